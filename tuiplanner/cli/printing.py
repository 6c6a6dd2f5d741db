"""The one way out: every line a command prints is made here safe for a terminal.

Data goes to standard output; what is said beside it goes to standard error.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown

PAD_LIMIT = 60
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def say(*lines: str) -> None:
    """Print lines, each on a line of its own whatever it holds."""
    sys.stdout.write("".join([f"{line}\n" for line in _all_shown(lines)]))


def hint(sentence: str) -> None:
    """Say something beside the data: a notice, or that there is nothing to print."""
    _beside(sentence)


def complain(sentence: str) -> None:
    """Say on standard error why nothing was done, and what would be right."""
    _beside(f"careerboard: {sentence}")


def data(value: Any) -> None:
    """Print a value as JSON."""
    print(to_json(value))


def script(text: str) -> None:
    """Print a text of our own making as it is; raises :class:`Refused` where it would be lost."""
    _refuse_closed()
    print(text)


def document(data: bytes) -> None:
    """Print a whole document as its bytes are; to a terminal as text that cannot command it.

    Raises :class:`Refused` where it would be lost.
    """
    _refuse_closed()
    if sys.stdout.isatty():
        say(*data.decode().splitlines())
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _refuse_closed() -> None:
    """Raise :class:`Refused` for a standard output that is closed: the null device stands there.

    A command that only says what it has done goes on without it.
    """
    if getattr(sys.stdout, "name", "") == os.devnull:
        raise Refused("standard output is closed; send what is printed to a file")


def to_json(value: Any, *, sort: bool = False) -> str:
    """Return indented JSON in which no character of a text can command a terminal.

    It reads back as the same value: what is unsafe to show stands there as an escape.
    """
    from json import dumps  # noqa: PLC0415 - the application never prints any

    text = dumps(value, ensure_ascii=False, indent=2, sort_keys=sort)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return one line a row with its cells in columns.

    A cell wider than 60 columns pushes only its own line to the right.
    """
    *columns, last = [_all_shown(column) for column in zip(*rows, strict=True)] or [[]]
    padded = [_padded(column) for column in columns]
    return ["  ".join(row).rstrip() for row in zip(*padded, last, strict=True)]


def finish() -> None:
    """Bring what was printed to its reader; one who has left in the meantime is no fault.

    Raises OSError when the output cannot be written, such as to a full disk.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        give_up()


def give_up() -> None:
    """Let what is left of an output that cannot be written go nowhere when Python ends."""
    _divert(sys.stdout)


def _beside(sentence: str) -> None:
    try:
        print(shown(sentence), file=sys.stderr, flush=True)
    except OSError:
        _divert(sys.stderr)


def _divert(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _padded(column: Sequence[str]) -> list[str]:
    """Return the cells of a column, each as wide as the widest that is no wider than the limit."""
    if "".join(column).isascii():
        most = max((len(cell) for cell in column if len(cell) <= PAD_LIMIT), default=0)
        return [cell.ljust(most) for cell in column]
    widths = list(map(width_of, column))
    most = max((width for width in widths if width <= PAD_LIMIT), default=0)
    return [cell + " " * (most - width) for cell, width in zip(column, widths, strict=True)]


def _all_shown(texts: Sequence[str]) -> Sequence[str]:
    """Return texts as they may be shown; ten thousand plain ones are looked at together."""
    whole = "".join(texts)
    if whole.isascii() and whole.isprintable() and not any(map(str.isspace, texts)):
        return texts
    return [shown(text) for text in texts]


def width_of(text: str) -> int:
    """Return how many columns a shown text takes: two for a wide character, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
