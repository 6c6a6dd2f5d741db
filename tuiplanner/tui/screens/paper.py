"""Something to read, line by line, and perhaps a question under it: yes, no, or later."""

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tuiplanner.career.text import shown
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

Paragraph = tuple[str, str]
"""A text, and what stands quietly below it, such as who and when; may be empty."""


class Line(LineWidget):
    """One line of the box, above or below what is to be read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--quiet", "bar--key", "bar--alert"}

    def __init__(self, text: str, look: str) -> None:
        super().__init__(classes="line")
        self._text, self._look = text, look

    def tell(self, text: str, look: str) -> None:
        """Show another text."""
        self._text, self._look = text, look
        self.refresh()

    def pieces(self, y: int) -> Sequence[Piece]:
        """Draw the line."""
        del y
        return ((f" {cut(self._text, self.size.width - 2)}", self._look),)


class Paper(ModalScreen[bool | None], inherit_bindings=False):
    """Paragraphs that wrap and scroll; dismisses with the answer, None where there is none.

    Texts may come from anywhere. ``question`` says what ``y`` and ``n`` do; without one both mean
    nothing. It fits in 56 cells.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "answer(True)", "yes", "paper.yes", tip="Yes to what is asked", show=True),
        key("n", "answer(False)", "no", "paper.no", tip="No to what is asked", show=True),
        key("escape,ctrl+g,ctrl+c,q,enter", "back", "back", "paper.back", show=True),
        key("question_mark,f1", "app.help", "help", "app.help", tip="Help for what has the focus",
            show=True),
    ]  # fmt: skip

    def __init__(self, title: str, paragraphs: Sequence[Paragraph], question: str = "") -> None:
        super().__init__()
        self._title, self._paragraphs, self._question = shown(title), paragraphs, question
        self._list = RowList(label_width=14)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="paper"):
            yield Line(self._title, "bar--key")
            yield self._list
            if self._question:
                yield Line(self._question, "bar--key")

    def on_mount(self) -> None:
        """Show what is to be read."""
        self.set_focus(self._list)
        self._list.show(self._rows())  # keys may be under way already
        self._lay_out()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.call_after_refresh(lambda: self._list.show(self._rows()))

    def _rows(self) -> list[Row]:
        """Return the rows; each can be walked to, so that everything comes into sight."""
        rows: list[Row] = []
        for text, quiet in self._paragraphs:
            room = max(10, self._list.size.width - 4)
            lines = textwrap.wrap(shown(text), room, subsequent_indent="  ") or [""]
            for line in lines[:-1]:
                rows.append(Row(Place("paper", len(rows) + 1), line))
            below = shown(quiet) if quiet else None
            rows.append(Row(Place("paper", len(rows) + 1), lines[-1], below))
        return rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether there is something to answer."""
        del parameters
        return bool(self._question) if action == "answer" else True

    def action_answer(self, answer: bool) -> None:
        """Answer what is asked."""
        self.dismiss(answer)

    def action_back(self) -> None:
        """Go back; what was asked stays open."""
        self.dismiss(None)
