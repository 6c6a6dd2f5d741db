"""Write what is due as an iCalendar file (RFC 5545, FORMATS section 4), with the icalendar package.

All-day events that leave the day free, or to-dos; a month or a year that is due means its last
day. A UID stays the same as long as its record lives, and DTSTAMP says when the record was last
changed: a second import updates, and the same career makes the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from tuiplanner.career import goals, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.due import Due
from tuiplanner.career.gave import is_open
from tuiplanner.career.records import ACHIEVED, IN_PROGRESS, Goal, Mentor, Record, Step, Talk
from tuiplanner.formats import outgoing

PRODUCT = "-//careerboard//careerboard//EN"
UID_SUFFIX = "@careerboard"
_STATUSES = OPEN, UNDER_WAY, DONE = "NEEDS-ACTION", "IN-PROCESS", "COMPLETED"


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


def of_due(career: Career, due: Iterable[Due]) -> bytes:
    """Return a calendar of what is due, as :func:`tuiplanner.career.due.due` lists it."""
    records = ((career.get(one.table, one.record), one.day) for one in due)
    return _calendar(career, [_Item(one, day) for one, day in records if one], PLAIN)


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
        if (todo and step.done) or (is_open(parent) and not step.done):
            yield _Item(step, step.due.hi())


def _calendar(career: Career, items: Iterable[_Item], style: Style) -> bytes:
    """Return the whole file; what is not given to the package as its own types costs it twice."""
    from icalendar import Calendar  # noqa: PLC0415 - 60 ms that only a calendar needs

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    head, _, end = calendar.to_ical().partition(b"END:VCALENDAR")
    makes = _Components(career, style)
    return b"".join((head, *(makes.component(*item) for item in items), b"END:VCALENDAR", end))


class _Components:
    """Makes the components of one calendar; equal days and instants are made once."""

    def __init__(self, career: Career, style: Style) -> None:
        import icalendar  # noqa: PLC0415 - see above

        self._career = career
        self._style = style
        self._to = icalendar
        self._days: dict[date, Any] = {}
        self._instants: dict[str, Any] = {}
        self._words = {one: icalendar.vText(one) for one in ("TRANSPARENT", *_STATUSES)}

    def component(self, record: Record, day: date) -> bytes:
        private, text = self._style.private, self._to.vText
        one: Any = self._to.Todo() if self._style.todo else self._to.Event()
        one["UID"] = text(f"{record.id}{UID_SUFFIX}")
        one["DTSTAMP"] = self._instant(record.updated, f"{day}T00:00:00Z")
        one["SUMMARY"] = text(outgoing.text(_summary(self._career, record, private=private)))
        if self._style.todo:
            one["DUE"] = self._day(day)
            self._progress(one, record)
        else:
            one["DTSTART"] = self._day(day)
            one["TRANSP"] = self._words["TRANSPARENT"]
        if self._style.details:
            if details := _details(self._career, record, private=private):
                one["DESCRIPTION"] = text(outgoing.text(details))
            if tags := getattr(record, "tags", ()):
                one["CATEGORIES"] = self._to.vCategory([outgoing.text(tag) for tag in tags])
        return bytes(one.to_ical())

    def _progress(self, one: Any, record: Record) -> None:
        """Say how far a to-do is; a day becomes noon, which is the same day in most places."""
        status, percent, done = _progress(self._career, record)
        one["STATUS"] = self._words[status]
        if percent is not None:
            one["PERCENT-COMPLETE"] = self._to.vInt(percent)
        if done:
            one["COMPLETED"] = self._instant(f"{done}T12:00:00Z")

    def _day(self, day: date) -> Any:
        if day not in self._days:
            made = self._days[day] = self._to.vDate(day)
            made.params["VALUE"] = "DATE"
        return self._days[day]

    def _instant(self, stamp: str, otherwise: str = "") -> Any:
        if stamp not in self._instants:
            try:
                moment = datetime.fromisoformat(stamp)
            except ValueError:  # 24:61 o'clock, or no instant at all: somebody wrote it by hand
                return self._instant(otherwise)
            self._instants[stamp] = self._to.vDatetime(moment.astimezone(UTC))
        return self._instants[stamp]


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


def _progress(career: Career, record: Record) -> tuple[str, int | None, date | None]:
    """Return the status of a to-do, how many per cent are done, and the day it was done."""
    if isinstance(record, Step):
        return (DONE if record.done else OPEN), None, record.done
    if not isinstance(record, Goal):
        return OPEN, None, None
    steps = goals.steps_of(career, record.id)
    if record.stage == ACHIEVED:
        return DONE, 100, record.achieved_on.hi() if record.achieved_on else None
    ticked = sum(step.done is not None for step in steps)
    percent = 100 * ticked // len(steps) if steps else None
    return (UNDER_WAY if record.stage == IN_PROGRESS else OPEN), percent, None
