"""The way back along links that were followed."""

from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.records import RECORDS
from tuiplanner.career.text import shown
from tuiplanner.tui.numbered import VIEWS
from tuiplanner.tui.views.desk import Spot
from tuiplanner.tui.widgets.lines import cut
from tuiplanner.tui.widgets.rows import Place


class Passed(NamedTuple):
    """A step of the way back: the view it began in, where there, and the view it led to.

    ``name`` is the title of what was under the cursor, else that of the view.
    """

    number: int
    spot: Spot
    name: str
    to: int


class Trail:
    """The steps of the way back, the last one taken first."""

    def __init__(self) -> None:
        self._steps: list[Passed] = []

    def __len__(self) -> int:
        return len(self._steps)

    def went(self, step: Passed) -> None:
        """Keep where the person came from."""
        self._steps.append(step)

    def last(self) -> Passed | None:
        """Take the last step off the trail; None at its beginning."""
        return self._steps.pop() if self._steps else None

    def words(self, here: int) -> str:
        """Say where the way back leads, as long as the view is the one it came to; else empty."""
        if not self._steps or self._steps[-1].to != here:
            return ""
        name = self._steps[-1].name
        where = f"'{cut(name, 40)}'" if name else "where you were"
        return f"from {where} · - comes back"


def passed(career: Career, number: int, spot: Spot, to: int) -> Passed:
    """Return the step from a spot of one view to another view."""
    lines = (spot.line, Place(*spot.opened[-1]) if spot.opened else None, spot.main)
    named = [
        one.id for one in lines if one and one.table in RECORDS and career.get(one.table, one.id)
    ]
    name = shown(career.label(named[0])) if named else VIEWS[number].name
    return Passed(number, spot, name, to)
