import pytest
from career_data import row
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import rules
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, Entry, Goal, Job


def job(start, end):
    return Job.from_row(1, row("jobs", start=start, end=end))


def entry(date):
    return Entry.from_row(1, row("entries", date=date))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None), ("2020", None), (None, "2020"), ("2020", "2020"), ("2020-06", "2020"),
        ("2020-05-05", "2020-05-05"), ("2020-05-31", "2020-05"), ("2020", "2199"),
    ],
)  # fmt: skip
def test_a_job_may_end_on_any_day_it_can_have_begun(start, end, today):
    assert rules.check(job(start, end), today) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2020", "2019"),
        ("2020-05-05", "2020-05-04"),
        ("2020-06-01", "2020-05"),
        ("2021-01", "2020"),
    ],
)
def test_a_job_that_ends_before_it_began_is_refused(start, end, today):
    with pytest.raises(Refused, match=f"the end {end} is before the start {start}; change one"):
        rules.check(job(start, end), today)


@pytest.mark.parametrize("date", [None, "2026-11-23", "2026-11", "2026", "1999-01-01"])
def test_an_entry_is_of_today_or_before(date, today):
    assert rules.check(entry(date), today) is None


@pytest.mark.parametrize("date", ["2026-11-24", "2026-12", "2027"])
def test_an_entry_after_today_is_refused(date, today):
    with pytest.raises(Refused, match=f"{date} is after today"):
        rules.check(entry(date), today)


def test_a_check_in_is_of_today_or_before(today):
    kind = RECORDS["checkins"]
    for date in ("2020-01-01", "2026-11-23"):
        assert rules.check(kind.from_row(1, row("checkins", date=date)), today) is None
    with pytest.raises(Refused, match="2026-11-24 is after today"):
        rules.check(kind.from_row(1, row("checkins", date="2026-11-24")), today)


@given(st.dates(), st.dates())
def test_other_records_have_no_such_rules(due, today):
    goal = Goal(id=1, title="Sail", due=PartialDate.of(due), achieved_on=PartialDate.of(due))
    assert rules.check(goal, today) is None
