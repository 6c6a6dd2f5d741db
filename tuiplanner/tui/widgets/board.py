"""The board: one widget that draws three columns of cards by line.

It owns the cursor, the marks and a carried card; keys and the mouse move them.
"""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tuiplanner.tui.widgets.drawnboard import DrawnBoard
from tuiplanner.tui.widgets.keys import key


class Drop(NamedTuple):
    """Where a carried card was put: a column, and the card it stands beside, if any."""

    card: int
    column: int
    beside: int | None
    after: bool


class Board(DrawnBoard, can_focus=True):
    """Columns of cards that keys and the mouse go through, mark and carry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("h,left", "column(-1)", "left", "board.left", tip="Go to the column on the left"),
        key("l,right", "column(1)", "right", "board.right", tip="Go to the column on the right"),
        key("j,down", "card(1)", "down", "board.down", tip="Go to the next card"),
        key("k,up", "card(-1)", "up", "board.up", tip="Go to the card above"),
        key("g,home", "edge(-1)", "first", "board.first", tip="Go to the first card"),
        key("G,end", "edge(1)", "last", "board.last", tip="Go to the last card"),
        key("ctrl+d,pagedown", "page(1)", "half a page down", "board.page-down"),
        key("ctrl+u,pageup", "page(-1)", "half a page up", "board.page-up"),
    ]

    class Moved(Message):
        """The cursor came to another card or column."""

    class Opened(Message):
        """The card under the cursor was clicked once more."""

    class Dropped(Message):
        """A card was dragged with the mouse and dropped."""

        def __init__(self, drop: Drop) -> None:
            super().__init__()
            self.drop = drop

    def __init__(self) -> None:
        super().__init__()
        self._pressed: int | None = None

    @property
    def count(self) -> int:
        """How many cards the column of the cursor shows."""
        return len(self._columns.ids[self.column]) if self._columns.ids else 0

    # marks, and a carried card

    @property
    def carried(self) -> Drop | None:
        """Where the carried card would be put now; None when none is carried."""
        columns = self._columns
        if columns.carried is None:
            return None
        beside, after = columns.neighbour()
        return Drop(columns.carried, columns.column, beside, after)

    def toggle_mark(self) -> None:
        """Mark the card under the cursor, or take its mark away."""
        if self.cursor is not None:
            before = self._cells()
            self.marks ^= {self.cursor}
            self._repaint(before)

    def clear_marks(self) -> None:
        """Take all marks away."""
        before = self._cells()
        self.marks = frozenset()
        self._repaint(before)

    def pick_up(self) -> bool:
        """Carry the card under the cursor from now on; False when there is none."""
        before = self._cells()
        picked = self._columns.pick_up()
        self._repaint(before)
        return picked

    def put_back(self) -> None:
        """Put the carried card back where it was."""
        self._change(self._columns.put_back)

    def let_drop(self) -> None:
        """Leave the carried card where it is now, as shown."""
        before = self._cells()
        self._columns.carried = None
        self._repaint(before)

    def carry_to(self, column: int) -> None:
        """Bring the carried card to the top of a column."""
        self._change(lambda: self._columns.carry_to(column))

    # actions

    def action_column(self, by: int) -> None:
        """Move the cursor, or the carried card, to the column ``by`` to the right."""
        self._change(lambda: self._columns.go_column(by))

    def action_card(self, by: int) -> None:
        """Move the cursor, or the carried card, down by ``by``."""
        self._change(lambda: self._columns.go(by))

    def action_edge(self, side: int) -> None:
        """Go to the first (-1) or the last card (1)."""
        self._change(lambda: self._columns.go(side * 2**31))

    def action_page(self, direction: int) -> None:
        """Move by half a page."""
        self._change(lambda: self._columns.go(direction * max(1, self._fitting // 2)))

    def _change(self, move: Callable[[], object]) -> None:
        before, column, cursor = self._cells(), self.column, self.cursor
        move()
        self._scroll()
        self._repaint(before)
        if column != self.column:
            self.refresh_lines(0) if not self._narrow else self.refresh()
        if (column, cursor) != (self.column, self.cursor):
            self.post_message(self.Moved())

    # mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor on a card, or show a column whose name was clicked."""
        column, index = self._at(event.x, event.y)
        if column is None:
            return
        if self._columns.carried is not None:
            self._change(lambda: self._columns.carry_to(column, index))
            return
        if index is None:
            self._change(lambda: self._columns.go_column(column - self.column))
            return
        self._change(lambda: self._columns.go_to(column, index))
        self._pressed = self.cursor
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the pressed card along."""
        if self._pressed is None:
            return
        column, index = self._at(event.x, event.y)
        if column is None:
            return
        moved = column != self.column or (index is not None and index != self._columns.index)
        if self._columns.carried is None and moved and not self.pick_up():
            return
        if self._columns.carried is not None and moved:
            self._change(lambda: self._columns.carry_to(column, index))

    def on_mouse_up(self) -> None:
        """Drop the dragged card."""
        self.release_mouse()
        self._pressed = None
        if drop := self.carried:
            self.let_drop()
            self.post_message(self.Dropped(drop))

    def on_click(self, event: events.Click) -> None:
        """Open a card on the second click."""
        if event.chain == 2 and self._at(event.x, event.y)[1] is not None:  # noqa: PLR2004
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self) -> None:
        """Move on as the wheel turns."""
        self.action_card(1)

    def on_mouse_scroll_up(self) -> None:
        """Move back as the wheel turns."""
        self.action_card(-1)
