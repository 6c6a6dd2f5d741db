"""Opened records as rows: every field a line, and below them what belongs to the record."""

from collections.abc import Iterator

from tuiplanner.career import encoding, fields
from tuiplanner.career.conflicts import Conflict, open_in
from tuiplanner.career.records import Record, fields_of
from tuiplanner.career.text import shown
from tuiplanner.tui.views import decisionsheet, goalsheet, jobsheet, mentorsheet
from tuiplanner.tui.views.sheetlines import Lines
from tuiplanner.tui.widgets.rows import Row

REVERSE = {
    ("goals", "evidence"): ("entries", "goals"),
    ("goals", "talks"): ("talks", "goals"),
    ("jobs", "goals"): ("goals", "jobs"),
    ("mentors", "goals"): ("goals", "mentors"),
}
"""Sections of links that another record holds: (table, section) to (table, field)."""

_SHEETS = (goalsheet, jobsheet, mentorsheet, decisionsheet)
LAYOUT: dict[str, tuple[str, ...]] = {
    **{table: items for sheet in _SHEETS for table, items in sheet.LAYOUT.items()},
    "reviews": ("went", "learned", "next", "goals", "date", "period"),
}
"""The fields and ``#sections`` of each kind of record, by table, in the order they are shown."""
_SECTIONS = {name: section for sheet in _SHEETS for name, section in sheet.SECTIONS.items()}
_FACTS = {table: sheet.facts for sheet in _SHEETS for table in sheet.LAYOUT}


class Sheet(Lines):
    """Makes the rows of any record that can be opened."""

    def rows(self, table: str, record_id: int) -> list[Row]:
        """Return the rows of a record; an empty list when it is gone."""
        record = self.career.get(table, record_id)
        if record is None:
            return []
        others = [
            one for one in open_in(self.career) if (one.table, one.record) == (table, record_id)
        ]
        rows: list[Row] = []
        for item in LAYOUT[table]:
            rows += self._item(record, item)
            rows += [self._other(record, one) for one in others if one.field == item]
        # What stands in a section has its other value at the end, with its name.
        within = [
            one
            for one in others
            if one.field not in LAYOUT[table] and fields_of(record)[one.field].editable
        ]
        return rows + [self._other(record, one, named=True) for one in within]

    def _other(self, record: Record, conflict: Conflict, *, named: bool = False) -> Row:
        """Return the line that shows the other value kept for a field."""
        field = fields_of(record)[conflict.field]
        text = fields.shown(field, encoding.from_json(field, conflict.other), self.today, self.name)
        name = f"{field.title}: " if named else ""
        return Row(None, f"{name}{shown(text) or '(empty)'}", label="≠ elsewhere", look="alert")

    def _item(self, record: Record, item: str) -> Iterator[Row]:
        if item.startswith("#"):
            yield from _SECTIONS[record.TABLE, item[1:]](self, record)
        elif item == record.TITLE:
            facts = _FACTS.get(record.TABLE)
            yield from self.title(record, facts(self, record) if facts else "")
        else:
            yield from self.field(record, item)
