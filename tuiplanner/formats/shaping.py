"""Fit foreign texts into the fields of one record, and lose none of them."""

import re
from collections.abc import Iterable, Mapping

from tuiplanner.career import tags
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Record, fields_of
from tuiplanner.career.text import LIST_LIMIT, NOTE_LIMIT, TAG_LIMIT, without_controls
from tuiplanner.formats.proposal import Proposed

_NOTE_FIELDS = {"jobs": "gave", "entries": "situation"}
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:")


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

    def choose(self, name: str, value: str) -> None:
        """Set a choice."""
        self._values[name] = value

    def line(self, name: str, text: str) -> None:
        """Set a one-liner, cut to one character less than its limit and an ellipsis."""
        limit = self._fields[name].limit
        line = one_line(text)
        if len(line) > limit:
            self._remark(f"{self._fields[name].title} cut to {limit} characters, whole in the note")
            self._notes.append(text)
            line = line[: limit - 1] + "…"
        if line:
            self._values[name] = line

    def note(self, text: str, label: str = "") -> None:
        """Add a paragraph to the note, or a line ``label: text``; nothing when it is blank."""
        if text.strip():
            self._notes.append(f"{label}: {text}" if label else text)

    def tags(self, words: Iterable[str]) -> None:
        """Set the tags, split at commas as typed ones are; those that do not fit go to the note."""
        parts = (" ".join(one_line(part).split()) for word in words for part in word.split(","))
        found = tags.distinct(part for part in parts if part)
        short = [tag for tag in found if len(tag) <= TAG_LIMIT]
        left = [tag for tag in found if len(tag) > TAG_LIMIT] + short[LIST_LIMIT:]
        if left:
            self._remark(f"{len(left)} tags did not fit, kept in the note")
            self.note("; ".join(left), "Further tags")
        if short:
            self._values["tags"] = tuple(short[:LIST_LIMIT])

    def date(self, name: str, text: str, called: str) -> PartialDate | None:
        """Set an ISO date and return it; one that no calendar has is kept in the note instead.

        A time of day is dropped. ``called`` is the field's name in the file.
        """
        line = one_line(text)
        match = _TIME.match(line)
        try:
            value = PartialDate.parse(match[1] if match else line) if line else None
        except Refused:
            self._keep_text(line, called, "is not a date")
            return None
        if value:
            self._values[name] = value
        return value

    def span(self, start: tuple[str, str], end: tuple[str, str]) -> None:
        """Set ``start`` and ``end`` from (text, name in the file); an end before it is left out."""
        first = self.date("start", *start)
        last = self.date("end", *end)
        if first and last and last.hi() < first.lo():
            del self._values["end"]
            self._keep_text(*end, f"is before the start {first}")

    def proposed(self, key: str, links: Mapping[str, str] | None = None) -> Proposed:
        """Return the record; a note over its limit is cut and remarked."""
        note_field = _NOTE_FIELDS[self._table]
        cleaned = (without_controls(text, keep_newlines=True).strip("\n ") for text in self._notes)
        note = "\n\n".join(filter(None, cleaned))
        if len(note) > NOTE_LIMIT:
            title = self._fields[note_field].title
            self._remark(f"{title} cut to {NOTE_LIMIT:,} characters, the rest is not imported")
            note = note[: NOTE_LIMIT - 1] + "…"
        values = {**self._values, note_field: note} if note else self._values
        return Proposed(self._table, values, key, links or {})

    def _keep_text(self, text: str, called: str, why: str) -> None:
        self._remark(f"{called} '{text[:40]}' {why}, kept in the note only")
        self.note(text, called)

    def _remark(self, text: str) -> None:
        self.remarks.append(f"{self._where}: {text}")


def one_line(text: str) -> str:
    """Return foreign text as one trimmed line without control characters."""
    return without_controls(text).strip()
