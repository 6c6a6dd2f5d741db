"""View 1: goals from idea to in progress to achieved, and the opened goal."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on as handles
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.widget import Widget

from tuiplanner.career import dates, goals
from tuiplanner.career.career import Career
from tuiplanner.career.records import IN_PROGRESS, STAGE_NAMES, STAGES
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.words import said
from tuiplanner.tui.views.cards import card, matching
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.keys import FIRST_KEYS, LINE_KEYS, OUT_KEY
from tuiplanner.tui.views.lineoffers import BACK, LAST, Offer
from tuiplanner.tui.views.moving import ORDER, MovingView
from tuiplanner.tui.widgets.board import Board
from tuiplanner.tui.widgets.card import Card, Column
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import NEW, Place

EMPTY = {
    "idea": "n writes a first goal\n? shows all keys",
    "in-progress": "L moves a goal here\n",
    "achieved": "what you achieve\nstays here as proof",
}


class BoardView(MovingView, inherit_bindings=False):
    """The goal board."""

    TABLE = "goals"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FIRST_KEYS,
        key("H,less_than_sign,shift+left", "stage(-1)", "move", "board.stage-left", show=True,
            tip="Move the card to the stage on the left"),
        key("L,greater_than_sign,shift+right", "stage(1)", "move", "board.stage-right", show=True,
            tip="Move the card to the stage on the right"),
        key("J,shift+down", "order(1)", "order", "board.order-down", show=True,
            tip="Move the card or step down"),
        key("K,shift+up", "order(-1)", "order", "board.order-up", show=True,
            tip="Move the card or step up"),
        key("space", "pick_up", "pick up", "board.pick-up",
            tip="Pick the card up: arrows carry it, Enter drops it"),
        key("w", "why", "why", "board.why", tip="Say why: of a goal, or of letting it go"),
        key("p", "proof", "proof", "board.proof",
            tip="Choose the entries that prove a goal"),
        key("1", "send(0)", "to idea", "grab.idea", show=True),
        key("2", "send(1)", "to in progress", "grab.in-progress", show=True),
        key("3", "send(2)", "to achieved", "grab.achieved", show=True),
        key("4,5,6,7,8,9,0", "stay", "nothing", "grab.nothing", tip="No column has this number"),
        key("enter,space", "drop", "drop", "grab.drop", show=True, tip="Put the card down here"),
        OUT_KEY,
        *LINE_KEYS,
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """Make the board."""
        self.sheet.display = False
        yield self.board

    def late(self) -> Sequence[Widget]:
        """Return the sheet of the opened goal, and the fields: nothing shows them at first."""
        return self.sheet, self.editor.line, self.filter_field

    @property
    def main(self) -> Widget:
        """The board."""
        return self.board

    @property
    def main_place(self) -> Place | None:
        """The card under the cursor."""
        return None if self.board.cursor is None else Place("goals", self.board.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action means something now."""
        if action == "space" and self.on(self.board):
            return False
        if action == "out" and not (self.on(self.sheet) and self.board.display):
            return False
        return super().check_action(action, parameters)

    def offers(self) -> Sequence[Offer]:
        """Return what can be done to the card under the cursor, or on a line of what is opened."""
        if not self.opened or not self.on(self.sheet):
            return tuple(self.card_offers())
        line = self.sheet.cursor
        order = ORDER if line and line.table == "steps" and not line.field else ()
        return *self.sheet_offers(), BACK, *order, *self.delete_offers(line), *LAST

    # what is shown

    def show(self, cursor: Place | None = None) -> None:
        """Draw the columns and the opened goal."""
        career, today = self.planner.career, self.planner.today()
        edit = self.editor.edit
        columns = [self._column(career, stage) for stage in STAGES]
        if edit is not None and edit.place == Place("goals", NEW):
            at = STAGES.index(edit.section)
            columns[at] = self._with_draft(columns[at], edit.after)
        self.board.show(
            columns,
            lambda one: Card("") if one == NEW else card(career, career.goals[one], today),
            cursor.id if cursor and cursor.table == "goals" else None,
        )
        self.show_sheet(cursor)

    def _column(self, career: Career, stage: str) -> Column:
        ids = goals.column(career, stage, hidden=self.hidden)
        count = str(len(ids))
        if stage == IN_PROGRESS:
            count = f"{len(goals.column(career, stage))}/{career.thresholds.in_progress}"
        if self.filter_text:
            found = matching(career, ids, self.filter_text)
            count, ids = f"{len(found)} of {len(ids)}", found
        empty = "" if self.filter_text else EMPTY[stage]
        # so that the limit is seen at every width, whatever the message has room for
        full = stage == IN_PROGRESS and bool(in_progress_notice(career)) and not self.filter_text
        return Column(f"{STAGE_NAMES[stage]} · {count}", ids, empty, full)

    @staticmethod
    def _with_draft(column: Column, after: Place | None) -> Column:
        ids = list(column.ids)
        at = ids.index(after.id) + 1 if after and after.id in ids else 0
        return Column(column.title, [*ids[:at], NEW, *ids[at:]], alert=column.alert)

    def goal_context(self) -> str:
        """Return the next step of the goal on top."""
        career = self.planner.career
        step = goals.in_focus(career)
        if step is not None:
            due = f" (due {dates.shown(step.due, self.planner.today())})" if step.due else ""
            return f"next: {shown(step.text)}{due}"
        if goals.column(career, IN_PROGRESS):
            # an opened goal says so itself
            return "" if self.opened else "no next step: Enter opens the goal, n writes one"
        if not career.goals:
            return "n begins with a goal, P with a playbook of goals and steps"
        return "" if self.opened else "nothing in progress: L moves a goal on"

    def aside(self) -> tuple[str, str]:
        """Say how many of the five checks are yes and what is next; an opened goal says its own."""
        from tuiplanner.career import checks  # noqa: PLC0415 - not for the start

        career = self.planner.career
        if career.is_fresh() or self.opened or self.mode == "grab":
            return "", ""
        headline = shown(checks.headline(checks.of(career, self.planner.today())))
        return headline, headline.partition(":")[0]

    def main_places(self) -> list[Place]:
        """Return the marked cards, else the one under the cursor."""
        board = self.board
        if board.marks:
            career = self.planner.career
            order = [one for stage in STAGES for one in goals.column(career, stage, hidden=True)]
            return [Place("goals", one) for one in order if one in board.marks]
        return [Place("goals", board.cursor)] if board.cursor else []

    def go_on(self, place: Place) -> None:
        """Put the cursor of the pane that has the keys on a card or line it shows."""
        if self.on(self.board):
            self.board.select(place.id)
            self.catch_up()
        else:
            super().go_on(place)

    def region_of(self, place: Place) -> Region | None:
        """Return where a place's text stands: on its card, or in the sheet."""
        on_card = place.table == "goals" and place.field in {"", "title", "why", "let_go_why"}
        if on_card and self.board.display and not self.on(self.sheet):
            line = 1 if "why" in place.field else 0
            region = self.board.field_region(place.id, line)
            return (
                region.translate(self.board.region.offset - self.region.offset) if region else None
            )
        return super().region_of(place)

    async def reveal(self, place: Place) -> bool:
        """Put the cursor on a goal's card, or on a step in its opened goal."""
        self.go_home()
        steps = self.planner.career.steps
        if place.table == "steps" and place.id in steps:
            goal = steps[place.id].goal
            found = await self.reveal(Place("goals", goal))
            await self.open_record("goals", goal)
            return found and self.sheet.select(place)
        if place.table != "goals" or place.id not in self.planner.career.goals:
            return False
        if not self.board.select(place.id):
            self.filter_text = ""
            self.hidden = self.hidden or self.planner.career.goals[place.id].let_go is not None
            self.show()
            self.board.select(place.id)
        return True

    def hits(self) -> int:
        """Count the goals that the filter leaves."""
        career = self.planner.career
        return sum(
            len(matching(career, goals.column(career, stage, hidden=self.hidden), self.filter_text))
            for stage in STAGES
        )

    def clear_marks(self) -> bool:
        """Take all marks away; False when there were none."""
        if self.board.marks:
            self.board.clear_marks()
            return True
        return super().clear_marks()

    # actions

    async def action_new(self) -> None:
        """Add a card below the cursor; in an opened record what belongs to it."""
        if self.on(self.sheet):
            await self.new_in_sheet()
            return
        stage = STAGES[self.board.column]
        place = Place("goals", NEW)
        after = Place("goals", self.board.cursor) if self.board.cursor else None
        below = after.id if after else None

        def save(text: str) -> str:
            change, new = self.planner.goals.add({"title": text, "stage": stage}, below=below)
            self.show(Place("goals", new))
            return shown(said(change)) + self.notice(stage)

        def save_lines(lines: Sequence[str]) -> str:
            change, new = self.planner.goals.add_many(lines, stage, below=below)
            self.show(Place("goals", new))
            return shown(said(change)) + self.notice(stage)

        edit = Edit(
            place, "", lambda: self.region_of(place), save,
            adding=True, after=after, section=stage, save_lines=save_lines,
            origin=Origin("goal", "goals", kind=stage),
        )  # fmt: skip
        await self.add(edit)

    async def resume_new(self, origin: Origin) -> None:
        """Open the field for a new card in its stage."""
        self.go_home()
        if origin.kind in STAGES:
            self.board.action_column(STAGES.index(origin.kind) - self.board.column)
        await self.action_new()

    async def resume_entry(self, origin: Origin) -> None:
        """Open the field for new evidence in its goal."""
        if await self.reveal(Place("goals", origin.goal)):
            await self.open_record("goals", origin.goal)
            await self.add_entry(origin.kind, origin.id or None, [origin.goal], "evidence")

    def action_mark(self) -> None:
        """Mark the card under the cursor and go on to the next."""
        if self.on(self.board):
            self.board.toggle_mark()
            self.board.action_card(1)
            self.tell_marked(len(self.board.marks))
        else:
            super().action_mark()

    def action_out(self) -> None:
        """Go back to the board; the opened goal stays beside it."""
        self.action_other_pane()

    @handles(Board.Opened)
    async def _clicked_again(self, event: Board.Opened) -> None:
        event.stop()
        if self.mode == "rest":
            await self.action_open()

    @handles(Board.Moved)
    def _cursor_moved(self, event: Board.Moved) -> None:
        event.stop()
        self.catch_up()

    def catch_up(self) -> None:
        """Keep the goal beside the board the one under the cursor, and the footer with it."""
        goal = self.board.cursor
        if self.opened and goal and self.on(self.board) and self.opened != [("goals", goal)]:
            self.opened = [("goals", goal)]
            self.sheet.show(self.sheet_rows(self.opened[-1]))
            self.sheet.action_first()
        super().catch_up()
