"""config.toml in the installed program: what is set holds, and what is wrong is said."""

from pathlib import Path

import pytest

from .careers import write_career
from .person import Person


@pytest.fixture
def sits(terminal, careerboard, careerboard_env, tmp_path):
    """`sits(text)` starts the application with that config.toml on a file of thirty goals."""
    write_career(tmp_path / "career.json", 30)

    def sits(text):
        folder = Path(careerboard_env["XDG_CONFIG_HOME"], "careerboard")
        folder.mkdir(parents=True)
        (folder / "config.toml").write_text(text)
        return Person.sits(terminal, careerboard, env=careerboard_env)

    return sits


def test_the_view_the_dates_and_the_theme_are_those_that_are_set(sits):
    person = sits('start_view = "review"\nweek_starts = "sunday"\ntheme = "light"\n')
    person.sees("this week · 22 - 28 Nov 2026")
    before = person.terminal.total_bytes
    person.press(":", *"theme dark", sees="Theme: dark")
    person.press("enter", sees="theme dark till you leave; config.toml says light")
    assert person.terminal.total_bytes > before + 1_000  # the whole screen in other colours
    person.leaves()


def test_a_command_has_the_keys_that_are_set_and_no_others(sits):
    person = sits('[keys]\n"app.find" = "z"\n"view.new" = "!, f2"\n')
    person.sees("! new").press("z", sees="find:").press("ctrl+g").press("f2", sees="⏎ saves")
    person.press("ctrl+g", sees="nothing added").press("n").press("!", sees="⏎ saves")
    person.press("ctrl+g", sees="nothing added").leaves()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[keys]\n"board.wy" = "z"', "line 2: there is no command board.wy; did you mean"),
        ('[keys]\n"board.why" = "d"', "line 2: d is also the key of view.delete; choose another"),
        ('start_view = "bord"', "config.toml line 1: start_view = bord is none of board, jobs"),
        ("theme", "config.toml is not TOML"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_goes_on(sits, text, told):
    person = sits(text)
    person.sees(lambda shown: told in " ".join(shown.text.split()))
    person.press("l", sees="Idea").leaves()


def test_in_ascii_no_other_byte_is_sent(sits):
    person = sits('glyphs = "ascii"\n')
    person.press("2", sees="No job").press("3", sees="N adds").press("1").press("?", sees="Keys")
    person.press("q").sees("Enter open").press("e", sees="saves").press(
        "ctrl+g", sees="left"
    ).leaves()
    assert not [byte for byte in person.terminal.log if byte > 0x7F]


def test_without_the_mouse_the_terminal_keeps_its_own(sits):
    person = sits("mouse = false\n")
    assert b"\x1b[?1000h" not in person.terminal.log
    person.leaves()
