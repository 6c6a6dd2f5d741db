"""Read vCards 2.1, 3.0 and 4.0 as mentors (FORMATS section 3; RFC 2426, RFC 6350).

Only what has a place is read: name, organisation, title, address, phone, link, note, categories.
Birthdays and pictures are left where they are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import MAX_ID
from tuiplanner.career.records import Mentor
from tuiplanner.formats import contentlines
from tuiplanner.formats.contentlines import PARTS, Line
from tuiplanner.formats.proposal import Proposal, Proposed, check_count, key_of
from tuiplanner.formats.shaping import Shaper, one_line
from tuiplanner.formats.source import text_or_cp1252

FORMAT, NAME = "vcard", "vCard"
UID_SUFFIX = "@careerboard"
_MOST_LINES = 400_000
_MOST_PROPERTIES = 10_000
_GROUPS = {"ORG": "an organisation", "GROUP": "a group", "LOCATION": "a place"}
_OURS = re.compile(rf"([1-9][0-9]{{0,15}}){UID_SUFFIX}\Z")


class _Card(NamedTuple):
    lines: Sequence[Line]
    closed: bool

    def of(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> str:
        """Return the text of a property that says something; of several the first."""
        return next(filter(None, (one_line(line.text()) for line in self.of(name))), "")

    def all(self, name: str) -> list[str]:
        """Return the texts of a property, each once, those marked as preferred first."""
        lines = sorted(self.of(name), key=lambda line: not line.has("PREF", "PREF=1"))
        return list(dict.fromkeys(filter(None, (_contact(line) for line in lines))))


def read(data: bytes) -> Proposal:
    """Return the people a vCard file proposes; raises :class:`Refused` where it has none."""
    text, remarks = text_or_cp1252(data)
    if max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise Refused(f"the file has more than {_MOST_LINES:,} lines; split it")
    check_count(text.upper().count("BEGIN:VCARD"), NAME)
    reader = _Reader(list(remarks))
    for number, card in enumerate(_cards(contentlines.read(text)), 1):
        reader.card(f"card {number}", card)
    return Proposal(
        FORMAT, NAME, tuple(reader.records), tuple(reader.remarks), tuple(reader.skipped)
    )


def _cards(lines: Iterator[Line]) -> Iterator[_Card]:
    """Give the cards; one without an end is kept, one inside another (an agent) passed over."""
    found: list[Line] | None = None
    inside = 0
    for line in lines:
        value = line.raw.strip().casefold()
        if line.name == "BEGIN" and value == "vcard":
            if found is not None and (inside or (found[-1:] and found[-1].name == "AGENT")):
                inside += 1
                continue
            if found is not None:
                yield _Card(found, closed=False)
            found = []
        elif line.name == "END" and value == "vcard":
            if inside:
                inside -= 1
            elif found is not None:
                yield _Card(found, closed=True)
                found = None
        elif found is not None and not inside:
            found.append(line)
            if len(found) > _MOST_PROPERTIES:
                raise Refused(
                    f"a card has more than {_MOST_PROPERTIES:,} lines; export it again, or choose "
                    "another file"
                )
    if found is not None:
        yield _Card(found, closed=False)


class _Reader:
    """The cards of one file on their way to mentors."""

    def __init__(self, remarks: list[str]) -> None:
        self.records: list[Proposed] = []
        self.remarks = remarks
        self.skipped: list[str] = []

    def card(self, where: str, card: _Card) -> None:
        """Take one card; one that is no person or has no name is skipped."""
        emails, org = card.all("EMAIL"), _org(card)
        name = card.first("FN") or _full_name(card) or "".join(emails[:1])
        kind = card.first("KIND").upper() or card.first("X-ADDRESSBOOKSERVER-KIND").upper()
        if kind in _GROUPS:
            what = f" ('{name[:40]}')" if name else ""
            self.skipped.append(f"{where}{what}: {_GROUPS[kind]}, not a person")
            return
        if not name:
            self.skipped.append(f"{where}: neither a name nor an e-mail address")
            return
        shaper = Shaper(Mentor, f"{where} ({name[:40]})")
        if not card.closed:
            shaper.remark("the card has no end, what was there is read")
        shaper.line("name", name)
        shaper.line("org", org)
        shaper.line("title", card.first("TITLE"))
        uid = card.first("UID")
        parts = (part for line in card.of("CATEGORIES") for part in line.parts(","))
        topics = list(islice(parts, PARTS + 1))
        if len(topics) > PARTS:
            shaper.remark(f"more than {PARTS:,} categories, the rest is not imported")
        shaper.tags(topics[:PARTS], "topics", whole=True)
        for field, prop, label in _CONTACTS:
            first, *further = [*card.all(prop), ""]
            shaper.line(field, first)
            shaper.note("; ".join(filter(None, further)), label)
        for line in card.of("NOTE"):
            shaper.note(line.text())
        url = "".join(card.all("URL")[:1])
        key = uid[:200] or key_of("vcard", url or "".join(emails[:1]) or f"{name}\n{org}")
        self.records.append(shaper.proposed(key, id=_our_id(uid)))
        self.remarks += shaper.remarks


_CONTACTS = (
    ("email", "EMAIL", "Further e-mail"),
    ("phone", "TEL", "Further phone"),
    ("url", "URL", "Further link"),
)


def _contact(line: Line) -> str:
    """Return an address, phone or link as people write it: no ``mailto:``, no ``tel:``."""
    value = one_line(line.text())
    scheme, colon, rest = value.partition(":")
    if colon and scheme.casefold() in {"mailto", "tel"}:
        return rest.replace(";ext=", " ext. ").strip()
    return value


def _full_name(card: _Card) -> str:
    """Return the name built of N: prefix, given, further, family name, suffix."""
    for line in card.of("N"):
        parts = [one_line(part.replace(",", " ")) for part in line.parts(";")[:5]]
        family, given, further, prefix, suffix = (*parts, "", "", "", "", "")[:5]
        if name := " ".join(filter(None, (prefix, given, further, family, suffix))):
            return name
    return ""


def _org(card: _Card) -> str:
    return next(filter(None, (one_line(line.parts(";")[0]) for line in card.of("ORG"))), "")


def _our_id(uid: str) -> int | None:
    match = _OURS.match(uid)
    return int(match[1]) if match and int(match[1]) < MAX_ID else None
