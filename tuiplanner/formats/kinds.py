"""What a file is that careerboard does not import, told from its content."""

import json
import re
from collections.abc import Callable
from typing import Any

from tuiplanner.formats import columns, table, taskwarrior, trello

READS = (
    "careerboard reads JSON Resume, LinkedIn, vCard, Trello, Taskwarrior and CSV files, "
    "and its own export"
)
ZIP = b"PK\x03\x04"
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)
_OPENINGS = (
    ("begin:vcalendar", "an iCalendar file"),
    ("<!doctype html", "a web page"),
    ("<html", "a web page"),
    ("<", "an XML file"),
)


def opens_json(data: bytes) -> bool:
    """Say whether a file begins as JSON does that is an object or a list."""
    return _text(data)[:1] in {"{", "["}


def opens_vcard(data: bytes) -> bool:
    """Say whether a file begins as a vCard does."""
    return _text(data)[:11].casefold() == "begin:vcard"


def opens_tasks(data: bytes) -> bool:
    """Say whether a file begins with a line that is a Taskwarrior task: one a line, no array."""
    first = _text(data).partition("\n")[0].strip().removesuffix(",")
    try:
        return taskwarrior.is_task(json.loads(first))
    except (ValueError, RecursionError):
        return False


def is_table(data: bytes, name: str) -> bool:
    """Say whether a file is a CSV by its name, or by a first line that has columns we know."""
    if name.casefold().endswith((".csv", ".tsv")):
        return True
    first = _text(data).partition("\n")[0]
    cells = {table.header(cell.strip('"')) for cell in re.split("[,;\t|]", first)}
    return any(len(columns.words(one) & cells) > 1 for one in columns.GUESSED)


def of_bytes(data: bytes) -> str | None:
    """Name a file that careerboard does not read, such as ``a PDF``; None when it may be read."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    text = _text(data)
    for opening, kind in _OPENINGS:
        if text[: len(opening)].casefold() == opening:
            return kind
    return None


def of_json(value: Any) -> str | None:
    """Name the kind of a JSON value that is not a JSON Resume; None when it is not known."""
    if isinstance(value, list):
        return "a JSON list"
    if not isinstance(value, dict):
        return "a single JSON value"
    return next((kind for is_kind, kind in _JSON_KINDS if is_kind(value)), None)


def _text(data: bytes) -> str:
    return data[:65536].decode("utf-8-sig", errors="replace").lstrip()


def _is_fresh(value: dict[str, Any]) -> bool:
    employment = value.get("employment")
    return isinstance(employment, dict) and "history" in employment


_JSON_KINDS: tuple[tuple[Callable[[dict[str, Any]], bool], str], ...] = (
    (trello.is_card, "a single Trello card (export its board)"),
    (_is_fresh, "a FRESH resume"),
    (lambda value: isinstance(value.get("sections"), dict), "a Reactive Resume file"),
)
