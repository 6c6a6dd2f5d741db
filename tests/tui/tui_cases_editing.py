"""Cases of what all views share: editing a line, an entry's kind, the editor."""

import os
import shlex
import sys
from functools import partial
from pathlib import Path

from tui_cases import GRANTS, STORAGE_MOVE, case
from tui_decisions import MOVE, decide
from tui_seat import Seat

from tuiplanner.career.changes import difference
from tuiplanner.tui.views.board import BoardView
from tuiplanner.tui.views.decisions import DecisionsView
from tuiplanner.tui.views.jobs import JobsView
from tuiplanner.tui.views.mentors import MentorsView

FIRST = {
    BoardView: ("1", "goals", GRANTS),
    JobsView: ("2", "jobs", "Platform engineer"),
    MentorsView: ("3", "mentors", "Dora Weiss"),
    DecisionsView: ("5", "decisions", MOVE),
}
"""The number of each view, and the record its cursor starts on."""

KINDS = {"w": "win", "l": "lesson", "f": "feedback", "a": "avoid", "n": "note", "enter": "note"}


def in_every_view(*names: str):
    """Register a case for each view."""

    def register(body):
        for view in FIRST:
            case(view, *names)(partial(prepared, body, view))
        return body

    return register


async def prepared(body, view: type, seat: Seat, key: str) -> None:
    """Run a case where there is what it is about."""
    if view is DecisionsView:
        decide(seat)
    await body(view, seat, key)


async def typing_in(seat: Seat, view: type, text: str) -> int:
    """Open the title under the cursor of a view and type; returns the record's id."""
    number, table, title = FIRST[view]
    await seat.press(number, "e")
    await seat.write(text)
    return seat.find(table, title).id


@in_every_view("edit.save", "edit.save-anywhere", "edit.complete", "edit.save-back")
async def save_the_field(view: type, seat: Seat, key: str) -> None:
    record = await typing_in(seat, view, "!")
    await seat.press(key)
    assert seat.career.label(record).endswith("!")
    assert seat.mode == "rest"
    assert seat.message.startswith("edited '")


@in_every_view("edit.editor")
async def go_on_in_the_editor(view: type, seat: Seat, key: str) -> None:
    log = editor(seat, "text.upper()")
    record = await typing_in(seat, view, "!")
    title = FIRST[view][2]
    await seat.press(key)
    assert log.read_text() == f"{title}!\n"
    assert seat.career.label(record) == f"{title}!".upper()
    assert seat.mode == "rest"


@in_every_view("view.editor")
async def edit_in_the_editor(view: type, seat: Seat, key: str) -> None:
    log = editor(seat, "'Another title'")
    number, table, title = FIRST[view]
    record = seat.find(table, title).id
    await seat.press(number, key)
    assert log.read_text() == f"{title}\n"
    assert seat.career.label(record) == "Another title"


@in_every_view("edit.lines")
async def a_record_for_each_pasted_line(view: type, seat: Seat, key: str) -> None:
    await seat.press(FIRST[view][0], "n" if view is BoardView else "N")
    await seat.paste("One\nTwo\nThree\n")
    assert seat.field.text == "One Two Three"
    await seat.press(key)
    if view is BoardView:
        assert seat.titles("idea")[:4] == [GRANTS, "One", "Two", "Three"]
        await seat.press("u")
        assert not seat.has("goals", "Two")
    else:
        assert seat.field.text == "One Two Three"  # only cards come in bunches
        await seat.press("enter")
        assert seat.has(FIRST[view][1], "One Two Three")


@in_every_view(*(f"kind.{kind}" for kind in ("win", "lesson", "feedback", "avoid", "note")))
async def choose_the_kind_of_an_entry(view: type, seat: Seat, key: str) -> None:
    await offer_kinds(seat, view)
    await seat.press(key)
    await seat.write("Slept well")
    await seat.press("enter")
    assert seat.find("entries", "Slept well").kind == KINDS[key]
    assert seat.mode == "rest"


@in_every_view("kind.enter")
async def enter_means_a_note(view: type, seat: Seat, key: str) -> None:
    await choose_the_kind_of_an_entry(view, seat, key)


async def offer_kinds(seat: Seat, view: type) -> None:
    """Come to where an entry's kind is asked for; other views never ask, so they are told to."""
    if view is BoardView:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("evidence")
        await seat.press("n")
    elif view is JobsView:
        await seat.press("2", "n")
    else:
        await seat.press(FIRST[view][0])
        seat.view.choose_kind(lambda kind: seat.view.add_entry(kind, None))
        await seat.settle()
    assert seat.mode == "kind"
    assert seat.message == "w win  l lesson  f feedback  a avoid  n ⏎ note  Esc back"


def editor(seat: Seat, result: str, *, code: int = 0) -> Path:
    """Set $EDITOR to a program that keeps what it was given and leaves ``result`` behind."""
    folder = seat.app.session.path.parent
    log = folder / "edited.txt"
    script = folder / "the editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"pathlib.Path({str(log)!r}).write_text(text, encoding='utf-8')\n"
        f"pathlib.Path({str(log)!r} + '.mode').write_text(oct(path.stat().st_mode & 0o777))\n"
        f"pathlib.Path({str(log)!r} + '.args').write_text(repr(sys.argv[1:-1]))\n"
        f"path.write_text({result}, encoding='utf-8')\n"
        f"sys.exit({code})\n"
    )
    os.environ["EDITOR"] = shlex.join([sys.executable, str(script), "--wait", "two words"])
    return log


# a field with two values

CONTESTED = {BoardView: "why", JobsView: "org", MentorsView: "next_ask", DecisionsView: "expect"}
"""A one-line field of each view's first record."""


def contest(seat: Seat, view: type, other: str = "Theirs") -> tuple[str, int, str]:
    """Keep another value for a field of a view's first record, as two sessions may."""
    _, table, title = FIRST[view]
    record, name = seat.find(table, title), CONTESTED[view]
    seat.app.planner.commit("contest", contested_row(table, record, name, other))
    return table, record.id, name


def contested_row(table: str, record, name: str, other: str):
    """Return the edits that keep another value for a field."""
    row = {
        "table": table, "record": record.id, "field": name, "other": other,
        "shown": getattr(record, name), "other_updated": "2026-11-23T08:00:00Z",
        "created": "2026-11-23T08:00:00Z", "updated": "2026-11-23T08:00:00Z",
    }  # fmt: skip
    return difference("conflicts", 4_711, {}, row)


@in_every_view("conflict.shown", "conflict.other", "conflict.both")
async def settle_a_field_with_two_values(view: type, seat: Seat, key: str) -> None:
    table, record, name = contest(seat, view)
    mine = getattr(seat.career.table(table)[record], name)
    await seat.press(FIRST[view][0], "enter")
    await seat.to_line(name)
    assert "≠ elsewhere   Theirs" in seat.text
    assert "m mine  t theirs  b both" in seat.footer
    await seat.press(key)
    wanted = {"m": mine, "t": "Theirs", "b": f"{mine} / Theirs"}[key]
    assert getattr(seat.career.table(table)[record], name) == wanted
    assert "≠" not in seat.text.replace(seat.message, "")
    await seat.press("u")
    assert "≠ elsewhere   Theirs" in seat.text
