"""What earlier sessions did: undone, redone and told in words."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from tuiplanner.career.changes import Change
from tuiplanner.career.errors import Refused
from tuiplanner.planner import past
from tuiplanner.planner.planner import Planner


def change(name, undoes=None):
    return Change(name, (), "2026-11-23T00:00:00Z", id=name, undoes=undoes)


A, B, UA, UB = change("a"), change("b"), change("ua", "a"), change("ub", "b")
RA, URA = change("ra", "ua"), change("ura", "ra")


@pytest.mark.parametrize(
    ("history", "standing", "redoable"),
    [
        ([], "", ""),
        ([A], "a", ""),
        ([A, B], "b a", ""),
        ([A, B, UB], "a", "ub"),
        ([A, UA], "", "ua"),
        ([A, B, UB, UA], "", "ua ub"),
        ([A, UA, RA], "a", ""),
        ([A, UA, RA, URA], "", "ura"),
        ([A, UA, B], "b", ""),
        ([A, B, UB, UA, RA], "a", "ub"),
        ([B, UB, A, UA], "", "ua"),
        ([B, UB, A, UA, RA], "a", ""),
        ([change("ux", "x"), A], "a", ""),
        ([change("ux", "x")], "", "ux"),
    ],
)
def test_what_still_stands_and_what_could_be_made_again(history, standing, redoable):
    assert [one.name for one in past.standing(history)] == standing.split()
    assert [one.name for one in past.redoable(history)] == redoable.split()


class Disk:
    """One file that several sessions write, and its history."""

    def __init__(self, today):
        self.today = today
        self.told = []
        self.tables = {}
        self.reads = 0
        self._ids = random.Random(1)
        self._moment = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def now(self):
        self._moment += timedelta(seconds=1)
        return self._moment

    def history(self):
        self.reads += 1
        return list(self.told)

    def session(self, name):
        writer = Written(self, name)
        writer.planner = Planner(
            self.tables, writer, now=self.now, today=lambda: self.today,
            ids=lambda: self._ids.randrange(1, 2**50), told=self.history,
        )  # fmt: skip
        return writer.planner


class Written:
    def __init__(self, disk, name):
        self._disk, self._name = disk, name

    def submit(self, change):
        self._disk.told.append((self._name, change))
        self._disk.tables = self.planner.career.rows


@pytest.fixture
def disk(today):
    return Disk(today)


@pytest.fixture
def lived(disk):
    """A disk on which one session has added a goal, given it a reason and moved it."""
    first = disk.session("first")
    _, disk.sail = first.goals.add({"title": "Sail"})
    first.records.set_texts("goals", disk.sail, {"why": "wind"})
    first.goals.move([disk.sail], "in-progress")
    return disk


def stands(planner, disk):
    goal = planner.career.goals[disk.sail]
    return goal.stage, goal.why


def test_the_next_session_goes_on_undoing_and_redoing(lived):
    two = lived.session("two")
    assert two.undo().name == "move 'Sail' to in progress"
    assert two.undo().name == "set why of 'Sail'"
    assert stands(two, lived) == ("idea", "")

    three = lived.session("three")
    assert three.redo().name == "set why of 'Sail'"
    assert three.redo().name == "move 'Sail' to in progress"
    assert stands(three, lived) == ("in-progress", "wind")
    with pytest.raises(Refused, match="nothing to redo"):
        three.redo()
    assert three.undo().name == "move 'Sail' to in progress"

    four = lived.session("four")
    for _ in range(2):
        four.undo()
    assert lived.sail not in four.career.goals
    with pytest.raises(Refused, match="nothing to undo"):
        four.undo()
    for _ in range(3):
        four.redo()
    assert stands(four, lived) == ("in-progress", "wind")


def test_this_sessions_changes_come_first_and_only_then_is_the_history_read(lived):
    two = lived.session("two")
    _, row = two.goals.add({"title": "Row"})
    assert two.undo().name == "add 'Row'"
    two.redo()
    two.undo()
    assert lived.reads == 0
    assert two.undo().name == "move 'Sail' to in progress"
    assert row not in two.career.goals


def test_a_new_change_ends_what_an_earlier_session_left_to_redo(lived):
    lived.session("two").undo()
    three = lived.session("three")
    three.goals.add({"title": "Row"})
    with pytest.raises(Refused, match="nothing to redo"):
        three.redo()


def test_an_old_change_whose_field_was_changed_since_is_refused_once_and_passed_over(lived):
    row = {**lived.tables["goals"][lived.sail], "why": "calm"}
    lived.tables = {**lived.tables, "goals": {lived.sail: row}}
    two = lived.session("two")
    two.undo()
    with pytest.raises(Refused, match="cannot undo set why of 'Sail': its why was changed since"):
        two.undo()
    assert stands(two, lived) == ("idea", "calm")
    with pytest.raises(Refused, match="cannot undo add 'Sail'"):
        two.undo()
    with pytest.raises(Refused, match="nothing to undo"):
        two.undo()


def test_an_old_change_without_edits_says_that_nothing_is_known(disk):
    disk.told.append(("one", change("restore the backup of 2026")))
    with pytest.raises(Refused, match="restore the backup of 2026: what was there before could"):
        disk.session("two").undo()


def test_an_old_change_stays_to_be_undone_when_only_the_disk_refuses(lived, monkeypatch):
    two = lived.session("two")

    def full(_change):
        raise Refused("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(two._writer, "submit", full)
        with pytest.raises(Refused, match="the disk is full"):
            two.undo()
    assert two.undo().name == "move 'Sail' to in progress"


def test_what_happened_to_a_record_is_told_with_who_when_and_which_fields(lived):
    two = lived.session("two")
    two.undo()
    _, step = two.goals.add_step(lived.sail, "Buy a boat")
    two.goals.add({"title": "Row"})
    keys = past.family(two.career, "goals", lived.sail)
    assert keys == {("goals", lived.sail), ("steps", step)}

    found = past.happenings(two.history(), keys)

    assert [(one.who, one.what.partition(" (")[0]) for one in found] == [
        ("two", "add step 'Buy a boat' to 'Sail'"),
        ("two", "undo move 'Sail' to in progress"),
        ("first", "move 'Sail' to in progress"),
        ("first", "set why of 'Sail'"),
        ("first", "add 'Sail'"),
    ]
    assert found[2].what == "move 'Sail' to in progress (stage), undone since"
    assert found[-1].when == "2026-11-23 09:00"
    assert len(past.happenings(two.history())) == 6


def test_what_is_not_saved_yet_is_in_the_history_too(planner, desk):
    found = past.happenings(planner.history(), {("goals", desk.row)})
    assert [one.what.partition(" (")[0] for one in found] == ["add 'Row'"]
    assert not found[0].who


def test_an_instant_that_is_none_is_shown_as_it_is():
    assert past.when("yesterday") == "yesterday"
