"""Entries and goals at a glance: made anew only where that could show."""

from career_data import career, row
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import avoids, glance
from tuiplanner.career.career import Career
from tuiplanner.career.changes import difference
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.gave import is_open

LOG = {
    "jobs": {1: {}},
    "goals": {7: {}},
    "entries": {10: {"job": 1, "goals": [7, 8]}, 11: {"job": 2, "retired": "2026-01-01"}},
}


def changed(before, table, one, fields):
    old = before.rows.get(table, {}).get(one, {})
    new = row(table, **fields) if fields is not None else {}
    return before.applied(difference(table, one, old, new))


def links(seen) -> list[tuple[int | None, tuple[int, ...]]]:
    return [(one.job, one.goals) for one in glance.entries(seen)]


def test_a_change_of_a_goal_leaves_the_glances_as_they_are():
    before = career(**LOG)
    first = glance.entries(before)
    assert [one.id for one in glance.standing(before)] == [10]
    after = changed(before, "goals", 7, {"title": "Row"})
    assert glance.entries(after) is first
    assert glance.entries(changed(after, "entries", 10, {"text": "Once more"})) is not first


def test_a_link_into_nothing_counts_once_its_record_is_there_and_not_before():
    before = career(**LOG)
    assert links(before) == [(1, (7,)), (None, ())]
    after = changed(changed(before, "goals", 8, {}), "jobs", 2, {})
    assert links(after) == [(1, (7, 8)), (2, ())]
    assert links(changed(after, "jobs", 1, None)) == [(None, (7, 8)), (2, ())]


def test_a_goal_at_a_glance_is_what_the_record_says():
    found = career(
        goals={
            1: {"stage": "achieved"},
            2: {"stage": "in-progress", "jobs": [4, 3], "tags": ["SQL ", "sql", "Tea"]},
            3: {"let_go": "2026-01-01"},
            4: {},
        }
    )
    aims = {aim.id: aim for aim in glance.aims(found)}
    assert {one: aim.is_open for one, aim in aims.items()} == {
        goal.id: is_open(goal) for goal in found.goals.values()
    }
    assert (aims[2].jobs, aims[2].tags) == ((4, 3), ("sql", "tea"))
    assert (aims[4].jobs, aims[4].tags) == ((), ())


TEXTS = st.sampled_from(["", "2026", "2026-01", "2026-01-01", "2025", "2025-12", "2026-02-03"])


@given(st.lists(TEXTS, max_size=6))
def test_the_latest_date_of_a_theme_is_the_greatest_partial_date(texts):
    entries = {
        10 + at: {"kind": "avoid", "tags": ["tea"], **({"date": text} if text else {})}
        for at, text in enumerate(texts)
    }
    dates = [PartialDate.parse(text) for text in texts if text]
    found = avoids.themes(career(entries=entries))
    assert [one.latest for one in found] == ([max(dates, default=None)] if texts else [])


def test_an_empty_career_has_nothing_to_glance_at():
    assert glance.entries(Career()) == glance.aims(Career()) == []
