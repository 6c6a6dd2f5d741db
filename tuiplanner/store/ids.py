"""Ids of new records."""

from tuiplanner.career.fields import MAX_ID


def random_id() -> int:
    """Return a new record id: random, below 2**53, never 0."""
    from secrets import randbelow  # noqa: PLC0415 - a run that adds nothing needs none

    return randbelow(MAX_ID - 1) + 1
