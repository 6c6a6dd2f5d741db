"""Fit foreign texts into the fields of one record, and lose none of them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Record, fields_of
from tuiplanner.career.text import LIST_LIMIT, NOTE_LIMIT, TAG_LIMIT, without_controls
from tuiplanner.formats.proposal import Proposed

_NOTE_FIELDS = {
    "jobs": "gave",
    "entries": "situation",
    "goals": "note",
    "mentors": "note",
    "talks": "advice",
}
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:")


NOW = frozenset({"present", "current", "now", "today", "ongoing"})
"""What stands for the end of what has not ended."""


class Shaper:
    """The values of one record as they grow.

    What does not fit a field is kept whole in the record's note and remarked; ``where`` names
    the row in the remarks.
    """

    def __init__(self, kind: type[Record], where: str) -> None:
        self.remarks: list[str] = []
        self._table = kind.TABLE
        self._fields = fields_of(kind)
        self._where = where
        self._values: dict[str, object] = {}
        self._notes: list[str] = []

    def put(self, name: str, value: object) -> None:
        """Set a value that is known to fit: a choice, a slug, a link's text or a whole number."""
        self._values[name] = value

    def has(self, name: str) -> bool:
        """Say whether a field has been set."""
        return name in self._values

    def line(self, name: str, text: str) -> None:
        """Set a one-liner, cut to one character less than its limit and an ellipsis."""
        limit = self._fields[name].limit
        line = one_line(text)
        if len(line) > limit:
            where = "whole in the note" if self._has_note else "the rest is not imported"
            self.remark(f"{self._fields[name].title} cut to {limit} characters, {where}")
            self._notes.append(text)
            line = line[: limit - 1] + "…"
        if line:
            self._values[name] = line

    def note(self, text: str, label: str = "") -> None:
        """Add a paragraph to the note, or a line ``label: text``; nothing when it is blank."""
        if text.strip():
            self._notes.append(f"{label}: {text}" if label else text)

    def tags(
        self, words: Iterable[str], name: str = "tags", *, whole: bool = False
    ) -> tuple[str, ...]:
        """Set the tags and return them, also those that are too many; what does not fit is noted.

        Unless ``whole``, they are split at commas as typed ones are.
        """
        split = (part for word in words for part in ([word] if whole else word.split(",")))
        parts = (" ".join(one_line(part).split()) for part in split)
        found = tags.distinct(part for part in parts if part)
        short = [tag for tag in found if len(tag) <= TAG_LIMIT]
        left = [tag for tag in found if len(tag) > TAG_LIMIT] + short[LIST_LIMIT:]
        if left:
            self.remark(f"{len(left)} tags did not fit, kept in the note")
            self.note("; ".join(left), "Further tags")
        if short:
            self._values[name] = tuple(short[:LIST_LIMIT])
        return tuple(short)

    def date(self, name: str, text: str, called: str) -> PartialDate | None:
        """Set an ISO date and return it; one that no calendar has is kept in the note instead.

        So is a month or a year for a field that is a single day. A time of day is dropped.
        ``called`` is the field's name in the file.
        """
        line = one_line(text)
        match = _TIME.match(line)
        try:
            value = PartialDate.parse(match[1] if match else line) if line else None
        except Refused:
            self._keep_text(line, called, "is not a date")
            return None
        if value and self._fields[name].kind == "day":
            if value.day is None:
                self._keep_text(line, called, "is not a single day")
                return None
            self._values[name] = value.lo()
        elif value:
            self._values[name] = value
        return value

    def span(self, start: tuple[str, str], end: tuple[str, str]) -> None:
        """Set ``start`` and ``end`` from (text, name in the file); some words mean no end yet.

        An end that is no date, or lies before the start, is kept in the note, and the start stands
        for it: the job is over, and must not count up to today.
        """
        first = self.date("start", *start)
        if one_line(end[0]).casefold() in NOW:
            return
        last = self.date("end", *end)
        if first and last and last.hi() < first.lo():
            self._keep_text(*end, f"is before the start {first}, which stands for it")
            self._values["end"] = first
        elif first and last is None and one_line(end[0]):
            self._values["end"] = first

    def proposed(self, key: str, links: Mapping[str, str] | None = None, **more: Any) -> Proposed:
        """Return the record; a note over its limit is cut and remarked.

        ``more`` are further facts of a :class:`Proposed`, such as ``names``.
        """
        if not self._has_note:
            return self._made(self._values, key, links, more)
        note_field = _NOTE_FIELDS[self._table]
        cleaned = (without_controls(text, keep_newlines=True).strip("\n ") for text in self._notes)
        note = "\n\n".join(filter(None, cleaned))
        if len(note) > NOTE_LIMIT:
            title = self._fields[note_field].title
            self.remark(f"{title} cut to {NOTE_LIMIT:,} characters, the rest is not imported")
            note = note[: NOTE_LIMIT - 1] + "…"
        values = {**self._values, note_field: note} if note else self._values
        return self._made(values, key, links, more)

    def _made(
        self,
        values: Mapping[str, object],
        key: str,
        links: Mapping[str, str] | None,
        more: Mapping[str, Any],
    ) -> Proposed:
        return Proposed(self._table, values, key, links or {}, **more)

    @property
    def _has_note(self) -> bool:
        return self._table in _NOTE_FIELDS

    def _keep_text(self, text: str, called: str, why: str) -> None:
        where = "kept in the note only" if self._has_note else "not imported"
        self.remark(f"{called} '{text[:40]}' {why}, {where}")
        self.note(text, called)

    def remark(self, text: str) -> None:
        """Say what was altered or left out of the row."""
        self.remarks.append(f"{self._where}: {text}")


def one_line(text: str) -> str:
    """Return foreign text as one trimmed line without control characters."""
    return without_controls(text).strip()
