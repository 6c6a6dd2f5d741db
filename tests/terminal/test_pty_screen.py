"""The terminals that are played: what they send for a key and make of what they get."""

import re

import pytest

from .pty_keys import KINDS, encode
from .pty_screen import Emulator


def emulated(*chunks, kind="xterm", size=(20, 4)):
    emulator = Emulator(KINDS[kind], *size)
    for chunk in chunks:
        emulator.feed(chunk)
    return emulator


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        ("a", "xterm", b"a"),
        ("L", "xterm", b"L"),
        ("é", "xterm", "é".encode()),
        ("+", "xterm", b"+"),
        ("question_mark", "xterm", b"?"),
        ("shift+a", "xterm", b"A"),
        ("ctrl+s", "xterm", b"\x13"),
        ("ctrl+space", "xterm", b"\0"),
        ("ctrl+enter", "xterm", b"\r"),
        ("alt+j", "xterm", b"\x1bj"),
        ("shift+tab", "xterm", b"\x1b[Z"),
        ("backspace", "xterm", b"\x7f"),
        ("ctrl+backspace", "xterm", b"\x08"),
        ("up", "xterm", b"\x1b[A"),
        ("shift+right", "xterm", b"\x1b[1;2C"),
        ("ctrl+left", "xterm", b"\x1b[1;5D"),
        ("delete", "xterm", b"\x1b[3~"),
        ("ctrl+pagedown", "xterm", b"\x1b[6;5~"),
        ("home", "xterm", b"\x1b[H"),
        ("f1", "xterm", b"\x1bOP"),
        ("f5", "xterm", b"\x1b[15~"),
        ("f12", "xterm", b"\x1b[24~"),
        ("shift+f1", "xterm", b"\x1b[1;2P"),
        ("shift+right", "linux", b"\x1b[C"),
        ("home", "linux", b"\x1b[1~"),
        ("f1", "linux", b"\x1b[[A"),
        ("f5", "linux", b"\x1b[[E"),
        ("f6", "linux", b"\x1b[17~"),
        ("ctrl+up", "putty", b"\x1b[A"),
        ("end", "putty", b"\x1b[4~"),
        ("f4", "putty", b"\x1b[14~"),
        ("f1", "kitty", b"\x1bOP"),
        ("enter", "kitty", b"\r"),
    ],
)
def test_keys_are_those_of_the_terminal(key, kind, expected):
    assert encode(key, KINDS[kind]) == expected


def test_the_cursor_mode_changes_the_arrows_but_not_the_modified_ones():
    assert encode("up", KINDS["xterm"], cursor_mode=True) == b"\x1bOA"
    assert encode("shift+up", KINDS["xterm"], cursor_mode=True) == b"\x1b[1;2A"


@pytest.mark.parametrize(
    ("key", "flags", "expected"),
    [
        ("a", 1, b"a"),
        ("escape", 1, b"\x1b[27u"),
        ("enter", 1, b"\r"),
        ("ctrl+enter", 1, b"\x1b[13;5u"),
        ("ctrl+i", 1, b"\x1b[105;5u"),
        ("shift+tab", 1, b"\x1b[9;2u"),
        ("a", 25, b"\x1b[97;;97u"),
        ("L", 25, b"\x1b[108;2;76u"),
        ("space", 25, b"\x1b[32;;32u"),
        ("enter", 25, b"\x1b[13u"),
        ("alt+j", 25, b"\x1b[106;3u"),
        ("f1", 25, b"\x1b[P"),
        ("up", 25, b"\x1b[A"),
    ],
)
def test_keys_in_the_kitty_protocol(key, flags, expected):
    assert encode(key, KINDS["kitty"], kitty_flags=flags) == expected


@pytest.mark.parametrize("key", ["", "hyper+a", "no_such_key", "shift+no_such_key"])
def test_an_unknown_key_is_refused(key):
    with pytest.raises(ValueError, match="no such"):
        encode(key, KINDS["xterm"])


def test_a_page_of_its_own_leaves_the_shell_s_as_it_was():
    emulator = emulated(b"shell\x1b[?1049h\x1b[Hprogram")
    assert emulator.alternate
    assert emulator.lines() == ["program", "", "", ""]
    emulator.feed(b"\x1b[?1049l!")
    assert not emulator.alternate
    assert emulator.lines()[0] == "shell!"


def test_output_may_be_cut_anywhere():
    data = (
        "é\x1b[1;31mred\x1b[0m \x1b]0;title\x1b\\\x1b[?1049h日本\x1bPjunk\x1b\\.\x1b[2;3Hx".encode()
    )
    whole = emulated(data)
    cut = emulated(*(data[i : i + 1] for i in range(len(data))))
    assert whole.lines() == ["     日本.", "  x", "", ""]
    assert cut.lines() == whole.lines()
    assert cut.title == whole.title == "title"


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[>25u",
        b"\x1b[<u",
        b"\x1b[=1;1u",
        b"\x1b[>4;2m",
        b"\x1b[?2026$p",
        b"\x1b[2 q",
        b"\x1b[!p",
        b"\x1b[>q",
        b"\x1b[22;0t",
        b"\x1bP+q544e\x1b\\",
        b"\x1b_Gi=31;AAAA\x1b\\",
        b"\x1b]8;;http://localhost\x1b\\",
        b"\x1b(B",
        b"\x1b=",
        b"\x1b\x1b[0m",
    ],
)
def test_what_only_steers_is_neither_drawn_nor_changes_the_style(sequence):
    emulator = emulated(b"a", sequence, b"b")
    assert emulator.lines()[0] == "ab"
    assert emulator.cells(0)[1] == emulator.cells(0)[0]._replace(data="b")


def test_sub_parameters_of_a_style_are_left_out():
    emulator = emulated(b"\x1b[1;4:3mx")
    cell = emulator.cells(0)[0]
    assert (cell.data, cell.bold, cell.underscore) == ("x", True, True)


def test_characters_without_width_take_no_cell():
    emulator = emulated("a\u200bb ❤\ufe0f|e\u0301|日|".encode())
    assert emulator.lines()[0] == "ab ❤|é|日|"
    assert [cell.data for cell in emulator.cells(0)[:10]] == [*"ab ❤|é|日", "", "|"]


def test_scrolling_by_control_sequence():
    emulator = emulated(b"1\r\n2\r\n3\r\n4\x1b[2;1H\x1b[Sx")
    assert emulator.lines() == ["2", "x", "4", ""]
    emulator.feed(b"\x1b[2Ty")
    assert emulator.lines() == ["", " y", "2", "x"]


def test_deleting_lines_brings_up_those_never_written():
    assert emulated(b"1\r\n2\x1b[H\x1b[2M").lines() == ["", "", "", ""]


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("xterm", rb"\x1b\[\?64;[\d;]+c\x1b\[1;4R\x1b\[\?2026;0\$y\x1b\[\?2048;0\$y"),
        ("kitty", rb"\x1b\[\?62;c\x1b\[1;4R\x1b\[\?2026;2\$y\x1b\[\?2048;2\$y\x1b\[\?0u"),
        ("linux", rb"\x1b\[\?6c\x1b\[1;4R"),
        ("putty", rb"\x1b\[\?6c\x1b\[1;4R"),
        ("mute", rb""),
    ],
)
def test_questions_are_answered_as_the_terminal_would(kind, answers):
    emulator = emulated(b"abc", kind=kind)
    got = emulator.feed(b"\x1b[c\x1b[6n\x1b[?2026$p\x1b[?2048$p\x1b[?u")
    assert re.fullmatch(answers, got), got


def test_the_kitty_stack():
    emulator = emulated(b"\x1b[>1u\x1b[>25u", kind="kitty")
    assert emulator.feed(b"\x1b[?u") == b"\x1b[?25u"
    emulator.feed(b"\x1b[<u")
    assert emulator.kitty_flags == 1
    emulator.feed(b"\x1b[<u")
    assert emulator.kitty_flags == 0
    assert emulated(b"\x1b[>25u", kind="xterm").kitty_flags == 0
