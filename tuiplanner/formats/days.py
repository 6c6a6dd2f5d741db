"""Dates as exports write them in English, turned into ISO dates."""

import re
from datetime import UTC, datetime

from tuiplanner.career.dates import MONTHS

_NUMBER = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NUMBER |= {name: number for number, name in enumerate(_FULL, 1)} | {"sept": 9}
_WORDS = re.compile(r"(?:([0-9]{1,2})\.? )?([a-z]{3,9})\.?(?: ([0-9]{1,2}),)? ([0-9]{4})\Z")
_INSTANT = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})T([0-9]{2}):?([0-9]{2}):?([0-9]{2})"
    r"(?:\.[0-9]{1,9})?(?:Z|\+00:?00)\Z"
)
_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4})(?:,? [0-9]{1,2}:.*)?\Z")


def iso(text: str) -> str:
    """Return ``Jun 2018``, ``4 March 2024`` or ``Mar 4, 2024`` as an ISO date, else the text.

    By a table, since what Python reads depends on the language of the machine.
    """
    match = _WORDS.match(" ".join(text.split()).casefold())
    month = _NUMBER.get(match[2]) if match else None
    if match is None or month is None or (match[1] and match[3]):
        return text
    day = match[1] or match[3]
    return f"{match[4]}-{month:02}" + (f"-{int(day):02}" if day else "")


def local_day(text: str) -> str:
    """Return the day that an instant in UTC is here, as an ISO date; other text as it is.

    It may be written ``2026-07-21T12:00:00.000Z`` or ``20260721T120000Z``.
    """
    match = _INSTANT.match(text)
    if match is None:
        return text
    try:
        year, month, day, hour, minute, second = map(int, match.groups())
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        return moment.astimezone().date().isoformat()
    except (ValueError, OverflowError, OSError):
        return text


def iso_american(text: str) -> str:
    """Return ``9/21/18, 5:03 PM`` as an ISO date: what LinkedIn wrote until 2018."""
    if match := _AMERICAN.match(text.strip()):
        year = match[3] if len(match[3]) > 2 else f"20{match[3]}"  # noqa: PLR2004 - two digits
        return f"{year}-{int(match[1]):02}-{int(match[2]):02}"
    return iso(text)
