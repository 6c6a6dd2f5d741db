"""Read a file of whatever kind it turns out to be."""

from contextlib import suppress
from typing import Any

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.formats import (
    careerfile,
    csvfile,
    jsonresume,
    kinds,
    linkedin,
    source,
    table,
    taskwarrior,
    trello,
    vcard,
)
from tuiplanner.formats.proposal import Choices, Proposal, Unclear

_NO_CHOICES = Choices()


def read(data: bytes, name: str, choices: Choices = _NO_CHOICES) -> Proposal:
    """Return what the file proposes, its kind told from the content.

    Raises :class:`Refused` in a sentence that begins with ``name`` and says what the file is, and
    :class:`Unclear` for a CSV whose columns do not say what its rows are.
    """
    try:
        return _read(data, name, choices)
    except Refused as refusal:
        refusal.args = (f"{shown(name)}: {refusal}",)
        raise


def _read(data: bytes, name: str, choices: Choices) -> Proposal:
    if kind := kinds.of_bytes(data):
        raise Refused(f"this is {kind}; {kinds.READS}")
    source.check_size(data)
    if data.startswith(kinds.ZIP):
        return csvfile.read_zip(data) or linkedin.read_zip(data)
    if kinds.opens_vcard(data):
        return vcard.read(data)
    if kinds.opens_tasks(data):
        return taskwarrior.of_json(source.json_lines_of(data), choices)
    if kinds.opens_json(data):
        return _read_json(source.json_of(data), choices)
    if not choices.table and (file := linkedin.file_of(data, name)):
        return linkedin.read_csv(data, file)
    if choices.table or kinds.is_table(data, name):
        return csvfile.of_rows(table.read(data), name, choices)
    source.text_of(data)
    if not name.casefold().endswith((".json", ".jsonl", ".ndjson")):
        raise Refused(f"this is text of another kind; {kinds.READS}")
    return _read_json(source.json_of(data), choices)


def _read_json(value: Any, choices: Choices) -> Proposal:
    if isinstance(value, list) and any(map(taskwarrior.is_task, value)):
        return taskwarrior.of_json(value, choices)
    if isinstance(value, dict) and careerfile.is_ours(value):
        return careerfile.of_json(value)
    if isinstance(value, dict) and trello.is_board(value):
        return trello.of_json(value, choices)
    if kind := kinds.of_json(value):
        raise Refused(f"this is {kind}; {kinds.READS}")
    return jsonresume.of_json(value)


def kind_of(data: bytes, name: str) -> tuple[str, bool]:
    """Return in words what another program's file is, and whether it is for :func:`read`.

    The words are empty for a data file of careerboard, damaged or not, and where the content does
    not tell.
    """
    if kind := kinds.of_bytes(data):
        return kind, False
    try:
        found = read(data, name)
    except Unclear:
        return "a CSV file", True
    except Refused:
        return _kind_of_refused(data)
    is_ours = found.format == careerfile.FORMAT
    return ("", False) if is_ours else (f"a {found.name} file", True)


def _kind_of_refused(data: bytes) -> tuple[str, bool]:
    if data.startswith(kinds.ZIP):
        return "a zip archive", False
    with suppress(Refused):
        value = source.json_of(data)
        if isinstance(value, dict) and careerfile.is_ours(value):
            return "", False
        if isinstance(value, dict) and trello.is_board(value):
            return f"a {trello.NAME} file", True
        if kind := kinds.of_json(value):
            return kind, False
        if not value.keys().isdisjoint(jsonresume.SECTIONS):
            return f"a {jsonresume.NAME} file", True
    return "", False
