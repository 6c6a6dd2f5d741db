"""Adding what belongs to a record: links, steps, entries, promises, each on a line of its own."""

from collections.abc import Callable, Sequence
from datetime import date

from tuiplanner.career import goals
from tuiplanner.career.changes import Change
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.words import said
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.fieldtexts import field_of, options_for
from tuiplanner.tui.views.typingview import TypingView
from tuiplanner.tui.widgets.rows import NEW, Place


class AddingView(TypingView):
    """A view that opens a field on a new line for what is added."""

    async def add_record(
        self,
        table: str,
        make: Callable[[str], tuple[Change, int]],
        origin: Origin,
        *,
        then: str = "",
        after: Place | None = None,
        section: str = "",
        prefix: str = "",
        hint: str = "",
    ) -> None:
        """Open a field on the line of a new record.

        ``make`` adds it by what was typed, and the cursor goes to it; ``then`` says which key goes
        on. The others are those of an :class:`Edit`.
        """
        place = Place(table, NEW)

        def save(text: str) -> str:
            change, new = make(text)
            self.show(Place(table, new))
            return f"{shown(said(change))}{then}"

        edit = Edit(
            place, "", lambda: self.region_of(place), save, adding=True,
            after=after, section=section, prefix=prefix, hint=hint, origin=origin,
        )  # fmt: skip
        await self.add(edit)

    async def add_link(self, place: Place) -> None:
        """Open a field that adds one more link to a list."""
        field = field_of(Place(place.table, place.id, place.field))
        blank = Place(place.table, place.id, place.field)

        def save(text: str) -> str:
            found = self.planner.records.find(field.table, text)
            change = self.planner.records.add_to_list(*place.record, place.field, found)
            self.show(Place(place.table, place.id, place.field, found))
            return shown(said(change)) if change else "linked already"

        await self.add(
            Edit(
                Place(place.table, NEW, place.field) if place.item is not None else blank,
                "",
                lambda: self.region_of(
                    Place(place.table, NEW, place.field) if place.item is not None else blank
                ),
                save,
                options_for(self.planner.career, field),
                adding=place.item is not None,
                after=place,
                hint=f"{field.title}: ↑ ↓ choose, → takes a completion, ⏎ links",
                origin=Origin("link", place.table, place.id, place.field),
            )
        )

    async def new_in_sheet(self) -> None:
        """Add to the opened record: a step, a link, evidence, a promise."""
        table, record_id = self.opened[-1]
        here = self.sheet.cursor
        if here and here.field in {"jobs", "mentors", "goals"} and here.table == table:
            await self.add_link(here)
        elif table == "goals" and here and here.field == "evidence":
            job = self.planner.joblog.default_job()

            async def log(kind: str) -> None:
                await self.add_entry(kind, job, [record_id], "evidence")

            self.choose_kind(log)
        elif table == "goals":
            await self.add_step(record_id, here)
        elif table == "talks":
            await self.add_promise(record_id)
        else:
            self.desk.say("nothing to add here; q goes back")

    async def add_step(self, goal: int, here: Place | None) -> None:
        """Open a field for a step below the one under the cursor, else at the end."""
        on_step = here is not None and here.table == "steps"
        steps = goals.steps_of(self.planner.career, goal)
        last = here if on_step else Place("steps", steps[-1].id) if steps else None
        below = last.id if last else None
        await self.add_record(
            "steps",
            lambda text: self.planner.goals.add_step(goal, text, below=below),
            Origin("step", "goals", goal),
            after=last,
            section="steps",
            prefix="[ ] ",
        )

    async def add_entry(
        self,
        kind: str,
        job: int | None,
        goals: Sequence[int] = (),
        section: str = "entries",
        *,
        on: date | None = None,
        after: Place | None = None,
    ) -> None:
        """Open a field for a new entry below a line or at the head of a section.

        It is dated today unless ``on`` says else.
        """
        texts = {"date": str(on)} if on else {}

        def save(text: str) -> str:
            change, new = self.planner.joblog.add_entry(
                text, kind, job=job, goals=goals, texts=texts
            )
            evidence = Place("goals", goals[0], "evidence", new) if goals else None
            self.show(evidence or Place("entries", new))
            return shown(said(change))

        place = Place("entries", NEW)
        table, goal = ("goals", goals[0]) if goals else ("jobs", 0)
        origin = Origin("entry", table, job or 0, kind=kind, goal=goal)
        await self.add(
            Edit(
                place,
                "",
                lambda: self.region_of(place),
                save,
                adding=True,
                after=after,
                section=section,
                prefix=f"{kind:<9}",
                origin=origin,
            )
        )

    async def add_promise(self, talk: int) -> None:
        """Open a field for what was promised in a talk."""
        await self.add_record(
            "promises",
            lambda text: self.planner.mentors.promise(talk, text),
            Origin("promise", "talks", talk),
            after=Place("talks", talk),
            section="promises",
            prefix="[ ] ",
            hint="what I promised; ⏎ saves, and on its line opens it",
        )
