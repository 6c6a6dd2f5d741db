"""Backups made while saving: when, of what, and never in the way."""

import errno
import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from tuiplanner.career.changes import Change
from tuiplanner.store import backups, files, restore
from tuiplanner.store.backups import Backups
from tuiplanner.store.codec import Content
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.errors import StoreError
from tuiplanner.store.journal import Journal

NOW = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def session(path, tmp_path, clock):
    """A session whose clock a test moves."""

    def session(name="one"):
        return DataFile(path, state_dir=tmp_path / "state", app="0.1.0", now=clock, session=name,
                        pause=lambda _: None)  # fmt: skip

    return session


@pytest.fixture
def kept(path, tmp_path):
    return Backups(tmp_path / "state", path)


def test_the_second_save_copies_what_the_first_wrote(session, make, path, kept):
    one = session()
    one.commit([make.goal(5)])
    assert kept.listed() == []
    before = path.read_bytes()
    one.commit([make.goal(6)])

    (backup,) = kept.listed()
    assert backup.path.read_bytes() == before
    assert backup.path.name == "20261123T040506Z.1.json"
    assert (backup.at, backup.records) == (NOW, 1)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    assert kept.folder.parent.parent.name == "state"


def test_within_half_an_hour_there_is_one_for_all_sessions(session, make, kept, clock):
    one, two = session("one"), session("two")
    for number in range(1, 5):
        one.commit([make.goal(number)])
        clock.at += timedelta(minutes=7)
    two.commit([make.goal(8)])
    assert len(kept.listed()) == 1
    clock.at += timedelta(minutes=9)
    one.commit([make.goal(9)])

    assert [backup.records for backup in kept.listed()] == [5, 1]


def test_another_sessions_backup_counts_once_ones_own_is_old(session, make, kept, clock):
    one, two = session("one"), session("two")
    one.commit([make.goal(1)])
    one.commit([make.goal(2)])
    clock.at += timedelta(minutes=31)
    two.commit([make.goal(3)])
    clock.at += timedelta(minutes=1)
    one.commit([make.goal(4)])

    assert len(kept.listed()) == 2


@pytest.mark.parametrize("name", ["import 3 records", "restore the backup of 2026", "mend 1 fault"])
def test_what_changes_much_is_copied_before_at_any_time(name, session, make, path, kept):
    one = session()
    one.commit([make.goal(5)])
    one.commit([make.goal(6)])
    before = path.read_bytes()
    one.commit([make.goal(7)._replace(name=name)])

    assert kept.listed()[0].path.read_bytes() == before
    assert len(kept.listed()) == 2


@pytest.mark.parametrize(("deleted", "copies"), [(9, 1), (10, 2)])
def test_a_bulk_delete_is_copied_before(deleted, copies, session, make, kept):
    one = session()
    one.commit([make.goal(number) for number in range(1, 30)])
    tables = one.commit([make.goal(50)]).tables
    one.commit([make.deleted(tables, *(("goals", number) for number in range(1, 1 + deleted)))])

    assert len(kept.listed()) == copies


def test_a_merge_that_finds_two_values_is_copied_before_and_one_that_does_not_is_not(
    session, make, path, kept
):
    one, two = session("one"), session("two")
    one.commit([make.goal(5)])
    tables = one.commit([make.goal(6)]).tables
    two.read()
    two.commit([make.edited(tables, "goals", 5, why="theirs")])
    one.commit([make.edited(tables, "goals", 5, title="Row")])  # another field: no conflict
    assert len(kept.listed()) == 1
    before = path.read_bytes()

    saved = one.commit([make.edited(tables, "goals", 5, why="mine")])

    assert saved.tables["conflicts"]
    assert [backup.path.read_bytes() for backup in kept.listed()][:1] == [before]
    assert len(kept.listed()) == 2
    one.commit([make.goal(7)])
    assert len(kept.listed()) == 2  # one that stands is no new one


def test_the_same_bytes_are_not_kept_twice(kept):
    first = kept.keep(b"{}", 0, NOW)

    assert kept.keep(b"{}", 0, NOW + timedelta(hours=1)) == first
    assert kept.keep(b"{ }", 0, NOW) != first
    assert len(kept.listed()) == 2


@pytest.mark.parametrize("years", [-9, 9])
def test_a_clock_that_jumps_neither_stops_backups_nor_makes_one_each_save(
    years, session, make, kept, clock
):
    one = session()
    one.commit([make.goal(1)])
    one.commit([make.goal(2)])
    clock.at += timedelta(days=365 * years)
    for number in range(3, 6):
        one.commit([make.goal(number)])

    assert len(kept.listed()) == 2


@pytest.mark.parametrize("fault", ["folder is a file", "full disk"])
def test_a_backup_that_cannot_be_made_stops_no_save_and_is_told_once(  # noqa: PLR0917
    fault, session, make, kept, monkeypatch, clock
):
    one = session()
    one.commit([make.goal(5)])
    if fault == "folder is a file":
        kept.folder.write_bytes(b"")
    else:
        monkeypatch.setattr(backups.files, "make_folder", _refuse)
        monkeypatch.setattr(files, "make_folder", lambda _: None)
        monkeypatch.setattr(Backups, "keep", _no_room)
    for number in (6, 7, 8):
        clock.at += timedelta(hours=1)
        one.commit([make.goal(number)])

    assert sorted(session("two").read()["goals"]) == [5, 6, 7, 8]
    (notice,) = one.notices
    assert notice.startswith("no backup could be made: ")


def test_it_is_on_the_disk_before_the_file_is_replaced(session, make, path, kept, monkeypatch):
    one = session()
    one.commit([make.goal(5)])
    seen = []
    real = os.replace

    def spy(source, target):
        seen.append((str(target), len(kept.listed())))
        return real(source, target)

    monkeypatch.setattr(os, "replace", spy)
    one.commit([make.goal(6)])

    assert seen[-1] == (str(path), 1)
    assert len(seen) == 2


def test_what_is_no_backup_in_that_folder_is_left_alone(kept):
    kept.keep(b"{}", 0, NOW)
    for name in ("notes.txt", "20261399T000000Z.1.json", ".career.json.1.tmp"):
        (kept.folder / name).write_bytes(b"x")

    assert len(kept.listed()) == 1
    kept.thin(NOW + timedelta(days=9000))
    assert len(list(kept.folder.iterdir())) == 4


@pytest.mark.parametrize("how", ["missing", "empty", "blank"])
@pytest.mark.parametrize("act", ["read", "commit"])
def test_a_file_that_was_lost_is_no_new_one(  # noqa: PLR0917
    how, act, session, make, path, is_sentence
):
    one = session()
    one.commit([make.goal(5), make.goal(6)])
    one.commit([make.goal(7)])
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if how == "empty" else b" \n")

    two = session("two")
    with pytest.raises(StoreError) as refusal:
        two.read() if act == "read" else two.commit([make.goal(8)])

    said = str(refusal.value)
    assert is_sentence(said, path)
    assert "careerboard restore brings back the newest backup, of 2026-11-23 04:05 UTC" in said
    assert "with 2 goals" in said
    assert not path.exists() or path.read_bytes().strip() == b""


def test_the_newest_good_backup_is_offered_past_damaged_ones(session, make, path, kept):
    one = session()
    one.commit([make.goal(5)])
    one.commit([make.goal(6)])
    kept.keep(b"{", None, NOW + timedelta(hours=1))
    path.unlink()
    with pytest.raises(StoreError, match="with 1 goal"):
        session("two").read()
    kept.listed()[1].path.write_bytes(b"{")
    with pytest.raises(StoreError, match="no backup of it reads well"):
        session("two").read()


def test_a_file_is_new_where_the_state_folder_cannot_be_used(path, opened, tmp_path):
    (tmp_path / "state").write_bytes(b"")

    assert opened().read() == {}


def test_one_that_would_have_to_be_mended_is_not_the_newest_good(kept):
    kept.keep(b'{"goals": {"1": {"title": "Sail", "stage": "idea"}}}', 1, NOW)
    kept.keep(b'{"goals": {"1": {"title": NaN}}}', 1, NOW)

    assert kept.newest_good()[0] == kept.listed()[1]


def test_what_another_program_wrote_is_copied_before_it_is_written_over(session, make, path, kept):
    one = session()
    for number in (5, 6):
        one.commit([make.goal(number)])
    by_hand = path.read_bytes().replace(b"Sail", b"Swim")
    path.write_bytes(by_hand)
    one.commit([make.goal(7)])

    assert kept.listed()[0].path.read_bytes() == by_hand


@pytest.mark.parametrize("now", [b'{"goals": {}}', b'{"_meta": {"1": {"schema": 2}}}'])
def test_a_file_that_reads_or_is_newer_is_never_put_aside_for_a_backup(now, path, kept, tmp_path):
    path.write_bytes(now)
    journal = Journal(tmp_path / "state", path, "one")
    with pytest.raises(StoreError):
        restore.put_back(
            path, Content(), Change("restore", (), ""), backups=kept, journal=journal,
            app="0.1.0", now=lambda: NOW, mention=print,
        )  # fmt: skip

    assert path.read_bytes() == now
    assert kept.listed() == []
    assert journal.read() == []


def test_the_evidence_of_a_damaged_file_says_so_in_its_name(kept):
    assert kept.keep(b"{", None, NOW).name == "20261123T040506Z.damaged.json"
    assert kept.listed()[0].records is None
    assert kept.is_due(NOW + timedelta(minutes=31))


def test_records_that_only_the_program_keeps_are_not_counted():
    tables = {"goals": {1: {}}, "tombstones": {2: {}}, "pets": {3: {}, 4: {}}, "jobs": {}}

    assert backups.total(tables) == 3
    assert backups.counted(tables) == "1 goal, 2 pets"
    assert backups.counted({}) == "no records"


def test_an_edit_alone_is_not_grave(make):
    change = Change("edit", make.goal(5).edits, "2026-11-23T04:05:06Z")

    assert not backups.is_grave([change], {}, {"goals": {5: {}}})


def _refuse(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _no_room(*_args, **_kwargs):
    raise StoreError("the disk is full")


@pytest.mark.parametrize("beside", [False, True])
def test_a_restore_that_landed_says_so_though_the_disk_did_not_confirm_it(
    path, kept, tmp_path, monkeypatch, beside
):
    path.write_bytes(b'{"goals": ')
    journal = Journal(tmp_path / "state", path, "one")
    sync, said = files.sync_folder, []

    def fails(folder):
        if path.read_bytes() != b'{"goals": ':
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return sync(folder)

    monkeypatch.setattr(files, "sync_folder", fails)
    copy = restore.put_back(
        path, Content(), Change("restore", (), ""), backups=kept, journal=journal,
        app="0.1.0", now=lambda: NOW, mention=said.append, beside=beside,
    )  # fmt: skip
    assert copy.read_bytes() == b'{"goals": '
    assert copy.name.endswith(".bak") is beside
    assert said[0].startswith("it is restored, but a power cut could still bring back")
    assert b'"goals": ' not in path.read_bytes()


def test_what_was_changed_by_hand_is_told_against_the_last_backup(session, make, path):
    one = session()
    for number in (5, 6, 7):
        one.commit([make.goal(number)])
    tables = json.loads(path.read_bytes())
    tables["goals"]["5"]["title"] = "By hand"
    del tables["goals"]["6"]
    tables["jobs"] = {"9": {"title": "Clerk"}}
    path.write_text(json.dumps(tables))

    two = session("two")
    two.read()
    (notice,) = two.notices
    assert notice.endswith("; since the last backup: jobs 1 new; goals 1 new, 1 changed")
    one.poll()  # who had it open knows what it held, and shows it
    assert not any("last backup" in notice for notice in one.notices)


def test_states_that_differ_in_nothing_differ_in_nothing():
    assert backups.differences({"goals": {1: {}}}, {"goals": {1: {}}}) == ""
    assert backups.differences({"pets": {1: {}}, "goals": {}}, {}) == "pets 1 gone"
