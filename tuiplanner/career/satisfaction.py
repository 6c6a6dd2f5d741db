"""How a job feels, and where that is going (DOMAIN 3.5): a prompt, not a test."""

from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.reflection import DRIVERS, CheckIn

RECENT_DAYS = 365
EARLY, SETTLED = 2, 6
"""From so many check-ins there is a trend, and from so many it compares threes."""

QUESTIONS = {
    "overall": "how it feels, all in all",
    "autonomy": "a say in what I do and how",
    "mastery": "getting better at it",
    "purpose": "worth doing",
    "people": "those I work with",
    "basics": "pay, hours, security",
}
"""What a check-in asks, by field, in the order in which it is answered."""

_LAST = 3
_MIDDLE = 3
_PLAYBOOKS = {
    "autonomy": "love-the-job",
    "mastery": "find-a-mentor",
    "purpose": "change-career",
    "people": "love-the-job",
}


class Satisfaction(NamedTuple):
    """``rated`` check-ins of the last 365 days say this; ``older`` are only drawn.

    ``overall`` is the latest value, None when not rated. ``trend`` is None below two check-ins,
    ``early`` below six. ``drivers`` and ``basics`` are means over the last three check-ins, None
    with fewer than two and one values; ``advice`` needs both. ``lowest`` names the driver with the
    least mean of those three (ties in the order of DRIVERS), and ``playbook`` what may help it.
    """

    rated: int
    overall: int | None
    trend: float | None
    arrow: Literal["up", "flat", "down"] | None
    early: bool
    drivers: float | None
    basics: float | None
    advice: str
    lowest: str
    playbook: str
    recent: tuple[CheckIn, ...]
    older: tuple[CheckIn, ...]


def of_job(career: Career, job: int, today: date) -> Satisfaction:
    """Return what the check-ins on a job say; those after today are left out.

    Of several on one day the last that was written counts: two sessions may both have made one.
    """
    by_day: dict[date, CheckIn] = {}
    made: list[CheckIn] = career.checkins.among(career.checkins.by("job", job))
    for one in sorted(made, key=lambda one: (one.updated, one.id)):
        if one.date and one.date <= today:
            by_day[one.date] = one
    recent = [by_day[on] for on in sorted(by_day) if (today - on).days <= RECENT_DAYS]
    older = [by_day[on] for on in sorted(by_day) if (today - on).days > RECENT_DAYS]
    trend = _trend([one.overall or 0 for one in recent])
    last = recent[-_LAST:]
    drivers = _mean([getattr(one, name) for one in last for name in DRIVERS], 2)
    basics = _mean([one.basics for one in last], 1)
    lowest = _lowest(last)
    return Satisfaction(
        len(recent),
        recent[-1].overall if recent else None,
        None if trend is None else float(trend),
        None if trend is None else "up" if trend >= 1 else "down" if trend <= -1 else "flat",
        EARLY <= len(recent) < SETTLED,
        None if drivers is None else float(drivers),
        None if basics is None else float(basics),
        _advice(drivers, basics),
        lowest,
        _PLAYBOOKS.get(lowest, ""),
        tuple(recent),
        tuple(older),
    )


def _trend(values: list[int]) -> Fraction | None:
    if len(values) < EARLY:
        return None
    if len(values) < SETTLED:
        return Fraction(values[-1] - values[0])
    return Fraction(sum(values[-_LAST:]) - sum(values[-2 * _LAST : -_LAST]), _LAST)


def _mean(values: list[int | None], least: int) -> Fraction | None:
    """Return the mean of what was given; a blank is not a 3."""
    given = [value for value in values if value is not None]
    return Fraction(sum(given), len(given)) if len(given) >= least else None


def _lowest(last: list[CheckIn]) -> str:
    means = {name: _mean([getattr(one, name) for one in last], 1) for name in DRIVERS}
    rated = [(mean, name) for name, mean in means.items() if mean is not None]
    return min(rated, key=lambda pair: pair[0])[1] if rated else ""


def _advice(drivers: Fraction | None, basics: Fraction | None) -> str:
    if drivers is None or basics is None:
        return ""
    if drivers >= _MIDDLE:
        enough = basics >= _MIDDLE
        return "keep and grow" if enough else "good work, poor terms: negotiate"
    if basics >= _MIDDLE:
        return "comfortable but flat: craft the job or look around"
    return "make an exit plan"


def in_words(one: Satisfaction) -> str:
    """Write it for a person: ``not rated``, ``7``, ``7, up 2.0 (early)``, ``6, flat``."""
    if one.overall is None:
        return "not rated"
    if one.trend is None:
        return str(one.overall)
    by = "" if one.arrow == "flat" else f" {abs(one.trend):.1f}"
    return f"{one.overall}, {one.arrow}{by}{' (early)' if one.early else ''}"
