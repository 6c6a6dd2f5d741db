"""How much of what was logged points somewhere (DOMAIN 3.2)."""

from datetime import date
from typing import NamedTuple

from tuiplanner.career import glance
from tuiplanner.career.career import Career

FEWEST = 5
"""With fewer entries than these a share would say nothing."""

_LEARNING = frozenset({"lesson", "avoid"})


class Share(NamedTuple):
    """``pointing`` of ``of`` entries have a goal, or are a lesson or a thing to avoid."""

    pointing: int
    of: int


def share(career: Career, today: date) -> Share | None:
    """Return the share among entries of the last 90 days, or None when they are fewer than 5.

    The window is [today - 90, today], or as many days as the threshold says, and an entry is in it
    by the first day its date can mean; those with only a year, or with no date, are not. A retired
    entry was logged all the same. A link to a goal that is gone points nowhere.
    """
    most = career.thresholds.direction
    window = [
        one
        for one in glance.entries(career)
        if one.day and one.on and one.on.month and 0 <= (today - one.day).days <= most
    ]
    if len(window) < FEWEST:
        return None
    return Share(sum(bool(one.goals) or one.kind in _LEARNING for one in window), len(window))


def in_words(found: Share | None) -> str:
    """Write the share for a person: ``14 of 22 entries point somewhere``."""
    if found is None:
        return "too few entries to say"
    verb = "points" if found.pointing == 1 else "point"
    return f"{found.pointing} of {found.of} entries {verb} somewhere"
