"""A report as headings, paragraphs and items: what its texts are, before any form is chosen."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from tuiplanner.career import dates, joblog
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.records import ACHIEVED, Entry, Job
from tuiplanner.career.reflection import DRIVERS
from tuiplanner.career.report import Group, Report
from tuiplanner.career.text import harmless, without_controls

PRIVATE = "With private notes: read it before you give it to others."
NOTHING = "Nothing was logged in this time that others may see."
_NO_YEAR = date.min
"""A today whose year no date has, so that every date is written with its year."""


class Heading(NamedTuple):
    """A heading; ``level`` 1 is the title."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A paragraph of one line."""

    text: str


class Item(NamedTuple):
    """A line of a list; ``quiet`` stands beside it and labelled ``notes`` below it.

    Neither is of several lines, but a note may be.
    """

    text: str
    quiet: str = ""
    notes: tuple[tuple[str, str], ...] = ()


Block = Heading | Paragraph | Item


def clean(text: str) -> str:
    """Return a person's text on one line, without what steers a terminal or a page."""
    return harmless(without_controls(text))


def blocks(career: Career, told: Report) -> list[Block]:
    """Return the report; every text is cleaned, none is escaped."""
    found: list[Block] = [
        Heading(1, title(told)),
        *([Paragraph(f"For {clean(told.mentor.name)}")] if told.mentor else []),
        Paragraph(_summary(told)),
        *([Paragraph(PRIVATE)] if told.private is not None else []),
        *_wins(career, told.groups),
        *_section("Learned", (_entry(career, one) for one in told.lessons)),
        *_section("Goals", _goals(told)),
        *_section("Promised to you" if told.mentor else "", _promises(told)),
        *_section("With thanks to", _thanks(told)),
        *_section("Skills shown", _skills(told)),
        *_section("Jobs", _jobs(career, told)),
        *_private(career, told),
    ]
    return found


def title(told: Report) -> str:
    """Return the title: what it is, and from when to when."""
    return f"Report, {_day(told.first)} - {_day(told.last)}"


def _day(value: PartialDate | date | None) -> str:
    return dates.shown(value, _NO_YEAR)


def _section(name: str, items: Iterable[Block]) -> Iterator[Block]:
    made = list(items)
    if made:
        yield Heading(2, name)
        yield from made


def _summary(told: Report) -> str:
    if told.is_empty:
        return NOTHING
    wins = sum(len(group.wins) for group in told.groups)
    achieved = sum(one.stage == ACHIEVED for one in told.moved)
    parts = [
        _counted(wins, "win"),
        _counted(len(told.lessons), "lesson"),
        _counted(achieved, "goal", " achieved"),
        _counted(len(told.moved) - achieved, "goal", " begun"),
    ]
    return ", ".join(part for part in parts if part) or "Talks and thanks."


def _counted(count: int, noun: str, after: str = "") -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}{after}" if count else ""


def _wins(career: Career, groups: Iterable[Group]) -> Iterator[Block]:
    for index, group in enumerate(groups):
        if index == 0:
            yield Heading(2, "Wins")
        if group.goal:
            yield Heading(3, clean(group.goal.title))
        elif index:
            yield Heading(3, "Other wins")
        for win in group.wins:
            also = ", ".join(map(clean, group.also.get(win.id, ())))
            yield _entry(career, win, (("Also for", also),) if also else ())


def _entry(career: Career, entry: Entry, more: tuple[tuple[str, str], ...] = ()) -> Item:
    """Return an entry; where the situation is told the text is what was done in it."""
    job = career.jobs.get(entry.job) if entry.job else None
    where = clean(job.org or job.title) if job else ""
    quiet = ", ".join(part for part in (_day(entry.date), where) if part)
    notes = [
        ("Situation", _note(entry.situation)),
        ("Action" if entry.situation and entry.kind == "win" else "", clean(entry.text)),
        ("Result", clean(entry.result)),
        ("From", clean(entry.from_whom)),
        *more,
    ]
    return Item(clean(entry.text), quiet, tuple(one for one in notes if one[0] and one[1]))


def _note(text: str) -> str:
    return "\n".join(line for part in text.splitlines() if (line := clean(part).strip()))


def _goals(told: Report) -> Iterator[Item]:
    for one in told.moved:
        verb = "achieved" if one.stage == ACHIEVED else "begun"
        yield Item(clean(one.goal.title), f"{verb} {_day(one.on)}")


def _promises(told: Report) -> Iterator[Item]:
    for one in told.promises:
        yield Item(clean(one.text), f"kept {_day(one.done)}" if one.done else "still open")


def _thanks(told: Report) -> Iterator[Item]:
    for one in told.thanked:
        goals = ", ".join(map(clean, one.goals))
        quiet = "; ".join(part for part in (_counted(one.talks, "talk"), goals) if part)
        yield Item(clean(one.name), quiet)


def _skills(told: Report) -> Iterator[Block]:
    if told.skills:
        yield Paragraph(", ".join(f"{clean(tag)} ({count})" for tag, count in told.skills))


def _jobs(career: Career, told: Report) -> Iterator[Item]:
    """Return the jobs of the career line that have begun by then, the newest first."""
    for bar in reversed(told.line.bars):
        job = career.jobs.get(bar.id) if bar.kind == "job" else None
        if job and job.start and job.start.lo() <= told.last:
            first, _, last = joblog.span(job, _NO_YEAR).partition(" - ")
            yield Item(_name(job), first if first == last else f"{first} - {last}")


def _name(job: Job) -> str:
    return clean(f"{job.title}, {job.org}" if job.org else job.title)


def _private(career: Career, told: Report) -> Iterator[Block]:
    if told.private is None:
        return
    heads = {"feedback": "Feedback", "avoid": "To stay away from", "note": "Notes"}
    for kind, head in heads.items():
        among = [one for one in told.private.entries if one.kind == kind]
        yield from _section(f"{head} (private)", (_entry(career, one) for one in among))
    advice = [
        Item(clean(name), "", (("Advice", _note(text)),)) for name, text in told.private.advice
    ]
    yield from _section("Advice (private)", advice)
    feelings = (_check_in(career, one) for one in told.private.checkins)
    yield from _section("How it felt (private)", feelings)
    yield from _section(
        "Decided (private)", (_decided(career, one) for one in told.private.decisions)
    )
    asks = [Item(clean(name), "", (("Next ask", clean(text)),)) for name, text in told.private.asks]
    yield from _section("To ask (private)", asks)


def _check_in(career: Career, one: Any) -> Item:
    job = career.jobs.get(one.job)
    where = clean(job.org or job.title) if job else ""
    rated = [(name, getattr(one, name)) for name in (*DRIVERS, "basics")]
    words = ", ".join(f"{name} {value}" for name, value in rated if value is not None)
    quiet = ", ".join(part for part in (_day(one.date), where) if part)
    notes = (("Rated", words), ("Line", clean(one.line)))
    return Item(f"{one.overall} of 10", quiet, tuple(note for note in notes if note[1]))


def _decided(career: Career, one: Any) -> Item:
    chosen = career.options.get(one.chosen) if one.chosen else None
    notes = (
        ("Chosen", clean(chosen.name) if chosen else ""),
        ("Expected", clean(one.expect)),
        ("Outcome", clean(one.outcome_line or one.outcome.replace("-", " "))),
    )
    return Item(clean(one.question), _day(one.decided_on), tuple(note for note in notes if note[1]))
