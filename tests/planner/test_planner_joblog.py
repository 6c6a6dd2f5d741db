import pytest

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.planner.words import said


class TestJobs:
    def test_a_job_is_added_from_what_is_typed(self, planner):
        change, one = planner.joblog.add_job(
            {
                "title": "Clerk",
                "org": "Northwind",
                "kind": "free",
                "start": "2020-01",
                "end": "2021",
            }
        )
        job = planner.career.jobs[one]
        assert (job.title, job.org, job.kind, job.slug) == (
            "Clerk", "Northwind", "freelance", "clerk",
        )  # fmt: skip
        assert (job.start, job.end) == (PartialDate(2020, 1), PartialDate(2021))
        assert said(change) == "added 'Clerk'; u undoes"

    def test_a_job_needs_no_dates(self, planner):
        _, one = planner.joblog.add_job({"title": "Clerk"})
        job = planner.career.jobs[one]
        assert (job.start, job.end, job.kind) == (None, None, "job")

    @pytest.mark.parametrize(
        ("texts", "reason"),
        [
            ({}, "title cannot be empty"),
            ({"title": "x", "start": "2021", "end": "2020"}, "the end 2020 is before the start"),
            ({"title": "x", "slug": "y"}, "the slug of a job is kept by careerboard"),
            ({"title": "x", "stage": "idea"}, "a job has no field 'stage'; it has title, org"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_is_added(self, texts, reason, planner):
        with pytest.raises(Refused, match=reason):
            planner.joblog.add_job(texts)
        assert planner.career.is_fresh()


class TestEntries:
    def test_an_entry_is_of_today_and_of_no_job_unless_said_otherwise(self, planner, today):
        change, one = planner.joblog.add_entry(" Won it ", "win")
        entry = planner.career.entries[one]
        assert (entry.text, entry.kind, entry.job, entry.goals) == ("Won it", "win", None, ())
        assert entry.date == PartialDate.of(today)
        assert said(change) == "logged win 'Won it'; u undoes"

    def test_it_takes_a_job_goals_and_more_texts(self, planner, desk):
        _, one = planner.joblog.add_entry(
            "x", "les", job=desk.north, goals=[desk.sail], texts={"date": "fri", "tags": "sea"}
        )
        entry = planner.career.entries[one]
        assert (entry.kind, entry.job, entry.goals) == ("lesson", desk.north, (desk.sail,))
        assert (str(entry.date), entry.tags) == ("2026-11-20", ("Sea",))

    @pytest.mark.parametrize(
        ("text", "kind", "texts", "reason"),
        [
            ("", "win", {}, "text cannot be empty"),
            ("x" * 501, "win", {}, "at most 500"),
            ("x", "", {}, "kind cannot be empty"),
            ("x", "joy", {}, "choose win, lesson, feedback, avoid or note"),
            ("x", "win", {"date": "tomorrow"}, "2026-11-24 is after today"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, text, kind, texts, reason, planner):
        with pytest.raises(Refused, match=reason):
            planner.joblog.add_entry(text, kind, texts=texts)
        assert planner.career.is_fresh()

    def test_a_job_or_a_goal_that_is_gone_is_refused(self, planner, desk):
        planner.records.delete([("goals", desk.row)])
        before = planner.career
        with pytest.raises(Refused, match="this goal is gone"):
            planner.joblog.add_entry("x", "win", goals=[desk.sail, desk.row])
        with pytest.raises(Refused, match="this job is gone"):
            planner.joblog.add_entry("x", "win", job=404)
        assert planner.career is before

    def test_a_date_is_not_cleared_by_hand(self, planner, desk):
        with pytest.raises(Refused, match="date cannot be empty"):
            planner.joblog.add_entry("x", "win", texts={"date": " "})
        for clear in (
            lambda: planner.records.clear("entries", desk.win, "date"),
            lambda: planner.records.set_texts("entries", desk.win, {"date": ""}),
        ):
            with pytest.raises(Refused, match="date cannot be empty"):
                clear()
        assert planner.career.entries[desk.win].date is not None

    def test_a_date_that_an_import_left_empty_may_stay_so(self, planner, desk, elsewhere):
        elsewhere.edits("entries", desk.win, date=None)
        assert planner.records.set_texts("entries", desk.win, {"date": ""}) is None
        planner.records.set_texts("entries", desk.win, {"date": "", "text": "Lost it"})
        assert planner.career.entries[desk.win].text == "Lost it"
        planner.records.set_texts("entries", desk.win, {"date": "2020"})
        assert planner.career.entries[desk.win].date == PartialDate(2020)

    def test_an_entry_that_no_longer_holds_is_retired_and_taken_back(self, planner, desk, today):
        change = planner.joblog.retire([desk.win])
        assert planner.career.entries[desk.win].retired == today
        assert said(change) == "retired 'Won the regatta'; u undoes"
        assert said(planner.joblog.retire([desk.win])) == "took 'Won the regatta' back; u undoes"
        assert planner.career.entries[desk.win].retired is None

    def test_several_entries_retired_at_once_are_counted(self, planner, desk):
        _, other = planner.joblog.add_entry("x", "note")
        assert planner.joblog.retire([desk.win, other]).name == "retire 2 entries"

    def test_the_only_current_job_is_where_an_entry_belongs(self, planner, desk):
        assert planner.joblog.default_job() == desk.north
        planner.joblog.add_job({"title": "Another", "start": "2021"})
        assert planner.joblog.default_job() is None


def test_proof_is_linked_and_unlinked_in_one_change(planner):
    _, goal = planner.goals.add({"title": "Sail"})
    entries = [planner.joblog.add_entry(text, "win")[1] for text in ("A", "B", "C")]
    first, second, third = entries
    change = planner.joblog.prove(goal, {first: True, second: True, third: False})
    assert change.name == "link 2 entries to 'Sail'"
    assert set(planner.career.entries.by("goals", goal)) == {first, second}
    change = planner.joblog.prove(goal, {first: False, second: True, third: True})
    assert change.name == "set the proof of 'Sail'"
    assert set(planner.career.entries.by("goals", goal)) == {second, third}
    assert planner.joblog.prove(goal, {second: True, third: True}) is None
    planner.undo()
    assert set(planner.career.entries.by("goals", goal)) == {first, second}
    change = planner.joblog.prove(goal, {second: False})
    assert change.name == "unlink 'B' from 'Sail'"


def test_proof_keeps_the_other_goals_of_an_entry(planner):
    _, one = planner.goals.add({"title": "Sail"})
    _, other = planner.goals.add({"title": "Row"})
    _, entry = planner.joblog.add_entry("A", "win", goals=[one])
    planner.joblog.prove(other, {entry: True})
    assert planner.career.entries[entry].goals == (one, other)
    planner.joblog.prove(one, {entry: False})
    assert planner.career.entries[entry].goals == (other,)
