import pytest

from tuiplanner.career.career import checked
from tuiplanner.career.errors import Refused


def test_what_waits_on_a_record_deleted_elsewhere_brings_it_back_whole(planner, desk, elsewhere):
    elsewhere.saves()
    goals = planner.career.rows["goals"]
    planner.records.set_texts("goals", desk.row, {"why": "mine"})  # waits: disk full, lock held
    planner.reloaded({**planner.career.rows, "goals": {desk.sail: goals[desk.sail]}})
    checked(planner.career)
    assert planner.career.goals[desk.row].why == "mine"


def test_undo_of_an_add_is_refused_when_another_version_added_a_field(planner, desk, elsewhere):
    _, one = planner.goals.add({"title": "Swim"})
    elsewhere.edits("goals", one, mood="good")
    with pytest.raises(Refused, match="something was added to it since"):
        planner.undo()
    assert planner.career.goals[one].title == "Swim"


def test_undo_of_an_add_leaves_no_link_into_nothing(planner, desk, elsewhere):
    _, one = planner.goals.add({"title": "Swim"})
    elsewhere.edits("entries", desk.win, goals=[desk.sail, one])
    with pytest.raises(Refused, match=r"was (added|linked) to it since"):
        planner.undo()


def test_undo_of_a_delete_is_refused_when_its_parent_is_gone(planner, desk, elsewhere):
    planner.records.delete([("steps", desk.boat)])
    elsewhere.deletes(("goals", desk.sail), ("steps", desk.knots))
    with pytest.raises(Refused):
        planner.undo()


def test_a_change_the_disk_refused_to_undo_can_be_undone_later(
    planner, desk, full_disk, monkeypatch
):
    planner.goals.let_go([desk.sail])
    writer = planner._writer
    full_disk()
    with pytest.raises(Refused, match="the disk is full"):
        planner.undo()
    monkeypatch.setattr(planner, "_writer", writer)
    assert planner.undo().name == "let 'Sail' go"


def test_a_redo_that_cannot_be_says_redo(planner, desk, elsewhere):
    planner.records.set_texts("goals", desk.sail, {"why": "mine"})
    planner.undo()
    elsewhere.edits("goals", desk.sail, why="theirs")
    with pytest.raises(Refused, match="cannot redo set why of 'Sail'"):
        planner.redo()


def test_a_date_of_another_time_zone_is_not_in_the_way_of_other_edits(planner, desk, elsewhere):
    elsewhere.edits("entries", desk.win, date="2026-11-24")  # logged where it is tomorrow
    planner.records.set_texts("entries", desk.win, {"result": "9 boats"})
    planner.records.delete([("jobs", desk.north)])
    assert planner.career.entries[desk.win].job is None
