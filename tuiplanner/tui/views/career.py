"""View 4: past the day to day: am I steering, what did each job give, what is stuck."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tuiplanner.career import goals, joblog
from tuiplanner.career.periods import WEEK, around
from tuiplanner.career.records import IDEA, IN_PROGRESS
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.views import careerbars, careerlook, careeroffers, careerrows
from tuiplanner.tui.views.careerlook import Look
from tuiplanner.tui.views.careerrows import page
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.keys import FIRST_KEYS
from tuiplanner.tui.views.lineoffers import BACK, LAST, Offer
from tuiplanner.tui.views.page import PAGE, PAGE_KEYS, PageView
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import Place, Row


class CareerView(PageView, inherit_bindings=False):
    """Everything that is derived, and the way from each line to what it asks for."""

    ASIDE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *FIRST_KEYS,
        key("left_square_bracket", "zoom(-1)", "zoom", "career.zoom-out", show=True,
            tip="Show more years of the career line"),
        key("right_square_bracket", "zoom(1)", "zoom", "career.zoom-in", show=True,
            tip="Show fewer years of the career line, those of the line under the cursor"),
        key("l,right", "side(1)", "into", "career.right",
            tip="Go to the pane on the right, where there is one"),
        key("h,left", "side(-1)", "out", "career.left", tip="Go to the pane on the left"),
        key("L,greater_than_sign", "start", "start", "career.start",
            tip="Start the idea under the cursor"),
        key("K", "keep", "keep", "career.keep", tip="Keep the old idea under the cursor"),
        *PAGE_KEYS,
    ]  # fmt: skip

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self._zoom = 0
        self._zoomed_at: Place | None = None
        self._unfolded: frozenset[Place] = frozenset()

    def page_rows(self) -> list[Row]:
        """Return the page, without what stands beside it."""
        first, second = careerrows.FIRST, careerrows.SECOND
        return page(self._look(self.page_width), first if self.split else (*first, *second))

    def aside_rows(self) -> list[Row]:
        """Return what stands beside the page."""
        return page(self._look(self.sheet_width), careerrows.SECOND)

    def _look(self, width: int) -> Look:
        return Look(
            self.planner.career, self.planner.today(), width,
            self._zoom, self._zoomed_at, self._unfolded, self.hidden,
        )  # fmt: skip

    def context(self) -> str:
        """Say what a key does here."""
        if self.planner.career.is_fresh():
            return "⏎ shows a playbook, to be changed before it is added"
        zooms = "; [ ] zoom the career line" if len(self._steps()) > 1 else ""
        return f"⏎ does what a line asks, or opens it{zooms}"

    # what the footer names

    def offers(self) -> Sequence[Offer]:
        """Return what the line under the cursor asks for, and what can be done to its record."""
        if self.opened_here:
            return *self.sheet_offers(), BACK, *LAST
        look = self._look(self.page_width)
        zooms = careeroffers.of_zoom(self._steps(), self._zoom) if self.page.display else ()
        return *careeroffers.of_line(self, look, self.line), *zooms, *LAST

    # keys

    async def action_open(self) -> None:
        """Do what the line asks for, else open its record."""
        line = self.line
        if line is None or self.opened_here:
            await super().action_open()
        elif line.field == careerlook.CHECK:
            await self._check(str(line.item))
        elif line.field == careerlook.PLAYBOOK:
            await self.desk.playbook(str(line.item))
        elif line.field == careerlook.GAVE and not self._mined(line.id):
            await self.desk.begin(Origin("entry", "jobs", line.id, kind="lesson"))
        elif line.field == careerlook.FEEL and not self._rated(line.id):
            await self.desk.visit(Place("jobs", line.id))
            self.desk.say("c checks in: six numbers and a line; - comes back")
        elif line.table == PAGE:
            self._unfolded ^= {line}
            self.show()
        else:
            await super().action_open()

    def _mined(self, job: int) -> bool:
        return careerrows.gaves(self.planner.career)[job].mined

    def _rated(self, job: int) -> bool:
        return bool(self.planner.career.checkins.by("job", job))

    async def _check(self, name: str) -> None:
        """Begin the one thing that a check asks for; where it is fine, go to what makes it so."""
        checks = self._look(self.page_width).checks
        check = next(one for one in checks if one.name == name)
        match name:
            case "next_step" if check.record:
                await self.desk.begin(Origin("step", "goals", check.record))
            case "direction" | "next_step":
                await self._direction()
            case "learning":
                await self._learn()
            case "people" if check.record:
                await self.desk.visit(Place("mentors", check.record))
                self.desk.say("n logs the talk once you have spoken; - comes back")
            case "people":
                await self._people(fine=check.ok)
            case _:
                week = around(WEEK, self.planner.today())
                kind = f"{week.kind} {week.first}"
                await self.desk.begin(Origin("review", "reviews", 0, "went", kind))

    async def _direction(self) -> None:
        """Go to the goals in progress, else to the idea to start, else write a first goal."""
        career = self.planner.career
        working, ideas = goals.column(career, IN_PROGRESS), goals.column(career, IDEA)
        if working or ideas:
            await self.desk.visit(Place("goals", (working or ideas)[0]))
            if not working:
                self.desk.say("L starts it; - comes back")
        else:
            await self.desk.begin(Origin("goal", "goals", kind=IN_PROGRESS))

    async def _learn(self) -> None:
        """Open the field for a lesson of the present job, else of the latest, else of none."""
        dated, undated = joblog.jobs_in_order(self.planner.career)
        latest = next((one.id for one in (*dated, *undated)), 0)
        job = self.planner.joblog.default_job() or latest
        await self.desk.begin(Origin("entry", "jobs", job, kind="lesson"))

    async def _people(self, *, fine: bool) -> None:
        mentors = self.planner.career.mentors
        if fine and mentors:
            await self.desk.visit(Place("mentors", next(iter(mentors))))
        else:
            await self.desk.begin(Origin("mentor", "mentors"))

    async def action_new(self) -> None:
        """Add to the opened record, or to the job, goal or person under the cursor."""
        if self.opened_here:
            await self.new_in_sheet()
            return
        place = self.place
        table = place.table if place else ""
        if place is not None and table == "jobs":

            async def log(kind: str) -> None:
                await self.desk.begin(Origin("entry", "jobs", place.id, kind=kind))

            self.choose_kind(log)
        elif place is not None and table in {"goals", "mentors"}:
            what = "step" if table == "goals" else "talk"
            await self.desk.begin(Origin(what, table, place.id))
        else:
            self.desk.say("n adds to a job, a goal or a person: none on this line")

    def action_delete(self) -> None:
        """Delete in an opened record only: a line here is derived from many."""
        if self.opened_here:
            super().action_delete()
        elif self.places():
            self.desk.say("d deletes in an opened record; ⏎ opens this one")
        else:
            self.desk.say("this line is derived; ⏎ does what it asks")

    def action_side(self, by: int) -> None:
        """Go to the pane on the right (1) or on the left (-1)."""
        pane = self.sheet if by > 0 else self.page
        if pane.display:
            self.screen.set_focus(pane, scroll_visible=False)
            self.desk.keys_changed()

    def action_zoom(self, by: int) -> None:
        """Show fewer years of the career line (1), or more (-1)."""
        steps = self._steps()
        at = steps.index(self._zoom) if self._zoom in steps else 0
        if not self.page.display:
            self.desk.say("the career line is below this; q goes back to it")
            return
        if len(steps) == 1:
            self.desk.say("the career line is too short to zoom yet")
            return
        if not 0 <= at + by < len(steps):
            self.desk.say(
                "this is all of the career line; ] shows fewer years"
                if by < 0
                else "the career line shows no fewer months; [ shows more"
            )
            return
        self._zoom = steps[at + by]
        self._zoomed_at = self.page.cursor
        self.show()

    def _steps(self) -> tuple[int, ...]:
        """Return the zooms of the career line, the whole first."""
        whole = careerbars.whole(self.planner.career, self.planner.today())
        return careerbars.zooms(whole.axis) if whole.axis else (0,)

    def _goals_here(self) -> list[int]:
        return [one.id for one in self.places() if one.table == "goals" and not one.field]

    def action_start(self) -> None:
        """Start the ideas under the cursor: they come into progress."""
        ids = [
            goal.id
            for goal in self.planner.career.goals.among(self._goals_here())
            if goal.stage == IDEA
        ]
        if ids:
            self.do(lambda: self.planner.goals.move(ids, IN_PROGRESS))
        else:
            self.desk.say("L starts an idea; this is none")

    def action_keep(self) -> None:
        """Keep old ideas: they are asked about again in half a year."""
        ids = self._goals_here()
        self.do(lambda: self.planner.goals.keep(ids), "K keeps an old idea; this is none")
