"""Use cases of goals and their steps."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tuiplanner.career import goals as rules
from tuiplanner.career import ranks
from tuiplanner.career.career import Career
from tuiplanner.career.changes import Change
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Move
from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS, STAGE_NAMES, Goal, Step
from tuiplanner.planner.batch import Batch
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.stages import check_achieved, place, put_in_stage
from tuiplanner.planner.words import named, quoted


class Goals:
    """What can be done to goals."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records

    def add(
        self,
        texts: Mapping[str, str],
        *,
        below: int | None = None,
    ) -> tuple[Change, int]:
        """Add a goal from typed texts, at the top of its column or right ``below`` a card."""
        values = self._records.parse("goals", {"title": "", **texts})
        batch = self._ledger.batch()
        goal = self.make(batch, values, below=below)
        return self._ledger.perform(f"add {quoted(goal.title)}", batch.edits), goal.id

    def add_idea(self, title: str, mentor: int, *, topic: int | None = None) -> tuple[Change, int]:
        """Add an idea that a talk with a mentor brought, and tick the topic that it answers."""
        self._records.get("mentors", mentor)
        values = self._records.parse("goals", {"title": title})
        batch = self._ledger.batch()
        goal = self.make(batch, {**values, "mentors": (mentor,)})
        answered = batch.career.get("topics", topic) if topic is not None else None
        if answered is not None and getattr(answered, "done", None) is None:
            batch.set(answered, done=batch.today)
        return self._ledger.perform(f"add idea {quoted(goal.title)}", batch.edits), goal.id

    def add_many(
        self, titles: Sequence[str], stage: str, *, below: int | None = None
    ) -> tuple[Change, int]:
        """Add a goal for each title in one change; returns the first one's id."""
        batch = self._ledger.batch()
        made: list[Goal] = []
        for title in titles:
            values = self._records.parse("goals", {"title": title, "stage": stage})
            made.append(self.make(batch, values, below=made[-1].id if made else below))
        name = f"add {named([goal.title for goal in made], 'goal')}"
        return self._ledger.perform(name, batch.edits), made[0].id

    def make(self, batch: Batch, values: dict[str, Any], *, below: int | None = None) -> Goal:
        """Add a goal to a batch; its stage defaults to idea and its first move is today's."""
        stage = values.setdefault("stage", IDEA) or IDEA
        check_achieved(stage, values.get("achieved_on"))
        today = batch.today
        values.setdefault("moved", (Move(stage, today),))
        if stage == ACHIEVED:
            values["achieved_on"] = values.get("achieved_on") or PartialDate.of(today)
        goal = batch.add(Goal, **values)
        order = [one for one in rules.column(batch.career, stage, hidden=True) if one != goal.id]
        index = order.index(below) + 1 if below in order else 0
        place(batch, "goals", order, goal.id, index)
        return batch.career.goals[goal.id]

    def move(self, ids: Sequence[int], stage: str) -> Change | None:
        """Move cards to the top of a stage, keeping their order; None when all are there."""
        batch = self._ledger.batch()
        moved = [
            batch.career.goals[one]
            for one in ids
            if one in batch.career.goals and batch.career.goals[one].stage != stage
        ]
        for goal in reversed(moved):
            put_in_stage(batch, goal, stage)
        name = f"move {named(moved, 'goal')} to {STAGE_NAMES[stage].lower()}" if moved else ""
        return self._ledger.commit(name, batch.edits)

    def shift(self, columns: Iterable[Sequence[int]], ids: Sequence[int], by: int) -> Change | None:
        """Move cards by one place (1 down, -1 up) within their columns as they are shown.

        None when all stand at the end already.
        """
        batch = self._ledger.batch()
        moved: list[Goal] = []
        for column in columns:
            for one, beside in ranks.passing(column, ids, by):
                if _put_beside(batch, one, beside, after=by > 0):
                    moved.append(batch.career.goals[one])
        name = f"order {named(moved, 'goal')}" if moved else ""
        return self._ledger.commit(name, batch.edits)

    def drop(self, goal_id: int, stage: str, beside: int | None, *, after: bool) -> Change | None:
        """Put a carried card down: into a stage, beside a card of it or, with None, on top."""
        self._records.get("goals", goal_id)
        batch = self._ledger.batch()
        goal = batch.career.goals[goal_id]
        put_in_stage(batch, goal, stage)
        order = [one for one in rules.column(batch.career, stage, hidden=True) if one != goal_id]
        if beside in order:
            place(batch, "goals", order, goal_id, order.index(beside) + after)
        where = f" to {STAGE_NAMES[stage].lower()}" if stage != goal.stage else ""
        verb = "move" if where else "order"
        return self._ledger.commit(f"{verb} {quoted(goal.title)}{where}", batch.edits)

    def let_go(self, ids: Sequence[int]) -> Change | None:
        """Let goals go, or bring back those that are all let go already."""
        toggle = self._records.toggle
        return toggle("goals", ids, "let_go", "let {} go", "take {} back")

    def keep(self, ids: Sequence[int]) -> Change | None:
        """Keep ideas as they are: they count as touched today; None when there is none to keep."""
        batch = self._ledger.batch()
        kept = [goal for goal in batch.career.goals.among(ids) if goal.stage == IDEA]
        for goal in kept:
            batch.set(goal, updated=batch.at)
        return self._ledger.commit(f"keep {named(kept, 'goal')}" if kept else "", batch.edits)

    def add_step(self, goal_id: int, text: str, *, below: int | None = None) -> tuple[Change, int]:
        """Add a step from typed text, right ``below`` another or at the end."""
        goal = self._records.get("goals", goal_id)
        values = self._records.parse("steps", {"text": text})
        batch = self._ledger.batch()
        order = [step.id for step in rules.steps_of(batch.career, goal_id)]
        step = batch.add(Step, goal=goal_id, added=batch.today, **values)
        index = order.index(below) + 1 if below in order else len(order)
        place(batch, "steps", order, step.id, index)
        name = f"add step {quoted(step.text)} to {quoted(goal.label)}"
        return self._ledger.perform(name, batch.edits), step.id

    def tick(self, ids: Sequence[int]) -> Change | None:
        """Tick steps as done today, or untick those that are all done already."""
        return self._records.toggle("steps", ids, "done", "tick {}", "untick {}")

    def shift_steps(self, ids: Sequence[int], by: int) -> Change | None:
        """Move steps of one goal by one place (1 down, -1 up); None when all stand at the end."""
        batch = self._ledger.batch()
        steps = batch.career.steps.among(ids)
        order = [one.id for one in rules.steps_of(batch.career, steps[0].goal)] if steps else []
        moved: list[Step] = []
        for one, beside in ranks.passing(order, ids, by):
            order.remove(one)
            place(batch, "steps", order, one, order.index(beside) + (by > 0))
            order.insert(order.index(beside) + (by > 0), one)
            moved.append(batch.career.steps[one])
        what = f"step {named(moved, 'step')}" if len(moved) == 1 else named(moved, "step")
        return self._ledger.commit(f"order {what}" if moved else "", batch.edits)

    def promote(self, ids: Sequence[int], by: int) -> Change | None:
        """Move cards one stage right (1) or left (-1); raises :class:`Refused` past an end."""
        goals = self._ledger.career.goals.among(ids)
        targets = {rules.neighbour(goal.stage, by) for goal in goals} - {None}
        if not targets:
            end = "there is nothing after achieved" if by > 0 else "there is nothing before idea"
            stay = "stays" if len(goals) == 1 else "stay"
            raise Refused(f"{named(goals, 'goal')} {stay}: {end}" if goals else "no goal here")
        batch = self._ledger.batch()
        moved: list[Goal] = []
        for goal in reversed(goals):
            stage = rules.neighbour(goal.stage, by)
            if stage is not None:
                moved.append(goal)
                put_in_stage(batch, goal, stage)
        where = f"to {STAGE_NAMES[str(targets.pop())].lower()}" if len(targets) == 1 else "on"
        return self._ledger.commit(f"move {named(moved, 'goal')} {where}", batch.edits)


def _put_beside(batch: Batch, goal_id: int, beside: int, *, after: bool) -> bool:
    """Put a card right before or after another one of its stage; False when that is none."""
    stage = batch.career.goals[goal_id].stage
    order = [one for one in rules.column(batch.career, stage, hidden=True) if one != goal_id]
    if beside in order:
        place(batch, "goals", order, goal_id, order.index(beside) + after)
    return beside in order


def in_progress_notice(career: Career) -> str:
    """Return the notice of a full column, or an empty text; never a block."""
    count, limit = len(rules.column(career, IN_PROGRESS)), career.thresholds.in_progress
    return f"{count} in progress, {limit} are plenty" if count > limit else ""
