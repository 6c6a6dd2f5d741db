"""Every check there is, for a file whose bytes careerboard did not write.

An editor, a script, a merge tool or a bad disk may have written anything. The first thing that is
not as it must be raises :class:`StoreError` with its place; unknown tables and fields, and links
into nothing, are no reason to refuse.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tuiplanner.career.career import Career, checked
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.career.text import shown
from tuiplanner.store.errors import StoreError, told

ID_END = MAX_ID
"""The first whole number that is too large for an id."""

_ID = re.compile(r"[1-9][0-9]{0,15}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_DEEPEST = 100
_MOST_DIGITS = 20
_MEND = "correct that place in an editor or put a good copy in its place"


class _Unfit:
    """A number that JSON can spell and the file cannot hold; ``text`` as it stands there."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


class _Repeated(dict[str, Any]):
    """An object in which ``key`` stands more than once."""

    key: str


def parse(data: bytes, path: Path) -> dict[str, Any]:
    """Read JSON text into objects that still show what was wrong with them, for :func:`check`."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode()) + 1
        raise _damaged(path, line, column, f"byte 0x{data[error.start]:02x} is not UTF-8") from None
    try:
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_Unfit,
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        message = (error.msg[:1].lower() + error.msg[1:]).removesuffix(" at")
        raise _damaged(path, error.lineno, error.colno, message) from None
    except RecursionError:
        raise told(path, f"is nested more than {_DEEPEST} deep; {_MEND}") from None
    if not isinstance(document, dict):
        raise _wrong(path, f"line 1 begins {_kind(document)} where the tables should be")
    if _SURROGATE_ESCAPE.search(text):
        _refuse_surrogates(document, path)
    return document


def check(document: dict[str, Any], path: Path) -> None:
    """Refuse a document whose tables, ids or values could not be kept as they are."""
    _refuse_repeated(document, path, "the table {} stands twice")
    for name, rows in document.items():
        if not isinstance(rows, dict):
            raise _wrong(path, f"table {_named(name)} is {_kind(rows)}, not records by id")
        _refuse_repeated(rows, path, f"table {_named(name)} has the id {{}} twice")
        for key, row in rows.items():
            _check_record(name, key, row, path)
    _refuse_shared_ids(document, path)


def check_records(tables: Mapping[str, Mapping[int, Row]], path: Path) -> None:
    """Refuse a record of a known table with a field of another shape than its kind declares."""
    try:
        checked(Career(tables))
    except Refused as refusal:
        raise _wrong(path, shown(str(refusal))) from None


def _check_record(name: str, key: str, row: Any, path: Path) -> None:
    where = f"{_named(name)} {_named(key)}"
    if not _ID.fullmatch(key) or int(key) >= ID_END:
        raise _wrong(path, f"{where} is no id (a whole number from 1, below 2^53)")
    if not isinstance(row, dict):
        raise _wrong(path, f"{where} is {_kind(row)}, not a record")
    _refuse_repeated(row, path, f"{where} has the field {{}} twice")
    for field, value in row.items():
        if (kind := type(value)) is str or value is None or kind is int:
            continue
        if problem := _problem(value):
            raise _wrong(path, f"{where}, field {_named(field)} {problem}")


def _problem(value: Any, depth: int = 3) -> str | None:
    """Return what is wrong with a value, ``depth`` levels inside the document, or None."""
    if isinstance(value, _Unfit):
        return f"has the number {value.text:.24}, which is out of range"
    if isinstance(value, _Repeated):
        return f"has {_named(value.key)} twice"
    if isinstance(value, (dict, list)):
        if depth >= _DEEPEST:
            return f"is nested more than {_DEEPEST} deep"
        inner = value.values() if isinstance(value, dict) else value
        return next((bad for one in inner if (bad := _problem(one, depth + 1))), None)
    return None


def _refuse_repeated(found: dict[str, Any], path: Path, what: str) -> None:
    if isinstance(found, _Repeated):
        raise _wrong(path, what.format(_named(found.key)))


def _refuse_shared_ids(document: dict[str, Any], path: Path) -> None:
    homes: dict[str, str] = {}
    for name in RECORDS:
        for key in document.get(name, ()):
            if key in homes:
                raise _wrong(path, f"the id {key} stands in both {homes[key]} and {name}")
            homes[key] = name


def _refuse_surrogates(document: dict[str, Any], path: Path) -> None:
    """Find the half of a character pair, which UTF-8 cannot hold, if one is there."""
    pending: list[tuple[str, Any]] = [("", document)]
    while pending:
        where, value = pending.pop()
        if isinstance(value, str) and _SURROGATE.search(value):
            raise _wrong(path, f"{where.strip()} has a broken character (a lone surrogate)")
        if isinstance(value, dict):
            pending += [(where or "a table's name", key) for key in value]
            pending += [(f"{where} {_named(key)}", one) for key, one in value.items()]
        elif isinstance(value, list):
            pending += [(where, one) for one in value]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = _Repeated(found)
    repeated.key = _first_repeated(key for key, _ in pairs)
    return repeated


def _first_repeated(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""


def _float(text: str) -> float | _Unfit:
    value = float(text)
    return value if math.isfinite(value) else _Unfit(text)


def _int(text: str) -> int | _Unfit:
    if len(text) > _MOST_DIGITS:
        return _Unfit(text)
    value = int(text)
    return value if -(2**63) <= value < 2**64 else _Unfit(text)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "a number")


def _named(key: str) -> str:
    return shown(key)[:40] if key else '""'


def _wrong(path: Path, what: str) -> StoreError:
    return told(path, f"cannot be used as it is: {what}; {_MEND}")


def _damaged(path: Path, line: int, column: int, what: str) -> StoreError:
    return told(path, f"is damaged at line {line}, column {column} ({what}); {_MEND}")
