"""The career line: jobs over goals over time, as bars on an axis of months (DOMAIN 3.3)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from tuiplanner.career import goals, months
from tuiplanner.career.career import Career
from tuiplanner.career.records import ACHIEVED, IN_PROGRESS, Goal, Job


class Axis(NamedTuple):
    """The months that are drawn, both included."""

    first: int
    last: int

    def column(self, month: int, width: int) -> int:
        """Return the cell of a month in a width: floor((m - m0) * w / (m1 - m0 + 1))."""
        return (month - self.first) * width // (self.last - self.first + 1)


class Bar(NamedTuple):
    """One row; ``first`` and ``last`` are months, both included.

    ``open`` has no end yet (a current job, a goal without a due date); ``about`` has an end that
    is only a year; ``reversed`` ends before it starts and is drawn at its start.
    """

    kind: Literal["job", "goal"]
    id: int
    title: str
    first: int
    last: int
    open: bool = False
    about: bool = False
    reversed: bool = False

    def cells(self, axis: Axis, width: int) -> range:
        """Return the cells it covers, at least one; none when it lies outside the axis."""
        if self.last < axis.first or self.first > axis.last or width <= 0:
            return range(0)
        start = axis.column(max(self.first, axis.first), width)
        return range(start, axis.column(min(self.last, axis.last), width) + 1)


class Line(NamedTuple):
    """Jobs by start and then goals; ``shelf`` has the ids of jobs without a start, by title.

    ``axis`` is None when there is nothing to draw.
    """

    axis: Axis | None
    bars: tuple[Bar, ...]
    shelf: tuple[int, ...]


def line(career: Career, today: date) -> Line:
    """Return the whole line.

    The axis reaches from the least start to today, or beyond it to the last end or due month.
    Goals let go and ideas are not drawn; an achieved goal without a day stands where it came to
    its stage.
    """
    jobs = sorted(career.jobs.values(), key=_by_start)
    bars = [bar for job in jobs if (bar := _of_job(job, today))]
    bars += sorted(_goals(career, today), key=lambda bar: (bar.first, bar.last, bar.id))
    undated = sorted(
        (job for job in jobs if job.start is None), key=lambda job: (job.title.casefold(), job.id)
    )
    return Line(_axis(bars, today), tuple(bars), tuple(job.id for job in undated))


def _axis(bars: Iterable[Bar], today: date) -> Axis | None:
    firsts = [bar.first for bar in bars]
    if not firsts:
        return None
    return Axis(min(firsts), max(months.number(today), *(bar.last for bar in bars)))


def _by_start(job: Job) -> tuple[date, int]:
    return job.start.lo() if job.start else date.max, job.id


def _of_job(job: Job, today: date) -> Bar | None:
    span = months.of_job(job, today)
    if span is None or job.start is None:
        return None
    is_reversed = job.end is not None and job.end.hi() < job.start.lo()
    last = max(span.first, span.last)
    return Bar("job", job.id, job.title, span.first, last, job.end is None, span.about, is_reversed)


def _goals(career: Career, today: date) -> Iterable[Bar]:
    ids = (one for stage in (ACHIEVED, IN_PROGRESS) for one in career.goals.by("stage", stage))
    for goal in career.goals.among(ids):
        if goal.let_go:
            continue
        if goal.stage == ACHIEVED and (bar := _achieved(goal)):
            yield bar
        elif goal.stage == IN_PROGRESS:
            yield _in_progress(goal, today)


def _achieved(goal: Goal) -> Bar | None:
    on = goal.achieved_on
    if on is None:
        day = goals.entered(goal)
        month = months.number(day) if day else 0
        return Bar("goal", goal.id, goal.title, month, month) if day else None
    first, last = months.number(on.lo()), months.number(on.hi())
    return Bar("goal", goal.id, goal.title, first, last, about=on.month is None)


def _in_progress(goal: Goal, today: date) -> Bar:
    first = months.number(goals.entered(goal) or today)
    if goal.due is None:
        last = max(first, months.number(today))
        return Bar("goal", goal.id, goal.title, first, last, open=True)
    last = max(first, months.number(goal.due.hi()))
    return Bar("goal", goal.id, goal.title, first, last, about=goal.due.month is None)
