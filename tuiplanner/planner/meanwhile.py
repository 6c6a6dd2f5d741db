"""What became of a record elsewhere while a field of it was open here."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.changes import ABSENT, Change, Edit, difference
from tuiplanner.career.conflicts import CONFLICTS, same
from tuiplanner.career.records import RECORDS, Row, fields_of

BOTH_KEPT = "changed elsewhere too: both kept, C settles it; u undoes"
"""What is said of a change that keeps another value; short enough for any window."""


class Begun(NamedTuple):
    """A record as it was when one of its fields was opened, and the text the field began with.

    ``row`` has every field, as :meth:`Record.to_row` gives them.
    """

    row: Row
    text: str


def is_changed(now: Row, begun: Begun, field: str) -> bool:
    """Say whether a field holds something else than when it was opened."""
    return not same(now.get(field, ABSENT), begun.row.get(field, ABSENT))


def both_kept(
    career: Career,
    change: Change,
    fields: Collection[str],
    begun: Begun,
    ids: Callable[[], int],
) -> list[Edit]:
    """Return edits that change no more than a change does, with ``fields`` since they were opened.

    They are made three-way, as the file merges sessions: a field that was changed here and
    elsewhere keeps both values, and lists take what either side added or took out.
    """
    from tuiplanner.store import merge  # noqa: PLC0415 - no start waits for what few edits need

    since = tuple(
        edit._replace(old=begun.row.get(edit.field, ABSENT)) if edit.field in fields else edit
        for edit in change.edits
    )
    merged = merge.merged(career.rows, [Change(change.name, since, change.at)], {}, ids=ids)
    return [
        edit
        for table, one in sorted(merged.touched)
        for edit in difference(
            table,
            one,
            career.rows.get(table, {}).get(one, {}),
            merged.tables.get(table, {}).get(one, {}),
        )
    ]


def keeps_other(change: Change) -> bool:
    """Say whether a change keeps a value beside the one that stands, for a person to settle."""
    return any(edit.table == CONFLICTS and edit.old is ABSENT for edit in change.edits)


def is_orphan(career: Career, table: str, row: Row) -> bool:
    """Say whether the record that a row belongs to is gone."""
    kind = RECORDS[table]
    if kind.PARENT is None:
        return False
    return row.get(kind.PARENT) not in career.table(fields_of(kind)[kind.PARENT].table)
