"""Read our own full JSON, as ``export json`` writes it: the layout of the data file.

Nothing is shaped here: ids, slugs, times, unknown fields and unknown tables come as they are, and
only control characters are taken out of what a person would see.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID, Field
from tuiplanner.career.records import RECORDS, Entry, Record, fields_of
from tuiplanner.career.text import without_controls
from tuiplanner.formats.proposal import Proposal, Proposed, check_count

FORMAT, NAME = "careerboard", "careerboard"
SCHEMA = 1
"""The newest layout that is read; that of the data file."""
META = "_meta"
_ID = re.compile(r"[1-9][0-9]{0,15}\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INT_END = 2**63
_OURS: dict[str, dict[str, type]] = {
    "tombstones": {"table": str, "at": str},
    "conflicts": {"table": str, "record": int, "field": str},
}
"""What a row of the program's own tables has at least."""
_FIRST = ("jobs", "mentors", "goals")
"""What others are matched by comes before them."""

_Rows = Mapping[int, Mapping[str, Any]]


def is_ours(value: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is one of our files."""
    return META in value


def of_json(document: Mapping[str, Any]) -> Proposal:
    """Return every record of a file of ours, parents before their children.

    Raises :class:`Refused` for a file of a newer careerboard, and for one that holds nothing.
    """
    _refuse_newer(document[META])
    check_count(sum(len(rows) for rows in document.values() if isinstance(rows, dict)), NAME)
    skipped: list[str] = []
    tables = {name: _rows(name, rows, skipped) for name, rows in document.items() if name != META}
    records: list[Proposed] = []
    cleaned = 0
    for name in (*_FIRST, *(name for name in RECORDS if name not in _FIRST)):
        for one, row in tables.get(name, {}).items():
            kind = RECORDS[name]
            whole = _clean(fields_of(kind).values(), row)
            try:
                kind.from_row(one, whole)
            except Refused as refusal:
                skipped.append(without_controls(f"{kind.NOUN} {one}: {refusal}"))
                continue
            cleaned += whole != row
            records.append(Proposed(name, whole, str(one), _links(kind, whole), id=one))
    beside = _beside(tables)
    remarks = _remarks(cleaned, [name for name in beside if name not in _OURS])
    return Proposal(FORMAT, NAME, tuple(records), tuple(remarks), tuple(skipped), beside=beside)


def _beside(tables: Mapping[str, _Rows]) -> dict[str, _Rows]:
    """Return the tables that hold no records a person keeps, without rows that are none."""
    found: dict[str, _Rows] = {}
    for name, rows in tables.items():
        needed = _OURS.get(name, {})
        kept = {one: row for one, row in rows.items() if _has(row, needed)}
        if name not in RECORDS and kept:
            found[name] = kept
    return found


def _remarks(cleaned: int, unknown: list[str]) -> Iterator[str]:
    if cleaned:
        several = "s" if cleaned > 1 else ""
        yield f"control characters taken out of {cleaned:,} record{several}"
    if unknown:
        listed = ", ".join(without_controls(name)[:40] for name in unknown[:12])
        yield f"tables of another version come along as they are: {listed}"


def _refuse_newer(meta: Any) -> None:
    record = meta.get("1") if isinstance(meta, dict) else None
    schema = record.get("schema", SCHEMA) if isinstance(record, dict) else None
    if type(schema) is not int or schema < 1:
        raise Refused("this is not an export of careerboard: its _meta names no schema")
    if schema > SCHEMA:
        raise Refused(
            f"a newer careerboard wrote this (schema {schema}); update careerboard to import it"
        )


def _rows(name: str, rows: Any, skipped: list[str]) -> dict[int, Mapping[str, Any]]:
    """Return the records of a table by id; what is none is skipped."""
    shown = without_controls(name)[:40]
    if not isinstance(rows, dict):
        skipped.append(f"table {shown}: not records by id")
        return {}
    found: dict[int, Mapping[str, Any]] = {}
    strange = 0
    for key, row in rows.items():
        if _ID.match(key) and int(key) < MAX_ID and isinstance(row, dict) and row:
            found[int(key)] = _holdable(row)
        else:
            strange += 1
    if strange:
        skipped.append(f"table {shown}: {strange:,} of it no record with an id")
    return found


def _holdable(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the row without what no file of ours could hold, such as 1e999 or half a character."""
    if all(map(_is_held, row.values())) and all(map(_is_held, row)):
        return row
    texts = {
        name: _SURROGATE.sub("", value) if isinstance(value, str) else value
        for name, value in row.items()
    }
    return {name: value for name, value in texts.items() if _is_held(name) and _is_held(value)}


def _is_held(value: Any) -> bool:
    if isinstance(value, str):
        return value.isascii() or not _SURROGATE.search(value)
    if isinstance(value, dict):
        return all(map(_is_held, value)) and all(map(_is_held, value.values()))
    if isinstance(value, list):
        return all(map(_is_held, value))
    if isinstance(value, int):
        return -_INT_END <= value < _INT_END
    return not isinstance(value, float) or math.isfinite(value)


def _has(row: Mapping[str, Any], needed: Mapping[str, type]) -> bool:
    return all(type(row.get(name)) is kind for name, kind in needed.items())


def _clean(declared: Iterable[Field], row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the row without control characters in the texts of its known fields."""
    found = dict(row)
    for field in declared:
        value = found.get(field.name)
        if isinstance(value, str) and field.kind in {"line", "note", "slug", "rank"}:
            clean = without_controls(value, keep_newlines=field.kind == "note")
            found[field.name] = clean
        elif isinstance(value, list) and field.kind == "tags":
            found[field.name] = [
                without_controls(one) if isinstance(one, str) else one for one in value
            ]
    return found


def _links(kind: type[Record], row: Mapping[str, Any]) -> dict[str, str]:
    """Return the links that decide whether a record can come in, and the job of an entry."""
    name = "job" if kind is Entry else kind.PARENT
    return {name: str(row[name])} if name and row.get(name) else {}
