"""Lines for people: wrapped at 80 columns, by the width that the characters take."""

import re

from tuiplanner.career.text import shown
from tuiplanner.cli.printing import width_of

COLUMNS = 80
_WORDS = re.compile(r"\S+")


def wrapped(text: str, *, indent: int = 2, hang: int = 4) -> list[str]:
    """Return a text as lines of at most 80 columns; those after the first hang further in.

    A word that is longer than a line is cut into pieces. An empty text gives no line.
    """
    lines: list[str] = []
    line, used, start = "", 0, indent
    for word in _WORDS.findall(shown(text)) if text else ():
        rest = word
        while rest:
            gap = 1 if line else 0
            wide = width_of(rest)
            if start + used + gap + wide <= COLUMNS:
                line, used, rest = f"{line}{' ' * gap}{rest}", used + gap + wide, ""
            elif line:
                lines.append(" " * start + line)
                line, used, start = "", 0, hang
            else:
                head = _piece(rest, COLUMNS - start)
                lines.append(" " * start + head)
                rest, start = rest[len(head) :], hang
    return [*lines, " " * start + line] if line else lines


def entry(title: str, *notes: str) -> list[str]:
    """Return a line, wrapped, with the notes below it that there are, further in."""
    lines = wrapped(title)
    for note in notes:
        lines += wrapped(note, indent=6, hang=6)
    return lines


def cut(text: str, width: int) -> str:
    """Return a text that takes at most so many columns, with an ellipsis where it was longer."""
    text = shown(text)
    if width_of(text) <= width:
        return text
    return f"{_piece(text, width - 1).rstrip()}…"


def padded(text: str, width: int) -> str:
    """Return a text cut or filled with blanks to exactly so many columns."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))


def _piece(text: str, width: int) -> str:
    """Return the beginning of a text that fits, at least one character."""
    used = 0
    for index, char in enumerate(text):
        used += width_of(char)
        if used > width and index:
            return text[:index]
    return text
