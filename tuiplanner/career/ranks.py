"""Ranks: fractional-index strings that order cards and lines; ties are broken by id.

Format: the base-62 order keys of the fractional-indexing package (rocicorp's), such as ``a0`` or
``Zz``. Two sessions that insert in one gap get equal ranks, which :func:`place` mends.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from fractional_indexing import (
    FIError,
    generate_key_between,
    generate_n_keys_between,
    validate_order_key,
)

_KEY = re.compile(r"[A-Za-z][0-9A-Za-z]*\Z")


def is_valid(rank: object) -> bool:
    """Say whether ``rank`` is an order key that new ranks can be made beside."""
    if not isinstance(rank, str) or not _KEY.match(rank):
        return False
    try:
        validate_order_key(rank)
    except FIError:
        return False
    return True


def first(count: int) -> list[str]:
    """Return ``count`` ranks in order for an empty list."""
    return list(generate_n_keys_between(None, None, count))


def after(last: str | None) -> str:
    """Return the rank that follows ``last``, a valid one, or begins an empty list."""
    return str(generate_key_between(last, None))


def place(order: Sequence[int], ranks: Mapping[int, str], moved: int, index: int) -> dict[int, str]:
    """Return the new ranks that put record ``moved`` at ``index`` among the others.

    ``order`` is the list as it is shown, with or without ``moved``; ``index`` counts among the
    others and is cut to their number. Usually one rank changes. Where the neighbours' ranks are
    equal, out of order or invalid, the run of such neighbours is ranked anew in the same answer.
    """
    others = [one for one in order if one != moved]
    index = max(0, min(index, len(others)))
    before = others[index - 1] if index else None
    after = others[index] if index < len(others) else None
    low = ranks.get(before) if before is not None else None
    high = ranks.get(after) if after is not None else None
    sound = all(end is None or is_valid(ranks.get(end)) for end in (before, after))
    if sound and (low is None or high is None or low < high):
        return {moved: generate_key_between(low, high)}
    return _renumber(others, ranks, moved, index)


def passing(order: Sequence[int], moved: Collection[int], by: int) -> list[tuple[int, int]]:
    """Return which record passes which when several move on by one place together.

    ``by`` is 1 for down, -1 for up. The pairs are to be done one after the other; what stands at
    the end already, or right behind such a one, stays.
    """
    rows, passes = list(order), []
    for index in range(len(rows) - 1, -1, -1) if by > 0 else range(len(rows)):
        other = index + by
        if 0 <= other < len(rows) and rows[index] in moved and rows[other] not in moved:
            passes.append((rows[index], rows[other]))
            rows[index], rows[other] = rows[other], rows[index]
    return passes


def _renumber(
    others: Sequence[int], ranks: Mapping[int, str], moved: int, index: int
) -> dict[int, str]:
    start, stop = index, index
    while start > 0 and not is_valid(ranks.get(others[start - 1])):
        start -= 1
    low = ranks[others[start - 1]] if start > 0 else None
    while stop < len(others) and not _above(ranks.get(others[stop]), low):
        stop += 1
    high = ranks[others[stop]] if stop < len(others) else None
    run = [*others[start:index], moved, *others[index:stop]]
    return dict(zip(run, generate_n_keys_between(low, high, len(run)), strict=True))


def _above(rank: str | None, low: str | None) -> bool:
    return rank is not None and is_valid(rank) and (low is None or rank > low)
