import pytest
from career_data import career

from tuiplanner.career import playbooks
from tuiplanner.career.playbooks import PLAYBOOKS
from tuiplanner.career.satisfaction import of_job
from tuiplanner.career.text import TEXT_LIMIT, TITLE_LIMIT, clean_line


def test_there_are_four_of_three_goals_and_eight_steps():
    assert [one.title for one in PLAYBOOKS] == [
        "Find a mentor", "Learn to love the job I have", "Move into leadership", "Change career",
    ]  # fmt: skip
    for one in PLAYBOOKS:
        assert len(one.goals) == 3
        assert sum(len(goal.steps) for goal in one.goals) == 8


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda one: one.name)
def test_every_text_fits_its_field_and_no_step_is_due_before_the_one_above_it(playbook):
    for goal in playbook.goals:
        days = [step.days for step in goal.steps]
        assert days == sorted(days)
        for text in (goal.title, goal.why, goal.done_when, goal.obstacle, goal.if_then):
            assert clean_line(text, TITLE_LIMIT) == text
        for step in goal.steps:
            assert clean_line(step.text, TEXT_LIMIT) == step.text
        assert bool(goal.obstacle) == bool(goal.if_then)


def test_one_is_found_by_its_name():
    assert playbooks.named("change-career").title == "Change career"
    assert playbooks.named("fly") is None


@pytest.mark.parametrize("driver", ["autonomy", "mastery", "purpose", "people"])
def test_what_may_help_the_lowest_driver_is_one_of_them(driver, today):
    feel = of_job(career(checkins={1: {driver: 1}}), 1, today)
    assert playbooks.named(feel.playbook) in PLAYBOOKS


def test_adding_one_twice_is_noticed_by_its_titles():
    everything = career(
        goals={5: {"title": "craft IT"}, 4: {"title": "Decide with facts"}, 3: {"title": "Sail"}}
    )
    assert playbooks.present(everything, playbooks.named("love-the-job")) == [4, 5]
    assert playbooks.present(everything, playbooks.named("change-career")) == []
