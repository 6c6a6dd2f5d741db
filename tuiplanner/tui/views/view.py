"""What all views share: a main pane, a sheet beside or over it, a mode, an editor."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.geometry import Region
from textual.widget import Widget

from tuiplanner.career.changes import Change
from tuiplanner.career.conflicts import Conflict
from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import said
from tuiplanner.tui.views.desk import Desk, Spot
from tuiplanner.tui.views.editing import Edit, Editor
from tuiplanner.tui.views.keys import KIND_HINT
from tuiplanner.tui.views.sheets import Sheet
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import NEW, Place, Row, with_draft


class View(Widget):
    """A view: it turns keys into use cases, and the career into rows and cards."""

    TABLE: ClassVar[str]
    EMPTY: ClassVar[str] = ""

    EDITING: ClassVar[frozenset[str]] = frozenset({"save", "complete", "save_lines"})

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__()
        self.planner = planner
        self.desk = desk
        self.editor = Editor(self, desk, lambda: planner.undoable, self._way_back, self.home_focus)
        self.hidden = False
        self.sheet = RowList(id="sheet")
        self.opened: list[tuple[str, int]] = []
        self._choosing: Callable[[str], Awaitable[None]] | None = None

    # what each view says for itself

    @property
    def main(self) -> Widget:
        """The pane that shows the view's own records."""
        raise NotImplementedError

    def show(self, cursor: Place | None = None) -> None:
        """Draw everything from the career as it is now; the cursor goes to ``cursor``."""
        raise NotImplementedError

    def places(self) -> list[Place]:
        """Return what is marked in the pane that has the focus, else the line under the cursor."""
        raise NotImplementedError

    async def reveal(self, place: Place) -> bool:
        """Bring a record of this view under the cursor; False when it is not shown here."""
        raise NotImplementedError

    def late(self) -> Sequence[Widget]:
        """Return widgets still to be mounted once the view is on the screen."""
        return ()

    @property
    def main_place(self) -> Place | None:
        """What the main pane's line under the cursor stands for."""
        raise NotImplementedError

    async def open_record(self, table: str, record_id: int) -> None:
        """Show a record's sheet on top of what is shown."""
        raise NotImplementedError

    def enter_sheet(self) -> None:
        """Let keys go to the sheet."""
        raise NotImplementedError

    def go_home(self) -> None:
        """Close every opened record, and let keys go to the main pane."""
        raise NotImplementedError

    @property
    def sheet_width(self) -> int:
        """The cells of the sheet's pane, which may not be laid out yet."""
        raise NotImplementedError

    def context(self) -> str:
        """Return the quiet line that stands where messages do."""
        return ""

    def aside(self) -> tuple[str, str]:
        """Return what stands at the end of that line: whole, and for where room is short."""
        return "", ""

    # state

    @property
    def mode(self) -> str:
        """What keys mean now: rest, edit, kind, and what a view adds to these."""
        if self.editor.edit is not None:
            return "edit"
        return "rest" if self._choosing is None else "kind"

    @property
    def place(self) -> Place | None:
        """What the line under the cursor stands for."""
        found = self.places()
        return found[0] if len(found) == 1 else None

    @property
    def takes_digits(self) -> bool:
        """Say whether digits set a value here, and do not go to another view."""
        return False

    def one_place(self) -> Place | None:
        """Return the line that an action for one line is about, with the cursor on it.

        Where several are marked there is none, and the person is told.
        """
        found = self.places()
        if len(found) > 1:
            self.desk.say(f"this is for one line; Esc takes the marks of {len(found)} away")
            return None
        if found and found[0].id != NEW:
            self.go_on(found[0])
        return found[0] if found else None

    def go_on(self, place: Place) -> None:
        """Put the cursor of the pane that has the keys on a line it shows."""
        if self.on(self.sheet):
            self.sheet.select(place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action means something in the present mode."""
        del parameters
        if self.mode == "edit":
            return action in self.EDITING or action == "edit_outside"
        if self.mode == "kind":
            return action == "kind"
        if action == "settle" and not self.conflicts_here():
            return False
        return action not in self.EDITING | {"kind"}

    def conflicts_here(self) -> list[Conflict]:
        """Return the open conflicts of the field under the cursor, or of the record."""
        place = self.place
        if place is None or place.id == NEW or not self.planner.conflicts.count:
            return []
        found = self.planner.conflicts.of(*place.record)
        return [one for one in found if not place.field or one.field == place.field]

    def on(self, pane: Widget) -> bool:
        """Say whether keys go to a pane, or will again once the open field is closed."""
        return (self.editor.pane or self.screen.focused) is pane

    def home_focus(self) -> Widget:
        """Return the pane that keys go to when the view is shown."""
        return self.main

    def back(self) -> bool:
        """Leave the innermost of choice, marks, record; False at the top."""
        if self.mode == "kind":
            self._choosing = None
            self.desk.say("nothing added")
            self.desk.keys_changed()
        elif not self.clear_marks():
            return self.close_record()
        return True

    def clear_marks(self) -> bool:
        """Take all marks away; False when there were none."""
        if not self.sheet.marks:
            return False
        self.sheet.clear_marks()
        return True

    def close_record(self) -> bool:
        """Close the record on top; False when none is open."""
        return False

    def leave(self) -> None:
        """Save or put aside what is open before something else is shown."""
        self._choosing = None

    def restore(self) -> None:
        """Put an open field back over its line after lines have moved."""
        self.editor.follow()

    def catch_up(self) -> None:
        """Bring what follows the main pane's cursor up to it, before the next key."""

    # coming back

    @property
    def spot(self) -> Spot:
        """Where the person is now."""
        line = self.sheet.cursor if self.on(self.sheet) else None
        return Spot(self.main_place, tuple(self.opened), line)

    async def go_to(self, spot: Spot) -> bool:
        """Show again what was shown, as far as it is there; False when it is not."""
        if spot.main is None:
            self.go_home()
        elif not await self.reveal(spot.main):
            return False
        for record in spot.opened:
            if self.planner.career.get(*record) is not None:
                await self.open_record(*record)
        if spot.line is not None:
            self.enter_sheet()
            self.sheet.select(spot.line)
        return True

    def _way_back(self, edit: Edit) -> Callable[[str], Awaitable[None]]:
        """Return what reopens an edit with a text, where its line was."""
        spot = self.spot
        if spot.main is not None and spot.main.id == NEW:
            spot = Spot(edit.after, spot.opened, spot.line)

        async def reopen(text: str) -> None:
            await self.go_to(spot)
            there = edit.place.id == NEW or self.planner.career.get(*edit.place.record) is not None
            if not edit.adding and not there:
                self.desk.say(f"its record is gone; typed was: {shown(text)}", alert=True)
                return
            await self.editor.open(edit, text)
            self.show(edit.place if edit.adding else None)
            self.editor.follow()

        return reopen

    # rows

    def sheet_rows(self, record: tuple[str, int]) -> list[Row]:
        """Return the rows of an opened record, with a line for what is being added to it."""
        sheet = Sheet(self.planner.career, self.planner.today(), self.sheet_width, self.hidden)
        return self.draft(sheet.rows(*record))

    def draft(self, rows: Sequence[Row], pane: str = "sheet") -> list[Row]:
        """Return rows with a line for the record that is being typed in that pane, if any."""
        edit = self.editor.edit
        if edit is None or self.pane_of(edit) != pane:
            return list(rows)
        below = "" if edit.cells else None
        if not edit.adding and not edit.cells:
            return list(rows)
        if not edit.adding:  # what is edited on two lines stands on two
            return [
                row._replace(below=row.below or "") if row.place == edit.place else row
                for row in rows
            ]
        label = " " if edit.place.field else ""
        row = Row(edit.place, "", below, prefix=edit.prefix, label=label)
        return with_draft(rows, row, edit.after, edit.section)

    def pane_of(self, edit: Edit) -> str:
        """Say in which pane a new record is typed: ``main`` or ``sheet``."""
        return "main" if edit.place == Place(self.TABLE, NEW) else "sheet"

    def region_of(self, place: Place) -> Region | None:
        """Return where a place's text stands within the view, or None."""
        panes = [pane for pane in (self.sheet, self.main) if pane.display]
        panes.sort(key=lambda pane: not self.on(pane))
        for pane in panes:
            region = pane.field_region(place) if isinstance(pane, RowList) else None
            if region is not None:
                return region.translate(pane.region.offset - self.region.offset)
        return None

    # doing

    def do(self, act: Callable[[], Change | None], otherwise: str = "") -> None:
        """Run a use case and say what it did, or why it refused."""
        try:
            change = act()
        except Refused as refusal:
            self.desk.say(str(refusal), alert=True)
            return
        if change is not None:
            self.done(change)
        elif otherwise:
            self.desk.say(otherwise)

    def done(self, change: Change, more: str = "") -> None:
        """Say what a change did."""
        self.desk.say(shown(said(change)) + more)

    # choosing the kind of an entry

    def choose_kind(self, then: Callable[[str], Awaitable[None]]) -> None:
        """Offer the kinds of entry; a letter goes on with ``then(kind)``."""
        self._choosing = then
        self.desk.say(KIND_HINT)
        self.desk.keys_changed()

    async def action_kind(self, kind: str) -> None:
        """Go on with the chosen kind."""
        then, self._choosing = self._choosing, None
        if then is not None:
            await then(kind)
