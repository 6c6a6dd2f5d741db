from datetime import date, timedelta
from itertools import pairwise

import pytest
from career_data import career
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import goals
from tuiplanner.career.changes import Edit
from tuiplanner.career.fields import Move
from tuiplanner.career.records import STAGES

WORKING = {"stage": "in-progress", "created": "2025-01-01T00:00:00Z"}


def ago(today, days):
    return str(today - timedelta(days=days))


def entered(stage, day):
    return {"stage": stage, "on": str(day)}


@pytest.fixture
def standing(today):
    """Stand goal 1 of tables of fields today."""

    def standing(goal, **tables):
        everything = career(goals={1: goal}, **tables)
        return goals.standing(everything, everything.goals[1], today)

    return standing


class TestColumn:
    def test_cards_are_in_order_of_rank_and_then_id(self):
        everything = career(
            goals={
                5: {"rank": "a1"},
                4: {"rank": "a1"},
                9: {"rank": "a0"},
                3: {},
                2: {"rank": "a0", "stage": "achieved"},
                1: {"rank": "Zz"},
            }
        )
        assert goals.column(everything, "idea") == [3, 1, 9, 4, 5]
        assert goals.column(everything, "achieved") == [2]
        assert goals.column(everything, "in-progress") == []

    def test_a_column_follows_every_change(self):
        before = career(goals={1: {"rank": "a0"}, 2: {"rank": "a1"}})
        assert goals.column(before, "idea") == [1, 2]
        after = before.applied([Edit("goals", 1, "rank", "a0", "a2")])
        assert goals.column(after, "idea") == [2, 1]
        gone = after.applied([Edit("goals", 2, "let_go", None, "2026-01-01")])
        assert goals.column(gone, "idea") == [1]
        assert goals.column(before, "idea") == [1, 2]

    def test_a_goal_let_go_is_out_of_sight_but_keeps_its_place(self):
        everything = career(
            goals={1: {"rank": "a0"}, 2: {"rank": "a1", "let_go": "2026-01-01"}, 3: {"rank": "a2"}}
        )
        assert goals.column(everything, "idea") == [1, 3]
        assert goals.column(everything, "idea", hidden=True) == [1, 2, 3]


class TestSteps:
    def test_the_next_step_is_the_first_open_one_by_rank(self):
        everything = career(
            goals={1: {}, 2: {}},
            steps={
                3: {"rank": "a2"},
                4: {"rank": "a1"},
                5: {"rank": "a0", "done": "2026-01-01"},
                6: {"rank": "a1"},
                7: {"goal": 2, "rank": "Zz"},
            },
        )
        steps = goals.steps_of(everything, 1)
        assert [step.id for step in steps] == [5, 4, 6, 3]
        assert goals.next_step(steps).id == 4
        assert goals.next_step([steps[0]]) is None
        assert goals.next_step([]) is None

    def test_the_focus_is_the_next_step_of_the_topmost_goal_that_has_one(self):
        tables = {
            "goals": {
                1: {**WORKING, "rank": "a2"},
                2: {**WORKING, "rank": "a1"},
                3: {**WORKING, "rank": "a0"},
                4: {"rank": "Zz"},
                5: {**WORKING, "rank": "Zz", "let_go": "2026-01-01"},
            },
            "steps": {
                10: {"goal": 1},
                11: {"goal": 2},
                12: {"goal": 3, "done": "2026-01-01"},
                13: {"goal": 4},
                14: {"goal": 5},
            },
        }
        assert goals.in_focus(career(**tables)).id == 11
        assert goals.in_focus(career()) is None


class TestActivity:
    @pytest.fixture
    def activity(self, today):
        """When something happened last to goal 1 of tables of fields."""

        def activity(**tables):
            everything = career(**tables)
            return goals.activity(everything, everything.goals[1], today)

        return activity

    def test_it_is_the_latest_of_all_that_happened(self, activity):
        happened = {
            "goals": {1: {**WORKING, "moved": [entered("in-progress", "2026-01-05")]}},
            "steps": {2: {"added": "2026-01-06"}, 3: {"added": "2026-01-01", "done": "2026-01-07"}},
            "entries": {4: {"created": "2026-01-08T10:00:00Z", "goals": [1], "date": "2025-01-01"}},
            "talks": {5: {"date": "2026-01-09", "goals": [7, 1]}},
        }
        for table, last in [("", 9), ("talks", 8), ("entries", 7), ("steps", 5)]:
            happened.pop(table, None)
            assert activity(**happened) == date(2026, 1, last)

    def test_what_belongs_to_other_goals_does_not_count(self, activity):
        of_others = {
            "steps": {2: {"goal": 9, "done": "2026-01-07"}},
            "entries": {4: {"goals": [9]}},
            "talks": {5: {"date": "2026-01-09", "goals": [9]}},
        }
        assert activity(goals={1: WORKING}, **of_others) == date(2025, 1, 1)

    def test_a_talk_that_is_only_planned_does_not_count_until_its_day(self, activity, today):
        talks = {5: {"date": ago(today, -1), "goals": [1]}, 6: {"date": ago(today, 9)}}
        assert activity(goals={1: WORKING}, talks=talks) == date(2025, 1, 1)
        talks[6]["goals"] = [1]
        assert activity(goals={1: WORKING}, talks=talks) == today - timedelta(days=9)
        talks[5]["date"] = str(today)
        assert activity(goals={1: WORKING}, talks=talks) == today

    def test_an_edit_of_its_texts_does_not_count(self, activity):
        edited = {**WORKING, "updated": "2026-11-23T00:00:00Z"}
        assert activity(goals={1: edited}) == date(2025, 1, 1)

    def test_it_is_none_when_nothing_has_a_day(self, activity):
        assert activity(goals={1: {"created": None}}, steps={2: {}}) is None

    def test_a_goal_entered_its_stage_the_last_time_it_came_there(self):
        moves = [("idea", 1), ("in-progress", 2), ("idea", 3), ("in-progress", 4), ("achieved", 5)]
        moved = [entered(stage, date(2026, 1, day)) for stage, day in moves]
        for stage, day in (("idea", 3), ("in-progress", 4), ("achieved", 5)):
            everything = career(goals={1: {"stage": stage, "moved": moved}})
            assert goals.entered(everything.goals[1]) == date(2026, 1, day)

    def test_a_goal_that_never_moved_is_in_its_stage_since_it_was_made(self):
        everything = career(goals={1: {**WORKING, "moved": [entered("idea", "2026-01-01")]}})
        assert goals.entered(everything.goals[1]) == date(2025, 1, 1)


class TestStalled:
    @pytest.mark.parametrize(("days", "stalled"), [(0, False), (20, False), (21, True), (99, True)])
    def test_a_goal_in_progress_stalls_after_21_days(self, days, stalled, standing, today):
        stand = standing({**WORKING, "moved": [entered("in-progress", ago(today, days))]})
        assert (stand.quiet_days, stand.stalled) == (days, stalled)

    def test_a_step_added_or_done_or_evidence_or_a_talk_ends_it(self, standing, today):
        now = str(today)
        assert standing(WORKING).stalled
        assert not standing(WORKING, steps={2: {"added": now}}).stalled
        assert not standing(WORKING, steps={2: {"done": now}}).stalled
        assert not standing(
            WORKING, entries={2: {"goals": [1], "created": f"{now}T00:00:00Z"}}
        ).stalled
        assert not standing(WORKING, talks={2: {"goals": [1], "date": now}}).stalled

    @pytest.mark.parametrize("stage", ["idea", "achieved"])
    def test_only_a_goal_in_progress_stalls(self, stage, standing):
        assert not standing({**WORKING, "stage": stage}).stalled

    def test_a_day_to_come_is_not_counted_below_nought(self, standing, today):
        stand = standing(WORKING, steps={2: {"done": ago(today, -9)}})
        assert stand.quiet_days == 0

    def test_a_goal_without_any_day_is_not_stalled(self, standing):
        stand = standing({"stage": "in-progress", "created": None})
        assert (stand.quiet_days, stand.stalled) == (0, False)


class TestOverdue:
    @pytest.mark.parametrize(
        ("due", "overdue"),
        [
            ("2026-11-22", True), ("2026-11-23", False), ("2026-11", False), ("2026-10", True),
            ("2026", False), ("2025", True), (None, False),
        ],
    )  # fmt: skip
    def test_a_goal_is_overdue_after_the_last_day_due_can_mean(self, due, overdue, standing):
        assert standing({**WORKING, "due": due}).overdue is overdue

    @pytest.mark.parametrize("stage", ["idea", "achieved"])
    def test_only_a_goal_in_progress_is_overdue(self, stage, standing):
        assert not standing({"stage": stage, "due": "2020"}).overdue


class TestOldIdea:
    @pytest.mark.parametrize(("days", "old"), [(180, False), (181, True)])
    @pytest.mark.parametrize("last", ["moved", "updated"])
    def test_an_idea_is_old_more_than_180_days_after_its_last_move_or_edit(
        self, days, old, last, standing, today
    ):
        fields = {
            "moved": {"moved": [entered("idea", ago(today, days))]},
            "updated": {"updated": f"{ago(today, days)}T00:00:00Z"},
        }
        goal = {"created": "2020-01-01T00:00:00Z", "updated": "2020-01-01T00:00:00Z"}
        assert standing({**goal, **fields[last]}).old_idea is old

    @pytest.mark.parametrize("stage", ["in-progress", "achieved"])
    def test_only_an_idea_grows_old(self, stage, standing):
        old = {"created": "2020-01-01T00:00:00Z", "updated": "2020-01-01T00:00:00Z"}
        assert standing(old).old_idea
        assert not standing({**old, "stage": stage}).old_idea

    def test_an_idea_without_any_day_is_not_old(self, standing):
        assert not standing({"created": None, "updated": None}).old_idea


class TestStanding:
    def test_a_goal_let_go_is_never_flagged(self, standing):
        gone = {"let_go": "2026-01-01", "due": "2020", "updated": "2020-01-01T00:00:00Z"}
        for stage in STAGES:
            stand = standing({**gone, "stage": stage, "created": "2020-01-01T00:00:00Z"})
            assert (stand.overdue, stand.stalled, stand.old_idea) == (False, False, False)

    def test_progress_is_of_steps_done(self, standing):
        steps = {2: {"done": "2026-01-01"}, 3: {}, 4: {"done": "2026-01-02"}, 5: {"goal": 9}}
        stand = standing(WORKING, steps=steps)
        assert (stand.done, stand.steps, stand.next_step.id) == (2, 3, 3)

    def test_without_steps_there_is_no_progress_and_no_next_step(self, standing):
        stand = standing(WORKING)
        assert (stand.done, stand.steps, stand.next_step) == (0, 0, None)

    def test_an_achieved_goal_may_have_open_steps(self, standing):
        stand = standing({"stage": "achieved"}, steps={2: {"done": "2026-01-01"}, 3: {}})
        assert (stand.done, stand.steps, stand.next_step.id) == (1, 2, 3)

    def test_evidence_is_what_is_linked_and_not_retired(self, standing):
        entries = {
            2: {"goals": [1, 9]},
            3: {"goals": [1], "retired": "2026-01-01"},
            4: {"goals": [9]},
            5: {},
        }
        assert standing(WORKING, entries=entries).evidence == 1
        assert goals.evidence(career(goals={1: {}}, entries=entries), 1) == (2,)


class TestFacts:
    @pytest.fixture
    def facts(self, today):
        def facts(goal, **tables):
            everything = career(goals={1: goal}, **tables)
            return goals.facts(everything, everything.goals[1], today)

        return facts

    def test_of_a_goal_in_progress_what_is_urgent_comes_first(self, facts):
        late = {**WORKING, "due": "2026-10"}
        assert facts(late) == ["overdue Oct 2026", "no next step", "quiet 691 d"]
        done = {"steps": {2: {"done": "2026-11-20"}}, "entries": {4: {"goals": [1]}}}
        assert facts(WORKING, **done) == ["no next step", "1 proof", "1/1"]
        steps = {2: {"text": "Buy a boat"}, 3: {"done": "2026-11-20"}}
        working = facts({**WORKING, "due": "2027"}, steps=steps, entries={4: {"goals": [1]}})
        assert working == ["2027", "1/2", "1 proof", "Buy a boat"]

    def test_of_an_achieved_goal_the_day_and_the_proof_or_that_it_is_a_claim(self, facts):
        achieved = {"stage": "achieved", "achieved_on": "2026-10"}
        assert facts(achieved) == ["Oct 2026", "claim"]
        assert facts(achieved, entries={2: {"goals": [1]}, 3: {"goals": [1]}})[1] == "2 proof"
        assert facts({"stage": "achieved"}) == ["claim"]

    def test_of_an_idea_how_far_it_is_and_the_first_of_its_people(self, facts):
        people = {"mentors": [9, 8]}
        names = {8: {"name": "Bo"}, 9: {"name": "Ana Lima"}}
        new = {**people, "created": "2026-11-01T00:00:00Z", "updated": "2026-11-01T00:00:00Z"}
        assert facts({**new, "horizon": "quarter"}, mentors=names) == ["quarter", "@Ana"]
        assert facts({**new, "due": "2027"}, mentors=names) == ["2027", "@Ana"]
        assert facts({**new, "due": "2026-10"}, mentors={}) == ["Oct 2026"]
        assert facts(new, mentors={9: {"name": " "}}) == ["someday"]

    def test_an_old_idea_is_to_be_started_kept_or_let_go(self, facts):
        old = {"created": "2020-01-01T00:00:00Z", "updated": "2020-01-01T00:00:00Z"}
        assert facts(old) == ["start, keep, let go?", "someday"]

    def test_of_a_goal_let_go_the_day_and_the_reason(self, facts):
        gone = {**WORKING, "let_go": "2026-01-02", "due": "2020"}
        assert facts(gone) == ["let go 2 Jan"]
        assert facts({**gone, "let_go_why": "no wind"}) == ["let go 2 Jan", "no wind"]


class TestMovedTo:
    def test_a_move_is_added_at_the_end(self, today):
        before = (Move("idea", date(2026, 1, 1)),)
        assert goals.moved_to(before, "in-progress", today) == (*before, Move("in-progress", today))

    def test_a_goal_moved_on_the_day_it_was_made_begins_with_that_days_last_stage(self, today):
        moved = goals.moved_to((Move("idea", today),), "in-progress", today)
        assert moved == (Move("in-progress", today),)
        assert goals.moved_to(moved, "achieved", today) == (Move("achieved", today),)

    def test_back_on_the_same_day_is_as_if_it_had_never_moved(self, today):
        before = (Move("idea", date(2026, 1, 1)),)
        there = goals.moved_to(before, "in-progress", today)
        assert goals.moved_to(there, "idea", today) == before

    def test_back_on_another_day_is_a_move(self, today):
        before = (Move("idea", date(2026, 1, 1)), Move("in-progress", date(2026, 1, 2)))
        assert goals.moved_to(before, "idea", today) == (*before, Move("idea", today))

    @given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(STAGES)), min_size=1, max_size=12))
    def test_there_is_one_item_a_day_with_that_days_last_stage(self, moves):
        day, made = date(2026, 1, 1), (Move("idea", date(2026, 1, 1)),)
        last = {day: "idea"}
        for days, stage in moves:
            day += timedelta(days=days)
            made = goals.moved_to(made, stage, day)
            last[day] = stage
        assert len({move.on for move in made}) == len(made)
        assert made[-1].stage == moves[-1][1]
        assert all(last[move.on] == move.stage for move in made)
        assert all(one.stage != other.stage for one, other in pairwise(made))


class TestNeighbour:
    @pytest.mark.parametrize(
        ("stage", "by", "there"),
        [
            ("idea", 1, "in-progress"), ("in-progress", 1, "achieved"), ("achieved", 1, None),
            ("achieved", -1, "in-progress"), ("in-progress", -1, "idea"), ("idea", -1, None),
            ("idea", 2, "achieved"), ("idea", 0, "idea"),
        ],
    )  # fmt: skip
    def test_stages_stand_beside_each_other_and_end(self, stage, by, there):
        assert goals.neighbour(stage, by) == there


def test_the_thresholds_are_those_of_the_domain():
    limits = career().thresholds
    assert (limits.in_progress, limits.stalled, limits.old_idea) == (3, 21, 180)
