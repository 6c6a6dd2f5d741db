"""The board: one widget that draws three columns of cards by line.

It owns the cursor, the marks, a carried card and how far each column is scrolled; which cards
there are and what they say is given to it. A cursor key paints two cards, nothing else.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.message import Message

from tuiplanner.tui.widgets.columns import Columns
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import LineWidget, Piece, in_room, padded

CARD_HEIGHT = 2
NARROW = 80
"""Below this many cells one column is shown at a time."""


class Card(NamedTuple):
    """What a card shows: a title, the facts of its quiet line, and whether they ask for attention.

    Facts that do not fit are left out from the right, the last of them cut if enough of it shows.
    ``badge`` is one cell before the title.
    """

    title: str
    quiet: tuple[str, ...] = ()
    alert: bool = False
    hidden: bool = False
    badge: str = ""


class Column(NamedTuple):
    """A stage: its name and count as the header shows them, and its cards in order."""

    title: str
    ids: Sequence[int]
    empty: str = ""


class Drop(NamedTuple):
    """Where a carried card was put: a column, and the card it stands beside, if any."""

    card: int
    column: int
    beside: int | None
    after: bool


class Board(LineWidget, can_focus=True):
    """Columns of cards, drawn."""

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
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--head", "board--head-here", "board--title", "board--quiet", "board--alert",
        "board--cursor", "board--cursor-quiet", "board--mark", "board--carried", "board--hidden",
    }  # fmt: skip

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
        self._columns = Columns()
        self._heads: Sequence[Column] = ()
        self._card: Callable[[int], Card] = lambda _: Card("")
        self._cards: dict[int, Card] = {}
        self._tops: list[int] = []
        self._pressed: int | None = None
        self.marks: frozenset[int] = frozenset()

    # what is shown

    @property
    def cursor(self) -> int | None:
        """The id of the card under the cursor, None in an empty column."""
        return self._columns.cursor

    @property
    def column(self) -> int:
        """The index of the column the cursor is in."""
        return self._columns.column

    @property
    def carried(self) -> Drop | None:
        """Where the carried card would be put now; None when none is carried."""
        columns = self._columns
        if columns.carried is None:
            return None
        beside, after = columns.neighbour()
        return Drop(columns.carried, columns.column, beside, after)

    def show(
        self,
        columns: Sequence[Column],
        card: Callable[[int], Card],
        cursor: int | None = None,
    ) -> None:
        """Show columns; the cursor follows ``cursor``, else the card it is on.

        ``card`` says what a card shows; it is asked only for cards in sight, once each.
        """
        before = self._cells()
        heads = self._heads
        self._heads, self._card = columns, card
        self._cards.clear()
        self._columns.replace([column.ids for column in columns], cursor)
        if self.marks:
            self.marks &= {one for column in columns for one in column.ids}
        self._tops += [0] * (len(columns) - len(self._tops))
        self._scroll()
        self._repaint(before)
        if [column.title for column in heads] != [column.title for column in columns]:
            self.refresh_lines(0)

    def select(self, card: int) -> bool:
        """Put the cursor on a card; False when it is not on the board."""
        before, columns = self._cells(), self._columns
        found = columns.select(card)
        self._scroll()
        self._repaint(before)
        return found

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

    def field_region(self, card: int, line: int = 0) -> Region | None:
        """Return where a field over a card's line stands, if in sight now."""
        self._scroll_now()  # the size may have come before its event has
        return self.line_of(card, line)

    def line_of(self, card: int, line: int = 0) -> Region | None:
        """Return where the text of a card's title (0) or quiet line (1) stands, if in sight."""
        found = self._columns.find(card)
        if found is None or (self._narrow and found[0] != self.column):
            return None
        column, index = found
        y = 1 + (index - self._tops[column]) * CARD_HEIGHT + line
        if not 1 <= y < self.size.height - 1:
            return None
        x, width = self._span(column)
        indent = 2 + line
        return Region(x + indent, y, max(1, width - indent), 1)

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

    # mouse and size

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

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._scroll_now()

    def _scroll_now(self) -> None:
        """Scroll for a size that is new; lines may be drawn already for where they were."""
        tops = list(self._tops)
        self._scroll()
        if tops != self._tops:
            self.refresh()

    # drawing

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw line ``y`` across all columns in sight."""
        if not self._heads:
            return
        if y == 0:
            yield from self._header()
            return
        for column in self._shown:
            if column != self._shown[0]:
                yield "  ", ""
            yield from self._column_line(column, y)

    def _header(self) -> Iterable[Piece]:
        for index, column in enumerate(self._heads):
            look = "board--head-here" if index == self.column else "board--head"
            if self._narrow:
                yield f" {column.title} ", look
                yield " ", ""
                continue
            if index:
                yield "  ", ""
            yield padded(f" {column.title}", self._span(index)[1]), look

    def _column_line(self, column: int, y: int) -> Iterable[Piece]:
        width = self._span(column)[1]
        ids = self._columns.ids[column]
        row, line = divmod(y - 1, CARD_HEIGHT)
        index = self._tops[column] + row
        if y == self.size.height - 1:
            yield padded(self._more(column), width), "board--quiet"
        elif not ids and row == 0:
            empty = self._heads[column].empty.split("\n")
            yield padded("  " + empty[line] if line < len(empty) else "", width), "board--quiet"
        elif row >= self._fitting or index >= len(ids):
            yield " " * width, "board--title"
        else:
            here = column == self.column and index == self._columns.index
            yield from self._card_line(ids[index], line, width, here=here)

    def _card_line(self, card_id: int, line: int, width: int, *, here: bool) -> Iterable[Piece]:
        card = self._card_of(card_id)
        carried = here and self._columns.carried is not None
        marked = card_id in self.marks
        bar = "▌" if here and self.has_focus else "▏" if here else " "
        if line == 0:
            look = "board--hidden" if card.hidden else "board--title"
            look = "board--mark" if marked else look
            look = "board--carried" if carried else "board--cursor" if here else look
            sign = "↕" if carried else "*" if marked else card.badge or " "
            yield bar + sign + padded(card.title, width - 2), look
        else:
            look = "board--alert" if card.alert else "board--quiet"
            look = "board--carried" if carried else "board--cursor-quiet" if here else look
            yield bar + "  " + padded(in_room(card.quiet, width - 3), width - 3), look

    def _more(self, column: int) -> str:
        above = self._tops[column]
        below = len(self._columns.ids[column]) - above - self._fitting
        return "".join(
            f"  {arrow} {count}" for arrow, count in (("↑", above), ("↓", below)) if count > 0
        )

    # geometry

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < NARROW

    @property
    def _shown(self) -> Sequence[int]:
        return (self.column,) if self._narrow else range(len(self._heads))

    @property
    def _fitting(self) -> int:
        """How many whole cards fit below the header and above the last line."""
        return max(1, (self.size.height - 2) // CARD_HEIGHT)

    def _span(self, column: int) -> tuple[int, int]:
        """Return the first cell and the width of a column."""
        if self._narrow:
            return 0, self.size.width
        count = max(1, len(self._heads))
        room = self.size.width - 2 * (count - 1)
        left = [room * index // count for index in range(count + 1)]
        return left[column] + 2 * column, left[column + 1] - left[column]

    def _at(self, x: int, y: int) -> tuple[int | None, int | None]:
        """Return the column and, unless a header was hit, the card index at a point."""
        if self._narrow and y == 0:
            return self._tab_at(x), None
        for column in self._shown:
            left, width = self._span(column)
            if left <= x < left + width:
                index = self._tops[column] + (y - 1) // CARD_HEIGHT
                inside = y > 0 and index < len(self._columns.ids[column])
                return column, index if inside else None
        return None, None

    def _tab_at(self, x: int) -> int | None:
        left = 0
        for index, column in enumerate(self._heads):
            if left <= x < left + len(column.title) + 3:
                return index
            left += len(column.title) + 3
        return None

    # changing

    def _change(self, move: Callable[[], object]) -> None:
        before, column, cursor = self._cells(), self.column, self.cursor
        move()
        self._scroll()
        self._repaint(before)
        if column != self.column:
            self.refresh_lines(0) if not self._narrow else self.refresh()
        if (column, cursor) != (self.column, self.cursor):
            self.post_message(self.Moved())

    def _scroll(self) -> None:
        """Bring the cursor into sight; past an edge by half a column, to send fewer lines."""
        if not self._heads or not self.size.height:
            return
        for column, ids in enumerate(self._columns.ids):
            self._tops[column] = max(0, min(self._tops[column], len(ids) - self._fitting))
        column, index, fitting = self.column, self._columns.index, self._fitting
        top = self._tops[column]
        if index < top:
            top = max(0, index - fitting // 2)
        elif index >= top + fitting:
            top = min(index, len(self._columns.ids[column]) - fitting, index - fitting // 2)
        self._tops[column] = max(0, top)
        if self.has_focus and self.cursor is not None and (line := self.line_of(self.cursor)):
            self.app.cursor_position = self.content_region.offset + Offset(line.x, line.y)

    def _card_of(self, card_id: int) -> Card:
        if card_id not in self._cards:
            self._cards[card_id] = self._card(card_id)
        return self._cards[card_id]

    def _cells(self) -> list[list[object]]:
        """Return what each card slot in sight is drawn from, column by column."""
        if not self._heads or not self.size.height:
            return []
        cells: list[list[object]] = []
        for column, ids in enumerate(self._columns.ids):
            top = self._tops[column]
            slots: list[object] = [
                (
                    self._card_of(one),
                    column == self.column and top + row == self._columns.index,
                    one in self.marks,
                    one == self._columns.carried,
                )
                for row, one in enumerate(ids[top : top + self._fitting])
            ]
            slots += [None] * (self._fitting - len(slots))
            cells.append([*slots, (top, len(ids))])
        return cells

    def _repaint(self, before: list[list[object]]) -> None:
        after = self._cells()
        if not after:  # out of sight: what was drawn before must not come back
            self.refresh()
            return
        if self._narrow or len(before) != len(after):
            before_here = before[self.column] if len(before) == len(after) else []
            if before_here != after[self.column]:
                self.refresh()
            return
        for column, (old, new) in enumerate(zip(before, after, strict=True)):
            x, width = self._span(column)
            for row, (one, other) in enumerate(zip(old, new, strict=True)):
                if one == other:
                    continue
                if row < len(new) - 1:
                    self.refresh_lines(1 + row * CARD_HEIGHT, CARD_HEIGHT, x, width)
                else:
                    self.refresh_lines(self.size.height - 1, 1, x, width)

    def repaint_focus(self) -> None:
        """Show whether the cursor is one that keys move."""
        if self.cursor is not None and (line := self.line_of(self.cursor)):
            x, width = self._span(self.column)
            self.refresh_lines(line.y, CARD_HEIGHT, x, width)
