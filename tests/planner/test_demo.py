"""The sample career shows every state there is."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career import avoids, checks, decisions, goals, mentors, satisfaction, skills
from tuiplanner.career.career import Career, checked
from tuiplanner.career.gave import of_jobs
from tuiplanner.career.joblog import current_job, jobs_in_order
from tuiplanner.career.records import ACHIEVED, ENTRY_KINDS, IDEA, IN_PROGRESS
from tuiplanner.demo import sample
from tuiplanner.demo.events import Goal
from tuiplanner.demo.story import Story


@pytest.fixture
def career(today):
    return Career(sample(today))


@pytest.fixture
def standing(career, today):
    def standing(title):
        (goal,) = (one for one in career.goals.values() if one.title == title)
        return goals.standing(career, goal, today)

    return standing


def titles(career, stage):
    return [career.goals[one].title for one in goals.column(career, stage)]


def test_the_board_is_the_one_of_the_sketch(career):
    ideas, working, achieved = (titles(career, one) for one in (IDEA, IN_PROGRESS, ACHIEVED))
    assert ideas[:2] == ["Learn to write grants", "Teach the intern"]
    assert working[:2] == ["Lead the storage move", "Find a sponsor"]
    assert achieved[:2] == ["Speak at a meetup", "Own the on-call handbook"]
    assert (len(ideas), len(working), len(achieved)) == (4, 3, 7)


def test_goals_are_in_every_state(career, standing):
    move = standing("Lead the storage move")
    assert (move.done, move.steps, move.evidence) == (2, 5, 3)
    assert (move.overdue, move.stalled) == (False, False)
    assert move.next_step.text == "Write the rollback plan"
    sponsor = standing("Find a sponsor")
    assert (sponsor.stalled, sponsor.next_step) == (True, None)
    assert standing("Pass the storage exam").overdue
    assert standing("Write the book about old maps").old_idea
    assert standing("Speak at a meetup").evidence == 2
    assert standing("Own the on-call handbook").evidence == 0
    assert sum(goal.let_go is not None for goal in career.goals.values()) == 1
    assert all(goal.let_go_why for goal in career.goals.values() if goal.let_go)


def test_mentors_are_in_every_state(career, today):
    states = [one.state for one in mentors.in_order(career, today, hidden=True)]
    assert sorted(states) == sorted(
        [
            *("ok", "soon", "due", "neglected", "planned"),
            *("paused", "no-cadence", "hoped-for", "ended"),
        ]
    )
    assert sum(bool(one.next_ask) for one in career.mentors.values()) >= 3


def test_promises_are_open_and_kept_by_both_sides(career):
    found = {(one.who, one.done is not None) for one in career.promises.values()}
    assert found == {("me", False), ("me", True), ("them", False), ("them", True)}


def test_the_job_log_has_every_kind(career, today):
    dated, undated = jobs_in_order(career)
    assert len(dated) == 5
    assert len(undated) == 1
    assert {"job", "volunteer", "study", "freelance"} == {job.kind for job in career.jobs.values()}
    assert current_job(career, today).org == "Northwind"
    assert {entry.kind for entry in career.entries.values()} == set(ENTRY_KINDS)
    assert len(career.entries) >= 25
    assert any(entry.retired for entry in career.entries.values())
    assert any(entry.result for entry in career.entries.values())
    past, volunteer = (
        next(job for job in dated if job.title == title)
        for title in ("Backend developer", "Trail crew organiser")
    )
    assert volunteer.start.lo() < past.end.hi() < volunteer.end.hi()


def test_talks_discuss_goals(career):
    assert sum(bool(talk.goals) for talk in career.talks.values()) >= 4


def job(career, title):
    return next(one for one in career.jobs.values() if one.title == title)


def test_there_is_a_worst_job_and_it_taught_something(career, today):
    worst = job(career, "Phone support")
    assert worst.verdict == "avoid"
    gave = next(one for one in of_jobs(career) if one.job.id == worst.id)
    assert (gave.lessons, gave.avoids, gave.wins) == (2, 2, 0)
    assert satisfaction.of_job(career, worst.id, today).older[-1].overall == 2


def test_the_job_of_today_has_a_trend_and_an_advice(career, today):
    feel = satisfaction.of_job(career, job(career, "Platform engineer").id, today)
    assert (feel.rated, feel.arrow, feel.trend) == (7, "up", 2.0)
    assert (feel.advice, feel.lowest) == ("good work, poor terms: negotiate", "purpose")


def test_one_decision_is_close_and_one_wants_a_look_back(career, today):
    offer, rota = (
        next(one for one in career.decisions.values() if text in one.question)
        for text in ("offer", "rota")
    )
    found = decisions.weighed(career, offer)
    assert found.too_close
    assert [one.name for one in found.fragile] == ["pay and hours"]
    assert [one.name for one in found.incomplete] == ["stay for four days a week"]
    assert career.label(offer.gut) == decisions.STAY
    assert offer.decided_on is None
    assert decisions.weighed(career, rota).winner.id == rota.chosen == rota.gut
    assert decisions.look_back_due(rota, today)
    assert not decisions.weighed(career, rota).too_close


def test_avoid_patterns_gaps_and_dormant_skills_are_there(career, today):
    assert [one.tag for one in avoids.themes(career) if one.pattern] == [
        "meetings",
        "unclear ownership",
    ]
    found = skills.skills(career, today)
    assert [one.tag for one in found if one.gap] == ["budgeting", "negotiating"]
    assert {"sql", "statistics"} <= {one.tag for one in found if one.dormant}
    assert [one.tag for one in found if one.strength] == ["leading", "maps"]


def test_topics_are_queued_and_talked_about_and_the_weeks_were_looked_back_on(career):
    topics = list(career.topics.values())
    assert {one.done is not None for one in topics} == {True, False}
    assert {one.goal is not None for one in topics} == {True, False}
    assert {one.period for one in career.reviews.values()} == {"week", "quarter"}


def test_three_of_the_five_checks_are_yes(career, today):
    found = checks.checks(career, today)
    assert [one.name for one in found if not one.ok] == ["next_step", "people"]


def test_a_story_is_played_in_the_order_of_time(today):
    story = Story(today)
    story.pursue(Goal("Later", 10))
    story.pursue(Goal("Earlier", 20))
    assert titles(Career(story.told()), IDEA) == ["Later", "Earlier"]


def test_it_is_always_the_same(today):
    assert json.dumps(sample(today)) == json.dumps(sample(today))


@settings(max_examples=25)
@given(st.dates(date(1920, 1, 1), date(2190, 12, 31)))
def test_it_can_be_told_for_any_today(today):
    tables = sample(today)
    career = Career(tables)
    checked(career)
    states = [one.state for one in mentors.in_order(career, today, hidden=True)]
    assert len(set(states)) == 9
    days = [one["date"] for one in tables["entries"].values()]
    assert max(days) <= str(today)
