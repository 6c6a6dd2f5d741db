"""View 2: the job log: jobs, and what each of them gave."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tuiplanner.career import joblog, tags
from tuiplanner.career.records import Job
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.words import counted
from tuiplanner.tui.views import checkins
from tuiplanner.tui.views.cards import badge
from tuiplanner.tui.views.jobsheet import log
from tuiplanner.tui.views.lineoffers import BACK, LAST, Offer
from tuiplanner.tui.views.panes import PanesView
from tuiplanner.tui.views.sheets import Sheet
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import Place, Row

NO_JOB = Place("jobs", -1)
"""The row for entries that belong to no job."""
_LOG, _OPEN, _ADD = Offer("view.new", "log"), Offer("view.open"), Offer("jobs.new")
_CHECK_IN = Offer("jobs.check-in")
_ON_JOB = (_LOG, Offer("view.edit"), _OPEN, _ADD, _CHECK_IN, *LAST, Offer("view.delete"))
_ON_NO_JOB = (_LOG, _OPEN, _ADD, *LAST)
"""What can be done on a line of the list."""


class JobsView(PanesView):
    """The job log."""

    TABLE: ClassVar[str] = "jobs"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("N", "new_parent", "add job", "jobs.new", tip="Add a job to the list", show=True),
        key("c", "check_in", "check-in", "jobs.check-in", show=True,
            tip="Say how the job feels today: six numbers and a line"),
    ]  # fmt: skip

    def list_rows(self) -> list[Row]:
        """Return the jobs newest first, then the undated, then the row for no job."""
        career = self.planner.career
        dated, undated = joblog.jobs_in_order(career)
        rows = [self._row(job) for job in dated if self._matches(job)]
        rest = [self._row(job) for job in undated if self._matches(job)]
        if rest:
            rows += [Row(None, "undated", look="head"), *rest]
        if not rows and not self.filter_text:
            rows += [Row(None, "N adds a first job", look="quiet", indent=1)]
        count = len(joblog.entries_of(career, None, hidden=self.hidden))
        return [*rows, Row(NO_JOB, "No job", below=counted(count, "entry"))]

    def _row(self, job: Job) -> Row:
        # What does not fit is cut at the end, and the sheet on the right has the organisation too.
        facts = [joblog.when(job, self.planner.today()), shown(job.org)]
        return Row(
            Place("jobs", job.id),
            shown(job.title),
            below=" · ".join(filter(None, facts)) or None,
            prefix=badge(self.planner.career, "jobs", job.id),
        )

    def _matches(self, job: Job) -> bool:
        text = " ".join((job.title, job.org, *(tags.fold(tag) for tag in job.tags))).casefold()
        return all(word in text for word in self.filter_text.casefold().split())

    def rows_for(self, place: Place | None) -> list[Row]:
        """Return a job's sheet, or the entries of no job."""
        career = self.planner.career
        sheet = Sheet(career, self.planner.today(), self.sheet_width, self.hidden)
        if place is None or place == NO_JOB:
            return list(log(sheet, None))
        return sheet.rows(*place.record)

    def hits(self) -> int:
        """Count the jobs that the filter leaves; the row of no job always stays."""
        return super().hits() - 1

    @property
    def selected(self) -> int | None:
        """The id of the selected job, None for no job."""
        return None if self.list.cursor == NO_JOB else super().selected

    def places(self) -> list[Place]:
        """Return the lines to act on; the row of no job stands for nothing."""
        return [place for place in super().places() if place != NO_JOB]

    def context(self) -> str:
        """Say how much the log holds, or how it begins."""
        career = self.planner.career
        proof = sum(bool(row.get("goals")) for row in career.entries.rows.values())
        jobs, entries = counted(len(career.jobs), "job"), counted(len(career.entries), "entry")
        if not career.entries:
            return f"{jobs}; n logs what it gave" if career.jobs else "N adds a job you have or had"
        return f"{jobs}, {entries}, {proof or 'none'} of them evidence for a goal"

    def offers(self) -> Sequence[Offer]:
        """Return what can be done to a job of the list, or on a line of what it gave."""
        if not self.on(self.sheet):
            return _ON_NO_JOB if self.selected is None else _ON_JOB
        line, checks_in = self.sheet.cursor, () if self.selected is None else (_CHECK_IN,)
        on_link = self.opened and line is not None and line.field == "goals"
        own = (*(() if on_link else (_LOG,)), *self.line_offers(line), BACK)
        return *own, *self.delete_offers(line), *checks_in, *LAST

    async def reveal(self, place: Place) -> bool:
        """Select a job, or an entry in its job's log."""
        career = self.planner.career
        self.opened.clear()
        self.filter_text = ""
        if place.table == "entries" and place.id in career.entries:
            entry = career.entries[place.id]
            self.hidden = self.hidden or entry.retired is not None
            self.show(
                Place("jobs", entry.job) if entry.job and entry.job in career.jobs else NO_JOB
            )
            self.enter_sheet()
            self._show_sheet(place)
            return True
        if place.table == "checkins" and place.id in career.checkins:
            self.show(Place("jobs", career.checkins[place.id].job))
            self.enter_sheet()
            self._show_sheet()
            if not self.sheet.select(place):
                self.hidden = True
                self._show_sheet(place)
            return True
        if place == NO_JOB or (place.table == "jobs" and place.id in career.jobs):
            self.action_out()
            self.show(place)
            return True
        return False

    async def action_new(self) -> None:
        """Log an entry for the selected job."""
        here = self.sheet.cursor
        if self.opened and here and here.field == "goals" and self.on(self.sheet):
            await self.add_link(here)
            return
        self.opened.clear()

        async def write(kind: str) -> None:
            self.enter_sheet()
            await self.add_entry(kind, self.selected)

        self.choose_kind(write)

    async def action_open(self) -> None:
        """Open what is under the cursor; on the row of no job go on to its entries."""
        if self.on(self.list) and self.list.cursor == NO_JOB:
            self.action_into()
        else:
            await super().action_open()

    def one_place(self) -> Place | None:
        """Return the line that an action for one line is about, or say that it is none."""
        found = super().one_place()
        if found is None and not self.places():
            self.desk.say("this is no job; n logs an entry of none, N adds a job")
        return found

    async def action_check_in(self) -> None:
        """Say how the selected job feels today, or say it anew."""
        job = self.selected
        if job is None:
            self.desk.say("a check-in says how a job feels; no job is selected")
            return
        self.opened.clear()
        self.enter_sheet()
        self._show_sheet()
        await checkins.check_in(self, job, None)

    async def edit(self, place: Place) -> None:
        """Edit what a place stands for; a check-in's line is edited in cells."""
        if place.table == "checkins" and not place.field:
            job = self.planner.career.checkins[place.id].job
            await checkins.check_in(self, job, place.id)
        else:
            await super().edit(place)

    async def resume_new(self, origin: Origin) -> None:
        """Open the field for a new job."""
        del origin
        await self.action_new_parent()

    async def resume_checkin(self, origin: Origin) -> None:
        """Open the cells of a check-in."""
        if await self.reveal(Place(origin.table, origin.id)):
            if origin.table == "jobs":
                await self.action_check_in()
            else:
                await self.edit(Place("checkins", origin.id))

    async def resume_entry(self, origin: Origin) -> None:
        """Open the field for a new entry of its job."""
        if await self.reveal(Place("jobs", origin.id) if origin.id else NO_JOB):
            self.enter_sheet()
            await self.add_entry(origin.kind, self.selected)

    async def action_new_parent(self) -> None:
        """Add a job on top of the list."""
        self.action_out()
        await self.add_record(
            "jobs",
            lambda text: self.planner.joblog.add_job({"title": text}),
            Origin("job", "jobs"),
            then="; l goes on to its dates",
        )
