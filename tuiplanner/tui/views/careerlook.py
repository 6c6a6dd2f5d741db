"""What the rows of the career view are made from, and what their lines are called."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from tuiplanner.career import checks
from tuiplanner.career.career import Career
from tuiplanner.tui.widgets.lines import in_room
from tuiplanner.tui.widgets.rows import Place, Row

CHECK, GAVE, PLAYBOOK, SKILL, AVOID = "#check", "#gave", "#playbook", "#skill", "#avoid"
FEEL, STUCK = "#feel", "#stuck"
"""What the field of a line's place says it is; its item names the check, playbook or tag."""

T = TypeVar("T")


class Look(NamedTuple):
    """What the rows are made from.

    ``width`` is in cells, ``zoom`` in months (0: all), ``at`` the line that a zoom keeps in sight,
    ``unfolded`` are the skills and themes whose entries are shown, ``every`` leaves nothing out.
    """

    career: Career
    today: date
    width: int
    zoom: int = 0
    at: Place | None = None
    unfolded: frozenset[Place] = frozenset()
    every: bool = False

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what is derived from the career, made once for its state."""
        return self.career.memo((name, self.today), make)

    @property
    def checks(self) -> tuple[checks.Check, ...]:
        """The five checks."""
        return checks.of(self.career, self.today)


def head(text: str, right: str = "") -> Row:
    """Return the line that begins a section."""
    return Row(None, text, look="head", section=text, right=right)


def hint(text: str) -> Row:
    """Return a quiet line that teaches a key."""
    return Row(None, text, look="quiet", indent=2)


def told(facts: Sequence[str], width: int) -> tuple[tuple[str, str], ...]:
    """Return facts for the end of a line, in what its label and a short text leave."""
    text = in_room(facts, max(0, width - 34))
    return ((f" {text} ", "quiet"),) if text else ()
