"""A file that cannot be read: what is wrong with it, and the backups that could take its place."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tuiplanner.career.records import RECORDS
from tuiplanner.career.text import shown
from tuiplanner.planner.copies import Copy
from tuiplanner.planner.words import counted
from tuiplanner.tui import commands
from tuiplanner.tui.widgets.bars import Footer
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import LineWidget, Piece, wrapped
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

OTHER_LINES = 8
"""The lines that what is wrong leaves to everything else."""


class Words(LineWidget):
    """A text on as many lines as it takes, and an empty one above it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--quiet", "bar--alert"}

    def __init__(self, text: str, look: str) -> None:
        super().__init__(classes="words")
        self._text, self._look = text, look

    def on_resize(self) -> None:
        """Take as many lines as the text needs in the new width."""
        height = len(self._lines()) + 1
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _lines(self) -> list[str]:
        width, height = self.app.size
        return wrapped(self._text, max(1, width - 2), max(1, height - OTHER_LINES))

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw a line of the text."""
        lines = ["", *self._lines()]
        yield " " + (lines[y] if y < len(lines) else ""), self._look


class RestoreOffer(ModalScreen[Path | None], inherit_bindings=False):
    """What is wrong, and the backups newest first; dismisses with the chosen one's path, or None.

    Texts may come from anywhere.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,r", "restore", "restore", "offer.restore", show=True,
            tip="Put the backup under the cursor in the place of the file"),
        key("q,escape,ctrl+g,ctrl+c", "leave", "leave it as it is", "offer.leave", show=True,
            tip="Leave; the file stays byte for byte as it is"),
    ]  # fmt: skip

    def __init__(self, why: str, copies: Sequence[Copy]) -> None:
        super().__init__()
        self._copies = copies
        self._why = Words(shown(why), "bar--alert")
        self._list = RowList()
        self._footer = Footer()

    def compose(self) -> ComposeResult:
        """Make what is said, the list, and the footer."""
        many = len(self._copies) > 1
        kept = f"{len(self._copies)} backups that read well, the newest first:"
        with Vertical(id="offer"):
            yield self._why
            yield Words(kept if many else "A backup that reads well:", "bar--quiet")
            yield self._list
            yield Words("Whatever is there now is kept beside it, as a .bak file.", "bar--quiet")
            yield self._footer

    def on_mount(self) -> None:
        """List the backups."""
        self.set_focus(self._list)
        self._list.show([_row(at, copy) for at, copy in enumerate(self._copies)])
        self._footer.hints = commands.footer(self)

    def action_restore(self) -> None:
        """Choose the backup under the cursor."""
        place = self._list.cursor
        self.dismiss(self._copies[place.id - 1].path if place else None)

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)


def _row(at: int, copy: Copy) -> Row:
    parts = [
        counted(number, RECORDS[table].NOUN) if table in RECORDS else f"{number} {table}"
        for table, number in copy.counts.items()
    ]
    when = f"{copy.at.astimezone():%Y-%m-%d %H:%M:%S}"
    if copy.since:
        when += f", and {counted(copy.since, 'change')} made since"
    return Row(Place("backup", at + 1), when, below=shown(", ".join(parts) or "no records"))
