"""A batch collects the edits of one change, each checked against the rules as it is added."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from tuiplanner.career import conflicts, rules, slugs
from tuiplanner.career.career import Career
from tuiplanner.career.changes import ABSENT, TOMBSTONES, Edit, difference
from tuiplanner.career.conflicts import CONFLICTS
from tuiplanner.career.fields import without
from tuiplanner.career.records import RECORDS, Record, Row, fields_of
from tuiplanner.career.relations import children_of, links_to

R = TypeVar("R", bound=Record)


class Batch:
    """Edits on a career that grow one by one; ``career`` is the state with all of them made."""

    def __init__(self, career: Career, today: date, at: str, ids: Callable[[], int]) -> None:
        self.career = career
        self.today = today
        self.at = at
        self.edits: list[Edit] = []
        self._ids = ids

    def add(self, kind: type[R], /, **values: Any) -> R:
        """Add a record with a new id, a slug where its kind has one, and the given values.

        Raises :class:`Refused` when its fields do not go together.
        """
        if "slug" in fields_of(kind):
            values["slug"] = self.free_slug(kind, str(values[kind.TITLE]))
        record = kind(id=self._new_id(), created=self.at, updated=self.at, **values)
        rules.check(record, self.today)
        self._put(record, {}, record.to_row())
        return record

    def set(self, record: R, **values: Any) -> R:
        """Give fields of a record new values; its ``updated`` follows where one differs.

        ``record`` may be older than the batch: only the named fields are edited. Raises
        :class:`Refused` when the fields then do not go together.
        """
        current: R = self.career.table(record.TABLE)[record.id]
        changed = current.replace(**values)
        if values.keys() & rules.FIELDS:
            rules.check(changed, self.today)
        declared = fields_of(changed)
        old, new = self.career.rows[record.TABLE][record.id], changed.to_row()
        edits = {name: new[name] for name in values if name in declared and name in new}
        if any(old.get(name, ABSENT) != value for name, value in edits.items()):
            self._put(changed, old, {**old, **edits, "updated": self.at})
        return self.career.table(record.TABLE)[record.id]  # type: ignore[no-any-return]

    def delete(self, record: Record) -> None:
        """Delete a record with its children and conflicts, and clear its id from other links."""
        for table, parent in children_of(record.TABLE):
            for child in self.career.table(table).by(parent, record.id):
                self.delete(self.career.table(table)[child])
        for table, field in links_to(record.TABLE):
            for one in self.career.table(table).by(field.name, record.id):
                holder = self.career.table(table)[one]
                kept = without(field, getattr(holder, field.name), {record.id})
                self.set(holder, **{field.name: kept})
        self._put(record, self.career.rows[record.TABLE][record.id], {})
        beside = self.career.rows.get(CONFLICTS, {})
        for one in conflicts.of_records(beside, [(record.TABLE, record.id)]):
            self._add(difference(CONFLICTS, one, beside[one], {}))

    def free_slug(self, kind: type[Record], title: str) -> str:
        """Return the slug a title gets beside those already in the table."""
        rows = self.career.table(kind.TABLE).rows
        return slugs.make(title, {row.get("slug") for row in rows.values()}, kind.NOUN)

    def _put(self, record: Record, old: Row, new: Row) -> None:
        self._add(difference(record.TABLE, record.id, old, new))

    def _add(self, edits: list[Edit]) -> None:
        self.edits += edits
        self.career = self.career.applied(edits)

    def _new_id(self) -> int:
        while True:
            number = self._ids()
            if not any(number in rows for rows in self.career.rows.values()):
                return number


def tombstones(
    before: Career, after: Career, edits: list[Edit], at: str, *, undo: bool
) -> list[Edit]:
    """Return edits that remember every record of a known table which the edits have deleted.

    A stone keeps the record's source, so that an import does not bring back what a person has
    deleted; an ``undo`` of an import is no such wish, and its stone says so.
    """
    gone = {
        (edit.table, edit.id)
        for edit in edits
        if edit.table in RECORDS and edit.id not in after.table(edit.table)
    }
    found: list[Edit] = []
    for table, record_id in sorted(gone):
        row: Mapping[str, Any] = before.rows.get(table, {}).get(record_id, {})
        if not row:
            continue
        old = before.rows.get(TOMBSTONES, {}).get(record_id, {})
        source = old.get("src") if undo else row.get("src")
        stone: dict[str, Any] = {"table": table, "at": at} | ({"src": source} if source else {})
        stone |= {"undone": True} if undo and (not old or old.get("undone")) else {}
        found += difference(TOMBSTONES, record_id, old, stone)
    return found
