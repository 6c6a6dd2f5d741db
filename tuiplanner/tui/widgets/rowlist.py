"""A list of rows with a cursor that follows the record, not the line."""

from bisect import bisect_right
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tuiplanner.tui.widgets.drawnrows import DrawnRows
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import Place


class RowList(DrawnRows, can_focus=True):
    """Rows that keys and the mouse go through and mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "down", "down", "list.down", tip="Move the cursor down"),
        key("k,up", "up", "up", "list.up", tip="Move the cursor up"),
        key("g,home", "first", "first", "list.first", tip="Go to the first line"),
        key("G,end", "last", "last", "list.last", tip="Go to the last line"),
        key("ctrl+d,pagedown", "page(1)", "half a page down", "list.page-down"),
        key("ctrl+u,pageup", "page(-1)", "half a page up", "list.page-up"),
    ]

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

    def select(self, place: Place) -> bool:
        """Put the cursor on the line that stands for ``place``; False when there is none."""
        index = self._index_of(place)
        if index is not None:
            self._go(index, 1)
        return index is not None

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
