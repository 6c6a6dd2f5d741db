"""View 6: a week, a quarter or a year to look back over, and what to make of it."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from tuiplanner.career import joblog, periods
from tuiplanner.career.periods import PERIODS, WEEK, Period, around, beside
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import counted, said
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.fieldtexts import field_of
from tuiplanner.tui.views.keys import FIRST_KEYS
from tuiplanner.tui.views.page import PAGE_KEYS, PageView
from tuiplanner.tui.views.reviewrows import DAYS, ReviewRows
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import NEW, Place, Row

WALK = (
    "a day without an entry: Enter logs one",
    "a goal that is stuck: Enter opens it",
    "someone who waits: Enter goes there, - comes back",
    "one thing for next week: Enter writes it",
)
"""What the weekly walk says at each of its stops."""


class ReviewView(PageView, inherit_bindings=False):
    """What happened in a period, and three lines about it."""

    TABLE: ClassVar[str] = "reviews"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FIRST_KEYS,
        key("h,left", "beside(-1)", "earlier", "review.earlier", show=True,
            tip="Go to the week, quarter or year before"),
        key("l,right", "beside(1)", "later", "review.later", show=True,
            tip="Go to the week, quarter or year after"),
        key("left_square_bracket", "zoom(-1)", "period", "review.shorter", show=True,
            tip="A shorter period: a quarter, a week"),
        key("right_square_bracket", "zoom(1)", "period", "review.longer", show=True,
            tip="A longer period: a quarter, a year"),
        key("r", "report", "report", "review.report", show=True,
            tip="The report of the period: to read here, or in a file for others"),
        *PAGE_KEYS,
    ]  # fmt: skip

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.period = around(WEEK, planner.today())
        self._walked = -1

    # what is shown

    def page_rows(self) -> list[Row]:
        """Return the three lines, this week's walk, what happened, and earlier reviews."""
        is_now = self.planner.today() in self.period
        now = f"this {self.period.kind}" if is_now else self.period.kind
        rows = ReviewRows(self.planner.career, self.planner.today(), self.period)
        head = Row(None, f"{now} · {periods.title(self.period)}", look="head")
        walk = rows.walk() if is_now and self.period.kind == WEEK else []
        return [head, *rows.written(), *walk, *rows.happened(), *rows.earlier()]

    def context(self) -> str:
        """Say when the last review was."""
        found = [one.date for one in self.planner.career.reviews.values()]
        if not found:
            return "three lines about a week are a review; e writes the first"
        ago = (self.planner.today() - max(found)).days
        return f"the last review was {counted(ago, 'day')} ago" if ago else "reviewed today"

    # the period

    def action_beside(self, by: int) -> None:
        """Go to the period before or after."""
        then = beside(self.period, by)
        if then.first > self.planner.today():
            self.desk.say(f"this {self.period.kind} is not over; h goes back")
            return
        if then == self.period:
            self.desk.say("no date lies before that; l goes on")
            return
        self._go_to(then)

    def action_zoom(self, by: int) -> None:
        """Go to the longer or shorter period around the end of this one, or around today."""
        index = PERIODS.index(self.period.kind) + by
        if not 0 <= index < len(PERIODS):
            self.desk.say("week, quarter, year: [ shorter, ] longer")
            return
        self._go_to(around(PERIODS[index], min(self.period.last, self.planner.today())))

    async def action_report(self) -> None:
        """Offer the report of the period."""
        await self.run_action(f"app.report('{self.period.first}', '{self.period.last}')")

    def _go_to(self, period: Period) -> None:
        self.go_home()
        self.period = period
        self.show()
        self.page.action_first()

    async def reveal(self, place: Place) -> bool:
        """Go to the period of a review, or put the cursor on a line of this one."""
        review = self.planner.career.reviews.get(place.id)
        if place.table == "reviews" and review is not None:
            self._go_to(around(review.period, review.date))
            here = periods.written(self.planner.career, self.period)
            if here is None or here.id != place.id:  # another one of the same period
                await self.open_record("reviews", place.id)
            return True
        return await super().reveal(place)

    # the walk

    def action_walk(self) -> None:
        """Go on to what the weekly walk looks at next; at the end begin anew."""
        week = around(WEEK, self.planner.today())
        if self.period != week:
            self._go_to(week)
        self.go_home()
        found = ReviewRows(self.planner.career, self.planner.today(), self.period).stops()
        places = [rows[0].place if rows else None for rows in found]
        stops = [*zip(WALK, [*places, self._line("next")], strict=True)]
        there = [at for at, (_, place) in enumerate(stops) if place]
        ahead = [at for at in there if at > self._walked]
        if not ahead:
            self._walked = -1
            self.desk.say("the week is walked through; W begins anew")
            return
        self._walked = ahead[0]
        words, place = stops[ahead[0]]
        if place is not None:
            self.page.select(place)
        more = "; W goes on" if len(ahead) > 1 else ""
        self.desk.say(f"{there.index(ahead[0]) + 1} of {len(there)}, {words}{more}")

    def _line(self, field: str) -> Place:
        review = periods.written(self.planner.career, self.period)
        return Place("reviews", review.id if review else NEW, field)

    # keys

    def main_places(self) -> list[Place]:
        """Return what lines stand for; a day without an entry is no record."""
        return [place for place in super().main_places() if place.table != DAYS]

    async def action_open(self) -> None:
        """Log an entry for a day, go to a person or job, open what else there is."""
        place = self.page.cursor
        if self.on(self.sheet) or place is None:
            await super().action_open()
        elif place.table == DAYS:
            await self.action_new()
        elif place.table in {"mentors", "decisions"}:
            await self.desk.visit(Place(*place.record))
        elif place.field == "#earlier":
            await self.reveal(place)
        else:
            await super().action_open()

    def action_delete(self) -> None:
        """Delete, unlink or empty what the lines stand for; what is not written is empty."""
        if any(place.record == ("reviews", NEW) for place in self.places()):
            self.desk.say("it is empty")
        else:
            super().action_delete()

    async def edit(self, place: Place) -> None:
        """Edit a line; the first one written begins the review of the period."""
        if place.record != ("reviews", NEW):
            await super().edit(place)
            return
        period, field = self.period, place.field

        def save(text: str) -> str:
            if not text.strip():
                return ""
            # Another line may have begun the review while this one was put aside.
            if (review := periods.written(self.planner.career, period)) is not None:
                begun = self.planner.records.begun("reviews", review.id, field, "")
                return self.save_field(Place("reviews", review.id, field), field, text, begun)
            change, _ = self.planner.reviews.add(period, {field: text})
            return shown(said(change))

        title = field_of(place).title
        origin = Origin("review", "reviews", 0, field, f"{period.kind} {period.first}")
        hint = f"{title}, in one line; ⏎ saves"
        await self.editor.open(
            Edit(
                place, "", lambda: self.region_of(self._line(field)), save,
                after=place, hint=hint, origin=origin,
            )
        )  # fmt: skip

    def _way_back(self, edit: Edit) -> Callable[[str], Awaitable[None]]:
        """Return what reopens an edit with a text, in the period it was made in."""
        again, period = super()._way_back(edit), self.period

        async def reopen(text: str) -> None:
            if self.period != period:
                self._go_to(period)
            await again(text)

        return reopen

    async def resume_new(self, origin: Origin) -> None:
        """Open the line of a period's review again."""
        kind, _, first = origin.kind.partition(" ")
        self._go_to(around(kind, date.fromisoformat(first)))
        place = self._line(origin.field)
        self.page.select(place)
        await self.edit(place)

    async def action_new(self) -> None:
        """Log an entry: on the day under the cursor, else today; in a sheet what belongs to it."""
        if self.on(self.sheet):
            await self.new_in_sheet()
            return
        here = self.page.cursor
        if here and here.field == "goals":
            await self.add_link(here)
            return
        today = self.planner.today()
        on = date.fromordinal(here.id) if here and here.table == DAYS else today
        self.choose_kind(self._entry_on(on, here))

    def _entry_on(self, on: date, after: Place | None) -> Callable[[str], Awaitable[None]]:
        current = joblog.current_job(self.planner.career, self.planner.today())

        async def write(kind: str) -> None:
            await self.add_entry(kind, current.id if current else None, on=on, after=after)

        return write

    def pane_of(self, edit: Edit) -> str:
        """Say in which pane a new record is typed."""
        del edit
        return "sheet" if self.on(self.sheet) else "main"
