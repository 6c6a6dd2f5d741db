"""A backup and what the history says was saved after it."""

import itertools

import pytest

from tuiplanner.career import changes
from tuiplanner.store.rebuilding import rebuilt

EARLY, NOON, LATE = "2026-11-23T04:00:00Z", "2026-11-23T12:00:00Z", "2026-11-23T20:00:00Z"


def at(change, instant):
    return change._replace(at=instant)


@pytest.fixture
def history(make):
    """Six changes: a goal, a rename and back, another goal that is deleted, a last word."""
    made, tables = [], {}

    def add(change):
        nonlocal tables
        made.append(at(change, EARLY))
        tables = changes.apply(tables, change.edits)

    add(make.goal(1))
    add(make.edited(tables, "goals", 1, title="Sail far", updated="2026-11-23T04:01:00Z"))
    add(make.edited(tables, "goals", 1, title="Sail", updated="2026-11-23T04:02:00Z"))
    add(make.goal(2, "Row"))
    add(make.deleted(tables, ("goals", 2), stones=False))
    add(make.edited(tables, "goals", 1, why="fun", updated="2026-11-23T04:03:00Z"))
    return made


def after(made):
    tables = {}
    for change in made:
        tables = changes.apply(tables, change.edits)
    return tables


def ids():
    numbers = itertools.count(9_000)
    return lambda: next(numbers)


@pytest.mark.parametrize("held", range(1, 7))
def test_wherever_the_backup_was_made_the_rest_is_made_again(history, held):
    result = rebuilt(after(history[:held]), history, NOON, LATE, ids())

    assert result.tables == after(history)
    # A goal that is not there was either deleted or not added yet: the same is made of both.
    assert list(result.made) == history[3 if held == 5 else held :]
    assert result.notes == ()


def test_a_change_that_waited_long_for_its_save_is_made_again(history):
    first, *rest = history
    tables = after([first])
    late = [at(one, EARLY) for one in rest]

    assert list(rebuilt(tables, [first, *late], LATE, LATE, ids()).made) == late


def test_of_a_backup_that_holds_no_change_of_the_history_times_tell(history):
    known = {"goals": {7: {"title": "By hand", "stage": "idea"}}}
    made = [*history[:3], *(at(one, LATE) for one in history[3:5])]

    assert list(rebuilt(known, made, NOON, LATE, ids()).made) == made[3:]


def test_a_restore_after_the_backup_is_no_change(history):
    barrier = changes.Change("restore", (), LATE)
    tables = after(history[:1])

    assert list(rebuilt(tables, [*history, barrier], NOON, LATE, ids()).made) == history[1:]


@pytest.mark.parametrize(("now", "given_up"), [(LATE, 0), (EARLY, 1)])
def test_what_was_given_up_by_a_restore_stays_away(history, make, now, given_up):
    """But not where the backup is of a later time than it is, and so of before the restore."""
    barrier = changes.Change("restore", (), EARLY)
    later = at(make.goal(3, "Fly"), NOON)

    found = rebuilt(after(history[:1]), [*history, barrier, later], NOON, now, ids())

    assert list(found.made) == [*history[1:] * given_up, later]


def test_what_a_lost_line_would_have_made_is_not_made_in_pieces(history, make):
    tables, whole = after(history[3:4]), after(history[:1])
    lost = [
        make.edited(whole, "goals", 1, title="Sail far", updated=NOON),
        make.added("steps", 3, {"goal": 1, "text": "Rig"}),
        make.edited({"steps": {3: {"goal": 1, "text": "Rig"}}}, "steps", 3, text="Rig it"),
    ]
    kept = make.goal(4, "Fly")
    both = changes.Change("both", (*kept.edits, *lost[0].edits), LATE)
    since = [at(one, LATE) for one in (*lost, both, make.deleted(whole, ("goals", 1)))]

    found = rebuilt(tables, [history[3], *since], NOON, LATE, ids())

    assert {name: set(rows) for name, rows in found.tables.items() if rows} == {
        "goals": {2, 4},
        "tombstones": {1},
    }
    names = [one.name for one in (*lost, both)]
    assert found.notes == tuple(
        f"not made again: {name}, since what it needs is gone" for name in names
    )


def test_what_another_computer_deleted_since_stays_deleted(history, make):
    tables = after(history[:1]) | {"tombstones": {7: {"table": "goals", "at": NOON}}}
    again = [at(make.goal(7, "Gone"), EARLY), at(make.goal(7, "Back"), LATE)]

    found = rebuilt(tables, [history[0], again[0]], LATE, LATE, ids())
    assert set(found.tables["goals"]) == {1}

    found = rebuilt(tables, [history[0], *again], LATE, LATE, ids())
    assert found.tables["goals"][7]["title"] == "Back"


def test_a_field_that_holds_something_else_keeps_both(history, make):
    tables = after(history[:4])
    other = make.edited(tables, "goals", 1, why="by hand", updated=NOON)

    result = rebuilt(changes.apply(tables, other.edits), history, NOON, LATE, ids())

    [kept] = result.tables["conflicts"].values()
    assert {result.tables["goals"][1]["why"], kept["other"]} == {"fun", "by hand"}
