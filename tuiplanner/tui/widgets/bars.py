"""The three single lines: header with the views and the save state, message, footer."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive

from tuiplanner.tui.widgets.keys import key_name
from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut, fitted, padded, wrapped


class Header(LineWidget):
    """The program's name, the views by number, and whether everything is saved."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--text", "bar--quiet", "bar--here", "bar--alert",
    }  # fmt: skip

    class Picked(Message):
        """The name of a view was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    here = reactive(1)
    status = reactive("saved")
    alert = reactive(False)

    def __init__(self, views: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self._views = views

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw the line."""
        del y
        status, room = self._status()
        name, views = self._names(room)
        yield name, "bar--quiet"
        for number, text in views:
            yield text, "bar--here" if number == self.here else "bar--text"
        room -= len(name) + sum(len(text) for _, text in views)
        yield " " * max(0, room + 1), "bar--text"
        yield status, "bar--alert" if self.alert else "bar--quiet"
        yield " ", "bar--text"

    def on_click(self, event: events.Click) -> None:
        """Tell which view's name was clicked."""
        name, views = self._names(self._status()[1])
        end = len(name)
        for number, text in views:
            end += len(text)
            if end - len(text) <= event.x < end:
                self.post_message(self.Picked(number))

    def _status(self) -> tuple[str, int]:
        """Return the save state, and the cells that it leaves to what stands before it."""
        status = cut(self.status, max(5, self.size.width // 2))
        return status, self.size.width - cell_len(status) - 2

    def _names(self, room: int) -> tuple[str, list[tuple[int, str]]]:
        """Return the program's name and the views'; they give way to the save state in turn."""
        views = [(number, f" {number} {view} ") for number, view in self._views]
        name = " careerboard  "
        if len(name) + sum(len(text) for _, text in views) > room:
            name = " "
        room -= len(name)
        if sum(len(text) for _, text in views) > room:
            views = [(n, text if n == self.here else f" {n} ") for n, text in views]
        if sum(len(text) for _, text in views) > room:
            views = [(n, cut(text, room)) for n, text in views if n == self.here]
        return name, views


LEAST_SAID = 2
"""How many clauses of what was done are always shown: what it was, and the key that undoes it."""
MOST_CONTEXT, LEAST_ASIDE = 48, 24
"""How many cells the context keeps beside what stands at its end, and how few that may get."""
_NAMED = re.compile(r" \w+ '.*'\Z")
"""The record that a headline ends in, with the word before it."""
MOST_LINES, OTHER_LINES = 5, 5
"""How many lines a message may take, and how many are never its own."""


class Said:
    """A message; ``alert`` for a refusal, which stays until the next key.

    Saying the same twice makes two messages, so that the second is not taken for the first.
    """

    def __init__(self, text: str, *, alert: bool = False) -> None:
        self.text, self.alert = text, alert


class MessageLine(LineWidget):
    """What just happened, or else one quiet line of context.

    What was done is said on one line, the least of it left out where it does not fit. A refusal
    is said whole: it takes more lines, of the view above, until the next key. While ``brief``,
    because something else lies over those lines, only the last of them is used.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--quiet", "bar--alert"}

    said: reactive[Said | None] = reactive(None)
    context = reactive("")
    brief = reactive(False)
    aside = reactive(("", ""))
    """What stands at the end of the context line: whole, and in a few cells where room is short."""

    def watch_said(self) -> None:
        """Take as many lines as the message needs."""
        self._take_room()

    def on_resize(self) -> None:
        """Take as many lines as the message needs in the new width."""
        self._take_room()

    def _take_room(self) -> None:
        height = len(self._lines())
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _lines(self) -> list[str]:
        """Return the message as it is shown in the window as it is now."""
        width, height = self.app.size
        room = max(1, width - 2)
        if self.said is None:
            return [self._context_line(room)]
        text = self.said.text
        if not self.said.alert:
            clauses = text.split("; ")
            text = fitted(text, room)
            while cell_len(text) > room and len(clauses) > LEAST_SAID:
                clauses.pop()
                text = fitted("; ".join(clauses), room)
        return wrapped(text, room, max(1, min(MOST_LINES, height - OTHER_LINES)))

    def _context_line(self, room: int) -> str:
        """Return the context with what stands at its end, where there is room for both."""
        whole, short = self.aside
        left = min(cell_len(self.context), max(MOST_CONTEXT, room - cell_len(whole) - 2))
        beside = _in_room(whole, short, room - left - 2)
        if not beside or room - left - 2 < cell_len(beside):
            return cut(self.context, room)
        return f"{padded(self.context, room - cell_len(beside) - 2)}  {beside}"

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw a line of the message."""
        lines = self._lines()
        if self.brief:
            room = self.size.width - 2
            text = cut(self.said.text, room) if self.said else self._context_line(room)
            lines = [""] * (self.size.height - 1) + [text]
        look = "bar--alert" if self.said and self.said.alert else "bar--text"
        if y < len(lines):
            yield " " + lines[y], "bar--quiet" if self.said is None else look


def _in_room(whole: str, short: str, room: int) -> str:
    """Return the most of a headline that reads as one: a record is left out before it is cut."""
    for text in (whole, _NAMED.sub("", whole)):
        if cell_len(text) <= room:
            return text
    beside = cut(whole, room)
    return short if cell_len(beside) < LEAST_ASIDE or cell_len(short) >= LEAST_ASIDE else beside


class KeyHint(NamedTuple):
    """One entry of the footer: a key as a binding has it, and what it does in a word."""

    key: str
    does: str


class Footer(LineWidget):
    """The keys of what has the focus, whole entries only, always ending in help."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--key"}

    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw as many entries as fit; neighbours that do the same share their word."""
        del y
        entries = [*_joined(self.hints)]
        room = self.size.width - 1
        last = entries.pop() if entries else ("", "")
        room -= cell_len(f"{last[0]} {last[1]}") + 1
        for keys, does in entries:
            needed = cell_len(f"{keys} {does}") + 2
            if needed > room:
                break
            yield f" {keys}", "bar--key"
            yield f" {does} ", "bar--text"
            room -= needed + 1 - 1
        yield f" {last[0]}", "bar--key"
        yield padded(f" {last[1]}", cell_len(last[1]) + 1), "bar--text"


def _joined(hints: Sequence[KeyHint]) -> Iterable[tuple[str, str]]:
    keys: list[str] = []
    for index, hint in enumerate(hints):
        keys.append(key_name(hint.key))
        following = hints[index + 1] if index + 1 < len(hints) else None
        if following is None or following.does != hint.does:
            yield " ".join(keys), hint.does
            keys = []
