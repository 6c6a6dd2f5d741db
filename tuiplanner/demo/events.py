"""What happens in the sample career: days are counted back, a negative number is a day to come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str | int]
"""Typed texts by field; a whole number stands for a day, ``7 months ago`` for a month and
``7 years ago`` for a year.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a goal, by the days it was added, done and due."""

    text: str
    added: int
    done: int | None = None
    due: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, by the days it was thought of, started, achieved or let go.

    ``at_last`` is filled in at the end of its way.
    """

    title: str
    made: int
    texts: Texts = field(default_factory=dict)
    started: int | None = None
    achieved: int | None = None
    let_go: int | None = None
    at_last: Texts = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A mentor, by the days they were met and the relation ended."""

    name: str
    met: int
    texts: Texts
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the job log; ``job`` and ``goals`` are titles."""

    when: int | str
    kind: str
    job: str | None
    text: str
    goals: tuple[str, ...] = ()
    texts: Texts = field(default_factory=dict)
    retired: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of a talk, and the day it was kept."""

    text: str
    who: str = "me"
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with a mentor."""

    mentor: str
    on: int
    topics: str
    texts: Texts = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How a job felt so many days ago: ``rated`` are overall, the four drivers and basics."""

    job: str
    on: int
    rated: tuple[int | None, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to bring up with a mentor, by the days it was queued and ticked."""

    mentor: str
    queued: int
    text: str
    goal: str | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative, with its ratings in the order of the criteria; None is not rated."""

    name: str
    rated: tuple[int | None, ...]
    avoids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Alternatives weighed; ``gut`` and ``chosen`` are names of options, ``made`` a day.

    ``texts`` are filled in when it was decided, else when it was made.
    """

    question: str
    made: int
    criteria: tuple[tuple[str, int], ...]
    options: tuple[Option, ...]
    gut: str
    texts: Texts = field(default_factory=dict)
    decided: int | None = None
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A look back so many days ago; ``goals`` are those kept."""

    on: int
    period: str
    went: str
    learned: str
    next: str
    goals: tuple[str, ...] = ()
