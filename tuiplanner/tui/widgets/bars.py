"""The three single lines: header with the views and the save state, message, footer."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from tuiplanner.tui.widgets.keys import key_name
from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut, padded


class Header(LineWidget):
    """The program's name, the views by number, and whether everything is saved."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--text", "bar--quiet", "bar--here", "bar--alert",
    }  # fmt: skip

    here = reactive(0)
    status = reactive("saved")
    alert = reactive(False)

    def __init__(self, views: Sequence[str]) -> None:
        super().__init__()
        self._views = views

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw the line; the view names give way before the save state does."""
        del y
        width = self.size.width
        status = cut(self.status, max(5, width // 2))
        room = width - cell_len(status) - 2
        name = " careerboard  " if width >= 60 else " "  # noqa: PLR2004 - what 60x15 holds
        yield name, "bar--quiet"
        room -= len(name)
        for index, view in enumerate(self._views):
            text = f" {index + 1} {view} "
            if len(text) > room:
                break
            yield text, "bar--here" if index == self.here else "bar--text"
            room -= len(text)
        yield " " * max(0, room + 1), "bar--text"
        yield status, "bar--alert" if self.alert else "bar--quiet"
        yield " ", "bar--text"


class Said:
    """A message; ``alert`` for a refusal, which stays until the next key.

    Saying the same twice makes two messages, so that the second is not taken for the first.
    """

    def __init__(self, text: str, *, alert: bool = False) -> None:
        self.text, self.alert = text, alert


class MessageLine(LineWidget):
    """What just happened, or else one quiet line of context."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--quiet", "bar--alert"}

    said: reactive[Said | None] = reactive(None)
    context = reactive("")

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw the line."""
        del y
        room = self.size.width - 2
        if self.said is None:
            yield " " + cut(self.context, room), "bar--quiet"
        else:
            yield " " + cut(self.said.text, room), "bar--alert" if self.said.alert else "bar--text"


class KeyHint(NamedTuple):
    """One entry of the footer: a key as a binding has it, and what it does in a word."""

    key: str
    does: str


class Footer(LineWidget):
    """The keys of what has the focus, whole entries only, always ending in help."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--key"}

    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def pieces(self, y: int) -> Iterable[Piece]:
        """Draw as many entries as fit; neighbours that do the same share their word."""
        del y
        entries = [*_joined(self.hints)]
        room = self.size.width - 1
        last = entries.pop() if entries else ("", "")
        room -= cell_len(f"{last[0]} {last[1]}") + 1
        for keys, does in entries:
            needed = cell_len(f"{keys} {does}") + 2
            if needed > room:
                break
            yield f" {keys}", "bar--key"
            yield f" {does} ", "bar--text"
            room -= needed + 1 - 1
        yield f" {last[0]}", "bar--key"
        yield padded(f" {last[1]}", cell_len(last[1]) + 1), "bar--text"


def _joined(hints: Sequence[KeyHint]) -> Iterable[tuple[str, str]]:
    keys: list[str] = []
    for index, hint in enumerate(hints):
        keys.append(key_name(hint.key))
        following = hints[index + 1] if index + 1 < len(hints) else None
        if following is None or following.does != hint.does:
            yield " ".join(keys), hint.does
            keys = []
