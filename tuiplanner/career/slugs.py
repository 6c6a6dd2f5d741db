"""Slugs: what commands and export files call a record."""

from collections.abc import Container

SLUG_LIMIT = 60


def make(title: str, taken: Container[object], kind: str) -> str:
    """Return a slug of at most 60 characters that is not ``taken``.

    Equal slugs get ``-2``, ``-3`` and so on; a title without a letter or digit becomes ``kind``.
    """
    # Its tables take 15 ms to load, and most runs make no slug.
    from slugify import slugify  # noqa: PLC0415

    base = slugify(title, max_length=SLUG_LIMIT) or kind
    slug, number = base, 1
    while slug in taken:
        number += 1
        suffix = f"-{number}"
        slug = base[: SLUG_LIMIT - len(suffix)].rstrip("-") + suffix
    return slug
