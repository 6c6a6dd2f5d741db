"""Alternatives weighed honestly (DOMAIN 3.10)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tuiplanner.career import avoids, glance
from tuiplanner.career.avoids import Theme
from tuiplanner.career.career import Career
from tuiplanner.career.reflection import DRIVERS, Criterion, Decision, Option

CLOSE = Fraction(1, 5)
"""Two scores that differ by less are too close to call."""

LIGHTEST, HEAVIEST = 1, 5
STAY = "stay as it is"
"""The option that is offered first."""


BASICS = "basics: pay, hours, security"
AWAY = "away from"


class Scored(NamedTuple):
    """One option: the weighted mean of its ratings, None when there are none; 5 of 6 rated."""

    option: Option
    score: Fraction | None
    rated: int
    of: int

    @property
    def complete(self) -> bool:
        """Say whether every criterion (at least one) rates it."""
        return self.rated == self.of > 0


class Weighed(NamedTuple):
    """A decision with its options: complete ones first, by score and then as they stand.

    ``winner`` is the best of at least two complete options, also where that is ``too_close`` to
    call; of equals it is the one that stands first. ``fragile`` are the criteria whose weight,
    changed by one, would let another option win.
    """

    decision: Decision
    options: tuple[Scored, ...]
    criteria: tuple[Criterion, ...]
    winner: Option | None
    too_close: bool
    fragile: tuple[Criterion, ...]
    incomplete: tuple[Option, ...]


def criteria_of(career: Career, decision: int) -> list[Criterion]:
    """Return a decision's criteria in order of (rank, id)."""
    found: list[Criterion] = career.criteria.among(career.criteria.by("decision", decision))
    return sorted(found, key=lambda one: (one.rank, one.id))


def options_of(career: Career, decision: int) -> list[Option]:
    """Return a decision's options in order of (rank, id)."""
    found: list[Option] = career.options.among(career.options.by("decision", decision))
    return sorted(found, key=lambda one: (one.rank, one.id))


def weighed(career: Career, decision: Decision) -> Weighed:
    """Return a decision with its totals; ratings by criteria that are gone count for nothing."""
    criteria = criteria_of(career, decision.id)
    weights = {one.id: one.weight or 0 for one in criteria}
    scored = [_scored(one, weights) for one in options_of(career, decision.id)]
    complete = sorted((one for one in scored if one.complete), key=_worst)
    rest = sorted((one for one in scored if not one.complete), key=_worst)
    winner = complete[0].option if len(complete) > 1 else None
    return Weighed(
        decision,
        (*complete, *rest),
        tuple(criteria),
        winner,
        winner is not None and _worst(complete[1]) - _worst(complete[0]) < CLOSE,
        tuple(one for one in criteria if winner and _is_fragile(one, weights, winner, complete)),
        tuple(one.option for one in scored if not one.complete),
    )


def _worst(one: Scored) -> Fraction:
    """Return what sorts the best score first; none comes last."""
    return -one.score if one.score is not None else Fraction(1)


def _scored(option: Option, weights: Mapping[int, int]) -> Scored:
    given = [score for score in option.scores if score.criterion in weights]
    weight = sum(weights[score.criterion] for score in given)
    total = sum(weights[score.criterion] * score.rating for score in given)
    return Scored(option, Fraction(total, weight) if weight else None, len(given), len(weights))


def _is_fragile(
    criterion: Criterion, weights: Mapping[int, int], winner: Option, complete: list[Scored]
) -> bool:
    """Say whether another option beats the winner when one weight is changed by one.

    The weight stays within 1 to 5. A mere draw is no other winner.
    """
    for weight in (weights[criterion.id] - 1, weights[criterion.id] + 1):
        if not LIGHTEST <= weight <= HEAVIEST:
            continue
        changed = {**weights, criterion.id: weight}
        scores = {one.option.id: _worst(_scored(one.option, changed)) for one in complete}
        if min(scores.values()) < scores[winner.id]:
            return True
    return False


def starters(career: Career) -> list[str]:
    """Return names of criteria to begin with: the drivers, the basics, and avoid patterns."""
    patterns = [f"{AWAY} {one.name}" for one in avoids.themes(career) if one.pattern]
    return [*DRIVERS, BASICS, *patterns]


def look_back_due(decision: Decision, today: date) -> bool:
    """Say whether its look-back day has come and no outcome is written."""
    return bool(decision.look_back_on and today >= decision.look_back_on and not decision.outcome)


def checklist(career: Career, option: Option) -> list[tuple[Theme, bool]]:
    """Return the avoid themes with whether this option is ticked as carrying each.

    Texts are never matched: only a tick counts.
    """
    ticked = glance.folded(career, option.avoids)
    return [
        (theme, bool(set(glance.folded(career, (theme.name,))) & set(ticked)))
        for theme in avoids.themes(career)
    ]


def in_words(one: Weighed) -> str:
    """Write the outcome: ``Go wins``, ``too close to call``, ``fragile: Pay decides``."""
    if one.winner is None:
        missing = [part for part in one.options if not part.complete]
        if not missing:
            return "nothing to compare yet"
        rated = ", ".join(f"{part.option.name} {part.rated} of {part.of} rated" for part in missing)
        return f"no winner yet: {rated}"
    best = "too close to call" if one.too_close else f"{one.winner.name} wins"
    names = " and ".join(criterion.name for criterion in one.fragile)
    verb = "decides" if len(one.fragile) == 1 else "decide"
    return f"{best}; fragile: {names} {verb}" if names else best
