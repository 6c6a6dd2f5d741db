import pytest
from career_data import career, row

from tuiplanner.career import joblog
from tuiplanner.career.records import Job


class TestJobs:
    def test_current_jobs_come_first_and_then_the_newest_by_end_and_start(self):
        everything = career(
            jobs={
                1: {"start": "2010", "end": "2015"},
                2: {"start": "2018"},
                3: {"start": "2012", "end": "2015-12-31"},
                4: {"start": "2020-05"},
                5: {"end": "2016"},
                6: {"start": "2015", "end": "2199"},
                7: {"start": "2012", "end": "2015"},
            }
        )
        dated, undated = joblog.jobs_in_order(everything)
        assert [job.id for job in dated] == [4, 2, 6, 5, 7, 3, 1]
        assert undated == []

    def test_an_end_counts_by_its_last_day_and_a_start_by_its_first(self):
        everything = career(
            jobs={
                1: {"start": "2010", "end": "2015-06"},
                2: {"start": "2010", "end": "2015"},
                3: {"start": "2010-02", "end": "2015"},
            }
        )
        assert [job.id for job in joblog.jobs_in_order(everything)[0]] == [3, 2, 1]

    def test_of_starts_with_one_first_day_the_coarser_is_the_older(self):
        starts = {1: "2020-01-01", 2: "2020-01", 3: "2020"}
        everything = career(jobs={one: {"start": start} for one, start in starts.items()})
        assert [job.id for job in joblog.jobs_in_order(everything)[0]] == [1, 2, 3]

    def test_jobs_without_a_date_are_on_a_shelf_by_title(self):
        everything = career(
            jobs={
                1: {"title": "zoo"},
                2: {"title": "Bar"},
                3: {"start": "2020"},
                4: {"title": "bar"},
            }
        )
        dated, undated = joblog.jobs_in_order(everything)
        assert [job.id for job in dated] == [3]
        assert [job.id for job in undated] == [2, 4, 1]


class TestEntries:
    def test_entries_of_a_job_are_newest_first_and_undated_last(self):
        everything = career(
            jobs={7: {}},
            entries={
                1: {"job": 7},
                2: {"job": 7, "date": "2026-01-02"},
                3: {"job": 7, "date": "2026-02"},
                4: {"job": 7, "date": "2025"},
                5: {"job": 8, "date": "2026-03-01"},
                6: {"job": 7, "date": "2026-01-02", "created": "2026-01-02T10:00:00Z"},
                9: {"job": 7, "date": "2026-01-02"},
            },
        )
        assert [one.id for one in joblog.entries_of(everything, 7)] == [3, 6, 9, 2, 4, 1]

    def test_of_dates_with_one_first_day_the_coarser_is_the_older(self):
        dates = {1: "2026-01-01", 2: "2026", 3: "2026-01", 4: None, 5: "2025-12-31"}
        everything = career(
            jobs={7: {}},
            entries={
                one: {"job": 7, "date": date, "created": f"2026-02-0{9 - one}T00:00:00Z"}
                for one, date in dates.items()
            },
        )
        assert [one.id for one in joblog.entries_of(everything, 7)] == [1, 3, 2, 5, 4]

    def test_retired_entries_are_there_when_asked_for(self):
        everything = career(
            jobs={7: {}}, entries={1: {"job": 7, "retired": "2026-01-01"}, 2: {"job": 7}}
        )
        assert [one.id for one in joblog.entries_of(everything, 7)] == [2]
        assert [one.id for one in joblog.entries_of(everything, 7, hidden=True)] == [2, 1]

    def test_an_entry_whose_job_is_gone_belongs_to_no_job(self):
        everything = career(
            jobs={7: {}}, entries={1: {"job": 8}, 2: {"job": None}, 3: {}, 4: {"job": 7}}
        )
        assert {one.id for one in joblog.entries_of(everything, None)} == {1, 2, 3}
        assert [one.id for one in joblog.entries_of(everything, 7)] == [4]


class TestCurrentJob:
    def test_the_only_job_without_an_end_is_current(self, today):
        everything = career(jobs={1: {"start": "2020"}, 2: {"start": "2010", "end": "2015"}, 3: {}})
        assert joblog.current_job(everything, today).id == 1

    def test_of_none_or_several_no_one_is(self, today):
        assert joblog.current_job(career(), today) is None
        assert joblog.current_job(career(jobs={1: {"start": "2020", "end": "2026"}}), today) is None
        several = career(jobs={1: {"start": "2020"}, 2: {"start": "2021"}})
        assert joblog.current_job(several, today) is None

    @pytest.mark.parametrize(
        ("start", "current"),
        [("2026-11-23", True), ("2026-11", True), ("2026-11-24", False), ("2027", False)],
    )
    def test_a_job_that_has_not_begun_is_not_current_yet(self, start, current, today):
        found = joblog.current_job(career(jobs={1: {"start": start}}), today)
        assert (found is not None) is current

    def test_a_job_to_come_does_not_stand_in_the_way(self, today):
        everything = career(jobs={1: {"start": "2020"}, 2: {"start": "2027"}})
        assert joblog.current_job(everything, today).id == 1


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""), ("2020", None, "2020 - now"), ("2020-01", "2021", "2020-01 - 2021"),
        (None, "2021-05-06", "? - 2021-05-06"),
    ],
)  # fmt: skip
def test_the_span_of_a_job_is_written_as_typed(start, end, text):
    assert joblog.span(Job.from_row(1, row("jobs", start=start, end=end))) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2027-01", None, "from Jan 2027"),
        ("2027-01", "2028", "Jan 2027 - 2028"),
        ("2026-11-23", None, "23 Nov - now"),
        (None, None, ""),
    ],
)
def test_a_job_that_begins_ahead_is_not_now(start, end, text, today):
    assert joblog.when(Job.from_row(1, row("jobs", start=start, end=end)), today) == text
