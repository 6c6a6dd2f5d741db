"""What can be done here, drawn from the bindings, and the records that find looks among."""

from collections.abc import Iterable, Sequence
from typing import Any

from textual.app import App
from textual.screen import Screen

from tuiplanner.career.career import Career
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.text import shown
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.numbered import SHOWN
from tuiplanner.tui.views.desk import Draft
from tuiplanner.tui.views.lineoffers import Offer, OfferingView
from tuiplanner.tui.widgets.bars import KeyHint
from tuiplanner.tui.widgets.choice import Choice
from tuiplanner.tui.widgets.keys import HELP_WIDTH, key_name
from tuiplanner.tui.widgets.rows import Place, Row

LONG_BEGINNING = 12
"""So many characters that two texts share are left out of a list of where they differ."""


def footer(screen: Screen[Any]) -> tuple[KeyHint, ...]:
    """Return the footer's entries for what has the focus, help last.

    They are what the view offers for the line under the cursor, else those that are declared for
    the footer, in that order.
    """
    offers = _offered(screen)
    order = {offer.name: at for at, offer in enumerate(offers)}
    words = dict(offers)
    found: dict[str, tuple[int, KeyHint]] = {}
    for key, active in screen.active_bindings.items():
        name = active.binding.id
        shown_here = active.binding.show and (not offers or name in _ALWAYS)
        if name and (name in order or shown_here):
            at = order[name] if name in order else _declared_at(active.node, name)
            does = words.get(name) or active.binding.description
            found.setdefault(name, (at, KeyHint(key, does)))
    last = [found.pop("app.help")[1]] if "app.help" in found else []
    return (*_together([hint for _, hint in sorted(found.values(), key=lambda one: one[0])]), *last)


_ALWAYS = frozenset({"app.help", "conflict.shown", "conflict.other", "conflict.both"})
"""What the footer names on any line: help, and what settles a field with two values."""


def _offered(screen: Screen[Any]) -> Sequence[Offer]:
    """Return what the view that has the focus offers for its line; empty elsewhere."""
    within = screen.focused.ancestors_with_self if screen.focused else ()
    return next((one.offered() for one in within if isinstance(one, OfferingView)), ())


def _declared_at(node: object, name: str) -> int:
    """Return where a node's class declares a binding; what the app declares comes after all.

    What settles a field with two values comes first: it is offered only where there is one.
    """
    if name.startswith("conflict."):
        return -1
    classes = type(node).__mro__
    declared = [
        getattr(one, "id", None) for kind in classes for one in kind.__dict__.get("BINDINGS", ())
    ]
    place = declared.index(name) if name in declared else 0
    return place + (1_000 if isinstance(node, App) else 0)


def _together(hints: list[KeyHint]) -> Iterable[KeyHint]:
    """Bring entries with the same word side by side, where the first of them stands."""
    order = list(dict.fromkeys(hint.does for hint in hints))
    return sorted(hints, key=lambda hint: order.index(hint.does))


SIGNS = (
    ("2/5", "Steps done, of all"),
    ("3 proof", "Entries that prove the goal"),
    ("claim", "Achieved, and no entry proves it"),
    ("@Ana", "A mentor of the goal"),
    ("quiet 41 d", "For so long nothing has happened on it"),
    ("*", "Marked"),
    ("↕", "Carried"),
    ("≠", "A field has two values; C lists them"),
    ("3 of 5", "Checks of the career view that are yes"),
)
"""What stands on a card or below the board in few letters."""


def help_rows(screen: Screen[Any]) -> list[Row]:
    """Return the keys of what has the focus, grouped by where they are declared.

    What keys mean only now, such as while a card is carried, comes first; on the board its signs
    are told last.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.id and binding.description:
            words = binding.tooltip or binding.description.capitalize()
            group = groups.setdefault(_group(binding.id), {})
            group.setdefault(words, []).append(key_name(key))
    rows = [Row(None, "Keys here; any of them also in the palette (:)", look="quiet")]
    number = 0
    for name, group in sorted(groups.items(), key=lambda one: one[0] not in _FOR_NOW):
        rows.append(Row(None, name, look="head"))
        for words, keys in group.items():
            for line, label in enumerate(_lines(keys)):
                number += 1
                rows.append(Row(Place("help", number), "" if line else words, label=label))
    if _group("board") in groups:
        rows.append(Row(None, "Signs on the board", look="head"))
        rows += [
            Row(Place("help", at), words, label=sign)
            for at, (sign, words) in enumerate(SIGNS, number + 1)
        ]
    return rows


def _lines(keys: Sequence[str]) -> list[str]:
    """Return the names of keys as lines that are not too long for the help."""
    lines = [""]
    for name in keys:
        longer = f"{lines[-1]} {name}".strip()
        if len(longer) <= HELP_WIDTH:
            lines[-1] = longer
        else:
            lines.append(name)
    return lines


_FOR_NOW = {"While a card is carried", "Kinds of entry", "While filtering"}


def _group(name: str) -> str:
    words = {
        "board": "On the board", "list": "In a list", "view": "On a line", "app": "Everywhere",
        "grab": "While a card is carried", "edit": "While editing", "field": "In the field",
        "note": "In the note", "kind": "Kinds of entry", "panes": "Between the panes",
        "mentors": "With mentors", "jobs": "With jobs", "decisions": "With decisions",
        "cells": "On a weight or score", "filter": "While filtering", "picker": "In the list",
        "paper": "To what is asked", "review": "Looking back", "career": "Past the day to day",
        "ticking": "What is ticked", "ticks": "What may come in",
        "offer": "With a file that cannot be read",
    }  # fmt: skip
    return words.get(name.partition(".")[0], name)


def palette(screen: Screen[Any], themes: Iterable[str]) -> list[Choice]:
    """Return every command of what has the focus, as (namespace, action), and the themes."""
    found: dict[str, tuple[str, list[str], tuple[object, str]]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.id and binding.description and binding.id != "app.palette":
            words = binding.tooltip or binding.description.capitalize()
            entry = found.setdefault(binding.id, (words, [], (active.node, binding.action)))
            entry[1].append(key_name(key))
    choices = [Choice(words, " ".join(keys), value) for words, keys, value in found.values()]
    return choices + [
        Choice(f"Theme: {name}", "", (screen.app, f"app.use_theme('{name}')")) for name in themes
    ]


def conflicts(planner: Planner) -> list[Choice]:
    """Return every field of which two values are kept, as the place where it stands."""
    career = planner.career
    choices: list[Choice] = []
    for one in planner.conflicts.open():
        if one.table not in SHOWN:
            continue
        field = fields_of(RECORDS[one.table]).get(one.field)
        name = field.title if field else one.field
        label = shown(career.label(one.record))
        beside = " ≠ ".join(_apart(shown(str(one.shown)), shown(str(one.other))))
        choices.append(Choice(f"{label}: {name}", beside, Place(one.table, one.record, one.field)))
    return choices


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return two texts without the long beginning that they share: where they differ counts."""
    shortest = min(len(one), len(other))
    same = next((at for at in range(shortest) if one[at] != other[at]), shortest - 1)
    start = one.rfind(" ", 0, max(0, same) + 1) + 1
    if start < LONG_BEGINNING:
        return one, other
    return f"…{one[start:]}", f"…{other[start:]}"


def drafts(waiting: Sequence[Draft]) -> list[Choice]:
    """Return what can be done with each draft, newest first, as (draft, whether to reopen it)."""
    choices: list[Choice] = []
    for draft in reversed(waiting):
        text = shown(draft.label if draft.playbook else " ".join(draft.text.split()))
        was = f"was: {shown(' '.join(draft.base.split()))}" if draft.base else _new(draft)
        was = "not added" if draft.playbook else was
        choices.append(Choice(f"Reopen: {text}", was, (draft, True)))
        choices.append(Choice(f"Drop: {text}", was, (draft, False)))
    return choices


def _new(draft: Draft) -> str:
    """Return what a text without one before it would be: a new goal, say, or a field's first."""
    what = draft.origin.what if draft.origin else ""
    nouns = [kind.NOUN for kind in RECORDS.values() if kind.NOUN.replace("-", "") == what]
    return f"new {nouns[0]}" if nouns else "new"


def records(career: Career) -> list[Choice]:
    """Return every record that a view shows by its title, newest change first."""
    rows = [
        (str(row.get("updated") or ""), table, record_id, str(row.get(RECORDS[table].TITLE) or ""))
        for table in SHOWN
        for record_id, row in career.rows.get(table, {}).items()
    ]
    rows.sort(reverse=True)
    return [
        Choice(shown(title), RECORDS[table].NOUN, Place(table, record_id))
        for _, table, record_id, title in rows
        if title
    ]
