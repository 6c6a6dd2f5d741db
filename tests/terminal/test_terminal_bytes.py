"""What the application sends over the line: bytes are exact, so their limits are asserted."""

import pytest

from .careers import write_career
from .person import Person

CARDS = (30, 3000)


@pytest.fixture
def sits(terminal, careerboard, careerboard_env, tmp_path):
    """`sits(goals)` gives a person before so many goals, in full colour, all at rest."""

    def sits(goals=30, **options):
        path = tmp_path / f"{goals}.json"
        write_career(path, goals)
        env = {**careerboard_env, "CAREERBOARD_FILE": str(path), "COLORTERM": "truecolor"}
        person = Person.sits(terminal, careerboard, env=env, quiet_ms=50, **options)
        return person.press("ctrl+c", sees="q quits").at_rest()

    return sits


def sent(person, *keys):
    """Return how many bytes each key brought, its save included."""
    return [len(person.step(key)) for key in keys]


@pytest.mark.parametrize("goals", CARDS)
def test_the_start_costs_at_most_8000_bytes(
    terminal, careerboard, careerboard_env, tmp_path, goals
):
    write_career(tmp_path / "career.json", goals)
    env = {**careerboard_env, "COLORTERM": "truecolor"}
    person = Person.sits(terminal, careerboard, env=env).at_rest()
    assert b"\x1b[38;2;" in person.terminal.log or b";38;2;" in person.terminal.log
    assert 2000 < person.terminal.total_bytes <= 8000


def test_a_cursor_key_costs_the_same_among_few_goals_and_many(sits):
    keys = ("down", "down", "up", "right", "left")
    few, many = (sent(sits(goals), *keys) for goals in CARDS)
    assert few == many
    assert max(few) <= 600


@pytest.mark.parametrize("goals", CARDS)
def test_moving_a_card_costs_at_most_3500_bytes(sits, goals):
    assert max(sent(sits(goals), "L", "L", "H", "H", "J", "K")) <= 3500


def test_scrolling_half_a_page_costs_at_most_3500_bytes(sits):
    assert max(sent(sits(3000), "pagedown", "pagedown", "pageup")) <= 3500


def test_a_view_costs_less_when_seen_before(sits):
    person = sits()
    assert max(sent(person, "2", "3")) <= 8000
    assert max(sent(person, "1", "2", "1", "3")) <= 4000
    assert max(sent(person, "1", "enter")) <= 8000
    assert max(sent(person, "q", "enter")) <= 4000


@pytest.mark.parametrize("opens", ["e", "n"])
def test_an_edit_in_place(sits, opens):
    person = sits()
    assert max(sent(person, opens)) <= 1500
    assert max(sent(person, *"a title")) <= 250
    assert max(sent(person, "enter")) <= 3500


def test_an_edit_of_a_note(sits):
    person = sits()
    person.press("enter", sees="let go why").press("end", *"kkk").has_cursor_on("note")
    assert max(sent(person, "e")) <= 1500
    assert max(sent(person, *"a note")) <= 250


@pytest.mark.parametrize("keys", [[], ["L"], ["e"], ["2", "n"]])
def test_nothing_is_sent_while_nothing_happens(sits, keys):
    person = sits()
    for key in keys:
        person.step(key)
    assert person.at_rest().terminal.watch(1.5).data == b""
