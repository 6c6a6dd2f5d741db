from datetime import date, timedelta

import pytest
from career_data import career, set_to

from tuiplanner.career import skills
from tuiplanner.career.thresholds import Thresholds


@pytest.fixture
def skill(today):
    """The facts about one tag, None when there is none."""

    def skill(tag, **tables):
        found = skills.skills(career(**tables), today)
        return next((one for one in found if one.tag == tag), None)

    return skill


def test_tags_of_jobs_entries_and_open_goals_are_counted_in_any_letter_case(skill):
    one = skill(
        "SQL",
        jobs={1: {"tags": ["SQL"]}, 2: {}, 3: {"tags": ["sql"]}},
        entries={
            10: {"job": 2, "tags": ["sql"]},
            11: {"job": 1, "tags": ["Sql"]},
            12: {"tags": ["sql"]},
            13: {"tags": ["sql"], "retired": "2026-01-01"},
        },
        goals={
            20: {"tags": ["sql"]},
            21: {"tags": ["sql"], "stage": "achieved"},
            22: {"tags": ["sql"], "let_go": "2026-01-01"},
        },
    )
    assert (one.jobs, one.entries, one.goals) == (3, 3, 1)


def test_they_are_by_name_and_nothing_has_none(today):
    entries = {10: {"tags": ["sql", "Go", "école"]}}
    found = skills.skills(career(entries=entries, goals={1: {"tags": ["C"]}}), today)
    assert [one.tag for one in found] == ["C", "Go", "sql", "école"]
    assert skills.skills(career(), today) == []


class TestLatest:
    @pytest.mark.parametrize(
        ("job", "latest"),
        [
            ({"start": "2020"}, date(2026, 11, 23)),
            ({"start": "2020", "end": "2021"}, date(2021, 12, 31)),
            ({"start": "2020", "end": "2027"}, date(2026, 11, 23)),
            ({"start": "2027"}, None), ({}, None), ({"end": "2019-02"}, date(2019, 2, 28)),
        ],
    )  # fmt: skip
    def test_a_job_uses_its_skills_to_its_end_or_today(self, job, latest, skill):
        assert skill("sql", jobs={1: {**job, "tags": ["sql"]}}).latest == latest

    @pytest.mark.parametrize(
        ("on", "latest"),
        [("2024-05-06", date(2024, 5, 6)), ("2024-05", date(2024, 5, 1)), (None, None)],
    )
    def test_an_entry_counts_by_the_first_day_of_its_date(self, on, latest, skill):
        jobs = {1: {"start": "2020"}}
        assert skill(
            "sql", jobs=jobs, entries={2: {"job": 1, "tags": ["sql"], "date": on}}
        ).latest == (latest)

    @pytest.mark.parametrize(("days", "dormant"), [(730, False), (731, True)])
    def test_it_is_dormant_after_730_days(self, days, dormant, today):
        entries = {2: {"tags": ["sql"], "date": str(today - timedelta(days=days))}}
        (one,) = skills.skills(career(entries=entries), today)
        assert one.dormant is dormant
        (other,) = skills.skills(set_to(Thresholds(dormant=days), career(entries=entries)), today)
        assert not other.dormant

    def test_what_has_no_date_is_not_called_dormant(self, skill):
        assert not skill("sql", jobs={1: {"tags": ["sql"]}}).dormant


class TestGap:
    @pytest.mark.parametrize(
        ("tables", "gap"),
        [
            ({"goals": {1: {"tags": ["sql"]}}}, True),
            ({"goals": {1: {"tags": ["sql"]}}, "jobs": {2: {"tags": ["SQL"]}}}, False),
            ({"goals": {1: {"tags": ["sql"]}}, "entries": {2: {"tags": ["Sql"]}}}, False),
            (
                {
                    "goals": {1: {"tags": ["sql"]}},
                    "entries": {2: {"tags": ["sql"], "retired": "2026-01-01"}},
                },
                True,
            ),
        ],
    )
    def test_it_is_what_an_open_goal_needs_and_nothing_has(self, tables, gap, today):
        (one,) = skills.skills(career(**tables), today)
        assert one.gap is gap

    def test_goals_that_are_not_open_need_nothing(self, skill):
        for goal in ({"stage": "achieved"}, {"let_go": "2026-01-01"}):
            assert skill("sql", goals={1: {**goal, "tags": ["sql"]}}) is None


class TestStrength:
    @pytest.mark.parametrize(
        ("kinds", "jobs", "strength"),
        [
            (("win", "feedback"), (1, 2), True), (("win", "win"), (1, 1), False),
            (("win", "lesson"), (1, 2), False), (("win", "win"), (1, None), False),
            (("win", "win"), (1, 404), False), (("feedback", "feedback"), (1, 2), True),
        ],
    )  # fmt: skip
    def test_it_is_a_win_or_feedback_in_two_jobs(self, kinds, jobs, strength, skill):
        entries = {
            10 + number: {"kind": kind, "job": job, "tags": ["sql"]}
            for number, (kind, job) in enumerate(zip(kinds, jobs, strict=True))
        }
        assert skill("sql", jobs={1: {}, 2: {}}, entries=entries).strength is strength
