"""Read our own full JSON, as ``export json`` writes it: the layout of the data file.

Nothing is shaped here: ids, slugs, times, unknown fields and unknown tables come as they are, and
only control characters are taken out of what a person would see.
"""

import re
from collections.abc import Iterable, Mapping
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
    remarks: list[str] = []
    skipped: list[str] = []
    tables = {name: _rows(name, rows, skipped) for name, rows in document.items() if name != META}
    check_count(sum(map(len, tables.values())), NAME)
    order = [*_FIRST, *(name for name in RECORDS if name not in _FIRST)]
    records: list[Proposed] = []
    cleaned = 0
    for name in order:
        declared = fields_of(RECORDS[name]).values() if name in tables else ()
        for one, row in tables.get(name, {}).items():
            whole = _clean(declared, row)
            cleaned += whole != row
            try:
                RECORDS[name].from_row(one, whole)
            except Refused as refusal:
                skipped.append(f"{RECORDS[name].NOUN} {one}: {refusal}")
                continue
            records.append(Proposed(name, whole, str(one), _links(RECORDS[name], whole), id=one))
    if cleaned:
        several = "s" if cleaned > 1 else ""
        remarks.append(f"control characters taken out of {cleaned:,} record{several}")
    beside = {name: rows for name, rows in tables.items() if name not in RECORDS and rows}
    if unknown := [name for name in beside if name not in {"tombstones", "conflicts"}]:
        listed = ", ".join(without_controls(name)[:40] for name in unknown[:12])
        remarks.append(f"tables of another version come along as they are: {listed}")
    return Proposal(FORMAT, NAME, tuple(records), tuple(remarks), tuple(skipped), beside=beside)


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
            found[int(key)] = row
        else:
            strange += 1
    if strange:
        skipped.append(f"table {shown}: {strange:,} of it no record with an id")
    return found


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
