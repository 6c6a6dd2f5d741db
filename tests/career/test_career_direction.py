from datetime import timedelta

import pytest
from career_data import career

from tuiplanner.career import direction
from tuiplanner.career.direction import Share


@pytest.fixture
def share(today):
    """The share of four notes of today and the entries given, with goal 1 there."""

    def share(*entries, notes=4):
        every = [*({"date": str(today)} for _ in range(notes)), *entries]
        tables = {100 + number: entry for number, entry in enumerate(every)}
        return direction.share(career(goals={1: {}}, entries=tables), today)

    return share


def test_fewer_than_five_entries_say_nothing(share, today):
    assert share() is None
    assert share(notes=0) is None
    assert share({"date": str(today)}) == Share(0, 5)


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ({"kind": "win", "goals": [1]}, 1), ({"kind": "win"}, 0), ({"kind": "lesson"}, 1),
        ({"kind": "avoid"}, 1), ({"kind": "feedback"}, 0), ({"kind": "lesson", "goals": [1]}, 1),
        ({"kind": "note", "goals": [404]}, 0), ({"kind": "avoid", "retired": "2026-11-23"}, 1),
    ],
)  # fmt: skip
def test_an_entry_points_to_a_goal_or_is_a_lesson_or_a_thing_to_avoid(entry, points, share, today):
    assert share({"date": str(today), **entry}) == Share(points, 5)


@pytest.mark.parametrize(("days", "within"), [(0, 5), (90, 5), (91, None), (-1, None)])
def test_the_window_is_90_days_and_today(days, within, share, today):
    found = share({"date": str(today - timedelta(days=days)), "kind": "lesson"})
    assert (found and found.of) == within


@pytest.mark.parametrize(
    ("date", "within"),
    [("2026-11", 5), ("2026-09", 5), ("2026-08", None), ("2026", None), (None, None)],
)
def test_a_month_counts_by_its_first_day_and_a_year_never(date, within, share):
    found = share({"date": date, "kind": "lesson"})
    assert (found and found.of) == within


def test_a_year_does_not_count_even_when_it_begins_in_the_window(today):
    january = today.replace(year=2026, month=1, day=20)
    entries = {one: {"date": "2026-01", "kind": "note"} for one in range(5)}
    assert direction.share(career(entries=entries), january) == Share(0, 5)
    entries[4]["date"] = "2026"
    assert direction.share(career(entries=entries), january) is None


def test_it_is_said_in_words():
    assert direction.in_words(Share(14, 22)) == "14 of 22 entries point somewhere"
    assert direction.in_words(Share(1, 5)) == "1 of 5 entries points somewhere"
    assert direction.in_words(None) == "too few entries to say"
