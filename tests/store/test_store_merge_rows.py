"""Merging the fields of one record."""

import pytest

from tuiplanner.store.rows import Side, merge

AT = "2026-11-23T12:00:00Z"


@pytest.mark.parametrize(("one", "two"), [(None, []), ([], None), (None, ""), ("", None)])
def test_of_two_empty_values_the_same_is_kept_whoever_asks_and_however_often(one, two):
    mine, theirs = (Side({"jobs": value}, AT) for value in (one, two))
    kept = merge("goals", {}, mine, theirs)
    again = Side(kept.row, AT)

    assert kept.others == ()
    assert kept.row == merge("goals", {}, theirs, mine).row
    for side in (mine, theirs):
        assert merge("goals", {}, again, side).row == kept.row
