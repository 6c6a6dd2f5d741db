"""What a report tells: of which time, in which order, and for whom."""

from datetime import date

import pytest
from career_data import career

from tuiplanner.career.errors import Refused
from tuiplanner.career.report import period, report

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 23)


def told(everything, today, **options):
    return report(everything, FIRST, LAST, today, **options)


def win(**fields):
    return {"kind": "win", "date": "2026-05-05", **fields}


def wins(groups):
    return [(one.goal.id if one.goal else None, [win.id for win in one.wins]) for one in groups]


def test_the_default_period_is_the_year_that_ends_today(today):
    assert period(None, None, today) == (date(2025, 11, 23), today)
    assert period(None, date(2024, 2, 29), today) == (date(2023, 2, 28), date(2024, 2, 29))
    assert period(FIRST, None, today) == (FIRST, today)
    assert period(today, today, today) == (today, today)


def test_a_period_that_ends_before_it_begins_is_refused(today):
    with pytest.raises(Refused, match="ends on 2026-01-01, before it begins on 2026-11-23"):
        period(today, FIRST, today)


def test_both_days_are_within_and_a_partial_date_counts_by_its_first_day(today):
    days = ["2025-12-31", "2026-01-01", "2026-11-23", "2026-11-24", "2026", "2025-12", "2026-12"]
    rows = {one: win(date=day) for one, day in enumerate(days, 1)} | {9: win(date=None)}
    assert wins(told(career(entries=rows), today).groups) == [(None, [3, 2, 5])]


def test_the_goal_with_most_wins_comes_first_and_wins_without_a_goal_last(today):
    everything = career(
        goals={1: {}, 2: {}, 3: {}},
        entries={
            10: win(goals=[1]), 11: win(goals=[2]), 12: win(goals=[2]), 13: win(),
            14: win(goals=[3], date="2026-06"),
        },
    )  # fmt: skip
    assert wins(told(everything, today).groups) == [
        (2, [11, 12]), (3, [14]), (1, [10]), (None, [13]),
    ]  # fmt: skip


def test_wins_with_a_result_come_first_and_then_the_newest(today):
    everything = career(
        entries={
            1: win(date="2026-03"), 2: win(date="2026-04"), 3: win(date="2026-02", result="2 x"),
            4: win(date="2026-04"),
        }
    )  # fmt: skip
    assert wins(told(everything, today).groups) == [(None, [3, 2, 4, 1])]


def test_a_win_for_two_goals_is_told_once_and_names_the_other(today):
    everything = career(
        goals={1: {"title": "Sail"}, 2: {"title": "Row"}},
        entries={5: win(goals=[1, 2]), 6: win(goals=[2])},
    )
    (group,) = told(everything, today).groups
    assert wins([group]) == [(2, [5, 6])]
    assert group.also[5] == ("Sail",)
    assert not group.also[6]


def test_a_goal_let_go_is_not_told_and_its_wins_are(today):
    everything = career(
        goals={1: {"title": "Sail", "let_go": "2026-05-05", "moved": []}, 2: {}},
        entries={5: win(goals=[1]), 6: win(goals=[1, 2])},
    )
    found = told(everything, today)
    assert wins(found.groups) == [(2, [6]), (None, [5])]
    assert found.groups[0].also[6] == ()
    assert found.moved == ()


def test_what_is_retired_or_gone_is_left_out(today):
    everything = career(entries={5: win(retired="2026-06-06"), 6: win(goals=[77], job=78)})
    assert wins(told(everything, today).groups) == [(None, [6])]


def moved(stage, day, **fields):
    return {"stage": stage, "moved": [{"stage": stage, "on": day}], **fields}


def test_goals_moved_are_the_achieved_ones_and_then_those_that_were_begun(today):
    everything = career(
        goals={
            1: moved("in-progress", "2026-02-02"),
            2: moved("achieved", "2026-05-05", achieved_on="2026-03"),
            3: moved("achieved", "2026-04-04"),
            4: moved("achieved", "2026-04-04", achieved_on="2024"),
            5: moved("idea", "2026-04-04"),
            6: moved("in-progress", "2025-04-04"),
        }
    )
    found = told(everything, today).moved
    assert [(one.goal.id, str(one.on)) for one in found] == [
        (3, "2026-04-04"), (2, "2026-03"), (1, "2026-02-02"),
    ]  # fmt: skip


def test_people_are_thanked_for_talks_and_for_goals_and_by_name(today):
    everything = career(
        goals={1: moved("achieved", "2026-05-05", mentors=[11])},
        mentors={
            11: {"name": "Bo"}, 12: {"name": "ana"}, 13: {"role": "hoped-for"}, 14: {}, 15: {},
        },
        talks={
            21: {"mentor": 12, "date": "2026-05-05"}, 22: {"mentor": 13, "date": "2026-05-05"},
            23: {"mentor": 14, "date": "2025-05-05"}, 24: {"mentor": 15, "date": "2026-11-24"},
            25: {"mentor": 12, "date": "2026-06-05"},
        },
        entries={
            31: win(from_whom="BO"), 32: win(from_whom="Cy of the bank"),
            33: {"kind": "feedback", "date": "2026-05-05", "from_whom": "Nobody"},
        },
    )  # fmt: skip
    found = told(everything, today).thanked
    assert [(one.name, one.talks, one.goals) for one in found] == [
        ("ana", 2, ()), ("Bo", 0, ("Sail",)), ("Cy of the bank", 0, ()),
    ]  # fmt: skip


def test_skills_are_those_of_wins_and_lessons_the_most_shown_first(today):
    everything = career(
        entries={
            1: win(tags=["Sea", "knots"]), 2: win(tags=["sea"]),
            3: {"kind": "lesson", "date": "2026-05-05", "tags": ["ropes"]},
            4: {"kind": "avoid", "date": "2026-05-05", "tags": ["storms"]},
        }
    )  # fmt: skip
    assert told(everything, today).skills == (("Sea", 2), ("knots", 1), ("ropes", 1))


def test_for_a_mentor_only_what_concerns_them_is_told(today):
    everything = career(
        mentors={11: {"name": "Ana"}, 12: {"name": "Bo"}},
        goals={
            1: moved("achieved", "2026-05-05", mentors=[11]),
            2: moved("achieved", "2026-05-06"),
            3: moved("achieved", "2026-05-07"),
        },
        talks={
            21: {"mentor": 11, "date": "2026-05-05", "goals": [2]},
            22: {"mentor": 12, "date": "2026-05-05", "goals": [2]},
            23: {"mentor": 11, "date": "2025-05-05"},
        },
        promises={
            41: {"talk": 21}, 42: {"talk": 21, "who": "them"}, 43: {"talk": 22},
            44: {"talk": 23, "done": "2026-02-02"}, 45: {"talk": 23},
        },
        entries={
            31: win(goals=[1]), 32: win(goals=[3]), 33: win(), 34: win(goals=[2, 3]),
            35: {"kind": "lesson", "date": "2026-05-05"},
        },
    )  # fmt: skip
    found = told(everything, today, mentor=everything.mentors[11])
    assert sorted(wins(found.groups)) == [(1, [31]), (2, [34])]
    assert sorted(one.goal.id for one in found.moved) == [1, 2]
    assert sorted(one.id for one in found.promises) == [41, 44]
    assert [one.name for one in found.thanked] == ["Ana", "Bo"]
    assert found.lessons == ()
    assert {bar.id for bar in found.line.bars} == {1, 2}


def test_private_entries_are_read_when_they_are_asked_for(today):
    everything = career(
        entries={
            one: {"kind": kind, "date": "2026-05-05"}
            for one, kind in enumerate(("win", "lesson", "feedback", "avoid", "note"), 1)
        }
    )
    assert told(everything, today).private is None
    private = told(everything, today, private=True).private
    assert [one.id for one in private.entries] == [3, 4, 5]


def test_nothing_to_tell_is_empty(today):
    assert told(career(), today).is_empty
    assert told(career(jobs={1: {"start": "2020"}}), today).is_empty
    assert not told(career(entries={1: win()}), today).is_empty
