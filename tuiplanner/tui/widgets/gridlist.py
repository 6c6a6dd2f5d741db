"""A list of rows, some of them lines of a grid: there the cursor goes from cell to cell."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from tuiplanner.tui.widgets.lines import Piece, padded
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row


def position(row: Row, place: Place) -> int | None:
    """Return where a place stands in a row: 0 its text, 1 its first cell, None elsewhere."""
    places = [None if _no_text(row) else row.place, *(cell.place for cell in row.cells)]
    return places.index(place) if place in places else None


def _no_text(row: Row) -> bool:
    """Say whether a row stands for one of its cells, so that its text is not to be gone to."""
    return any(cell.place == row.place for cell in row.cells)


class GridList(RowList):
    """Rows with cells at their end. The cursor keeps its column, as far as a row has it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._column = 0

    @property
    def at(self) -> int:
        """The cursor's place in its row: 0 the text, 1 the first cell."""
        if not self._rows:
            return 0
        stops = self._stops(self._rows[self._index])
        return min(stops, key=lambda one: abs(one - self._column), default=0)

    @property
    def cursor(self) -> Place | None:
        """What the text or the cell under the cursor stands for; None in an empty list."""
        if not self._rows:
            return None
        row = self._rows[self._index]
        return row.cells[self.at - 1].place if self.at else row.place

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._index] if self._rows else None

    def show(self, rows: Iterable[Row], cursor: Place | None = None) -> None:
        """Show rows; the cursor goes to ``cursor``, else stays with what it stood for."""
        found, wanted = list(rows), cursor or self.cursor
        for row in found:
            if wanted and (at := position(row, wanted)) is not None:
                super().show(found, row.place)
                if row.cells:
                    self._go_to(at)
                return
        super().show(found, cursor)

    def select(self, place: Place) -> bool:
        """Put the cursor on the text or the cell that stands for a place; False without one."""
        for row in self._rows:
            if row.place and (at := position(row, place)) is not None:
                super().select(row.place)
                self._go_to(at)
                return True
        return False

    def go_cell(self, by: int) -> bool:
        """Go to the next (1) or the previous (-1) cell; False at the end of the row."""
        stops = self._stops(self._rows[self._index]) if self._rows else []
        further = [one for one in stops if (one > self.at if by > 0 else one < self.at)]
        if not further:
            return False
        self._go_to(min(further) if by > 0 else max(further))
        return True

    def toggle_mark(self) -> None:
        """Mark the record of the row, or take its mark away; there are no marks in cells."""
        if self.at == 0:
            super().toggle_mark()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked text or cell."""
        super().on_click(event)
        row = self.row
        if row is None or not row.cells:
            return
        x, at = self._cells_from(row), 0
        for number, cell in enumerate(row.cells, 1):
            at = number if event.x >= x else at
            x += cell.width
        self._go_to(at)

    def _first_line(self, row: Row, *, here: bool) -> Iterable[Piece]:
        if not row.cells:
            yield from super()._first_line(row, here=here)
            return
        at = self.at if here else None
        look = f"rows--{row.look}"
        marked = row.place in self.marks if row.place else False
        gutter = ("▌" if self.has_focus else "▏") if here else " "
        yield gutter + ("*" if marked else " "), "rows--mark" if marked else look
        room = self._cells_from(row) - 2
        yield padded(row.prefix + row.text, room), "rows--cursor" if at == 0 else look
        for number, cell in enumerate(row.cells, 1):
            if number == at:
                text = f"[{cell.text}]"
                yield text, "rows--cursor"
                yield padded("", cell.width - cell_len(text)), look
            else:
                own = f"rows--{cell.look}" if cell.look else look
                yield padded(f" {cell.text}", cell.width), own

    def _cells_from(self, row: Row) -> int:
        """Return the column in which the cells of a row begin."""
        return max(2, self.size.width - 1 - sum(cell.width for cell in row.cells))

    def _scroll(self) -> None:
        super()._scroll()
        if self.has_focus and self._rows and self.size.height:
            self.app.cursor_position += Offset(self._cursor_x(), 0)

    def _cursor_x(self) -> int:
        """Return the column of the cell under the cursor, for who follows the terminal's own."""
        row = self.row
        if row is None or not row.cells or not self.at:
            return 0
        return self._cells_from(row) + sum(cell.width for cell in row.cells[: self.at - 1])

    @staticmethod
    def _stops(row: Row) -> Sequence[int]:
        first = [] if _no_text(row) else [0]
        return [*first, *(at for at, cell in enumerate(row.cells, 1) if cell.place)]

    def _go_to(self, column: int) -> None:
        if column != self._column:
            self._column = column
            self._scroll()
            self._repaint_row(self._index)
