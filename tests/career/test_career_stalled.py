from datetime import timedelta

import pytest
from career_data import career, set_to

from tuiplanner.career import stalled
from tuiplanner.career.thresholds import Thresholds

OLD = {"created": "2020-01-01T00:00:00Z", "updated": "2020-01-01T00:00:00Z"}


def working(days_ago, today, **fields):
    moved = [{"stage": "in-progress", "on": str(today - timedelta(days=days_ago))}]
    return {"stage": "in-progress", "moved": moved, **fields}


def test_what_is_wrong_is_said_in_order_and_sorts_the_goals(today):
    goals = {
        1: {**working(0, today), "rank": "a9"},
        2: {**working(0, today), "rank": "a0"},
        3: {**working(30, today), "rank": "a1"},
        4: {**working(30, today), "rank": "a2", "due": "2026-10"},
        5: OLD,
        6: {"stage": "achieved", **OLD},
        7: {"updated": "2026-11-01T00:00:00Z"},
        8: {**working(0, today), "let_go": "2026-11-01", "due": "2020"},
        9: {**working(21, today), "rank": "a0"},
    }
    steps = {
        10: {"goal": 1},
        11: {"goal": 3},
        12: {"goal": 9},
        13: {"goal": 9, "done": "2020-01-01"},
    }
    found = stalled.stands(career(goals=goals, steps=steps), today)
    assert [(one.goal.id, one.states) for one in found] == [
        (4, ("overdue", "no-next-step", "stalled")),
        (2, ("no-next-step",)),
        (9, ("stalled",)),
        (3, ("stalled",)),
        (5, ("old-idea",)),
        (1, ()),
        (7, ()),
        (6, ("achieved",)),
    ]
    assert [(one.quiet_days, one.done, one.steps) for one in found[2:4]] == [(21, 1, 2), (30, 0, 1)]
    everything = career(goals=goals, steps=steps)
    assert [one.goal.id for one in stalled.stuck(everything, today)] == [4, 2, 9, 3, 5]
    assert stalled.stands(career(), today) == []


@pytest.mark.parametrize(("days", "states"), [(20, ()), (21, ("stalled",))])
def test_a_goal_is_stalled_after_so_many_days(days, states, today):
    everything = career(goals={1: working(days, today)}, steps={2: {}})
    (one,) = stalled.stands(everything, today)
    assert one.states == states
    (other,) = stalled.stands(set_to(Thresholds(stalled=days + 1), everything), today)
    assert other.states == ()


def test_an_idea_is_old_after_so_many_days(today):
    everything = career(goals={1: {"created": "2026-05-27T00:00:00Z", "updated": None}})
    assert stalled.stuck(everything, today) == []
    assert stalled.stuck(set_to(Thresholds(old_idea=179), everything), today)[0].states == (
        "old-idea",
    )
