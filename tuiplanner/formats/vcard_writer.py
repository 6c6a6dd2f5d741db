"""Write mentors as vCards 3.0 (RFC 2426), which most programs read (FORMATS section 3)."""

from collections.abc import Iterator

from tuiplanner.career.career import Career
from tuiplanner.career.records import Mentor
from tuiplanner.formats import outgoing
from tuiplanner.formats.vcard import UID_SUFFIX

_FOLD = 75


def write(career: Career, *, private: bool = False) -> bytes:
    """Return one card a person, by name; notes only with ``private``. No person, no bytes."""
    people = sorted(career.mentors.values(), key=lambda one: (one.name.casefold(), one.id))
    lines = (line for one in people for line in _card(one, private=private))
    return b"".join(_folded(line) for line in lines)


def _card(one: Mentor, *, private: bool) -> Iterator[str]:
    given, _, family = one.name.rpartition(" ")
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"UID:{one.id}{UID_SUFFIX}")
    yield f"FN:{_escaped(one.name)}"
    yield f"N:{_escaped(family)};{_escaped(given)};;;"
    for name, value in (
        ("ORG", one.org),
        ("TITLE", one.title),
        ("EMAIL;TYPE=INTERNET", one.email),
        ("TEL;TYPE=VOICE", one.phone),
        ("URL", one.url),  # no text by the RFC, but read as one: a comma would end it
    ):
        if value:
            yield f"{name}:{_escaped(value)}"
    if one.topics:
        yield f"CATEGORIES:{','.join(map(_escaped, one.topics))}"
    if private and one.note:
        yield f"NOTE:{_escaped(one.note)}"
    if one.updated:
        yield f"REV:{outgoing.text(one.updated)}"
    yield "END:VCARD"


def _escaped(value: str) -> str:
    text = outgoing.text(value).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> bytes:
    """Return a line of at most 75 octets, what is left below a space; no character is split."""
    data = line.encode()
    parts = []
    while len(data) > _FOLD:
        cut = _FOLD
        while data[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - in the middle of a UTF-8 character
            cut -= 1
        parts.append(data[:cut])
        data = b" " + data[cut:]
    return b"\r\n".join((*parts, data)) + b"\r\n"
