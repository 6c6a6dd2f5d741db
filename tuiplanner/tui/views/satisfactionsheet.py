"""How a job feels, as rows of its sheet: the trend, what it suggests, the last check-ins."""

import textwrap
from collections.abc import Iterator

from tuiplanner.career import satisfaction
from tuiplanner.career.records import Record
from tuiplanner.career.satisfaction import QUESTIONS, Satisfaction
from tuiplanner.career.text import shown
from tuiplanner.tui.views.sheetlines import Lines, head, hint
from tuiplanner.tui.widgets.cells import heads, spread
from tuiplanner.tui.widgets.rows import Place, Row

SHOWN = 3
"""How many check-ins a job's sheet shows; `.` shows the others too."""
_ARROWS = {"up": " ↑", "down": " ↓", "flat": " →"}
_MARGIN = 3
"""The cells of a line that are never its text."""


def numbers(checkin: Record) -> list[str]:
    """Return the numbers of a check-in as texts, an empty one for a blank."""
    given = (getattr(checkin, name) for name in QUESTIONS)
    return ["" if one is None else str(one) for one in given]


def trend(sheet: Lines, job: int) -> str:
    """Return the latest overall with its arrow; empty without check-ins of the last year."""
    found = satisfaction.of_job(sheet.career, job, sheet.today)
    return f"{found.overall}{_ARROWS.get(found.arrow or '', '')}" if found.rated else ""


def section(sheet: Lines, job: int, *, current: bool) -> Iterator[Row]:
    """Return the rows of how a job feels: the trend, what it suggests, the last check-ins."""
    found = satisfaction.of_job(sheet.career, job, sheet.today)
    checkins = [*reversed(found.recent), *reversed(found.older)]
    if not checkins and not current:
        return
    yield head(f"satisfaction: {_trend(found)}", "satisfaction")
    names = tuple(QUESTIONS)
    room = sheet.width - _MARGIN
    for line in _advice(found, max(10, room)):
        yield Row(None, line, look="quiet")
    yield Row(None, heads(names, room), look="quiet", section="checkins")
    if not checkins:
        yield hint("c: six numbers and a line")
    shown_ones = checkins if sheet.hidden else checkins[:SHOWN]
    for one in shown_ones:
        yield Row(
            Place("checkins", one.id),
            spread([text or "·" for text in numbers(one)], names, room),
            shown(one.line) or None,
            right=sheet.when(one.date),
            look="done" if one in found.older else "text",
        )  # fmt: skip
    if len(shown_ones) < len(checkins):
        yield hint(f"{len(checkins) - len(shown_ones)} earlier; . shows them")


def _trend(found: Satisfaction) -> str:
    """Return the trend in words with its arrow, as it stands in the head of the section."""
    return satisfaction.in_words(found) + _ARROWS.get(found.arrow or "", "")


def _advice(found: Satisfaction, room: int) -> list[str]:
    """Return what the check-ins suggest, and the lowest driver, on one line where they fit."""
    parts = [part for part in (found.advice, found.lowest and f"lowest: {found.lowest}") if part]
    together = " · ".join(parts)
    lines = [together] if len(together) <= room else parts
    return [line for part in lines for line in textwrap.wrap(part, room)]
