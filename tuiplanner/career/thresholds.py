"""The numbers of DOMAIN section 3 that stand in brackets: settings, with these defaults."""

from typing import NamedTuple


class Thresholds(NamedTuple):
    """Whole days, but ``in_progress``, which counts goals.

    A day that lies exactly so many days back still counts as within; a goal is stalled from that
    day on, an idea is old and a skill dormant the day after it.
    """

    learning: int = 30
    looked_up: int = 92
    direction: int = 90
    stalled: int = 21
    in_progress: int = 3
    old_idea: int = 180
    dormant: int = 730


DEFAULTS = Thresholds()
