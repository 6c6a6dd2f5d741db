"""What to stay away from, by theme (DOMAIN 3.8)."""

from datetime import date
from typing import NamedTuple

from tuiplanner.career import glance
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.glance import Glance

UNTAGGED = "untagged"
_PATTERN = 2


class Theme(NamedTuple):
    """The avoid entries of one tag, or of none: then ``tag`` is empty.

    ``jobs`` counts distinct jobs (an entry of no job counts for none); ``latest`` is the last date
    as it was written, None when all are undated; a ``pattern`` has shown in two jobs or more.
    """

    tag: str
    jobs: int
    entries: tuple[int, ...]
    latest: PartialDate | None
    pattern: bool

    @property
    def name(self) -> str:
        """The tag, or the word for having none."""
        return self.tag or UNTAGGED


def themes(career: Career) -> list[Theme]:
    """Return the groups: patterns first, then by jobs, by date (latest first) and by name.

    Retired entries are left out. An entry with two tags is in both groups.
    """
    groups: dict[str, list[Glance]] = {}
    for one in glance.standing(career):
        if one.kind == "avoid":
            for tag in one.tags or ("",):
                groups.setdefault(tag, []).append(one)
    spelled = glance.spelling(career)
    found = [_theme(spelled.get(tag, ""), among) for tag, among in groups.items()]
    return sorted(found, key=_order)


def total(career: Career) -> int:
    """Count the entries, each once however many tags it has."""
    return sum(one.kind == "avoid" for one in glance.standing(career))


def _theme(tag: str, among: list[Glance]) -> Theme:
    jobs = len({one.job for one in among if one.job is not None})
    latest = max((one for one in among if one.on), key=_dated, default=None)
    ids = tuple(one.id for one in among)
    return Theme(tag, jobs, ids, latest.on if latest else None, jobs >= _PATTERN)


def _dated(one: Glance) -> tuple[date, int, int]:
    """Return what sorts entries by their dates, as PartialDate does; many are compared here."""
    on = one.on
    return one.day or date.min, on.month or 0 if on else 0, on.day or 0 if on else 0


def _order(one: Theme) -> tuple[int, int, str]:
    """Return what sorts themes; by jobs the patterns come first of themselves."""
    day = one.latest.lo() if one.latest else date.min
    return -one.jobs, -day.toordinal(), one.name.casefold()
