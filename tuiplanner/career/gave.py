"""What each job gave, and the way that led to a goal (DOMAIN 3.4)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import reduce
from itertools import compress, groupby
from operator import or_
from typing import NamedTuple

from tuiplanner.career import glance
from tuiplanner.career.career import Career
from tuiplanner.career.glance import Glance
from tuiplanner.career.records import ACHIEVED, Entry, Goal, Job

_BITS = bytes.maketrans(b"01", b"\0\1")
NOT_MINED = "Not mined yet - what did it teach you?"


class Gave(NamedTuple):
    """What one job gave; retired entries are left out of all of it.

    ``skills`` are the tags of the job and of its entries, ``first_shown`` those among them that no
    other job or entry shows earlier, both in their first spelling. ``goals`` are fed directly (they
    name the job, or one of its entries is evidence for them), ``by_skill`` are open goals that
    only share a tag with it; both by id.
    """

    job: Job
    wins: int
    lessons: int
    feedback: int
    avoids: int
    skills: tuple[str, ...]
    first_shown: tuple[str, ...]
    goals: tuple[int, ...]
    by_skill: tuple[int, ...]

    @property
    def mined(self) -> bool:
        """Say whether a win, a lesson or a thing to avoid has been found in it."""
        return bool(self.wins or self.lessons or self.avoids)


def is_open(goal: Goal) -> bool:
    """Say whether a goal is still to be reached: not achieved and not let go."""
    return goal.stage != ACHIEVED and goal.let_go is None


def of_jobs(career: Career) -> list[Gave]:
    """Return what every job gave, by its start and then id, those without a start last."""
    return career.memo("gave", lambda: _made(career))


def _made(career: Career) -> list[Gave]:
    entries: dict[int | None, list[Glance]] = {}
    for one in glance.standing(career):
        entries.setdefault(one.job, []).append(one)
    firsts = _first_shown(career)
    listing: dict[int, set[int]] = {}
    needing: dict[str, int] = {}
    for goal in glance.aims(career):
        for job_id in goal.jobs:
            listing.setdefault(job_id, set()).add(goal.id)
    # Each job may be related to most goals: a goal is a bit, and a tag those of all that need it.
    open_goals = sorted(aim.id for aim in glance.aims(career) if aim.is_open and aim.tags)
    bits = {one: 1 << at for at, one in enumerate(open_goals)}
    for goal in glance.aims(career):
        for tag in goal.tags if goal.id in bits else ():
            needing[tag] = needing.get(tag, 0) | bits[goal.id]
    jobs = sorted(career.jobs.values(), key=_by_start)
    spelled = glance.spelling(career)
    found = []
    for job in jobs:
        among = entries.get(job.id, [])
        skills = dict.fromkeys(glance.folded(career, job.tags))
        skills |= dict.fromkeys(tag for one in among for tag in one.tags)
        direct = listing.get(job.id, set()).union(*(one.goals for one in among))
        related = reduce(or_, [needing[tag] for tag in skills if tag in needing], 0)
        related &= ~reduce(or_, [bits[one] for one in direct if one in bits], 0)
        kinds = Counter(one.kind for one in among)
        found.append(
            Gave(
                job,
                kinds["win"],
                kinds["lesson"],
                kinds["feedback"],
                kinds["avoid"],
                tuple(sorted(spelled[tag] for tag in skills)),
                tuple(sorted(spelled[tag] for tag in skills if job.id in firsts[tag])),
                tuple(sorted(direct)),
                tuple(compress(open_goals, _flags(related))),
            )
        )
    return found


def _flags(bits: int) -> bytes:
    """Return the bits of a number, the lowest first, as a 0 or a 1 each."""
    return f"{bits:b}"[::-1].encode().translate(_BITS)


def _by_start(job: Job) -> tuple[date, int]:
    return job.start.lo() if job.start else date.max, job.id


def _first_shown(career: Career) -> dict[str, set[int | None]]:
    """Return for each folded tag the jobs with its earliest entry or start; ties are shared.

    None stands among them when an entry of no job is as early. What has no date comes after all
    that has one.
    """
    earliest: dict[str, tuple[date, set[int | None]]] = {}

    def shows(tag: str, day: date | None, job: int | None) -> None:
        day = day or date.max
        best = earliest.get(tag)
        if best is None or day < best[0]:
            earliest[tag] = (day, {job})
        elif day == best[0]:
            best[1].add(job)

    for job in career.jobs.values():
        for tag in glance.folded(career, job.tags):
            shows(tag, job.start.lo() if job.start else None, job.id)
    for one in glance.standing(career):
        for tag in one.tags:
            shows(tag, one.day, one.job)
    return {tag: jobs for tag, (_, jobs) in earliest.items()}


def in_words(one: Gave) -> str:
    """Write it as a sentence: ``Northwind: 4 wins, 3 lessons, 2 new skills, feeds 2 goals``.

    What there is none of is left out; a job without a win, lesson or thing to avoid asks for one.
    """
    name = one.job.org or one.job.title
    if not one.mined:
        return f"{name}: {NOT_MINED}"
    parts = [
        _counted(one.wins, "win", "wins"),
        _counted(one.lessons, "lesson", "lessons"),
        _counted(one.avoids, "thing to avoid", "things to avoid"),
        _counted(len(one.first_shown), "new skill", "new skills"),
        _counted(len(one.goals), "goal", "goals", "feeds "),
    ]
    return f"{name}: {', '.join(part for part in parts if part)}"


def _counted(count: int, noun: str, nouns: str, before: str = "") -> str:
    return f"{before}{count} {noun if count == 1 else nouns}" if count else ""


def path_to(career: Career, goal: Goal) -> list[Job | Entry]:
    """Return the way to a goal: its jobs, and those of its entries, in time order; then entries.

    Retired entries are left out; what has no date comes last.
    """
    linked = career.entries.among(career.entries.by("goals", goal.id))
    proof = [one for one in linked if one.retired is None]
    proof.sort(key=lambda one: (one.date.lo() if one.date else date.max, one.id))
    ids = dict.fromkeys((*goal.jobs, *(one.job for one in proof if one.job is not None)))
    return [*sorted(career.jobs.among(ids), key=_by_start), *proof]


def path_in_words(way: Iterable[Job | Entry]) -> str:
    """Write a way as a line: ``Tidewater Maps, then Northwind · 3 entries``; empty without a job.

    A job is named by its organisation; several in a row at one place are named once.
    """
    way = list(way)
    jobs = [one for one in way if isinstance(one, Job)]
    names = [name for name, _ in groupby(one.org or one.title for one in jobs)]
    if not names:
        return ""
    entries = _counted(len(way) - len(jobs), "entry", "entries")
    return " · ".join(part for part in (", then ".join(names), entries) if part)
