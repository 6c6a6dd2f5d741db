"""A field that is changed elsewhere, or whose record is deleted, while it is open here."""

import pytest

from tuiplanner.career.changes import ABSENT
from tuiplanner.career.errors import Refused
from tuiplanner.planner.meanwhile import Begun, keeps_other


@pytest.fixture
def opened(planner):
    """`opened(table, id, field, text)` opens a field that shows a text."""

    def opened(table, one, field, text):
        return planner.records.begun(table, one, field, text)

    return opened


def content(planner):
    return {
        (table, one): {name: value for name, value in row.items() if name != "updated"}
        for table, rows in planner.career.rows.items()
        for one, row in rows.items()
    }


def test_a_field_changed_elsewhere_keeps_both_values_and_undo_gives_theirs_back(
    planner, desk, elsewhere, opened
):
    begun = opened("goals", desk.sail, "title", "Sail")
    elsewhere.edits("goals", desk.sail, title="Theirs")
    before = content(planner)
    change = planner.records.set_open("goals", desk.sail, "title", "Mine", begun)
    assert keeps_other(change)
    [conflict] = planner.conflicts.of("goals", desk.sail)
    assert {conflict.shown, conflict.other} == {"Mine", "Theirs"}
    assert planner.career.goals[desk.sail].title == conflict.shown
    planner.undo()
    assert content(planner) == before


@pytest.mark.parametrize("text", ["Sail", "Theirs"])
def test_a_field_left_alone_here_takes_what_was_set_elsewhere(
    planner, desk, elsewhere, opened, text
):
    begun = opened("goals", desk.sail, "title", "Sail")
    elsewhere.edits("goals", desk.sail, title="Theirs")
    assert planner.records.set_open("goals", desk.sail, "title", text, begun) is None
    assert planner.career.goals[desk.sail].title == "Theirs"
    assert not planner.conflicts.count


def test_tags_added_here_and_elsewhere_are_all_there(planner, desk, elsewhere, opened):
    begun = opened("goals", desk.sail, "tags", "Sea")
    elsewhere.edits("goals", desk.sail, tags=["Sea", "theirs"])
    change = planner.records.set_open("goals", desk.sail, "tags", "mine", begun)
    assert not keeps_other(change)
    assert set(planner.career.goals[desk.sail].tags) == {"mine", "theirs"}


def test_a_stage_set_here_and_elsewhere_keeps_both(planner, desk, elsewhere, opened):
    begun = opened("goals", desk.sail, "stage", planner.career.goals[desk.sail].stage)
    elsewhere.saves()
    planner.goals.move([desk.sail], "achieved")
    planner.records.set_open("goals", desk.sail, "stage", "idea", begun)
    goal = planner.career.goals[desk.sail]
    [conflict] = [one for one in planner.conflicts.open() if one.field == "stage"]
    assert {goal.stage, conflict.other} == {"achieved", "idea"}
    assert goal.moved[-1].stage == goal.stage


def test_a_record_deleted_elsewhere_comes_back_with_what_was_typed(
    planner, desk, elsewhere, opened
):
    begun = opened("goals", desk.row, "why", "")
    elsewhere.deletes(("goals", desk.row))
    change = planner.records.set_open("goals", desk.row, "why", "Mine", begun)
    assert change.name == "set why of 'Row'"
    assert planner.career.goals[desk.row].why == "Mine"
    assert planner.undo().name == change.name
    assert planner.career.goals[desk.row].why == ""
    assert planner.undo().name == "bring back 'Row'"
    assert desk.row not in planner.career.goals


def test_a_record_that_nobody_touched_here_stays_deleted(planner, desk, elsewhere, opened):
    begun = opened("goals", desk.row, "title", "Row")
    elsewhere.deletes(("goals", desk.row))
    assert planner.records.set_open("goals", desk.row, "title", "Row", begun) is None
    assert desk.row not in planner.career.goals


def test_a_step_whose_goal_is_gone_with_it_is_refused_in_words(planner, desk, elsewhere, opened):
    begun = opened("steps", desk.boat, "text", "Buy a boat")
    elsewhere.deletes(("steps", desk.boat), ("steps", desk.knots), ("goals", desk.sail))
    with pytest.raises(Refused, match="this step is gone; it was deleted elsewhere"):
        planner.records.set_open("steps", desk.boat, "text", "Rent a boat", begun)


def test_what_a_dead_session_typed_over_something_unreadable_keeps_both(planner, desk, opened):
    begun = opened("goals", desk.sail, "due", "some day")
    assert begun == Begun({**planner.career.goals[desk.sail].to_row(), "due": ABSENT}, "some day")
    planner.records.set_texts("goals", desk.sail, {"due": "2027"})
    change = planner.records.set_open("goals", desk.sail, "due", "2028", begun)
    assert keeps_other(change)
