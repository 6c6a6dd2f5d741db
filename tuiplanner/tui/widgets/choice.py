"""What a picker lists."""

from datetime import date
from typing import Any, NamedTuple


class Choice(NamedTuple):
    """Something to choose: what is matched, what stands quietly beside it, and what it means."""

    text: str
    quiet: str
    value: Any


class Tick(NamedTuple):
    """A line to tick or leave: of a list of them all that are ``on`` are taken together.

    ``quiet`` stands at its end. ``under`` is the index of the line it belongs to, -1 for none:
    without that one it is not taken either. One without a ``box`` goes with what it is under.
    ``limit`` is how many characters it may get while it is edited, 0 where it stays as it is.
    One that is ``dated`` is due on a day, which stands at its end, or on none.
    """

    text: str
    quiet: str = ""
    on: bool = True
    under: int = -1
    box: bool = True
    label: str = ""
    limit: int = 0
    dated: bool = False
    due: date | None = None
    value: Any = None


class PutBack(NamedTuple):
    """What was typed for a line, or for the day it is due, before Esc put the line back.

    ``line`` is its index.
    """

    line: int
    is_day: bool
    text: str
