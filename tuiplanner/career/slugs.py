"""Slugs: what commands and export files call a record."""

from collections.abc import Container

SLUG_LIMIT = 60


def make(title: str, taken: Container[object], kind: str) -> str:
    """Return a slug of at most 60 characters that is not ``taken``.

    Equal slugs get ``-2``, ``-3`` and so on, a free one whose predecessor is taken; a title
    without a letter or digit becomes ``kind``.
    """
    # Its tables take 15 ms to load, and most runs make no slug.
    from slugify import slugify  # noqa: PLC0415

    base = slugify(title, max_length=SLUG_LIMIT) or kind
    if base not in taken:
        return base
    # A thousand records may share a title: gallop past the taken numbers, then halve.
    low, high = 1, 2
    while _numbered(base, high) in taken:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if _numbered(base, middle) in taken:
            low = middle
        else:
            high = middle
    return _numbered(base, high)


def _numbered(base: str, number: int) -> str:
    suffix = f"-{number}"
    return base[: SLUG_LIMIT - len(suffix)].rstrip("-") + suffix
