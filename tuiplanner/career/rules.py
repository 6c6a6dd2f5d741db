"""Rules between the fields of one record."""

from datetime import date

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Entry, Job, Record

FIELDS = frozenset({"start", "end", "date"})
"""The fields the rules look at; an edit of others cannot make a record break them."""


def check(record: Record, today: date) -> None:
    """Raise :class:`Refused` when a record's fields do not go together."""
    match record:
        case Job(start=start, end=end) if start and end and end.hi() < start.lo():
            raise Refused(f"the end {end} is before the start {start}; change one of them")
        case Entry(date=on) if on and on.lo() > today:
            raise Refused(f"an entry says what happened, and {on} is after today")
        case Record(TABLE="checkins") if (on := getattr(record, "date", None)) and on > today:
            raise Refused(f"a check-in says how a job feels, and {on} is after today")
        case _:
            pass
