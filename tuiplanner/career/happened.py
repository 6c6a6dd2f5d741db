"""What happened in a period, oldest first, from everything that has a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tuiplanner.career import dates
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.periods import Period
from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS, STAGES, Goal

_REACHED = {IDEA: "idea", IN_PROGRESS: "started", ACHIEVED: "achieved"}
_SATURDAY = 5


class Happening(NamedTuple):
    """One thing: ``what`` in a word, the record and its text.

    ``day`` is the first day that its date ``on`` can mean. ``private`` says that the record's kind
    is.
    """

    day: date
    on: PartialDate
    what: str
    table: str
    record: int
    text: str


def happened(career: Career, period: Period) -> list[Happening]:
    """Return entries, steps done, moves, talks, kept promises, check-ins and decisions.

    Entries without a date are in no period, retired ones are left out; one that is dated by its
    month or year counts on the first day that can mean. On one day the order is that of the words
    above and then of the ids.
    """
    return career.memo(("happened", period), lambda: _made(career, period))


def _made(career: Career, period: Period) -> list[Happening]:
    found = [
        *_entries(career, period), *_steps(career, period), *_moves(career, period),
        *_people(career, period), *_looks(career, period),
    ]  # fmt: skip
    order = {id(one): place for place, one in enumerate(found)}
    return sorted(found, key=lambda one: (one.day, order[id(one)]))


def unlogged(career: Career, period: Period, today: date) -> list[date]:
    """Return the days from Monday to Friday up to ``today`` that no entry names."""
    days = [
        period.first + timedelta(days=one) for one in range((period.last - period.first).days + 1)
    ]
    return [
        day
        for day in days
        if day <= today and day.weekday() < _SATURDAY and not career.entries.by("date", str(day))
    ]


def _on(day: date, what: str, table: str, record: int, text: str) -> Happening:
    return Happening(day, PartialDate.of(day), what, table, record, text)


def _begins(text: str) -> str:
    """Return the first day that a written date can mean, as it would be written."""
    return text + "-01" * ((len("2026-01-01") - len(text)) // len("-01")) if text else ""


def _entries(career: Career, period: Period) -> Iterator[Happening]:
    rows = career.entries.rows
    first, last = str(period.first), str(period.last)
    for one in sorted(rows):
        # As texts they sort as days do, but for a year or a month: those mean its first day.
        begins = _begins(rows[one].get("date") or "")
        if first <= begins <= last and not rows[one].get("retired"):
            entry = career.entries[one]
            if entry.date is not None:
                day = entry.date.lo()
                yield Happening(day, entry.date, entry.kind, "entries", one, entry.text)


def _steps(career: Career, period: Period) -> Iterator[Happening]:
    for step in career.steps.among(_ids_with_day(career, "steps", "done", period)):
        if step.done is not None:
            yield _on(step.done, "step", "steps", step.id, step.text)


def _moves(career: Career, period: Period) -> Iterator[Happening]:
    for goal in career.goals.among(_moved_in(career, period)):
        before = ""
        yield from _achieved(goal, period)
        for move in goal.moved:
            back = before and STAGES.index(move.stage) < STAGES.index(before)
            what = f"back to {move.stage}" if back else _REACHED[move.stage]
            before = move.stage
            if move.stage == goal.stage == ACHIEVED and goal.achieved_on:
                continue  # the day it was achieved may have been corrected since
            if move.on in period:
                yield _on(move.on, what, "goals", goal.id, goal.title)
        if goal.let_go in period and goal.let_go is not None:
            yield _on(goal.let_go, "let go", "goals", goal.id, goal.title)


def _achieved(goal: Goal, period: Period) -> Iterator[Happening]:
    if goal.stage == ACHIEVED and goal.achieved_on and goal.achieved_on.lo() in period:
        on = goal.achieved_on
        yield Happening(on.lo(), on, "achieved", "goals", goal.id, goal.title)


def _moved_in(career: Career, period: Period) -> list[int]:
    """Return the goals with a move or a letting go in a period, without decoding the others."""
    rows, first, last = career.goals.rows, str(period.first), str(period.last)

    def days(one: int) -> list[str]:
        row = rows[one]
        achieved = _begins(row.get("achieved_on") or "")
        return [row.get("let_go") or "", achieved, *(move["on"] for move in row.get("moved", ()))]

    return [one for one in sorted(rows) if any(first <= day <= last for day in days(one))]


def _people(career: Career, period: Period) -> Iterator[Happening]:
    for talk in career.talks.among(_ids_with_day(career, "talks", "date", period)):
        if talk.date is not None:
            name = career.label(talk.mentor)
            text = f"{name}: {talk.topics}" if talk.topics else name
            yield _on(talk.date, "talk", "talks", talk.id, text)
    for promise in career.promises.among(_ids_with_day(career, "promises", "done", period)):
        if promise.done is not None:
            yield _on(promise.done, "promise", "promises", promise.id, promise.text)


def _looks(career: Career, period: Period) -> Iterator[Happening]:
    for one in career.checkins.among(_ids_with_day(career, "checkins", "date", period)):
        text = f"{career.label(one.job)}: {one.overall} of 10"
        yield _on(one.date, "check-in", "checkins", one.id, f"{text}, {one.line}".rstrip(", "))
    for one in career.decisions.among(_ids_with_day(career, "decisions", "decided_on", period)):
        chosen = f": {career.label(one.chosen)}" if one.chosen else ""
        yield _on(one.decided_on, "decided", "decisions", one.id, f"{one.question}{chosen}")


def _ids_with_day(career: Career, table: str, field: str, period: Period) -> list[int]:
    first, last = str(period.first), str(period.last)
    rows = career.rows.get(table, {})
    return sorted(one for one in rows if first <= (rows[one].get(field) or "") <= last)


def counts(found: list[Happening]) -> list[tuple[str, int]]:
    """Return how many of each table, in the order of their first day."""
    order: dict[str, int] = {}
    for one in found:
        order[one.table] = order.get(one.table, 0) + 1
    return list(order.items())


def shown_day(one: Happening) -> str:
    """Write the day with its weekday and without its year, ``Mon 16 Nov``, or the coarser date."""
    return dates.with_weekday(one.day, one.day) if one.on.day else dates.shown(one.on, one.day)
