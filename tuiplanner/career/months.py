"""Months as whole numbers, and how many of them are experience (DOMAIN 3.3)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.records import Job

UNCOUNTED = frozenset({"break", "study"})
"""Kinds of job that are drawn and are no experience."""


def number(day: date) -> int:
    """Return a day's month as a whole number: 12 * year + month - 1."""
    return 12 * day.year + day.month - 1


class Span(NamedTuple):
    """The months of a job, both included; ``last`` is below ``first`` when there are none.

    ``about`` says that one end is only a year, which is then taken whole.
    """

    first: int
    last: int
    about: bool = False

    @property
    def months(self) -> range:
        """The months it covers, none when it ends before it starts."""
        return range(self.first, self.last + 1)


def of_job(job: Job, today: date) -> Span | None:
    """Return the months of a job, or None for one without a start, which has no place in time.

    A current job reaches up to today; one that starts after today, and one whose dates are
    reversed (only an import brings such), has no months. A future end is taken as it is.
    """
    if job.start is None:
        return None
    about = job.start.month is None or (job.end is not None and job.end.month is None)
    return Span(number(job.start.lo()), number(job.end.hi() if job.end else today), about)


def union(spans: Iterable[Span]) -> int:
    """Count the months that at least one span covers: overlapping jobs count once."""
    count, reached = 0, None
    for first, last in sorted((span.first, span.last) for span in spans):
        begin = first if reached is None or first > reached else reached + 1
        if last >= begin:
            count += last - begin + 1
            reached = last
    return count


def experience(career: Career, today: date) -> int:
    """Count the months of experience: the union over jobs that are no breaks and no study."""
    jobs = (job for job in career.jobs.values() if job.kind not in UNCOUNTED)
    return union(span for job in jobs if (span := of_job(job, today)))


def in_words(months: int, *, about: bool = False) -> str:
    """Write a number of months: ``11 years 2 months``, ``about 1 year``, ``no months``."""
    years, rest = divmod(months, 12)
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((years, "year"), (rest, "month"))
        if count
    ]
    return f"{'about ' if about and parts else ''}{' '.join(parts) or 'no months'}"
