"""Which job of a career a foreign row already is."""

import pytest

from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.records import Job
from tuiplanner.planner.matching import Known


def known(start):
    row = {"title": "Clerk", "org": "Acme", "start": start, "created": "2026-01-01T00:00:00Z"}
    return Known(Career({"jobs": {7: row | {"updated": row["created"]}}}))


def values(start):
    found = PartialDate.parse(start) if start else None
    return {"title": "clerk", "org": "ACME", "start": found}


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        ("2020-01-01", "2020-01", True), ("2020-01", "2020-01-15", True), ("2020", "2020-05", True),
        ("2020-05-02", "2020", True), ("2020-05", "2020-05", True), (None, None, True),
        ("2020-01-01", "2020-05", False), ("2020-01", "2020-05", False),
        ("2020-01-01", "2020-01-02", False),
        ("2019", "2020-05", False), (None, "2020", False), ("2020", None, False),
    ],
)  # fmt: skip
def test_a_start_may_be_coarser_on_one_side(here, there, same):
    found = known(here).find(Job, values(there))
    assert found == (7 if same else None)


def test_a_row_that_was_learned_is_known_to_the_rows_that_follow():
    career = Known(Career())
    career.learn(Job, values("2020-01-01"), 9)
    assert career.find(Job, values("2020-01")) == 9
    assert career.find(Job, values("2020-02")) is None
