import pytest
from career_data import career

from tuiplanner.career import gave

TWO = {1: {"start": "2010", "end": "2015", "org": "Mill"}, 2: {"start": "2016", "org": "Northwind"}}


def of(job, **tables):
    return next(one for one in gave.of_jobs(career(**tables)) if one.job.id == job)


class TestCounts:
    def test_entries_are_counted_by_kind_and_retired_ones_left_out(self):
        kinds = ["win", "win", "lesson", "feedback", "avoid", "note", "win"]
        entries = {10 + one: {"job": 1, "kind": kind} for one, kind in enumerate(kinds)}
        entries[16]["retired"] = "2026-01-01"
        entries[20] = {"job": 2, "kind": "win"}
        one = of(1, jobs=TWO, entries=entries)
        assert (one.wins, one.lessons, one.feedback, one.avoids) == (2, 1, 1, 1)

    def test_jobs_are_by_start_and_undated_ones_last(self):
        jobs = {5: {}, 6: {"start": "2020"}, 7: {"start": "2010"}, 4: {"end": "2000"}}
        assert [one.job.id for one in gave.of_jobs(career(jobs=jobs))] == [7, 6, 4, 5]
        assert gave.of_jobs(career()) == []

    @pytest.mark.parametrize(
        ("kind", "mined"),
        [("win", True), ("lesson", True), ("avoid", True), ("feedback", False), ("note", False)],
    )
    def test_a_job_is_mined_when_a_win_a_lesson_or_an_avoid_was_found(self, kind, mined):
        assert of(1, jobs=TWO, entries={10: {"job": 1, "kind": kind}}).mined is mined


class TestSkills:
    def test_they_are_the_tags_of_the_job_and_its_entries_in_their_first_spelling(self):
        jobs = {1: {**TWO[1], "tags": ["Python"]}, 2: {**TWO[2], "tags": ["python", "SQL"]}}
        entries = {
            10: {"job": 2, "tags": ["PYTHON", "storage"]},
            11: {"job": 2, "tags": ["gone"], "retired": "2026-01-01"},
            12: {"tags": ["of no job"]},
        }
        assert of(1, jobs=jobs, entries=entries).skills == ("Python",)
        assert of(2, jobs=jobs, entries=entries).skills == ("Python", "SQL", "storage")

    def test_one_is_first_shown_where_its_earliest_entry_or_start_is(self):
        jobs = {1: {**TWO[1], "tags": ["python"]}, 2: {**TWO[2], "tags": ["python", "go"]}}
        entries = {
            10: {"job": 2, "date": "2018", "tags": ["sql"]},
            11: {"job": 1, "date": "2019", "tags": ["sql", "go"]},
        }
        assert of(1, jobs=jobs, entries=entries).first_shown == ("python",)
        assert of(2, jobs=jobs, entries=entries).first_shown == ("go", "sql")

    def test_ties_are_shared(self):
        entries = {
            10: {"job": 1, "date": "2018-01", "tags": ["sql"]},
            11: {"job": 2, "date": "2018", "tags": ["sql"]},
        }
        assert [of(one, jobs=TWO, entries=entries).first_shown for one in TWO] == [("sql",)] * 2

    def test_an_entry_of_no_job_may_have_been_first(self):
        entries = {
            10: {"date": "2008", "tags": ["sql"]},
            11: {"job": 2, "date": "2018", "tags": ["sql"]},
        }
        assert of(2, jobs=TWO, entries=entries).first_shown == ()

    def test_what_is_undated_comes_after_all_that_is_dated(self):
        jobs = {**TWO, 3: {"tags": ["sql", "rust"]}}
        entries = {11: {"job": 2, "date": "2018", "tags": ["sql"]}}
        assert of(3, jobs=jobs, entries=entries).first_shown == ("rust",)


class TestGoals:
    def test_a_job_feeds_goals_that_name_it_and_those_of_its_entries(self):
        goals = {7: {"jobs": [1, 2]}, 8: {"stage": "achieved"}, 9: {}}
        entries = {
            10: {"job": 1, "goals": [8, 7, 404]},
            11: {"job": 1, "goals": [9], "retired": "2026-01-01"},
        }
        assert of(1, jobs=TWO, goals=goals, entries=entries).goals == (7, 8)
        assert of(2, jobs=TWO, goals=goals, entries=entries).goals == (7,)

    def test_by_skill_it_feeds_open_goals_that_it_does_not_feed_directly(self):
        jobs = {1: {**TWO[1], "tags": ["Python"]}}
        goals = {
            6: {"tags": ["python"]},
            7: {"tags": ["python"], "jobs": [1]},
            8: {"tags": ["python"], "stage": "achieved"},
            9: {"tags": ["python"], "let_go": "2026-01-01"},
            5: {"tags": ["sql"]},
        }
        one = of(1, jobs=jobs, goals=goals, entries={10: {"job": 1, "tags": ["sql"]}})
        assert (one.goals, one.by_skill) == ((7,), (5, 6))


class TestInWords:
    def test_it_is_a_sentence(self):
        entries = {10 + one: {"job": 2, "kind": "win"} for one in range(4)}
        entries |= {20 + one: {"job": 2, "kind": "lesson"} for one in range(3)}
        entries[30] = {"job": 2, "kind": "avoid", "tags": ["haste", "noise"], "goals": [7, 8]}
        one = of(2, jobs=TWO, goals={7: {}, 8: {}}, entries=entries)
        assert gave.in_words(one) == (
            "Northwind: 4 wins, 3 lessons, 1 thing to avoid, 2 new skills, feeds 2 goals"
        )

    def test_what_there_is_none_of_is_left_out(self):
        one = of(1, jobs={1: {"title": "Clerk"}}, entries={10: {"job": 1, "kind": "win"}})
        assert gave.in_words(one) == "Clerk: 1 win"

    def test_a_job_that_is_not_mined_asks(self):
        one = of(1, jobs={1: {**TWO[1], "tags": ["sql"]}}, goals={7: {"jobs": [1]}})
        assert gave.in_words(one) == "Mill: Not mined yet - what did it teach you?"


def test_the_way_to_a_goal_is_its_jobs_in_time_and_then_its_entries():
    everything = career(
        jobs={
            1: {"start": "2016", "org": "Mill"},
            2: {"start": "2010", "org": "Sea"},
            3: {},
            4: {"start": "2005"},
        },
        goals={7: {"jobs": [3, 1]}},
        entries={
            10: {"job": 2, "goals": [7], "date": "2020"},
            11: {"goals": [7], "date": "2012"},
            12: {"job": 4, "goals": [7], "retired": "2026-01-01"},
            13: {"goals": [7]},
            14: {"job": 4},
        },
    )
    way = gave.path_to(everything, everything.goals[7])
    assert [(one.NOUN, one.id) for one in way] == [
        ("job", 2), ("job", 1), ("job", 3), ("entry", 11), ("entry", 10), ("entry", 13),
    ]  # fmt: skip
    assert gave.path_in_words(way) == "Sea, then Mill, then Clerk · 3 entries"
    assert gave.path_in_words(way[:1]) == "Sea"
    assert gave.path_in_words(way[3:]) == ""


def test_two_jobs_in_a_row_at_one_place_are_one_station_of_the_way():
    everything = career(
        jobs={1: {"start": "2016", "org": "Sea"}, 2: {"start": "2010", "org": "Sea"}},
        goals={7: {"jobs": [1, 2]}},
    )
    assert gave.path_in_words(gave.path_to(everything, everything.goals[7])) == "Sea"
