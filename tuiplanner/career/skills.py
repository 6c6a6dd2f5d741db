"""Skills by tag: strengths, what lies dormant, and what a goal still needs (DOMAIN 3.9)."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from tuiplanner.career import glance
from tuiplanner.career.career import Career
from tuiplanner.career.thresholds import Thresholds

_SHOWN = frozenset({"win", "feedback"})
_STRONG = 2


class Skill(NamedTuple):
    """One tag in its first spelling.

    ``jobs`` have it themselves or in an entry; ``entries`` and ``goals`` (the open ones that need
    it) are counted. ``latest`` is the day of its last use, None when nothing says so.
    """

    tag: str
    jobs: int
    entries: int
    goals: int
    latest: date | None
    strength: bool
    dormant: bool
    gap: bool


class _Uses:
    """What was found of one tag so far."""

    def __init__(self) -> None:
        self.jobs: set[int] = set()
        self.strong: set[int] = set()
        self.entries = self.goals = 0
        self.held = False
        self.latest: date | None = None

    def used(self, day: date | None, today: date) -> None:
        if day and day <= today and (self.latest is None or day > self.latest):
            self.latest = day


def skills(career: Career, today: date) -> list[Skill]:
    """Return the tags of jobs, of entries that are not retired and of open goals, by name.

    An entry uses its skill on the first day its date can mean; a job does up to its end, a current
    one today. A future or missing date is no use. A tag of an avoid entry counts like any other.
    """
    found: defaultdict[str, _Uses] = defaultdict(_Uses)
    for job in career.jobs.values():
        begun = job.start is None or job.start.lo() <= today
        until = min(job.end.hi(), today) if job.end else today if job.start else None
        for tag in glance.folded(career, job.tags):
            uses = found[tag]
            uses.held = True
            uses.jobs.add(job.id)
            uses.used(until if begun else None, today)
    for one in glance.standing(career):
        for tag in one.tags:
            uses = found[tag]
            uses.held = True
            uses.entries += 1
            uses.used(one.day, today)
            if one.job is not None:
                uses.jobs.add(one.job)
                if one.kind in _SHOWN:
                    uses.strong.add(one.job)
    for goal in glance.aims(career):
        for tag in goal.tags if goal.is_open else ():
            found[tag].goals += 1
    spelled = glance.spelling(career)
    return [
        _skill(spelled[tag], found[tag], today, career.thresholds)
        for tag in sorted(found, key=lambda tag: (tag, spelled[tag]))
    ]


def _skill(tag: str, uses: _Uses, today: date, thresholds: Thresholds) -> Skill:
    dormant = uses.latest is not None and (today - uses.latest).days > thresholds.dormant
    return Skill(
        tag,
        len(uses.jobs),
        uses.entries,
        uses.goals,
        uses.latest,
        strength=len(uses.strong) >= _STRONG,
        dormant=dormant,
        gap=not uses.held,
    )
