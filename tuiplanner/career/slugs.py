"""Slugs: what commands and export files call a record."""

from collections.abc import Container, MutableMapping

SLUG_LIMIT = 60


def make(
    title: str,
    taken: Container[object],
    kind: str,
    tried: MutableMapping[str, int] | None = None,
) -> str:
    """Return a slug of at most 60 characters that is not ``taken``.

    Equal slugs get ``-2``, ``-3`` and so on; a title without a letter or digit becomes ``kind``.
    Whoever makes thousands hands in the same ``tried`` each time, which remembers the number
    each slug has come to; ``taken`` must then only grow.
    """
    # Its tables take 15 ms to load, and most runs make no slug.
    from slugify import slugify  # noqa: PLC0415

    base = slugify(title, max_length=SLUG_LIMIT) or kind
    slug, number = base, 1
    if tried and slug in taken:
        number = max(1, tried.get(base, 1) - 1)
    while slug in taken:
        number += 1
        suffix = f"-{number}"
        slug = base[: SLUG_LIMIT - len(suffix)].rstrip("-") + suffix
    if tried is not None:
        tried[base] = number
    return slug
