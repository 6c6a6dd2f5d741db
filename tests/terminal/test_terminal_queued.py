"""Keys that arrive faster than they are acted on, as over a slow link, keep their meaning."""

import itertools

import pytest

from .careers import STAGES, rows, titles, write_career
from .person import Person

IDEA = "those in idea"


@pytest.fixture
def career(tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 30)
    return path


def test_a_title_and_a_move_written_at_once(terminal, careerboard, tmp_path):
    person = Person.sits(terminal, careerboard)
    person.terminal.write(b"nA quick title\rL")
    person.sees("moved 'A quick title' to in progress").leaves()
    assert titles(tmp_path / "career.json") == {"A quick title": "in-progress"}


def test_a_whole_tour_written_at_once_into_a_program_that_is_starting(
    terminal, careerboard, tmp_path
):
    person = Person(terminal([careerboard], timeout=60))
    person.sees(lambda _: 2004 in person.terminal.modes)
    person.terminal.write(
        b"nSail\rnDive\rL\rnBuy a map\r q2NTidewater\rnwCut the build\r3NAna\rnSails\rpSend\r1uq"
    )
    assert person.terminal.wait_exit() == 0
    path = tmp_path / "career.json"
    assert titles(path) == {"Sail": "idea", "Dive": "in-progress"}
    assert [(row["text"], row["done"]) for row in rows(path, "steps")] == [
        ("Buy a map", "2026-11-23")
    ]
    assert [row["text"] for row in rows(path, "entries")] == ["Cut the build"]
    assert [row["topics"] for row in rows(path, "talks")] == ["Sails"]
    assert rows(path, "promises") == []


@pytest.mark.parametrize("keys", ["LH" * 100, "L" * 100 + "H" * 99, "LLHLHH" * 33 + "LL"])
def test_two_hundred_moves_at_once_do_no_harm(terminal, careerboard, career, keys):
    person = Person.sits(terminal, careerboard)
    person.terminal.write(keys.encode() + b"\r")
    person.sees("done when")
    columns = itertools.accumulate(
        (1 if key == "L" else -1 for key in keys),
        lambda column, by: min(max(column + by, 0), 2),
        initial=0,
    )
    *_, column = columns
    person.press("q", "e", *" here", "enter", sees="' to 'Goal 1 of those in idea here'").leaves()
    stages = titles(career)
    assert len(stages) == 30
    assert stages[f"Goal 1 of {IDEA} here"] == STAGES[column]


@pytest.mark.parametrize("kind", ["xterm", "kitty", "linux", "putty"])
def test_escape_and_a_letter_at_once_leave_the_field_and_move(terminal, careerboard, career, kind):
    person = Person.sits(terminal, careerboard, kind=kind)
    person.press("e", *" x", sees="idea x").press("escape", "j").has_cursor_on(f"Goal 2 of {IDEA}")
    person.terminal.write(b"e\x1bk")
    person.has_cursor_on(f"Goal 1 of {IDEA}").leaves()
    assert f"Goal 1 of {IDEA}" in titles(career)
    assert f"Goal 2 of {IDEA}" in titles(career)


@pytest.mark.parametrize("kind", ["xterm", "kitty", "linux", "putty"])
def test_an_alt_letter_changes_nothing(terminal, careerboard, career, kind):
    person = Person.sits(terminal, careerboard, kind=kind)
    before = titles(career)
    for key in ("alt+d", "alt+x", "alt+L"):
        person.press(key, sees="Idea · 10").press("down").has_cursor_on(f"Goal 2 of {IDEA}")
        person.press("up").has_cursor_on(f"Goal 1 of {IDEA}")
    person.press("down").has_cursor_on(f"Goal 2 of {IDEA}")
    person.press("e", sees="⏎ saves").press("alt+d", sees="left as it was")
    person.press("up").has_cursor_on(f"Goal 1 of {IDEA}").leaves()
    assert titles(career) == before
