"""Which backups may go: pure, so that years of them can be tried in a moment."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ALL_FOR = timedelta(hours=48)
FEWER = 0.8
"""A state with less than this share of another's records never takes the other's place."""


class Backup(NamedTuple):
    """One copy of the file as it was at ``at``, a UTC instant.

    ``records`` is how many it had, as its name says; None for a damaged file kept as evidence.
    """

    path: Path
    at: datetime
    records: int | None


Period = Callable[[datetime], object]
_PERIODS: tuple[tuple[int, Period], ...] = (
    (12, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (9, lambda at: (at.year, at.month)),
)


def evicted(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Return the backups, given newest first, that newer ones stand for.

    All of 48 hours stay, then the newest of 12 days, 10 weeks and 9 months. One also stays when
    the next newer one has over 20 % fewer records, and evidence always does.
    """
    told = [one for one in backups if one.records is not None]
    spared = _spared(told, now)
    gone: list[Backup] = []
    newer: Backup | None = None
    for one in told:
        if one in spared or newer is None or _is_poorer(newer, one):
            newer = one
        else:
            gone.append(one)
    return gone


def _spared(backups: Sequence[Backup], now: datetime) -> set[Backup]:
    spared = {one for one in backups if now - one.at < ALL_FOR}
    old = [one for one in backups if one not in spared]
    for most, period in _PERIODS:
        last: object = None
        count = 0
        for one in old:
            if count == most:
                break
            if (key := period(one.at)) != last:
                last = key
                if one not in spared:
                    spared.add(one)
                    count += 1
    return spared


def _is_poorer(newer: Backup, older: Backup) -> bool:
    return (newer.records or 0) < FEWER * (older.records or 0)
