"""The records a person keeps, each a frozen dataclass of flat fields.

``id`` is TinyDB's doc_id: a random whole number below 2**53, unique across tables and never
reused. ``extra`` holds fields this version does not know; they are kept as they are. Fields not
given are empty: "" for texts and choices, None for dates, numbers and links, () for lists.
"""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Self

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import (
    Field,
    Move,
    choice,
    day,
    from_json,
    kept,
    line,
    link,
    links,
    note,
    partial,
    tag_list,
    to_json,
    whole,
)
from tuiplanner.career.text import TEXT_LIMIT

Row = Mapping[str, Any]
"""One record as the file keeps it: field names to JSON values."""

IDEA, IN_PROGRESS, ACHIEVED = STAGES = ("idea", "in-progress", "achieved")
STAGE_NAMES = {IDEA: "Idea", IN_PROGRESS: "In progress", ACHIEVED: "Achieved"}
ENTRY_KINDS = ("win", "lesson", "feedback", "avoid", "note")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has."""

    TABLE: ClassVar[str]
    NOUN: ClassVar[str]
    TITLE: ClassVar[str] = "title"
    PARENT: ClassVar[str | None] = None

    id: int
    created: str = kept("instant")
    updated: str = kept("instant")
    src: Mapping[str, Any] | None = kept("src")
    extra: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @classmethod
    def from_row(cls, record_id: int, row: Row) -> Self:
        """Read a row of the file; raises :class:`Refused` naming the field that does not fit."""
        declared = fields_of(cls)
        known = {
            name: from_json(field, row[name]) for name, field in declared.items() if name in row
        }
        extra = {name: value for name, value in row.items() if name not in declared}
        for name, field in declared.items():
            if field.required and known.get(name) in ("", None):
                raise Refused(f"{cls.NOUN} {record_id} has no {name}")
        return cls(id=record_id, extra=extra, **known)

    def to_row(self) -> dict[str, Any]:
        """Return the record as the file keeps it, unknown fields included."""
        row = {name: to_json(field, getattr(self, name)) for name, field in fields_of(self).items()}
        if row["src"] is None:
            del row["src"]
        return {**self.extra, **row}

    @property
    def label(self) -> str:
        """Return the text that names the record in lists and messages."""
        return str(getattr(self, self.TITLE))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job(Record):
    """A building block: a job, freelance or volunteer work, study, a break."""

    TABLE, NOUN = "jobs", "job"

    title: str = line(required=True)
    org: str = line(label="organisation")
    kind: str = choice("job", "freelance", "volunteer", "study", "break", default="job")
    start: PartialDate | None = partial(past=True)
    end: PartialDate | None = partial(past=True)
    gave: str = note(label="what it gave")
    tags: tuple[str, ...] = tag_list()
    verdict: str = choice("love", "fine", "avoid", private=True)
    place: str = line()
    url: str = line(label="link")
    slug: str = kept("slug")

    @property
    def current(self) -> bool:
        """Say whether it has begun and has no end."""
        return self.start is not None and self.end is None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """One line in the job log; linked to goals it is evidence for them."""

    TABLE, NOUN, TITLE = "entries", "entry", "text"

    text: str = line(TEXT_LIMIT, required=True)
    kind: str = choice(*ENTRY_KINDS, default="note", required=True)
    date: PartialDate | None = partial(past=True)
    job: int | None = link("jobs")
    goals: tuple[int, ...] = links("goals")
    tags: tuple[str, ...] = tag_list()
    result: str = line()
    situation: str = note()
    from_whom: str = line()
    retired: dt.date | None = day(past=True)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """A card on the board."""

    TABLE, NOUN = "goals", "goal"

    title: str = line(required=True)
    stage: str = choice(*STAGES, default=IDEA, required=True)
    rank: str = kept("rank")
    why: str = line()
    done_when: str = line()
    horizon: str = choice("quarter", "year", "long", "someday", default="someday")
    due: PartialDate | None = partial()
    obstacle: str = line()
    if_then: str = line()
    note: str = note()
    tags: tuple[str, ...] = tag_list()
    jobs: tuple[int, ...] = links("jobs")
    mentors: tuple[int, ...] = links("mentors")
    moved: tuple[Move, ...] = kept("moved")
    achieved_on: PartialDate | None = partial(past=True)
    let_go: dt.date | None = day(past=True)
    let_go_why: str = line()
    slug: str = kept("slug")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Step(Record):
    """A small dated action of a goal."""

    TABLE, NOUN, TITLE, PARENT = "steps", "step", "text", "goal"

    goal: int = link("goals", required=True, fixed=True)
    text: str = line(TEXT_LIMIT, required=True)
    rank: str = kept("rank")
    added: dt.date | None = day(past=True)
    due: PartialDate | None = partial()
    done: dt.date | None = day(past=True)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Mentor(Record):
    """A person who helps; ``every`` is the cadence in days, none for no cadence."""

    TABLE, NOUN, TITLE = "mentors", "mentor", "name"

    name: str = line(required=True)
    role: str = choice("mentor", "sponsor", "peer", "coach", "hoped-for", default="mentor")
    org: str = line(label="organisation")
    title: str = line()
    topics: tuple[str, ...] = tag_list()
    every: int | None = whole(7, 365, default=30)
    paused_until: dt.date | None = day()
    ended: dt.date | None = day(past=True)
    email: str = line()
    phone: str = line()
    url: str = line(label="link")
    note: str = note(private=True)
    next_ask: str = line(private=True)
    slug: str = kept("slug")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Talk(Record):
    """A conversation with a mentor; a date in the future means planned."""

    TABLE, NOUN, TITLE, PARENT = "talks", "talk", "topics", "mentor"

    mentor: int = link("mentors", required=True, fixed=True)
    date: dt.date | None = day(past=True, required=True)
    topics: str = line(label="talked about")
    advice: str = note(private=True)
    helped: str = line(label="what I did for them")
    goals: tuple[int, ...] = links("goals")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Promise(Record):
    """What one side of a talk said they would do; ``who`` is ``me`` or ``them``."""

    TABLE, NOUN, TITLE, PARENT = "promises", "promise", "text", "talk"

    talk: int = link("talks", required=True, fixed=True)
    text: str = line(TEXT_LIMIT, required=True)
    who: str = choice("me", "them", default="me")
    done: dt.date | None = day(past=True)


RECORDS: dict[str, type[Record]] = {
    kind.TABLE: kind for kind in (Job, Entry, Goal, Step, Mentor, Talk, Promise)
}


@cache
def _declared(table: str) -> dict[str, Field]:
    return {
        field.name: Field(name=field.name, **field.metadata)
        for field in dataclasses.fields(RECORDS[table])
        if field.metadata
    }


def fields_of(record: Record | type[Record]) -> dict[str, Field]:
    """Return the declared fields of a kind of record by name, in the order they are shown."""
    kind = record if isinstance(record, type) else type(record)
    return _declared(kind.TABLE)


def children_of(table: str) -> list[tuple[str, str]]:
    """Return (table, field) of the kinds of record that cannot exist without one of ``table``."""
    return [
        (kind.TABLE, kind.PARENT)
        for kind in RECORDS.values()
        if kind.PARENT and fields_of(kind)[kind.PARENT].table == table
    ]


def links_to(table: str) -> list[tuple[str, Field]]:
    """Return (table, field) of every optional link to ``table``."""
    return [
        (kind.TABLE, field)
        for kind in RECORDS.values()
        for field in fields_of(kind).values()
        if field.table == table and field.name != kind.PARENT
    ]
