"""Which of many texts a few typed letters mean, the likeliest first."""

import re
import unicodedata
from collections.abc import Sequence

_GAPS = re.compile(r"[\W_]+")

STARTS, WORD, WORDS, INSIDE, PARTS, SCATTERED = range(6)
"""How a text can have what was typed: at its start, at the start of a word, each typed word at
the start of one, anywhere in one piece, each typed word anywhere, or letter after letter."""


def fold(text: str) -> str:
    """Return a text as it is compared: without letter case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


class Texts:
    """Texts to find one among; each is folded once, when something is first looked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._folded: list[tuple[str, str]] | None = None

    def having(self, typed: str) -> list[int]:
        """Return the indexes of the texts that have what was typed, the likeliest first.

        Among equally likely ones those with what was typed as whole words come first, scattered
        letters that stand closer together too; the rest keep their order. Nothing typed is in all
        of them.
        """
        wanted = fold(typed).strip()
        if not wanted:
            return list(range(len(self._texts)))
        if self._folded is None:
            self._folded = [(one := fold(text), _words(one)) for text in self._texts]
        query = (wanted, _words(wanted), wanted.split(), "".join(wanted.split()))
        ranked = [
            (rank, index)
            for index, (text, words) in enumerate(self._folded)
            if (rank := _rank(query, text, words)) is not None
        ]
        return [index for _, index in sorted(ranked)]


def _rank(query: tuple[str, str, list[str], str], text: str, words: str) -> tuple[int, int] | None:
    """Return how a text has what was typed, the lower the better; None when it has not."""
    wanted, spaced, parts, letters = query
    at = words.find(spaced) if spaced != " " else -1
    if at == 0 or text.startswith(wanted):
        return STARTS, _begun(words, [spaced])
    if at > 0:
        return WORD, _begun(words, [spaced])
    if all(f" {part}" in words for part in parts):
        return WORDS, _begun(words, [f" {part}" for part in parts])
    if wanted in text:
        return INSIDE, 0
    if all(part in text for part in parts):
        return PARTS, 0
    room = _span(letters, text)
    return (SCATTERED, room) if room else None


def _begun(words: str, wanted: list[str]) -> int:
    """Return how many of the wanted words a text only begins with, as '77' begins '771'."""
    ended = f"{words} "
    return sum(f"{one} " not in ended for one in wanted)


def _words(text: str) -> str:
    """Return the words of a folded text with one space before each: where a word may begin."""
    return f" {_GAPS.sub(' ', text).strip()}"


def _span(letters: str, text: str) -> int:
    """Return how much of a text its letters one after the other take; 0 where they are not in it.

    It is the room from the last place where they can begin, were all found from the left.
    """
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return 0
    end = at = at + 1
    for letter in reversed(letters):
        at = text.rfind(letter, 0, at)
    return end - at
