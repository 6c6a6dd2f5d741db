"""The past of a file: what happened to a record, what still stands, what can be redone. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.changes import Change
from tuiplanner.career.records import RECORDS, children_of, fields_of

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


class Happening(NamedTuple):
    """One change in words; ``who`` is its session, empty where that is not known.

    ``when`` is local time to the minute, and ``is_undone`` says that it was taken back since.
    """

    when: str
    who: str
    what: str
    change: Change
    is_undone: bool


def happenings(told: Told, keys: Collection[Key] | None = None) -> list[Happening]:
    """Return the changes newest first; with ``keys`` those of these records, with their fields."""
    lines = [(who, one) for who, one in told if keys is None or one.touched().intersection(keys)]
    left = {one.id for one in standing([one for _, one in lines])}
    found: list[Happening] = []
    for who, one in reversed(lines):
        is_undone = one.undoes is None and one.id not in left
        found.append(Happening(when(one.at), who, _in_words(one, keys, is_undone), one, is_undone))
    return found


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


def _in_words(change: Change, keys: Collection[Key] | None, is_undone: bool) -> str:
    words = f"undo {change.name}" if change.undoes is not None else change.name
    names: dict[str, None] = {}
    for edit in change.edits if keys is not None else ():
        field = fields_of(RECORDS[edit.table]).get(edit.field) if edit.table in RECORDS else None
        if (edit.table, edit.id) in (keys or ()) and field and field.editable:
            names[field.title] = None
    about = f" ({', '.join(names)})" if names else ""
    return f"{words}{about}{', undone since' if is_undone else ''}"
