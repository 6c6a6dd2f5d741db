"""Content lines, the grammar that vCards of all versions share: unfolding, parameters, values.

RFC 2426 (3.0) and RFC 6350 (4.0) fold with a space or tab; 2.1 also continues quoted-printable
values after ``=``, and writes base64 on lines of their own.
"""

import quopri
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tuiplanner.career.errors import Refused
from tuiplanner.formats.source import FIELD_LIMIT

_NAME = re.compile(r"(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9_-]+)\Z")
_HEAD_LIMIT, _LONGEST_HEAD = 2_000, 2**16
PARTS = 1_000
"""The most parts that are read of one value."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Line(NamedTuple):
    """One property: its name in capitals, its parameters as they are written, its raw value."""

    name: str
    head: str
    raw: str

    def has(self, *words: str) -> bool:
        """Say whether a parameter or a type of it is one of the words, given in capitals."""
        upper = self.head.upper()
        return any(word in upper for word in words) and not self._parameters.isdisjoint(words)

    @property
    def _parameters(self) -> frozenset[str]:
        return frozenset(_words(_parts_of(self.head)[1:]))

    def text(self) -> str:
        """Return the value with escapes undone; newlines may be in it."""
        return _unescaped(self._decoded())

    def parts(self, separator: str) -> list[str]:
        """Return the parts of a structured value, split at ``;`` or ``,`` that is not escaped.

        At most a thousand: no card says more than that in one line.
        """
        value = self._decoded()
        if "\\" not in value:
            return value.split(separator, PARTS)[:PARTS]
        part = rf"((?:\\.|[^\\{separator}]|\\\Z)*)(?:{separator}|\Z)"
        found = islice(re.finditer(part, value, re.DOTALL), PARTS)
        return [_unescaped(one[1]) for one in found]

    def _decoded(self) -> str:
        if not self.has("QUOTED-PRINTABLE"):
            return self.raw
        charset = next((one[8:] for one in self._parameters if one.startswith("CHARSET=")), "UTF-8")
        data = quopri.decodestring(self.raw.encode("utf-8", errors="replace"))
        for encoding in (charset, "utf-8"):
            try:
                return data.decode(encoding)
            except (LookupError, ValueError):
                continue
        return data.decode("cp1252", errors="replace")


def read(text: str) -> Iterator[Line]:
    """Give the properties of a text in order; lines that are none are passed over.

    Raises :class:`Refused` for a property of more than 1 MB that is no picture or sound.
    """
    for line in _unfolded(text):
        head, colon, raw = _split(line)
        if not colon or len(head) > _LONGEST_HEAD:
            continue
        match = _NAME.match(head.partition(";")[0].strip())
        if match is None:
            continue
        found = Line(match[1].upper(), head, raw)
        if len(raw) > FIELD_LIMIT and not found.has("B", "BASE64"):
            raise Refused(
                f"a {found.name} has {len(raw):,} characters, at most {FIELD_LIMIT:,} are read; "
                "shorten it"
            )
        yield found


def _unfolded(text: str) -> Iterator[str]:
    """Give logical lines: folded ones joined, and quoted-printable ones after a trailing ``=``."""
    parts: list[str] = []
    soft = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if soft:
            parts.append(line)
        elif parts and line[:1] in {" ", "\t"}:
            parts.append(line[1:])
        else:
            if parts:
                yield "".join(parts)
            parts = [line]
        soft = line.endswith("=") and "QUOTED-PRINTABLE" in parts[0].upper().partition(":")[0]
        if soft:
            parts[-1] = parts[-1][:-1]
    yield "".join(parts)


def _split(line: str) -> tuple[str, str, str]:
    """Split a line at its first colon that is not inside quotes."""
    plain, colon, rest = line.partition(":")
    if '"' not in plain[:_HEAD_LIMIT]:
        return plain, colon, rest
    quoted = False
    for index, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return line[:index], ":", line[index + 1 :]
        elif index > _HEAD_LIMIT:
            break
    return plain, colon, rest


def _parts_of(head: str) -> list[str]:
    """Return the name and the parameters; a ``;`` inside quotes separates nothing."""
    return [one.strip() for one in re.findall(r'(?:"[^"]*"?|[^";])+', head)] or [""]


def _words(parameters: list[str]) -> Iterator[str]:
    """Give each parameter, and each type on its own: 2.1 writes ``CELL``, 3.0 ``TYPE=CELL``."""
    for one in parameters:
        word = one.replace('"', "").upper()
        yield word
        name, equals, values = word.partition("=")
        if equals and name in {"TYPE", "ENCODING"}:
            yield from values.split(",")


def _unescaped(value: str) -> str:
    parts = value.split("\\\\")  # a backslash that is escaped escapes nothing
    lines = (part.replace("\\n", "\n").replace("\\N", "\n") for part in parts)
    return "\\".join(_ESCAPE.sub(r"\1", line) for line in lines)
