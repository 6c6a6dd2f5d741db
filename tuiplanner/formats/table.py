"""Rows of a CSV file, whatever wrote it: its encoding, delimiter, quotes and line ends."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tuiplanner.career.errors import Refused
from tuiplanner.formats.proposal import RECORD_LIMIT
from tuiplanner.formats.shaping import one_line
from tuiplanner.formats.source import FIELD_LIMIT, text_or_cp1252

_DELIMITERS = ",;\t|"
_LINE_LIMIT = 10 * RECORD_LIMIT
_COLUMNS = 1_000
FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What makes a spreadsheet take a cell for a formula when it begins with it, full width too."""


class Row(NamedTuple):
    """One row; ``line`` is where it ends in the file, counted from 1."""

    line: int
    cells: tuple[str, ...]


class Rows(NamedTuple):
    """The rows of a file that have a cell with something in it, and remarks on the file."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


def read(data: bytes, delimiter: str = "") -> Rows:
    """Return the rows of a CSV file.

    Unless given, the delimiter is the one of ``, ; tab |`` that the first line with any of them
    has most.
    Raises :class:`Refused` with the line for quotes that do not close and for what is no text.
    """
    text, remarks = text_or_cp1252(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Refused(f"line {line} has a NUL character, so this is no CSV; choose another file")
    if max(text.count("\n"), text.count("\r")) > _LINE_LIMIT:
        raise Refused(f"the file has more than {_LINE_LIMIT:,} lines; split it")
    return Rows(tuple(_rows(text, delimiter or _delimiter(text))), remarks)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    with _field_limit():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if len(cells) > _COLUMNS:
                    raise Refused(
                        f"line {reader.line_num} of the CSV has {len(cells):,} columns, at most "
                        f"{_COLUMNS:,} are read; take out what is not needed"
                    )
                if any(cell and not cell.isspace() for cell in cells):
                    yield Row(reader.line_num, tuple(cells))
        except csv.Error as error:
            raise Refused(_broken(error, reader.line_num)) from None


def _broken(error: csv.Error, line: int) -> str:
    words = str(error)
    if "unexpected end" in words:
        return (
            f"the CSV is cut off, or a quote on or before line {line} does not close; "
            "export it again and import that"
        )
    if "field larger" in words:
        return f"a cell on line {line} has more than {FIELD_LIMIT:,} characters; shorten it"
    return f"the CSV is broken at line {line} ({words}); mend it there, or export it again"


@contextmanager
def _field_limit() -> Iterator[None]:
    """Let cells be as long as any text of an import; the limit is one for the whole process."""
    before = csv.field_size_limit(FIELD_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    for line in text[:FIELD_LIMIT].splitlines()[:100]:
        unquoted = "".join(line.split('"')[::2])
        counts = [(unquoted.count(one), one) for one in _DELIMITERS]
        most, found = max(counts, key=lambda one: one[0])
        if most:
            return found
    return ","


def header(cell: str) -> str:
    """Return a column's name as it is compared: folded, single-spaced, without ``_`` and ``-``."""
    words = one_line(cell).casefold().replace("_", " ").replace("-", " ")
    return " ".join(words.strip("\ufeff*: ").split())


def plain(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from computing it."""
    return cell[1:] if cell.startswith("'") and _computes(cell) else cell


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet computes; :func:`plain` gives back what it was."""
    return f"'{cell}" if _computes(cell) else cell


def _computes(cell: str) -> bool:
    first = cell.lstrip("'")[:1]
    return bool(first) and first in FORMULA


def listed(cell: str) -> list[str]:
    """Return the items of a list: joined by ``;``, or by commas where one stands in no quotes."""
    separator = "," if "," in "".join(cell.split('"')[::2]) else ";"
    end = rf"(?:{separator}|\Z)"
    item = rf'\s*"((?:[^"]|"")*)"\s*{end}|([^{separator}]*){end}'
    parts = (
        match[2] if match[1] is None else match[1].replace('""', '"')
        for match in re.finditer(item, cell)
    )
    return [part for one in parts if (part := one.strip())]


def joined(items: Iterable[str]) -> str:
    """Write a list as one cell that :func:`listed` reads back: ``tea; "salt, pepper"``."""
    return "; ".join(
        '"' + item.replace('"', '""') + '"' if {",", ";"} & set(item) or '"' in item else item
        for item in items
    )
