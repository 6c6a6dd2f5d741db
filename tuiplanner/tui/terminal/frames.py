"""What a terminal shows, so that no cell is sent to it twice.

Textual repaints whole regions: after a focus change the whole screen, at the start twice. Over a
slow link every byte is felt, so what each cell shows is remembered, and only cells that differ are
sent, with as few cursor moves and colour codes as they need.
"""

import re

from rich.cells import cell_len

from tuiplanner.tui.terminal.pens import blank, change

_TOKENS = re.compile(r"\x1b\[([0-9]+);([0-9]+)H|\x1b\[([0-9;:]*)m|(\n)|([^\x1b\n]+)")
_MOVE = r"\x1b\[[0-9]+;[0-9]+H"
_FRAME = re.compile(rf"{_MOVE}[^\x1b]*(?:(?:{_MOVE}|\x1b\[[0-9;:]*m)[^\x1b]*)*\Z")
SHORT_GAP = 6
"""So many unchanged cells cost no more than moving the cursor over them."""
UNLIMITED = 2**31
"""The columns and rows of a terminal whose size is not known yet."""

Cell = tuple[str, str]
"""What a cell shows: a character with what combines with it, and the colour codes before it."""


def is_frame(data: str) -> bool:
    """Say whether data begins with a cursor move and holds only moves, colour codes and text."""
    return _FRAME.match(data) is not None


class Screen:
    """What the terminal shows, as far as it is known."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], Cell] = {}
        self._cursor: tuple[int, int] | None = None
        self._columns = self._rows = UNLIMITED

    def forget(self, columns: int = 0, rows: int = 0) -> None:
        """Take nothing for known any more: the next frame is sent whole.

        ``columns`` and ``rows`` are the terminal's size from now on, 0 for the one it had.
        """
        self._cells.clear()
        self._cursor = None
        self._columns, self._rows = columns or self._columns, rows or self._rows

    def difference(self, frame: str) -> str:
        """Return what has to be sent so that the terminal shows a frame of Textual's.

        A frame is cursor moves, colour codes and text, the codes reset after every run. One that
        was drawn for a larger window is cut: a terminal takes what lies outside for its last
        column and its last row, and they would show other cells than those remembered.
        """
        out = _Output(self._cells, self._cursor, self._columns)
        row = column = 1
        style = ""
        for token in _TOKENS.finditer(frame):
            to_row, to_column, codes, newline, text = token.groups()
            if to_row:
                row, column = int(to_row), int(to_column)
            elif codes is not None:
                style = "" if codes in {"", "0"} else codes
            elif newline:
                row, column = row + 1, 1
            elif text and row <= self._rows:
                column = out.text(row, column, text, style)
        self._cursor = out.finish(min(row, self._rows), min(column, self._columns))
        return "".join(out.parts)


class _Output:
    """The bytes of one difference as they grow."""

    def __init__(
        self, cells: dict[tuple[int, int], Cell], cursor: tuple[int, int] | None, columns: int
    ) -> None:
        self.parts: list[str] = []
        self._cells = cells
        self._columns = columns
        self._at = cursor
        self._pen = ""

    def text(self, row: int, column: int, text: str, style: str) -> int:
        """Send those characters of a run that differ; returns the column after it."""
        for char in _characters(text):
            width = 1 if char.isascii() else cell_len(char)
            if column + width - 1 > self._columns:
                return self._columns + 1
            key, cell = (row, column), (char, blank(style) if char == " " else style)
            if self._cells.get(key) != cell:
                self._send(row, column, char, style, width)
                self._cells[key] = cell
                self._spoil(row, column - 1)
                for covered in range(column + 1, column + width):
                    self._cells.pop((row, covered), None)
            column += width
        return column

    def _spoil(self, row: int, column: int) -> None:
        """Forget a wide character whose second half was written over."""
        cell = self._cells.get((row, column))
        if cell and not cell[0].isascii() and cell_len(cell[0]) > 1:
            del self._cells[row, column]

    def finish(self, row: int, column: int) -> tuple[int, int]:
        """Reset the colours and put the cursor where the frame leaves it."""
        if self._pen:
            self.parts.append("\x1b[0m")
        if self._at != (row, column):
            self.parts.append(f"\x1b[{row};{column}H")
        return row, column

    def _send(self, row: int, column: int, char: str, style: str, width: int) -> None:
        if self._at != (row, column) and not self._bridge(row, column):
            self.parts.append(f"\x1b[{row};{column}H")
        if char == " " and blank(self._pen) == blank(style):
            style = self._pen
        if self._pen != style:
            self.parts.append(f"\x1b[{change(self._pen, style)}m")
            self._pen = style
        self.parts.append(char)
        self._at = (row, column + width)

    def _bridge(self, row: int, column: int) -> bool:
        """Send a few unchanged characters where that is shorter than a cursor move."""
        if self._at is None or self._at[0] != row or not 0 < column - self._at[1] <= SHORT_GAP:
            return False
        gap = [self._cells.get((row, between)) for between in range(self._at[1], column)]
        pens = (self._pen, blank(self._pen))
        chars = [cell[0] for cell in gap if cell and cell[1] == pens[cell[0] == " "]]
        if len(chars) < len(gap):
            return False
        self.parts += chars
        return True


def _characters(text: str) -> list[str]:
    """Split a run into characters, each with the zero-width ones that follow it."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and cell_len(char) == 0:
            found[-1] += char
        else:
            found.append(char)
    return found
