"""A decision laid out: options, criteria by options in a grid, totals, themes, look-back."""

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from tuiplanner.career import avoids, decisions, tags
from tuiplanner.career.avoids import Theme
from tuiplanner.career.career import Career
from tuiplanner.career.decisions import Scored, Weighed
from tuiplanner.career.records import Record
from tuiplanner.career.reflection import Criterion, Decision, Option
from tuiplanner.career.text import shown
from tuiplanner.tui.views.cards import badge
from tuiplanner.tui.views.sheetlines import Lines, Section, head, hint
from tuiplanner.tui.widgets.rows import Cell, Place, Row

LETTERS = "ABCDEF"
"""What options are called where their names do not fit; DOMAIN 2 allows six."""
NARROW = 4
"""The cells of a column that holds a letter, a weight or a score."""
_NAMED, _WIDEST = 12, 22
_NAME_ROOM = 24
"""The least that names of criteria are to have where columns are wider than a letter."""
_EDGES = 3


class Grid(NamedTuple):
    """One decision with its totals, and how wide the columns of its options are."""

    weighed: Weighed
    options: tuple[Option, ...]
    width: int

    @property
    def heads(self) -> list[str]:
        """The options as the grid's heads name them."""
        names = [f"{letter} {shown(one.name)}" for letter, one in self.lettered]
        return names if self.width >= _NAMED else [name[0] for name in names]

    @property
    def lettered(self) -> list[tuple[str, Option]]:
        """The options with their letters; a merge of two sessions may have made more than six."""
        letters = [*LETTERS, *("+" for _ in self.options[len(LETTERS) :])]
        return list(zip(letters, self.options, strict=False))

    def scored(self, option: Option) -> Scored:
        """Return the totals of an option."""
        return next(one for one in self.weighed.options if one.option.id == option.id)


def laid_out(sheet: Lines, record: Record) -> Grid:
    """Weigh a decision, and share out the room that the names of criteria leave."""
    assert isinstance(record, Decision)  # noqa: S101 - the layout names it for decisions only
    options = tuple(decisions.options_of(sheet.career, record.id))
    room = sheet.width - _EDGES - NARROW - _NAME_ROOM
    wide = min(_WIDEST, room // len(options)) if options else 0
    width = wide if wide >= _NAMED else NARROW
    career = sheet.career
    weighed = career.memo(("weighed", record.id), lambda: decisions.weighed(career, record))
    return Grid(weighed, options, width)


def said_by_gut(weighed: Weighed) -> bool:
    """Say whether the gut has spoken, so that totals may be shown."""
    return weighed.decision.gut is not None


def _options(sheet: Lines, record: Record) -> Iterator[Row]:
    grid = laid_out(sheet, record)
    decision = grid.weighed.decision
    yield head("options")
    for letter, one in grid.lettered:
        marks = ["gut"] if one.id == decision.gut else []
        marks += ["chosen"] if one.id == decision.chosen else []
        yield Row(
            Place("options", one.id),
            shown(one.name),
            prefix=f"{badge(sheet.career, 'options', one.id)}{letter} ",
            right=" · ".join(marks),
        )
    if len(grid.options) < 2:  # noqa: PLR2004 - to choose between
        yield hint("n adds an option; two to six")


def _gut(sheet: Lines, record: Record) -> Iterator[Row]:
    weighed = laid_out(sheet, record).weighed
    place = Place("decisions", record.id, "gut")
    text = sheet.name(weighed.decision.gut) if weighed.decision.gut else ""
    yield Row(place, text or "Space on the option it says", label="gut",
              look="text" if text else "quiet")  # fmt: skip


def _criteria(sheet: Lines, record: Record) -> Iterator[Row]:
    grid = laid_out(sheet, record)
    names = [Cell(None, text, grid.width) for text in grid.heads]
    weight = Cell(None, "wt", NARROW)
    yield Row(None, "criteria", look="head", section="criteria", cells=(weight, *names))
    for one in grid.weighed.criteria:
        yield _criterion(sheet, grid, one)
    if not grid.weighed.criteria:
        yield hint("n adds a criterion; one to eight")
    yield from _totals(sheet, grid)


def _criterion(sheet: Lines, grid: Grid, one: Criterion) -> Row:
    cells = [Cell(Place("criteria", one.id, "weight"), f"x{one.weight}", NARROW)]
    for option in grid.options:
        given = [score.rating for score in option.scores if score.criterion == one.id]
        place = Place("options", option.id, "scores", one.id)
        cells.append(Cell(place, str(given[0]) if given else "·", grid.width))
    return Row(
        Place("criteria", one.id),
        shown(one.name),
        prefix=badge(sheet.career, "criteria", one.id),
        cells=tuple(cells),
    )


def _totals(sheet: Lines, grid: Grid) -> Iterator[Row]:
    """Return what the scores come to; nothing of it before the gut is recorded (DOMAIN 3.10)."""
    scored = [grid.scored(one) for one in grid.options]
    if not any(one.rated for one in scored):
        yield hint("h j k l walk; weights first, 1 to 5")
        return
    if not said_by_gut(grid.weighed):
        yield Row(None, "totals wait until the gut has spoken", look="alert")
        return
    blank = Cell(None, "", NARROW)
    totals = [
        Cell(None, "" if one.score is None else f"{float(one.score):.1f}", grid.width,
             "head" if one.complete else "quiet")
        for one in scored
    ]  # fmt: skip
    yield Row(None, "total", look="head", cells=(blank, *totals))
    if not all(one.complete for one in scored):
        rated = [
            Cell(None, "" if one.complete else f"{one.rated}/{one.of}", grid.width)
            for one in scored
        ]
        yield Row(None, "rated", look="quiet", cells=(blank, *rated))
    for sentence in verdict(grid.weighed):
        for line in textwrap.wrap(sentence, max(10, sheet.width - _EDGES)):
            yield Row(None, line)


def verdict(weighed: Weighed) -> list[str]:
    """Return what the totals mean, a sentence each: the winner, and who is not ranked."""
    said = [shown(decisions.in_words(weighed))]
    if weighed.winner is not None:
        said += [
            f"{shown(one.option.name)}: {one.rated} of {one.of} rated, not ranked"
            for one in weighed.options
            if not one.complete
        ]
    return said


def themes(career: Career) -> list[Theme]:
    """Return the avoid themes, made anew only when entries have changed.

    Ten thousand entries take a tenth of a second to go through, which no digit in a cell may cost.
    A job that is deleted changes its entries, too.
    """
    return career.entries.memo("avoid themes", lambda: avoids.themes(career))


def _themes(sheet: Lines, record: Record) -> Iterator[Row]:
    grid = laid_out(sheet, record)
    found = themes(sheet.career) if grid.options else []
    if not found:
        return
    blank = Cell(None, "", NARROW)
    names = [Cell(None, text, grid.width) for text in grid.heads]
    yield Row(None, "to avoid: who has it?", look="head", section="avoids", cells=(blank, *names))
    ticked = [{tags.fold(tag) for tag in one.avoids} for one in grid.options]
    for theme in found:
        folded = tags.fold(theme.name)
        cells = [
            Cell(Place("options", option.id, "avoids", theme.name), "x" if folded in its else "·",
                 grid.width)
            for option, its in zip(grid.options, ticked, strict=True)
        ]  # fmt: skip
        pattern = f" · {theme.jobs} jobs" if theme.pattern else ""
        yield Row(cells[0].place, f"{shown(theme.name)}{pattern}", cells=(blank, *cells))


def _choice(sheet: Lines, record: Record) -> Iterator[Row]:
    yield head("decision")
    yield from sheet.field(record, "chosen")
    if record.to_row()["chosen"] is None:
        yield hint("c on an option decides for it, today")
    else:
        yield from sheet.field(record, "decided_on")


def _look_back(sheet: Lines, record: Record) -> Iterator[Row]:
    assert isinstance(record, Decision)  # noqa: S101 - the layout names it for decisions only
    if record.chosen is None:
        return
    if decisions.look_back_due(record, sheet.today):
        since = sheet.when(record.look_back_on)
        text = f"look back: due since {since}, how did it go?"
        yield Row(None, text, look="alert", section="look back")
    else:
        yield head("look back")
    for name in ("look_back_on", "outcome", "outcome_line"):
        yield from sheet.field(record, name)


SECTIONS: dict[str, Section] = {
    "options": _options,
    "gut": _gut,
    "criteria": _criteria,
    "themes": _themes,
    "choice": _choice,
    "look_back": _look_back,
}
"""The sections of a decision's sheet, by the names its layout has for them."""
