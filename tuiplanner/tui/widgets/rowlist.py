"""A list of rows with a cursor that follows the record, not the line."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.message import Message

from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut, padded
from tuiplanner.tui.widgets.rows import Place, Row

LABEL_WIDTH = 13


class RowList(LineWidget, can_focus=True):
    """Rows drawn by line; it owns only its cursor, its marks and how far it is scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "down", "down", "list.down", tip="Move the cursor down"),
        key("k,up", "up", "up", "list.up", tip="Move the cursor up"),
        key("g,home", "first", "first", "list.first", tip="Go to the first line"),
        key("G,end", "last", "last", "list.last", tip="Go to the last line"),
        key("ctrl+d,pagedown", "page(1)", "half a page down", "list.page-down"),
        key("ctrl+u,pageup", "page(-1)", "half a page up", "list.page-up"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--text", "rows--quiet", "rows--head", "rows--alert", "rows--done",
        "rows--cursor", "rows--cursor-quiet", "rows--mark", "rows--job", "rows--goal",
    }  # fmt: skip

    class Moved(Message):
        """The cursor came to another line."""

        def __init__(self, rows: "RowList") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.rows

    class Resized(Message):
        """The list has another size, and with it its lines another place."""

    class Clicked(Message):
        """A line was clicked; ``again`` on the second click of a double one."""

        def __init__(self, rows: "RowList", *, again: bool) -> None:
            super().__init__()
            self.rows, self.again = rows, again

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__(id=id)
        self._label_width = label_width
        self._rows: list[Row] = []
        self._tops: list[int] = [0]
        self._index = 0
        self._top = 0
        self.marks: frozenset[Place] = frozenset()

    @property
    def cursor(self) -> Place | None:
        """What the line under the cursor stands for; None in an empty list."""
        return self._rows[self._index].place if self._rows else None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they were last given."""
        return self._rows

    def show(self, rows: Iterable[Row], cursor: Place | None = None) -> None:
        """Show rows; the cursor goes to ``cursor``, else stays with what it stood for.

        Where that is gone, it stays on the same line. Only lines that differ are drawn again.
        """
        before = self._screen_lines()
        wanted = cursor or self.cursor
        self._rows = list(rows)
        self._tops = [0, *accumulate(row.height for row in self._rows)]
        places = {row.place: index for index, row in enumerate(self._rows) if row.place}
        self.marks = self.marks.intersection(places)
        self._index = self._nearest(places.get(wanted, self._index) if wanted else self._index, 1)
        self._scroll()
        self._repaint(before)

    def select(self, place: Place) -> bool:
        """Put the cursor on the line that stands for ``place``; False when there is none."""
        for index, row in enumerate(self._rows):
            if row.place == place:
                self._go(index, 1)
                return True
        return False

    def toggle_mark(self) -> None:
        """Mark the line under the cursor, or take its mark away."""
        if self.cursor:
            self.marks ^= {self.cursor}
            self._repaint_row(self._index)

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.marks = frozenset()
        self.refresh()

    def field_region(self, place: Place) -> Region | None:
        """Return where a row's text stands within the widget, or None while it is out of sight."""
        self._scroll_now()  # the size may have come before its event has
        for index, row in enumerate(self._rows):
            if row.place == place:
                y = self._tops[index] - self._top
                x = self._text_column(row)
                if 0 <= y < self.size.height:
                    return Region(x, y, max(1, self.size.width - x - 1), 1)
        return None

    # actions

    def action_down(self) -> None:
        """Move the cursor down."""
        self._go(self._index + 1, 1)

    def action_up(self) -> None:
        """Move the cursor up."""
        self._go(self._index - 1, -1)

    def action_first(self) -> None:
        """Go to the first line."""
        self._go(0, 1)

    def action_last(self) -> None:
        """Go to the last line."""
        self._go(len(self._rows) - 1, -1)

    def action_page(self, direction: int) -> None:
        """Move by half a page."""
        if not self._rows:
            return
        y = self._tops[self._index] + direction * max(1, self.size.height // 2)
        self._go(bisect_right(self._tops, max(0, y)) - 1, direction)

    # mouse and size

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked line."""
        index = bisect_right(self._tops, event.y + self._top) - 1
        if 0 <= index < len(self._rows) and self._rows[index].place:
            self._go(index, 1)
            self.post_message(self.Clicked(self, again=event.chain == 2))  # noqa: PLR2004 - double

    def on_mouse_scroll_down(self) -> None:
        """Move on as the wheel turns."""
        self.action_down()

    def on_mouse_scroll_up(self) -> None:
        """Move back as the wheel turns."""
        self.action_up()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._scroll_now()
        self.post_message(self.Resized())

    def _scroll_now(self) -> None:
        """Scroll for a size that is new; lines may be drawn already for where they were."""
        top = self._top
        self._scroll()
        if top != self._top:
            self.refresh()

    def repaint_focus(self) -> None:
        """Show whether the cursor is one that keys move."""
        self._repaint_row(self._index)

    # drawing

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw line ``y``."""
        index = bisect_right(self._tops, y + self._top) - 1
        if not 0 <= index < len(self._rows):
            return ()
        row = self._rows[index]
        first = self._tops[index] == y + self._top
        here = index == self._index and row.place is not None
        return self._first_line(row, here=here) if first else self._second_line(row, here=here)

    def _first_line(self, row: Row, *, here: bool) -> Iterable[Piece]:
        width, look = self.size.width, f"rows--{row.look}"
        label_look = "rows--quiet"
        if here:
            look = label_look = "rows--cursor"
        marked = row.place in self.marks if row.place else False
        gutter = ("▌" if self.has_focus else "▏") if here else " "
        yield gutter + ("*" if marked else " "), "rows--mark" if marked and not here else look
        x = self._text_column(row)
        if row.label:
            yield padded(" " * row.indent + row.label, self._label_width) + " ", label_look
        else:
            yield " " * row.indent, look
        yield row.prefix, look
        room = width - x - 1 - sum(cell_len(text) for text, _ in row.tail)
        right = cut(row.right, room // 2)
        space = room - cell_len(right) - (1 if right else 0)
        filled = right or here or row.tail
        yield padded(row.text, space) if filled else cut(row.text, room), look
        if right:
            yield f" {right}", "rows--cursor-quiet" if here else "rows--quiet"
        for text, name in row.tail:
            yield text, look if here else f"rows--{name}"
        if here:
            yield " ", look

    def _second_line(self, row: Row, *, here: bool) -> Iterable[Piece]:
        room = self.size.width - 5 - row.indent
        text = cut(row.below or "", room)
        if here:
            yield "▌" if self.has_focus else "▏", "rows--cursor"
            yield "   " + " " * row.indent + padded(text, room + 1), "rows--cursor-quiet"
        else:
            yield "    " + " " * row.indent + text, "rows--quiet"

    def _text_column(self, row: Row) -> int:
        label = self._label_width + 1 if row.label else row.indent
        return 2 + label + cell_len(row.prefix)

    # moving

    def _go(self, index: int, direction: int) -> None:
        index = self._nearest(index, direction)
        if index == self._index:
            return
        old, top = self._index, self._top
        self._index = index
        self._scroll()
        if self._top == top:
            self._repaint_row(old)
            self._repaint_row(index)
        else:
            self.refresh()
        self.post_message(self.Moved(self))

    def _nearest(self, index: int, direction: int) -> int:
        """Return the line at or after ``index`` (before, going up) that the cursor may rest on."""
        last = len(self._rows) - 1
        index = max(0, min(index, last))
        for step in (direction, -direction):
            one = index
            while 0 <= one <= last:
                if self._rows[one].place:
                    return one
                one += step
        return index

    def _scroll(self) -> None:
        """Bring the cursor into sight; past an edge by half a page, to send fewer lines."""
        height = self.size.height
        if not height or not self._rows:
            self._top = 0
            return
        first, after = self._tops[self._index], self._tops[self._index + 1]
        if not any(row.place for row in self._rows[: self._index]):
            first = 0
        if not any(row.place for row in self._rows[self._index + 1 :]):
            after = min(self._tops[-1], first + height)
        limit = max(0, self._tops[-1] - height)
        if first < self._top:
            self._top = max(0, min(first, after - height // 2))
        elif after > self._top + height:
            self._top = min(limit, max(after - height, first - height // 2))
        self._top = max(0, min(self._top, limit))
        if self.has_focus:
            where = self.content_region.offset + Offset(0, self._tops[self._index] - self._top)
            self.app.cursor_position = where

    def _repaint_row(self, index: int) -> None:
        if 0 <= index < len(self._rows):
            self.refresh_lines(self._tops[index] - self._top, self._rows[index].height)

    def _screen_lines(self) -> list[tuple[Row, int, bool] | None]:
        """Return what each line on the screen is drawn from."""
        lines: list[tuple[Row, int, bool] | None] = []
        for y in range(self._top, self._top + self.size.height):
            index = bisect_right(self._tops, y) - 1
            if 0 <= index < len(self._rows):
                row = self._rows[index]
                lines.append((row, y - self._tops[index], index == self._index))
            else:
                lines.append(None)
        return lines

    def _repaint(self, before: list[tuple[Row, int, bool] | None]) -> None:
        after = self._screen_lines()
        if not after:  # out of sight: what was drawn before must not come back
            self.refresh()
        for y, (old, new) in enumerate(zip(before, after, strict=False)):
            if old != new:
                self.refresh_lines(y)
