"""Rules of goals: order on the board, progress, next step, activity and stages.

Days are whole; ``today`` is always passed in.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tuiplanner.career import dates
from tuiplanner.career.career import Career
from tuiplanner.career.dates import day_of
from tuiplanner.career.fields import Move
from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS, STAGES, Goal, Step
from tuiplanner.career.table import Order

_STEP_DAYS = ("added", "done")


def column(career: Career, stage: str, *, hidden: bool = False) -> list[int]:
    """Return the ids of a stage's cards in order of (rank, id).

    Goals let go are left out unless ``hidden`` asks for them too. The list is shared: make a copy
    to change it.
    """
    return career.goals.ordered(Order("stage", stage, "" if hidden else "let_go"))


def steps_of(career: Career, goal: int) -> list[Step]:
    """Return a goal's steps in order of (rank, id)."""
    table = career.steps
    if not (ids := table.by("goal", goal)):
        return []
    steps = table.among(ids)
    return sorted(steps, key=lambda step: (step.rank, step.id))


def next_step(steps: Iterable[Step]) -> Step | None:
    """Return the first open step, or None."""
    return next((step for step in steps if step.done is None), None)


def evidence(career: Career, goal: int) -> tuple[int, ...]:
    """Return the ids of the entries linked to a goal that are not retired."""
    table = career.entries
    if not (ids := table.by("goals", goal)):
        return ()
    return tuple(one for one in ids if not table.rows[one].get("retired"))


def entered(goal: Goal) -> date | None:
    """Return the day the goal came to its stage, else the day it was made, else None."""
    for move in reversed(goal.moved):
        if move.stage == goal.stage:
            return move.on
    return day_of(goal.created)


def activity(career: Career, goal: Goal, today: date) -> date | None:
    """Return the last day something happened to the goal; None when nothing has a day.

    The latest of: it came to its stage, a step was added or done, an entry linked to it was made,
    a talk about it took place up to ``today``. Edits of its texts do not count, nor does a talk
    that is only planned.
    """
    steps, entries, talks = career.steps, career.entries, career.talks
    # Days as the file writes them sort as texts; decoding every entry of a long life takes longer.
    texts = [steps.rows[one].get(name) for one in steps.by("goal", goal.id) for name in _STEP_DAYS]
    texts += [entries.rows[one].get("created") for one in entries.by("goals", goal.id)]
    spoken = [talks.rows[one].get("date") for one in talks.by("goals", goal.id)]
    texts += [text for text in spoken if text and text <= str(today)]
    last = day_of(max((text[:10] for text in texts if text), default=""))
    return max((day for day in (entered(goal), last) if day), default=None)


class Standing(NamedTuple):
    """What one card's quiet line says; day counts are whole days up to today."""

    done: int
    steps: int
    next_step: Step | None
    evidence: int
    overdue: bool
    quiet_days: int
    stalled: bool
    old_idea: bool


def standing(career: Career, goal: Goal, today: date) -> Standing:
    """Return how a goal stands. A goal let go is never overdue, stalled or old.

    Only a goal in progress can be overdue or stalled (DOMAIN 3.7); only an idea is old.
    """
    steps = steps_of(career, goal.id)
    last = activity(career, goal, today)
    quiet = max(0, (today - last).days) if last else 0
    shown = goal.let_go is None
    working = shown and goal.stage == IN_PROGRESS
    return Standing(
        done=sum(step.done is not None for step in steps),
        steps=len(steps),
        next_step=next_step(steps),
        evidence=len(evidence(career, goal.id)),
        overdue=working and goal.due is not None and today > goal.due.hi(),
        quiet_days=quiet,
        stalled=working and quiet >= career.thresholds.stalled,
        old_idea=is_old_idea(goal, today, career.thresholds.old_idea),
    )


def is_old_idea(goal: Goal, today: date, days: int) -> bool:
    """Say whether an idea that is not let go was last moved or edited more than ``days`` ago."""
    touched = max((day for day in (entered(goal), day_of(goal.updated)) if day), default=today)
    return goal.let_go is None and goal.stage == IDEA and (today - touched).days > days


def facts(career: Career, goal: Goal, today: date) -> list[str]:
    """Return what a goal's quiet line says, what matters most first; texts are as kept.

    Of an achieved goal without evidence it says that it is a claim; of the people only the first.
    """
    due = dates.shown(goal.due, today)
    if goal.let_go:
        found = [f"let go {dates.shown(goal.let_go, today)}", goal.let_go_why]
    elif goal.stage == ACHIEVED:
        found = [dates.shown(goal.achieved_on, today), _proof(career, goal) or "claim"]
    elif goal.stage == IN_PROGRESS:
        now = standing(career, goal, today)
        late = f"overdue {due}" if now.overdue else due
        quiet = f"quiet {now.quiet_days} d" if now.stalled else ""
        step = now.next_step
        progress, proof = _progress(now.done, now.steps), _proof(career, goal)
        if step:
            found = [late, quiet, progress, proof, step.text]
        else:  # then all steps are done: the proof says more than their number
            found = [late, "no next step", quiet, proof, progress]
    else:
        first = career.mentors.among(goal.mentors[:1])
        people = [f"@{word}" for one in first for word in one.name.split()[:1]]
        old = "start, keep, let go?" if is_old_idea(goal, today, career.thresholds.old_idea) else ""
        steps = steps_of(career, goal.id)
        progress = _progress(sum(step.done is not None for step in steps), len(steps))
        found = [old, due or goal.horizon, *people, progress, _proof(career, goal)]
    return [fact for fact in found if fact]


def _progress(done: int, steps: int) -> str:
    return f"{done}/{steps}" if steps else ""


def _proof(career: Career, goal: Goal) -> str:
    count = len(evidence(career, goal.id))
    return f"{count} proof" if count else ""


def moved_to(moved: tuple[Move, ...], stage: str, today: date) -> tuple[Move, ...]:
    """Return the list of moves with today's stage as its last item; one item a day."""
    earlier = tuple(move for move in moved if move.on != today)
    if earlier and earlier[-1].stage == stage:
        return earlier
    return (*earlier, Move(stage, today))


def neighbour(stage: str, by: int) -> str | None:
    """Return the stage ``by`` columns to the right (negative: left), or None past an end."""
    index = STAGES.index(stage) + by
    return STAGES[index] if 0 <= index < len(STAGES) else None


def in_focus(career: Career) -> Step | None:
    """Return the next step of the topmost goal in progress that has one."""
    steps = career.steps
    going_on = steps.memo(
        "goals with an open step",
        lambda: frozenset(row.get("goal") for row in steps.rows.values() if not row.get("done")),
    )
    if not going_on:
        return None
    topmost = next((goal for goal in column(career, IN_PROGRESS) if goal in going_on), None)
    return None if topmost is None else next_step(steps_of(career, topmost))
