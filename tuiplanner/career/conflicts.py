"""Conflicts: fields that two sessions gave different values, with both values kept.

The record itself holds what is shown; each record of the table ``conflicts`` keeps one other value
until a person settles it. Such a record outlives the deletion of its field's record elsewhere, and
is counted only while that record is there and holds something else.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.changes import ABSENT
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Field, checked_links
from tuiplanner.career.records import Row
from tuiplanner.career.text import LIST_LIMIT, clean_line, clean_note

CONFLICTS: Final = "conflicts"
Key = tuple[str, int]
"""The table and the id of a record."""


class Conflict(NamedTuple):
    """One value that is kept beside the one that stands in a field, both as JSON values.

    ``shown`` is what stands there now, None when the record lacks the field; ``other`` was written
    at ``other_updated``, a UTC instant that is empty when it is not known.
    """

    id: int
    table: str
    record: int
    field: str
    shown: Any
    other: Any
    other_updated: str
    created: str
    updated: str

    @classmethod
    def from_row(cls, conflict_id: int, row: Row) -> "Conflict | None":
        """Read a row of the file; None for one that does not name a field and its other value."""
        texts = [row.get(name) for name in ("table", "field")]
        if not all(isinstance(text, str) for text in texts) or type(row.get("record")) is not int:
            return None
        if "other" not in row:
            return None
        return cls(
            id=conflict_id,
            table=row["table"],
            record=row["record"],
            field=row["field"],
            shown=row.get("shown"),
            other=row["other"],
            other_updated=str(row.get("other_updated", "")),
            created=str(row.get("created", "")),
            updated=str(row.get("updated", "")),
        )

    def to_row(self) -> dict[str, Any]:
        """Return the conflict as the file keeps it."""
        return {
            "table": self.table,
            "record": self.record,
            "field": self.field,
            "shown": self.shown,
            "other": self.other,
            "other_updated": self.other_updated,
            "created": self.created,
            "updated": self.updated,
        }


def json_text(value: Any) -> str:
    """Return the text by which values are compared, so that true, 1 and 1.0 differ."""
    from json import dumps  # noqa: PLC0415 - not for the first screen

    return "" if value is ABSENT else dumps(value, sort_keys=True, ensure_ascii=False)


def same(one: Any, other: Any) -> bool:
    """Say whether two JSON values (or ABSENT) are equal; true, 1 and 1.0 are not."""
    if type(one) is str or type(other) is str or one is None or other is None:
        return type(one) is type(other) and bool(one == other)
    return one is other or json_text(one) == json_text(other)


def is_empty(value: Any) -> bool:
    """Say whether a value is one of those that mean nothing was given."""
    return value is ABSENT or value is None or value in ("", [], {})


def found_in(rows: Mapping[int, Row]) -> list[Conflict]:
    """Return what the rows of the table hold, oldest first; rows that make no sense are skipped."""
    found = (Conflict.from_row(one, row) for one, row in rows.items())
    return sorted((one for one in found if one), key=lambda one: (one.created, one.id))


def open_in(career: Career) -> list[Conflict]:
    """Return the conflicts still to be settled, oldest first, ``shown`` being what stands now.

    One whose record is gone, or whose field holds the other value by now, waits unseen.
    """
    found = []
    for one in found_in(career.rows.get(CONFLICTS, {})):
        row = career.rows.get(one.table, {}).get(one.record)
        if row is None:
            continue
        shown = row.get(one.field)
        if not same(shown, one.other) and not (is_empty(shown) and is_empty(one.other)):
            found.append(Conflict(**{**one.to_row(), "id": one.id, "shown": shown}))
    return found


def unsettled(career: Career) -> frozenset[Key]:
    """Return the records that have a conflict still to be settled."""
    if not career.rows.get(CONFLICTS):
        return frozenset()
    return frozenset((one.table, one.record) for one in open_in(career))


def of_records(rows: Mapping[int, Row], keys: Iterable[Key]) -> list[int]:
    """Return the ids of all conflicts of the records, also of those that wait unseen."""
    among = set(keys)
    return sorted(
        one for one, row in rows.items() if (row.get("table"), row.get("record")) in among
    )


def both(field: Field, shown: Any, other: Any) -> Any:
    """Return the JSON value that keeps both: texts joined, lists united.

    One-liners are joined with `` / ``, notes with an empty line. Raises :class:`Refused` where two
    values cannot stand in one field, or not within its limit.
    """
    if field.kind in {"tags", "links"}:
        return _united(field, [*(shown or ()), *(other or ())])
    if field.kind not in {"line", "note"} or not isinstance(shown, str | None):
        raise Refused(f"{field.title} holds one value; keep what stands or take the other")
    texts = [text for text in (shown, other) if text]
    joined = (" / " if field.kind == "line" else "\n\n").join(texts)
    if len(joined) > field.limit:
        raise Refused(
            f"both together have {len(joined):,} characters and {field.title} holds at most "
            f"{field.limit:,}; keep one, or shorten what stands first"
        )
    return (clean_line if field.kind == "line" else clean_note)(joined, field.limit)


def _united(field: Field, items: list[Any]) -> list[Any]:
    if field.kind == "links":
        return list(checked_links(dict.fromkeys(items)))
    united = tags.distinct(items)
    if len(united) > LIST_LIMIT:
        raise Refused(f"{len(united)} tags are too many; at most {LIST_LIMIT} fit")
    return list(united)
