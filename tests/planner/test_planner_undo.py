import pytest
from planner_moves import plain

from tuiplanner.career.errors import Refused

USE_CASES = {
    "add a goal": lambda p, d: p.goals.add({"title": "x", "stage": "achieved"}),
    "add goals": lambda p, d: p.goals.add_many(["x", "y"], "idea", below=d.row),
    "move": lambda p, d: p.goals.move([d.sail, d.row], "achieved"),
    "promote": lambda p, d: p.goals.promote([d.sail, d.row], 1),
    "order": lambda p, d: (
        p.goals.move([d.row], "in-progress"),
        p.goals.shift([[d.row, d.sail]], [d.row], 1),
    ),
    "drop": lambda p, d: p.goals.drop(d.row, "in-progress", d.sail, after=True),
    "let go": lambda p, d: p.goals.let_go([d.sail, d.row]),
    "add a step": lambda p, d: p.goals.add_step(d.sail, "x", below=d.boat),
    "tick steps": lambda p, d: p.goals.tick([d.boat, d.knots]),
    "order a step": lambda p, d: p.goals.shift_steps([d.boat], 1),
    "add a job": lambda p, d: p.joblog.add_job({"title": "x", "start": "2021"}),
    "log an entry": lambda p, d: p.joblog.add_entry("x", "lesson", job=d.north, goals=[d.row]),
    "retire": lambda p, d: p.joblog.retire([d.win]),
    "add a mentor": lambda p, d: p.mentors.add({"name": "Bo"}),
    "log a talk": lambda p, d: p.mentors.log_talk(d.ana, "x", {"goals": "sail"}),
    "promise": lambda p, d: p.mentors.promise(d.talk, "x", "them"),
    "tick a promise": lambda p, d: p.mentors.tick([d.book]),
    "end": lambda p, d: p.mentors.end([d.ana]),
    "set a text": lambda p, d: p.records.set_texts("jobs", d.north, {"gave": "a\nb", "org": ""}),
    "edit a stage": lambda p, d: p.records.set_texts("goals", d.row, {"stage": "achieved"}),
    "clear": lambda p, d: p.records.clear("goals", d.sail, "tags"),
    "link": lambda p, d: p.records.add_to_list("goals", d.row, "jobs", d.north),
    "unlink": lambda p, d: p.records.take_from_list("entries", d.win, "goals", d.sail),
    "rename": lambda p, d: p.records.rename("goals", d.sail, "Swim"),
    "delete": lambda p, d: p.records.delete([("goals", d.sail), ("mentors", d.ana)]),
}


@pytest.mark.parametrize("use_case", USE_CASES.values(), ids=USE_CASES)
def test_every_use_case_is_undone_and_redone(use_case, planner, desk):
    before, steps = plain(planner.career), planner.undoable
    use_case(planner, desk)
    after, made = plain(planner.career), planner.undoable - steps
    assert after != before
    for _ in range(2):
        for _ in range(made):
            planner.undo()
        assert plain(planner.career) == before
        for _ in range(made):
            planner.redo()
        assert plain(planner.career) == after


@pytest.mark.parametrize("use_case", USE_CASES.values(), ids=USE_CASES)
def test_every_use_case_leaves_the_career_as_it_was_when_the_disk_refuses(
    use_case, planner, desk, full_disk
):
    planner.goals.move([desk.row], "in-progress")
    planner.undo()
    before, undoable, unsaved = planner.career, planner.undoable, planner.unsaved
    full_disk()
    with pytest.raises(Refused, match="the disk is full"):
        use_case(planner, desk)
    assert planner.career is before
    assert (planner.undoable, planner.unsaved) == (undoable, unsaved)


def test_undo_and_redo_have_the_name_of_what_they_undo(planner, desk):
    made = planner.goals.move([desk.row], "achieved")
    undone = planner.undo()
    assert (undone.name, undone.undoes) == ("move 'Row' to achieved", made.id)
    redone = planner.redo()
    assert (redone.name, redone.undoes) == ("move 'Row' to achieved", undone.id)
    assert planner.newest is redone


def test_there_is_nothing_to_undo_or_redo_at_first(planner):
    assert planner.newest is None
    with pytest.raises(Refused, match="nothing to undo"):
        planner.undo()
    with pytest.raises(Refused, match="nothing to redo"):
        planner.redo()


def test_a_new_change_takes_away_what_could_be_redone(planner, desk):
    planner.undo()
    planner.goals.add({"title": "x"})
    with pytest.raises(Refused, match="nothing to redo"):
        planner.redo()


def test_undo_marks_what_stays_as_updated_then(planner, desk):
    planner.goals.move([desk.row], "achieved")
    undone = planner.undo()
    goal = planner.career.goals[desk.row]
    assert goal.updated == undone.at
    assert goal.updated > goal.created


class TestOvertaken:
    def test_a_field_changed_elsewhere_is_not_undone(self, planner, desk, elsewhere):
        planner.records.set_texts("goals", desk.sail, {"why": "mine", "due": "2027"})
        elsewhere.edits("goals", desk.sail, why="theirs")
        reason = "cannot undo set why and due of 'Sail': its why was changed since"
        with pytest.raises(Refused, match=reason):
            planner.undo()
        goal = planner.career.goals[desk.sail]
        assert (goal.why, str(goal.due)) == ("theirs", "2027")

    def test_the_field_is_called_as_people_call_it(self, planner, desk, elsewhere):
        planner.records.set_texts("jobs", desk.north, {"org": "South"})
        elsewhere.edits("jobs", desk.north, org="West")
        with pytest.raises(Refused, match="its organisation was changed since"):
            planner.undo()

    def test_what_cannot_be_undone_is_passed_over(self, planner, desk, elsewhere):
        planner.goals.add({"title": "before"})
        planner.records.set_texts("goals", desk.sail, {"why": "mine"})
        elsewhere.edits("goals", desk.sail, why="theirs")
        with pytest.raises(Refused):
            planner.undo()
        assert planner.undo().name == "add 'before'"

    def test_another_field_changed_elsewhere_is_not_in_the_way(self, planner, desk, elsewhere):
        planner.records.set_texts("goals", desk.sail, {"why": "mine"})
        elsewhere.edits("goals", desk.sail, title="Theirs", updated="2026-11-23T23:00:00Z")
        planner.undo()
        goal = planner.career.goals[desk.sail]
        assert (goal.title, goal.why) == ("Theirs", "")

    def test_a_record_deleted_elsewhere_is_not_undone(self, planner, desk, elsewhere):
        planner.records.set_texts("goals", desk.row, {"why": "mine"})
        elsewhere.deletes(("goals", desk.row))
        with pytest.raises(Refused, match="cannot undo set why of 'Row'"):
            planner.undo()
        assert desk.row not in planner.career.goals

    def test_a_record_edited_elsewhere_since_it_was_made_stays(self, planner, elsewhere):
        _, one = planner.goals.add({"title": "Swim"})
        elsewhere.edits("goals", one, why="theirs")
        with pytest.raises(Refused, match="cannot undo add 'Swim': its why was changed since"):
            planner.undo()
        assert planner.career.goals[one].why == "theirs"

    @pytest.mark.parametrize(
        ("make", "child"),
        [
            (USE_CASES["add a goal"], ("steps", "goal", {"text": "x"})),
            (USE_CASES["add a mentor"], ("talks", "mentor", {"date": "2026-11-01"})),
            (USE_CASES["log a talk"], ("promises", "talk", {"text": "x"})),
        ],
        ids=["goal", "mentor", "talk"],
    )
    def test_a_record_that_something_was_added_to_stays(
        self, make, child, planner, desk, elsewhere
    ):
        change, one = make(planner, desk)
        table, link, row = child
        elsewhere.edits(table, 404, **row, **{link: one})
        with pytest.raises(Refused) as refusal:
            planner.undo()
        assert str(refusal.value) == f"cannot undo {change.name}: something was added to it since"
        assert planner.career.table(table)[404]
        assert planner.career.label(one) != "(gone)"
