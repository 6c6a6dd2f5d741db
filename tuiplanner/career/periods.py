"""Weeks, quarters and years to look back over, and the review that was written of one."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.dates import FIRST_YEAR, LAST_YEAR, MONTHS, WEEK_STARTS

WEEK, QUARTER, YEAR = PERIODS = ("week", "quarter", "year")


class Period(NamedTuple):
    """A whole week, quarter or year, from its ``first`` day to its ``last``, both within."""

    kind: str
    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def around(kind: str, day: date) -> Period:
    """Return the week (from its first day, as set), quarter or year that a day lies in."""
    if kind == WEEK:
        first = day - timedelta(days=(day.weekday() - WEEK_STARTS.get()) % 7)
        return Period(kind, first, first + timedelta(days=6))
    first, months = date(day.year, 1, 1), 12
    if kind == QUARTER:
        first, months = date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return Period(kind, first, date(year, month + 1, 1) - timedelta(days=1))


def beside(period: Period, by: int) -> Period:
    """Return the period after (``by`` 1) or before (-1) one, itself where no date lies beyond."""
    next_to = (period.last if by > 0 else period.first) + timedelta(days=by)
    return around(period.kind, next_to) if FIRST_YEAR <= next_to.year <= LAST_YEAR else period


def title(period: Period) -> str:
    """Name a period: ``16 - 22 Nov 2026``, ``Oct - Dec 2026``, ``2026``."""
    first, last = period.first, period.last
    if period.kind == YEAR:
        return str(first.year)
    begins, ends = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if period.kind == QUARTER:
        return f"{begins} - {ends} {last.year}"
    month = "" if begins == ends else f" {begins}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day}{month}{year} - {last.day} {ends} {last.year}"


def written(career: Career, period: Period) -> Any | None:
    """Return the review of a period: of those dated in it the last, None when there is none."""
    found = [
        one for one in career.reviews.values() if one.period == period.kind and one.date in period
    ]
    return max(found, key=lambda one: (one.date, one.id), default=None)


def earlier(career: Career, period: Period) -> list[Any]:
    """Return the other reviews, the newest first."""
    here = written(career, period)
    rest = [one for one in career.reviews.values() if here is None or one.id != here.id]
    return sorted(rest, key=lambda one: (one.date, one.id), reverse=True)
