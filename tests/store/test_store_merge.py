import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import changes
from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.store import merge
from tuiplanner.store.merge import vanished

AT = "2026-11-23T04:05:06Z"
GOAL = {"title": "Sail", "stage": "idea", "tags": ["sea"], "updated": AT}
STEP = {"goal": 1, "text": "Buy a boat", "updated": AT}
FAMILY = {
    "goals": {1: GOAL, 2: {**GOAL, "title": "Row"}},
    "steps": {11: STEP, 12: {**STEP, "text": "Learn knots"}, 13: {**STEP, "goal": 2}},
}
FAMILY_KEYS = (("goals", 1), ("steps", 11), ("steps", 12))


def merged(tables, waiting, gone, **more):
    numbers = itertools.count(9_000)
    return merge.merged(tables, waiting, gone, ids=lambda: next(numbers), **more)


def without(tables, *keys):
    return {
        name: {one: row for one, row in rows.items() if (name, one) not in keys}
        for name, rows in tables.items()
    }


def test_changes_are_made_in_order(make):
    first = make.edited(FAMILY, "goals", 1, title="Sail far")
    second = make.edited(changes.apply(FAMILY, first.edits), "goals", 1, title="Sail home")

    result = merged(FAMILY, [first, second], {})

    assert result.tables["goals"][1]["title"] == "Sail home"
    assert result.made == (first, second)
    assert result.touched == {("goals", 1)}
    assert result.notes == ()


def test_another_field_and_another_tag_stay(make):
    theirs = changes.apply(FAMILY, make.edited(FAMILY, "goals", 1, tags=["wind"], why="x").edits)
    mine = make.edited(FAMILY, "goals", 1, tags=["sea", "salt"], title="Sail far")

    row = merged(theirs, [mine], {}).tables["goals"][1]

    assert (row["title"], row["why"], row["tags"]) == ("Sail far", "x", ["salt", "wind"])


def test_an_edit_brings_a_deleted_record_back_with_its_family(make):
    fresh = without(FAMILY, *FAMILY_KEYS)
    mine = make.edited(FAMILY, "goals", 1, title="Sail far")

    result = merged(fresh, [mine], vanished(FAMILY, fresh))

    assert result.tables == changes.apply(FAMILY, mine.edits)
    assert result.touched == set(FAMILY_KEYS)
    assert result.notes == (
        "'Sail' was deleted elsewhere while it was changed here, so it was brought back",
    )


@pytest.mark.parametrize("child", ["edited", "added"])
def test_a_child_brings_its_deleted_parent_back(make, child):
    fresh = without(FAMILY, *FAMILY_KEYS)
    if child == "edited":
        mine = make.edited(FAMILY, "steps", 11, text="Buy two boats")
    else:
        mine = make.added("steps", 14, {**STEP, "text": "New"})

    result = merged(fresh, [mine], vanished(FAMILY, fresh))

    assert result.tables == changes.apply(FAMILY, mine.edits)
    assert result.touched == {*FAMILY_KEYS, *mine.touched()}


def test_grandparents_come_back_too(make):
    base = {
        "mentors": {1: {"name": "Ada", "updated": AT}},
        "talks": {2: {"mentor": 1, "date": "2026-11-01", "updated": AT}},
        "promises": {3: {"talk": 2, "text": "Write", "updated": AT}},
    }
    fresh = {"mentors": {}, "talks": {}, "promises": {}}
    mine = make.edited(base, "promises", 3, text="Write soon")

    assert merged(fresh, [mine], vanished(base, fresh)).tables == changes.apply(base, mine.edits)


def test_deleting_in_both_is_fine(make):
    fresh = without(FAMILY, *FAMILY_KEYS)
    mine = make.deleted(FAMILY, *FAMILY_KEYS, stones=False)

    result = merged(fresh, [mine], vanished(FAMILY, fresh))

    assert result.tables == fresh
    assert result.notes == ()


def test_what_nobody_else_touched_is_deleted(make):
    mine = make.deleted(FAMILY, *FAMILY_KEYS, stones=False)

    result = merged(FAMILY, [mine], {})

    assert result.tables == without(FAMILY, *FAMILY_KEYS)
    assert result.made == (mine,)


def test_undo_of_adding_deletes_though_an_undo_between_set_another_updated(make):
    tables = changes.apply(
        FAMILY, make.edited(FAMILY, "goals", 2, updated="2027-01-01T00:00:00Z").edits
    )
    mine = make.deleted(FAMILY, ("goals", 2), ("steps", 13), stones=False)

    assert merged(tables, [mine], {}).made == (mine,)


@pytest.mark.parametrize(("table", "one", "field"), [("goals", 1, "why"), ("steps", 11, "done")])
def test_taking_a_first_value_back_within_the_same_second_is_no_delete(table, one, field):
    first = Edit(table, one, field, ABSENT, "2026-11-23")
    tables = changes.apply(FAMILY, [first])

    result = merged(tables, [Change("x", (first.reversed(),), AT)], {})

    assert result.tables == FAMILY
    assert result.notes == ()


@pytest.mark.parametrize("fields", [{"title": "Sail far"}, {"mood": "new field"}])
def test_a_record_edited_elsewhere_outlives_its_delete_with_its_whole_family(make, fields):
    theirs = changes.apply(FAMILY, make.edited(FAMILY, "goals", 1, **fields).edits)
    mine = make.deleted(FAMILY, *FAMILY_KEYS, stones=False)

    result = merged(theirs, [mine], {})

    assert result.tables == theirs
    assert result.made == ()
    assert result.touched == frozenset()
    name = fields.get("title", "Sail")
    assert result.notes == (
        f"'{name}' was changed elsewhere before it was deleted here, so it was kept",
    )


def test_a_record_given_a_child_elsewhere_outlives_its_delete(make):
    theirs = changes.apply(FAMILY, make.added("steps", 14, {**STEP, "text": "New"}).edits)
    mine = make.deleted(FAMILY, *FAMILY_KEYS, stones=False)

    result = merged(theirs, [mine], {})

    assert result.tables == theirs
    assert result.notes == (
        "'Sail' was changed elsewhere before it was deleted here, so it was kept",
    )


def test_unknown_tables_merge_by_the_same_rules(make):
    base = {"pets": {1: {"name": "Rex"}}}
    mine = make.edited(base, "pets", 1, name="Max")

    result = merged({}, [mine], vanished(base, {}))

    assert result.tables["pets"][1]["name"] == "Max"
    assert result.notes == (
        "pets 1 was deleted elsewhere while it was changed here, so it was brought back",
    )


VALUES = st.sampled_from([ABSENT, None, 0, "a", "b", ["x"], ["x", "y"], ["y"]])
EDITS = st.builds(
    Edit,
    st.sampled_from(["a", "b"]),
    st.integers(1, 3),
    st.sampled_from(["f", "g"]),
    VALUES,
    VALUES,
)
CHANGES = st.lists(
    st.builds(Change, st.just("n"), st.lists(EDITS, max_size=4).map(tuple), st.just(AT)), max_size=4
)
ROW = st.dictionaries(
    st.sampled_from(["f", "g"]), VALUES.filter(lambda v: v is not ABSENT), min_size=1
)
TABLES = st.dictionaries(st.sampled_from(["a", "b"]), st.dictionaries(st.integers(1, 3), ROW))


def settled(tables):
    return {name: rows for name, rows in tables.items() if rows}


PLANS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b"]),
            st.integers(1, 3),
            st.sampled_from(["f", "g"]),
            VALUES.filter(lambda value: value is not ABSENT),
        ),
        max_size=4,
    ),
    max_size=4,
)


def as_made(tables, plan):
    """Changes whose edits say what was there, as those of a session alone do."""
    made = []
    for fields in plan:
        edits = []
        for table, one, field, value in fields:
            now = changes.apply(tables, edits).get(table, {}).get(one, {}).get(field, ABSENT)
            edits.append(Edit(table, one, field, now, value))
        made.append(Change("n", changes.compact(edits), AT))
        tables = changes.apply(tables, made[-1].edits)
    return made, tables


@given(TABLES, PLANS)
def test_with_nobody_else_it_is_just_the_changes(tables, plan):
    waiting, expected = as_made(tables, plan)

    result = merged(tables, waiting, {})

    assert result.made == tuple(waiting)
    assert result.tables == expected
    assert not result.differs


@given(TABLES, TABLES, CHANGES)
def test_only_touched_records_differ_and_nothing_is_changed_in_place(base, fresh, waiting):
    before = repr((base, fresh))
    result = merged(fresh, waiting, vanished(base, fresh))

    assert repr((base, fresh)) == before
    for name in {*fresh, *result.tables}:
        old, new = fresh.get(name, {}), result.tables.get(name, {})
        for one in {*old, *new}:
            assert old.get(one) == new.get(one) or (name, one) in result.touched


@given(TABLES, TABLES, CHANGES)
def test_trying_again_after_a_save_that_landed_unnoticed_changes_nothing(base, fresh, waiting):
    edits = [c for c in waiting if all(e.new is not ABSENT for e in c.edits)]
    scalar = [c for c in edits if not any(isinstance(e.new, list) for e in c.edits)]
    once = merged(fresh, scalar, vanished(base, fresh)).tables
    again = merged(once, scalar, vanished(base, once)).tables

    assert settled(again) == settled(once)
