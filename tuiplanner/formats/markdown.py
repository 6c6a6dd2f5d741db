"""Write the brag document as Markdown: what each job brought, year by year (FORMATS section 8)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from tuiplanner.career import goals
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.dates import shown as shown_date
from tuiplanner.career.records import ACHIEVED, Entry, Job
from tuiplanner.formats import outgoing

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST = re.compile(r"^(\s*)([-+]|[0-9]+[.)])(?=\s)")
_LABELS = {"lesson": "Learned", "feedback": "Feedback", "avoid": "Avoid", "note": "Note"}
_KINDS = ("win", "lesson", "feedback", "avoid")


def write(
    career: Career,
    today: date,
    *,
    since: date | None = None,
    until: date | None = None,
    private: bool = False,
) -> bytes:
    """Return wins with results and lessons, by job and year, and goals achieved.

    ``since`` and ``until`` are first and last days; what has no date is then left out. Feedback
    and what to avoid come only with ``private``.
    """
    period = _Period(since, until)
    found = outgoing.by_job(career, *_KINDS, private=private)
    entries = {job: [one for one in held if period.has(one.date)] for job, held in found.items()}
    lines = [f"# Brag document{period.in_words(today)}"]
    for job in outgoing.jobs(career):
        if held := entries.get(job.id):
            lines += ["", f"## {_job(job, today)}", *_years(held, today)]
    if held := entries.get(None):
        lines += ["", "## Beside the jobs", *_years(held, today)]
    reached = career.goals.among(goals.column(career, ACHIEVED))
    reached = [one for one in reached if period.has(one.achieved_on)]
    if reached:
        lines += ["", "## Goals achieved", ""]
        lines += [f"- {_plain(one.title)}{_on(one.achieved_on, today)}" for one in reached]
    if len(lines) == 1:
        lines += ["", "Nothing to tell yet."]
    return ("\n".join(lines) + "\n").encode()


def count(data: bytes) -> int:
    """Count the wins, lessons and goals of a document written here."""
    return data.count(b"\n- ")


class _Period:
    """The days a document is about; without ends all of them."""

    def __init__(self, since: date | None, until: date | None) -> None:
        self._since, self._until = since, until

    def has(self, on: PartialDate | None) -> bool:
        if on is None:
            return self._since is None and self._until is None
        after = self._since is None or on.lo() >= self._since
        return after and (self._until is None or on.lo() <= self._until)

    def in_words(self, today: date) -> str:
        since, until = shown_date(self._since, today), shown_date(self._until, today)
        return (f", since {since}" if since else "") + (f", until {until}" if until else "")


def _years(entries: Iterable[Entry], today: date) -> Iterator[str]:
    """Give the entries below a heading for each year, the latest year first."""
    newest = sorted(entries, key=lambda one: one.date.year if one.date else 0, reverse=True)
    for year, held in groupby(newest, key=lambda one: one.date.year if one.date else 0):
        yield from ("", f"### {year or 'Undated'}", "")
        for one in sorted(held, key=lambda entry: _KINDS.index(entry.kind)):
            label = _LABELS.get(one.kind)
            text = _plain(one.text)
            result = f": **{_plain(one.result)}**" if one.result else ""
            whom = f" ({_plain(one.from_whom)})" if one.from_whom else ""
            yield f"- {f'*{label}*: ' if label else ''}{text}{result}{whom}{_on(one.date, today)}"


def _job(job: Job, today: date) -> str:
    start, end = shown_date(job.start, today), shown_date(job.end, today)
    span = f"{start} to {end or 'today'}" if start else f"until {end}" if end else ""
    name = ", ".join(filter(None, (_plain(job.title), _plain(job.org))))
    return f"{name} ({span})" if span else name


def _on(day: PartialDate | None, today: date) -> str:
    return f" - {shown_date(day, today)}" if day and day.month else ""


def _plain(text: str) -> str:
    """Return user text on one line in which nothing is markup."""
    line = " ".join(outgoing.text(text).split())
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))
