"""Tags: free text, stored as typed, equal when their folded texts are equal."""

import re
import unicodedata
from collections.abc import Iterable

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import LIST_LIMIT, TAG_LIMIT, clean_line

# Compiled when it is needed, not at every start.
_PART = r'\s*"((?:[^"]|"")*)"\s*(?:,|\Z)|([^,]*)(?:,|\Z)'


def split(text: str) -> list[str]:
    """Read the parts of a typed list: at its commas, but not at those within ``"…"``.

    As in CSV a part is quoted when it begins with a quotation mark and ends with one, and two of
    them within stand for one; any other quotation mark is a letter. Empty parts are left out.
    """
    parts = (
        match[2] if match[1] is None else match[1].replace('""', '"')
        for match in re.finditer(_PART, text)
    )
    return [part.strip() for part in parts if part.strip()]


def joined(parts: Iterable[str]) -> str:
    """Write a list as :func:`split` reads it back."""
    return ", ".join(
        '"' + part.replace('"', '""') + '"' if "," in part or part.startswith('"') else part
        for part in parts
    )


def fold(tag: str) -> str:
    """Return the text by which tags are equal: NFKC, casefolded, single-spaced."""
    return " ".join(unicodedata.normalize("NFKC", tag).casefold().split())


def parse(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Read a list as :func:`split` does; the first spelling among ``known`` wins over the typed.

    Empty parts and repeats are left out. Raises :class:`Refused` for a tag over its length or
    more tags than a list holds.
    """
    spelled = {fold(tag): tag for tag in reversed(list(known))}
    found: dict[str, str] = {}
    for part in split(text):
        tag = " ".join(clean_line(part, TAG_LIMIT).split())
        if key := fold(tag):
            found.setdefault(key, spelled.get(key, tag))
    return checked(found.values())


def checked(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the distinct tags; raises :class:`Refused` for more than a list holds."""
    found = distinct(tags)
    if len(found) > LIST_LIMIT:
        raise Refused(f"{len(found)} tags are too many; at most {LIST_LIMIT} fit")
    return found


def distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without those equal to an earlier one, in order."""
    found: dict[str, str] = {}
    for tag in dict.fromkeys(tags):  # few spellings of many, and each takes a while to fold
        found.setdefault(fold(tag), tag)
    return tuple(found.values())
