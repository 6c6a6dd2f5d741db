"""A full export of ours: whole into a new file, filling what is empty in another one."""

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career.career import Career, checked
from tuiplanner.career.changes import difference
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.formats import careerfile
from tuiplanner.planner import imports
from tuiplanner.store import codec

AT = "2026-11-23T04:05:06Z"
IDS = st.integers(1, 10)
OLD = "2026-01-01T00:00:00Z"


def row(**fields):
    return {"created": OLD, "updated": OLD, **fields}


TABLES = {
    "jobs": {1: row(title="Cook", org="Tidewater", start="2020", slug="cook", mood=[1])},
    "entries": {2: row(text="Won", kind="win", job=1, goals=[3])},
    "goals": {3: row(title="Sail", stage="idea", rank="a1", slug="sail", why="wind")},
    "steps": {4: row(goal=3, text="Buy", rank="a1", added="2026-01-01")},
    "decisions": {5: row(question="Go?", gut=6, slug="go")},
    "options": {6: row(decision=5, name="Stay", rank="a1", scores={"7": 4})},
    "criteria": {7: row(decision=5, name="Pay", weight=3, rank="a1")},
    "moods": {8: {"a": 1.5}},
    "tombstones": {9: {"table": "goals", "at": OLD, "src": {"format": "csv", "id": "x"}}},
    "conflicts": {
        10: {"table": "goals", "record": 3, "field": "why", "other": "fame", "shown": "wind"}
    },
}


def document(tables=TABLES, **meta):
    found = {name: {str(one): row for one, row in rows.items()} for name, rows in tables.items()}
    return {**found, "_meta": {"1": {"schema": 1, **meta}}}


def plan(career, tables=TABLES):
    ids = itertools.count(100)
    proposal = careerfile.of_json(document(tables))
    return imports.plan(career, proposal, date(2026, 11, 23), lambda: next(ids), AT)


def verdicts(preview):
    return {int(item.proposed.key): (item.verdict, item.reason) for item in preview.items}


def test_into_a_new_file_everything_comes_as_it_is():
    preview = plan(Career({}))
    assert Career({}).applied(preview.edits).rows == TABLES
    assert preview.counts == {"add": 7, "fill": 0, "leave": 0, "skip": 0}
    assert preview.remarks == ("tables of another version come along as they are: moods",)


def test_twice_changes_nothing():
    assert plan(Career(TABLES)).edits == ()
    assert {verdict for verdict, _ in verdicts(plan(Career(TABLES))).values()} == {"leave"}


def test_what_is_empty_is_filled_and_nothing_else():
    mine = {**TABLES, "goals": {3: {**TABLES["goals"][3], "title": "Row", "why": ""}}}
    preview = plan(Career(mine))
    assert verdicts(preview)[3] == ("fill", "why")
    after = Career(mine).applied(preview.edits).rows["goals"][3]
    assert (after["title"], after["why"], after["updated"]) == ("Row", "wind", AT)


def test_what_a_person_deleted_stays_deleted_with_its_children():
    stones = {3: {"table": "goals", "at": AT}}
    preview = plan(Career({"tombstones": stones}))
    assert verdicts(preview)[3] == ("skip", "you deleted it")
    assert verdicts(preview)[4] == ("skip", "its goal is not imported")
    assert "goals" not in Career({}).applied(preview.edits).rows


def test_an_undone_import_may_come_again_and_is_alive():
    stones = {3: {"table": "goals", "at": AT, "undone": True}}
    after = Career({"tombstones": stones}).applied(plan(Career({"tombstones": stones})).edits)
    assert after.rows["goals"][3]["updated"] == AT
    assert after.rows["jobs"][1]["updated"] == OLD


def test_the_same_job_under_another_id_is_matched_and_links_follow():
    mine = {"jobs": {77: row(title="cook", org="TIDEWATER", start="2020", slug="cook")}}
    preview = plan(Career(mine))
    assert verdicts(preview)[1] == ("fill", "mood")
    after = Career(mine).applied(preview.edits)
    assert set(after.rows["jobs"]) == {77}
    assert after.rows["entries"][2]["job"] == 77


def test_a_record_from_the_same_source_is_matched():
    src = {"format": "trello", "id": "c1"}
    theirs = {"goals": {3: {**TABLES["goals"][3], "src": src}}, "steps": TABLES["steps"]}
    mine = {"goals": {88: row(title="Set sail", stage="idea", rank="a1", slug="x", src=src)}}
    after = Career(mine).applied(plan(Career(mine), theirs).edits)
    assert set(after.rows["goals"]) == {88}
    assert after.rows["goals"][88]["title"] == "Set sail"
    assert after.rows["steps"][4]["goal"] == 88


def test_a_slug_that_is_taken_is_made_anew():
    mine = {"goals": {88: row(title="Sail", stage="idea", rank="a1", slug="sail")}}
    after = Career(mine).applied(plan(Career(mine)).edits)
    assert after.rows["goals"][3]["slug"] == "sail-2"


def test_an_id_of_another_record_is_no_place():
    preview = plan(Career({"mentors": {3: row(name="Ana", slug="ana")}}))
    assert verdicts(preview)[3] == ("skip", "its id belongs to another record here")


def test_the_stone_of_what_is_alive_here_stays_outside():
    mine = {"goals": {9: row(title="Alive", stage="idea", rank="a1", slug="alive")}}
    assert "tombstones" not in Career(mine).applied(plan(Career(mine)).edits).rows


def test_a_value_beside_a_record_of_mine_stays_outside():
    after = Career({"goals": TABLES["goals"]})
    assert "conflicts" not in after.applied(plan(after).edits).rows


def test_what_does_not_fit_is_skipped_and_controls_are_taken_out():
    tables = {
        "goals": {1: row(title="a\x1b[2Jb", stage="idea", tags=["\x9bx"], note="a\nb")},
        "jobs": {2: row(title=5), 3: row(title="Fine", start="soon")},
        "steps": {4: row(goal=2, text="Alone")},
    }
    found = document(tables)
    found["jobs"]["x"] = found["jobs"]["0"] = found["jobs"]["7"] = "text"
    found["mentors"] = ["list"]
    proposal = careerfile.of_json(found)
    (goal, step) = proposal.records
    assert (goal.values["title"], goal.values["tags"]) == ("a[2Jb", ["x"])
    assert goal.values["note"] == "a\nb"
    assert step.table == "steps"
    assert proposal.skipped == (
        "table jobs: 3 of it no record with an id",
        "table mentors: not records by id",
        "job 2: title: 5 is not a line",
        "job 3: 'soon' is not a date; try 2026, 2026-03, 2026-03-04, today, fri, +2w or eom",
    )
    assert proposal.remarks == ("control characters taken out of 1 record",)
    preview = imports.plan(Career({}), proposal, date(2026, 11, 23), lambda: 1, AT)
    assert verdicts(preview)[4] == ("skip", "its goal is not imported")


@pytest.mark.parametrize(
    "meta", [None, [], {}, {"1": 5}, {"1": {"schema": "1"}}, {"1": {"schema": 0}}]
)
def test_a_meta_of_something_else_is_refused(meta):
    with pytest.raises(Refused, match="not an export of careerboard"):
        careerfile.of_json({"_meta": meta, "goals": {}})


def test_a_newer_file_is_refused():
    with pytest.raises(Refused, match=r"a newer careerboard wrote this \(schema 2\)"):
        careerfile.of_json(document(schema=2))
    assert careerfile.SCHEMA == codec.SCHEMA


def test_a_file_without_a_record_is_refused():
    with pytest.raises(Refused, match="nothing to import"):
        careerfile.of_json(document({"goals": {}}))


def test_a_reason_quotes_no_control_character():
    found = document(
        {"goals": {1: row(title="x", stage="idea", due="\x1b[2J")}, "jobs": TABLES["jobs"]}
    )
    (reason,) = careerfile.of_json(found).skipped
    assert reason.startswith("goal 1: '[2J' is not a date")


def test_what_no_file_can_hold_is_left_out():
    goal = row(title="Sail\ud800", stage="idea", mood=1e999, size=2**70, deep=[{"a": "\udfff"}])
    found = document({"goals": {1: goal}, "moods": {2: {"a": 1e999, "b": 1}}})
    proposal = careerfile.of_json(found)
    (one,) = proposal.records
    assert one.values == row(title="Sail", stage="idea")
    assert proposal.beside == {"moods": {2: {"b": 1}}}


def test_stones_and_values_of_another_make_stay_outside():
    tables = {"jobs": TABLES["jobs"], "tombstones": {5: {"at": 5}, 6: {"table": "goals"}}}
    tables["conflicts"] = {7: {"table": "jobs", "record": [1], "field": "org"}}
    assert careerfile.of_json(document(tables)).beside == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=4,
)
KEYS = sorted({name for kind in RECORDS.values() for name in fields_of(kind)})
ROWS = st.dictionaries(st.sampled_from([*KEYS, "record", "field", "table", "at"]), JSON | IDS)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(TABLES)), st.dictionaries(IDS, ROWS, max_size=3)))
def test_whatever_comes_in_the_file_can_be_saved_and_read(tables):
    mixed = {
        name: {
            **TABLES[name],
            **{one: {**TABLES[name].get(one, {}), **row} for one, row in rows.items()},
        }
        for name, rows in tables.items()
    }
    preview = plan(Career({}), {**TABLES, **mixed})
    after = Career({}).applied(preview.edits)
    data = codec.encode(
        {n: {str(i): r for i, r in rows.items()} for n, rows in after.rows.items()}, {}, "x"
    )
    read = codec.decode(data, Path("x"))
    assert read.sealed
    assert read.tables == after.rows
    checked(Career(read.tables))
    assert plan(after, {**TABLES, **mixed}).edits == ()


def test_undo_takes_it_back():
    career = Career({})
    for edit in reversed(plan(career).edits):
        assert edit.old is not None
    after = career.applied(plan(career).edits)
    back = after.applied([edit.reversed() for edit in plan(career).edits])
    assert not any(back.rows.values())
    assert difference("goals", 3, TABLES["goals"][3], after.rows["goals"][3]) == []
