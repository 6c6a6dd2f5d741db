"""The past of a file: what happened to a record, what still stands, what can be redone. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.changes import ABSENT, TOMBSTONES, Change, Edit, Tables
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.relations import children_of

Key = tuple[str, int]
Told = Sequence[tuple[str, Change]]
"""Changes, oldest first, each with the session that made it; empty where that is not known."""


def standing(history: Iterable[Change]) -> Iterator[Change]:
    """Give the changes, newest first, that are neither undone nor an undo.

    An undo that was itself taken back undoes nothing.
    """
    taken_back: set[str] = set()
    for change in reversed(list(history)):
        if change.id in taken_back:
            continue
        if change.undoes is None:
            yield change
        else:
            taken_back.add(change.undoes)


def redoable(history: Iterable[Change]) -> Iterator[Change]:
    """Give the undos, newest first, that no other change has come after.

    A redo, which takes an undo back, ends nothing.
    """
    changes = list(history)
    roots: dict[str, str] = {}  # what an undo, or the redo of one, is about in the end
    undos: dict[str, bool] = {}
    for change in changes:
        if change.undoes is not None:
            roots[change.id] = roots.get(change.undoes, change.undoes)
            undos[change.id] = not undos.get(change.undoes, False)
    seen: set[str] = set()
    for change in reversed(changes):
        if change.undoes is None:
            return
        if roots[change.id] not in seen and undos[change.id]:
            yield change
        seen.add(roots[change.id])


def is_buried(tables: Tables, edit: Edit, at: str) -> bool:
    """Say whether the record of an edit was deleted after the instant ``at``."""
    stone = tables.get(TOMBSTONES, {}).get(edit.id, {})
    return stone.get("table") == edit.table and str(stone.get("at", "")) > at


class Happening(NamedTuple):
    """One change in words; ``who`` is its session, empty where that is not known.

    ``when`` is local time to the minute, and ``is_undone`` says that it was taken back since.
    """

    when: str
    who: str
    what: str
    change: Change
    is_undone: bool


def in_words(history: Iterable[Change]) -> dict[str, str]:
    """Return what each change of a history is called, by its id: that it undoes or redoes, too."""
    undos: dict[str, bool] = {}
    words: dict[str, str] = {}
    for one in history:
        words[one.id] = one.name
        if one.undoes is not None:
            undos[one.id] = not undos.get(one.undoes, False)
            words[one.id] = f"{'undo' if undos[one.id] else 'redo'} {one.name}"
    return words


def happenings(told: Told, keys: Collection[Key] | None = None) -> list[Happening]:
    """Return the changes newest first; with ``keys`` those of these records, with their fields."""
    lines = [(who, one) for who, one in told if keys is None or one.touched().intersection(keys)]
    left = {one.id for one in standing([one for _, one in lines])}
    words = in_words(one for _, one in lines)
    found: list[Happening] = []
    for who, one in lines:
        is_undone = one.undoes is None and one.id not in left
        what = f"{words[one.id]}{_fields(one, keys or ())}{', undone since' * is_undone}"
        found.append(Happening(when(one.at), who, what, one, is_undone))
    return found[::-1]


def family(career: Career, table: str, record_id: int) -> set[Key]:
    """Return a record and all that belongs to it: steps, entries, talks, promises."""
    keys = [(table, record_id)]
    for kind, one in keys:  # grows while it is walked
        for children, parent in children_of(kind):
            keys += [(children, child) for child in career.table(children).by(parent, one)]
    return set(keys)


def when(at: str) -> str:
    """Return an instant as local time, ``2026-11-23 09:00``; what is none stays as it is."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at


def _fields(change: Change, keys: Collection[Key]) -> str:
    """Return which fields of some records a change has set, in brackets; empty for none.

    Of a record that it made or took away, those go without saying.
    """
    names: dict[str, None] = {}
    for edit in change.edits:
        kind = RECORDS.get(edit.table)
        field = fields_of(kind).get(edit.field) if kind and (edit.table, edit.id) in keys else None
        if field and field.editable and ABSENT not in (edit.old, edit.new):
            names[field.title] = None
    return f" ({', '.join(names)})" if names else ""
