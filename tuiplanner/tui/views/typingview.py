"""Where what is typed goes: into the record of the open field, or into the filter."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on as handles
from textual.geometry import Region

from tuiplanner.career.career import Career
from tuiplanner.career.text import shown
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.view import View
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place
from tuiplanner.tui.widgets.textfield import TextField

if TYPE_CHECKING:
    from textual.widgets import Input

    from tuiplanner.tui.widgets.fields import LineField


class TypingView(View):
    """A view that can be filtered, and whose fields are saved, put back or put aside."""

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.filter_text = ""
        self._is_filtering = False
        self._added_from: Place | None = None

    @property
    def mode(self) -> str:
        """What keys mean now; ``filter`` while a filter is typed."""
        return "filter" if self._is_filtering else super().mode

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action means something in the present mode."""
        if self.mode == "filter" or action == "keep_filter":
            return self.mode == "filter" and action == "keep_filter"
        if action == "filter" and not self.main.display:
            return False
        return super().check_action(action, parameters)

    def back(self) -> bool:
        """Leave the innermost of field, choice, filter, marks, record; False at the top."""
        if edit := self.editor.edit:
            self.editor.cancel()
            self.show((edit.after or self._added_from) if edit.adding else None)
        elif self.mode != "kind" and (self._is_filtering or self.filter_text):
            self._close_filter("")
        else:
            return super().back()
        return True

    def leave(self) -> None:
        """Save or put aside what is open before something else is shown."""
        if edit := self.editor.edit:
            before = self.planner.career
            self.editor.leave()
            self._show_left(edit, before)
        super().leave()
        if self._is_filtering:
            self._close_filter(self.filter_text)

    # the open field

    async def add(self, edit: Edit) -> None:
        """Open a field on a new line."""
        self._added_from = self.main_place
        if self.filter_text and self.pane_of(edit) == "main":
            self._close_filter("")  # what is added must not be hidden
        await self.editor.open(edit)
        self.show(edit.place)
        self.editor.follow()

    def action_save(self) -> None:
        """Save what is typed."""
        edit, before = self.editor.edit, self.planner.career
        if edit and self.editor.save():
            self._show_left(edit, before)

    def _show_left(self, edit: Edit, before: Career) -> None:
        """Show the view after an edit; where nothing was added, the cursor is back where it was."""
        nothing = edit.adding and self.planner.career is before
        self.show((edit.after or self._added_from) if nothing else None)

    def action_complete(self) -> None:
        """Take the completion, or save where there is none."""
        field = self.editor.field
        if field is None or not field.take_completion():
            self.action_save()

    def action_save_lines(self) -> None:
        """Make a record of every pasted line; without any, save as Enter does.

        An Enter typed before the program has taken the terminal over arrives as Ctrl+j.
        """
        if self.editor.save_lines():
            self.show()
        elif not self.editor.has_paste:
            self.action_save()

    @handles(RowList.Resized)
    def _pane_resized(self, event: RowList.Resized) -> None:
        event.stop()
        self.editor.follow()

    @handles(TextField.Hinted)
    def _hinted(self, event: TextField.Hinted) -> None:
        event.stop()
        if self.editor.field is not None:
            self.desk.say(event.text, alert=event.alert)

    @handles(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        event.stop()
        edit = self.editor.edit
        if edit is None:
            return
        count = len(event.lines)
        told = [f"{count} lines pasted as one"] if count > 1 else []
        told += [f"Ctrl+j makes {count} cards"] if count > 1 and edit.save_lines else []
        told += [event.remark] if event.remark else []
        if told:
            self.desk.say("; ".join(told), alert=bool(event.remark))

    # the filter

    @cached_property
    def filter_field(self) -> "LineField":
        """The field that the filter is typed in; made when it is first asked for."""
        from tuiplanner.tui.widgets.fields import LineField  # noqa: PLC0415 - not for the start

        return LineField(id="filter")

    def action_filter(self) -> None:
        """Open the filter field on the last line of the main pane."""
        region = self.main.region.translate(-self.region.offset)
        line = Region(region.x + 2, region.bottom - 1, region.width - 2, 1)
        self._is_filtering = True
        self.filter_field.begin(line, self.filter_text)
        self.screen.set_focus(self.filter_field, scroll_visible=False)
        self.desk.say("filter by title or tag; ⏎ keeps it, Esc clears it")
        self.desk.keys_changed()

    def action_keep_filter(self) -> None:
        """Go back to the list with the filter kept."""
        self._close_filter(self.filter_field.value)

    def _set_filter(self, text: str) -> None:
        self.filter_text = text.strip()
        self.show()
        hits = self.hits()
        found = f"{hits} hit{'s' if hits != 1 else ''}"
        self.desk.say(f"{found} for '{shown(self.filter_text)}'" if self.filter_text else "all")

    def _close_filter(self, text: str) -> None:
        if self._is_filtering:
            self._is_filtering = False
            self.filter_field.close()
        self._set_filter(text)
        self.screen.set_focus(self.main, scroll_visible=False)
        self.desk.say(f"{self.hits()} shown; Esc clears the filter" if text else "filter cleared")
        self.desk.keys_changed()

    def hits(self) -> int:
        """Count the records that the filter leaves."""
        return 0

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Keep what is typed in the open field; filter as the filter is typed."""
        field: object = self.editor.field
        if event.input is field:
            self.editor.typed()
        elif event.input is self.filter_field:
            event.stop()
            if self._is_filtering:
                self._set_filter(self.filter_field.value)

    def on_text_area_changed(self) -> None:
        """Keep what is typed in the open note."""
        self.editor.typed()
