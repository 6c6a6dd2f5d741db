from datetime import date, timedelta

import pytest
from career_data import DAYS, career
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import happened, periods
from tuiplanner.career.periods import PERIODS, around, beside

WEEK = around("week", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "title"),
    [
        ("week", "2026-11-29", "2026-11-23", "2026-11-29", "23 - 29 Nov 2026"),
        ("week", "2026-11-30", "2026-11-30", "2026-12-06", "30 Nov - 6 Dec 2026"),
        ("week", "2027-01-01", "2026-12-28", "2027-01-03", "28 Dec 2026 - 3 Jan 2027"),
        ("quarter", "2026-12-31", "2026-10-01", "2026-12-31", "Oct - Dec 2026"),
        ("quarter", "2026-02-28", "2026-01-01", "2026-03-31", "Jan - Mar 2026"),
        ("year", "2024-02-29", "2024-01-01", "2024-12-31", "2024"),
    ],
)
def test_a_period_is_whole(kind, day, first, last, title):
    found = around(kind, date.fromisoformat(day))
    assert (str(found.first), str(found.last)) == (first, last)
    assert periods.title(found) == title


@given(st.sampled_from(PERIODS), DAYS)
def test_periods_follow_each_other_without_a_gap(kind, day):
    here = around(kind, day)
    assert day in here
    if 1901 < day.year < 2199:
        after = beside(here, 1)
        assert after.first == here.last + timedelta(days=1)
        assert beside(after, -1) == here
        assert around(kind, here.first) == here == around(kind, here.last)


def test_the_review_of_a_period_is_the_last_of_its_kind_in_it():
    here = career(
        reviews={
            1: {"date": "2026-11-23", "period": "week"},
            2: {"date": "2026-11-25", "period": "week"},
            3: {"date": "2026-11-26", "period": "year"},
            4: {"date": "2026-11-22", "period": "week"},
        }
    )
    assert periods.written(here, WEEK).id == 2
    assert [one.id for one in periods.earlier(here, WEEK)] == [3, 1, 4]
    assert periods.written(here, beside(WEEK, 1)) is None
    assert [one.id for one in periods.earlier(here, beside(WEEK, 1))] == [3, 2, 1, 4]


def lines(found):
    return [(str(one.on), one.what, one.text) for one in found]


LIVED = career(
    entries={
        1: {"date": "2026-11-24", "kind": "win", "text": "Shipped"},
        2: {"date": "2026-11-22", "text": "before"},
        3: {"date": "2026-11-30", "text": "after"},
        4: {"date": "2026-11-24", "text": "no longer", "retired": "2026-11-25"},
        5: {"date": None, "text": "undated"},
    },
    goals={
        10: {
            "title": "Sail",
            "stage": "idea",
            "moved": [
                {"stage": "idea", "on": "2026-11-23"},
                {"stage": "in-progress", "on": "2026-11-24"},
                {"stage": "idea", "on": "2026-11-26"},
            ],
        },
        11: {"title": "Fly", "moved": [], "let_go": "2026-11-29"},
        12: {"title": "Done", "moved": [{"stage": "achieved", "on": "2026-11-23"}]},
    },
    steps={20: {"goal": 10, "done": "2026-11-23"}, 21: {"goal": 10, "done": None}},
    mentors={30: {"name": "Ana"}},
    talks={
        31: {"mentor": 30, "date": "2026-11-23", "topics": "boats"},
        32: {"mentor": 30, "date": "2026-12-23"},
    },
    promises={33: {"talk": 31, "done": "2026-11-28"}},
    jobs={40: {"title": "Clerk"}},
    checkins={41: {"job": 40, "date": "2026-11-27", "overall": 7, "line": "calm"}},
    decisions={
        50: {"question": "Go?", "decided_on": "2026-11-29", "chosen": 51},
        52: {"question": "Stay?"},
    },
    options={51: {"decision": 50, "name": "Stay"}},
)
"""Something of every kind within :data:`WEEK`, and beside it."""


def test_what_happened_is_told_oldest_first():
    assert lines(happened.happened(LIVED, WEEK)) == [
        ("2026-11-23", "step", "Buy a boat"),
        ("2026-11-23", "idea", "Sail"),
        ("2026-11-23", "achieved", "Done"),
        ("2026-11-23", "talk", "Ana: boats"),
        ("2026-11-24", "win", "Shipped"),
        ("2026-11-24", "started", "Sail"),
        ("2026-11-26", "back to idea", "Sail"),
        ("2026-11-27", "check-in", "Clerk: 7 of 10, calm"),
        ("2026-11-28", "promise", "Send the book"),
        ("2026-11-29", "let go", "Fly"),
        ("2026-11-29", "decided", "Go?: Stay"),
    ]


@pytest.mark.parametrize(
    ("on", "kind", "day", "told"),
    [
        ("2026-10", "quarter", "2026-12-01", "Oct 2026"),
        ("2026", "year", "2026-12-01", "2026"),
        ("2026", "quarter", "2026-02-01", "2026"),
        ("2026-11-30", "week", "2026-12-01", "Mon 30 Nov"),
    ],
)
def test_a_coarse_date_counts_on_the_first_day_it_can_mean(on, kind, day, told, today):
    here = career(entries={1: {"date": on}})
    period = around(kind, date.fromisoformat(day))
    (one,) = happened.happened(here, period)
    assert one.day == one.on.lo()
    assert happened.shown_day(one) == told
    assert happened.happened(here, beside(period, 1)) == []


def test_working_days_without_an_entry_are_unlogged_up_to_today():
    here = career(entries={1: {"date": "2026-11-24"}, 2: {"date": "2026-11"}})
    days = happened.unlogged(here, WEEK, date(2026, 11, 26))
    assert [day.day for day in days] == [23, 25, 26]
    assert [day.day for day in happened.unlogged(here, WEEK, date(2026, 12, 24))] == [
        23, 25, 26, 27,
    ]  # fmt: skip
    quarter = around("quarter", date(2026, 9, 30))
    assert happened.unlogged(career(), quarter, date(2027, 1, 1))[-1] == date(2026, 9, 30)


def test_counts_are_by_table_in_the_order_of_what_happened(today):
    here = career(
        entries={1: {"date": "2026-11-24"}, 2: {"date": "2026-11-25"}},
        steps={3: {"goal": 9, "done": "2026-11-23"}},
    )
    assert happened.counts(happened.happened(here, WEEK)) == [("steps", 1), ("entries", 2)]


@pytest.mark.parametrize("kind", PERIODS)
def test_there_is_nothing_before_the_first_year_and_after_the_last(kind):
    first, last = around(kind, date(1900, 1, 3)), around(kind, date(2199, 12, 30))
    for by, edge in ((-1, first), (1, last)):
        further = beside(beside(edge, by), by)
        assert beside(further, by) == further


def test_what_was_achieved_stands_on_the_day_that_is_known_of_it():
    moved = [{"stage": "achieved", "on": "2026-11-24"}]
    here = career(
        goals={1: {"title": "Sail", "stage": "achieved", "moved": moved, "achieved_on": "2025-06"}}
    )
    assert happened.happened(here, WEEK) == []
    (one,) = happened.happened(here, around("year", date(2025, 1, 1)))
    assert (one.what, str(one.on)) == ("achieved", "2025-06")
