"""What goes out: which records and fields others may see, and texts that steer no terminal.

DOMAIN 2 says what is private: it stays out of everything meant for others unless a person asks for
it. The full JSON export is not among that: it is the person's own.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.fields import Field
from tuiplanner.career.records import PRIVATE_ENTRIES, Entry, Job, Record
from tuiplanner.career.text import without_controls

_SKILLED = ("jsonresume", "linkedin")
"""The formats with lists of skills, as ``src`` names them."""


def text(value: Any) -> str:
    """Return a text as it may leave: newlines stay, other control characters do not."""
    return without_controls(str(value), keep_newlines=True)


def may_leave(record: Record, *, private: bool) -> bool:
    """Say whether a record may be in what others see."""
    hidden = record.PRIVATE or (isinstance(record, Entry) and record.kind in PRIVATE_ENTRIES)
    return private or not hidden


def fields(declared: Iterable[Field], *, private: bool) -> list[Field]:
    """Return the fields that may be in what others see."""
    return [field for field in declared if private or not field.private]


def jobs(career: Career) -> list[Job]:
    """Return all jobs as a person tells them: those that began last first, undated ones at last."""

    def order(job: Job) -> tuple[bool, int, int]:
        begun = job.start.lo() if job.start else date.min
        return job.start is None, -begun.toordinal(), job.id

    return sorted(career.jobs.values(), key=order)


def by_job(career: Career, *kinds: str, private: bool = False) -> dict[int | None, list[Entry]]:
    """Return entries of some kinds by the id of their job, oldest first, those undated at last.

    What has been retired is left out.
    """
    found: dict[int | None, list[Entry]] = {}
    ids = [one for kind in kinds for one in career.entries.by("kind", kind)]
    for one in sorted(career.entries.among(ids), key=_when):
        if may_leave(one, private=private) and one.retired is None:
            found.setdefault(one.job, []).append(one)
    return found


def skill_groups(career: Career) -> list[Entry]:
    """Return the notes that an import made of a list of skills."""
    notes = career.entries.among(sorted(career.entries.by("kind", "note")))
    return [one for one in notes if one.tags and (one.src or {}).get("format") in _SKILLED]


def skills(career: Career) -> Counter[str]:
    """Count the folded tags that are skills to show: those of jobs, wins and lessons.

    One that only stands on what is private, such as a theme to avoid, is none.
    """
    entries = chain(*by_job(career, "win", "lesson").values())
    shown = (*(job.tags for job in career.jobs.values()), *(one.tags for one in entries))
    return Counter(tags.fold(tag) for words in shown for tag in words)


def _when(entry: Entry) -> tuple[date, int]:
    return entry.date.lo() if entry.date else date.max, entry.id
