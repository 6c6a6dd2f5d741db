"""What the driver makes of input, in whatever pieces it comes, and of what it sends."""

import pytest
from textual._xterm_parser import XTermParser

from tuiplanner.tui.terminal.driver import _Keys
from tuiplanner.tui.terminal.frames import is_frame

SHORT, LONG = object(), object()
"""Pieces of input: nothing comes for a short or for a long while."""


def read(*pieces):
    """Return the keys, and the pastes in brackets, that come of input in pieces."""
    keys = _Keys(XTermParser())
    found = []
    for piece in pieces:
        late = piece in {SHORT, LONG}
        found += keys.waited(long=piece is LONG) if late else keys.of(piece)
    return [event.key if hasattr(event, "key") else f"[{event.text}]" for event in found]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("\x1bj", ["alt+j"]),
        ("\x1bd\x1bx\x1b[B", ["alt+d", "alt+x", "down"]),
        ("a\x1bjbc", ["a", "alt+j", "b", "c"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b[1;2A\x1bOA\x1b[[A\x1b[27u", ["shift+up", "up", "f1", "escape"]),
    ],
)
def test_escape_and_a_letter_at_once_are_alt_whatever_follows(typed, keys):
    assert read(typed) == keys


@pytest.mark.parametrize("text", ["plain", "a\x1bdb", "two\rlines", "\x1b[31m red", "\x1b[200", ""])
def test_a_paste_is_never_keys(text):
    pasted = f"x\x1b[200~{text}\x1b[201~y"
    expected = ["x", f"[{text}]", "y"]
    assert read(pasted) == expected
    for cut in range(1, len(pasted)):
        assert read(pasted[:cut], pasted[cut:]) == expected, pasted[cut:]
    for cut in range(3, len(pasted)):
        assert read(pasted[:cut], SHORT, pasted[cut:]) == expected, pasted[cut:]


def test_an_escape_that_nothing_follows_is_one_after_a_short_wait():
    assert read("a\x1b") == ["a"]
    assert read("a\x1b", SHORT) == ["a", "escape"]
    assert read("\x1b\x1b", SHORT) == ["escape", "escape"]
    assert read("\x1b", SHORT, "j") == ["escape", "j"]
    assert read("\x1b", "j") == ["alt+j"]


def test_the_beginning_of_a_paste_that_never_comes_is_keys_after_a_long_wait():
    assert read("\x1b[", SHORT, LONG, "j") == ["alt+left_square_bracket", "j"]
    assert read("\x1b[20", SHORT) == []
    assert read("\x1b[20", SHORT, LONG) == ["alt+left_square_bracket", "2", "0"]


def test_what_looks_like_the_beginning_of_a_paste_is_not_lost():
    assert read("\x1b[2", "~") == ["insert"]
    assert read("\x1b[", "A") == ["up"]


def test_nothing_of_a_paste_is_known_before_its_end():
    assert read("\x1b[200~some", " text") == []


def test_pastes_follow_each_other():
    assert read("\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~\x1bd") == ["[a]", "[b]", "alt+d"]


@pytest.mark.parametrize("rest", ["\x1b[6n", "\x1b[?25l", "\x1b]0;x\x07", "\x1b"])
def test_a_long_text_before_what_is_no_frame_is_soon_seen_through(rest):
    frame = "\x1b[1;1H" + "a" * 4000 + "\n\x1b[38;5;2mred\x1b[0m"
    assert is_frame(frame)
    assert not is_frame(frame + rest)
