"""config.toml: what may be set, where a value comes from, and a sentence for every mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.settings import config
from tuiplanner.settings.config import OPTIONS, load, read

WHOLE = """\
# how I like it
theme = "light"
start_view = 'career'
mouse = false
dates = "2026-11-15"

[thresholds]
stalled = 14
"in_progress" = 5

[keys]
"board.why" = "z"
view.new = "n, insert"
"""


def test_a_file_sets_what_it_names_and_leaves_the_rest():
    found = read(WHOLE)
    assert found.mistakes == ()
    assert [found.value(name) for name in ("theme", "start_view", "mouse", "dates", "glyphs")] == [
        "light", "career", False, "2026-11-15", "unicode",
    ]  # fmt: skip
    assert (found.thresholds.stalled, found.thresholds.in_progress) == (14, 5)
    assert found.thresholds.dormant == 730
    assert found.keys == {"board.why": "z", "view.new": "n, insert"}


def test_each_value_knows_its_line():
    found = read(WHOLE)
    assert found.where("theme") == "line 2"
    assert found.where("thresholds.in_progress") == "line 9"
    assert found.where("keys.board.why") == "line 12"
    assert found.where("keys.view.new") == "line 13"
    assert found.where("glyphs") == "default"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '\nstart_view = "bord"',
            (
                "config.toml line 2: start_view = bord is none of board, jobs, "
                "mentors, career, decisions, review; board it is"
            ),
        ),
        (
            "theme = 3",
            "config.toml line 1: theme = 3 is none of dark, light, ansi-dark, ansi-light",
        ),
        ('mouse = "yes"', "config.toml line 1: mouse = yes is neither true nor false; true it is"),
        (
            "[thresholds]\nstalled = 0",
            (
                "config.toml line 2: thresholds.stalled = 0 is no whole "
                "number from 1 to 3650; 21 it is"
            ),
        ),
        (
            "[thresholds]\nstalled = true",
            (
                "config.toml line 2: thresholds.stalled = true is no whole "
                "number from 1 to 3650; 21 it is"
            ),
        ),
        (
            "[thresholds]\nstalled = 2.5",
            (
                "config.toml line 2: thresholds.stalled = 2.5 is no whole "
                "number from 1 to 3650; 21 it is"
            ),
        ),
        (
            "thresholds = 5",
            (
                "config.toml line 1: thresholds is a section: write [thresholds] and its options "
                "below it"
            ),
        ),
        ("them = 1", "config.toml line 1: there is no option them; did you mean theme?"),
        (
            "[thresholds]\nstaled = 1",
            (
                "config.toml line 2: there is no option thresholds.staled; "
                "did you mean thresholds.stalled?"
            ),
        ),
        (
            "zzz = 1",
            "config.toml line 1: there is no option zzz; careerboard config prints all there are",
        ),
        ("keys = 3", 'config.toml line 1: keys must be keys in quotes, such as "x" or "ctrl+x"'),
        (
            "[keys]\nview.new = 3",
            'config.toml line 2: keys.view.new must be keys in quotes, such as "x" or "ctrl+x"',
        ),
        (
            "theme",
            (
                "config.toml is not TOML: expected '=' after a key in a key/value pair (at end "
                "of document); nothing in it is used until that is mended"
            ),
        ),
        (
            'theme = "\x1b[31m"',
            (
                "config.toml is not TOML: illegal character '\\x1b' (at line 1, "
                "column 10); nothing in it is used until that is mended"
            ),
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_would_be_right(text, sentence):
    found = read(text)
    assert found.mistakes == (sentence,)
    assert not found.given
    assert not found.keys


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"board.wy" = "z"', "there is no command board.wy; did you mean board.why?"),
        ('zzz = "z"', "there is no command zzz; the README has the names"),
        (
            '"board.why" = "z, ctrl+q"',
            "ctrl+q belongs to terminals or does not reach programs; choose another",
        ),
        (
            '"board.why" = "Alt+w"',
            "Alt+w belongs to terminals or does not reach programs; choose another",
        ),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_its_line(line, told):
    found = read(f"[keys]\n{line}\n")
    assert found.mistakes == (f"config.toml line 2: {told}",)
    assert not found.keys


def test_a_mistake_costs_only_its_own_option():
    found = read('theme = "pink"\nglyphs = "ascii"\n')
    assert found.value("theme") is None
    assert found.value("glyphs") == "ascii"


def test_a_missing_file_sets_nothing(tmp_path):
    assert load(tmp_path / "config.toml") == config.Config()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"#" * 1_000_001, "has more than a million bytes"),
        (b"a = " + b"[" * 100_000, "is not TOML"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, data, told):
    (tmp_path / "config.toml").write_bytes(data)
    found = load(tmp_path / "config.toml")
    assert len(found.mistakes) == 1
    assert told in found.mistakes[0]


def test_a_byte_order_mark_and_dos_lines_are_no_mistake(tmp_path):
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbftheme = "light"\r\nmouse = false\r\n')
    found = load(tmp_path / "config.toml")
    assert found.mistakes == ()
    assert (found.value("theme"), found.value("mouse")) == ("light", False)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path):
    (tmp_path / "config.toml").mkdir()
    assert "could not be read (is a directory)" in load(tmp_path / "config.toml").mistakes[0]


def test_every_default_is_allowed():
    for option in OPTIONS:
        assert option.default is None or not option.refusal(option.default), option


@given(st.text(st.sampled_from("ab=[].\"'\n\\#1{}, \x00ë"), max_size=40))
def test_whatever_it_holds_there_is_a_config_or_a_sentence(text):
    found = read(text)
    assert all(sentence.startswith("config.toml") for sentence in found.mistakes)
    assert all("\n" not in sentence and "\x00" not in sentence for sentence in found.mistakes)
