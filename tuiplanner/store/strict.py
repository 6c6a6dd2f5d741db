"""Every check there is, for a file whose bytes careerboard did not write.

An editor, a script, a merge tool or a bad disk may have written anything. The first thing that is
not as it must be raises :class:`DamagedError` with its place; unknown tables and fields, and links
into nothing, are no reason to refuse.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tuiplanner.career.career import Career, checked
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.career.text import shown
from tuiplanner.store.errors import DamagedError, StoreError, sentence

ID_END = MAX_ID
"""The first whole number that is too large for an id."""

_ID = re.compile(r"[1-9][0-9]{0,15}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_DEEPEST = 100
_MOST_DIGITS = 20
MEND = "correct that place in an editor, or see careerboard restore for its backups"
"""What to do about a file that cannot be used as it is."""


class Unfit:
    """A number that JSON can spell and the file cannot hold; ``text`` as it stands there."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


class Repeated(dict[str, Any]):
    """An object in which a key stands more than once; ``pairs`` has all that was there."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs

    def repeated(self) -> list[str]:
        """Return the keys that stand more than once."""
        times = Counter(key for key, _ in self.pairs)
        return [key for key, number in times.items() if number > 1]


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
            parse_constant=Unfit,
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        message = (error.msg[:1].lower() + error.msg[1:]).removesuffix(" at")
        raise _damaged(path, error.lineno, error.colno, message) from None
    except RecursionError:
        what = f"is nested more than {_DEEPEST} deep; {MEND}"
        raise DamagedError(sentence(path, what)) from None
    if not isinstance(document, dict):
        raise _wrong(path, f"line 1 begins {kind_of(document)} where the tables should be")
    if _SURROGATE_ESCAPE.search(text):
        _refuse_surrogates(document, path)
    return document


def check(document: dict[str, Any], path: Path) -> None:
    """Refuse a document whose tables, ids or values could not be kept as they are."""
    _refuse_repeated(document, path, "the table {} stands twice")
    for name, rows in document.items():
        if not isinstance(rows, dict):
            raise _wrong(path, f"table {named(name)} is {kind_of(rows)}, not records by id")
        _refuse_repeated(rows, path, f"table {named(name)} has the id {{}} twice")
        for key, row in rows.items():
            _check_record(name, key, row, path)
    _refuse_shared_ids(document, path)


def check_shape(document: dict[str, Any], path: Path) -> None:
    """Refuse a document that is no set of tables of records, or too deep to be kept."""
    for name, rows in pairs_of(document):
        if not isinstance(rows, dict):
            raise _wrong(path, f"table {named(name)} is {kind_of(rows)}, not records by id")
        for key, row in pairs_of(rows):
            where = f"{named(name)} {named(key)}"
            if not isinstance(row, dict):
                raise _wrong(path, f"{where} is {kind_of(row)}, not a record")
            for field, value in pairs_of(row):
                if _is_deep(value):
                    deep = f"field {named(field)} is nested more than {_DEEPEST} deep"
                    raise _wrong(path, f"{where}, {deep}")


def pairs_of(found: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return all that stands in an object, one key perhaps more than once."""
    return found.pairs if isinstance(found, Repeated) else list(found.items())


def check_records(tables: Mapping[str, Mapping[int, Row]], path: Path) -> None:
    """Refuse a record of a known table with a field of another shape than its kind declares."""
    try:
        checked(Career(tables))
    except Refused as refusal:
        raise _wrong(path, shown(str(refusal))) from None


def _check_record(name: str, key: str, row: Any, path: Path) -> None:
    where = f"{named(name)} {named(key)}"
    if not is_id(key):
        raise _wrong(path, f"{where} is no id (a whole number from 1, below 2^53)")
    if not isinstance(row, dict):
        raise _wrong(path, f"{where} is {kind_of(row)}, not a record")
    _refuse_repeated(row, path, f"{where} has the field {{}} twice")
    for field, value in row.items():
        if (kind := type(value)) is str or value is None or kind is int:
            continue
        if problem := _problem(value):
            raise _wrong(path, f"{where}, field {named(field)} {problem}")


def _problem(value: Any, depth: int = 3) -> str | None:
    """Return what is wrong with a value, ``depth`` levels inside the document, or None."""
    if isinstance(value, Unfit):
        return f"has the number {value.text:.24}, which is out of range"
    if isinstance(value, Repeated):
        return f"has {named(value.repeated()[0])} twice"
    if isinstance(value, (dict, list)):
        if depth >= _DEEPEST:
            return f"is nested more than {_DEEPEST} deep"
        inner = value.values() if isinstance(value, dict) else value
        return next((bad for one in inner if (bad := _problem(one, depth + 1))), None)
    return None


def is_id(key: str) -> bool:
    """Say whether a key is an id as it must be written."""
    return _ID.fullmatch(key) is not None and int(key) < ID_END


def _is_deep(value: Any, depth: int = 3) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    inner = [one for _, one in pairs_of(value)] if isinstance(value, dict) else value
    return depth >= _DEEPEST or any(_is_deep(one, depth + 1) for one in inner)


def _refuse_repeated(found: dict[str, Any], path: Path, what: str) -> None:
    if isinstance(found, Repeated):
        raise _wrong(path, what.format(named(found.repeated()[0])))


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
            pending += [(f"{where} {named(key)}", one) for key, one in value.items()]
        elif isinstance(value, list):
            pending += [(where, one) for one in value]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)


def _float(text: str) -> float | Unfit:
    value = float(text)
    return value if math.isfinite(value) else Unfit(text)


def _int(text: str) -> int | Unfit:
    if len(text) > _MOST_DIGITS:
        return Unfit(text)
    value = int(text)
    return value if -(2**63) <= value < 2**64 else Unfit(text)


def kind_of(value: Any) -> str:
    """Return what a JSON value is, in words."""
    if value is None:
        return "null"
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "a number")


def named(key: str) -> str:
    """Return a key as a sentence may have it."""
    return shown(key)[:40] if key else '""'


def _wrong(path: Path, what: str) -> StoreError:
    return DamagedError(sentence(path, f"cannot be used as it is: {what}; {MEND}"))


def _damaged(path: Path, line: int, column: int, what: str) -> StoreError:
    what = f"is damaged at line {line}, column {column} ({what}); {MEND}"
    return DamagedError(sentence(path, what))
