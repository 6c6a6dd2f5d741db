"""The bytes of a foreign file as text or JSON, within caps that keep an import harmless."""

import json
from collections.abc import Iterable
from typing import Any

from tuiplanner.career.errors import Refused

FILE_LIMIT = 20 * 2**20
FIELD_LIMIT = 2**20
DEPTH_LIMIT = 64
_INNER = frozenset({dict, list})
_MOST_LINES = 100_000
_MOST_OBJECTS = 500_000
_MOST_VALUES = 2_000_000

_AGAIN = "export it again and import that"


def check_size(data: bytes) -> None:
    """Refuse a file that is empty, blank or over 20 MB."""
    if len(data) > FILE_LIMIT:
        raise Refused(
            f"the file has {len(data) / 2**20:.1f} MB, at most {FILE_LIMIT // 2**20} MB are read; "
            "split it"
        )
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b"\0 \t\r\n\v\f"):
        raise Refused(f"the file is empty; {_AGAIN}")


def text_of(data: bytes) -> str:
    """Return the text of a UTF-8 file without its byte order mark; names other encodings."""
    check_size(data)
    start = data[:2]
    if start in {b"\xff\xfe", b"\xfe\xff"} or (len(start) > 1 and (0 in start) and any(start)):
        raise Refused("the file is UTF-16 text, not UTF-8; save it as UTF-8 and import that")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"line {line} is not UTF-8 but perhaps Windows-1252 (byte {data[error.start]:#04x}); "
            "save the file as UTF-8 and import that"
        ) from None


def text_or_cp1252(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a table and remarks on it; one that is not UTF-8 is read as cp1252.

    Spreadsheets on Windows still write that. Raises :class:`Refused` as :func:`text_of` does.
    """
    try:
        return text_of(data), ()
    except Refused as refusal:
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data or len(data) > FILE_LIMIT:
            raise
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise refusal from None
    return text, ("the file is not UTF-8 and was read as Windows-1252; check names with accents",)


def json_of(data: bytes) -> Any:
    """Return the value of a JSON file, every key in it distinct and every number finite.

    Raises :class:`Refused` with line and column for anything that is not JSON.
    """
    text = text_of(data)
    if text.count("{") + text.count("[") > _MOST_OBJECTS:
        raise Refused(f"the JSON has more than {_MOST_OBJECTS:,} objects; split it")
    if text.count(",") > _MOST_VALUES:
        raise Refused(f"the JSON has more than {_MOST_VALUES:,} values; split it")
    try:
        value = json.loads(text, object_pairs_hook=_distinct, parse_constant=_not_json)
    except json.JSONDecodeError as error:
        raise Refused(_broken(text, error)) from None
    except RecursionError:
        raise Refused(_too_deep()) from None
    except ValueError:
        raise Refused(f"the JSON has a number of thousands of digits; {_AGAIN}") from None
    _check_caps(value, long=len(text) > FIELD_LIMIT)
    return value


def json_lines_of(data: bytes) -> list[Any]:
    """Return the values of a file of one JSON value a line, each perhaps with a comma behind it.

    Raises :class:`Refused` as :func:`json_of` does, with the line in the file.
    """
    lines = text_of(data).split("\n")
    if len(lines) > 2 * _MOST_LINES:
        raise Refused(f"the file has more than {_MOST_LINES:,} lines; split it")
    found: list[Any] = []
    for number, line in enumerate(lines, 1):
        text = line.strip().removesuffix(",")
        if not text:
            continue
        try:
            found.append(json_of(text.encode()))
        except Refused as refusal:
            words = str(refusal).replace("at line 1, column", f"at line {number}, column")
            raise Refused(words) from None
    return found


def _broken(text: str, error: json.JSONDecodeError) -> str:
    place = f"line {error.lineno}, column {error.colno}"
    if text.lstrip()[:1] not in {"{", "["}:
        return f"this is not JSON (other text begins at {place}); choose an export in JSON"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return f"the JSON is cut off at {place}; {_AGAIN}"
    return f"the JSON is broken at {place} ({error.msg}); mend it there, or {_AGAIN}"


def _too_deep() -> str:
    return f"the JSON is nested deeper than {DEPTH_LIMIT} levels; no export is, choose another file"


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Refused(f"the JSON has the key {key[:40]!r} twice in one place; keep one of them")
        found[key] = value
    return found


def _not_json(word: str) -> None:
    raise Refused(f"the JSON has {word} for a number, which JSON does not know; take it out")


def _check_caps(value: Any, *, long: bool) -> None:
    """Refuse what is nested too deep and, where the file is ``long`` enough, too long a text."""
    level: list[Any] = [[value]]  # lists and objects that stand equally deep
    for _ in range(DEPTH_LIMIT + 1):
        inner = [part for one in level for part in (one.values() if type(one) is dict else one)]
        if long:
            _check_texts(inner)
            _check_texts(key for one in level if type(one) is dict for key in one)
        level = [one for one in inner if type(one) in _INNER]
        if not level:
            return
    raise Refused(_too_deep())


def _check_texts(values: Iterable[Any]) -> None:
    for one in values:
        if type(one) is str and len(one) > FIELD_LIMIT:
            raise Refused(
                f"a text has {len(one):,} characters ({one[:20]!r}…), at most "
                f"{FIELD_LIMIT:,} are read; shorten it"
            )
