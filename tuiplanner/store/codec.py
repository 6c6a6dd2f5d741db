"""Bytes and tables: the layout of the file, and the checksum that says it is as we wrote it.

The layout is what plain TinyDB reads: an object of tables, each an object of records by id, with
one field per line and sorted keys. The table ``_meta`` holds one record of ours, and in it the
SHA-256 of the file's bytes with its own 64 digits as zeros.
"""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson

from tuiplanner.career.changes import Tables
from tuiplanner.career.fields import MAX_ID
from tuiplanner.career.records import Row
from tuiplanner.store.digest import sha256
from tuiplanner.store.errors import DamagedError, StoreError, sentence, told

SCHEMA = 1
META = "_meta"

_OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_ZEROS = "0" * 64
_META_START = b'\n  "_meta": {\n    "1": {\n'
_SHA256 = re.compile(
    re.escape(_META_START[:-1]) + rb'(?:\n      [^\n]*)*?\n      "sha256": "([0-9a-f]{64})"'
)
_BOM = b"\xef\xbb\xbf"
_BLANK = re.compile(b"(?:" + _BOM + rb")?\s*")


class Content(NamedTuple):
    """What a file holds; ``meta`` is the ``_meta`` table, kept apart from ``tables``.

    ``sealed`` says that the checksum matches: the bytes are as careerboard wrote them. Where they
    could not be used as they are, ``repairs`` says in sentences what was mended in ``tables``.
    """

    tables: Tables = MappingProxyType({})
    meta: Mapping[str, Any] = MappingProxyType({})
    sealed: bool = True
    repairs: tuple[str, ...] = ()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking all new rows again and again.

    At ten thousand goals that took twice the time of the reading itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def is_blank(data: bytes) -> bool:
    """Say whether bytes hold nothing at all, as those of a new file do."""
    return _BLANK.fullmatch(data) is not None


def encode(tables: Mapping[str, Mapping[str, Row]], meta: Mapping[str, Any], app: str) -> bytes:
    """Return the bytes of the next write: tables by string ids, ``meta`` renewed and sealed.

    Raises TypeError for what JSON cannot hold.
    """
    from secrets import token_hex  # noqa: PLC0415 - not for reading

    before = meta.get("1", {})
    revision = before.get("revision")
    if type(revision) is not int or not 0 <= revision < MAX_ID:
        revision = 0
    renewed = {
        **before,
        "schema": SCHEMA,
        "app": app,
        "revision": revision + 1,
        "write_id": token_hex(8),
        "sha256": _ZEROS,
    }
    data = orjson.dumps({**tables, META: {**meta, "1": renewed}}, option=_OPTIONS)
    place = _place(data)
    if place is None:
        raise TypeError("no place for the checksum")
    return b"".join((data[: place.start], _digest(data, place), data[place.stop :]))


def decode(data: bytes, path: Path) -> Content:
    """Read the bytes of a file that is not blank; ``path`` names it in messages.

    Where the checksum does not match every check is made. What fails one is mended, without any
    value lost; where nothing can be made of the bytes :class:`StoreError` names the place.
    """
    with collector_paused():
        place = _place(data)
        if place and data[place] == _digest(data, place):
            try:
                return _content(orjson.loads(data), path, sealed=True)
            except (AttributeError, KeyError, TypeError, ValueError):
                pass  # sealed, and yet not ours: the checks find the words
        return _checked(data, path)


def _checked(data: bytes, path: Path) -> Content:
    from tuiplanner.store import strict  # noqa: PLC0415 - only for what others wrote

    document = strict.parse(data.removeprefix(_BOM), path)
    _refuse_schema(document, path)
    try:
        strict.check(document, path)
        content = _content(dict(document), path, sealed=False)
        strict.check_records(content.tables, path)
    except StoreError:
        return _repaired(document, path)
    return content


def _repaired(document: dict[str, Any], path: Path) -> Content:
    """Propose a state that fits; raises :class:`StoreError` where there is nothing to mend."""
    from tuiplanner.store import repair, strict  # noqa: PLC0415 - only for what others wrote

    strict.check_shape(document, path)
    tables, repairs = repair.repaired(document)
    strict.check(tables, path)
    content = _content(tables, path, sealed=False)
    strict.check_records(content.tables, path)
    return content._replace(repairs=repairs)


def _content(document: dict[str, Any], path: Path, *, sealed: bool) -> Content:
    if sealed:
        _refuse_schema(document, path)
    meta = document.pop(META, {})
    tables = {}
    for name, rows in document.items():
        if not set(map(type, rows.values())) <= {dict}:
            raise TypeError(name)
        tables[name] = dict(zip(map(int, rows), rows.values(), strict=True))
    return Content(tables, meta, sealed)


def _refuse_schema(document: dict[str, Any], path: Path) -> None:
    """Refuse a newer file before its shape is judged by today's rules."""
    record = document.get(META)
    record = record.get("1") if isinstance(record, dict) else None
    schema = record.get("schema", SCHEMA) if isinstance(record, dict) else SCHEMA
    if type(schema) is not int or schema < 1:
        from tuiplanner.store import strict  # noqa: PLC0415 - only for what others wrote

        what = f"has {schema!r:.40} for its schema in _meta 1, not a whole number from 1"
        raise DamagedError(sentence(path, f"{what}; {strict.MEND}"))
    if schema > SCHEMA:
        raise told(
            path,
            f"was written by a newer careerboard (schema {schema}); update careerboard to open it",
        )


def _place(data: bytes) -> slice | None:
    """Return where the 64 digits of the checksum stand, or None; strings have no raw newlines."""
    start = data.find(_META_START)
    match = _SHA256.match(data, start) if start >= 0 else None
    return slice(*match.span(1)) if match else None


def _digest(data: bytes, place: slice) -> bytes:
    view = memoryview(data)
    digest = sha256(view[: place.start], size=len(data))
    digest.update(_ZEROS.encode())
    digest.update(view[place.stop :])
    return digest.hexdigest().encode()
