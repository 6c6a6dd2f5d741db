"""What comes in through standard input: a text in the place of ``-``, and answers."""

import sys

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import NOTE_LIMIT

STDIN = "-"
_BYTES_LIMIT = 8 * NOTE_LIMIT
"""More than the longest note can have, so that what is too long is still refused for that."""


def is_person() -> bool:
    """Say whether somebody could answer a question; a closed input can not."""
    return sys.stdin is not None and sys.stdin.isatty()


def text_of(word: str) -> str:
    """Return a text of the command line, or the whole of standard input for ``-``.

    The last newline is not part of it. Raises :class:`Refused` when nothing comes, when it is no
    UTF-8, or when it is longer than any text may be.
    """
    if word != STDIN:
        return word
    if sys.stdin is None or is_person():
        raise Refused("- reads a text from standard input, and nothing is piped into it")
    data = sys.stdin.buffer.read(_BYTES_LIMIT + 1)
    if len(data) > _BYTES_LIMIT:
        raise Refused(f"standard input is longer than the {NOTE_LIMIT:,} characters of a note")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("standard input is not UTF-8 text; convert it and try again") from None
    if not text.strip():
        raise Refused("standard input is empty; pipe a text into -")
    return text.replace("\r\n", "\n").removesuffix("\n")
