"""Past the day to day: five questions with the one thing to do next (DOMAIN 3.1)."""

from datetime import date
from typing import NamedTuple

from tuiplanner.career import goals, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.records import IN_PROGRESS

_LEARNING = frozenset({"lesson", "feedback", "avoid"})


class Check(NamedTuple):
    """One question; where the answer is no, ``todo`` says what to do, perhaps on a record.

    ``name`` is direction, next_step, learning, people or looked_up. ``table`` and ``record`` name
    the record that it concerns, empty and 0 for none.
    """

    name: str
    ok: bool
    todo: str
    table: str = ""
    record: int = 0


def checks(career: Career, today: date) -> tuple[Check, ...]:
    """Return the five, in their order."""
    return (
        Check("direction", bool(goals.column(career, IN_PROGRESS)), "start one goal"),
        _next_step(career),
        _learning(career, today),
        _people(career, today),
        _looked_up(career, today),
    )


def of(career: Career, today: date) -> tuple[Check, ...]:
    """Return the five, made once for a state."""
    return career.memo(("checks", today), lambda: checks(career, today))


def headline(found: tuple[Check, ...]) -> str:
    """Say how many are yes, and the first thing to do."""
    yes = sum(check.ok for check in found)
    if yes == len(found):
        return "You are steering"
    if not yes:
        return "Only the day to day so far: start with one goal"
    return f"{yes} of {len(found)}: next, {next(check.todo for check in found if not check.ok)}"


def _next_step(career: Career) -> Check:
    """Every goal in progress has an open step; without such a goal the answer is no."""
    working = goals.column(career, IN_PROGRESS)
    for one in working:
        if goals.next_step(goals.steps_of(career, one)) is None:
            todo = f"add a next step to '{career.goals[one].title}'"
            return Check("next_step", ok=False, todo=todo, table="goals", record=one)
    return Check("next_step", bool(working), "add a next step")


def _learning(career: Career, today: date) -> Check:
    """Something was learnt within 30 days, by the first day a date can mean; retired or not."""
    days = career.entries.memo("learnt on", lambda: _learnt_on(career))
    learnt = any(0 <= (today - day).days <= career.thresholds.learning for day in days)
    return Check("learning", learnt, "log a lesson")


def _learnt_on(career: Career) -> set[date]:
    """Return the days of what was learnt; made once for a state of the entries."""
    rows = career.entries.rows.values()
    texts = {row.get("date") or "" for row in rows if row.get("kind") in _LEARNING}
    return {on.lo() for text in texts if (on := PartialDate.parse(text) if text else None)}


def _people(career: Career, today: date) -> Check:
    """Somebody helps (not ended, not hoped-for), and nobody of them has waited too long."""
    found = [
        one for one in mentors.in_order(career, today) if one.state not in {"ended", "hoped-for"}
    ]
    for one in found:
        if one.state in mentors.WAITING:
            todo = f"talk with {one.mentor.name}"
            return Check("people", ok=False, todo=todo, table="mentors", record=one.mentor.id)
    return Check("people", bool(found), "add a mentor")


def _looked_up(career: Career, today: date) -> Check:
    """There was a review, or a decision was made, within 92 days."""
    days: list[date | None] = []
    if career.rows.get("reviews"):  # asking for them loads what few starts need
        days += [review.date for review in career.reviews.values()]
    if career.rows.get("decisions"):
        days += [decision.decided_on for decision in career.decisions.values()]
    recent = any(day and 0 <= (today - day).days <= career.thresholds.looked_up for day in days)
    return Check("looked_up", recent, "write a review")
