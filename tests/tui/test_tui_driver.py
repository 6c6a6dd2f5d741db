"""The driver sends only what differs, and the terminal shows what whole frames would show."""

import re

import pyte
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_seat import lines
from tui_wire import WireDriver, pyte_lines

from tuiplanner.tui.terminal.frames import Screen, is_frame
from tuiplanner.tui.terminal.pens import change

WIDTH, HEIGHT = 16, 4

STYLES = st.sampled_from(
    ["", "", "1", "4", "7", "9", "31", "1;32", "41", "38;5;9", "48;5;12", "38;2;1;2;3",
     "1;38;2;9;8;7;48;2;1;2;3", "4;38;2;5;5;5", "7;31", "3", "48;2;1;2;3",
     "38;2;9;8;7;48;2;1;2;3", "3;38;2;9;8;6;48;2;1;2;3", "1;4;38;2;9;8;7;48;5;2", "7;31;42",
     "9;31;42", "1;7;38;2;9;8;7;48;2;1;2;4"]
)  # fmt: skip
NARROW = [*"ab  ", "é", "e\u0301", "▌", "…"]
WIDE = [*NARROW, "日", "本"]


def runs(characters: list[str], **size: int):
    """Return a strategy for runs of text, each in one style."""
    text = st.lists(st.sampled_from(characters), min_size=1, max_size=8)
    return st.lists(st.tuples(STYLES, text), max_size=3, **size)


def frames(characters: list[str]):
    """Return a strategy for frames that draw parts of some rows."""
    place = st.integers(1, HEIGHT), st.integers(1, WIDTH)
    parts = st.lists(st.tuples(*place, runs(characters, min_size=1)), min_size=1, max_size=6)
    return parts.map(drawn)


def drawn(parts) -> str:
    """Return a frame as Textual writes it: moves, runs each reset after, a move at the end."""
    frame = []
    for row, column, several in parts:
        frame.append(f"\x1b[{row};{column}H")
        room = WIDTH + 1 - column
        for style, characters in several:
            text = ""
            for character in characters:
                # pyte scrolls for what combines with the last cell
                if cell_len(character) > room - (len(character) > 1):
                    break
                text += character
                room -= cell_len(character)
            if text:
                frame.append(f"\x1b[{style}m{text}\x1b[0m" if style else text)
    frame.append(f"\x1b[{parts[-1][0]};{parts[0][1]}H")
    return "".join(frame)


@st.composite
def whole_frames(draw) -> str:
    """Return a frame that draws every cell, as after a change of views."""
    rows = range(1, HEIGHT + 1)
    return drawn([(row, 1, [*draw(runs(WIDE)), ("", [" "] * WIDTH)]) for row in rows])


class Terminal:
    """A terminal that draws what it is sent, with its wrapping of lines turned off as ours is."""

    def __init__(self, width=WIDTH, height=HEIGHT) -> None:
        self.screen = pyte.Screen(width, height)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self.stream = pyte.Stream(self.screen)

    def shows(self) -> list[list[tuple]]:
        return [
            [seen(self.screen.buffer[y][x]) for x in range(self.screen.columns)]
            for y in range(self.screen.lines)
        ]  # fmt: skip


def seen(char) -> tuple:
    """Return what a person sees of a cell: a space has no colour or weight of its own."""
    marked = char.underscore or char.reverse or char.strikethrough
    if char.data == " " and not marked:
        return (" ", char.bg)
    return tuple(char)


@given(parts=st.lists(frames(WIDE), min_size=1, max_size=5), last=whole_frames())
@example(  # the second half of a wide character is written over, and then the character again
    parts=["\x1b[1;3Ha日\x1b[1;5Hb\x1b[1;1H"],
    last=drawn([(row, 1, [("", "a日日" if row == 1 else " " * WIDTH)]) for row in range(1, 5)]),
)
def test_the_terminal_shows_what_whole_frames_would_show(parts, last):
    known, thrifty, whole = Screen(), Terminal(), Terminal()
    for frame in [*parts, last]:
        assert is_frame(frame)
        thrifty.stream.feed(known.difference(frame))
        whole.stream.feed(frame)
        cursors = [(t.screen.cursor.x, t.screen.cursor.y) for t in (thrifty, whole)]
        assert cursors[0] == cursors[1]
    assert thrifty.shows() == whole.shows()


@given(parts=st.lists(frames(NARROW), min_size=1, max_size=5))
def test_after_every_partial_frame_it_shows_what_it_should(parts):
    known, thrifty, whole = Screen(), Terminal(), Terminal()
    for frame in parts:
        thrifty.stream.feed(known.difference(frame))
        whole.stream.feed(frame)
        assert thrifty.shows() == whole.shows()


@given(first=frames(WIDE), frame=whole_frames())
def test_the_same_frame_again_sends_at_most_a_cursor_move(first, frame):
    known = Screen()
    known.difference(first)
    known.difference(frame)
    assert re.fullmatch(r"(\x1b\[[0-9]+;[0-9]+H)?", known.difference(frame))


@given(frame=frames(WIDE), garbage=frames(NARROW))
def test_forgotten_it_sends_the_frame_whole(frame, garbage):
    known, thrifty, whole = Screen(), Terminal(), Terminal()
    known.difference(frame)
    known.forget()
    for terminal, sent in ((thrifty, known.difference(frame)), (whole, frame)):
        terminal.stream.feed(garbage)
        terminal.stream.feed(sent)
    assert thrifty.shows() == whole.shows()


@given(late=st.lists(frames(NARROW), min_size=1, max_size=4))
def test_of_frames_drawn_for_a_larger_window_the_smaller_shows_its_part(late):
    known, small, large = Screen(), Terminal(11, 3), Terminal()
    known.forget(11, 3)
    for frame in late:
        small.stream.feed(known.difference(frame))
        large.stream.feed(frame)
        assert small.shows() == [row[:11] for row in large.shows()[:3]]


def test_a_wide_character_that_only_half_fits_is_left_out_with_what_follows():
    known = Screen()
    known.forget(11, 3)
    assert known.difference("\x1b[1;11H日x\x1b[0mx\x1b[1;9H") == "\x1b[1;9H"
    assert known.difference("\x1b[4;12H") == "\x1b[3;11H"


@given(first=whole_frames(), second=whole_frames())
def test_a_difference_is_never_longer_than_a_frame_sent_whole(first, second):
    known, fresh = Screen(), Screen()
    known.difference(first)
    assert len(known.difference(second)) <= len(fresh.difference(second)) + len("\x1b[4;16H")


@pytest.mark.parametrize(
    "data",
    ["\x1b[?25l", "\x1b[?1049h", "\x1b]52;c;YQ==\x07", "text", "", "\x1b[1;1Hx\x1b[?25h",
     "\x1b[2J\x1b[1;1Hx", "\x1b[1;1Hx\x1b]0;t\x07", "\x1b[1;1Hx\x1b7"],
)  # fmt: skip
def test_what_is_more_than_cells_is_no_frame(data):
    assert not is_frame(data)


KEYS = (
    "j", "L", "enter", "G", "g", "j", "e", "x", "escape", "q", "2", "j", "l", "j", "e", "ctrl+g",
    "3", "l", "G", "colon", "a", "b", "down", "escape", "question_mark", "j", "escape", "1", "n",
    "a", "b", "enter", "space", "3", "enter", "slash", "o", "enter", "escape", "v", "d", "u", "u",
)  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (160, 30)])
async def test_after_every_key_a_real_terminal_shows_the_screen(sit, size):
    async with sit(size=size, driver=WireDriver) as seat:
        terminal = pyte.Screen(*size)
        stream = pyte.Stream(terminal)
        for key in ("", *KEYS):
            await seat.press(*([key] if key else []))
            await seat.saved()
            stream.feed(seat.app._driver.take())
            assert terminal.display == lines(seat.app), key


async def test_nothing_is_sent_while_nothing_happens(sit):
    async with sit(driver=WireDriver) as seat:
        await seat.press("e", "x")
        await seat.saved()
        seat.app._driver.take()
        await seat.settle()
        seat.app.screen.refresh()
        await seat.settle()
        assert re.fullmatch(r"(\x1b\[[0-9]+;[0-9]+H)?", seat.app._driver.take())


async def test_after_ctrl_l_and_after_a_resize_everything_is_sent_again(sit):
    async with sit(driver=WireDriver) as seat:
        await seat.saved()
        seat.app._driver.take()
        await seat.press("ctrl+l")
        assert pyte_lines(seat.app._driver.take(), 80, 24) == lines(seat.app)
        await seat.resize(100, 30)
        assert pyte_lines(seat.app._driver.take(), 100, 30) == lines(seat.app)


async def test_a_window_made_smaller_shows_nothing_of_the_larger(sit):
    async with sit(driver=WireDriver) as seat:
        terminal = Terminal(80, 24)
        for size in ((60, 15), (100, 30), (79, 23), (80, 24), (60, 15)):
            terminal.stream.feed(seat.app._driver.take())
            terminal.screen.resize(size[1], size[0])
            await seat.resize(*size)
            terminal.stream.feed(seat.app._driver.take())
            assert terminal.screen.display == lines(seat.app)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("", "1;31;42", "1;31;42"),
        ("1;31;42", "", "0"),
        ("1;31;42", "1;33;42", "33"),
        ("1;31;42", "31;43", "22;43"),
        ("1;38;2;1;2;3;48;2;1;1;1", "2;38;2;1;2;3;48;2;1;1;1", "22;2"),
        ("1;2;38;5;100;48;5;100", "2;38;5;100;48;5;100", "22;2"),
        ("38;2;1;2;3;48;2;1;1;1", "9;53;38;2;1;2;3;48;2;1;1;1", "9;53"),
        ("9;53;38;2;1;2;3;48;2;1;1;1", "38;2;1;2;3;48;2;1;1;1", "29;55"),
        ("1;4;31;42", "7;35;41", "0;7;35;41"),  # no shorter than all of them
        ("1", "7", "0;7"),  # without colours: a terminal of few codes
        ("31;42;58;5;1", "33;42", "0;33;42"),  # not known here
    ],
)
def test_a_look_is_told_by_what_differs(before, after, codes):
    assert change(before, after) == codes


@pytest.mark.parametrize(
    ("keys", "most"),
    [(("j",), 600), (("L",), 3_500), (("e",), 1_500), (("e", "x"), 250), (("2",), 8_000),
     (("2", "1"), 4_000)],
)  # fmt: skip
async def test_no_key_sends_more_than_it_may(sit, keys, most):
    async with sit(driver=WireDriver) as seat:
        assert len(seat.app._driver.take().encode()) <= 8_000
        await seat.press(*keys[:-1])
        await seat.saved()
        seat.app._driver.take()
        await seat.press(keys[-1])
        await seat.saved()
        assert 0 < len(seat.app._driver.take().encode()) <= most
