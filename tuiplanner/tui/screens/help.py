"""Help for what has the focus: its keys, in words."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tuiplanner.tui.widgets.keys import HELP_WIDTH, key
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Row


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """A list of keys over the view they belong to; any way of leaving goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+g,ctrl+c,q,enter,question_mark,f1", "back", "back", "help.back", show=True)
    ]

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = rows
        self._list = RowList(label_width=HELP_WIDTH)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="help"):
            yield self._list

    def on_mount(self) -> None:
        """Show the keys."""
        self.set_focus(self._list)
        self._list.show(self._rows)  # keys may be under way already
        self._lay_out()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.call_after_refresh(lambda: self._list.show(self._lines()))

    def _lines(self) -> Iterator[Row]:
        """Return the rows with what a key does on as many lines as it takes: nothing is cut."""
        room = max(10, self._list.size.width - HELP_WIDTH - 4)
        for row in self._rows:
            text, *rest = textwrap.wrap(row.text, room if row.label else room + HELP_WIDTH) or [""]
            yield row._replace(text=text)
            yield from (Row(None, line, label=" ") for line in rest)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
