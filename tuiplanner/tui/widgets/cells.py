"""The field for a few numbers and a line of text; loaded when the first check-in is typed."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import Input

from tuiplanner.tui.widgets.fields import LineField
from tuiplanner.tui.widgets.lines import padded
from tuiplanner.tui.widgets.textfield import Asked

BLANK = "-"
_INDENT = 2
_SHORT = 4
_GAP = 1
_FULL = 57
"""From so many cells of room on, the names of the numbers are spelled out."""


def split(text: str, count: int) -> tuple[list[str], str]:
    """Return the numbers at the head of a text, blanks as empty texts, and what follows them."""
    parts = text.split(maxsplit=count)
    numbers = ["" if part == BLANK else part for part in parts[:count]]
    return numbers + [""] * (count - len(numbers)), parts[count] if len(parts) > count else ""


def joined(numbers: Sequence[str], line: str) -> str:
    """Return the text that :func:`split` takes apart; empty when there is nothing in it."""
    if not any(numbers) and not line.strip():
        return ""
    return " ".join([*(one or BLANK for one in numbers), line.strip()]).rstrip()


def widths(names: Sequence[str], room: int) -> list[int]:
    """Return the cells of each number's column, its gap included."""
    return [(len(name) if room >= _FULL else _SHORT) + _GAP for name in names]


def spread(texts: Sequence[str], names: Sequence[str], room: int) -> str:
    """Return texts in the columns of the numbers."""
    columns = zip(texts, widths(names, room), strict=True)
    return "".join(padded(text, width) for text, width in columns).rstrip()


def heads(names: Sequence[str], room: int) -> str:
    """Return the names over their columns, shortened where there is no room."""
    short = [name if room >= _FULL else f"{name[: _SHORT - 1]}." for name in names]
    return spread(short, names, room)


class CellsField(LineField):
    """Numbers in a row, and a line of text below them.

    A digit sets the number under the cursor and goes on to the next; a 0 right after a 1 makes it
    a 10 where that fits. Anything but digits begins the line.
    """

    def __init__(self, asked: Sequence[Asked]) -> None:
        super().__init__()
        self._asked = asked
        self._names = [one.name for one in asked]
        self._numbers = [""] * len(asked)
        self._at = 0
        self._one_at: int | None = None
        self.styles.height = 2

    def begin(self, region: Region, text: str, *, fresh: bool = False) -> None:
        """Lay the field over two lines with a text as :func:`joined` makes it."""
        del fresh
        self._numbers, line = split(text, len(self._asked))
        super().begin(region, line)
        self._go(0)

    @property
    def text(self) -> str:
        """The numbers, and the line."""
        return joined(self._numbers, self.value)

    @property
    def in_line(self) -> bool:
        """Say whether the cursor is in the line of text."""
        return self._at == len(self._asked)

    @property
    def hint(self) -> str:
        """What the number under the cursor means, or what the line is for."""
        if self.in_line:
            return "a line about it, if you like; ⏎ saves; ↑ goes back"
        one = self._asked[self._at]
        return f"{one.name}, {one.least} to {one.most}: {one.about}; Space skips; ⏎ saves"

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen."""
        x, y, *_ = self.content_region
        if self.in_line:
            return super().cursor_screen_offset + Offset(_INDENT, 1)
        before = widths(self._names, self.size.width)[: self._at]
        return Offset(x + sum(before), y)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the arrows go between the numbers and the line."""
        return action == "option" or super().check_action(action, parameters)

    def take_completion(self) -> bool:
        """Go on to the next number, or to the line; False where there is nothing to go on to."""
        return self._go(self._at + 1)

    def paste(self, text: str) -> None:
        """Insert pasted text into the line."""
        self._go(len(self._asked))
        super().paste(text)

    # actions

    def action_cursor_left(self, select: bool = False) -> None:
        """Move left, from the start of the line to the last number."""
        if not self.in_line or self.cursor_position == 0:
            self._go(max(0, self._at - 1))
        else:
            super().action_cursor_left(select)

    def action_take_or_right(self) -> None:
        """Move right, from the last number to the line."""
        if not self._go(self._at + 1):
            super().action_take_or_right()

    def action_option(self, by: int) -> None:
        """Go down to the line, or up to the first number."""
        self._go(len(self._asked) if by > 0 else 0)

    def action_home(self, select: bool = False) -> None:
        """Go to the start of the line, and from there to the first number."""
        if not self.in_line or self.cursor_position == 0:
            self._go(0)
        else:
            super().action_home(select)

    def action_end(self, select: bool = False) -> None:
        """Go to the end of the line."""
        self._go(len(self._asked))
        super().action_end(select)

    def action_delete_left(self) -> None:
        """Delete to the left: a number, and where there is none the one before."""
        if self.in_line and (self.value or not self.selection.is_empty):
            super().action_delete_left()
            return
        if self.in_line or not self._numbers[self._at]:
            self._go(max(0, self._at - 1))
        self._set("")

    def action_delete_right(self) -> None:
        """Delete to the right, or the number."""
        if self.in_line:
            super().action_delete_right()
        else:
            self._set("")

    def action_delete_left_all(self) -> None:
        """Delete the line to its start, or every number."""
        if self.in_line:
            super().action_delete_left_all()
        else:
            self._numbers = [""] * len(self._asked)
            self._go(0)
            self._changed()

    # typing

    async def _on_key(self, event: events.Key) -> None:
        if self.in_line:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        character = event.character or ""
        if character in "0123456789":
            self._digit(character)
        elif character == " ":
            self._go(self._at + 1)
        else:
            self._go(len(self._asked))
            self.insert_text_at_cursor(character)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        if event.y:
            self._go(len(self._asked))
            await super()._on_mouse_down(event)
            return
        event.prevent_default()
        ends = widths(self._names, self.size.width)
        for at in range(len(ends)):
            if event.x < sum(ends[: at + 1]):
                self._go(at)
                break

    def _digit(self, digit: str) -> None:
        one_at, self._one_at = self._one_at, None
        asked = self._asked[self._at]
        if digit == "0" and one_at is not None and one_at == self._at - 1:
            self._numbers[one_at] = "10"
            self._changed()
        elif asked.least <= int(digit) <= asked.most:
            self._set(digit)
            self._go(self._at + 1)
            if digit == "1" and asked.most >= 10:  # noqa: PLR2004 - two digits
                self._one_at = self._at - 1
        else:
            said = f"{asked.name} is {asked.least} to {asked.most}, or blank"
            self.post_message(self.Hinted(said, alert=True))

    def _set(self, text: str) -> None:
        self._numbers[self._at] = text
        self._changed()

    def _changed(self) -> None:
        self.refresh()
        self.post_message(Input.Changed(self, self.value))

    def _go(self, at: int) -> bool:
        """Go to a number or to the line; False when there is no such thing."""
        if not 0 <= at <= len(self._asked):
            return False
        self._at, self._one_at = at, None
        self._cursor_visible = self.in_line
        self.app.cursor_position = self.cursor_screen_offset
        self.post_message(self.Hinted(self.hint))
        self.refresh()
        return True

    # drawing

    def render_line(self, y: int) -> Strip:
        """Draw the numbers, and below them the line."""
        width = self.size.width
        if y == 1:
            line = super().render_line(0).crop(0, width - _INDENT)
            return Strip([Segment(" " * _INDENT, self.rich_style), *line]).simplify()
        here = self.get_component_rich_style("input--cursor")
        quiet = self.get_component_rich_style("input--suggestion")
        segments = []
        for at, (number, room) in enumerate(
            zip(self._numbers, widths(self._names, width), strict=True)
        ):
            cell = f"{number or '_':<{_SHORT}}"
            look = here if at == self._at else self.rich_style if number else quiet
            segments += [Segment(cell, look), Segment(" " * (room - _SHORT), self.rich_style)]
        return Strip(segments).simplify().adjust_cell_length(width, self.rich_style)
