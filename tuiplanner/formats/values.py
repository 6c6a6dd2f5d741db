"""Values of foreign JSON, taken for what they are and never for what they should be."""

from collections.abc import Mapping
from typing import Any

from tuiplanner.formats.shaping import one_line


def plain(value: Any) -> str:
    """Return a text or a number as text, anything else as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def line(row: Mapping[str, Any], *names: str) -> str:
    """Return the first of the named fields that says something, as one line."""
    for name in names:  # no generator: a board has hundreds of thousands of texts
        value = row.get(name)
        if text := one_line(value if type(value) is str else plain(value)):
            return text
    return ""


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list; what is no list has none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def number(value: Any) -> float:
    """Return a number to sort by; what is none comes last."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else float("inf")
