"""Backups as a person sees them, and the times by which one is named."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tuiplanner.career.changes import Change
from tuiplanner.planner.past import in_words
from tuiplanner.planner.restoring import LINES
from tuiplanner.planner.words import counted
from tuiplanner.store.backups import content_of, counts
from tuiplanner.store.codec import Content
from tuiplanner.store.errors import DamagedError, StoreError
from tuiplanner.store.rotation import Backup

SHORTEST_TIME = 4
"""A backup is named by at least so many digits of its time."""


class Copy(NamedTuple):
    """One backup as a person sees it; ``problem`` is empty when it reads well.

    ``since`` counts the changes that restoring it makes again, from the history.
    """

    path: Path
    at: datetime
    bytes: int
    counts: dict[str, int]
    problem: str
    since: int = 0


def copy_of(one: Backup) -> Copy:
    """Read a backup, and say what it holds or why it cannot be used."""
    size = one.path.stat().st_size if one.path.exists() else 0
    try:
        content = content_of(one.path)
    except StoreError as error:
        return Copy(one.path, one.at, size, {}, str(error))
    problem = "; ".join(content.repairs)
    return Copy(one.path, one.at, size, counts(content.tables), problem)


def made_again(changes: Sequence[Change], history: Sequence[Change]) -> list[str]:
    """Return a line for each change of a history that a restore makes again.

    The last one is for those too many.
    """
    words = in_words(history)
    lines = [f"made again, from the history: {words[one.id]}" for one in changes[:LINES]]
    if len(changes) > LINES:
        lines.append(f"and {counted(len(changes) - LINES, 'change')} more")
    return lines


def named(backups: Sequence[Backup], wanted: str) -> list[Backup]:
    """Return the backups whose time, here or in UTC, begins with the digits of a text."""
    digits = re.sub(r"[^0-9]", "", wanted)
    if len(digits) < SHORTEST_TIME:
        return []
    return [
        one
        for one in backups
        if any(time.startswith(digits) for time in (_local(one.at), _utc(one.at)))
    ]


def _local(at: datetime) -> str:
    """Return the digits of an instant where the person is."""
    return f"{at.astimezone():%Y%m%d%H%M%S}"


def _utc(at: datetime) -> str:
    """Return the digits of an instant as file names have them."""
    return f"{at.astimezone(UTC):%Y%m%d%H%M%S}"


def readable(path: Path) -> Content:
    """Return what a file holds that was named as a backup.

    Raises :class:`DamagedError` in words that lead to another one.
    """
    try:
        return content_of(path)
    except DamagedError as error:
        what = str(error).partition(";")[0]
        raise DamagedError(f"{what}; careerboard backups lists those that read well") from None
