"""Entries at a glance: the few facts of each that the derived views count.

Ten thousand entries take a third of a second to decode as records; every view reads these instead,
made once for a state of the table.
"""

from datetime import date
from typing import NamedTuple

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate


class Glance(NamedTuple):
    """One entry; ``job`` and ``goals`` are those that exist, ``tags`` are folded.

    ``day`` is the first day its date can mean, None when undated; ``dated`` says that the date is
    a day or a month.
    """

    id: int
    kind: str
    day: date | None
    dated: bool
    job: int | None
    goals: tuple[int, ...]
    tags: tuple[str, ...]
    retired: bool


def entries(career: Career) -> list[Glance]:
    """Return all entries, retired ones included, in order of their ids."""
    return career.memo("glances", lambda: _made(career))


def standing(career: Career) -> list[Glance]:
    """Return the entries that still hold: those that are not retired."""
    return career.memo(
        "standing glances", lambda: [one for one in entries(career) if not one.retired]
    )


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
                on.lo() if on else None,
                on is not None and on.month is not None,
                job if job in jobs else None,
                tuple([goal for goal in linked if goal in goals]) if linked else (),
                folded(career, row.get("tags")),
                bool(row.get("retired")),
            )
        )
    return found
