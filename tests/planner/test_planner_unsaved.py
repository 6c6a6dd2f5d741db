"""Changes that could not be saved, of a session that is no more: made at the next start."""

import fcntl
import json
import os
import threading
from datetime import UTC, datetime

import pytest

from tuiplanner.planner.session import Session, direct
from tuiplanner.store.datafile import DataFile

LONG = 10


class Life:
    """One session on the file, and a way to wait for what it is told."""

    def __init__(self, datafile, now, today):
        self.session = Session(datafile, now=now, today=today)
        self.planner = self.session.planner
        self._told = threading.Condition()
        self.session.start(lambda call: call(), self._tell)
        self.drafts = self.session.drafts.start()

    def _tell(self):
        with self._told:
            self._told.notify_all()

    def until(self, state):
        with self._told:
            assert self._told.wait_for(lambda: self.session.status.state == state, LONG)

    def dies(self):
        """Give up what a process gives up: its locks, with the drafts where they are."""
        self.session.drafts.write_now()
        self.session.finish(0)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "career.json"


@pytest.fixture
def datafile(path, tmp_path):
    def datafile(name):
        return DataFile(
            path, state_dir=tmp_path / "state", app="1", now=planner_now, session=name,
            pause=lambda _: None,
        )  # fmt: skip

    return datafile


@pytest.fixture
def live(datafile, today):
    lives = []

    def live(name):
        lives.append(Life(datafile(name), planner_now, lambda: today))
        return lives[-1]

    yield live
    for one in lives:
        one.session.finish(0)


def planner_now():
    return datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def elsewhere(datafile, today):
    return lambda: direct(datafile("elsewhere"), now=planner_now, today=lambda: today)


@pytest.fixture
def unsaved(live, path):
    """`unsaved(change)` saves a goal, and dies with a change that could not be saved."""

    def unsaved(change):
        first = live("first")
        _, goal = first.planner.goals.add({"title": "Sail", "why": "sea"})
        assert first.session.wait(LONG)
        good = path.read_bytes()
        path.unlink()
        path.mkdir()
        change(first.planner, goal)
        first.until("failed")
        first.dies()
        path.rmdir()
        path.write_bytes(good)
        return goal

    return unsaved


@pytest.fixture
def kept(tmp_path):
    """`kept()` gives the one file of drafts that there is."""

    def kept():
        [found] = tmp_path.glob("state/*/drafts/*.json")
        return found

    return kept


def goals(path):
    return {row["title"]: row.get("why") for row in json.loads(path.read_bytes())["goals"].values()}


def test_it_is_made_at_the_next_start_and_undone_with_one_key(unsaved, live, path):
    unsaved(lambda planner, _: planner.goals.add({"title": "Row"}))
    assert goals(path) == {"Sail": "sea"}

    second = live("second")

    assert second.session.notices == [
        "1 change that could not be saved when you left, made now: add 'Row'; u undoes"
    ]
    assert second.session.wait(LONG)
    assert goals(path) == {"Sail": "sea", "Row": ""}
    second.planner.undo()
    assert second.session.wait(LONG)
    assert goals(path) == {"Sail": "sea"}


def test_it_is_made_once(unsaved, live, path):
    unsaved(lambda planner, _: planner.goals.add({"title": "Row"}))
    second = live("second")
    assert second.session.wait(LONG)
    second.dies()

    assert live("third").session.notices == []
    assert len(goals(path)) == 2


def test_what_was_changed_elsewhere_since_keeps_both(unsaved, live, elsewhere, path):
    goal = unsaved(lambda planner, goal: planner.records.set_texts("goals", goal, {"why": "wind"}))
    elsewhere().records.set_texts("goals", goal, {"why": "salt"})

    second = live("second")
    assert second.session.wait(LONG)

    [kept] = json.loads(path.read_bytes())["conflicts"].values()
    assert {goals(path)["Sail"], kept["other"]} == {"wind", "salt"}


def test_of_a_record_that_is_gone_it_is_written_down(unsaved, live, elsewhere, path, tmp_path):
    goal = unsaved(lambda planner, goal: planner.records.set_texts("goals", goal, {"why": "wind"}))
    elsewhere().records.delete([("goals", goal)])

    second = live("second")

    [notice] = second.session.notices
    assert notice.endswith("now: what it needs is gone; the state folder still has it")
    [dropped] = tmp_path.glob("state/*/drafts/dropped.jsonl")
    assert "wind" in dropped.read_text()
    assert second.session.wait(LONG)
    assert goals(path) == {}


def test_what_is_saved_at_last_is_kept_no_longer(live, path, tmp_path):
    first = live("first")
    path.mkdir()
    first.planner.goals.add({"title": "Row"})
    first.until("failed")
    path.rmdir()
    first.planner.goals.add({"title": "Swim"})
    first.until("saved")
    first.dies()

    assert live("second").session.notices == []
    assert len(goals(path)) == 2


def test_what_the_history_has_is_not_made_again(live, path, kept, elsewhere):
    """Killed after the save and before its record went; what was saved was undone since."""
    first = live("first")
    path.mkdir()
    first.planner.goals.add({"title": "Row"})
    first.until("failed")
    first.session.drafts.write_now()
    left, data = kept(), kept().read_bytes()
    path.rmdir()
    first.planner.goals.add({"title": "Swim"})
    first.until("saved")
    first.dies()
    left.write_bytes(data)
    left.with_suffix(".lock").touch()
    planner = elsewhere()
    planner.undo()
    planner.undo()

    second = live("second")

    assert second.session.notices == []
    assert second.session.wait(LONG)
    assert goals(path) == {}


def test_what_was_saved_after_all_and_deleted_since_stays_away(unsaved, live, path):
    made = []
    unsaved(lambda planner, _: made.append(planner.goals.add({"title": "Row"})))
    [(_, goal)] = made
    held = json.loads(path.read_bytes())
    held["tombstones"] = {str(goal): {"table": "goals", "at": "2026-11-23T10:00:00Z"}}
    path.write_text(json.dumps(held))

    second = live("second")

    assert second.session.notices[-1].startswith("cannot add 'Row' now: what it needs is gone")
    assert second.session.wait(LONG)
    assert goals(path) == {"Sail": "sea"}


def test_an_undo_that_could_not_be_saved_is_not_what_undo_takes_back(unsaved, live, path):
    def add_and_undo(planner, _):
        planner.goals.add({"title": "Row"})
        planner.undo()

    unsaved(add_and_undo)
    second = live("second")
    assert second.session.wait(LONG)
    assert goals(path) == {"Sail": "sea"}
    assert second.session.notices[-1].endswith("made now: add 'Row', undo add 'Row'")

    assert second.planner.undo().name == "add 'Sail'"
    assert second.session.wait(LONG)
    assert goals(path) == {}
    second.planner.redo()
    assert second.planner.redo().name == "add 'Row'"


def test_without_room_for_them_they_wait_for_another_start(unsaved, live, path, kept):
    unsaved(lambda planner, _: planner.goals.add({"title": "Row"}))
    left = kept()
    (left.parent / "second.lock").mkdir()

    second = live("second")

    assert second.session.notices[0].startswith("what was left unsaved waits for another start: ")
    second.dies()
    assert kept() == left
    assert live("third").session.wait(LONG)
    assert len(goals(path)) == 2


def test_what_no_version_knows_is_told_and_written_down(unsaved, live, kept, tmp_path):
    unsaved(lambda planner, _: planner.goals.add({"title": "Row"}))
    kept().write_text(kept().read_text().replace("table", "place"))

    second = live("second")

    assert second.session.notices[0].startswith("something left unsaved is none that this ")
    [dropped] = tmp_path.glob("state/*/drafts/dropped.jsonl")
    assert "Row" in dropped.read_text()


def test_a_file_that_cannot_be_read_is_told(unsaved, live, kept):
    unsaved(lambda planner, _: planner.goals.add({"title": "Row"}))
    left = kept()
    left.write_text("[{")

    [notice] = live("second").session.notices

    aside = left.with_suffix(".unreadable")
    assert (
        notice == f"what was left unsaved cannot be read; the state folder has it as {aside.name}"
    )
    assert aside.read_text() == "[{"


def test_a_change_whose_save_hangs_outlives_a_kill(live, path, tmp_path, kept):
    first = live("first")
    first.planner.goals.add({"title": "Sail"})
    assert first.session.wait(LONG)
    lock = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    first.planner.goals.add({"title": "Row"})
    assert first.session.drafts.write_now()
    assert "Row" in kept().read_text()
    os.close(lock)

    assert first.session.finish(LONG)

    assert not list(tmp_path.glob("state/*/drafts/*.json"))
    assert len(goals(path)) == 2


def test_what_is_saved_when_nobody_listens_any_more_leaves_nothing(datafile, today, tmp_path):
    session = Session(datafile("first"), now=planner_now, today=lambda: today)
    session.start(lambda _: None, lambda: None)
    session.drafts.start()
    session.planner.goals.add({"title": "Row"})

    assert session.finish(LONG)

    assert not list(tmp_path.glob("state/*/drafts/*"))
