import json

import pytest
from planner_moves import plain

from tuiplanner.career.errors import Refused
from tuiplanner.planner import words

AT = "2026-11-23T08:00:00Z"


@pytest.fixture
def beside(planner, elsewhere, desk):
    """Keep another value beside a field; returns the conflict's id."""
    numbers = iter(range(900_001, 900_100))

    def keep(field, other, table="goals", record=desk.sail):
        number = next(numbers)
        row = {
            "table": table, "record": record, "field": field, "shown": "x", "other": other,
            "other_updated": AT, "created": AT, "updated": AT,
        }  # fmt: skip
        elsewhere.saves()
        rows = planner.career.rows
        planner.reloaded({**rows, "conflicts": {**rows.get("conflicts", {}), number: row}})
        return number

    return keep


def goal(planner, desk):
    return planner.career.goals[desk.sail]


def test_open_conflicts_are_listed_and_counted(planner, desk, beside):
    assert (planner.conflicts.open(), planner.conflicts.count) == ([], 0)
    one, two = beside("title", "Swim"), beside("title", "Fly", record=desk.row)

    assert [c.id for c in planner.conflicts.open()] == [one, two]
    assert planner.conflicts.count == 2
    (found,) = planner.conflicts.of("goals", desk.sail)
    assert (found.shown, found.other, found.other_updated) == ("Sail", "Swim", AT)
    assert planner.conflicts.of("goals", desk.north) == []


def test_the_list_is_made_once_for_one_state(planner, desk, beside, monkeypatch):
    beside("title", "Swim")
    planner.conflicts.open().clear()
    monkeypatch.setattr(
        "tuiplanner.career.conflicts.open_in", lambda _: pytest.fail("it was made again")
    )

    assert planner.conflicts.count == 1


@pytest.mark.parametrize(
    ("choice", "title"), [("shown", "Sail"), ("other", "Swim"), ("both", "Sail / Swim")]
)
def test_settling_is_one_named_change_that_is_undone_and_redone(  # noqa: PLR0917 - fixtures
    planner, desk, beside, writer, choice, title
):
    number = beside("title", "Swim")
    before, slug, made = plain(planner.career), goal(planner, desk).slug, len(writer.changes)

    change = planner.conflicts.pick(number, choice)

    assert change.name == "settle the title of 'Sail'"
    assert words.done(change) == "settled the title of 'Sail'"
    assert len(writer.changes) == made + 1
    assert (goal(planner, desk).title, goal(planner, desk).slug) == (title, slug)
    assert planner.conflicts.count == 0
    assert planner.career.rows["conflicts"] == {}
    after = plain(planner.career)
    planner.undo()
    assert plain(planner.career) == before
    assert planner.conflicts.count == 1
    planner.redo()
    assert plain(planner.career) == after


def test_a_note_keeps_both_with_an_empty_line(planner, desk, beside):
    planner.records.set_texts("goals", desk.sail, {"note": "one"})
    planner.conflicts.pick(beside("note", "two"), "both")

    assert goal(planner, desk).note == "one\n\ntwo"


@pytest.mark.parametrize(
    ("field", "other", "choice", "reason"),
    [
        ("title", "x" * 118, "both", "at most 120"),
        ("due", "2027", "both", "holds one value"),
        ("stage", "idea", "both", "holds one value"),
        ("title", "", "other", "title cannot be empty; keep what stands"),
        ("jobs", [404], "other", "the job of the other jobs is gone; keep what stands"),
        ("achieved_on", "2026", "other", "only an achieved goal"),
        ("due", "soon", "other", "is not a date"),
        ("mood", "b", "both", "mood holds one value"),
    ],
)
def test_what_the_field_cannot_hold_is_refused_and_the_conflict_stays(  # noqa: PLR0917 - fixtures
    planner, desk, beside, writer, field, other, choice, reason
):
    number = beside(field, other)
    made = len(writer.changes)
    with pytest.raises(Refused, match=reason):
        planner.conflicts.pick(number, choice)

    assert planner.conflicts.count == 1
    assert len(writer.changes) == made


def test_the_rules_between_fields_hold(planner, desk, beside):
    planner.records.set_texts("jobs", desk.north, {"end": "2022"})
    number = beside("end", "2019", "jobs", desk.north)
    with pytest.raises(Refused, match="before the start"):
        planner.conflicts.pick(number, "other")


def test_another_stage_moves_the_card(planner, desk, beside):
    planner.conflicts.pick(beside("stage", "achieved"), "other")

    found = goal(planner, desk)
    assert (found.stage, str(found.achieved_on)) == ("achieved", "2026-11-23")
    assert found.moved[-1].stage == "achieved"


def test_a_field_of_a_newer_version_can_be_settled(planner, desk, beside, elsewhere):
    elsewhere.edits("goals", desk.sail, mood="a")
    planner.conflicts.pick(beside("mood", "b"), "other")

    assert goal(planner, desk).extra == {"mood": "b"}


def test_one_of_several_values_leaves_the_others(planner, desk, beside):
    one, two = beside("title", "Swim"), beside("title", "Fly")
    planner.conflicts.pick(one, "other")

    (left,) = planner.conflicts.open()
    assert (left.id, left.shown, left.other) == (two, "Swim", "Fly")


def test_what_is_settled_already_is_said(planner, desk, beside):
    number = beside("title", "Swim")
    planner.conflicts.pick(number, "shown")
    with pytest.raises(Refused, match="settled already"):
        planner.conflicts.pick(number, "shown")


def test_deleting_a_record_takes_its_conflicts_along_and_undo_brings_them_back(
    planner, desk, beside
):
    beside("title", "Swim")
    beside("text", "x", "steps", desk.boat)
    other = beside("title", "Fly", record=desk.row)

    planner.records.delete([("goals", desk.sail)])

    assert [*planner.career.rows["conflicts"]] == [other]
    planner.undo()
    assert planner.conflicts.count == 3


def test_conflicts_are_in_the_export_and_outlive_other_changes(planner, desk, beside):
    number = beside("title", "Swim")
    row = dict(planner.career.rows["conflicts"][number])
    planner.goals.add({"title": "x"})

    assert json.loads(json.dumps(planner.career.rows["conflicts"])) == {str(number): row}
