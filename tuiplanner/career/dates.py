"""Days, partial dates and the words people type for them.

A :class:`PartialDate` is a year, a month or a day that really exists in the years 1900 to 2199;
it is kept as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Instants are UTC, ``YYYY-MM-DDThh:mm:ssZ``.
"""

import re
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, total_ordering
from typing import Self

from tuiplanner.career.errors import Refused

FIRST_YEAR, LAST_YEAR = 1900, 2199
STYLE: ContextVar[str] = ContextVar("style of dates", default="15 Nov")
"""How days are shown: ``15 Nov``, ``Nov 15`` or ``2026-11-15``; set once, before anything is."""
WEEK_STARTS: ContextVar[int] = ContextVar("first day of a week", default=0)
"""The first day of a week, from 0 for Monday to 6 for Sunday; set once as well."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
# Compiled when it is needed, not at every start.
_OFFSET = r"(.*?) ?([+-])([0-9]{1,4})([dwmy])\Z"
_EXAMPLES = "try 2026, 2026-03, 2026-03-04, today, fri, +2w or eom"


@lru_cache(maxsize=8192)  # a long life has few days and very many dates
def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL.match(text)
    if not match:
        raise Refused(f"'{text[:40]}' is not a date; {_EXAMPLES}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern always has a year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise Refused(f"{text} is no day of the calendar; {_EXAMPLES}") from None
    return year, month, day


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month (``day`` None) or a day; ordered by first day, then the coarser first."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; anything else raises :class:`Refused`."""
        return cls(*_parts(text))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the partial date that means exactly this day."""
        return cls(day.year, day.month, day.day)

    def lo(self) -> date:
        """Return the first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def hi(self) -> date:
        """Return the last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_in(self.year, month))

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def __lt__(self, other: Self) -> bool:
        return self.order() < other.order()

    def order(self) -> tuple[date, bool, bool]:
        """Return the key that sorts by first day and then the coarser first."""
        return self.lo(), self.month is not None, self.day is not None


def when(text: str, today: date, *, past: bool = False) -> PartialDate:
    """Read what a person types for a date: the three written forms or a word relative to today.

    Words: ``today``, ``yesterday``, ``tomorrow``, a weekday (the next such day after today, or
    with ``past`` the latest one, today included), ``+2w`` and ``-3d`` (d, w, m, y; a month or a
    year lands on the last day where the day does not exist), ``eow``, ``eom``, ``eoy``. After a
    day or a word ``+2w`` counts from it: a field opens with its day, and ``+2w`` puts that off.
    Raises :class:`Refused` with examples for anything else.
    """
    word = " ".join(text.split()).casefold()
    if _PARTIAL.match(word):
        return PartialDate.parse(word)
    try:
        day = _relative(word, today, past=past)
    except (OverflowError, ValueError):
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"'{' '.join(text.split())[:40]}' is not a date; {_EXAMPLES}")
    return PartialDate.of(day)


def _relative(word: str, today: date, *, past: bool) -> date | None:
    fixed = {
        "today": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "eow": (WEEK_STARTS.get() - 1 - today.weekday()) % 7,
    }
    if word in fixed:
        return today + timedelta(days=fixed[word])
    if word == "eom":
        return PartialDate(today.year, today.month).hi()
    if word == "eoy":
        return date(today.year, 12, 31)
    if len(word) >= 3 and word[:3] in WEEKDAYS and _is_weekday(word):  # noqa: PLR2004
        index = WEEKDAYS.index(word[:3])
        if past:
            return today - timedelta(days=(today.weekday() - index) % 7)
        return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)
    if match := re.match(_OFFSET, word):
        start = _start(match[1], today, past=past)
        return start and add(start, int(match[2] + match[3]), match[4])
    return None


def _start(word: str, today: date, *, past: bool) -> date | None:
    """Return the day that an offset counts from; None where the word is no single day."""
    if not word:
        return today
    if _PARTIAL.match(word):
        day = PartialDate.parse(word)
        return day.lo() if day.day is not None else None
    return None if re.match(_OFFSET, word) else _relative(word, today, past=past)


def _is_weekday(word: str) -> bool:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(name.startswith(word) for name in names)


def add(day: date, count: int, unit: str) -> date:
    """Move ``day`` by ``count`` units (``d``, ``w``, ``m``, ``y``), cut to the month's last day.

    Raises ``ValueError`` or ``OverflowError`` beyond the calendar.
    """
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= LAST_YEAR + 1:
        raise ValueError(year)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def parse_day(text: str) -> date:
    """Read exactly ``YYYY-MM-DD``; anything coarser or else raises :class:`Refused`."""
    value = PartialDate.parse(text)
    if value.day is None:
        raise Refused(f"'{text}' is no single day; write it as 2026-03-04")
    return value.lo()


def instant(moment: datetime) -> str:
    """Write an aware moment as UTC in whole seconds: ``2026-11-23T04:05:06Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_of(stamp: str) -> date | None:
    """Return the UTC day of a written instant, or None when it is not one."""
    return _day(stamp[:10])


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    """Read a day; the same few thousand stand in every record of a life."""
    try:
        return parse_day(text)
    except Refused:
        return None


def shown(value: PartialDate | date | None, today: date) -> str:
    """Write a date for a person: ``15 Dec`` this year, ``15 Dec 2027``, ``Oct 2026``, ``2026``.

    STYLE may say otherwise: ``Dec 15``, or the date as the file has it.
    """
    if value is None:
        return ""
    if isinstance(value, date):
        value = PartialDate.of(value)
    style = STYLE.get()
    if style.startswith("2"):
        return str(value)
    if value.month is None:
        return f"{value.year}"
    month = MONTHS[value.month - 1]
    if value.day is None:
        return f"{month} {value.year}"
    month_first = style.startswith("N")
    day = f"{month} {value.day}" if month_first else f"{value.day} {month}"
    if value.year == today.year:
        return day
    return f"{day}{',' if month_first else ''} {value.year}"


def _days_in(year: int, month: int) -> int:
    """Return how many days a month has, by the Gregorian rule; ``calendar`` loads slowly."""
    if month == 2:  # noqa: PLR2004 - February
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def with_weekday(day: date, today: date) -> str:
    """Write a day with its weekday before it: ``Mon 16 Nov``."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {shown(day, today)}"
