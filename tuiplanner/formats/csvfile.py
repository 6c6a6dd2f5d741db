"""Read CSV files: each row a record, its columns matched by name (FORMATS section 8).

What ``export csv`` wrote comes back as it went, with its ids and names for the links between
records; of any other file the columns are matched as far as their names go.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID, Field
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.text import LIST_LIMIT, clean_line
from tuiplanner.formats import archive, columns, stages, table
from tuiplanner.formats.columns import Columns
from tuiplanner.formats.days import iso
from tuiplanner.formats.proposal import Choices, Proposal, Proposed, check_count, key_of
from tuiplanner.formats.shaping import Shaper, one_line
from tuiplanner.formats.table import Row, Rows

FORMAT, NAME = "csv", "CSV"
_SPAN = ("start", "end")
_IDENTITY = {
    "jobs": ("org", "title", "start"),
    "talks": ("mentor", "date", "topics"),
    "checkins": ("job", "date"),
    "reviews": ("date", "period"),
}


def read(data: bytes, name: str, choices: Choices) -> Proposal:
    """Return what the rows of a CSV file propose.

    Raises :class:`Refused` for a file without a header and a row, or with one that cannot be
    understood, and :class:`Unclear` where a person has to say what the rows are.
    """
    return of_rows(table.read(data), name, choices)


def read_zip(data: bytes) -> Proposal | None:
    """Return what a zip of our own files proposes, such as ``jobs.csv``; None for another zip.

    Raises :class:`Refused` for a harmful or damaged archive and for one with nothing to import.
    """
    files = {f"{one}.csv": one for one in columns.TABLES}
    here = {name.rpartition("/")[2]: name for name in archive.names(data)}
    wanted = [here[base] for base in files if base in here]
    if len(wanted) < len(here) or not wanted:
        return None
    found: list[Proposal] = []
    skipped: list[str] = []
    for name, content in archive.members(data, wanted):
        base = name.rpartition("/")[2]
        try:
            found.append(read(content, base, Choices(files[base])))
        except Refused as refusal:
            skipped.append(f"{base}: {refusal}")
        else:
            check_count(sum(len(one.records) for one in found), NAME)
            skipped += (f"{base}: {reason}" for reason in found[-1].skipped)
    records = tuple(record for one in found for record in one.records)
    remarks = tuple(remark for one in found for remark in one.remarks)
    return Proposal(FORMAT, NAME, records, remarks, tuple(skipped))


def of_rows(found: Rows, name: str, choices: Choices) -> Proposal:
    """Return what rows propose, the first of which is the header."""
    if len(found.rows) < 2:  # noqa: PLR2004 - a header and one row
        raise Refused("this CSV has no row below its header; fill it in, or choose another")
    check_count(len(found.rows) - 1, NAME)
    stem = name.rpartition("/")[2].rpartition(".")[0]
    meaning = columns.of(found.rows[0].cells, stem, choices)
    reader = _Reader(meaning)
    for row in found.rows[1:]:
        reader.row(row)
    remarks = [*found.remarks, *reader.remarks]
    if meaning.left:
        listed = ", ".join(one_line(cell)[:40] for cell in meaning.left)
        remarks.append(
            f"columns not imported for want of a field: {listed}; "
            "--column 'HEADER=field' names one for a column"
        )
    return Proposal(FORMAT, NAME, tuple(reader.records), tuple(remarks), tuple(reader.skipped))


class _Reader:
    """The rows of one file on their way to records."""

    def __init__(self, meaning: Columns) -> None:
        self.records: list[Proposed] = []
        self.remarks: list[str] = []
        self.skipped: list[str] = []
        self._table = meaning.table
        self._kind = RECORDS[meaning.table]
        self._fields = meaning.fields
        self._keys: Counter[str] = Counter()

    def row(self, row: Row) -> None:
        """Take one row; one without a title, or with a parent unnamed, is skipped."""
        cells = {
            field: table.plain(row.cells[i])
            for i, field in self._fields.items()
            if i < len(row.cells)
        }
        for name, field in fields_of(self._kind).items():
            if field.required and field.kind != "choice" and not one_line(cells.get(name, "")):
                self.skipped.append(f"line {row.line}: no {field.title}")
                return
        shaper = Shaper(self._kind, f"line {row.line}")
        names: dict[str, tuple[str, ...]] = {}
        for name, text in cells.items():
            if name in fields_of(self._kind) and (cell := one_line(text)):
                field = fields_of(self._kind)[name]
                if field.kind in {"link", "links"}:
                    items = table.listed(cell)[: 2 * LIST_LIMIT] if field.is_list else [cell]
                    names[name] = tuple(items)
                elif name not in _SPAN:
                    _value(shaper, field, text)
            elif name == "every":
                shaper.put(name, None)  # the column is there, so no cadence is meant
        start, end = (iso(one_line(cells.get(name, ""))) for name in _SPAN)
        if start or end:
            shaper.span((start, "start"), (end, "end"))
        if missing := self._unread(shaper):
            self.skipped.append(f"line {row.line}: {missing} is not one to be read")
            return
        self.records.append(shaper.proposed(self._key(cells), names=names, id=_id(cells)))
        self.remarks += shaper.remarks

    def _unread(self, shaper: Shaper) -> str:
        """Return a required field whose text could not be read, such as the day of a talk."""
        declared = fields_of(self._kind).values()
        needed = [one for one in declared if one.required and one.kind in {"line", "day", "whole"}]
        return next((one.title for one in needed if not shaper.has(one.name)), "")

    def _key(self, cells: Mapping[str, str]) -> str:
        """Return what names a row when the file is read again: its id, slug, else its title.

        Rows that are the same in that are told apart by their order.
        """
        if key := one_line(cells.get("slug", "")) or one_line(cells.get("id", "")):
            return key[:120]
        title = self._kind.TITLE
        parent = self._kind.PARENT
        named = _IDENTITY.get(self._table, tuple(filter(None, (parent, title))))
        texts = [tags.fold(one_line(cells.get(name, ""))) for name in named]
        key = key_of(self._table, *texts)
        self._keys[key] += 1
        return key if self._keys[key] == 1 else key_of(key, str(self._keys[key]))


def _value(shaper: Shaper, field: Field, text: str) -> None:
    name, cell = field.name, one_line(text)
    if field.kind == "line":
        shaper.line(name, text)
    elif field.kind == "note":
        shaper.note(text)
    elif field.kind == "choice":
        _choose(shaper, field, cell)
    elif field.kind in {"partial", "day"}:
        shaper.date(name, iso(cell), field.title)
    elif field.kind == "tags":
        shaper.tags(table.listed(cell)[: 2 * LIST_LIMIT], name, whole=True)
    elif field.kind == "whole":
        _count(shaper, field, cell)
    elif field.kind == "slug":
        _slug(shaper, cell)


def _choose(shaper: Shaper, field: Field, cell: str) -> None:
    word = tags.fold(cell.replace("-", " ").replace("_", " "))
    found = stages.WORDS.get(word) if field.name == "stage" else None
    value = found or word.replace(" ", "-")
    if value in field.values:
        shaper.put(field.name, value)
    else:
        either = ", ".join(field.values)
        shaper.remark(f"{field.title} '{cell[:40]}' is none of {either}; left out")


def _count(shaper: Shaper, field: Field, cell: str) -> None:
    if cell.isascii() and cell.isdecimal() and field.least <= int(cell[:9]) <= field.limit:
        shaper.put(field.name, int(cell[:9]))
    else:
        least, most = field.least, field.limit
        shaper.remark(f"{field.title} '{cell[:40]}' is no number from {least} to {most}; left out")


def _slug(shaper: Shaper, cell: str) -> None:
    """Keep a slug that could be one of ours; any other is made anew from the title."""
    if cell == clean_line(cell) and all(c.isascii() and (c.isalnum() or c == "-") for c in cell):
        shaper.put("slug", cell[:60])


def _id(cells: Mapping[str, Any]) -> int | None:
    text = one_line(cells.get("id", ""))
    if text.isascii() and text.isdecimal() and 0 < int(text[:17]) < MAX_ID and len(text) < 17:  # noqa: PLR2004 - digits of the largest id
        return int(text)
    return None
