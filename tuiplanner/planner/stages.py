"""Putting cards and steps in their places within a batch."""

from collections.abc import Iterator, Mapping, Sequence

from tuiplanner.career import goals, ranks
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import ACHIEVED, Goal, Row
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
    order = goals.column(batch.career, stage, hidden=True)
    batch.set(
        goal,
        stage=stage,
        moved=goals.moved_to(goal.moved, stage, today),
        achieved_on=PartialDate.of(today) if stage == ACHIEVED else None,
    )
    place(batch, "goals", order, goal.id, 0)


def place(batch: Batch, table: str, order: Sequence[int], moved: int, index: int) -> None:
    """Give a record the rank that puts it at ``index`` among the others of ``order``."""
    records = batch.career.table(table)
    for one, rank in ranks.place(order, _Ranks(records.rows), moved, index).items():
        batch.set(records[one], rank=rank)


class _Ranks(Mapping[int, str]):
    """The ranks in rows, of which only the neighbours' are asked for; empty where there is none."""

    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows = rows

    def __getitem__(self, one: int) -> str:
        return self._rows[one].get("rank") or ""

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
