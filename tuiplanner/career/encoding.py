"""Values of fields as the data file keeps them: texts, whole numbers, lists, null."""

import re
from collections.abc import Callable
from typing import Any

from tuiplanner.career import dates
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID, Field, Kind, Move, Score, empty

# Compiled when it is needed, not at every start.
_ID = r"[1-9][0-9]{0,15}"
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")


def from_json(field: Field, value: Any) -> Any:
    """Turn a value as the file has it into the record's value.

    A missing or null value is the empty one. Raises :class:`Refused` for a value of another shape
    or outside its set: the file was then written by something else.
    """
    if value is None:
        return empty(field)
    if type(value) is str and field.kind in _AS_IT_STANDS:
        return value
    try:
        return _READERS[field.kind](field, value)
    except (TypeError, ValueError, KeyError, AttributeError):
        raise Refused(f"{field.name}: {value!r:.60} is not a {field.kind}") from None


def to_json(field: Field, value: Any) -> Any:
    """Turn a record's value into what the file keeps: texts, whole numbers, lists, null."""
    if field.kind in {"partial", "day"}:
        return None if value is None else str(value)
    if field.kind == "moved":
        return [{"stage": move.stage, "on": str(move.on)} for move in value]
    if field.is_list:
        return list(value)
    if field.kind == "scores":
        return {str(score.criterion): score.rating for score in value}
    if field.kind == "src":
        return dict(value) if value else None
    return value if value != "" or field.kind in {"line", "note"} else None


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    if field.kind == "instant" and not _INSTANT.match(value):
        raise ValueError(value)
    return value


def _choice(field: Field, value: Any) -> str:
    if value not in field.values:
        raise ValueError(value)
    return str(value)


def _whole(field: Field, value: Any) -> int:
    if type(value) is not int or not field.least <= value <= field.limit:
        raise ValueError(value)
    return value


def _id(_field: Field, value: Any) -> int:
    if type(value) is not int or not 0 < value < MAX_ID:
        raise ValueError(value)
    return value


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _scores(field: Field, value: Any) -> tuple[Score, ...]:
    if not isinstance(value, dict) or not all(re.fullmatch(_ID, key) for key in value):
        raise TypeError
    found = {_id(field, int(key)): _whole(field, rating) for key, rating in value.items()}
    return tuple(Score(key, found[key]) for key in sorted(found))


def _src(_field: Field, value: Any) -> dict[str, Any]:
    return {str(key): one for key, one in value.items()}


_AS_IT_STANDS = frozenset({"line", "note", "rank", "slug"})
_READERS: dict[Kind, Callable[[Field, Any], Any]] = {
    "line": _text,
    "note": _text,
    "rank": _text,
    "slug": _text,
    "instant": _text,
    "choice": _choice,
    "partial": lambda _, value: PartialDate.parse(value),
    "day": lambda _, value: dates.parse_day(value),
    "whole": _whole,
    "link": _id,
    "tags": lambda field, value: tuple(_text(field, one) for one in _items(value)),
    "links": lambda field, value: tuple(_id(field, one) for one in _items(value)),
    "moved": lambda _, value: tuple(
        Move(str(move["stage"]), dates.parse_day(move["on"])) for move in _items(value)
    ),
    "scores": _scores,
    "src": _src,
}
