"""Write CSV: one file a kind of record, which our own import reads back (FORMATS section 8).

ISO dates, lists joined by ``; ``, links as slugs or ids, lines ended as RFC 4180 says. A cell that
a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tuiplanner.career import goals
from tuiplanner.career.career import Career
from tuiplanner.career.encoding import to_json
from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS, STAGES, Record, fields_of
from tuiplanner.formats import columns, outgoing, table

BOM = b"\xef\xbb\xbf"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def rows(career: Career, kind: str, *, private: bool = False) -> list[list[str]]:
    """Return the cells of one kind of :data:`columns.TABLES`: a header, and a row a record."""
    declared = fields_of(RECORDS[kind])
    known = [name for name in columns.known(kind) if name in declared]
    wanted = outgoing.fields((declared[name] for name in known), private=private)
    found = [["id", *(field.name for field in wanted)]]
    for record in _in_order(career, kind):
        if outgoing.may_leave(record, private=private):
            cells = (_cell(career, field, getattr(record, field.name)) for field in wanted)
            found.append([str(record.id), *map(table.safe, cells)])
    return found


def tables(career: Career, *, private: bool = False) -> dict[str, list[list[str]]]:
    """Return the cells of each kind that has a record to show, parents first."""
    found = {kind: rows(career, kind, private=private) for kind in columns.TABLES}
    return {kind: cells for kind, cells in found.items() if len(cells) > 1}


def write(cells: Iterable[Sequence[str]]) -> bytes:
    """Return a file of rows, without a byte order mark."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(cells)
    return buffer.getvalue().encode()


def zipped(named: Mapping[str, bytes]) -> bytes:
    """Return a zip of files; the same files make the same bytes whenever it is made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in named.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def _in_order(career: Career, kind: str) -> Iterator[Record]:
    """Give the records of a kind in an order that an import keeps: goals and steps by rank."""
    if kind == "goals":
        for stage in STAGES:
            yield from career.goals.among(goals.column(career, stage, hidden=True))
    elif kind == "steps":
        yield from sorted(career.steps.values(), key=lambda one: (one.goal, one.rank, one.id))
    elif kind == "jobs":
        yield from outgoing.jobs(career)
    else:
        records = career.table(kind).values()
        yield from sorted(records, key=lambda one: (one.created, one.id))


def _cell(career: Career, field: Field, value: Any) -> str:
    if field.kind == "link":
        return "" if value is None else _name(career, field.table, value)
    if field.kind == "links":
        return "; ".join(_name(career, field.table, one) for one in value)
    if field.kind == "tags":
        return table.joined(map(outgoing.text, value))
    kept = to_json(field, value)
    return "" if kept is None else outgoing.text(kept)


def _name(career: Career, kind: str, record_id: int) -> str:
    """Return the slug of a linked record, or its id where it has none."""
    row = career.rows.get(kind, {}).get(record_id, {})
    return outgoing.text(row.get("slug") or record_id)
