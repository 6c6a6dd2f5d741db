"""The career line in characters: shapes, not colours, say what a bar is."""

from tuiplanner.career.career import Career
from tuiplanner.career.careerline import Axis, Bar, Line
from tuiplanner.career.months import UNCOUNTED
from tuiplanner.career.records import ACHIEVED
from tuiplanner.cli.wrapping import padded, wrapped

NAMES, CELLS = 26, 50
"""Columns for the title of a bar, and for the bar."""
LEGEND = "= job  ~ study, break  - goal in progress  * achieved  > open end  ? dates look reversed"
_YEAR = 12


def drawn(career: Career, line: Line) -> list[str]:
    """Return the axis and a line a bar; none when there is nothing to draw."""
    if line.axis is None:
        return []
    rows = [f"  {padded('', NAMES)} {_years(line.axis)}".rstrip()]
    for bar in line.bars:
        about = "about " if bar.about else ""
        rows.append(f"  {padded(about + bar.title, NAMES)} {_cells(career, bar, line.axis)}")
    if line.shelf:
        names = ", ".join(career.jobs[one].title for one in line.shelf)
        rows += wrapped(f"undated: {names}")
    return [*rows, *wrapped(LEGEND)]


def _cells(career: Career, bar: Bar, axis: Axis) -> str:
    cells = bar.cells(axis, CELLS)
    body = _shape(career, bar) * len(cells)
    if bar.open:
        body = f"{body[:-1]}>"
    elif bar.reversed:
        body = f"{body[:-1]}?"
    return " " * cells.start + body


def _shape(career: Career, bar: Bar) -> str:
    if bar.kind == "job":
        return "~" if career.jobs[bar.id].kind in UNCOUNTED else "="
    return "*" if career.goals[bar.id].stage == ACHIEVED else "-"


def _years(axis: Axis) -> str:
    """Return the years written where they begin, as many as have room."""
    made = [" "] * CELLS
    free = 0
    first = -(-axis.first // _YEAR) * _YEAR
    for month in (axis.first, *range(first, axis.last + 1, _YEAR)):
        at = axis.column(month, CELLS)
        text = str(month // _YEAR)
        if at >= free and at + len(text) <= CELLS:
            made[at : at + len(text)] = text
            free = at + len(text) + 1
    return "".join(made)
