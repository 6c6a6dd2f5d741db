"""Write what is due as an iCalendar file (RFC 5545, FORMATS section 4), with the icalendar package.

All-day events that leave the day free, or to-dos; a month or a year that is due means its last
day. A UID stays the same as long as its record lives, and DTSTAMP says when the record was last
changed: a second import updates, and the same career makes the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from tuiplanner.career import goals, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.due import Due
from tuiplanner.career.gave import is_open
from tuiplanner.career.records import ACHIEVED, IN_PROGRESS, Goal, Mentor, Record, Step, Talk
from tuiplanner.formats import outgoing

PRODUCT = "-//careerboard//careerboard//EN"
UID_SUFFIX = "@careerboard"
_STATUS = {IN_PROGRESS: "IN-PROCESS", ACHIEVED: "COMPLETED"}


class Style(NamedTuple):
    """How it is written: as to-dos, with why and notes, with what is private."""

    todo: bool = False
    details: bool = False
    private: bool = False


PLAIN = Style()


class _Item(NamedTuple):
    record: Record
    day: date


def write(career: Career, today: date, style: Style = PLAIN) -> bytes:
    """Return everything with a day: goals and steps due, people, planned talks, look-backs.

    As to-dos the goals and steps that are done are there, too, so that a list elsewhere learns of
    it. RFC 5545 wants at least one: :func:`count` says whether there is any.
    """
    found = sorted(_items(career, today, style), key=lambda one: (one.day, one.record.id))
    return _calendar(career, found, style)


def of_due(career: Career, due: Iterable[Due], style: Style = PLAIN) -> bytes:
    """Return a calendar of what is due, as :func:`tuiplanner.career.due.due` lists it."""
    records = ((career.get(one.table, one.record), one.day) for one in due)
    return _calendar(career, [_Item(one, day) for one, day in records if one], style)


def count(data: bytes) -> int:
    """Count the events and to-dos of a calendar written here."""
    return data.count(b"\r\nUID:")


def _items(career: Career, today: date, style: Style) -> Iterator[_Item]:
    yield from _goals(career, todo=style.todo)
    for contact in mentors.in_order(career, today):
        if contact.due and contact.state in {"ok", "soon", "due", "neglected"}:
            yield _Item(contact.mentor, contact.due)
    for talk in career.talks.values():
        if talk.date and talk.date > today:
            yield _Item(talk, talk.date)
    if career.rows.get("decisions"):
        for decision in career.decisions.values():
            if decision.look_back_on and not decision.outcome:
                yield _Item(decision, decision.look_back_on)


def _goals(career: Career, *, todo: bool) -> Iterator[_Item]:
    for goal in career.goals.values():
        if goal.due and (is_open(goal) or (todo and goal.let_go is None)):
            yield _Item(goal, goal.due.hi())
    for step in career.steps.values():
        parent = career.goals.get(step.goal)
        if not step.due or parent is None or parent.let_go:
            continue
        if todo or (is_open(parent) and not step.done):
            yield _Item(step, step.due.hi())


def _calendar(career: Career, items: Iterable[_Item], style: Style) -> bytes:
    from icalendar import Calendar, Event, Todo  # noqa: PLC0415 - 60 ms that only a calendar needs

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for record, day in items:
        one: Any = Todo() if style.todo else Event()
        one.add("uid", f"{record.id}{UID_SUFFIX}")
        one.add("dtstamp", _stamp(record, day))
        one.add("summary", outgoing.text(_summary(career, record, private=style.private)))
        if style.todo:
            one.add("due", day)
            for name, value in _progress(career, record):
                one.add(name, value)
        else:
            one.add("dtstart", day)
            one.add("transp", "TRANSPARENT")
        if style.details:
            if details := _details(career, record, private=style.private):
                one.add("description", outgoing.text(details))
            if tags := getattr(record, "tags", ()):
                one.add("categories", [outgoing.text(tag) for tag in tags])
        calendar.add_component(one)
    return bytes(calendar.to_ical())


def _stamp(record: Record, day: date) -> datetime:
    try:
        return datetime.strptime(record.updated, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.combine(day, time(), UTC)


def _summary(career: Career, record: Record, *, private: bool) -> str:
    match record:
        case Mentor():
            return f"Talk with {record.name}"
        case Talk():
            return f"Talk with {career.label(record.mentor)}"
        case Goal() | Step():
            return record.label
    return f"Look back on '{record.label}'" if private else "Look back on a decision"


def _details(career: Career, record: Record, *, private: bool) -> str:
    match record:
        case Goal():
            parts = [record.why, record.done_when and f"Done when: {record.done_when}", record.note]
        case Step():
            parts = [f"For: {career.label(record.goal)}"]
        case Talk():
            parts = [record.topics]
        case Mentor():
            parts = [record.next_ask, record.note] if private else []
        case _:
            parts = [str(getattr(record, "expect", ""))] if private else []
    return "\n\n".join(filter(None, parts))


def _progress(career: Career, record: Record) -> Iterator[tuple[str, Any]]:
    """Give what a to-do says of how far it is; a day becomes noon, the same day in most places."""
    done = None
    if isinstance(record, Goal):
        steps = goals.steps_of(career, record.id)
        ticked = sum(step.done is not None for step in steps)
        is_done, on = record.stage == ACHIEVED, record.achieved_on
        yield "status", _STATUS.get(record.stage, "NEEDS-ACTION")
        if steps or is_done:
            yield "percent-complete", 100 if is_done else 100 * ticked // len(steps)
        done = on.hi() if is_done and on else None
    elif isinstance(record, Step):
        yield "status", "COMPLETED" if record.done else "NEEDS-ACTION"
        done = record.done
    else:
        yield "status", "NEEDS-ACTION"
    if done:
        yield "completed", datetime.combine(done, time(12), UTC)
