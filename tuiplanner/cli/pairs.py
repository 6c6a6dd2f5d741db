"""FIELD=VALUE: what ``add`` and ``edit`` take to fill fields."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import checked_links
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.tags import checked, fold
from tuiplanner.cli.incoming import text_of
from tuiplanner.planner.records import Records

_LINES = re.compile(r"[\r\n]+")
_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)([+-]?)=(.*)\Z", re.DOTALL)


class Pair(NamedTuple):
    """One FIELD=VALUE; ``sign`` is ``+`` or ``-`` where list items are added or taken away."""

    field: str
    sign: str
    text: str


def read(words: Iterable[str]) -> list[Pair]:
    """Read the words of a command line; raises :class:`Refused` for one that is no pair.

    A field is set at most once; adding to a list and taking away may be repeated.
    """
    pairs: list[Pair] = []
    for word in words:
        match = _PAIR.match(word)
        if match is None:
            raise Refused(
                f"'{word[:40]}' is no FIELD=VALUE; write due=+2w, and quote a text of several words"
            )
        field, sign, text = match.groups()
        pairs.append(Pair(field, sign, text_of(text)))
    given = [pair.field for pair in pairs if not pair.sign]
    if twice := next((name for name in given if given.count(name) > 1), None):
        raise Refused(f"{twice} is given twice; give it once")
    return pairs


def one_line(words: Iterable[str]) -> str:
    """Join the words of a text, ``-`` for standard input; lines become one line."""
    texts = [text_of(word) for word in words]
    return " ".join(line.strip() for text in texts for line in _LINES.split(text) if line.strip())


def for_new(table: str, title: str, pairs: Iterable[Pair]) -> dict[str, str]:
    """Return the typed texts of a record to be added, by field name.

    Adding to a list of a new record is filling it. Raises :class:`Refused` for a second title and
    for taking away.
    """
    kind = RECORDS[table]
    texts = {kind.TITLE: title}
    for pair in pairs:
        if pair.field == kind.TITLE:
            raise Refused(f"the {kind.TITLE} is given twice; leave out {pair.field}=")
        if pair.sign == "-":
            raise Refused(f"a new {kind.NOUN} has nothing to take away; leave out {pair.field}-=")
        if pair.sign:
            _refuse_unless_list(table, pair)
        before = f"{texts[pair.field]}," if pair.sign and pair.field in texts else ""
        texts[pair.field] = before + pair.text
    return texts


def for_edit(
    records: Records, career: Career, table: str, record_id: int, pairs: Iterable[Pair]
) -> dict[str, Any]:
    """Return the new values of a record's fields; raises :class:`Refused` as parsing does."""
    record = career.table(table)[record_id]
    values: dict[str, Any] = {}
    for pair in pairs:
        value = records.parse(table, {pair.field: pair.text})[pair.field]
        if pair.sign:
            _refuse_unless_list(table, pair)
            before = values.get(pair.field, getattr(record, pair.field))
            value = _joined(pair, before, value)
        values[pair.field] = value
    return values


def _joined(pair: Pair, before: tuple[Any, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a list with items added or taken away; tags are equal as tags are."""
    keys = {_key(item) for item in given}
    if pair.sign == "-":
        return tuple(item for item in before if _key(item) not in keys)
    if not all(isinstance(item, str) for item in (*before, *given)):
        return checked_links(dict.fromkeys((*before, *given)))
    return checked((*before, *given))


def _key(item: Any) -> Any:
    return fold(item) if isinstance(item, str) else item


def _refuse_unless_list(table: str, pair: Pair) -> None:
    fields: Mapping[str, Any] = fields_of(RECORDS[table])
    field = fields.get(pair.field)
    if field is not None and not field.is_list:
        raise Refused(
            f"{field.title} is no list to add to or take from; write {pair.field}={pair.text[:40]}"
        )
