"""A view of one page: sections of rows one below the other, and opened records over them."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.widget import Widget

from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.views.desk import Desk, Spot
from tuiplanner.tui.views.keys import FIRST_KEYS, LINE_KEYS, without_filter
from tuiplanner.tui.views.over import WIDE, OverView
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

SECTION = "#"
"""What the field of a line's place begins with when it only names the section of the page.

A record may stand in several sections of one page; the cursor tells its lines apart by that.
"""
PAGE = "page"
"""The table in the place of a line that the cursor rests on and that stands for no record."""


PAGE_KEYS = without_filter(LINE_KEYS)
"""What a page has beside FIRST_KEYS and its own.

A class declares all of its keys in one list: with keys of its own it would replace those of its
base that stand on the same letters, such as the kinds of an entry.
"""


class PageView(OverView, inherit_bindings=False):
    """One pane of rows; a subclass says what they are.

    Where it has an ``ASIDE`` and there is room, what would come below stands beside the page, in
    the pane that opened records take over.
    """

    TABLE = PAGE
    ASIDE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*FIRST_KEYS, *PAGE_KEYS]

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.page = RowList(id="page")
        self._opened_at: Place | None = None

    def compose(self) -> ComposeResult:
        """Make the page, the pane beside or over it, and the field of edits."""
        self._lay_out()
        yield self.page
        yield self.sheet
        yield self.editor.line
        yield self.filter_field

    # what is shown

    @property
    def main(self) -> Widget:
        """The page."""
        return self.page

    def page_rows(self) -> list[Row]:
        """Return the rows of the page; with :attr:`split` without those beside it."""
        raise NotImplementedError

    def aside_rows(self) -> list[Row]:
        """Return the rows beside the page."""
        return []

    @property
    def split(self) -> bool:
        """Say whether there is room for rows beside the page."""
        return self.ASIDE and self.app.size.width >= WIDE

    @property
    def page_width(self) -> int:
        """The cells of the page: what the pane beside it leaves."""
        width = self.app.size.width
        beside = self.sheet.display and self.page.display
        return width - self.sheet_width if beside else width

    def show(self, cursor: Place | None = None) -> None:
        """Draw the page and what is beside or over it."""
        rows = self.draft(self.page_rows(), "main")
        self.page.show(rows, _line_of(rows, cursor, self.page.cursor))
        self.show_sheet(cursor)

    def show_sheet(self, cursor: Place | None) -> None:
        """Draw the opened record, else what stands beside the page."""
        if self.opened or not self.split:
            super().show_sheet(cursor)
        else:
            self._show_aside(cursor)

    def _show_aside(self, cursor: Place | None) -> None:
        rows = self.aside_rows()
        self.sheet.show(rows, _line_of(rows, cursor, self.sheet.cursor))

    def _lay_out(self) -> None:
        super()._lay_out()
        self.sheet.display = bool(self.opened) or self.split

    # lines and what they stand for

    @property
    def pane(self) -> RowList:
        """The pane that keys go to."""
        return self.sheet if self.on(self.sheet) else self.page

    @property
    def line(self) -> Place | None:
        """The line under the cursor as the page has it, its section and all."""
        return self.pane.cursor

    @property
    def main_place(self) -> Place | None:
        """The page's line under the cursor."""
        return self.page.cursor

    def places(self) -> list[Place]:
        """Return the records and fields that the marked lines stand for, else the cursor's."""
        return list(dict.fromkeys(_meant(one) for one in super().places() if one.table != PAGE))

    def main_places(self) -> list[Place]:
        """Return the marked lines of the page, else the one under the cursor."""
        marked: list[Place | None] = [
            row.place for row in self.page.rows if row.place in self.page.marks
        ]
        return [place for place in (marked or [self.page.cursor]) if place]

    def go_on(self, place: Place) -> None:
        """Put the cursor on a line, unless it is on one that stands for the same already."""
        pane = self.pane
        if pane.cursor is None or _meant(pane.cursor) != place:
            pane.select(_line_of(pane.rows, place, None) or place)

    def region_of(self, place: Place) -> Region | None:
        """Return where a place's text stands: on the line under the cursor that stands for it."""
        line = self.line
        stands = line is not None and line != place and _meant(line) == place
        return super().region_of(line if stands and line is not None else place)

    def one_place(self) -> Place | None:
        """Return the line that an action for one line is about, or say what such a line can do."""
        found = super().one_place()
        if found is None and not self.places():
            self.desk.say("⏎ does what this line asks, or opens it")
        return found

    def clear_marks(self) -> bool:
        """Take all marks away; False when there were none."""
        if self.page.marks:
            self.page.clear_marks()
            return True
        return super().clear_marks()

    def action_mark(self) -> None:
        """Mark the line under the cursor and go on to the next."""
        self.pane.toggle_mark()
        self.pane.action_down()
        self.tell_marked(len(self.pane.marks))

    # going to records and back

    async def open_record(self, table: str, record_id: int) -> None:
        """Show a record over the page, or beside it where there is room."""
        if not self.opened:
            self._opened_at = self.sheet.cursor if self.on(self.sheet) else None
        await super().open_record(table, record_id)

    def _close_sheet(self) -> None:
        if not self.split:
            super()._close_sheet()
            return
        self.page.display = True
        self._show_aside(self._opened_at)
        if self._opened_at is None:
            self.screen.set_focus(self.page, scroll_visible=False)
        self.show()

    async def action_follow(self) -> None:
        """Go to the record that a line of the page stands for, or that a line's link names."""
        place = self.one_place()
        if place is None or place.field or self.opened_here:
            await super().action_follow()
        elif not await self.desk.visit(Place(*place.record)):
            there = self.planner.career.get(*place.record) is not None
            self.desk.say("no view lists this; ⏎ opens it" if there else "this record is gone")

    @property
    def opened_here(self) -> bool:
        """Say whether keys go to an opened record, and not to a line of the page."""
        return bool(self.opened) and self.on(self.sheet)

    async def go_to(self, spot: Spot) -> bool:
        """Show again what was shown; a line beside the page may stand on the page now."""
        beside = spot.line is not None and not spot.opened
        if not await super().go_to(spot._replace(line=None) if beside else spot):
            return False
        if beside and spot.line is not None:
            pane = self.sheet if self.split else self.page
            self.screen.set_focus(pane, scroll_visible=False)
            pane.select(spot.line)
        return True

    async def reveal(self, place: Place) -> bool:
        """Put the cursor on that line, else on the first one that stands for its record."""
        self.go_home()
        for pane in (self.page, self.sheet) if self.split else (self.page,):
            if found := _line_of(pane.rows, place, None):
                self.screen.set_focus(pane, scroll_visible=False)
                return found == pane.cursor or pane.select(found)
        return False

    async def new_in_sheet(self) -> None:
        """Add to the opened record what belongs to it."""
        table, record_id = self.opened[-1]
        if table == "jobs":

            async def log(kind: str) -> None:
                await self.add_entry(kind, record_id)

            self.choose_kind(log)
        else:
            await super().new_in_sheet()

    async def resume_new(self, origin: Origin) -> None:
        """Do nothing: a page adds no record of a kind of its own, unless it says so."""

    async def resume_entry(self, origin: Origin) -> None:
        """Open the field for new evidence, where its goal was opened."""
        if origin.goal:
            await self.open_record("goals", origin.goal)
            await self.add_entry(origin.kind, origin.id or None, [origin.goal], "evidence")


def _meant(place: Place) -> Place:
    return Place(*place.record) if place.field.startswith(SECTION) else place


def _line_of(rows: Sequence[Row], wanted: Place | None, here: Place | None) -> Place | None:
    """Return the line for what is wanted: itself, else ``here`` if it stands for it, else any."""
    if wanted is None:
        return None
    places = [row.place for row in rows if row.place is not None]
    if wanted in places:
        return wanted
    record = Place(*wanted.record)
    if here is not None and _meant(here) == record and here in places:
        return here
    return next((one for one in places if one.record == wanted.record), None)
