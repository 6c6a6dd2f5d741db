"""Putting cards and steps in their places within a batch."""

from collections.abc import Sequence

from tuiplanner.career import goals, ranks
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import ACHIEVED, Goal
from tuiplanner.planner.batch import Batch


def check_achieved(stage: str, achieved_on: object) -> None:
    """Raise :class:`Refused` for a day of achievement in a stage before it."""
    if achieved_on and stage != ACHIEVED:
        raise Refused("only an achieved goal has a day of achievement; move it first")


def put_in_stage(batch: Batch, goal: Goal, stage: str) -> None:
    """Move a card to the top of a stage; sets or clears its day of achievement, keeps `moved`."""
    goal = batch.career.goals[goal.id]
    if goal.stage == stage:
        return
    today = batch.today
    batch.set(
        goal,
        stage=stage,
        moved=goals.moved_to(goal.moved, stage, today),
        achieved_on=PartialDate.of(today) if stage == ACHIEVED else None,
    )
    order = [one for one in goals.column(batch.career, stage, hidden=True) if one != goal.id]
    place(batch, "goals", order, goal.id, 0)


def place(batch: Batch, table: str, order: Sequence[int], moved: int, index: int) -> None:
    """Give a record the rank that puts it at ``index`` among the others of ``order``."""
    records = batch.career.table(table)
    current = {one: records.rows[one].get("rank") or "" for one in order}
    for one, rank in ranks.place(order, current, moved, index).items():
        batch.set(records[one], rank=rank)
