"""Fields: what one value of a record may be, how it is typed and shown.

Records declare their fields with the helper functions here (:func:`line`, :func:`choice`, …), so
that validation, the commands' ``FIELD=VALUE``, the lines of an opened record and the file's
encoding (:mod:`encoding`) all come from that one declaration.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from tuiplanner.career import dates, tags
from tuiplanner.career.errors import Refused
from tuiplanner.career.text import (
    LIST_LIMIT,
    NOTE_LIMIT,
    TITLE_LIMIT,
    clean_line,
    clean_note,
    first_line,
)

Kind = Literal[
    "line", "note", "choice", "partial", "day", "whole", "tags", "link", "links",
    "rank", "slug", "instant", "moved", "scores", "src",
]  # fmt: skip
LISTS: frozenset[Kind] = frozenset({"tags", "links", "moved"})
KEPT_BY_PROGRAM: frozenset[Kind] = frozenset({"rank", "slug", "instant", "moved", "scores", "src"})
MAX_ID = 2**53
_TEXTS = frozenset({"line", "note", "choice", "rank", "slug", "instant"})


class Move(NamedTuple):
    """The stage a goal had at the end of a day."""

    stage: str
    on: date


class Score(NamedTuple):
    """What a criterion (by id) rates an option, 1 to 5."""

    criterion: int
    rating: int


class Field(NamedTuple):
    """One declared field; ``limit`` counts code points of a text or the most of a whole number.

    What ``stays`` is empty only where an import had nothing for it: nobody empties it by hand.
    ``default`` is the value of a record that was given none.
    """

    name: str
    kind: Kind
    required: bool = False
    private: bool = False
    values: tuple[str, ...] = ()
    limit: int = TITLE_LIMIT
    least: int = 0
    table: str = ""
    past: bool = False
    label: str = ""
    fixed: bool = False
    stays: bool = False
    default: Any = None

    @property
    def is_list(self) -> bool:
        """Say whether edits of this field are adds and removes."""
        return self.kind in LISTS

    @property
    def editable(self) -> bool:
        """Say whether a person may give it a value (what the program keeps is refused)."""
        return self.kind not in KEPT_BY_PROGRAM and not self.fixed

    @property
    def title(self) -> str:
        """Return the field's name in words."""
        return self.label or self.name.replace("_", " ")


def _declare(kind: Kind, default: Any = None, **facts: Any) -> Any:
    return Field("", kind, default=default, **facts)


def line(limit: int = TITLE_LIMIT, **facts: Any) -> Any:
    """Declare a text of one line; empty is the empty text."""
    return _declare("line", "", limit=limit, **facts)


def note(**facts: Any) -> Any:
    """Declare a text of many lines; empty is the empty text."""
    return _declare("note", "", limit=NOTE_LIMIT, **facts)


def choice(*values: str, default: str = "", **facts: Any) -> Any:
    """Declare one of fixed values; without a default it may be empty."""
    return _declare("choice", default, values=values, **facts)


def partial(**facts: Any) -> Any:
    """Declare a :class:`PartialDate`; ``past`` makes weekday words look back."""
    return _declare("partial", **facts)


def day(**facts: Any) -> Any:
    """Declare a single day."""
    return _declare("day", **facts)


def whole(least: int, most: int, default: int | None = None, **facts: Any) -> Any:
    """Declare a whole number within bounds, or none."""
    return _declare("whole", default, least=least, limit=most, **facts)


def scores(table: str) -> Any:
    """Declare a rating for each of some records of ``table``, which the file keeps by their ids."""
    return _declare("scores", (), table=table, least=1, limit=5)


def tag_list(**facts: Any) -> Any:
    """Declare tags, at most 50."""
    return _declare("tags", (), **facts)


def link(table: str, **facts: Any) -> Any:
    """Declare a link to one record of ``table``, or none."""
    return _declare("link", table=table, **facts)


def links(table: str, **facts: Any) -> Any:
    """Declare links to records of ``table``, at most 50."""
    return _declare("links", (), table=table, **facts)


def kept(kind: Kind) -> Any:
    """Declare what the program itself keeps: rank, slug, instants, stages moved, source."""
    return _declare(kind, {"moved": (), "src": None}.get(kind, ""))


def empty(field: Field) -> Any:
    """Return the value that means nothing was given."""
    return "" if field.kind in _TEXTS else () if field.is_list or field.kind == "scores" else None


def ids_in(field: Field, value: Any) -> list[int]:
    """Return the ids of the records that the JSON value of a field links to, in order."""
    if not field.table or value is None:
        return []
    if field.kind == "scores":
        return sorted(int(key) for key in value)
    return list(value) if field.is_list else [value]


def without(field: Field, value: Any, gone: Collection[int]) -> Any:
    """Return a record's value without its links to the ids that are ``gone``."""
    if field.kind == "scores":
        return tuple(score for score in value if score.criterion not in gone)
    if field.is_list:
        return tuple(one for one in value if one not in gone)
    return None if value in gone else value


def parse(
    field: Field,
    text: str,
    today: date,
    *,
    find: Callable[[str, str], int] | None = None,
    known_tags: tuple[str, ...] = (),
) -> Any:
    """Read what a person typed for ``field``; an empty text empties it.

    ``find(table, text)`` names the record a link means. Raises :class:`Refused` in words that say
    what would be right, also for a required field or one that stays.
    """
    if not text.strip():
        if field.required or field.stays:
            raise Refused(f"{field.title} cannot be empty")
        return empty(field)
    match field.kind:
        case "line":
            return clean_line(text, field.limit)
        case "note":
            return clean_note(text, field.limit)
        case "choice":
            return _chosen(field, clean_line(text))
        case "partial":
            return dates.when(text, today, past=field.past)
        case "day":
            return _single_day(text, today, past=field.past)
        case "whole":
            return _number(field, text)
        case "tags":
            return tags.parse(text, known_tags)
        case "link" if find:
            return find(field.table, text.strip())
        case "links" if find:
            found = (find(field.table, part) for part in tags.split(text))
            return checked_links(dict.fromkeys(found))
    raise Refused(f"{field.title} is kept by careerboard and cannot be set")


def checked_links(ids: Mapping[int, Any]) -> tuple[int, ...]:
    """Return link ids as a tuple; raises :class:`Refused` above the limit of a list."""
    if len(ids) > LIST_LIMIT:
        raise Refused(f"{len(ids)} links are too many; at most {LIST_LIMIT} fit")
    return tuple(ids)


def shown(field: Field, value: Any, today: date, name: Callable[[int], str] = str) -> str:
    """Write a value for a person on one line; ``name`` gives a linked record's title."""
    match field.kind:
        case "partial" | "day":
            return dates.shown(value, today)
        case "note":
            return first_line(value)
        case "tags":
            return ", ".join(value)
        case "link":
            return name(value) if value is not None else ""
        case "links":
            return ", ".join(name(one) for one in value)
        case "moved":
            return ", ".join(f"{move.stage} {dates.shown(move.on, today)}" for move in value)
        case "scores":
            return ", ".join(f"{name(score.criterion)} {score.rating}" for score in value)
        case "choice":
            return str(value).replace("-", " ")
        case _:
            return "" if value is None else str(value)


def typed(field: Field, value: Any, name: Callable[[int], str] = str) -> str:
    """Write a value as :func:`parse` reads it back: what an edit begins with."""
    match field.kind:
        case "tags":
            return tags.joined(value)
        case "link":
            return name(value) if value is not None else ""
        case "links":
            return tags.joined(name(one) for one in value)
        case _:
            return "" if value is None else str(value)


def _chosen(field: Field, text: str) -> str:
    word = "-".join(text.casefold().split())
    matches = [value for value in field.values if value.startswith(word)]
    if word in field.values:
        return word
    if len(matches) == 1:
        return matches[0]
    raise Refused(f"'{text[:40]}' is no {field.title}; choose {_either(field.values)}")


def _either(values: tuple[str, ...]) -> str:
    return ", ".join(values[:-1]) + f" or {values[-1]}"


def _single_day(text: str, today: date, *, past: bool) -> date:
    value = dates.when(text, today, past=past)
    if value.day is None:
        raise Refused(f"'{text.strip()}' is no single day; write it as 2026-03-04, fri or +2w")
    return value.lo()


def _number(field: Field, text: str) -> int:
    digits = text.strip()
    if not re.fullmatch(r"[0-9]{1,6}", digits) or not field.least <= int(digits) <= field.limit:
        raise Refused(f"{field.title} is a number from {field.least} to {field.limit}, or empty")
    return int(digits)
