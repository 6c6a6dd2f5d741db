"""The records a person keeps, each frozen, of flat fields.

``id`` is TinyDB's doc_id: a random whole number below 2**53, unique across tables and never
reused. ``extra`` holds fields this version does not know; they are kept as they are. Fields not
given are empty: "" for texts and choices, None for dates, numbers and links, () for lists.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.encoding import from_json, to_json
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import (
    Field,
    Move,
    choice,
    day,
    kept,
    line,
    link,
    links,
    note,
    partial,
    scores,
    tag_list,
    whole,
)
from tuiplanner.career.text import TEXT_LIMIT

Row = Mapping[str, Any]
"""One record as the file keeps it: field names to JSON values."""

IDEA, IN_PROGRESS, ACHIEVED = STAGES = ("idea", "in-progress", "achieved")
STAGE_NAMES = {IDEA: "Idea", IN_PROGRESS: "In progress", ACHIEVED: "Achieved"}
ENTRY_KINDS = ("win", "lesson", "feedback", "avoid", "note")
PRIVATE_ENTRIES = frozenset({"feedback", "avoid", "note"})
"""Kinds of entry that are never in what is meant for others."""


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(line, note, choice, partial, day, whole, tag_list, link, links, kept, scores),
)
class Record:  # noqa: PLW1641 - what it holds may be unhashable
    """What every record has; what is ``PRIVATE`` is never in what is meant for others.

    A class of records reads like a dataclass, and type checkers take it for one. Making it is
    ten times quicker: seven dataclasses would be a fifth of what a start imports. A record holds
    what it was given; everything else is the class's default.
    """

    TABLE: ClassVar[str]
    NOUN: ClassVar[str]
    TITLE: ClassVar[str] = "title"
    PARENT: ClassVar[str | None] = None
    FIELDS: ClassVar[dict[str, Field]]
    PRIVATE: ClassVar[bool] = False
    _REQUIRED: ClassVar[tuple[str, ...]]
    _BLANK: ClassVar[dict[str, Any]]

    id: int
    created: str = kept("instant")
    updated: str = kept("instant")
    src: Mapping[str, Any] | None = kept("src")
    extra: Mapping[str, Any] = MappingProxyType({})

    def __init_subclass__(cls) -> None:
        """Take the declared fields off the class, and leave their defaults there."""
        cls.FIELDS = {
            name: one._replace(name=name)
            for kind in reversed(cls.__mro__)
            for name, one in vars(kind).items()
            if isinstance(one, Field)
        }
        for name, one in cls.FIELDS.items():
            setattr(cls, name, one.default)
        cls._REQUIRED = tuple(name for name, one in cls.FIELDS.items() if one.required)
        cls._BLANK = {name: to_json(one, one.default) for name, one in cls.FIELDS.items()}

    def __init__(self, **values: Any) -> None:
        """Make a record of its ``id`` and some values; raises TypeError for an unknown name."""
        if unknown := values.keys() - self.FIELDS.keys() - {"id", "extra"}:
            raise TypeError(f"a {self.NOUN} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(values)

    @classmethod
    def from_row(cls, record_id: int, row: Row) -> Self:
        """Read a row of the file; raises :class:`Refused` naming the field that does not fit."""
        declared, values, extra = cls.FIELDS, {}, {}
        for name, value in row.items():
            if (field := declared.get(name)) is None:
                extra[name] = value
            else:
                values[name] = from_json(field, value)
        for name in cls._REQUIRED:
            if values.get(name) in ("", None):
                raise Refused(f"{cls.NOUN} {record_id} has no {name}")
        record = cls.__new__(cls)
        record.__dict__.update(values, id=record_id, extra=extra)
        return record

    def replace(self, **values: Any) -> Self:
        """Return the record with other values; raises TypeError for an unknown name."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} of a record cannot be set; make another with replace")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        names = ("id", "extra", *self.FIELDS)
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"

    def to_row(self) -> dict[str, Any]:
        """Return the record as the file keeps it, unknown fields included."""
        row = dict(self._BLANK)  # most fields are empty: only what is set is converted
        held = self.__dict__
        for name, field in self.FIELDS.items():
            if name in held or type(row[name]) in {list, dict}:
                row[name] = to_json(field, getattr(self, name))
        if row["src"] is None:
            del row["src"]
        return {**self.extra, **row}

    @property
    def label(self) -> str:
        """Return the text that names the record in lists and messages."""
        return str(getattr(self, self.TITLE))


class Job(Record):
    """A building block: a job, freelance or volunteer work, study, a break."""

    TABLE, NOUN = "jobs", "job"

    title: str = line(required=True)
    org: str = line(label="organisation")
    kind: str = choice("job", "freelance", "volunteer", "study", "break", default="job")
    start: PartialDate | None = partial(past=True)
    end: PartialDate | None = partial(past=True)
    gave: str = note(label="what it gave me")
    tags: tuple[str, ...] = tag_list()
    verdict: str = choice("love", "fine", "avoid", private=True)
    place: str = line()
    url: str = line(label="link")
    slug: str = kept("slug")

    @property
    def current(self) -> bool:
        """Say whether it has begun and has no end."""
        return self.start is not None and self.end is None


class Entry(Record):
    """One line in the job log; linked to goals it is evidence for them."""

    TABLE, NOUN, TITLE = "entries", "entry", "text"

    text: str = line(TEXT_LIMIT, required=True)
    kind: str = choice(*ENTRY_KINDS, default="note", required=True)
    date: PartialDate | None = partial(past=True, stays=True)
    job: int | None = link("jobs")
    goals: tuple[int, ...] = links("goals")
    tags: tuple[str, ...] = tag_list()
    result: str = line()
    situation: str = note()
    from_whom: str = line()
    retired: dt.date | None = day(past=True)


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


class Step(Record):
    """A small dated action of a goal."""

    TABLE, NOUN, TITLE, PARENT = "steps", "step", "text", "goal"

    goal: int = link("goals", required=True, fixed=True)
    text: str = line(TEXT_LIMIT, required=True)
    rank: str = kept("rank")
    added: dt.date | None = day(past=True)
    due: PartialDate | None = partial()
    done: dt.date | None = day(past=True)


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


class Talk(Record):
    """A conversation with a mentor; a date in the future means planned."""

    TABLE, NOUN, TITLE, PARENT = "talks", "talk", "topics", "mentor"

    mentor: int = link("mentors", required=True, fixed=True)
    date: dt.date | None = day(past=True, required=True)
    topics: str = line(label="talked about")
    advice: str = note(private=True)
    helped: str = line(label="what I did for them")
    goals: tuple[int, ...] = links("goals")


class Promise(Record):
    """What one side of a talk said they would do; ``who`` is ``me`` or ``them``."""

    TABLE, NOUN, TITLE, PARENT = "promises", "promise", "text", "talk"

    talk: int = link("talks", required=True, fixed=True)
    text: str = line(TEXT_LIMIT, required=True)
    who: str = choice("me", "them", default="me")
    done: dt.date | None = day(past=True)


class Kinds(Mapping[str, type[Record]]):
    """Every kind of record by its table; those of :mod:`reflection` are loaded when asked for.

    No start of the board and no short command should wait for kinds that it does not show. Asking
    which tables there are loads nothing.
    """

    LATER = ("topics", "checkins", "decisions", "options", "criteria", "reviews")

    def __init__(self, *kinds: type[Record]) -> None:
        self._kinds = {kind.TABLE: kind for kind in kinds}
        self._names = dict.fromkeys((*self._kinds, *self.LATER))

    def __getitem__(self, table: str) -> type[Record]:
        if table not in self._kinds and table in self._names:
            from tuiplanner.career.reflection import KINDS  # noqa: PLC0415 - see above

            self._kinds.update(KINDS)
        return self._kinds[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, table: object) -> bool:
        return table in self._names


RECORDS = Kinds(Job, Entry, Goal, Step, Mentor, Talk, Promise)


def fields_of(record: Record | type[Record]) -> dict[str, Field]:
    """Return the declared fields of a kind of record by name, in the order they are shown."""
    return record.FIELDS
