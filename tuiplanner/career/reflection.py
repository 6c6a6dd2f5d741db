"""The records of looking up from the day to day: queued topics, check-ins, decisions, reviews.

DOMAIN section 2. They are loaded when the first of their tables is asked for, so that a start with
the board does not wait for them; use :data:`tuiplanner.career.records.RECORDS` to reach them.
"""

import datetime as dt

from tuiplanner.career.fields import (
    Score,
    choice,
    day,
    kept,
    line,
    link,
    links,
    note,
    scores,
    tag_list,
    whole,
)
from tuiplanner.career.records import Record
from tuiplanner.career.text import TEXT_LIMIT

DRIVERS = ("autonomy", "mastery", "purpose", "people")
"""What satisfies in a job, in the order in which ties are settled; ``basics`` stands apart."""


class Topic(Record):
    """Something to bring up in the next talk with a mentor; it may hang on a goal."""

    TABLE, NOUN, TITLE, PARENT = "topics", "topic", "text", "mentor"

    mentor: int = link("mentors", required=True, fixed=True)
    text: str = line(TEXT_LIMIT, required=True)
    goal: int | None = link("goals")
    done: dt.date | None = day(past=True)


class CheckIn(Record):
    """How a job felt on a day: ``overall`` 0-10, drivers and basics 1-5 or None (never a 3)."""

    TABLE, NOUN, TITLE, PARENT = "checkins", "check-in", "line", "job"
    PRIVATE = True

    job: int = link("jobs", required=True, fixed=True)
    date: dt.date | None = day(past=True, required=True)
    overall: int | None = whole(0, 10, required=True)
    autonomy: int | None = whole(1, 5)
    mastery: int | None = whole(1, 5)
    purpose: int | None = whole(1, 5)
    people: int | None = whole(1, 5)
    basics: int | None = whole(1, 5)
    line: str = line()

    @property
    def label(self) -> str:
        """Return its line, or its day."""
        return self.line or f"check-in of {self.date}"


class Decision(Record):
    """Alternatives weighed; ``gut`` is recorded before any total is shown."""

    TABLE, NOUN, TITLE = "decisions", "decision", "question"
    PRIVATE = True

    question: str = line(required=True)
    gut: int | None = link("options")
    way_back: str = choice("easy", "costly", "none")
    chosen: int | None = link("options")
    decided_on: dt.date | None = day(past=True)
    expect: str = line()
    look_back_on: dt.date | None = day()
    outcome: str = choice("better", "as-expected", "worse")
    outcome_line: str = line(label="outcome in a line")
    goal: int | None = link("goals")
    slug: str = kept("slug")


class Option(Record):
    """One alternative of a decision: its ratings by criterion, and the avoid themes it carries."""

    TABLE, NOUN, TITLE, PARENT = "options", "option", "name", "decision"
    PRIVATE = True

    decision: int = link("decisions", required=True, fixed=True)
    name: str = line(required=True)
    rank: str = kept("rank")
    note: str = note()
    scores: tuple[Score, ...] = scores("criteria")
    avoids: tuple[str, ...] = tag_list()


class Criterion(Record):
    """What a decision is weighed by, and how much it weighs."""

    TABLE, NOUN, TITLE, PARENT = "criteria", "criterion", "name", "decision"
    PRIVATE = True

    decision: int = link("decisions", required=True, fixed=True)
    name: str = line(required=True)
    rank: str = kept("rank")
    weight: int | None = whole(1, 5, required=True)


class Review(Record):
    """A dated look back over a week, a quarter or a year; ``goals`` are those kept."""

    TABLE, NOUN, TITLE = "reviews", "review", "went"

    date: dt.date | None = day(past=True, required=True)
    period: str = choice("week", "quarter", "year", default="week")
    went: str = line(label="what went well")
    learned: str = line()
    next: str = line()
    goals: tuple[int, ...] = links("goals", label="goals kept")

    @property
    def label(self) -> str:
        """Return what went well, or its period and day."""
        return self.went or f"{self.period} review of {self.date}"


KINDS: dict[str, type[Record]] = {
    kind.TABLE: kind for kind in (Topic, CheckIn, Decision, Option, Criterion, Review)
}
