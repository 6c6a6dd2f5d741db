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
    result = rebuilt(after(history[:held]), history, NOON, ids())

    assert result.tables == after(history)
    # A goal that is not there was either deleted or not added yet: the same is made of both.
    assert list(result.made) == history[3 if held == 5 else held :]
    assert result.notes == ()


def test_a_change_that_waited_long_for_its_save_is_made_again(history):
    first, *rest = history
    tables = after([first])
    late = [at(one, EARLY) for one in rest]

    assert list(rebuilt(tables, [first, *late], LATE, ids()).made) == late


def test_of_a_backup_that_holds_no_change_of_the_history_times_tell(history):
    known = {"goals": {7: {"title": "By hand", "stage": "idea"}}}
    made = [*history[:3], *(at(one, LATE) for one in history[3:5])]

    assert list(rebuilt(known, made, NOON, ids()).made) == made[3:]


def test_a_restore_between_is_no_change(history):
    barrier = changes.Change("restore", (), EARLY)

    assert list(rebuilt(after(history[:1]), [*history, barrier], NOON, ids()).made) == history[1:]


def test_a_field_that_holds_something_else_keeps_both(history, make):
    tables = after(history[:4])
    other = make.edited(tables, "goals", 1, why="by hand", updated=NOON)

    result = rebuilt(changes.apply(tables, other.edits), history, NOON, ids())

    [kept] = result.tables["conflicts"].values()
    assert {result.tables["goals"][1]["why"], kept["other"]} == {"fun", "by hand"}
