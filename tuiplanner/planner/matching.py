"""Matching: which record of a career a foreign row already is, when its source does not say."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.records import Entry, Job, Mentor, Record
from tuiplanner.career.text import TEXT_LIMIT

_Identity = tuple[Any, ...]
_BULLET = re.compile(r"^(?:•|[-*]\s)\s*")


class Known:
    """The records of a career by what makes them the same to a reader (FORMATS section 9).

    Jobs are the same by organisation, title and start, where one start may be a day of the month
    or year that the other only names; entries by job and text; people by link,
    else e-mail address, else name and organisation. Goals and the rest only by their source.
    """

    def __init__(self, career: Career) -> None:
        self._career = career
        self._found: dict[str, dict[_Identity, int]] = {}
        self._people: dict[int, Mapping[str, Any]] = {}

    def find(self, kind: type[Record], values: Mapping[str, Any]) -> int | None:
        """Return the id of the record that the values stand for, or None."""
        known = self._of(kind)
        for identity in _asked(kind, values):
            one = known.get(identity)
            if one is not None and not self._another_person(one, values):
                return one
        return None

    def learn(self, kind: type[Record], values: Mapping[str, Any], record_id: int) -> None:
        """Remember that the values stand for a record, for the rows that follow."""
        known = self._of(kind)
        known.update(dict.fromkeys(_identities(kind, values), record_id))
        if kind is Mentor:
            self._people.setdefault(record_id, values)

    def _of(self, kind: type[Record]) -> dict[_Identity, int]:
        if kind.TABLE not in self._found:
            found: dict[_Identity, int] = {}
            for one, record in sorted(self._career.table(kind.TABLE).items()):
                for identity in _identities(kind, vars(record)):
                    found.setdefault(identity, one)
                if kind is Mentor:
                    self._people[one] = vars(record)
            self._found[kind.TABLE] = found
        return self._found[kind.TABLE]

    def _another_person(self, record_id: int, values: Mapping[str, Any]) -> bool:
        """Say whether links or addresses tell two people of one name and organisation apart.

        A person too many can be seen and deleted; one lost in another's record cannot.
        """
        held = self._people.get(record_id, {})
        if _link(held) and _link(held) == _link(values):
            return False
        return any(
            of(held) and of(values) and of(held) != of(values) for of in (_link, _address)
        ) and not (_address(held) and _address(held) == _address(values))


def _identities(kind: type[Record], values: Mapping[str, Any]) -> Iterator[_Identity]:
    if kind is Job:
        org, title = (tags.fold(values.get(name, "")) for name in ("org", "title"))
        start = values.get("start")
        yield org, title, start
        yield from ((org, title, "within", coarse) for coarse in _coarser(start))
    elif kind is Entry:
        for text in _said(values):
            yield values.get("job"), _BULLET.sub("", tags.fold(text)) or text
    elif kind is Mentor:
        if link := _link(values):
            yield "url", link
        if address := _address(values):
            yield "email", address
        yield "name", tags.fold(values["name"]), tags.fold(values.get("org", ""))


def unsaid(values: Mapping[str, Any], note: str) -> str:
    """Return what of a note an entry with these values does not say already.

    An export says a win and its result in one line, or the result in front of the situation.
    """
    if note in _said(values):
        return ""
    result = values.get("result", "")
    return note.removeprefix(result).strip("\n") if result else note


def _said(values: Mapping[str, Any]) -> list[str]:
    """Return the text of an entry, and with its result as a resume says it in one line."""
    text, result = values["text"], values.get("result")
    if not result:
        return [text]
    whole = f"{text} ({result})"
    return (
        [text, whole] if len(whole) <= TEXT_LIMIT else [text, whole, whole[: TEXT_LIMIT - 1] + "…"]
    )


def _asked(kind: type[Record], values: Mapping[str, Any]) -> Iterator[_Identity]:
    """Return what a record that the values stand for would be known by, the surest first."""
    if kind is not Job:
        yield from _identities(kind, values)
        return
    org, title = (tags.fold(values.get(name, "")) for name in ("org", "title"))
    start = values.get("start")
    yield org, title, start
    yield from ((org, title, coarse) for coarse in _coarser(start))
    yield org, title, "within", start


def _coarser(start: PartialDate | None) -> Iterator[PartialDate]:
    """Return the month and the year that a start lies in, as far as it says more."""
    if start and start.day is not None:
        yield PartialDate(start.year, start.month)
    if start and start.month is not None:
        yield PartialDate(start.year)


def _link(values: Mapping[str, Any]) -> str:
    """Return a link without what differs from one export to the next, such as ``?trk=``."""
    link = values.get("url", "").partition("?")[0].partition("#")[0].strip().rstrip("/")
    return str(link.casefold().rpartition("://")[2].removeprefix("www."))


def _address(values: Mapping[str, Any]) -> str:
    return str(values.get("email", "").strip().casefold())
