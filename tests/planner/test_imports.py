"""What an import would do: match, fill, leave and skip, and never twice."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career.career import Career, checked
from tuiplanner.career.changes import Change, difference
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Entry, Goal, Job
from tuiplanner.formats.proposal import Proposal, Proposed
from tuiplanner.planner import imports

TODAY = date(2026, 11, 23)
AT = "2026-11-23T04:05:06Z"
LATER = "2026-12-01T00:00:00Z"


def job(key="j1", **values):
    known = {"title": "Smith", "org": "Acme", "kind": "job", "start": PartialDate(2020, 1)}
    return Proposed("jobs", {**known, **values}, key)


def entry(text="Forged a gate", key=None, of=None, **values):
    links = {"job": of} if of else {}
    return Proposed("entries", {"text": text, "kind": "win", **values}, key or f"e {text}", links)


def proposal(*records, **facts):
    return Proposal("jsonresume", "JSON Resume", records, **facts)


def plan(career, *records, at=AT, ids=None, **facts):
    source = ids or itertools.count(
        1 + max((i for rows in career.rows.values() for i in rows), default=0)
    )
    return imports.plan(career, proposal(*records, **facts), TODAY, lambda: next(source), at)


def holding(*records):
    career = Career({})
    for one in records:
        career = career.applied(difference(one.TABLE, one.id, {}, one.to_row()))
    return career


def imported(*records, career=None):
    career = career or Career({})
    return career.applied(plan(career, *records).edits)


def changed(career, table, record_id, **values):
    old = career.rows[table][record_id]
    return career.applied(difference(table, record_id, old, {**old, **values}))


def deleted(career, table, record_id):
    old = career.rows[table][record_id]
    stone = {"table": table, "at": AT, "src": old["src"]}
    edits = difference(table, record_id, old, {})
    return career.applied([*edits, *difference("tombstones", record_id, {}, stone)])


def verdicts(preview):
    return [item.verdict for item in preview.items]


def mine(**values):
    """A job that a person typed."""
    known = {"title": "smith ", "org": "ACME", "start": PartialDate(2020, 1), "slug": "smith"}
    return Job(**{"id": 7, "created": AT, "updated": AT, **known, **values})


class TestAdding:
    def test_new_records_are_whole_and_linked(self):
        career = imported(job(gave="Pay"), entry(of="j1", tags=("Iron",)), entry("Alone"))
        checked(career)
        (added,) = career.jobs.values()
        assert added == Job(
            id=added.id,
            created=AT,
            updated=AT,
            src={"format": "jsonresume", "id": "j1"},
            title="Smith",
            org="Acme",
            start=PartialDate(2020, 1),
            gave="Pay",
            slug="smith",
        )
        assert career.rows["jobs"][added.id] == added.to_row()
        linked, alone = career.entries.values()
        assert (linked.job, linked.tags, linked.kind) == (added.id, ("Iron",), "win")
        assert (alone.job, alone.date) == (None, None)

    def test_slugs_are_unique_in_the_table_and_among_the_new(self):
        career = holding(mine(title="Baker", org="x"))
        career = imported(job("a"), job("b", org="Zeta"), career=career)
        assert [one.slug for one in career.jobs.values()] == ["smith", "smith-2", "smith-3"]

    def test_ids_that_any_table_or_tombstone_has_are_passed_over(self):
        career = holding(mine(title="Baker", id=1))
        career = career.applied(difference("tombstones", 2, {}, {"table": "jobs", "at": AT}))
        career = career.applied(difference("unknown", 3, {}, {"x": 1}))
        preview = plan(career, job(), entry(of="j1"), ids=iter([1, 2, 3, 4, 4, 5]))
        assert {edit.id for edit in preview.edits} == {4, 5}

    def test_tags_take_the_first_spelling(self):
        goal = Goal(id=9, created=AT, updated=AT, title="g", stage="idea", tags=("PostgreSQL",))
        career = imported(
            entry("a", tags=("postgresql", "Go")), entry("b", tags=("GO",)), career=holding(goal)
        )
        assert [one.tags for one in career.entries.values()] == [("PostgreSQL", "Go"), ("Go",)]

    def test_a_date_after_today_is_left_empty_and_remarked(self):
        tomorrow = PartialDate(2026, 11, 24)
        preview = plan(Career({}), entry(date=tomorrow), entry("b", date=PartialDate(2026, 11)))
        first, second = Career({}).applied(preview.edits).entries.values()
        assert first.date is None
        assert second.date == PartialDate(2026, 11)
        assert preview.remarks == (
            (
                "'Forged a gate': an entry says what happened, and 2026-11-24 is after today; "
                "the date is left empty"
            ),
        )

    def test_a_job_may_end_in_the_future(self):
        career = imported(job(end=PartialDate(2030)))
        assert next(iter(career.jobs.values())).end == PartialDate(2030)

    def test_what_the_rules_refuse_is_skipped_with_its_entries(self):
        preview = plan(Career({}), job(end=PartialDate(1999)), entry(of="j1"), entry("b"))
        assert verdicts(preview) == ["skip", "skip", "add"]
        assert "the end 1999 is before the start" in preview.items[0].reason
        assert preview.items[1].reason == "its job is not imported"

    def test_one_change_is_taken_back_by_its_inverse(self):
        career = holding(mine(org=""))
        preview = plan(career, job(org="", place="Oslo"), job("k", title="x"), entry(of="k"))
        change = Change(preview.name, preview.edits, AT)
        back = career.applied(change.edits).applied(change.inverse(AT).edits)
        assert back.rows["jobs"] == career.rows["jobs"]
        assert not back.rows["entries"]


class TestMatching:
    def test_a_typed_job_is_matched_and_only_its_empty_fields_are_filled(self):
        career = holding(mine(place="Bergen"))
        preview = plan(career, job(place="Oslo", url="http://a", tags=("Iron",)), at=LATER)
        after = career.applied(preview.edits).jobs[7]
        assert after == career.jobs[7].replace(url="http://a", tags=("Iron",), updated=LATER)
        assert verdicts(preview) == ["fill"]
        assert preview.items[0].reason == "link, tags"

    @pytest.mark.parametrize(
        "other", [{"title": "Baker"}, {"org": "Zeta"}, {"start": PartialDate(2018)}]
    )
    def test_another_title_org_or_start_is_another_job(self, other):
        assert verdicts(plan(holding(mine()), job(**other))) == ["add"]

    def test_a_typed_entry_is_matched_within_its_job(self):
        typed = Entry(id=8, created=AT, updated=AT, text="forged  A gate", kind="lesson", job=7)
        career = holding(mine(), typed)
        preview = plan(career, job(), entry(of="j1", situation="Hot"), entry(key="alone"))
        assert verdicts(preview) == ["leave", "fill", "add"]
        assert career.applied(preview.edits).entries[8].kind == "lesson"

    def test_a_resume_says_a_win_and_its_result_in_one_line(self):
        career = holding(mine(), Entry(id=8, text="Forged a gate", kind="win", job=7, result="2 t"))
        preview = plan(career, job(), entry("Forged a gate (2 t)", of="j1"), entry(of="j1"))
        assert verdicts(preview)[1:] == ["leave", "leave"]
        assert verdicts(plan(career, job(), entry("Forged (2 t)", of="j1")))[1] == "add"

    def test_a_corrected_record_is_known_by_its_source(self):
        career = imported(job(), entry(of="j1"))
        one, two = *career.jobs, *career.entries
        career = changed(career, "jobs", one, title="Master smith", org="", start=None)
        career = changed(career, "entries", two, text="Forged two gates")
        preview = plan(career, job(org=""), entry(of="j1"))
        assert verdicts(preview) == ["fill", "leave"]
        assert preview.items[0].reason == "start"
        assert len(career.applied(preview.edits).jobs) == 1

    def test_a_fill_edits_the_filled_fields_only(self):
        row = {"title": "Smith", "org": "Acme", "start": "2020-01", "mood": "fine"}
        career = Career({"jobs": {7: row}})
        preview = plan(career, job(place="Oslo"), at=LATER)
        assert {(edit.field, edit.new) for edit in preview.edits} == {
            ("place", "Oslo"),
            ("updated", LATER),
        }

    def test_an_entry_moved_from_a_deleted_job_does_not_stand_for_a_career_wide_one(self):
        career = imported(job(), entry(of="j1"))
        one, two = *career.jobs, *career.entries
        career = changed(deleted(career, "jobs", one), "entries", two, job=99)
        preview = plan(career, job(), entry(of="j1"), entry(key="alone"))
        assert verdicts(preview) == ["skip", "leave", "add"]

    def test_the_source_of_another_format_is_no_match(self):
        career = imported(job())
        one = next(iter(career.jobs))
        src = {"format": "linkedin", "id": "j1"}
        career = changed(career, "jobs", one, title="Master smith", src=src)
        assert verdicts(plan(career, job())) == ["add"]

    def test_an_end_that_the_typed_start_forbids_is_not_filled(self):
        career = imported(job())
        career = changed(career, "jobs", next(iter(career.jobs)), start="2024")
        assert verdicts(plan(career, job(end=PartialDate(2022)))) == ["leave"]
        preview = plan(career, job(end=PartialDate(2022), place="Oslo"))
        assert preview.items[0].reason == "place"

    def test_a_job_that_has_ended_since_is_filled(self):
        career = imported(job())
        preview = plan(career, job(end=PartialDate(2026)))
        assert preview.items[0].reason == "end"

    def test_deleted_records_are_skipped_and_their_new_entries_too(self):
        career = imported(job(), entry(of="j1"), entry("b"))
        first, second = career.entries
        career = deleted(career, "jobs", next(iter(career.jobs)))
        career = changed(deleted(career, "entries", second), "entries", first, job=None)
        preview = plan(career, job(), entry(of="j1"), entry("b"), entry("new", of="j1"))
        assert [(item.verdict, item.reason) for item in preview.items] == [
            ("skip", "you deleted it"),
            ("leave", ""),
            ("skip", "you deleted it"),
            ("skip", "its job is not imported"),
        ]
        assert preview.edits == ()

    def test_a_record_that_came_back_is_known_in_spite_of_its_tombstone(self):
        career = imported(job())
        one = next(iter(career.jobs))
        row = career.rows["jobs"][one]
        career = deleted(career, "jobs", one).applied(difference("jobs", one, {}, row))
        assert verdicts(plan(career, job())) == ["leave"]

    def test_equal_rows_of_the_file_are_one(self):
        rows = (job(), job(), job("j2", place="Oslo"), entry(of="j1"), entry(key="z", of="j2"))
        preview = plan(Career({}), *rows)
        assert verdicts(preview) == ["add", "leave", "leave", "add", "leave"]
        assert preview.items[2].reason == "another row of the file is the same"

    def test_equal_rows_stay_one_when_the_record_was_corrected(self):
        rows = (job(), job("j2", place="Oslo"))
        career = imported(*rows)
        career = changed(career, "jobs", next(iter(career.jobs)), title="Master smith")
        assert verdicts(plan(career, *rows)) == ["leave", "leave"]

    def test_equal_rows_stay_one_when_another_record_took_the_title(self):
        rows = (job(), job("j2", place="Oslo"), job("j3", title="Cook"))
        career = imported(*rows)
        smith, cook = career.jobs
        career = changed(career, "jobs", smith, title="Master smith")
        career = changed(career, "jobs", cook, title="Smith")
        assert verdicts(plan(career, *rows)) == ["leave"] * 3

    def test_rows_may_be_taken_out_of_a_proposal(self):
        preview = plan(Career({}), entry(of="j1"))
        assert verdicts(preview) == ["skip"]
        assert preview.lines() == ["for another job, entries: skip 1 (its job is not imported)"]
        assert verdicts(plan(imported(job()), entry(of="j1"))) == ["add"]

    def test_an_empty_proposal_is_refused(self):
        with pytest.raises(Refused, match="nothing to import in this JSON Resume file"):
            plan(Career({}))


class TestWords:
    def test_names_lines_and_summary(self):
        career = holding(mine())
        career = imported(job("old", title="Cook"), entry("Stew", of="old"), career=career)
        career = deleted(career, "jobs", 8)
        preview = plan(
            career,
            job(place="Oslo"),
            entry("one", of="j1"),
            entry("two", of="j1"),
            entry("two", key="again", of="j1"),
            job(),
            job("old", title="Cook"),
            entry("Soup", of="old"),
            job("j3", title="Acme", start=None, end=PartialDate(2001)),
            job("j4", title="x" * 60, end=PartialDate(2021)),
            entry("alone"),
            skipped=("work 9: not a text",),
            remarks=("work 2 (x): title cut",),
        )
        assert preview.lines() == [
            "fill job 'Smith' at 'Acme' (since 2020-01): place; entries: add 2, leave 1",
            "leave job 'Smith' at 'Acme' (since 2020-01): another row of the file is the same",
            (
                "skip job 'Cook' at 'Acme' (since 2020-01): you deleted it; "
                "entries: skip 1 (its job is not imported)"
            ),
            "add job 'Acme' (until 2001)",
            f"add job '{'x' * 39}…' at 'Acme' (2020-01 to 2021)",
            "for no job, entries: add 1",
            "skip work 9: not a text",
            "note work 2 (x): title cut",
        ]
        assert preview.name == "import 2 jobs and 3 entries from JSON Resume"
        assert preview.summary() == "added 2 jobs, 3 entries; filled 1; left 2; skipped 3"
        assert preview.counts == {"add": 5, "fill": 1, "leave": 2, "skip": 3}

    def test_a_job_of_nobody_is_at_no_place(self):
        assert plan(Career({}), job(org="")).lines() == ["add job 'Smith' (since 2020-01)"]

    def test_names_of_imports_that_add_nothing(self):
        career = imported(job(), entry())
        assert plan(career, job(place="Oslo")).name == "import details of 1 job from JSON Resume"
        again = plan(career, job(), entry())
        assert again.name == "import nothing new from JSON Resume"
        assert again.summary() == "added 0; filled 0; left 2; skipped 0"

    def test_the_name_of_one_kind(self):
        assert plan(Career({}), entry()).name == "import 1 entry from JSON Resume"


WORDS = st.sampled_from(["", "A", "a", "B", "b "])
TITLES = st.sampled_from(["A", "a", "B"])


@st.composite
def jobs(draw):
    title, org = draw(TITLES), draw(WORDS)
    start = draw(st.sampled_from([None, PartialDate(2020), PartialDate(2022)]))
    return job(
        f"{title}/{org}/{start}",
        title=title,
        org=org,
        start=start,
        end=draw(st.sampled_from([None, PartialDate(2022, 5), PartialDate(2030)])),
        place=draw(WORDS),
        tags=draw(st.lists(st.sampled_from(["Go", "go", "C"]), unique=True).map(tuple)),
    )


@st.composite
def rows_of_a_file(draw):
    found = draw(st.lists(jobs(), max_size=4))
    for _ in range(draw(st.integers(1, 6))):
        text, of = draw(TITLES), draw(st.sampled_from([None, "gone", *(one.key for one in found)]))
        day = draw(st.sampled_from([None, PartialDate(2020), PartialDate(2030)]))
        found.append(entry(text, f"{of}/{text}", of, date=day))
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(rows_of_a_file(), max_size=2), rows_of_a_file(), st.data())
def test_a_second_import_changes_nothing_and_no_text_is_overwritten(before, rows, data):
    career = Career({})
    for earlier in before:
        career = imported(*earlier, career=career)
    preview = plan(career, *rows)
    after = career.applied(preview.edits)
    checked(after)
    assert len(preview.items) == len(rows) == sum(preview.counts.values())
    for edit in preview.edits:
        if edit.id in career.rows.get(edit.table, {}) and edit.field != "updated":
            assert edit.old in ("", None, [])
    for one in after.jobs.keys() - career.jobs.keys():
        after = changed(after, "jobs", one, title=data.draw(TITLES, "a corrected title"))
    again = plan(after, *rows)
    assert again.edits == ()
    assert again.counts["add"] == again.counts["fill"] == 0


def skill_list(*words, key="s", text="Skills", **facts):
    values = {"text": text, "kind": "note", "tags": words[:50], **facts}
    return Proposed("entries", values, key, skills=words)


class TestSkills:
    def test_a_list_grows_and_nothing_is_in_it_twice(self):
        career = imported(skill_list("Go", "SQL"))
        preview = plan(career, skill_list("Rust", "go", "SQL"), at=LATER)
        assert [(item.verdict, item.reason) for item in preview.items] == [("fill", "tags")]
        career = career.applied(preview.edits)
        (one,) = career.entries.values()
        assert one.tags == ("Go", "SQL", "Rust")
        assert plan(career, skill_list("Rust", "go", "SQL")).edits == ()

    def test_a_full_list_says_what_it_has_no_room_for(self):
        words = [f"s{number}" for number in range(49)]
        career = imported(skill_list(*words, situation="Further tags: Tea; Salt"))
        preview = plan(career, skill_list("Tea", "Rust", "Salt", "Zig", *words))
        (one,) = career.applied(preview.edits).entries.values()
        assert one.tags == (*words, "Tea")
        assert preview.remarks == ("'Skills': 2 tags not imported, since it has 50: Rust, Zig",)

    def test_a_tag_with_a_comma_holds_the_words_it_is_split_into(self):
        career = imported(skill_list("Go"))
        career = changed(career, "entries", next(iter(career.entries)), tags=["salt, pepper"])
        assert verdicts(plan(career, skill_list("salt", "pepper"))) == ["leave"]

    def test_a_skill_that_is_shown_already_is_no_note(self):
        career = holding(mine(tags=("Go",)))
        assert verdicts(plan(career, skill_list("go", text="go"))) == ["leave"]
        assert verdicts(plan(career, skill_list("go", text="Languages"))) == ["add"]
        assert verdicts(plan(career, skill_list("go", text="go", situation="Level: 5"))) == ["add"]
        private = Entry(id=8, created=AT, updated=AT, text="x", kind="avoid", tags=("Go",))
        assert verdicts(plan(holding(private), skill_list("go", text="go"))) == ["add"]

    def test_a_group_is_known_wherever_its_note_has_gone(self):
        career = imported(skill_list("Go"))
        one = next(iter(career.entries))
        src = {"format": "linkedin", "id": "x"}
        career = changed(career, "entries", one, job=7, text="skills ", src=src)
        assert verdicts(plan(career, skill_list("Go"))) == ["leave"]


class TestResultsInNotes:
    @pytest.mark.parametrize(
        ("situation", "reason"), [("2 t", ""), ("2 t\n\nHot", "situation"), ("Hot", "situation")]
    )
    def test_a_result_is_not_told_again_as_the_situation(self, situation, reason):
        career = holding(Entry(id=8, text="Forged a gate", kind="win", result="2 t"))
        preview = plan(career, entry(situation=situation))
        assert preview.items[0].reason == reason
        if reason:
            assert career.applied(preview.edits).entries[8].situation == "Hot"

    def test_a_long_win_with_its_result_is_known_by_its_beginning(self):
        text = "x" * 499
        career = holding(mine(), Entry(id=8, text=text, kind="win", job=7, result="2 t"))
        said = entry(text + "…", of="j1", situation=f"{text} (2 t)")
        assert verdicts(plan(career, job(), said)) == ["leave", "leave"]

    def test_a_bullet_in_front_is_no_difference(self):
        career = holding(mine(), Entry(id=8, text="- Forged a gate", kind="win", job=7))
        assert verdicts(plan(career, job(), entry(of="j1")))[1] == "leave"
