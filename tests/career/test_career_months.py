from datetime import date

import pytest
from career_data import career, row
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import months
from tuiplanner.career.months import Span
from tuiplanner.career.records import Job

SPANS = st.builds(Span, st.integers(0, 60), st.integers(0, 60))


def job(start, end=None, **fields):
    return Job.from_row(1, row("jobs", start=start, end=end, **fields))


def test_a_month_is_a_whole_number():
    assert months.number(date(2026, 1, 31)) == 12 * 2026
    assert months.number(date(2026, 12, 1)) - months.number(date(2026, 11, 30)) == 1


@pytest.mark.parametrize(
    ("start", "end", "count", "about"),
    [
        ("2020-01", "2020-01", 1, False), ("2020-01-31", "2020-02-01", 2, False),
        ("2020", "2020", 12, True), ("2019-07", "2020", 18, True), ("2026-11", None, 1, False),
        ("2026", None, 11, True), ("2026-11", "2027-01", 3, False),
        ("2020-02", "2020-01", 0, False),
        ("2027-01", None, 0, False),
    ],
)  # fmt: skip
def test_a_job_has_the_months_from_its_first_to_its_last(start, end, count, about, today):
    span = months.of_job(job(start, end), today)
    assert (len(span.months), span.about) == (count, about)


def test_a_job_without_a_start_has_no_place_in_time(today):
    assert months.of_job(job(None), today) is None
    assert months.of_job(job(None, "2020"), today) is None


@given(st.lists(SPANS, max_size=8))
def test_the_union_is_the_set_of_months_and_never_more_than_the_sum(spans):
    together = {month for span in spans for month in span.months}
    assert months.union(spans) == len(together)
    assert months.union(spans) <= sum(len(span.months) for span in spans)
    assert months.union(reversed(spans)) == months.union(spans)


def test_overlapping_jobs_count_once_and_breaks_and_study_not_at_all(today):
    jobs = {
        1: {"start": "2010-01", "end": "2015-12"},
        2: {"start": "2012-01", "end": "2020-12", "kind": "freelance"},
        3: {"start": "2014-01", "end": "2014-12", "kind": "volunteer"},
        4: {"start": "2000", "end": "2009", "kind": "study"},
        5: {"start": "2021", "end": "2022", "kind": "break"},
        6: {},
    }
    assert months.experience(career(jobs=jobs), today) == 132
    assert months.experience(career(), today) == 0


@pytest.mark.parametrize(
    ("count", "about", "words"),
    [
        (0, False, "no months"), (0, True, "no months"), (1, False, "1 month"),
        (12, True, "about 1 year"), (134, False, "11 years 2 months"), (24, False, "2 years"),
    ],
)  # fmt: skip
def test_months_are_said_in_years(count, about, words):
    assert months.in_words(count, about=about) == words
