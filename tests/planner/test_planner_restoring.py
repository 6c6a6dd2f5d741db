"""What a way back says and does."""

from tuiplanner.career.changes import apply
from tuiplanner.planner.restoring import LINES, between

AT = "2026-11-23T04:05:06Z"
OLD = "2020-01-01T00:00:00Z"


def goal(title, **more):
    return {"title": title, "stage": "idea", "updated": OLD, **more}


def test_it_leads_back_and_what_comes_back_is_as_new_as_today():
    now = {"goals": {1: goal("Sail"), 2: goal("Row")}, "pets": {9: {"name": "Rex"}}}
    then = {"goals": {1: goal("Swim"), 3: goal("Fly")}, "pets": {8: {"name": "Max"}}}
    found = between(now, then, AT)

    after = apply(now, found.edits)
    assert after["goals"] == {1: {**goal("Swim"), "updated": AT}, 3: {**goal("Fly"), "updated": AT}}
    assert after["pets"] == then["pets"]
    assert found.lines == (
        "goals: 2 now, 2 in the backup",
        "pets: 1 now, 1 in the backup",
        "becomes as it was: title of goal 'Swim'",
        "goes away: goal 'Row'",
        "comes back: goal 'Fly'",
        "comes back: pets 8",
        "goes away: pets 9",
    )


def test_what_differs_only_in_when_it_was_updated_is_no_difference():
    then = {"goals": {1: {**goal("Sail"), "updated": AT}}}

    assert between({"goals": {1: goal("Sail")}}, then, AT).edits == ()


def test_tables_that_only_the_program_keeps_stay():
    now = {"tombstones": {1: {"at": AT}}, "conflicts": {2: {"field": "title"}}}

    assert between(now, {}, AT).edits == ()


def test_many_lines_are_counted():
    then = {"goals": {one: goal(f"Goal {one}") for one in range(1, 31)}}
    found = between({}, then, AT)

    assert len(found.edits) == 90
    assert found.lines[1:][LINES:] == ("and 10 records more",)
