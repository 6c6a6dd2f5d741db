"""What bringing back an earlier state would change: pure, in edits and in words."""

from collections.abc import Mapping
from typing import NamedTuple

from tuiplanner.career.changes import Edit, Tables, difference
from tuiplanner.career.records import RECORDS, Row, fields_of
from tuiplanner.planner.words import quoted
from tuiplanner.store.backups import KEPT_BY_PROGRAM, counts

LINES = 20
"""More records than these are only counted."""


class Difference(NamedTuple):
    """The edits that turn one state into another, and the lines that say so."""

    edits: tuple[Edit, ...]
    lines: tuple[str, ...]


def between(now: Tables, then: Tables, at: str) -> Difference:
    """Return what leads from ``now`` back to ``then``; what comes back is ``updated`` at ``at``.

    So it outlives the tombstone of a record that was deleted in the meantime.
    """
    edits: list[Edit] = []
    lines: list[str] = []
    for table in [*RECORDS, *sorted((now.keys() | then.keys()) - RECORDS.keys() - KEPT_BY_PROGRAM)]:
        old, new = now.get(table, {}), then.get(table, {})
        for one in sorted(old.keys() | new.keys()):
            before, after = old.get(one, {}), new.get(one, {})
            if _typed(before) == _typed(after) and bool(before) == bool(after):
                continue
            if after and (table in RECORDS or "updated" in after):
                after = {**after, "updated": at}
            made = difference(table, one, before, after)
            edits += made
            lines.append(_line(table, one, before, after, made))
    more = [f"and {len(lines) - LINES} records more"] if len(lines) > LINES else []
    return Difference(tuple(edits), (*_counts(now, then), *lines[:LINES], *more))


def _typed(row: Row) -> Mapping[str, str]:
    return {name: repr(value) for name, value in row.items() if name != "updated"}


def _counts(now: Tables, then: Tables) -> list[str]:
    before, after = counts(now), counts(then)
    return [
        f"{table}: {before.get(table, 0)} now, {after.get(table, 0)} in the backup"
        for table in {**before, **after}
    ]


def _line(table: str, one: int, before: Row, after: Row, edits: list[Edit]) -> str:
    name = named(table, one, after or before)
    if not before:
        return f"comes back: {name}"
    if not after:
        return f"goes away: {name}"
    known = fields_of(RECORDS[table]) if table in RECORDS else {}
    fields = [edit.field for edit in edits if edit.field != "updated"]
    words = [known[field].title if field in known else field for field in fields]
    return f"becomes as it was: {', '.join(words)} of {name}"


def named(table: str, one: int, row: Row) -> str:
    """Return what a sentence calls a record, of whatever table."""
    kind = RECORDS.get(table)
    if kind is None:
        return f"{table} {one}"
    title = row.get(kind.TITLE)
    return f"{kind.NOUN} {quoted(title) if isinstance(title, str) and title else one}"
