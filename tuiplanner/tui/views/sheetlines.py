"""The lines that opened records are made of: fields, entries, promises, heads and hints."""

import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from tuiplanner.career import dates, fields
from tuiplanner.career.career import Career
from tuiplanner.career.fields import Field
from tuiplanner.career.records import STAGE_NAMES, Entry, Goal, Promise, Record, fields_of
from tuiplanner.career.text import TITLE_LIMIT, shown
from tuiplanner.tui.views.cards import badge
from tuiplanner.tui.widgets.drawnrows import LABEL_WIDTH
from tuiplanner.tui.widgets.rows import Place, Row

NOTE_LINES = 8
"""How many lines of a note a sheet shows; the rest is read while editing it."""

SHORT_LINES = 3
"""How many lines a value of one line takes at most."""

LABELS = {"what it gave me": "gave me", "outcome in a line": "in a line"}
"""Short forms of field titles that are wider than the column of labels."""


class Lines(NamedTuple):
    """What the rows are made from; ``width`` is in cells, ``hidden`` shows what is put away."""

    career: Career
    today: date
    width: int
    hidden: bool = False

    def field(self, record: Record, name: str) -> Iterator[Row]:
        """Return the rows of one field, on as many lines as its value takes."""
        field = fields_of(record)[name]
        place = Place(record.TABLE, record.id, name)
        value = getattr(record, name)
        if field.kind == "links":
            yield from self._links(place, field, value)
        elif field.kind == "note" or (field.kind == "line" and field.limit > TITLE_LIMIT):
            yield from self._text(place, field, value)
        else:
            text = shown(fields.shown(field, value, self.today, self.name))
            yield from self._short(place, LABELS.get(field.title, field.title), text)

    def title(self, record: Record, facts: str) -> Iterator[Row]:
        """Return the rows of a record's title, with the facts about it below."""
        place = Place(record.TABLE, record.id, record.TITLE)
        lines = textwrap.wrap(shown(record.label), max(10, self.width - 4)) or [""]
        yield Row(place, lines[0], look="head")
        for line in lines[1:]:
            yield Row(None, line, look="head")
        if facts:
            yield Row(None, facts, look="quiet")

    def _links(self, place: Place, field: Field, ids: tuple[int, ...]) -> Iterator[Row]:
        if not ids:
            yield Row(place, "", label=field.title)
        for index, one in enumerate(ids):
            item = Place(place.table, place.id, place.field, one)
            yield Row(item, self.name(one), label=field.title if index == 0 else " ")

    def _short(self, place: Place, label: str, text: str) -> Iterator[Row]:
        """Return the rows of a value of one line; what the last of them cannot hold is cut."""
        room = max(10, self.width - LABEL_WIDTH - 5)
        lines = [text]
        if cell_len(text) > room:
            lines = textwrap.wrap(text, room)
            lines = [*lines[: SHORT_LINES - 1], " ".join(lines[SHORT_LINES - 1 :])]
        yield Row(place, lines[0], label=label)
        for line in filter(None, lines[1:]):
            yield Row(None, line, label=" ")

    def _text(self, place: Place, field: Field, text: str) -> Iterator[Row]:
        room = max(10, self.width - LABEL_WIDTH - 5)
        lines = [
            line
            for paragraph in text.split("\n")
            for line in textwrap.wrap(shown(paragraph), room) or [""]
        ]
        yield Row(place, lines[0], label=LABELS.get(field.title, field.title))
        for line in lines[1:NOTE_LINES]:
            yield Row(None, line, label=" ")
        if len(lines) > NOTE_LINES:
            yield Row(None, f"… {len(lines) - NOTE_LINES} more lines", label=" ", look="quiet")

    def name(self, record_id: int) -> str:
        """Return the text that names a record, as it may be shown."""
        return shown(self.career.label(record_id))

    def when(self, value: dates.PartialDate | date | None) -> str:
        """Write a date as lists show it."""
        return dates.shown(value, self.today)

    def entry(self, entry: Entry, place: Place) -> Row:
        """Return the row of an entry: its kind, its text, its day."""
        result = f" · {shown(entry.result)}" if entry.result else ""
        proof = " · proof" if entry.goals and place.table == "entries" else ""
        retired = " · retired" if entry.retired else ""
        return Row(
            place,
            f"{entry.kind:<9}{shown(entry.text)}{result}",
            right=f"{self.when(entry.date)}{proof}{retired}".strip(" ·"),
            prefix=badge(self.career, "entries", entry.id),
            look="done" if entry.retired else "text",
        )

    def promise(self, promise: Promise) -> Row:
        """Return the row of a promise: a box, whose it is, its text."""
        who = "" if promise.who == "me" else "they: "
        return Row(
            Place("promises", promise.id),
            f"{who}{shown(promise.text)}",
            prefix="[x] " if promise.done else "[ ] ",
            right=f"kept {self.when(promise.done)}" if promise.done else "",
            look="done" if promise.done else "text",
        )


Section = Callable[[Lines, Record], Iterator[Row]]
"""What makes the rows of a section below a record's fields."""


def stage_of(goal: Goal) -> str:
    """Return where a goal stands in words: its stage, or that it was let go."""
    return "let go" if goal.let_go else STAGE_NAMES[goal.stage].lower()


def head(text: str, section: str = "") -> Row:
    """Return the row that begins a section; it is named by its text unless said otherwise."""
    return Row(None, text, look="head", section=section or text)


def hint(text: str) -> Row:
    """Return a quiet row that says what could stand here."""
    return Row(None, text, look="quiet", indent=2)
