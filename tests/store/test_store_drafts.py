import json
import subprocess
import sys
import threading

import pytest

from tuiplanner.store import files
from tuiplanner.store.drafts import DraftFile, DraftKeeper
from tuiplanner.store.errors import StoreError

ONE = {"what": "field", "text": "Lead the stor", "base": "Lead"}
TWO = {"what": "goal", "text": "Speak", "base": ""}


@pytest.fixture
def session(tmp_path):
    """Make the draft file of a session of the same data file; closed at the end."""
    made = []

    def make(name):
        made.append(DraftFile(tmp_path / "state", tmp_path / "career.json", name))
        return made[-1]

    yield make
    for one in made:
        one.close()


def dead(tmp_path, name, drafts):
    """Run a session in a process of its own that writes drafts and is killed."""
    code = (
        "import os, signal, sys, json\n"
        "from pathlib import Path\n"
        "from tuiplanner.store.drafts import DraftFile\n"
        "state, data, name, drafts = sys.argv[1:]\n"
        "DraftFile(Path(state), Path(data), name).write(json.loads(drafts))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    arguments = [str(tmp_path / "state"), str(tmp_path / "career.json"), name, json.dumps(drafts)]
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=False)
    assert done.returncode < 0


def test_drafts_of_a_killed_session_are_taken_over(tmp_path, session):
    dead(tmp_path, "dead", [ONE, TWO])
    assert session("next").adopt() == [ONE, TWO]


def test_what_was_taken_over_is_this_sessions_own_and_no_longer_the_dead_ones(tmp_path, session):
    dead(tmp_path, "dead", [ONE])
    heir = session("heir")
    heir.adopt()
    assert not list(heir.folder.glob("dead.*"))
    assert session("later").adopt() == []
    heir.close()
    assert session("last").adopt() == [ONE]


@pytest.mark.parametrize("kept", [b'[{"text": "Lea', b"\xff", b"{}", b"[1]", b"\0" * 9])
def test_drafts_that_cannot_be_read_are_put_aside_and_never_deleted(tmp_path, session, kept):
    dead(tmp_path, "dead", [ONE])
    folder = session("next").folder
    (folder / "dead.json").write_bytes(kept)
    (folder / "dead.unreadable").write_bytes(b"an older one")
    assert session("next").adopt() == []
    assert (folder / "dead.unreadable2").read_bytes() == kept
    assert (folder / "dead.unreadable").read_bytes() == b"an older one"
    assert not (folder / "dead.json").exists()


def test_drafts_of_a_living_session_are_left_alone(session):
    living = session("living")
    living.write([ONE])
    assert session("other").adopt() == []
    assert (living.folder / "living.json").exists()


def test_a_session_without_drafts_leaves_nothing_behind(session):
    one = session("one")
    one.write([ONE])
    one.write([])
    one.close()
    assert [path.name for path in one.folder.iterdir()] == []


def test_nothing_is_made_on_the_disk_before_there_is_a_draft(tmp_path, session):
    one = session("one")
    assert one.adopt() == []
    one.write([])
    assert not (tmp_path / "state").exists()


def test_a_file_that_is_no_list_of_drafts_is_passed_over(tmp_path, session):
    dead(tmp_path, "dead", [ONE])
    (session("x").folder / "dead.json").write_bytes(b'{"torn')
    dead(tmp_path, "dead2", [TWO])
    assert session("next").adopt() == [TWO]


def test_the_file_is_for_its_owner_alone(session):
    one = session("one")
    one.write([ONE])
    assert (one.folder / "one.json").stat().st_mode & 0o777 == 0o600
    assert one.folder.stat().st_mode & 0o777 == 0o700


def test_a_dropped_draft_is_still_in_the_file_of_dropped_ones(session):
    one = session("one")
    one.drop(ONE)
    one.drop(TWO)
    kept = (one.folder / "dropped.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(kept) == 2
    assert "Lead the stor" in kept[0]


def test_the_same_drafts_are_not_written_twice(session, monkeypatch):
    one = session("one")
    one.write([ONE])
    monkeypatch.setattr(files, "replace", lambda *_: pytest.fail("written again"))
    one.write([ONE])


def test_the_keeper_writes_what_it_was_given_last(session):
    file = session("one")
    keeper = DraftKeeper(file, pytest.fail)
    keeper.start()
    keeper.keep([ONE])
    keeper.keep([ONE, TWO])
    keeper.close()
    assert session("next").adopt() == [ONE, TWO]


def test_write_now_has_written_when_it_returns(session):
    file = session("one")
    keeper = DraftKeeper(file, pytest.fail)
    keeper.keep([TWO])
    keeper.write_now()
    assert b"Speak" in (file.folder / "one.json").read_bytes()


def test_a_keystroke_is_on_the_disk_without_anything_else_happening(session, monkeypatch):
    written = threading.Event()
    replace = files.replace

    def tell(path, data):
        done = replace(path, data)
        written.set()
        return done

    monkeypatch.setattr(files, "replace", tell)
    keeper = DraftKeeper(session("one"), pytest.fail)
    keeper.start()
    keeper.keep([ONE])
    assert written.wait(10)
    keeper.close()


def test_a_full_disk_is_told_once_and_the_next_write_succeeds(session, monkeypatch):
    file, told = session("one"), []
    replace = files.replace

    def full(path, data):
        raise StoreError("the disk is full")

    monkeypatch.setattr(files, "replace", full)
    keeper = DraftKeeper(file, told.append)
    keeper.keep([ONE])
    keeper.write_now()
    keeper.write_now()
    assert told == ["the disk is full"]
    monkeypatch.setattr(files, "replace", replace)
    keeper.write_now()
    assert (file.folder / "one.json").exists()
