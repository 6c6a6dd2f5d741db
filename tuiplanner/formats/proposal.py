"""What a reader proposes: records that may be added, before anybody has agreed to them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tuiplanner.career.errors import Refused

RECORD_LIMIT = 100_000


class Choices(NamedTuple):
    """What a person answers where a file does not say; what is empty is guessed.

    ``table`` is the kind of the rows of a CSV file, ``columns`` maps its headers to fields ("" for
    none), ``stages`` the lists of a board to stages ("" for not to import them). With ``projects``
    a project of tasks is one goal.
    """

    table: str = ""
    columns: Mapping[str, str] = {}
    stages: Mapping[str, str] = {}
    projects: bool = False


class Unclear(Refused):
    """A file does not say what its rows are; ``tables`` are those they could be."""

    def __init__(self, sentence: str, tables: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.tables = tables


@dataclass(frozen=True, slots=True)
class Proposed:
    """One record of ``table`` with field values as :mod:`career.records` has them.

    ``key`` tells the row apart from all others of its format and stays the same each time the
    file is read. ``links`` maps a link field to the key of the proposed record it names, and
    ``names`` one to slugs, ids or titles that the career may know. ``id`` is that of the record
    it was exported from, by us. An ``optional`` record comes in only when a person picks it.
    ``skills`` are all the tags of a list of skills, also those beyond what a record holds: such a
    list grows from one export to the next. ``also`` is a second table in which the same ``key``
    stands for the same thing, such as a task that is a goal or a step.
    """

    table: str
    values: Mapping[str, Any]
    key: str
    links: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    id: int | None = None
    optional: bool = False
    skills: tuple[str, ...] = ()
    also: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """At least one and at most 100,000 records read from one file; raises :class:`Refused`.

    A record stands after those it links to. ``skipped`` says of each row that is not proposed
    why not, ``remarks`` what was altered or left out of the others. ``format`` is what ``src``
    keeps, ``name`` the format in words. ``lists`` are the lists of a board with the stage that
    each is taken for. ``beside`` has the tables of our own file that hold no records a person
    keeps, as they are.
    """

    format: str
    name: str
    records: tuple[Proposed, ...]
    remarks: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    lists: tuple[tuple[str, str], ...] = ()
    beside: Mapping[str, Mapping[int, Mapping[str, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.records and not self.beside:
            why = "".join(f" ({reason})" for reason in (*self.skipped, *self.remarks)[:1])
            raise Refused(
                f"there is nothing to import in this {self.name} file{why}; "
                "fill it in, or choose another"
            )
        check_count(len(self.records), self.name)


def check_count(count: int, name: str) -> None:
    """Refuse a file of the format ``name`` with more records than are imported at once."""
    if count > RECORD_LIMIT:
        raise Refused(
            f"this {name} file holds {count:,} records; "
            f"split it, at most {RECORD_LIMIT:,} can be imported at once"
        )


def key_of(*parts: str) -> str:
    """Return the key of a row from the texts that tell it apart, as 32 hexadecimal digits."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
