"""A view of one page: sections of rows one below the other, and opened records over them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.keys import FIRST_KEYS, LINE_KEYS, without_filter
from tuiplanner.tui.views.over import OverView
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

SECTION = "#"
"""What the field of a line's place begins with when it only names the section of the page.

A record may stand in several sections of one page; the cursor tells its lines apart by that.
"""


PAGE_KEYS = without_filter(LINE_KEYS)
"""What a page has beside FIRST_KEYS and its own.

A class declares all of its keys in one list: with keys of its own it would replace those of its
base that stand on the same letters, such as the kinds of an entry.
"""


class PageView(OverView, inherit_bindings=False):
    """One pane of rows; a subclass says what they are."""

    BINDINGS: ClassVar[list[BindingType]] = [*FIRST_KEYS, *PAGE_KEYS]

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.page = RowList(id="page")

    def compose(self) -> ComposeResult:
        """Make the page, the sheet of an opened record, and the field of edits."""
        self.sheet.display = False
        yield self.page
        yield self.sheet
        yield self.editor.line
        yield self.filter_field

    @property
    def main(self) -> Widget:
        """The page."""
        return self.page

    def page_rows(self) -> list[Row]:
        """Return the rows of the page."""
        raise NotImplementedError

    @property
    def page_width(self) -> int:
        """The cells of the page: what an opened record beside it leaves."""
        width = self.app.size.width
        beside = self.sheet.display and self.page.display
        return width - self.sheet_width if beside else width

    def show(self, cursor: Place | None = None) -> None:
        """Draw the page and the opened record."""
        rows = self.draft(self.page_rows(), "main")
        places = [row.place for row in rows if row.place is not None]
        if cursor is not None and cursor not in places:
            cursor = next((one for one in places if one.record == cursor.record), None)
        self.page.show(rows, cursor)
        self.show_sheet(cursor)

    @property
    def main_place(self) -> Place | None:
        """The page's line under the cursor."""
        return self.page.cursor

    def main_places(self) -> list[Place]:
        """Return the records and fields that the marked lines stand for, else the cursor's."""
        marked: list[Place | None] = [
            row.place for row in self.page.rows if row.place in self.page.marks
        ]
        return [_meant(place) for place in (marked or [self.page.cursor]) if place]

    def go_on(self, place: Place) -> None:
        """Put the cursor on a line, unless it is on one that stands for the same already."""
        if self.on(self.sheet):
            super().go_on(place)
        elif self.page.cursor is None or _meant(self.page.cursor) != place:
            self.page.select(place)

    def clear_marks(self) -> bool:
        """Take all marks away; False when there were none."""
        if self.page.marks:
            self.page.clear_marks()
            return True
        return super().clear_marks()

    def action_mark(self) -> None:
        """Mark the line under the cursor and go on to the next."""
        pane = self.sheet if self.on(self.sheet) else self.page
        pane.toggle_mark()
        pane.action_down()

    async def reveal(self, place: Place) -> bool:
        """Put the cursor on a line, or on the first one that stands for its record."""
        self.go_home()
        if self.page.select(place):
            return True
        for row in self.page.rows:
            if row.place is not None and row.place.record == place.record:
                return self.page.select(row.place)
        return False

    async def resume_new(self, origin: Origin) -> None:
        """Do nothing: a page adds no record of a kind of its own, unless it says so."""

    async def resume_entry(self, origin: Origin) -> None:
        """Open the field for new evidence, where its goal was opened."""
        if origin.goal:
            await self.open_record("goals", origin.goal)
            await self.add_entry(origin.kind, origin.id or None, [origin.goal], "evidence")


def _meant(place: Place) -> Place:
    return Place(*place.record) if place.field.startswith(SECTION) else place
