"""Saves that cannot be made, and what is left afterwards."""

import os

import pytest

from tuiplanner.store import files, storage
from tuiplanner.store.errors import StoreError
from tuiplanner.store.lock import locked


def test_what_a_failed_save_found_is_still_told(opened, make, path, monkeypatch):
    one, two = opened("one"), opened("two")
    one.commit([make.goal(5)])
    two.read()
    two.commit([make.goal(6)])
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _refuse)
        with pytest.raises(StoreError):
            one.commit([make.goal(7)])

    assert sorted(one.poll()["goals"]) == [5, 6]
    assert not one.commit([make.goal(7)]).foreign


def test_a_failed_save_leaves_the_file_and_can_be_given_again(
    opened, make, path, monkeypatch, names
):
    session = opened()
    session.commit([make.goal(5)])
    before = path.read_bytes()
    change = make.goal(6)
    for name in ("write", "fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, _refuse)
            with pytest.raises(StoreError, match="no space left"):
                session.commit([change])
        assert path.read_bytes() == before
        assert session.poll() is None
    session.commit([change])

    assert sorted(opened().read()["goals"]) == [5, 6]
    assert names(path.parent) == {path.name}
    assert [line.change.id for line in session.told()].count(change.id) == 1


def test_a_save_that_landed_though_it_failed_is_made_once(opened, make, path, monkeypatch):
    session = opened()
    tables = session.commit([make.goal(5, tags=["sea"])]).tables
    changes = [make.edited(tables, "goals", 5, tags=["sea", "wind"]), make.goal(6)]
    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", _refuse)
        with pytest.raises(StoreError):
            session.commit(changes)
    saved = session.commit(changes)

    assert saved.tables["goals"][5]["tags"] == ["sea", "wind"]
    assert opened().read() == saved.tables


@pytest.mark.parametrize(
    "fault", ["nan", "tuple", "surrogate", "2^64", "no title", "used id", "id 0"]
)
def test_what_could_not_be_read_back_is_not_written(opened, make, path, fault, is_sentence):
    session = opened()
    tables = session.commit([make.goal(5)]).tables
    before = path.read_bytes()
    values = {"nan": float("nan"), "tuple": ("a",), "surrogate": "\udc00", "2^64": 2**64}
    bad = {
        "no title": lambda: make.edited(tables, "goals", 5, title=""),
        "used id": lambda: make.added("jobs", 5, {"title": "Cook"}),
        "id 0": lambda: make.goal(0),
    }.get(fault, lambda: make.edited(tables, "goals", 5, odd=values[fault]))

    with pytest.raises(StoreError) as refusal:
        session.commit([bad()])

    assert is_sentence(str(refusal.value), path)
    assert path.read_bytes() == before
    assert [line.change.name for line in session.told()] == ["add goals 5"]


def test_bytes_that_do_not_read_back_are_not_written(opened, make, path, monkeypatch):
    session = opened()
    tables = session.commit([make.goal(5), make.goal(6)]).tables
    before = path.read_bytes()
    monkeypatch.setattr(storage, "_replacing", lambda _rows: lambda row: row.update(title="wrong"))

    with pytest.raises(StoreError, match="cannot hold goals 5 as it is"):
        session.commit([make.edited(tables, "goals", 5, title="Row")])
    assert path.read_bytes() == before


def test_a_journal_that_cannot_be_written_leaves_the_save_standing(opened, make, tmp_path):
    (tmp_path / "state").write_bytes(b"a file where a folder should be")
    session = opened()
    session.commit([make.goal(5)])
    session.commit([make.goal(6)])

    assert sorted(opened().read()["goals"]) == [5, 6]
    session.commit([make.goal(7)])

    backup, history = session.notices
    assert history.startswith("the change is saved, but history and undo will lack it: ")
    assert backup.startswith("no backup could be made: ")


def test_a_journal_that_cannot_be_read_is_told(opened, tmp_path):
    (tmp_path / "state").write_bytes(b"")
    session = opened()

    assert session.told() == []
    assert session.notices[0].startswith("history and undo cannot be had: ")


def test_a_disk_that_cannot_sync_folders_is_told_once(opened, make, monkeypatch):
    session = opened()
    monkeypatch.setattr(files, "sync_folder", lambda _: False)
    session.commit([make.goal(5)])
    session.commit([make.goal(6)])

    assert len(session.notices) == 1
    assert "cannot confirm new names" in session.notices[0]


def test_a_lock_held_too_long_is_refused_and_nothing_written(opened, make, path):
    session = opened(lock_seconds=0.01)
    with locked(path), pytest.raises(StoreError, match="locked by another session"):
        session.commit([make.goal(5)])
    assert not path.exists()


def _refuse(*_args, **_kwargs):
    raise OSError(28, os.strerror(28))
