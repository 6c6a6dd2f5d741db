"""How the board is drawn: which columns and cards are in sight, where they stand, what they show.

Which cards there are and what they say is given to it. A change paints the cards that differ,
nothing else.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.geometry import Offset, Region

from tuiplanner.tui.widgets.card import Card, Column
from tuiplanner.tui.widgets.columns import Columns
from tuiplanner.tui.widgets.lines import LineWidget, Piece, in_room, padded

CARD_HEIGHT = 2
NARROW = 80
"""Below this many cells one column is shown at a time."""


class DrawnBoard(LineWidget):
    """Columns of cards: how far each is scrolled, and what is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--head", "board--head-here", "board--head-alert", "board--head-here-alert",
        "board--title", "board--quiet", "board--alert", "board--cursor", "board--cursor-quiet",
        "board--mark", "board--carried", "board--hidden",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._columns = Columns()
        self._heads: Sequence[Column] = ()
        self._card: Callable[[int], Card] = lambda _: Card("")
        self._cards: dict[int, Card] = {}
        self._tops: list[int] = []
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

    def show(
        self,
        columns: Sequence[Column],
        card: Callable[[int], Card],
        cursor: int | None = None,
    ) -> None:
        """Show columns; the cursor follows ``cursor``, else the card it is on.

        Where a filter leaves nothing of its column it goes to the nearest that has cards.
        ``card`` says what a card shows; it is asked only for cards in sight, once each.
        """
        before = self._cells()
        heads = self._heads
        self._heads, self._card = columns, card
        self._cards.clear()
        self._columns.replace([column.ids for column in columns], cursor)
        if self.cursor is None and columns and not columns[self.column].empty:
            self._columns.go_to_nearest()
        if self.marks:
            self.marks &= {one for column in columns for one in column.ids}
        self._tops += [0] * (len(columns) - len(self._tops))
        self._scroll()
        self._repaint(before)
        if [(one.title, one.alert) for one in heads] != [(one.title, one.alert) for one in columns]:
            self.refresh_lines(0)

    def select(self, card: int) -> bool:
        """Put the cursor on a card; False when it is not on the board."""
        before, columns = self._cells(), self._columns
        found = columns.select(card)
        self._scroll()
        self._repaint(before)
        return found

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

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._scroll_now()

    def _scroll_now(self) -> None:
        """Scroll for a size that is new; lines may be drawn already for where they were."""
        tops = list(self._tops)
        self._scroll()
        if tops != self._tops:
            self.refresh()

    def repaint_focus(self) -> None:
        """Show whether the cursor is one that keys move."""
        if self.cursor is not None and (line := self.line_of(self.cursor)):
            x, width = self._span(self.column)
            self.refresh_lines(line.y, CARD_HEIGHT, x, width)

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
            title = self._tabs[index] if self._narrow else column.title
            text = f" {title} " if self._narrow else padded(f" {title}", self._span(index)[1])
            if index:
                yield (" " if self._narrow else "  "), ""
            end = len(title) + 1
            at = end - len(title.rpartition(" ")[2]) if column.alert else end
            yield text[:at], look
            yield text[at:end], f"{look}-alert"
            yield text[end:], look

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
        for index, title in enumerate(self._tabs):
            if left <= x < left + len(title) + 3:
                return index
            left += len(title) + 3
        return None

    @property
    def _tabs(self) -> Sequence[str]:
        """The columns' names as tabs; where room is short the dots before the counts go."""
        titles = [column.title for column in self._heads]
        if sum(len(title) + 3 for title in titles) <= self.size.width + 1:
            return titles
        return [title.replace(" · ", " ") for title in titles]

    # changing

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
