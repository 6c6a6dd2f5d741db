"""Two sessions that change one field, through the file."""

from datetime import UTC, datetime

import orjson
import pytest

from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.career.conflicts import found_in

EARLY, LATE = "2026-11-23T05:00:00Z", "2026-11-23T06:00:00Z"


@pytest.fixture
def pair(opened, make):
    """Two sessions that both know goal 5."""
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(5)]).tables
    two.read()
    return one, two, tables


def kept(tables):
    return [(c.field, c.other) for c in found_in(tables.get("conflicts", {}))]


def title(make, tables, text, at=EARLY):
    return make.edited(tables, "goals", 5, title=text, updated=at)


@pytest.mark.parametrize(("first", "shown", "other"), [(EARLY, "B", "A"), (LATE, "A", "B")])
def test_the_later_title_is_shown_and_the_other_is_kept_in_the_same_save(  # noqa: PLR0917 - fixtures
    pair, make, opened, first, shown, other
):
    one, two, tables = pair
    two.commit([title(make, tables, "A", first)])
    mine = title(make, tables, "B", "2026-11-23T05:30:00Z")

    saved = one.commit([mine])

    assert saved.foreign
    assert saved.tables == opened("three").read()
    assert saved.tables["goals"][5]["title"] == shown
    assert kept(saved.tables) == [("title", other)]
    assert saved.tables["goals"][5]["updated"] == max(first, "2026-11-23T05:30:00Z")
    assert one.notices == [
        (
            f"the title of '{shown}' was changed here and elsewhere; both are kept until you "
            "settle which one stands"
        )
    ]


def test_a_session_that_shows_something_else_than_was_merged_is_told(pair, make):
    one, two, tables = pair
    two.commit([title(make, tables, "A", LATE)])
    assert one.poll() is not None
    saved = one.commit([make.edited(tables, "goals", 5, why="fun", updated=EARLY)])

    assert one.notices == []
    assert saved.foreign
    assert saved.tables["goals"][5]["updated"] == LATE


def test_every_other_value_is_kept_once(pair, make, opened):
    one, two, tables = pair
    three = opened("three")
    three.read()
    one.commit([title(make, tables, "A", EARLY)])
    two.commit([title(make, tables, "B", LATE)])
    three.commit([title(make, tables, "C", EARLY)])
    saved = three.commit([title(make, tables, "A", EARLY)])

    assert kept(saved.tables) == [("title", "A"), ("title", "C")] or kept(saved.tables) == [
        ("title", "C"),
        ("title", "A"),
    ]
    assert saved.tables["goals"][5]["title"] == "B"


def test_a_later_edit_leaves_the_conflict_standing(pair, make):
    one, two, tables = pair
    two.commit([title(make, tables, "A", EARLY)])
    tables = one.commit([title(make, tables, "B", LATE)]).tables
    saved = one.commit([title(make, tables, "C", "2026-11-23T07:00:00Z")])

    assert saved.tables["goals"][5]["title"] == "C"
    assert kept(saved.tables) == [("title", "A")]


def test_typing_on_in_a_value_that_lost_replaces_it(pair, make):
    one, two, tables = pair
    two.commit([title(make, tables, "theirs", LATE)])
    first = title(make, tables, "mi", EARLY)
    second = Change("x", (Edit("goals", 5, "title", "mi", "mine"),), EARLY)
    one.commit([first])
    saved = one.commit([second])

    assert saved.tables["goals"][5]["title"] == "theirs"
    assert kept(saved.tables) == [("title", "mine")]


@pytest.mark.parametrize("first", ["A", "Z"])
def test_trying_again_after_a_save_that_landed_makes_no_conflict(pair, make, first):
    one, _, tables = pair
    changes = [
        title(make, tables, first, EARLY),
        Change("x", (Edit("goals", 5, "title", first, "B"),), EARLY),
    ]
    one.commit(changes)
    saved = one.commit(changes)

    assert saved.tables["goals"][5]["title"] == "B"
    assert kept(saved.tables) == []


def test_the_id_of_a_conflict_comes_from_outside_and_is_never_one_in_use(opened, make):
    numbers = iter([5, 77])
    one, two = opened("one", ids=lambda: next(numbers)), opened("two")
    tables = one.commit([make.goal(5)]).tables
    two.read()
    two.commit([title(make, tables, "A")])

    assert [*one.commit([title(make, tables, "B")]).tables["conflicts"]] == [77]


def test_a_record_with_a_new_conflict_outlives_its_delete(pair, make):
    one, two, tables = pair
    row = {"table": "goals", "record": 5, "field": "why", "other": "x", "updated": EARLY}
    two.commit([make.added("conflicts", 9, row)])
    saved = one.commit([make.deleted(tables, ("goals", 5))])

    assert 5 in saved.tables["goals"]
    assert 9 in saved.tables["conflicts"]


def test_a_record_comes_back_with_its_conflicts(pair, make):
    one, two, _ = pair
    row = {"table": "goals", "record": 5, "field": "why", "other": "x", "updated": EARLY}
    tables = one.commit([make.added("conflicts", 9, row)]).tables
    two.poll()
    conflict = tuple(Edit("conflicts", 9, name, old, ABSENT) for name, old in row.items())
    delete = make.deleted(tables, ("goals", 5))
    two.commit([Change("delete", (*delete.edits, *conflict), EARLY)])
    saved = one.commit([make.edited(tables, "goals", 5, why="fun")])

    assert saved.tables["conflicts"][9] == row


def test_both_deleting_at_different_times_is_no_conflict(pair, make):
    one, two, tables = pair
    two.commit([make.deleted(tables, ("goals", 5))])
    delete = make.deleted(tables, ("goals", 5))
    later = tuple(
        Edit(e.table, e.id, e.field, e.old, LATE) if e.field == "at" else e for e in delete.edits
    )
    saved = one.commit([Change("delete", later, LATE)])

    assert kept(saved.tables) == []
    assert saved.tables["tombstones"] == {5: {"table": "goals", "at": LATE}}


def test_of_two_goals_with_one_slug_the_larger_id_is_renamed(opened, make):
    one, two = opened("one"), opened("two")
    one.read()
    two.read()
    one.commit([make.goal(9, slug="sail")])
    saved = two.commit([make.goal(5, slug="sail")])

    assert {n: row["slug"] for n, row in saved.tables["goals"].items()} == {5: "sail", 9: "sail-2"}
    assert saved.foreign


def test_equal_slugs_that_a_file_had_before_stay(opened, make, path):
    goals = {str(one): {"title": "x", "stage": "idea", "slug": "x"} for one in (1, 2)}
    path.write_bytes(orjson.dumps({"goals": goals}))
    session = opened()
    session.read()

    rows = session.commit([make.goal(3, slug="y")]).tables["goals"]

    assert [row["slug"] for row in rows.values()] == ["x", "x", "y"]


def test_tombstones_are_forgotten_after_180_days(opened, make, path):
    session = opened()
    tables = session.commit([make.goal(one) for one in (5, 6)]).tables
    session.commit([make.deleted(tables, ("goals", 5))])
    assert 5 in session.commit([make.edited(tables, "goals", 6, why="x")]).tables["tombstones"]
    session._now = lambda: datetime(2027, 5, 23, tzinfo=UTC)

    assert session.commit([make.edited(tables, "goals", 6, why="y")]).tables["tombstones"] == {}
