"""Choose one of many by typing: the command palette and find."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Input

from tuiplanner.tui.screens.ranking import Texts
from tuiplanner.tui.widgets.choice import Choice
from tuiplanner.tui.widgets.fields import LineField
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import LineWidget, Piece
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

SHOWN = 100
"""How many hits are listed; a longer word finds the rest."""


class Prompt(LineWidget):
    """The line above the list: a name, the place of the field, and the count of hits."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--quiet", "bar--text"}

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = f" {title}: "
        self._count = ""

    @property
    def field_start(self) -> int:
        """The column where the field begins."""
        return len(self._title)

    def count(self, text: str) -> None:
        """Show how many hits there are."""
        if text != self._count:
            self._count = text
            self.refresh()

    def pieces(self, y: int) -> Sequence[Piece]:
        """Draw the line."""
        del y
        room = self.size.width - len(self._title) - 1
        return ((self._title, "bar--quiet"), (self._count.rjust(room), "bar--quiet"))


class Picker(ModalScreen[Any], inherit_bindings=False):
    """A field and a list that it filters; dismisses with the chosen value or None."""

    NOTHING: ClassVar[str] = "nothing like that"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "choose", "picker.choose", show=True),
        key("escape,ctrl+g,ctrl+c", "nothing", "back", "picker.back", show=True),
        key("down,ctrl+n", "down", "down", "picker.down"),
        key("up", "up", "up", "picker.up"),
        key("pagedown", "page(1)", "half a page down", "picker.page-down"),
        key("pageup", "page(-1)", "half a page up", "picker.page-up"),
        key("f1", "app.help", "help", "app.help", tip="Help for what has the focus", show=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = choices
        self._texts = Texts([one.text for one in choices])
        self._prompt = Prompt(title)
        self._field = LineField(id="wanted")
        self._list = RowList()
        self._found: list[int] = []

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="picker"):
            yield self._prompt
            yield self._field
            yield self._list

    def on_mount(self) -> None:
        """Let typing begin at once."""
        self._list.can_focus = False
        self._field.begin(Region(self._prompt.field_start, 0, 30, 1), "")
        self.set_focus(self._field)
        self._search("")

    def on_resize(self) -> None:
        """List as many as fit."""
        self.call_after_refresh(lambda: self._search(self._field.value))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    def _search(self, text: str, place: Place | None = None) -> None:
        self._found = self._texts.having(text)
        rows = [self.row(i) for i in self._found[:SHOWN]]
        first = rows[0].place if rows else None
        self._list.show(rows or [Row(None, self.NOTHING, look="quiet")], place or first)
        self._prompt.count(self.counted())

    def row(self, index: int) -> Row:
        """Return the line of a choice."""
        one = self._choices[index]
        return Row(Place("choice", index + 1), one.text, right=one.quiet)

    def counted(self) -> str:
        """Return what the count at the right says."""
        return f"{len(self._found)}"

    def action_choose(self) -> None:
        """Choose the line under the cursor, as typed so far."""
        self._search_now()
        place = self._list.cursor
        self.dismiss(self._choices[place.id - 1].value if place else None)

    def _search_now(self) -> None:
        """Catch up with keys that were typed faster than the list was drawn."""
        place = self._list.cursor
        found = self._found
        self._search(self._field.value)
        if found == self._found and place:
            self._list.select(place)

    def action_nothing(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Go to the next line."""
        self._list.action_down()

    def action_up(self) -> None:
        """Go to the line above."""
        self._list.action_up()

    def action_page(self, direction: int) -> None:
        """Move by half a page."""
        self._list.action_page(direction)
