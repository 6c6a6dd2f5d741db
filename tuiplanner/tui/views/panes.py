"""A view of two panes: a list on the left, the selected record's sheet on the right."""

from typing import ClassVar

from textual import on as handles
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from tuiplanner.career.text import shown
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.keys import FIRST_KEYS, LINE_KEYS, OUT_KEY
from tuiplanner.tui.views.resuming import ResumingView
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import NEW, Place, Row

NARROW = 80
LIST_WIDTH = 44
"""Below this many cells one pane is shown at a time."""


class PanesView(ResumingView, inherit_bindings=False):
    """What jobs and mentors share; a subclass says what the list holds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *FIRST_KEYS,
        key("l,right", "into", "into", "panes.into", tip="Go into the record on the right"),
        OUT_KEY,
        *LINE_KEYS,
    ]  # fmt: skip

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.list = RowList(id="list")
        self._shown: Place | None = None

    def compose(self) -> ComposeResult:
        """Make both panes and the field of edits."""
        yield self.list
        yield self.sheet
        yield self.editor.line
        yield self.filter_field

    @property
    def main(self) -> Widget:
        """The list."""
        return self.list

    def list_rows(self) -> list[Row]:
        """Return the rows of the list."""
        raise NotImplementedError

    def rows_for(self, place: Place | None) -> list[Row]:
        """Return the rows of the right pane for what the list's cursor is on."""
        raise NotImplementedError

    @property
    def main_place(self) -> Place | None:
        """The list's line under the cursor."""
        return self.list.cursor

    @property
    def selected(self) -> int | None:
        """The id of the list's selected record, None for a row that is none."""
        place = self.list.cursor
        return place.id if place and place.id != NEW else None

    def show(self, cursor: Place | None = None) -> None:
        """Draw both panes; the cursor of the pane that shows ``cursor`` goes there."""
        in_list = cursor if cursor and cursor.table == self.TABLE and not cursor.field else None
        self.list.show(self.draft(self.list_rows(), "main"), in_list)
        self._show_sheet(None if in_list else cursor)

    def _show_sheet(self, cursor: Place | None = None) -> None:
        while self.opened and self.planner.career.get(*self.opened[-1]) is None:
            self.opened.pop()
        if self.opened:
            self.sheet.show(self.sheet_rows(self.opened[-1]), cursor)
        else:
            self.sheet.show(self.draft(self.rows_for(self.list.cursor)), cursor)
        if self.list.cursor != self._shown:
            self._shown = self.list.cursor
            if cursor is None:
                self.sheet.action_first()

    @property
    def sheet_width(self) -> int:
        """The cells of the right pane: what the list and a gap leave."""
        width = self.app.size.width
        return width - min(LIST_WIDTH, width * 2 // 5) - 1 if width >= NARROW else width

    def places(self) -> list[Place]:
        """Return what is marked in the pane that has the focus, else the line under the cursor."""
        pane = self.list if not self.on(self.sheet) else self.sheet
        marked: list[Place | None] = [row.place for row in pane.rows if row.place in pane.marks]
        return [place for place in (marked or [pane.cursor]) if place]

    def go_on(self, place: Place) -> None:
        """Put the cursor of the pane that has the keys on a line it shows."""
        (self.sheet if self.on(self.sheet) else self.list).select(place)
        self.catch_up()

    def home_focus(self) -> Widget:
        """Return the pane that had the focus last, where both are shown the list."""
        return self.sheet if not self.list.display else self.list

    def clear_marks(self) -> bool:
        """Take all marks away; False when there were none."""
        if self.list.marks:
            self.list.clear_marks()
            return True
        return super().clear_marks()

    async def open_record(self, table: str, record_id: int) -> None:
        """Show a record in the right pane and go there."""
        if record_id == NEW:
            return
        if table != self.TABLE:
            self.opened.append((table, record_id))
        self.enter_sheet()
        self._show_sheet()
        if table != self.TABLE:
            self.sheet.action_first()
        self.desk.keys_changed()

    def close_record(self) -> bool:
        """Close the record on top, else go back to the list; False when already there."""
        if self.opened:
            closed = self.opened.pop()
            self._show_sheet(Place(*closed))
        elif self.on(self.sheet):
            self.leave_sheet()
        else:
            return False
        self.desk.keys_changed()
        return True

    def action_into(self) -> None:
        """Go into the right pane."""
        if self.on(self.list):
            self.enter_sheet()
            self.desk.keys_changed()

    def action_out(self) -> None:
        """Go back to the list."""
        self.leave_sheet()

    def leave_sheet(self) -> None:
        """Let keys go to the list."""
        self.list.display = True
        self.sheet.display = self.app.size.width >= NARROW
        self.screen.set_focus(self.list, scroll_visible=False)
        self.desk.keys_changed()

    def action_other_pane(self) -> None:
        """Go to the other pane."""
        if self.on(self.list):
            self.action_into()
        else:
            self.leave_sheet()

    def go_home(self) -> None:
        """Close every opened record and go back to the list."""
        self.opened.clear()
        self.leave_sheet()

    def enter_sheet(self) -> None:
        """Go into the right pane."""
        self.sheet.display = True
        self.list.display = self.app.size.width >= NARROW
        self.screen.set_focus(self.sheet, scroll_visible=False)

    def on_resize(self) -> None:
        """Show both panes where there is room, else the one in use."""
        wide = self.app.size.width >= NARROW
        in_sheet = self.on(self.sheet)
        self.list.styles.width = min(LIST_WIDTH, self.app.size.width * 2 // 5) if wide else "1fr"
        self.list.display = wide or not in_sheet
        self.sheet.display = wide or in_sheet
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self.show()
        self.editor.follow()

    def action_mark(self) -> None:
        """Mark the line under the cursor and go on to the next."""
        pane = self.list if self.on(self.list) else self.sheet
        pane.toggle_mark()
        pane.action_down()
        self.tell_marked(len(pane.marks))

    @handles(RowList.Moved, "#list")
    def _selected_another(self, event: RowList.Moved) -> None:
        event.stop()
        self.catch_up()

    def catch_up(self) -> None:
        """Show on the right what is selected on the left."""
        if self.list.cursor != self._shown:
            self.opened.clear()
            self._show_sheet()
        super().catch_up()

    @handles(RowList.Clicked)
    async def _clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        if event.again and self.mode == "rest":
            await self.action_open()

    def nothing(self, first: str) -> list[Row]:
        """Return the line of an empty list: why nothing is shown, or the key that begins."""
        count = len(self.planner.career.table(self.TABLE))
        if self.filter_text:
            first = f"nothing has '{shown(self.filter_text)}'; Esc clears"
        elif count:
            first = f"{count} put away; . shows"
        return [Row(None, first, look="quiet", indent=1)]

    def hits(self) -> int:
        """Count the records that the filter leaves."""
        return sum(row.place is not None for row in self.list_rows())
