"""Adding a playbook: its goals and their steps in one change."""

from datetime import timedelta

from tuiplanner.career import ranks
from tuiplanner.career.changes import Change
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.playbooks import Playbook, PlaybookGoal
from tuiplanner.career.records import IDEA, IN_PROGRESS, Step
from tuiplanner.planner.batch import Batch
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import quoted

_TEXTS = ("title", "why", "done_when", "obstacle", "if_then")


def add(planner: Planner, playbook: Playbook, *, start: bool = False) -> tuple[Change, int]:
    """Add the goals of a playbook, in its order on top of their columns; returns the first's id.

    They come to *idea*, with ``start`` the first one comes into progress. A step is due its days
    after today, or on no day. Raises :class:`Refused` for a text that does not fit, and for no
    goal at all.
    """
    if not playbook.goals:
        raise Refused("nothing is ticked, so nothing was added")
    batch = planner.batch()
    first = 0
    for index, goal in reversed([*enumerate(playbook.goals)]):
        first = _add_goal(planner, batch, goal, IN_PROGRESS if start and not index else IDEA)
    name = f"add playbook {quoted(playbook.title)}"
    return planner.perform(name, batch.edits), first


def _add_goal(planner: Planner, batch: Batch, goal: PlaybookGoal, stage: str) -> int:
    texts = {name: getattr(goal, name) for name in _TEXTS}
    values = planner.records.parse("goals", {**texts, "stage": stage})
    made = planner.goals.make(batch, values)
    for step, rank in zip(goal.steps, ranks.first(len(goal.steps)), strict=True):
        parsed = planner.records.parse("steps", {"text": step.text})
        due = None
        if step.days is not None:
            due = PartialDate.of(batch.today + timedelta(days=step.days))
        batch.add(Step, goal=made.id, added=batch.today, rank=rank, due=due, **parsed)
    return made.id
