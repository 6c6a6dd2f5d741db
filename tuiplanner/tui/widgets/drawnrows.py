"""How a list of rows is drawn: which lines are in sight and what they show.

A change paints the lines that differ, nothing else.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Offset, Region

from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut, padded
from tuiplanner.tui.widgets.rows import Place, Row

LABEL_WIDTH = 13
Drawn = tuple[Row, int, bool]
"""What a line is drawn from: its row, which line of that it is, and whether the cursor is on it."""


class DrawnRows(LineWidget):
    """Rows drawn by line: where the cursor is, how far they are scrolled, and what is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--text", "rows--quiet", "rows--head", "rows--alert", "rows--done",
        "rows--cursor", "rows--cursor-quiet", "rows--mark", "rows--job", "rows--goal",
    }  # fmt: skip

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
        index = self._index_of(place)
        if index is None or not 0 <= (y := self._tops[index] - self._top) < self.size.height:
            return None
        x = self._text_column(self._rows[index])
        return Region(x, y, max(1, self.size.width - x - 1), 1)

    def _index_of(self, place: Place) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.place == place), None)

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
        drawn = self._drawn(y)
        if drawn is None:
            return ()
        row, below, here = drawn
        here = here and row.place is not None
        return self._second_line(row, here=here) if below else self._first_line(row, here=here)

    def _drawn(self, y: int) -> Drawn | None:
        index = bisect_right(self._tops, y + self._top) - 1
        if not 0 <= index < len(self._rows):
            return None
        return self._rows[index], y + self._top - self._tops[index], index == self._index

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

    # scrolling and painting

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

    def _screen_lines(self) -> list[Drawn | None]:
        """Return what each line on the screen is drawn from."""
        return [self._drawn(y) for y in range(self.size.height)]

    def _repaint(self, before: list[Drawn | None]) -> None:
        after = self._screen_lines()
        if not after:  # out of sight: what was drawn before must not come back
            self.refresh()
        for y, (old, new) in enumerate(zip(before, after, strict=False)):
            if old != new:
                self.refresh_lines(y)
