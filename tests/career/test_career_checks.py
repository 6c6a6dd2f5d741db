from datetime import timedelta

import pytest
from career_data import career

from tuiplanner.career import checks
from tuiplanner.career.records import ENTRY_KINDS

WORKING = {"stage": "in-progress", "rank": "a1"}
STEERING = {
    "goals": {1: WORKING},
    "steps": {2: {"goal": 1}},
    "entries": {3: {"kind": "lesson", "date": "2026-11-20"}},
    "mentors": {4: {"created": "2026-11-20T00:00:00Z"}},
    "reviews": {5: {"date": "2026-11-20"}},
}
NAMES = ("direction", "next_step", "learning", "people", "looked_up")


@pytest.fixture
def answers(today):
    """The five answers, and one of them by name."""

    def answers(name=None, **tables):
        found = checks.checks(career(**{**STEERING, **tables}), today)
        assert tuple(check.name for check in found) == NAMES
        return found if name is None else next(one for one in found if one.name == name)

    return answers


def ago(today, days):
    return str(today - timedelta(days=days))


class TestHeadline:
    def test_five_times_yes_is_steering(self, answers):
        assert checks.headline(answers()) == "You are steering"

    def test_an_empty_file_is_only_the_day_to_day(self, today):
        found = checks.checks(career(), today)
        assert not any(check.ok for check in found)
        assert checks.headline(found) == "Only the day to day so far: start with one goal"

    def test_else_it_counts_and_names_the_first_thing_to_do(self, answers):
        assert checks.headline(answers(entries={})) == "4 of 5: next, log a lesson"
        assert checks.headline(answers(entries={}, reviews={})) == "3 of 5: next, log a lesson"
        assert checks.headline(answers(reviews={})) == "4 of 5: next, write a review"
        assert checks.headline(answers(goals={})) == "3 of 5: next, start one goal"


class TestDirection:
    @pytest.mark.parametrize(
        ("goal", "ok"),
        [
            (WORKING, True), ({"stage": "idea"}, False), ({"stage": "achieved"}, False),
            ({**WORKING, "let_go": "2026-01-01"}, False),
        ],
    )  # fmt: skip
    def test_it_is_a_goal_in_progress_that_is_not_let_go(self, goal, ok, answers):
        assert answers("direction", goals={1: goal}).ok is ok


class TestNextStep:
    def test_without_a_goal_in_progress_the_answer_is_no(self, answers):
        assert not answers("next_step", goals={1: {}}).ok

    def test_every_goal_in_progress_needs_one(self, answers):
        goals = {1: WORKING, 6: {**WORKING, "title": "Row", "rank": "a2"}}
        found = answers("next_step", goals=goals)
        assert (found.ok, found.table, found.record) == (False, "goals", 6)
        assert found.todo == "add a next step to 'Row'"
        assert answers("next_step", goals=goals, steps={2: {"goal": 1}, 7: {"goal": 6}}).ok

    def test_a_step_that_is_done_is_none(self, answers):
        assert not answers("next_step", steps={2: {"goal": 1, "done": "2026-11-01"}}).ok

    def test_ideas_and_goals_let_go_need_none(self, answers):
        goals = {1: WORKING, 6: {"stage": "idea"}, 7: {**WORKING, "let_go": "2026-01-01"}}
        assert answers("next_step", goals=goals).ok


class TestLearning:
    @pytest.mark.parametrize("kind", ENTRY_KINDS)
    def test_a_lesson_feedback_or_a_thing_to_avoid_counts(self, kind, answers):
        entries = {3: {"kind": kind, "date": "2026-11-20"}}
        assert answers("learning", entries=entries).ok is (kind in {"lesson", "feedback", "avoid"})

    @pytest.mark.parametrize(("days", "ok"), [(0, True), (30, True), (31, False), (-1, False)])
    def test_it_counts_from_today_to_30_days_ago(self, days, ok, answers, today):
        entries = {3: {"kind": "lesson", "date": ago(today, days)}}
        assert answers("learning", entries=entries).ok is ok

    @pytest.mark.parametrize(
        ("date", "ok"), [("2026-11", True), ("2026-10", False), ("2026", False), (None, False)]
    )
    def test_a_partial_date_counts_by_its_first_day(self, date, ok, answers):
        assert answers("learning", entries={3: {"kind": "lesson", "date": date}}).ok is ok


class TestPeople:
    def test_somebody_who_helps_must_be_there(self, answers):
        for mentors in ({}, {4: {"ended": "2026-01-01"}}, {4: {"role": "hoped-for"}}):
            found = answers("people", mentors=mentors)
            assert (found.ok, found.todo) == (False, "add a mentor")

    def test_nobody_of_them_may_wait(self, answers):
        mentors = {4: STEERING["mentors"][4], 6: {"name": "Bo", "created": "2026-10-24T00:00:00Z"}}
        found = answers("people", mentors=mentors)
        assert (found.ok, found.todo) == (False, "talk with Bo")
        assert (found.table, found.record) == ("mentors", 6)
        mentors[6]["created"] = "2026-01-01T00:00:00Z"
        assert not answers("people", mentors=mentors).ok
        mentors[6]["created"] = "2026-10-25T00:00:00Z"
        assert answers("people", mentors=mentors).ok

    @pytest.mark.parametrize(
        "fields",
        [
            {"ended": "2026-02-01"}, {"role": "hoped-for"}, {"every": None},
            {"paused_until": "2027-01-01"},
        ],
    )  # fmt: skip
    def test_who_is_never_flagged_is_no_reason_for_no(self, fields, answers):
        mentors = {4: STEERING["mentors"][4], 6: {"created": "2025-01-01T00:00:00Z", **fields}}
        assert answers("people", mentors=mentors).ok


class TestLookedUp:
    @pytest.mark.parametrize(("days", "ok"), [(0, True), (92, True), (93, False), (-1, False)])
    def test_a_review_or_a_decided_decision_within_92_days(self, days, ok, answers, today):
        on = ago(today, days)
        assert answers("looked_up", reviews={5: {"date": on}}).ok is ok
        assert answers("looked_up", reviews={}, decisions={5: {"decided_on": on}}).ok is ok

    def test_an_open_decision_does_not_count(self, answers):
        assert not answers("looked_up", reviews={}, decisions={5: {}}).ok
