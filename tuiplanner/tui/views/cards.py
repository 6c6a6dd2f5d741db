"""What the board's cards and columns say."""

from datetime import date

from tuiplanner.career import goals, tags
from tuiplanner.career.career import Career
from tuiplanner.career.conflicts import unsettled
from tuiplanner.career.records import Goal
from tuiplanner.career.text import shown
from tuiplanner.tui.widgets.card import Card

UNSETTLED = "≠"
"""Stands before a record, and beside a field, for which two values are kept."""


def matching(career: Career, ids: list[int], text: str) -> list[int]:
    """Return the goals whose title or tags have every word of ``text``; all for an empty text."""
    words = text.casefold().split()
    if not words:
        return ids
    rows = career.goals.rows
    return [
        one
        for one in ids
        if all(
            word in str(rows[one].get("title")).casefold()
            or any(word in tags.fold(tag) for tag in rows[one].get("tags") or ())
            for word in words
        )
    ]


def badge(career: Career, table: str, record_id: int) -> str:
    """Return the sign of a record with a field of two values, else an empty text."""
    return UNSETTLED if (table, record_id) in unsettled(career) else ""


def card(career: Career, goal: Goal, today: date) -> Card:
    """Return what a goal's card says."""
    standing = goals.standing(career, goal, today)
    return Card(
        shown(goal.title),
        tuple(shown(fact) for fact in goals.facts(career, goal, today)),
        standing.overdue or standing.stalled,
        bool(goal.let_go),
        badge(career, "goals", goal.id),
    )
