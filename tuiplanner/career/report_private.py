"""What a report tells only when it is asked for: private kinds and fields (DOMAIN 2)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from tuiplanner.career import glance, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.records import PRIVATE_ENTRIES, Entry, Mentor


class Kept(NamedTuple):
    """What is private, each the newest first.

    ``advice`` and ``asks`` come with the name of their person. ``decisions`` are those that were
    decided in the period.
    """

    entries: tuple[Entry, ...]
    advice: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    checkins: tuple[Any, ...]
    decisions: tuple[Any, ...]


def within(career: Career, first: date, last: date, *, private: bool = False) -> list[Entry]:
    """Return the entries of a period that still hold: those for others, or the private ones."""
    ids = [
        one.id
        for one in glance.standing(career)
        if one.day and first <= one.day <= last and (one.kind in PRIVATE_ENTRIES) == private
    ]
    return career.entries.among(ids)


def newest_first(entry: Entry) -> tuple[int, int]:
    """Return what sorts entries the newest first."""
    return -(entry.date.lo() if entry.date else date.min).toordinal(), entry.id


def kept(
    career: Career, first: date, last: date, mentor: Mentor | None, told: set[int] | None
) -> Kept:
    """Return what is private in a period.

    For a ``mentor`` only what hangs on the goals that are ``told``, and on that person.
    """
    entries = within(career, first, last, private=True)
    if told is not None:
        entries = [one for one in entries if told & {*one.goals}]
    people = [mentor] if mentor else sorted(career.mentors.values(), key=lambda one: one.name)
    advice = [
        (one.name, talk.advice)
        for one in people
        for talk in mentors.talks_of(career, one.id)
        if talk.advice and talk.date and first <= talk.date <= last
    ]
    asks = [(one.name, one.next_ask) for one in people if one.next_ask and one.ended is None]
    checkins = _dated(career.checkins.values(), "date", first, last) if told is None else []
    decisions = [
        one
        for one in _dated(career.decisions.values(), "decided_on", first, last)
        if told is None or one.goal in told
    ]
    return Kept(
        tuple(sorted(entries, key=newest_first)),
        tuple(advice),
        tuple(asks),
        tuple(checkins),
        tuple(decisions),
    )


def _dated(records: Iterable[Any], field: str, first: date, last: date) -> list[Any]:
    found = [one for one in records if (on := getattr(one, field)) and first <= on <= last]
    return sorted(found, key=lambda one: (-getattr(one, field).toordinal(), one.id))
