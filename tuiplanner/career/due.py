"""What is due today: the one line for a shell profile, and the list behind it."""

from datetime import date
from typing import NamedTuple

from tuiplanner.career import goals, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate, day_of
from tuiplanner.career.gave import is_open
from tuiplanner.career.records import IN_PROGRESS

_SHOWN = 3


class Due(NamedTuple):
    """One thing that waits since ``day``, or falls on it; ``text`` names it without the date."""

    day: date
    text: str
    table: str
    record: int


def due(career: Career, today: date) -> list[Due]:
    """Return what is due up to today, what has waited longest first.

    Open steps of open goals, and goals in progress, on the last day that their due date can mean;
    mentors who are due or neglected; talks planned for today; decisions to be looked back on.
    """
    found = [*_goals(career, today), *_people(career, today), *_decisions(career, today)]
    return sorted(found, key=lambda one: (one.day, one.table, one.record))


def _reached(on: PartialDate | None, today: date) -> bool:
    return on is not None and today >= on.hi()


def _goals(career: Career, today: date) -> list[Due]:
    found = []
    for step in career.steps.values():
        goal = career.goals.get(step.goal)
        if step.due and not step.done and _reached(step.due, today) and goal and is_open(goal):
            found.append(Due(step.due.hi(), step.text, "steps", step.id))
    return found + [
        Due(goal.due.hi(), goal.title, "goals", goal.id)
        for goal in career.goals.among(goals.column(career, IN_PROGRESS))
        if goal.due and _reached(goal.due, today)
    ]


def _people(career: Career, today: date) -> list[Due]:
    found = [
        Due(one.due, f"talk with {one.mentor.name}", "mentors", one.mentor.id)
        for one in mentors.in_order(career, today)
        if one.due and one.state in mentors.WAITING
    ]
    for talk in career.talks.among(career.talks.by("date", str(today))):
        made = day_of(talk.created)
        if made and made < today:  # one made today is a talk that was logged, not planned
            text = f"talk with {career.label(talk.mentor)}"
            found.append(Due(today, text, "talks", talk.id))
    return found


def _decisions(career: Career, today: date) -> list[Due]:
    if not career.rows.get("decisions"):
        return []
    from tuiplanner.career.decisions import look_back_due  # noqa: PLC0415 - only where there is one

    return [
        Due(one.look_back_on, f"look back on '{one.question}'", "decisions", one.id)
        for one in career.decisions.values()
        if look_back_due(one, today)
    ]


def in_words(found: list[Due], today: date) -> str:
    """Write it on one line, or nothing: ``due: send the book (2 days late), and 4 more``."""
    if not found:
        return ""
    parts = [f"{one.text}{_late((today - one.day).days)}" for one in found[:_SHOWN]]
    if len(found) > _SHOWN:
        parts.append(f"and {len(found) - _SHOWN} more")
    return f"due: {', '.join(parts)}"


def _late(days: int) -> str:
    return f" ({days} day{'' if days == 1 else 's'} late)" if days else ""
