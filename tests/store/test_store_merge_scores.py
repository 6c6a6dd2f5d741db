"""Ratings that two sessions gave one option: each by its criterion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_sessions import saved

EARLY, NOON, LATE = "2026-11-23T04:00:00Z", "2026-11-23T12:00:00Z", "2026-11-23T20:00:00Z"
KEYED = st.dictionaries(st.sampled_from("123"), st.integers(1, 3), max_size=3)


def option(scores, at=EARLY):
    return {"options": {5: {"decision": 4, "name": "Stay", "scores": scores, "updated": at}}}


def merged(base, mine, theirs):
    result = saved(option(base), option(mine, NOON), option(theirs, LATE))
    kept = result.tables.get("conflicts", {}).values()
    return result.tables["options"][5]["scores"], [one["other"] for one in kept]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "shown"),
    [
        ({}, {"1": 3}, {"2": 4}, {"1": 3, "2": 4}),
        (None, {"1": 3}, {"2": 4}, {"1": 3, "2": 4}),
        ({"1": 3}, {"1": 5}, {"1": 3, "2": 4}, {"1": 5, "2": 4}),
        ({"1": 3, "2": 4}, {"1": 3}, {"1": 5, "2": 4}, {"1": 5}),
        ({"1": 3}, {"1": 5}, {"1": 5}, {"1": 5}),
    ],
)
def test_ratings_by_different_criteria_are_both_there(base, mine, theirs, shown):
    assert merged(base, mine, theirs) == (shown, [])


def test_of_two_ratings_by_one_criterion_the_later_is_shown_and_the_other_kept():
    base, mine, theirs = {"1": 3, "3": 3}, {"1": 4, "2": 2, "3": 3}, {"1": 5, "3": 1}
    shown, others = merged(base, mine, theirs)
    assert shown == {"1": 5, "2": 2, "3": 1}
    assert others == [{"1": 4, "2": 2, "3": 1}]


@given(KEYED, KEYED, KEYED)
def test_every_rating_of_either_side_is_shown_or_kept(base, mine, theirs):
    shown, others = merged(base, mine, theirs)
    found = [shown, *others]
    for side, opposite in ((mine, theirs), (theirs, mine)):
        for key, rating in side.items():
            if rating != base.get(key):
                assert any(one.get(key) == rating for one in found)
            elif opposite.get(key) == rating:
                assert shown[key] == rating
