"""Entries at a glance: the few facts of each that the derived views count.

Ten thousand entries take a third of a second to decode as records; every view reads these instead,
made once for a state of the table, and so are goals where thousands of them are only counted.
"""

from datetime import date
from typing import NamedTuple

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.records import ACHIEVED


class Glance(NamedTuple):
    """One entry; ``job`` and ``goals`` are those that exist, ``tags`` are folded.

    ``day`` is the first day that ``on``, its date, can mean; both are None when it has none.
    """

    id: int
    kind: str
    on: PartialDate | None
    day: date | None
    job: int | None
    goals: tuple[int, ...]
    tags: tuple[str, ...]
    retired: bool


class Aim(NamedTuple):
    """One goal as the views of jobs and skills see it: whether it is still to be reached."""

    id: int
    is_open: bool
    jobs: tuple[int, ...]
    tags: tuple[str, ...]


class _Seen(NamedTuple):
    """The glances of one state of the entries, and the jobs and goals that existed then."""

    jobs: frozenset[int]
    goals: frozenset[int]
    every: list[Glance]
    standing: list[Glance]


def entries(career: Career) -> list[Glance]:
    """Return all entries, retired ones included, in order of their ids."""
    return _seen(career).every


def standing(career: Career) -> list[Glance]:
    """Return the entries that still hold: those that are not retired."""
    return _seen(career).standing


def _seen(career: Career) -> _Seen:
    """Look again only where entries have changed, or jobs or goals have come or gone."""
    return career.memo("glances", lambda: _kept(career))


def _kept(career: Career) -> _Seen:
    jobs, goals = career.jobs.rows.keys(), career.goals.rows.keys()
    kept: list[_Seen] = career.entries.memo("glances", list)
    if not (kept and kept[0].jobs == jobs and kept[0].goals == goals):
        every = _made(career)
        still = [one for one in every if not one.retired]
        kept[:] = [_Seen(frozenset(jobs), frozenset(goals), every, still)]
    return kept[0]


def aims(career: Career) -> list[Aim]:
    """Return all goals, in the order of the file; made once for a state."""
    return career.memo("aims", lambda: _aims(career))


def _aims(career: Career) -> list[Aim]:
    return [
        Aim(
            one,
            row.get("stage") != ACHIEVED and not row.get("let_go"),
            tuple(row.get("jobs") or ()),
            folded(career, row.get("tags")),
        )
        for one, row in career.goals.rows.items()
    ]


def spelling(career: Career) -> dict[str, str]:
    """Return every folded tag in use with its first spelling."""
    return career.memo("spelling", lambda: {tags.fold(tag): tag for tag in career.tags})


def folded(career: Career, texts: tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the distinct folded forms of a record's tags, each folded once for a state."""
    if not texts:
        return ()
    known = career.memo("folds", dict[str, str])
    found: dict[str, None] = {}
    for text in texts:
        if text not in known:
            known[text] = tags.fold(text)
        found[known[text]] = None
    return tuple(found)


def _made(career: Career) -> list[Glance]:
    rows, jobs, goals = career.entries.rows, career.jobs.rows, career.goals.rows
    dates: dict[str, PartialDate | None] = {"": None}
    found = []
    for one in sorted(rows):
        row = rows[one]
        text = row.get("date") or ""
        if text not in dates:
            dates[text] = PartialDate.parse(text)
        on = dates[text]
        job, linked = row.get("job"), row.get("goals")
        found.append(
            Glance(
                one,
                row.get("kind") or "note",
                on,
                on.lo() if on else None,
                job if job in jobs else None,
                tuple([goal for goal in linked if goal in goals]) if linked else (),
                folded(career, row.get("tags")),
                bool(row.get("retired")),
            )
        )
    return found
