from datetime import date

import pytest
from career_data import career

from tuiplanner.career import due

GOALS = {1: {"stage": "in-progress", "title": "Sail"}}


def texts(today, **tables):
    return [one.text for one in due.due(career(**{"goals": GOALS, **tables}), today)]


def test_nothing_is_due_in_an_empty_file(today):
    assert due.due(career(), today) == []
    assert due.in_words([], today) == ""


@pytest.mark.parametrize(
    ("on", "is_due"),
    [
        ("2026-11-23", True), ("2026-11-22", True), ("2026-11-24", False), ("2026-11", False),
        ("2026-10", True), ("2026", False), (None, False),
    ],
)  # fmt: skip
def test_a_step_and_a_goal_in_progress_are_due_from_the_last_day_they_can_mean(on, is_due, today):
    assert texts(today, steps={2: {"due": on}}) == ["Buy a boat"] * is_due
    assert texts(today, goals={1: {**GOALS[1], "due": on}}) == ["Sail"] * is_due


def test_what_is_done_or_of_no_open_goal_is_not_due(today):
    step = {"due": "2026-11-01"}
    assert texts(today, steps={2: {**step, "done": "2026-11-02"}}) == []
    for goal in ({"stage": "achieved"}, {**GOALS[1], "let_go": "2026-01-01"}):
        assert texts(today, goals={1: {**goal, "due": "2020"}}, steps={2: step}) == []
    assert texts(today, goals={}, steps={2: step}) == []
    assert texts(today, goals={1: {"stage": "idea", "due": "2020"}}, steps={2: step}) == [
        "Buy a boat"
    ]


def test_mentors_who_wait_are_due(today):
    mentors = {
        4: {"name": "Ana", "created": "2026-10-24T00:00:00Z"},
        5: {"name": "Bo", "created": "2020-01-01T00:00:00Z"},
        6: {"name": "Cem", "created": "2026-10-25T00:00:00Z"},
        7: {"name": "Dora", "created": "2020-01-01T00:00:00Z", "ended": "2026-01-01"},
    }
    assert texts(today, mentors=mentors) == ["talk with Bo", "talk with Ana"]


def test_a_talk_planned_for_today_is_due_and_one_logged_today_is_not(today):
    mentors = {4: {"name": "Ana", "every": None}}
    talk = {"mentor": 4, "date": "2026-11-23"}
    planned = {**talk, "created": "2026-11-22T00:00:00Z"}
    logged = {**talk, "created": "2026-11-23T00:00:00Z"}
    assert texts(today, mentors=mentors, talks={8: planned, 9: logged}) == ["talk with Ana"]
    assert texts(today, mentors=mentors, talks={8: {**planned, "date": "2026-11-24"}}) == []


def test_a_decision_to_be_looked_back_on_is_due(today):
    decisions = {4: {"look_back_on": "2026-11-20"}, 5: {"look_back_on": "2026-11-24"}}
    assert texts(today, decisions=decisions) == ["look back on 'Take the offer?'"]


def test_what_has_waited_longest_comes_first_on_one_line(today):
    steps = {one: {"due": f"2026-11-{one}", "text": f"step {one}"} for one in (23, 22, 20, 21, 19)}
    found = due.due(career(goals=GOALS, steps=steps), today)
    assert [one.record for one in found] == [19, 20, 21, 22, 23]
    assert found[0].day == date(2026, 11, 19)
    line = "due: step 19 (4 days late), step 20 (3 days late), step 21 (2 days late), and 2 more"
    assert due.in_words(found, today) == line
    assert due.in_words(found[3:], today) == "due: step 22 (1 day late), step 23"
