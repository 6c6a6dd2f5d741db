"""What the footer names on a line of a decision, and in the cells of its grid."""

from collections.abc import Iterator

from tuiplanner.career.career import Career
from tuiplanner.planner.decisions import HIGHEST, LEAST, in_order
from tuiplanner.tui.views.lineoffers import LAST, Offer, OfferingView
from tuiplanner.tui.widgets.rows import NEW, Place

NUMBERS = frozenset({"weight", "scores"})
CELLS = NUMBERS | {"avoids"}
"""The fields that stand in cells of a grid, and those of them that are numbers."""
ON_DECISION = (
    Offer("view.open"), Offer("view.new", "option"), Offer("view.edit"), Offer("decisions.new"),
    *LAST,
)  # fmt: skip
"""What can be done on a decision in the list."""


def by_criteria(here: Place | None) -> bool:
    """Say whether a line stands among the criteria, where ``n`` adds one of them."""
    return here is not None and (here.table == "criteria" or here.field == "scores")


def of_line(view: OfferingView, here: Place | None, *, in_cell: bool) -> Iterator[Offer]:
    """Yield what can be done on a line of a decision, or in a cell of its grid."""
    career = view.planner.career
    if here is not None and in_cell:
        yield from _in_cell(career, here)
    elif here is not None and here.id != NEW:
        if here.table == "options" and not here.field:
            if career.decisions[career.options[here.id].decision].gut != here.id:
                yield Offer("decisions.gut")
            yield _choosing(career, here)
        if here.table == "criteria" and not here.field:
            yield Offer("panes.into", "cells")
        yield from view.line_offers(here)
        if here.table in {"options", "criteria"} and not here.field:
            yield from _order(career, here)
    yield Offer("view.new", "criterion" if by_criteria(here) else "option")


def _in_cell(career: Career, cell: Place) -> Iterator[Offer]:
    if cell.field in NUMBERS:
        yield from (Offer(f"cells.{number}") for number in range(LEAST, HIGHEST + 1))
    else:
        yield Offer("decisions.gut", "tick")
    yield from (Offer("panes.out", "cell"), Offer("panes.into", "cell"))
    if cell.table == "options":
        yield _choosing(career, cell)


def _choosing(career: Career, option: Place) -> Offer:
    chosen = career.decisions[career.options[option.id].decision].chosen
    return Offer("decisions.choose", "reopen" if chosen == option.id else "choose")


def _order(career: Career, here: Place) -> Iterator[Offer]:
    """Yield the keys that move an option or a criterion, none for the way it cannot go."""
    order = in_order(career, here.table, career.table(here.table)[here.id].decision)
    if here.id != order[-1]:
        yield Offer("decisions.order-down")
    if here.id != order[0]:
        yield Offer("decisions.order-up")
