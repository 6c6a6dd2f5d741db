"""Text that people and files bring: what may be kept, and how it is shown.

Nothing else in the program decides what a control character is. :func:`shown` is the one door
through which user text reaches a screen, a message or a command's output.
"""

import re
import unicodedata

from tuiplanner.career.errors import Refused

TITLE_LIMIT, TEXT_LIMIT, NOTE_LIMIT, TAG_LIMIT, LIST_LIMIT = 120, 500, 10_000, 40, 50

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
# What only typed text needs is compiled when there is some, not at every start.
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"
_CONTROL_BUT_LAYOUT = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"
_SURROGATE = "[\ud800-\udfff]"
_STEERING = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_BIDI}]")
_UNSHOWN = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u200d\ufe0e\ufe0f{_BIDI}]")


def clean_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """Return a one-liner without blank ends, perhaps empty.

    Raises :class:`Refused` for control characters, lone surrogates and more than ``limit`` code
    points: what was typed is then the caller's to keep.
    """
    if re.search(_SURROGATE, text):
        raise Refused("the text has broken characters (lone surrogates); type it again")
    line = text.strip()
    if bad := re.search(_CONTROL, line):
        raise Refused(f"the text has a control character ({picture(bad[0])}); take it out")
    if len(line) > limit:
        raise Refused(f"{len(line):,} characters are too many; at most {limit} fit, shorten it")
    return line


def clean_note(text: str, limit: int = NOTE_LIMIT) -> str:
    r"""Return a note with ``\n`` newlines and no blank ends; raises as :func:`clean_line` does."""
    if re.search(_SURROGATE, text):
        raise Refused("the text has broken characters (lone surrogates); type it again")
    note = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n ")
    if "\t" in note:
        raise Refused("the text has a tab; put spaces in its place")
    if bad := re.search(_CONTROL_BUT_LAYOUT, note):
        raise Refused(f"the text has a control character ({picture(bad[0])}); take it out")
    if len(note) > limit:
        raise Refused(f"{len(note):,} characters are too many; at most {limit:,} fit, shorten it")
    return note


def without_controls(text: str, *, keep_newlines: bool = False) -> str:
    """Return foreign text with control characters and lone surrogates taken out, as imports do.

    A tab, and without ``keep_newlines`` a run of tabs and line breaks, becomes one space.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if keep_newlines:
        text = text.replace("\t", " ")
    else:
        text = re.sub(r"[\t\n\x0b\x0c\x85\u2028\u2029]+", " ", text)
    return re.sub(_SURROGATE, "", re.sub(_CONTROL_BUT_LAYOUT, "", text))


def picture(char: str) -> str:
    """Return a visible stand-in for one character that must never reach a terminal."""
    code = ord(char)
    if code < 0x20:  # noqa: PLR2004 - C0 has pictures of its own in Unicode
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004 - DEL
        return "␡"
    if char in _BIDI:
        return "⇄"
    if char in "\u200d\ufe0e\ufe0f":
        return ""
    return "\N{REPLACEMENT CHARACTER}"


def shown(text: str) -> str:
    """Return user text as it may be shown: controls as pictures, bidi overrides as marks.

    Newlines are controls here too: a caller that lays text out splits it into lines first. Joiners
    and variation selectors are left out, since terminals disagree about their width; the stored
    text keeps them. A text with nothing visible in it shows as ``(blank)``.
    """
    if text.isascii() and text.isprintable() and not text.isspace():
        return text
    clean = _UNSHOWN.sub(lambda match: picture(match[0]), text)
    return clean if _visible(clean) else "(blank)" if text else ""


def harmless(text: str) -> str:
    """Return drawn text without what steers a terminal; as that takes no cell, no cell moves.

    For fields, which hold the text as it is stored and draw it themselves.
    """
    return _STEERING.sub("", text)


def _visible(text: str) -> bool:
    return any(unicodedata.category(char) not in {"Cf", "Mn", "Zs", "Cc"} for char in text)


def first_line(text: str) -> str:
    """Return the first line of a note that says something, or an empty text."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
