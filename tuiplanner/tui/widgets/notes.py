"""The field for texts of many lines; a module of its own, loaded when a note is first edited."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from tuiplanner.career.text import NOTE_LIMIT, without_controls
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import harmless_strip
from tuiplanner.tui.widgets.textfield import TextField, paste_remark


class NoteField(TextArea, TextField, inherit_bindings=False):
    """A text area laid over a note's line."""

    MANY_LINES: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up", "cursor_up", "up", "note.up"),
        key("down", "cursor_down", "down", "note.down"),
        key("left", "cursor_left", "left", "note.left"),
        key("right", "cursor_right", "right", "note.right"),
        key("ctrl+left", "cursor_word_left", "word left", "note.word-left"),
        key("ctrl+right", "cursor_word_right", "word right", "note.word-right"),
        key("home", "cursor_line_start", "start of the line", "note.home"),
        key("end,ctrl+e", "cursor_line_end", "end of the line", "note.end"),
        key("pageup", "cursor_page_up", "page up", "note.page-up"),
        key("pagedown", "cursor_page_down", "page down", "note.page-down"),
        key("backspace", "delete_left", "delete to the left", "note.delete-left"),
        key("delete,ctrl+d", "delete_right", "delete to the right", "note.delete-right"),
        key("ctrl+w", "delete_word_left", "delete the word to the left", "note.delete-word"),
        key("ctrl+u", "delete_to_start_of_line", "delete to the start", "note.delete-to-start"),
        key("ctrl+k", "delete_to_end_of_line_or_delete_line", "delete to the end", "note.to-end"),
        key("ctrl+z", "undo", "undo typing", "note.undo"),
        key("ctrl+j", "newline", "new line", "note.newline"),
    ]

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.display = False

    def begin(self, region: Region, text: str, *, fresh: bool = False) -> None:
        """Lay the field over a region with a text, the cursor at its end."""
        del fresh
        self.place(region)
        self.load_text(text)
        self.move_cursor(self.document.end)
        self.display = True

    def place(self, region: Region) -> None:
        """Lay the field over a region of its parent."""
        self.styles.offset = (region.x, region.y)
        self.styles.width, self.styles.height = region.width, region.height

    def render_line(self, y: int) -> Strip:
        """Draw a line; what a file holds must not steer the terminal."""
        return harmless_strip(super().render_line(y))

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def paste(self, text: str) -> None:
        """Insert pasted text, without control characters, at most as long as a note may be."""
        kept = text[:NOTE_LIMIT]
        clean = without_controls(kept, keep_newlines=True)
        self.insert(clean)
        if remark := paste_remark(text, kept, clean):
            self.post_message(self.Pasted((), remark))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.paste(event.text)
