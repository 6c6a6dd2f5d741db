"""Which entries may prove a goal: recent ones, those that share a tag first."""

from datetime import date

from tuiplanner.career import glance
from tuiplanner.career.career import Career
from tuiplanner.career.records import Goal

MOST = 60
"""More entries than these are not offered; the log links the older ones."""


def candidates(career: Career, goal: Goal) -> list[int]:
    """Return entries by id: those that are linked already, those with a tag of the goal, others.

    Each of the three is newest first, the undated last; retired entries are left out. There are
    at most 60, but all that are linked.
    """
    tags = set(glance.folded(career, goal.tags))

    def order(one: glance.Glance) -> tuple[bool, bool, int, int]:
        day = one.day or date.min
        shares = not tags.isdisjoint(one.tags)
        return goal.id not in one.goals, not shares, -day.toordinal(), -one.id

    found = sorted(glance.standing(career), key=order)
    linked = sum(goal.id in one.goals for one in found)
    return [one.id for one in found[: max(MOST, linked)]]
