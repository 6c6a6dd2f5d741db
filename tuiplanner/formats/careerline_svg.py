"""The career line as a picture: one SVG element to stand in a page, drawn in shapes and greys."""

from collections.abc import Iterator
from datetime import date
from html import escape
from unicodedata import east_asian_width

from tuiplanner.career import months
from tuiplanner.career.career import Career
from tuiplanner.career.careerline import Axis, Bar, Line
from tuiplanner.career.records import ACHIEVED
from tuiplanner.formats.report_blocks import clean

WIDTH, NAMES, ROW, TOP = 720, 210, 18, 24
"""Units: the whole width, the room for titles, the height of a row and of the axis."""
CHARACTERS = 34
"""How much of a title fits in its room; a wide character counts twice."""
_YEAR = 12
_YEARS = 14
"""More years than these are not each written out."""


def picture(career: Career, line: Line, today: date) -> str:
    """Return the element, or an empty text when there is nothing to draw.

    Jobs are solid bars, study and breaks outlined ones; a goal in progress is a thin line, an
    achieved one a diamond; an arrow has no end yet.
    """
    if line.axis is None or not line.bars:
        return ""
    height = TOP + ROW * len(line.bars) + 22
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg">',
        "<title>Career line: jobs and goals over the years</title>",
        '<g font-family="Helvetica Neue, Arial, sans-serif" font-size="10">',
        *_axis(line.axis, today, TOP + ROW * len(line.bars)),
    ]
    for index, bar in enumerate(line.bars):
        parts += _bar(career, bar, line.axis, TOP + ROW * index)
    legend = "solid: job · outlined: study, break · thin: goal in progress · diamond: achieved"
    parts.append(f'<text x="{NAMES}" y="{height - 6}" fill="#555">{legend}</text>')
    return "\n".join([*parts, "</g>", "</svg>"])


def _x(axis: Axis, month: int) -> float:
    """Return where a month begins."""
    share = (month - axis.first) / (axis.last - axis.first + 1)
    return round(NAMES + share * (WIDTH - NAMES - 8), 1)


def _axis(axis: Axis, today: date, bottom: int) -> Iterator[str]:
    years = (axis.last - axis.first) // _YEAR + 1
    every = -(-years // _YEARS) * _YEAR
    first = -(-axis.first // _YEAR) * _YEAR
    for month in range(first, axis.last + 1, every):
        x = _x(axis, month)
        yield f'<path d="M{x} {TOP - 6}V{bottom}" stroke="#ddd"/>'
        yield f'<text x="{x + 2}" y="{TOP - 10}" fill="#555">{month // _YEAR}</text>'
    x = _x(axis, months.number(today))
    yield f'<path d="M{x} {TOP - 6}V{bottom}" stroke="#888" stroke-dasharray="2 2"/>'


def _bar(career: Career, bar: Bar, axis: Axis, top: int) -> Iterator[str]:
    middle = top + ROW / 2
    yield f'<text x="0" y="{middle + 3.5}"><tspan>{escape(_title(bar))}</tspan></text>'
    x, end = _x(axis, bar.first), _x(axis, bar.last + 1)
    wide = round(max(end - x, 2), 1)
    if bar.kind == "goal" and career.goals[bar.id].stage == ACHIEVED:
        x = round(x + wide / 2, 1)
        yield f'<path d="M{x} {middle - 5}l5 5-5 5-5-5z" fill="#222"/>'
    elif bar.kind == "goal":
        yield f'<path d="M{x} {middle}h{wide}" stroke="#222" stroke-width="2"/>'
    else:
        solid = career.jobs[bar.id].kind not in months.UNCOUNTED
        look = 'fill="#666"' if solid else 'fill="#fff" stroke="#666"'
        yield f'<rect x="{x}" y="{middle - 5}" width="{wide}" height="10" {look}/>'
    if bar.open:
        yield f'<path d="M{round(x + wide, 1)} {middle - 5}l6 5-6 5z" fill="#222"/>'


def _title(bar: Bar) -> str:
    notes = ["about"] if bar.about else []
    notes += ["dates look reversed"] if bar.reversed else []
    text = clean(bar.title) + (f" ({', '.join(notes)})" if notes else "")
    room = CHARACTERS
    for index, char in enumerate(text):
        room -= 1 + (east_asian_width(char) in "WF")
        if room < 0 or (room == 0 and index + 1 < len(text)):
            return f"{text[:index].rstrip()}…"
    return text
