"""Help for what has the focus: its keys, in words."""

from collections.abc import Sequence
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
        self.call_after_refresh(lambda: self._list.show(self._rows))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
