"""The career line as rows: a bar for every job and goal, on one axis of months (DOMAIN 3.3).

A bar tells what it is by a letter or a shape, and by its colour only besides.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tuiplanner.career import months
from tuiplanner.career.career import Career
from tuiplanner.career.careerline import Axis, Bar, Line, line
from tuiplanner.career.records import ACHIEVED
from tuiplanner.career.text import shown
from tuiplanner.tui.widgets.lines import cut
from tuiplanner.tui.widgets.rows import Place, Row

SECTION = "#line"
ZOOMS = (0, 120, 60, 24, 12)
"""How many months are drawn; 0 for the whole life."""
FILLS = {
    "job": ("J", "█"), "freelance": ("F", "▓"), "volunteer": ("V", "▒"), "study": ("S", "░"),
    "break": ("B", "·"),
}  # fmt: skip
"""The letter a job's bar begins with and what fills it, by the kind of job."""
DONE, WORKING, DUE, OPEN = "◆", "─", "┤", "►"
MOST_GOALS = 12
_SHORT = 36
_STEPS = (1, 2, 5, 10, 20, 50)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Drawn(NamedTuple):
    """The bars in sight on the axis that is drawn; ``left_out`` counts what is not in sight."""

    axis: Axis
    bars: tuple[Bar, ...]
    left_out: int


def whole(career: Career, today: date) -> Line:
    """Return the line, made once for a state."""
    return career.memo(("career line", today), lambda: line(career, today))


def zooms(axis: Axis) -> tuple[int, ...]:
    """Return the zooms that show less than the axis, the whole first."""
    length = axis.last - axis.first + 1
    return tuple(one for one in ZOOMS if one < length)


def zoomed(axis: Axis, zoom: int, at: Bar | None) -> Axis:
    """Return the part of an axis that a zoom shows: its end, moved so that a bar is in sight.

    A bar that is longer than the zoom shows its end.
    """
    if not zoom or zoom > axis.last - axis.first:
        return axis
    last = axis.last
    if at is not None and at.last <= axis.last - zoom:
        last = min(axis.last, max(at.last + zoom // 4, axis.first + zoom - 1))
    return Axis(last - zoom + 1, last)


def drawn(career: Career, today: date, zoom: int, at: Place | None, *, every: bool) -> Drawn | None:
    """Return what is drawn, None when there is nothing; of the goals the newest unless ``every``.

    ``at`` is the line that a zoom keeps in sight.
    """
    found = whole(career, today)
    if found.axis is None:
        return None
    wanted = next((bar for bar in found.bars if place_of(bar) == at), None)
    axis = zoomed(found.axis, zoom, wanted)
    bars = [bar for bar in found.bars if bar.cells(axis, axis.last - axis.first + 1)]
    if not every:
        goals = [bar for bar in bars if bar.kind == "goal"]
        old = set(goals[: max(0, len(goals) - MOST_GOALS)])
        bars = [bar for bar in bars if bar not in old]
    return Drawn(axis, tuple(bars), len(found.bars) - len(bars))


def place_of(bar: Bar) -> Place:
    """Return what a bar's row stands for."""
    return Place(f"{bar.kind}s", bar.id, SECTION)


def rows(career: Career, today: date, found: Drawn, width: int) -> Iterator[Row]:
    """Return the axis, the bars, and what their letters and shapes mean."""
    label = max(16, min(34, width * 3 // 10))
    room = max(8, width - label - 4)
    now = months.number(today)
    yield Row(None, "", tail=((f" {ticks(found.axis, room, now)}", "quiet"),))
    for bar in found.bars:
        yield Row(place_of(bar), shown(bar.title), tail=_tail(career, bar, found.axis, room))
    yield Row(None, legend(career, found.bars), look="quiet")


def ticks(axis: Axis, width: int, now: int) -> str:
    """Return the years (on a short axis the quarters too) over their months, and ▼ for now."""
    cells = [" "] * width
    length = axis.last - axis.first + 1
    step = next((one for one in _STEPS if one * 12 * width // length >= len("2026 ")), _STEPS[-1])
    free = 0
    for month in range(axis.first, axis.last + 1):
        year, rest = divmod(month, 12)
        text = f"{year:04}" if rest == 0 else _MONTHS[rest]
        wanted = (rest == 0 and year % step == 0) or (length <= _SHORT and rest in {3, 6, 9})
        at = axis.column(month, width)
        if wanted and at >= free and at + len(text) <= width:
            cells[at : at + len(text)] = text
            free = at + len(text) + 1
    if axis.first <= now <= axis.last and cells[at := axis.column(now, width)] == " ":
        cells[at] = "▼"
    return "".join(cells)


def _tail(career: Career, bar: Bar, axis: Axis, width: int) -> tuple[tuple[str, str], ...]:
    cells = bar.cells(axis, width)
    before, after = " " * (cells.start + 1), width - cells.stop
    if bar.reversed:
        told = cut(" dates look reversed", after)
        return (before, "text"), (_glyphs(career, bar, 1), "job"), (told.ljust(after), "alert")
    look = "job" if bar.kind == "job" else "goal"
    return (before, "text"), (_glyphs(career, bar, len(cells)), look), (" " * after, "text")


def _glyphs(career: Career, bar: Bar, count: int) -> str:
    if bar.kind == "job":
        letter, fill = FILLS.get(career.jobs[bar.id].kind, FILLS["job"])
        end = OPEN if bar.open and count > 1 else ""
        return (letter + fill * (count - 1 - len(end)) + end)[:count]
    if career.goals[bar.id].stage == ACHIEVED:
        return DONE + WORKING * (count - 1)
    end = OPEN if bar.open else DUE
    return WORKING * (count - 1) + end


def legend(career: Career, bars: Sequence[Bar]) -> str:
    """Return what the letters and shapes of some bars mean."""
    kinds = {career.jobs[bar.id].kind for bar in bars if bar.kind == "job"}
    told = [f"{letter} {kind}" for kind, (letter, _) in FILLS.items() if kind in kinds]
    return "  ".join([*told, *_goal_shapes(career, bars)])


def _goal_shapes(career: Career, bars: Iterable[Bar]) -> Iterator[str]:
    stages = {career.goals[bar.id].stage for bar in bars if bar.kind == "goal"}
    if ACHIEVED in stages:
        yield f"{DONE} achieved"
    if stages - {ACHIEVED}:
        yield f"{WORKING}{DUE} {WORKING}{OPEN} in progress, due or open"
