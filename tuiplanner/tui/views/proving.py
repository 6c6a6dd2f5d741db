"""What is said of a goal as a whole: why it matters, and what proves it."""

from tuiplanner.career import dates
from tuiplanner.career.records import Goal
from tuiplanner.tui.views.over import OverView
from tuiplanner.tui.widgets.choice import Tick
from tuiplanner.tui.widgets.rows import Place


class ProvingView(OverView):
    """A view of goals, on cards or opened."""

    def _goal_here(self, otherwise: str) -> Goal | None:
        """Return the opened goal, else the one under the cursor; tells where there is none."""
        place = self.one_place()
        if place is None:
            return None
        table, one = self.opened[-1] if self.on(self.sheet) else place.record
        if table == "goals":
            return self.planner.career.goals[one]
        self.desk.say(otherwise)
        return None

    async def action_proof(self) -> None:
        """Offer the entries that may prove a goal: recent ones, those with its tags first."""
        goal = self._goal_here("p proves a goal; q goes back to one")
        if goal is None:
            return
        from tuiplanner.career import proof  # noqa: PLC0415 - not for the start

        career, today = self.planner.career, self.planner.today()
        ticks = [
            Tick(
                f"{one.kind:<9}{one.text}", dates.shown(one.date, today),
                goal.id in one.goals, value=one.id,
            )
            for one in career.entries.among(proof.candidates(career, goal))
        ]  # fmt: skip
        if not ticks:
            self.desk.say("no entry is logged yet; 2, then n logs one")
            return

        def prove(ticks: list[Tick]) -> None:
            wanted = {one.value: one.on for one in ticks}
            self.do(lambda: self.planner.joblog.prove(goal.id, wanted), "its proof stays as it was")

        await self.desk.tick(f"what proves '{goal.title}'", ticks, "links", prove)

    async def action_why(self) -> None:
        """Edit why a goal matters, or why it was let go."""
        if goal := self._goal_here("w says why of a goal; q goes back to one"):
            await self.edit(Place("goals", goal.id, "let_go_why" if goal.let_go else "why"))
