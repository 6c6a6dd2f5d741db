import pytest
from career_data import career, row
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career.career import Career, checked
from tuiplanner.career.changes import ABSENT, Edit
from tuiplanner.career.errors import Refused
from tuiplanner.career.goals import column
from tuiplanner.career.records import RECORDS, STAGES, Goal

BROKEN = {"title": "No stage"}


class TestTables:
    def test_records_are_found_by_the_value_of_a_field(self):
        goals = career(goals={1: {}, 2: {"stage": "achieved"}, 3: {}}).goals
        assert goals.by("stage", "idea") == (1, 3)
        assert goals.by("stage", "achieved") == (2,)
        assert goals.by("stage", "in-progress") == ()

    def test_records_are_found_by_an_item_of_a_list(self):
        goals = career(goals={1: {"tags": ["a", "b"]}, 2: {"tags": ["b"]}, 3: {"tags": []}}).goals
        assert (goals.by("tags", "a"), goals.by("tags", "b")) == ((1,), (1, 2))
        assert goals.by("tags", "c") == ()

    def test_records_without_the_field_are_found_by_none(self):
        entries = career(entries={1: {}, 2: {"job": None}, 3: {"job": 7}}).entries
        assert entries.by("job", None) == (1, 2)

    def test_it_is_a_mapping_of_records_by_id(self):
        goals = career(goals={1: {"title": "Sail"}, 2: {}}).goals
        assert [*goals] == [1, 2]
        assert len(goals) == 2
        assert 1 in goals
        assert 3 not in goals
        assert goals[1].title == "Sail"
        assert goals.get(3) is None
        with pytest.raises(KeyError):
            goals[3]

    def test_among_leaves_out_what_is_gone_and_keeps_the_order(self):
        goals = career(goals={1: {}, 2: {}, 3: {}}).goals
        assert [one.id for one in goals.among([3, 9, 1])] == [3, 1]

    def test_what_is_derived_is_made_once_under_its_name(self):
        before = career(goals={1: {}}, steps={2: {}})
        goals, steps = before.goals, before.steps
        made = iter(range(9))
        assert [goals.memo(name, lambda: next(made)) for name in "aba"] == [0, 1, 0]
        assert steps.memo("a", lambda: next(made)) == 2
        after = before.applied([Edit("goals", 1, "title", "Sail", "Swim")])
        assert after.goals.memo("a", lambda: next(made)) == 3
        assert after.steps.memo("a", lambda: next(made)) == 2

    def test_a_record_is_decoded_when_asked_for_and_only_once(self):
        goals = Career({"goals": {1: row("goals"), 2: BROKEN}}).goals
        assert goals[1] is goals[1]
        assert len(goals) == 2
        assert goals.by("title", "No stage") == (2,)
        with pytest.raises(Refused, match="goal 2 has no stage"):
            goals[2]


class TestCareer:
    def test_every_kind_has_its_table(self):
        everything = Career({})
        for name in RECORDS:
            assert getattr(everything, name).kind is RECORDS[name]
            assert len(getattr(everything, name)) == 0

    def test_a_table_that_no_change_touched_keeps_its_decoded_records(self):
        before = career(goals={1: {}}, steps={2: {}})
        goal, step = before.goals[1], before.steps[2]
        steps = before.steps
        after = before.applied([Edit("goals", 1, "title", "Sail", "Swim")])
        assert after.steps is steps
        assert after.steps[2] is step
        assert (goal.title, after.goals[1].title) == ("Sail", "Swim")
        assert before.goals[1] is goal

    def test_tables_of_another_state_are_not_taken_for_these(self):
        before = career(goals={1: {}})
        assert before.goals[1].title == "Sail"
        after = Career({"goals": {1: row("goals", title="Swim")}}, like=before)
        assert after.goals[1].title == "Swim"
        assert Career({}, like=before).goals.get(1) is None

    def test_unknown_tables_stay(self):
        before = Career({"mystery": {1: {"x": 1}}})
        after = before.applied([Edit("mystery", 1, "x", 1, 2)])
        assert after.rows == {"mystery": {1: {"x": 2}}}

    def test_a_record_is_got_by_table_and_id(self):
        everything = career(goals={1: {}}, jobs={2: {}})
        assert everything.get("goals", 1) == everything.goals[1]
        assert everything.get("goals", 2) is None
        assert everything.table_of(2) == "jobs"
        assert everything.table_of(3) is None

    def test_a_link_into_nothing_is_called_gone(self):
        everything = career(goals={1: {"title": "Sail"}}, mentors={2: {"name": "Ana"}})
        assert [everything.label(one) for one in (1, 2, 3)] == ["Sail", "Ana", "(gone)"]

    def test_tags_of_jobs_goals_entries_and_mentors_are_in_use_in_their_first_spelling(self):
        everything = career(
            jobs={1: {"tags": ["sea", "Python"]}},
            goals={2: {"tags": ["python", "Écrire"]}},
            entries={3: {"tags": ["SEA"]}, 4: {"tags": None}},
            mentors={5: {"topics": ["asking"]}},
            mystery={},
        )
        assert everything.tags == ("asking", "Python", "sea", "Écrire")

    def test_a_career_is_fresh_until_there_is_something_to_show(self):
        assert career().is_fresh()
        assert career(goals={}, steps={1: {}}).is_fresh()
        for name in ("jobs", "goals", "mentors", "entries"):
            assert not career(**{name: {1: {}}}).is_fresh()


class TestChecked:
    def test_a_sound_career_passes(self):
        everything = career(**{name: {one: {}} for one, name in enumerate(RECORDS, 1)})
        assert checked(everything) is None

    def test_the_first_record_that_does_not_fit_is_named(self):
        with pytest.raises(Refused, match="goals 2: goal 2 has no stage"):
            checked(Career({"goals": {1: row("goals"), 2: BROKEN}}))

    def test_unknown_tables_are_not_looked_at(self):
        assert checked(Career({"mystery": {1: BROKEN}})) is None


def test_a_record_that_was_never_made_has_no_fields_but_its_defaults():
    assert Goal(id=1, title="Sail") == Goal.from_row(1, {"title": "Sail", "stage": "idea"})


RANKS = ["", "a0", "a1", "a1V", "b"]
EDITED = st.tuples(
    st.integers(1, 6),
    st.sampled_from(
        [("stage", one) for one in (ABSENT, *STAGES)]
        + [("rank", one) for one in (ABSENT, *RANKS)]
        + [("let_go", one) for one in (None, "2026-01-01")]
        + [("tags", one) for one in ([], ["a"], ["a", "b"])]
    ),
)


class TestEditedTables:
    """What was looked up before an edit is taken over, and must be what a fresh look finds."""

    @given(st.lists(st.lists(EDITED, min_size=1, max_size=4), max_size=5))
    def test_every_look_up_finds_what_a_fresh_one_finds(self, changes):
        now = Career({"goals": {one: {"title": "x", "stage": "idea"} for one in (1, 2, 3)}})
        for change in changes:
            looked_up(now)
            rows = now.rows["goals"]
            now = now.applied(
                Edit("goals", one, field, rows.get(one, {}).get(field, ABSENT), value)
                for one, (field, value) in dict(change).items()
            )
            assert looked_up(now) == looked_up(Career(now.rows))

    def test_an_edit_looks_at_no_row_but_its_neighbours(self):
        rows = {one: Counted(row("goals", rank=f"a{one:04}")) for one in range(1, 2001)}
        before = Career({"goals": rows})
        assert len(column(before, "idea")) == 2000
        Counted.looks = 0
        after = before.applied(
            [
                Edit("goals", 1000, "stage", "idea", "in-progress"),
                Edit("goals", 7, "rank", "a0007", "a0500V"),
            ]
        )
        assert column(after, "in-progress") == [1000]
        assert column(after, "idea")[498:501] == [500, 7, 501]
        assert len(column(before, "idea")) == 2000
        assert Counted.looks < 60

    def test_records_that_were_not_edited_are_not_decoded_again(self):
        before = career(goals={1: {}, 2: {}})
        kept, edited = before.goals[1], before.goals[2]
        after = before.applied([Edit("goals", 2, "title", edited.title, "Swim")])
        assert after.goals[1] is kept
        assert (after.goals[2].title, before.goals[2].title) == ("Swim", edited.title)


class Counted(dict):
    """A row that counts how often something is looked up in any of them."""

    looks = 0

    def get(self, *name):
        Counted.looks += 1
        return super().get(*name)


def looked_up(career):
    """Return all columns and indexes of a career's goals."""
    columns = [column(career, stage, hidden=hidden) for stage in STAGES for hidden in (True, False)]
    indexes = {
        (field, value): sorted(career.goals.by(field, value))
        for field, values in (("stage", STAGES), ("tags", "ab"), ("let_go", (None, "2026-01-01")))
        for value in values
    }
    return columns, indexes
