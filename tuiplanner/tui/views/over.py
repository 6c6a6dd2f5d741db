"""A view of one main pane, with opened records over it, or beside it where there is room."""

from textual import on as handles
from textual.widget import Widget

from tuiplanner.tui.views.resuming import ResumingView
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import NEW, Place

WIDE = 160
"""From this many cells on, an opened record stands beside the main pane."""


class OverView(ResumingView):
    """What the board and the pages share: the sheet comes when a record is opened."""

    def home_focus(self) -> Widget:
        """Return the main pane, or the opened record over it."""
        return self.main if self.main.display else self.sheet

    def places(self) -> list[Place]:
        """Return what is marked in the pane that has the keys, else the line under the cursor."""
        if not self.on(self.sheet):
            return self.main_places()
        marked: list[Place | None] = [
            row.place for row in self.sheet.rows if row.place in self.sheet.marks
        ]
        return [place for place in (marked or [self.sheet.cursor]) if place]

    def main_places(self) -> list[Place]:
        """Return what is marked in the main pane, else what is under its cursor."""
        raise NotImplementedError

    def show_sheet(self, cursor: Place | None) -> None:
        """Draw the opened record, and close it when it is gone."""
        if not self.sheet.display:
            return
        while self.opened and self.planner.career.get(*self.opened[-1]) is None:
            self.opened.pop()
        if not self.opened:
            self._close_sheet()
        elif cursor is None or cursor.table != self.TABLE or cursor.field:
            self.sheet.show(self.sheet_rows(self.opened[-1]), cursor)
        else:
            self.sheet.show(self.sheet_rows(self.opened[-1]))

    def close_record(self) -> bool:
        """Close the record on top and come back to what was below it."""
        if not self.opened:
            return False
        closed = self.opened.pop()
        if self.opened:
            self.sheet.show(self.sheet_rows(self.opened[-1]), Place(*closed))
        else:
            self._close_sheet()
        self.desk.keys_changed()
        return True

    def _close_sheet(self) -> None:
        self.sheet.display = False
        self.main.display = True
        self.screen.set_focus(self.main, scroll_visible=False)
        self.show()

    @property
    def sheet_width(self) -> int:
        """The cells of the opened record's pane."""
        width = self.app.size.width
        return width * 2 // 5 if width >= WIDE else width

    def go_home(self) -> None:
        """Close every opened record."""
        while self.close_record():
            pass

    def enter_sheet(self) -> None:
        """Let keys go to the opened record."""
        self.screen.set_focus(self.sheet, scroll_visible=False)

    async def open_record(self, table: str, record_id: int) -> None:
        """Show a record over the main pane, or beside it where there is room."""
        if record_id == NEW:
            return
        if self.on(self.main):
            self.opened.clear()
        self.opened.append((table, record_id))
        self.sheet.display = True
        self._lay_out()
        self.screen.set_focus(self.sheet, scroll_visible=False)
        self.sheet.show(self.sheet_rows((table, record_id)))
        self.sheet.action_first()
        self.desk.keys_changed()

    def _lay_out(self) -> None:
        wide = self.app.size.width >= WIDE
        self.main.display = not self.opened or wide
        self.sheet.styles.width = self.sheet_width if wide else "1fr"

    def on_resize(self) -> None:
        """Put the opened record over or beside the main pane, as the width asks."""
        self._lay_out()
        if not self.main.display and self.on(self.main):
            self.screen.set_focus(self.sheet, scroll_visible=False)
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self.show()
        self.editor.follow()

    @handles(RowList.Clicked)
    async def _line_clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        if event.again and self.mode == "rest":
            await self.action_open()
