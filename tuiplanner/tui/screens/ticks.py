"""Files to import from, and a list in which each line can be ticked."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tuiplanner.tui.screens.picker import Picker
from tuiplanner.tui.widgets.choice import Choice
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import Place, Row


class Files(Picker):
    """A field for a path, over the files that are at hand; dismisses with a path or None.

    What is typed with a ``/`` or ``~`` is a path; other words filter the list.
    """

    NOTHING: ClassVar[str] = "Enter reads the file that is typed"

    def action_choose(self) -> None:
        """Take the path that is typed, else the file under the cursor."""
        self._search_now()
        text = self._field.value.strip()
        place = self._list.cursor
        if text and (place is None or "/" in text or text.startswith("~")):
            self.dismiss(text)
        elif place is not None:
            super().action_choose()


class Ticks(Picker, inherit_bindings=False):
    """Lines to tick, filtered by what is typed; dismisses with the indexes ticked, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "tick", "ticks.tick", tip="Tick the line, or take its tick away",
            show=True),
        key("ctrl+t", "all", "all", "ticks.all", tip="Tick all that is listed, or none of it",
            show=True),
        key("ctrl+s", "take", "import", "ticks.take", tip="Import what is ticked", show=True),
        key("escape,ctrl+g,ctrl+c", "nothing", "back", "ticks.back", show=True),
        key("down,ctrl+n", "down", "down", "ticks.down"),
        key("up", "up", "up", "ticks.up"),
        key("pagedown", "page(1)", "half a page down", "ticks.page-down"),
        key("pageup", "page(-1)", "half a page up", "ticks.page-up"),
        key("f1", "app.help", "help", "app.help", tip="Help for what has the focus", show=True),
    ]  # fmt: skip

    def __init__(self, title: str, choices: Sequence[Choice], ticked: Collection[int]) -> None:
        super().__init__(title, choices)
        self._ticked = set(ticked)

    def row(self, index: int) -> Row:
        """Return the line of a choice, with its tick."""
        return super().row(index)._replace(prefix="✓ " if index in self._ticked else "· ")

    def counted(self) -> str:
        """Return how many of how many are ticked."""
        return f"{len(self._ticked)} of {len(self._choices)}"

    def action_choose(self) -> None:
        """Tick the line under the cursor, or take its tick away."""
        self._search_now()
        place = self._list.cursor
        if place is not None:
            self._toggle({place.id - 1}, place)

    def action_all(self) -> None:
        """Tick all that the filter leaves, or take their ticks away when all have one."""
        self._search_now()
        self._toggle(set(self._found), self._list.cursor)

    def _toggle(self, those: set[int], place: Place | None) -> None:
        self._ticked = self._ticked - those if those <= self._ticked else self._ticked | those
        self._search(self._field.value, place)

    def action_take(self) -> None:
        """Take what is ticked."""
        self.dismiss(self._ticked)
