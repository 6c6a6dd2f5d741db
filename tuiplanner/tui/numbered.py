"""The views by the number that shows them."""

from importlib import import_module
from typing import NamedTuple

from tuiplanner.planner.planner import Planner
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.resuming import ResumingView


class Numbered(NamedTuple):
    """One view: its name, where its class is, and the tables whose records it shows.

    A view is loaded when it is first shown: the start should not wait for those that are not.
    """

    name: str
    where: str
    tables: tuple[str, ...]

    def made(self, planner: Planner, desk: Desk) -> ResumingView:
        """Load the view and make it."""
        module, _, name = self.where.partition(":")
        kind: type[ResumingView] = getattr(import_module(f"tuiplanner.tui.views.{module}"), name)
        return kind(planner, desk)


VIEWS: dict[int, Numbered] = {
    1: Numbered("Board", "board:BoardView", ("goals", "steps")),
    2: Numbered("Jobs", "jobs:JobsView", ("jobs", "entries", "checkins")),
    3: Numbered("Mentors", "mentors:MentorsView", ("mentors", "talks", "promises", "topics")),
    4: Numbered("Career", "career:CareerView", ()),
    5: Numbered("Decisions", "decisions:DecisionsView", ("decisions", "options", "criteria")),
    6: Numbered("Review", "review:ReviewView", ("reviews",)),
}

SHOWN = tuple(table for view in VIEWS.values() for table in view.tables)
"""The tables whose records have a place on the screen."""


def number_of(table: str) -> int:
    """Return the number of the view that shows a table's records."""
    return next(number for number, view in VIEWS.items() if table in view.tables)
