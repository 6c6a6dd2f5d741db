"""Adding a playbook: goals and steps in one change."""

from datetime import timedelta

import pytest

from tuiplanner.career import goals
from tuiplanner.career.errors import Refused
from tuiplanner.career.playbooks import PLAYBOOKS, PlaybookGoal, PlaybookStep, named, present
from tuiplanner.planner import playbooks


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda one: one.name)
def test_a_playbook_brings_its_goals_as_ideas_in_its_order(planner, playbook, today):
    change, first = playbooks.add(planner, playbook)
    career = planner.career
    ideas = [career.goals[one] for one in goals.column(career, "idea")]
    assert [one.title for one in ideas] == [one.title for one in playbook.goals]
    assert ideas[0].id == first
    assert change.name == f"add playbook '{playbook.title}'"
    for made, wanted in zip(ideas, playbook.goals, strict=True):
        assert (made.why, made.done_when) == (wanted.why, wanted.done_when)
        assert (made.obstacle, made.if_then) == (wanted.obstacle, wanted.if_then)
        steps = goals.steps_of(career, made.id)
        assert [one.text for one in steps] == [one.text for one in wanted.steps]
        assert [one.due.lo() for one in steps] == [
            today + timedelta(days=one.days) for one in wanted.steps
        ]
        assert {one.added for one in steps} == {today}


def test_the_first_goal_may_be_started_at_once(planner):
    _, first = playbooks.add(planner, named("find-a-mentor"), start=True)
    career = planner.career
    assert goals.column(career, "in-progress") == [first]
    assert career.goals[first].title == "Know what I want help with"
    assert len(goals.column(career, "idea")) == 2


def test_a_playbook_is_one_change_and_one_undo(planner):
    planner.goals.add({"title": "Sail"})
    before = planner.career.rows["goals"]
    playbooks.add(planner, named("change-career"))
    assert len(present(planner.career, named("change-career"))) == 3
    planner.undo()
    assert planner.career.rows["goals"] == before
    assert not planner.career.rows["steps"]
    planner.redo()
    assert len(planner.career.steps) == 8


def test_what_was_edited_is_what_is_added(planner):
    goal = PlaybookGoal("Ask Ana", (PlaybookStep("Call her", 2),), why="she knows")
    playbooks.add(planner, named("find-a-mentor")._replace(goals=(goal,)))
    (made,) = planner.career.goals.values()
    assert (made.title, made.why, made.done_when) == ("Ask Ana", "she knows", "")


@pytest.mark.parametrize("goals", [(), (PlaybookGoal("", ()),), (PlaybookGoal("x" * 121, ()),)])
def test_nothing_is_added_of_what_does_not_fit(planner, goals):
    with pytest.raises(Refused):
        playbooks.add(planner, named("find-a-mentor")._replace(goals=goals))
    assert not planner.career.rows.get("goals")
