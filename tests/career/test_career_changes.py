import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career.changes import (
    ABSENT,
    Change,
    Edit,
    apply,
    compact,
    difference,
    overtaken,
)

AT, LATER = "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"
NAMES = st.sampled_from(["title", "why", "updated", "tags", "mood"])
SCALARS = st.none() | st.text(string.ascii_lowercase, max_size=3) | st.integers(0, 3)
LISTS = st.lists(st.sampled_from("abcdef"), max_size=4, unique=True)
ROWS = st.dictionaries(NAMES, SCALARS | LISTS, min_size=1, max_size=4)
TABLES = st.dictionaries(
    st.sampled_from(["goals", "steps", "mystery"]),
    st.dictionaries(st.integers(1, 4), ROWS, max_size=3),
    max_size=3,
)


def goal(**edits):
    """Edits of goal 1: ``title=("old", "new")``."""
    return [Edit("goals", 1, name, old, new) for name, (old, new) in edits.items()]


def plain(tables):
    """Tables without empty ones and without ``updated``."""
    found = {
        name: {
            one: {field: value for field, value in row.items() if field != "updated"}
            for one, row in rows.items()
        }
        for name, rows in tables.items()
    }
    return {name: rows for name, rows in found.items() if rows}


@st.composite
def edits_on(draw, tables):
    """Edits as the planner makes them: each from what the tables then hold."""
    made, now = [], tables
    for _ in range(draw(st.integers(0, 4))):
        table = draw(st.sampled_from(["goals", "steps", "mystery"]))
        one = draw(st.integers(1, 4))
        old = now.get(table, {}).get(one, {})
        new = draw(ROWS | st.just({}))
        step = difference(table, one, old, new)
        made += step
        now = apply(now, step)
    return made, now


class TestApply:
    def test_a_record_is_made_by_its_first_field_and_gone_with_its_last(self):
        made = apply({}, goal(title=(ABSENT, "Sail"), why=(ABSENT, "")))
        assert made == {"goals": {1: {"title": "Sail", "why": ""}}}
        half = apply(made, goal(why=("", ABSENT)))
        assert half == {"goals": {1: {"title": "Sail"}}}
        assert apply(half, goal(title=("Sail", ABSENT))) == {"goals": {}}

    def test_taking_what_is_not_there_is_nothing(self):
        assert apply({"goals": {}}, goal(title=("Sail", ABSENT))) == {"goals": {}}

    def test_what_is_not_touched_is_shared(self):
        tables = {"goals": {1: {"title": "Sail"}, 2: {"title": "Row"}}, "steps": {3: {"text": "x"}}}
        after = apply(tables, goal(title=("Sail", "Swim")))
        assert after["steps"] is tables["steps"]
        assert after["goals"][2] is tables["goals"][2]
        assert after["goals"] is not tables["goals"]

    @given(TABLES, st.data())
    def test_the_tables_given_stay_as_they_were(self, tables, data):
        copy = {
            name: {one: dict(row) for one, row in rows.items()} for name, rows in tables.items()
        }
        edits, after = data.draw(edits_on(tables))
        assert apply(tables, edits) == after
        assert tables == copy
        touched = {edit.table for edit in edits}
        assert all(after[name] is tables[name] for name in tables.keys() - touched)

    def test_the_last_of_two_edits_of_a_field_wins(self):
        edits = goal(title=("a", "b")) + goal(title=("b", "c"))
        assert apply({"goals": {1: {"title": "a"}}}, edits)["goals"][1] == {"title": "c"}


class TestLists:
    @pytest.mark.parametrize(
        ("current", "old", "new", "after"),
        [
            (["a"], ["a"], ["a", "b"], ["a", "b"]),
            (["a", "x"], ["a"], ["a", "b"], ["a", "x", "b"]),
            (["a", "x"], ["a"], [], ["x"]),
            (["x"], ["a"], ["b"], ["x", "b"]),
            ([], ["a"], ["a", "b"], ["b"]),
            (["a", "b", "x"], ["a"], ["a", "b"], ["a", "b", "x"]),
            (["b", "a"], ["a", "b"], ["a", "b", "c"], ["b", "a", "c"]),
            (["a", "b"], ["a", "b"], ["b", "a"], ["b", "a"]),
        ],
    )
    def test_an_edit_of_a_list_is_the_items_it_adds_and_takes_away(self, current, old, new, after):
        assert Edit("goals", 1, "tags", old, new).applied_to(current) == after

    @pytest.mark.parametrize(
        ("current", "old", "new"),
        [(ABSENT, ["a"], ["b"]), (None, ["a"], ["b"]), (["x"], None, ["b"]), (["x"], ["a"], None),
         ("mine", "theirs", "new"), (["x"], ABSENT, ["b"]), (["x"], ["a"], ABSENT)],
    )  # fmt: skip
    def test_otherwise_the_new_value_wins(self, current, old, new):
        assert Edit("goals", 1, "tags", old, new).applied_to(current) == new

    @given(LISTS, LISTS, LISTS)
    def test_two_sessions_can_each_add_and_take_away(self, old, mine, theirs):
        merged = Edit("goals", 1, "tags", old, mine).applied_to(theirs)
        gone = {*old} - {*mine}
        added = {*mine} - {*old}
        assert {*merged} == ({*theirs} - gone) | added
        assert len(merged) == len({*merged})

    @given(LISTS, LISTS, LISTS)
    def test_which_session_saves_first_does_not_matter(self, old, mine, theirs):
        one = Edit("goals", 1, "tags", old, mine)
        other = Edit("goals", 1, "tags", old, theirs)
        assert {*one.applied_to(other.applied_to(old))} == {*other.applied_to(one.applied_to(old))}


class TestDifference:
    @given(ROWS | st.just({}), ROWS | st.just({}))
    def test_it_turns_one_row_into_the_other(self, old, new):
        before = {"goals": {1: old}} if old else {}
        after = apply(before, difference("goals", 1, old, new))
        assert after.get("goals", {}).get(1, {}) == new

    @given(ROWS)
    def test_equal_rows_differ_in_nothing(self, row):
        assert difference("goals", 1, row, dict(row)) == []

    def test_it_names_only_the_fields_that_differ_in_their_order(self):
        old = {"why": "x", "title": "Sail", "mood": 1}
        new = {"why": "y", "title": "Sail", "due": None}
        assert difference("goals", 1, old, new) == [
            Edit("goals", 1, "due", ABSENT, None),
            Edit("goals", 1, "mood", 1, ABSENT),
            Edit("goals", 1, "why", "x", "y"),
        ]

    def test_true_and_one_are_not_the_same(self):
        assert difference("goals", 1, {"mood": 1}, {"mood": True}) == goal(mood=(1, True))


class TestCompact:
    def test_edits_of_one_field_become_one(self):
        edits = goal(title=("a", "b")) + goal(why=("", "x")) + goal(title=("b", "c"))
        assert compact(edits) == tuple(goal(title=("a", "c"), why=("", "x")))

    def test_what_is_back_where_it_was_is_left_out(self):
        assert compact(goal(title=("a", "b")) + goal(title=("b", "a"))) == ()

    def test_the_same_field_of_another_record_is_another(self):
        edits = [Edit("goals", 1, "why", "", "x"), Edit("goals", 2, "why", "", "x")]
        assert compact(edits) == tuple(edits)

    def test_what_changes_nothing_is_left_out(self):
        assert compact(goal(title=("a", "a")) + goal(why=("", "x"))) == tuple(goal(why=("", "x")))

    def test_a_record_that_is_named_again_after_another_is_the_same(self):
        between = Edit("goals", 2, "why", "", "x")
        edits = [*goal(title=("a", "b")), between, *goal(title=("b", "c"))]
        assert compact(edits) == (*goal(title=("a", "c")), between)

    @given(TABLES, st.data())
    def test_the_effect_is_the_same(self, tables, data):
        edits, after = data.draw(edits_on(tables))
        found = apply(tables, compact(edits))
        keep = {name: rows for name, rows in after.items() if rows}
        assert {name: rows for name, rows in found.items() if rows} == keep


class TestInverse:
    @given(TABLES, st.data())
    def test_the_inverse_takes_everything_back(self, tables, data):
        edits, after = data.draw(edits_on(tables))
        change = Change("x", compact(edits), AT)
        back = apply(after, change.inverse(LATER).edits)
        assert plain(back) == plain(tables)

    @given(TABLES, st.data())
    def test_the_inverse_of_the_inverse_makes_it_again(self, tables, data):
        edits, after = data.draw(edits_on(tables))
        undo = Change("x", compact(edits), AT).inverse(LATER)
        again = apply(apply(after, undo.edits), undo.inverse(LATER).edits)
        assert plain(again) == plain(after)

    def test_it_has_the_name_and_says_what_it_undoes(self):
        change = Change("edit 'Sail'", tuple(goal(title=("Sail", "Swim"))), AT)
        undo = change.inverse(LATER)
        assert (undo.name, undo.at, undo.undoes) == ("edit 'Sail'", LATER, change.id)
        assert undo.id != change.id
        assert undo.edits == tuple(goal(title=("Swim", "Sail")))

    def test_a_record_that_stays_is_updated_then(self):
        change = Change("x", tuple(goal(title=("a", "b"), updated=(AT, AT))), AT)
        assert Edit("goals", 1, "updated", AT, LATER) in change.inverse(LATER).edits

    def test_a_record_that_was_made_goes_with_its_instants(self):
        change = Change("x", tuple(goal(title=(ABSENT, "a"), updated=(ABSENT, AT))), AT)
        after = apply({}, change.edits)
        assert apply(after, change.inverse(LATER).edits) == {"goals": {}}

    def test_a_record_that_was_deleted_comes_back_updated_then(self):
        change = Change("x", tuple(goal(title=("a", ABSENT), updated=(AT, ABSENT))), AT)
        back = apply({"goals": {}}, change.inverse(LATER).edits)
        assert back == {"goals": {1: {"title": "a", "updated": LATER}}}

    def test_tombstones_stay(self):
        stone = Edit("tombstones", 1, "at", ABSENT, AT)
        change = Change("delete 'a'", (*goal(title=("a", ABSENT)), stone), AT)
        assert change.inverse(LATER).edits == tuple(goal(title=(ABSENT, "a")))

    def test_touched_names_every_record_once(self):
        edits = (*goal(title=("a", "b"), why=("", "x")), Edit("steps", 2, "text", "a", "b"))
        assert Change("x", edits, AT).touched() == {("goals", 1), ("steps", 2)}

    def test_every_change_has_an_id_of_its_own(self):
        assert Change("x", (), AT).id != Change("x", (), AT).id


class TestOvertaken:
    def test_nothing_is_overtaken_while_the_old_values_stand(self):
        tables = {"goals": {1: {"title": "a", "tags": ["x"]}}}
        assert overtaken(tables, goal(title=("a", "b"), tags=(["x"], []))) is None

    def test_the_first_field_that_was_changed_is_named(self):
        edits = goal(why=("", "x"), title=("a", "b"))
        assert overtaken({"goals": {1: {"why": "", "title": "z"}}}, edits) == edits[1]
        assert overtaken({}, edits) == edits[0]

    def test_when_it_was_updated_never_counts(self):
        assert overtaken({"goals": {1: {"updated": LATER}}}, goal(updated=(AT, AT))) is None

    @pytest.mark.parametrize(
        ("current", "is_overtaken"),
        [(["a"], False), (["a", "x"], False), (["x", "a"], False), (["x"], True), ([], True),
         (None, True), (ABSENT, True), ("a", True)],
    )  # fmt: skip
    def test_a_list_counts_when_an_item_to_take_away_is_gone(self, current, is_overtaken):
        row = {"title": "t"} | ({} if current is ABSENT else {"tags": current})
        edits = goal(tags=(["a"], []))
        assert (overtaken({"goals": {1: row}}, edits) is not None) is is_overtaken

    def test_what_a_list_only_gains_is_never_overtaken(self):
        assert overtaken({"goals": {1: {"tags": ["x"]}}}, goal(tags=(["a"], ["a", "b"]))) is None

    def test_a_list_made_from_nothing_counts_as_a_value(self):
        assert overtaken({"goals": {1: {"tags": ["x"]}}}, goal(tags=(["a"], ABSENT))) is not None

    @given(TABLES, st.data())
    def test_a_change_just_made_can_always_be_taken_back(self, tables, data):
        edits, after = data.draw(edits_on(tables))
        assert overtaken(after, Change("x", compact(edits), AT).inverse(LATER).edits) is None


def test_edits_and_changes_never_change():
    edit = Edit("goals", 1, "why", "", "x")
    change = Change("x", (edit,), AT)
    for one, name in ((edit, "new"), (change, "edits")):
        with pytest.raises(AttributeError):
            setattr(one, name, ())


def test_absent_says_so():
    assert repr(ABSENT) == "ABSENT"
