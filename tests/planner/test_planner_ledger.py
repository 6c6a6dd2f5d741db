import pytest

from tuiplanner.career.changes import Edit
from tuiplanner.career.errors import Refused


class TestWriting:
    def test_every_change_is_handed_to_the_writer_as_it_is(self, planner, writer):
        change, one = planner.goals.add({"title": "Sail"})
        undone = planner.undo()
        redone = planner.redo()
        assert writer.changes == [change, undone, redone]
        assert {edit.id for edit in change.edits} == {one}

    def test_the_tombstones_are_part_of_the_change(self, planner, writer, desk):
        change = planner.records.delete([("goals", desk.row)])
        assert writer.changes[-1] is change
        assert {edit.table for edit in change.edits} == {"goals", "tombstones"}

    def test_an_instant_is_of_the_clock_and_the_same_for_all_of_a_batch(self, planner):
        change, _ = planner.goals.add_many(["a", "b"], "idea")
        created = {edit.new for edit in change.edits if edit.field == "created"}
        assert created == {"2026-11-23T09:00:01Z"}
        assert change.at == "2026-11-23T09:00:02Z"

    def test_nothing_to_edit_is_no_change(self, planner, writer):
        assert planner.commit("nothing", []) is None
        edits = [Edit("goals", 1, "title", "a", "b"), Edit("goals", 1, "title", "b", "a")]
        assert planner.commit("there and back", edits) is None
        assert writer.changes == []
        assert planner.undoable == 0

    def test_edits_of_one_field_are_written_once(self, planner, desk):
        change = planner.goals.drop(desk.row, "in-progress", desk.sail, after=True)
        fields = [(edit.id, edit.field) for edit in change.edits]
        assert len(fields) == len({*fields})


class TestListening:
    def test_listeners_get_the_new_career_and_what_was_touched(self, planner, desk):
        heard = []
        planner.listen(lambda career, touched: heard.append((career, touched)))
        planner.goals.let_go([desk.sail])
        assert heard == [(planner.career, {("goals", desk.sail)})]
        planner.undo()
        assert heard[1] == (planner.career, {("goals", desk.sail)})
        planner.reloaded({})
        assert heard[2] == (planner.career, None)

    def test_nobody_hears_of_what_was_refused(self, planner, desk, full_disk):
        heard = []
        planner.listen(lambda career, touched: heard.append(touched))
        full_disk()
        with pytest.raises(Refused, match="the disk is full"):
            planner.goals.let_go([desk.sail])
        assert heard == []


class TestSaving:
    def test_changes_are_counted_until_they_are_saved(self, planner):
        first, _ = planner.goals.add({"title": "a"})
        second, _ = planner.goals.add({"title": "b"})
        assert planner.unsaved == 2
        planner.saved([first.id], None)
        assert planner.unsaved == 1
        planner.saved([second.id, "unknown"], None)
        assert planner.unsaved == 0

    def test_what_waits_stays_on_top_of_what_the_file_holds(self, planner, desk, elsewhere):
        elsewhere.saves()
        planner.records.set_texts("goals", desk.sail, {"why": "mine", "tags": "Sea, mine"})
        _, mine = planner.goals.add({"title": "Mine"})
        rows = planner.career.rows
        sail = {**rows["goals"][desk.sail], "why": "old", "title": "Theirs", "tags": ["theirs"]}
        row = rows["goals"][desk.row]
        planner.reloaded({**rows, "goals": {desk.sail: sail, desk.row: row, 404: {**row}}})
        goal = planner.career.goals[desk.sail]
        assert (goal.title, goal.why) == ("Theirs", "mine")
        assert goal.tags == ("theirs", "mine")
        assert {*planner.career.goals} == {desk.sail, desk.row, mine, 404}

    def test_what_is_saved_is_no_longer_put_on_top(self, planner):
        change, one = planner.goals.add({"title": "Mine"})
        row = planner.career.rows["goals"][one]
        planner.saved([change.id], {"goals": {one: {**row, "title": "Theirs"}}})
        assert planner.career.goals[one].title == "Theirs"
        assert planner.unsaved == 0

    def test_without_other_tables_the_career_stays(self, planner):
        change, _ = planner.goals.add({"title": "Mine"})
        before = planner.career
        planner.saved([change.id], None)
        assert planner.career is before

    def test_a_table_that_was_not_read_again_keeps_its_records(self, planner, desk, elsewhere):
        elsewhere.saves()
        goals = planner.career.goals
        rows = planner.career.rows
        planner.reloaded({**rows, "jobs": {}})
        assert planner.career.goals is goals
        assert len(planner.career.jobs) == 0

    def test_undo_of_what_waits_goes_on_top_too(self, planner, desk, elsewhere):
        elsewhere.saves()
        planner.records.set_texts("goals", desk.sail, {"why": "mine"})
        before = planner.career.rows
        planner.undo()
        planner.reloaded({**before, "goals": {**before["goals"]}})
        assert planner.career.goals[desk.sail].why == ""


def test_a_batch_checks_the_rules_as_it_grows(planner, desk):
    batch = planner.batch()
    job = batch.set(planner.career.jobs[desk.north], org="West")
    assert (job.org, batch.career.jobs[desk.north].org) == ("West", "West")
    assert planner.career.jobs[desk.north].org == "Northwind"
    with pytest.raises(Refused, match="is before the start"):
        batch.set(job, end=job.start.parse("2019"))
    assert {edit.field for edit in batch.edits} == {"org", "updated"}


def test_a_record_older_than_the_batch_loses_nothing_done_since(planner, desk):
    old = planner.career.goals[desk.sail]
    planner.records.set_texts("goals", desk.sail, {"why": "since"})
    batch = planner.batch()
    assert batch.set(old, note="x").why == "since"
    assert {edit.field for edit in batch.edits} == {"note", "updated"}


def test_a_source_that_is_none_is_not_an_edit(planner, desk):
    batch = planner.batch()
    assert batch.set(planner.career.goals[desk.sail], src=None) is planner.career.goals[desk.sail]
    assert batch.edits == []
