"""The fields that are laid over a line to edit it where it stands.

They only hold text: the view decides what Enter and Esc mean. Their bindings are their own, so
that the terminal's and tmux's keys stay free and every key can be named in a keymap.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from tuiplanner.career.text import without_controls
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import harmless_strip
from tuiplanner.tui.widgets.textfield import PASTE_LIMIT, TextField, paste_remark


class LineField(Input, TextField, inherit_bindings=False):
    """A text of one line, as wide as what it edits, with completion from given options."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "cursor_left", "left", "field.left"),
        key("right", "take_or_right", "right, or take the completion", "field.right"),
        key("ctrl+left", "cursor_left_word", "word left", "field.word-left"),
        key("ctrl+right", "cursor_right_word", "word right", "field.word-right"),
        key("home", "home", "start of the line", "field.home"),
        key("end,ctrl+e", "end", "end of the line", "field.end"),
        key("backspace", "delete_left", "delete to the left", "field.delete-left"),
        key("delete,ctrl+d", "delete_right", "delete to the right", "field.delete-right"),
        key("ctrl+w", "delete_left_word", "delete the word to the left", "field.delete-word"),
        key("ctrl+u", "delete_left_all", "delete to the start", "field.delete-to-start"),
        key("ctrl+k", "delete_right_all", "delete to the end", "field.delete-to-end"),
        key("down", "option(1)", "next choice", "field.next-option"),
        key("up", "option(-1)", "previous choice", "field.previous-option"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.options: Sequence[str] = ()
        self.listing = False
        self.display = False
        self._pasted: tuple[str, ...] = ()

    def begin(self, region: Region, text: str, *, fresh: bool = False) -> None:
        """Lay the field over a region with a text; ``fresh``: the first letter replaces it."""
        self.place(region)
        with self.prevent(Input.Changed):
            self.value = text
        self.selection = Selection(0 if fresh else len(text), len(text))
        self._suggestion = ""
        self._pasted = ()
        self.display = True

    def place(self, region: Region) -> None:
        """Lay the field over a region of its parent."""
        self.styles.offset = (region.x, region.y)
        self.styles.width = region.width

    def on_resize(self) -> None:
        """Keep the cursor in sight: how wide the field is shows only once it is laid out."""
        self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False)
        self.app.cursor_position = self.cursor_screen_offset

    @property
    def text(self) -> str:
        """What is typed."""
        return self.value

    @property
    def matches(self) -> list[str]:
        """The options that begin with what is typed (after the last comma of a list)."""
        typed = self._tail().casefold()
        return [one for one in self.options if one.casefold().startswith(typed)]

    def render_line(self, y: int) -> Strip:
        """Draw the field; what a file or an option holds must not steer the terminal."""
        return harmless_strip(super().render_line(y))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to a list around the field where there is nothing to choose from."""
        del parameters
        return action != "option" or bool(self.options)

    def watch_value(self) -> None:
        """Offer the first option that goes on from what is typed."""
        self._complete()

    def action_take_or_right(self) -> None:
        """Take the completion at the end of the text, else move right."""
        if not self.take_completion():
            self.action_cursor_right()

    def take_completion(self) -> bool:
        """Put the offered completion into the text; False when there is none."""
        if self.cursor_at_end and len(self._suggestion) > len(self.value):
            self.value = self._suggestion
            self.cursor_position = len(self.value)
            return True
        return False

    def action_option(self, by: int) -> None:
        """Choose the next or the previous of the options."""
        if not self.options:
            return
        tail = self._tail()
        folded = [one.casefold() for one in self.options]
        if tail.casefold() in folded:
            index = (folded.index(tail.casefold()) + by) % len(self.options)
        else:
            found = self.matches
            index = self.options.index(found[0]) if found else 0
        self.value = self.value[: len(self.value) - len(tail)] + self.options[index]
        self.cursor_position = len(self.value)

    def paste(self, text: str) -> None:
        """Insert pasted text as one line: newlines become spaces, controls go, the rest is cut."""
        kept = text[:PASTE_LIMIT]
        clean = without_controls(kept, keep_newlines=True)
        lines = tuple(line.strip() for line in clean.splitlines() if line.strip())
        self._pasted = lines
        self.insert_text_at_cursor(" ".join(lines))
        remark = paste_remark(text, kept, clean)
        if remark or len(lines) > 1:
            self.post_message(self.Pasted(lines, remark))

    @property
    def has_paste(self) -> bool:
        """Say whether the last paste had several lines, even if it was changed since."""
        return len(self._pasted) > 1

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the last paste with what was typed around it; none once it was changed."""
        if len(self._pasted) <= 1:
            return ()
        before, found, after = self.value.partition(" ".join(self._pasted))
        if not found:
            return ()
        return (before + self._pasted[0], *self._pasted[1:-1], self._pasted[-1] + after)

    def on_key(self, event: events.Key) -> None:
        """Keep what is no text out of the text."""
        if event.character and not event.is_printable:
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def _complete(self) -> None:
        tail, found = self._tail(), self.matches
        self._suggestion = ""
        if tail.strip() and found:
            self._suggestion = self.value + found[0][len(tail) :]

    def _tail(self) -> str:
        if not self.listing:
            return self.value
        return self.value.rpartition(",")[2].lstrip()
