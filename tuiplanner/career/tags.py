"""Tags: free text, stored as typed, equal when their folded texts are equal."""

import unicodedata
from collections.abc import Iterable

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import LIST_LIMIT, TAG_LIMIT, clean_line


def fold(tag: str) -> str:
    """Return the text by which tags are equal: NFKC, casefolded, single-spaced."""
    return " ".join(unicodedata.normalize("NFKC", tag).casefold().split())


def parse(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Read a comma-separated list; the first spelling among ``known`` wins over the typed one.

    Empty parts and repeats are left out. Raises :class:`Refused` for a tag over its length or
    more tags than a list holds.
    """
    spelled = {fold(tag): tag for tag in reversed(list(known))}
    found: dict[str, str] = {}
    for part in text.split(","):
        tag = " ".join(clean_line(part, TAG_LIMIT).split())
        if key := fold(tag):
            found.setdefault(key, spelled.get(key, tag))
    if len(found) > LIST_LIMIT:
        raise Refused(f"{len(found)} tags are too many; at most {LIST_LIMIT} fit")
    return tuple(found.values())


def distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without those equal to an earlier one, in order."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(fold(tag), tag)
    return tuple(found.values())
