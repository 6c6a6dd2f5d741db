"""Two sessions and commands on one file: each shows what the other did, and nothing is lost."""

import subprocess

import pytest

from .careers import rows, titles, write_career
from .person import PATIENCE, Person

COUNT = 500
BATCH = 25


@pytest.fixture
def run(careerboard, careerboard_env):
    """`run(*args)` gives what a command on the same file prints."""

    def run(*args):
        done = subprocess.run(
            [careerboard, *args], env=careerboard_env, capture_output=True, text=True, check=True
        )
        return done.stdout

    return run


@pytest.fixture
def two(terminal, careerboard):
    return [Person.sits(terminal, careerboard) for _ in range(2)]


def test_a_change_in_one_session_shows_in_the_other(two, tmp_path):
    ann, bob = two
    ann.press("n", *"Learn to sail", "enter", sees="added 'Learn to sail'")
    bob.sees("▌ Learn to sail").press("e", *" well", "enter", sees="edited 'Learn to sail'")
    ann.sees("Learn to sail well").press("L", sees="moved 'Learn to sail well' to in progress")
    bob.sees("In progress · 1/3").press("2", "N", *"Tidewater", "enter", sees="added 'Tidewater'")
    ann.press("2", sees="Tidewater").press("u", sees="undid: move")
    bob.press("1", sees="Idea · 1")
    for person in two:
        person.leaves()
    assert titles(tmp_path / "career.json") == {"Learn to sail well": "idea"}


def test_what_is_being_typed_survives_a_change_from_elsewhere(two, tmp_path):
    ann, bob = two
    ann.press("n", *"First", "enter", sees="added 'First'")
    bob.sees("▌ First").press("e", *" and")
    ann.press("n", *"Second", "enter", sees="added 'Second'")
    ann.press("g", "J", sees="ordered 'First'")
    bob.sees("Second").sees("First and").press(*" foremost", "enter", sees="edited 'First' to")
    ann.sees("First and foremost")
    for person in two:
        person.leaves()
    assert set(titles(tmp_path / "career.json")) == {"First and foremost", "Second"}


def test_a_title_changed_by_both_while_it_is_open_keeps_both_texts(two, tmp_path):
    ann, bob = two
    ann.press("n", *"Sail", "enter", sees="added 'Sail'")
    bob.sees("▌ Sail").press("e", *" far")
    ann.press("e", *" home", "enter", sees="edited 'Sail' to 'Sail home'")
    bob.sees("the title is now 'Sail home' elsewhere").sees("Sail far")
    bob.press("enter", sees="≠ 1 conflict")
    for person in two:
        person.sees("≠ 1 conflict").press("C", sees="Sail home").sees("Sail far").press("ctrl+g")
    ann.press("d", sees="deleted 'Sail far'")
    bob.loses("▌ ≠ Sail").leaves()
    ann.leaves()


def test_a_title_open_while_its_goal_is_deleted_elsewhere_comes_back(two, tmp_path):
    ann, bob = two
    ann.press("n", *"Sail", "enter", sees="added 'Sail'")
    bob.sees("▌ Sail").press("e", *" far")
    ann.press("d", sees="deleted 'Sail'")
    bob.sees("this goal was deleted elsewhere; ⏎ brings it back").press("enter")
    ann.sees("Sail far")
    for person in two:
        person.leaves()
    assert titles(tmp_path / "career.json") == {"Sail far": "idea"}


def test_commands_show_in_the_open_application(terminal, careerboard, run):
    person = Person.sits(terminal, careerboard).press("2", sees="0 entries")
    run("log", "Cut the build to 4 minutes", "--win")
    person.sees("1 entry").sees("Cut the build to 4 minutes")
    assert run("undo").startswith("undid: log win")
    person.loses("Cut the build").sees("0 entries")
    run("add", "goal", "Learn to sail")
    person.press("1", sees="Learn to sail")
    run("move", "learn-to-sail", "in-progress")
    person.sees("In progress · 1/3")
    person.press("n", *"By hand", "enter", sees="added 'By hand'")
    person.at_rest()
    assert "By hand" in run("list", "goals")
    assert run("undo") == "undid: add 'By hand'\n"
    person.loses("▌ By hand").leaves()


def test_two_applications_with_five_hundred_changes_each_lose_none(terminal, careerboard, tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 3)
    options = {"timeout": PATIENCE * 3}
    people = {name: Person.sits(terminal, careerboard, **options) for name in "ab"}
    for first in range(0, COUNT, BATCH):
        for name, person in people.items():
            keys = "".join(f"n{name}{number}\r" for number in range(first, first + BATCH))
            person.terminal.write(keys.encode())
    for name, person in people.items():
        person.sees(f"added '{name}{COUNT - 1}'").leaves()
    found = set(titles(path))
    assert {f"{name}{number}" for name in people for number in range(COUNT)} <= found
    assert len(found) == 2 * COUNT + 3
    ranks = [row["rank"] for row in rows(path, "goals") if row["stage"] == "idea"]
    assert all(ranks)


def test_moves_of_one_card_by_two_applications_end_in_one_place(terminal, careerboard, tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 6)
    two = [Person.sits(terminal, careerboard) for _ in range(2)]
    for _ in range(4):
        for person in two:
            person.terminal.write(b"LHJK" * 15)
    for person in two:
        person.press("ctrl+c", sees="q quits").at_rest()
    for person in two:
        person.leaves()
    assert len(titles(path)) == 6
    again = Person.sits(terminal, careerboard)
    shown = {title for title in titles(path) if title[:18] in again.text}
    assert shown == set(titles(path))
