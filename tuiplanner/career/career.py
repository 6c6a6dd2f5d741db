"""One state of everything a person keeps, with the look-ups the rules need.

A :class:`Career` never changes; applying a change gives a new one that shares every table the
change did not touch, and with it that table's decoded records and indexes. Records are decoded
when first asked for, so opening a file of ten thousand goals costs little more than one of thirty.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from tuiplanner.career import changes, tags
from tuiplanner.career.changes import Edit, Tables
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import (
    RECORDS,
    Entry,
    Goal,
    Job,
    Mentor,
    Promise,
    Record,
    Step,
    Talk,
)
from tuiplanner.career.table import Table
from tuiplanner.career.thresholds import DEFAULTS, Thresholds

M = TypeVar("M")


class Career:
    """Every table of one state; ``rows`` holds them as the file does, unknown ones included.

    The derived views look at ``thresholds``; a career made ``like`` another one has its.
    """

    def __init__(
        self,
        rows: Tables | None = None,
        *,
        like: "Career | None" = None,
        thresholds: Thresholds = DEFAULTS,
        edits: Iterable[Edit] = (),
    ) -> None:
        """Take tables; ``like`` is another state, all of whose changed rows ``edits`` names."""
        self.rows: Tables = rows or {}
        self.thresholds: Thresholds = like.thresholds if like else thresholds
        self._tables: dict[str, Table[Any]] = {}
        self._memo: dict[Hashable, Any] = {}
        if like is not None:
            self._tables = {
                name: table
                for name, table in like._tables.items()  # noqa: SLF001 - one of our own
                if table.rows is self.rows.get(name)
            }
            edited: dict[str, set[int]] = {}
            for edit in edits:
                edited.setdefault(edit.table, set()).add(edit.id)
            for name in edited.keys() & like._tables.keys():  # noqa: SLF001
                kind, before = RECORDS[name], like._tables[name]  # noqa: SLF001
                rows_now = self.rows.get(name, {})
                self._tables[name] = Table(kind, rows_now, before, sorted(edited[name]))

    def applied(self, edits: Iterable[Edit]) -> "Career":
        """Return the career with the edits made."""
        made = tuple(edits)
        return Career(changes.apply(self.rows, made), like=self, edits=made)

    def table(self, name: str) -> Table[Any]:
        """Return a known table by name, empty when the file has none."""
        if name not in self._tables:
            self._tables[name] = Table(RECORDS[name], self.rows.get(name, {}))
        return self._tables[name]

    def memo(self, name: Hashable, make: Callable[[], M]) -> M:
        """Return what ``make`` derives from this state, made once under that name."""
        if name not in self._memo:
            self._memo[name] = make()
        return self._memo[name]  # type: ignore[no-any-return]

    @property
    def jobs(self) -> Table[Job]:
        """The jobs, those on the shelf included: they have no start."""
        return self.table("jobs")

    @property
    def entries(self) -> Table[Entry]:
        """The entries of the job log, those retired included."""
        return self.table("entries")

    @property
    def goals(self) -> Table[Goal]:
        """The goals, those let go included."""
        return self.table("goals")

    @property
    def steps(self) -> Table[Step]:
        """The steps of all goals, done or not."""
        return self.table("steps")

    @property
    def mentors(self) -> Table[Mentor]:
        """The mentors, those ended included."""
        return self.table("mentors")

    @property
    def talks(self) -> Table[Talk]:
        """The talks with all mentors, planned ones included."""
        return self.table("talks")

    @property
    def promises(self) -> Table[Promise]:
        """The promises of all talks, kept or not."""
        return self.table("promises")

    @property
    def topics(self) -> Table[Any]:
        """What is or was queued for the next talks."""
        return self.table("topics")

    @property
    def checkins(self) -> Table[Any]:
        """The check-ins on all jobs."""
        return self.table("checkins")

    @property
    def decisions(self) -> Table[Any]:
        """The decisions, open and made."""
        return self.table("decisions")

    @property
    def options(self) -> Table[Any]:
        """The options of all decisions."""
        return self.table("options")

    @property
    def criteria(self) -> Table[Any]:
        """The criteria of all decisions."""
        return self.table("criteria")

    @property
    def reviews(self) -> Table[Any]:
        """The reviews of all periods."""
        return self.table("reviews")

    def get(self, table: str, record_id: int) -> Record | None:
        """Return a record of a known table, or None when it is gone."""
        found = self.table(table)
        return found.get(record_id)

    def table_of(self, record_id: int) -> str | None:
        """Return the known table that holds the id, or None."""
        return next((name for name in RECORDS if record_id in self.rows.get(name, {})), None)

    def label(self, record_id: int) -> str:
        """Return the text that names a record, or ``(gone)`` for a link into nothing."""
        table = self.table_of(record_id)
        return self.table(table)[record_id].label if table else "(gone)"

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Every tag in use in its first spelling, in alphabetical order."""
        used = (
            tag
            for table, field in (
                ("jobs", "tags"),
                ("goals", "tags"),
                ("entries", "tags"),
                ("mentors", "topics"),
                ("options", "avoids"),
            )
            for row in self.rows.get(table, {}).values()
            for tag in row.get(field) or ()
        )
        return tuple(sorted(tags.distinct(used), key=tags.fold))

    def is_fresh(self) -> bool:
        """Say whether there is no job, goal, mentor or entry yet."""
        return not any(self.rows.get(name) for name in ("jobs", "goals", "mentors", "entries"))


def checked(career: Career) -> None:
    """Decode every known record once; raises :class:`Refused` for the first that does not fit."""
    for name in RECORDS:
        if not career.rows.get(name):
            continue
        table = career.table(name)
        for record_id in table:
            try:
                table[record_id]
            except Refused as refusal:
                raise Refused(f"{name} {record_id}: {refusal}") from None
