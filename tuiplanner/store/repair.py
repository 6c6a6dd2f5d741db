"""Repair mode: a state in which every record of a file with faults is shown and no value is lost.

Pure. A value that does not fit its field moves, as text, into the field ``<field>_was``, which
this version does not know and so keeps; of two records with one id one gets another id. What is
proposed depends on the file alone, so that every look at it shows the same.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from tuiplanner.career.encoding import from_json
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID, Field
from tuiplanner.career.records import RECORDS, Record, fields_of
from tuiplanner.career.text import shown
from tuiplanner.store import strict
from tuiplanner.store.strict import Repeated, Unfit, kind_of, named, pairs_of

NO_TITLE = "(no title)"
_META = "_meta"
_LONG_AGO = "1970-01-01"
_DEFAULTS = {"stage": "idea", "kind": "note", "overall": 5, "weight": 3}

Rows = dict[str, dict[str, Any]]


class Repair:
    """One document on its way to fitting; ``tables`` and ``told`` are the outcome."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.told: list[str] = []
        self.tables: dict[str, Rows] = {}
        self._homes: dict[str, str] = {}
        self._taken: set[str] = set()
        self._moved: dict[tuple[str, int], int] = {}
        pairs = {name: _rows(document, name) for name in document}
        self._note_repeated_tables(document)
        self._taken = {key for rows in pairs.values() for key, _ in rows}
        # Known tables first: an id they share with others is no fault.
        for name in sorted(pairs, key=_order):
            self._take_table(name, pairs[name])
        self._relink()
        for name in RECORDS:
            for key in list(self.tables.get(name, ())):
                self._fit(name, key)

    def _note_repeated_tables(self, document: dict[str, Any]) -> None:
        if isinstance(document, Repeated):
            for name in document.repeated():
                self.told.append(f"the table {named(name)} stood twice; both are shown as one")

    def _take_table(self, name: str, pairs: list[tuple[str, Any]]) -> None:
        """Give every record of a table an id of its own; of equal ids the last record keeps it."""
        rows: Rows = {}
        last = dict(pairs)
        extra: list[tuple[str, dict[str, Any]]] = []
        for key, found in pairs:
            row = self._clean_record(name, key, found)
            is_last = last.get(key) is found
            if is_last and (name == _META or self._is_free(name, key)):
                rows[key] = row
                if name in RECORDS:
                    self._homes[key] = name
            else:
                extra.append((key, row))
        self.tables[name] = rows
        for key, row in extra:
            if key in rows and _as_text(rows[key]) == _as_text(row):
                self.told.append(f"{named(name)} {named(key)} stood twice, both times alike")
            else:
                self._rename(name, key, row)

    def _is_free(self, name: str, key: str) -> bool:
        return strict.is_id(key) and (name not in RECORDS or key not in self._homes)

    def _rename(self, name: str, key: str, row: dict[str, Any]) -> None:
        """Keep a record under another id, which it says itself where the old one was none."""
        rows = self.tables[name]
        new = self._new_id(name, key, row)
        where = f"{named(name)} {named(key)}"
        if key in rows:
            self.told.append(f"{where} stood twice; the other one is now {new}")
        elif strict.is_id(key):
            self.told.append(f"{where} has the id of another record and is now {new}")
            self._moved[name, int(key)] = int(new)
        else:
            self.told.append(f"{where} is no id (a whole number from 1, below 2^53); now {new}")
            row = {**row, _was("id", row): key}
            if strict.is_id(key.lstrip("0")):
                self._moved.setdefault((name, int(key)), int(new))
        rows[new] = row
        self._taken.add(new)
        if name in RECORDS:
            self._homes[new] = name

    def _new_id(self, name: str, key: str, row: Mapping[str, Any]) -> str:
        plain = key.lstrip("0")
        if strict.is_id(plain) and plain not in self._taken:
            return plain
        number = 0
        while True:
            seed = f"{name}\0{key}\0{number}\0{_as_text(row)}"
            digest = hashlib.sha256(seed.encode("utf-8", "replace")).digest()
            new = str(int.from_bytes(digest[:8]) % (MAX_ID - 1) + 1)
            if new not in self._taken:
                return new
            number += 1

    def _clean_record(self, name: str, key: str, found: dict[str, Any]) -> dict[str, Any]:
        """Return a record with each field once and without numbers the file cannot hold."""
        where = f"{named(name)} {named(key)}"
        row: dict[str, Any] = {}
        declared = fields_of(RECORDS[name]) if name in RECORDS else {}
        for field, value in found.items():
            row[field] = value if field in declared else _plain(value)
            if field not in declared and _has_fault(value):
                what = f"{value.text:.24}" if isinstance(value, Unfit) else "what no file may hold"
                self.told.append(f"{where}, field {named(field)} had {what}; see what it holds now")
        for field, value in pairs_of(found) if isinstance(found, Repeated) else ():
            if _as_text(value) != _as_text(found[field]):
                spare = _was(field, {**row, **found})
                row[spare] = _plain(value)
                self.told.append(f"{where} has the field {named(field)} twice; see {named(spare)}")
        return row

    def _relink(self) -> None:
        """Let links follow the records that got another id."""
        for name in RECORDS if self._moved else ():
            links = [one for one in fields_of(RECORDS[name]).values() if one.table]
            for row in self.tables.get(name, {}).values():
                for field in links:
                    row_value = row.get(field.name)
                    if isinstance(row_value, list):
                        row[field.name] = [self._followed(field, one) for one in row_value]
                    elif field.kind == "scores" and type(row_value) is dict:
                        row[field.name] = {
                            str(self._followed(field, int(key)) if strict.is_id(key) else key): one
                            for key, one in row_value.items()
                        }
                    elif field.name in row:
                        row[field.name] = self._followed(field, row_value)

    def _followed(self, field: Field, value: Any) -> Any:
        if type(value) is not int or str(value) in self.tables.get(field.table, {}):
            return value
        return self._moved.get((field.table, value), value)

    def _fit(self, name: str, key: str) -> None:
        """Move what does not fit its field aside, and fill what a record cannot lack."""
        row = self.tables[name][key]
        kind = RECORDS[name]
        for field in fields_of(kind).values():
            if field.name in row and not _fits(field, row[field.name]):
                self._move_aside(f"{name} {key}", row, field)
            if field.required and row.get(field.name) in ("", None):
                row[field.name] = self._needed(kind, key, row, field)
                said = f"{name} {key} had no {field.title}"
                self.told.append(f"{said}; it is now {shown(str(row[field.name]))}")

    def _move_aside(self, where: str, row: dict[str, Any], field: Field) -> None:
        value = row.pop(field.name)
        spare = _was(field.name, row)
        row[spare] = _as_text(value)
        if field.is_list and isinstance(value, list):
            row[field.name] = [one for one in value if _fits(field, [one])]
        elif field.kind == "scores" and type(value) is dict:
            row[field.name] = {key: one for key, one in value.items() if _fits(field, {key: one})}
        if isinstance(value, Unfit):
            said = f"the number {value.text:.24}"
        else:
            said = (
                kind_of(value) if isinstance(value, (dict, list)) else shown(_as_text(value))[:40]
            )
        self.told.append(f"{where}, {field.name}: {said} does not fit and is now in {spare}")

    def _needed(self, kind: type[Record], key: str, row: Mapping[str, Any], field: Field) -> Any:
        if field.table:
            return int(self._parent(field.table, f"{kind.TABLE} {key}"))
        if field.kind == "day":
            made = str(row.get("created") or "")[:10]
            return made if made and _fits(field, made) else _LONG_AGO
        return _DEFAULTS.get(field.name, NO_TITLE)

    def _parent(self, table: str, child: str) -> str:
        """Return the id of a record made so that its child is shown; one for all of its kind."""
        row: dict[str, Any] = {RECORDS[table].TITLE: NO_TITLE}
        rows = self.tables.setdefault(table, {})
        for key, one in rows.items():
            if one.get("found_in") == "repair":
                return key
        new = self._new_id(table, "found", row)
        rows[new] = row | {"found_in": "repair"}
        self._taken.add(new)
        self.told.append(f"{child} belongs to no {RECORDS[table].NOUN}; {new} was made to show it")
        self._fit(table, new)
        return new


def repaired(document: dict[str, Any]) -> tuple[dict[str, Rows], tuple[str, ...]]:
    """Return a document that fits in the place of one that :func:`strict.parse` read, and why.

    Its tables must be objects of objects: that is for the caller to see to.
    """
    made = Repair(document)
    return made.tables, tuple(made.told)


def _order(name: str) -> tuple[int, str]:
    return (list(RECORDS).index(name) if name in RECORDS else len(RECORDS), name)


def _rows(document: dict[str, Any], name: str) -> list[tuple[str, Any]]:
    """Return every record under a table's name, also where the table or an id stands twice."""
    tables = [rows for key, rows in pairs_of(document) if key == name]
    return [pair for rows in tables for pair in pairs_of(rows)]


def _was(field: str, row: Iterable[str]) -> str:
    name, number = f"{field}_was", 1
    while name in row:
        number += 1
        name = f"{field}_was_{number}"
    return name


def _fits(field: Field, value: Any) -> bool:
    if _has_fault(value):
        return False
    try:
        from_json(field, value)
    except Refused:
        return False
    return True


def _has_fault(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        inner = value.values() if isinstance(value, dict) else value
        return isinstance(value, Repeated) or any(_has_fault(one) for one in inner)
    return isinstance(value, Unfit)


def _plain(value: Any) -> Any:
    """Return a value that the file can hold, and in which nothing of this one is missing."""
    if isinstance(value, Unfit):
        return value.text
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _plain(one) for key, one in value.items()}
    for key, one in pairs_of(value) if isinstance(value, Repeated) else ():
        if _as_text(one) != _as_text(value[key]):
            made[_was(key, {**made, **value})] = _plain(one)
    return made


def _as_text(value: Any) -> str:
    """Return the text itself, or JSON; a text in quotation marks is kept apart by them."""
    if isinstance(value, Unfit):
        return value.text
    if isinstance(value, str):
        return value
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
