"""Which goals are stuck, and why (DOMAIN 3.7)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tuiplanner.career import goals
from tuiplanner.career.career import Career
from tuiplanner.career.dates import shown
from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS, Goal

OVERDUE, NO_NEXT_STEP, STALLED, OLD_IDEA = "overdue", "no-next-step", "stalled", "old-idea"
STATES = (OVERDUE, NO_NEXT_STEP, STALLED, OLD_IDEA, ACHIEVED)
"""What may be said of a goal, what matters most first."""


class Stand(NamedTuple):
    """A goal with all that holds of it, in the order of STATES; ``done`` of ``steps`` steps.

    ``quiet_days`` counts from its last activity, 0 when that has no day.
    """

    goal: Goal
    states: tuple[str, ...]
    quiet_days: int
    done: int
    steps: int


def stands(career: Career, today: date) -> list[Stand]:
    """Return every goal that is not let go: the overdue first, then the others as in STATES.

    Those of which nothing is to be said stand before the achieved ones; among equals the stage,
    rank and id decide. Only a goal in progress is overdue, stalled or without a next step.
    """
    stages = (IN_PROGRESS, IDEA, ACHIEVED)
    return _in_order(
        _stand(career, career.goals[one], today)
        for stage in stages
        for one in goals.column(career, stage)
    )


def _in_order(found: Iterable[Stand]) -> list[Stand]:
    """Sort by what matters most; equals stay as they come."""

    def key(one: Stand) -> int:
        flags = [STATES.index(state) for state in one.states if state != ACHIEVED]
        return min(flags, default=len(STATES))

    return sorted(found, key=key)


def _stand(career: Career, goal: Goal, today: date) -> Stand:
    now = goals.standing(career, goal, today)
    working = goal.stage == IN_PROGRESS
    holds = {
        OVERDUE: now.overdue,
        NO_NEXT_STEP: working and now.next_step is None,
        STALLED: working and now.stalled,
        OLD_IDEA: now.old_idea,
        ACHIEVED: goal.stage == ACHIEVED,
    }
    states = tuple(state for state in STATES if holds[state])
    return Stand(goal, states, now.quiet_days, now.done, now.steps)


def stuck(career: Career, today: date) -> list[Stand]:
    """Return the goals of which something is to be done, in the same order; made once a state."""
    return career.memo(("stuck", today), lambda: _stuck(career, today))


def _stuck(career: Career, today: date) -> list[Stand]:
    """Look only at what can be stuck: ten thousand achieved goals take no time."""
    limit = career.thresholds.old_idea
    ideas = career.goals.among(goals.column(career, IDEA))
    old = [goal for goal in ideas if goals.is_old_idea(goal, today, limit)]
    working = career.goals.among(goals.column(career, IN_PROGRESS))
    found = _in_order(_stand(career, goal, today) for goal in (*working, *old))
    return [one for one in found if one.states]


def in_words(one: Stand, today: date) -> list[str]:
    """Write what is to be said of a goal, in the order of STATES; nothing of an achieved one."""
    days = f"{one.quiet_days} day{'' if one.quiet_days == 1 else 's'}"
    words = {
        OVERDUE: f"overdue since {shown(one.goal.due, today)}",
        NO_NEXT_STEP: "no next step",
        STALLED: f"quiet {days}",
        OLD_IDEA: "start, keep, let go?",
    }
    return [words[state] for state in one.states if state in words]
