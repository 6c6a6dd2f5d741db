"""A file that something else changed, damaged, emptied or took away."""

import errno
import os
from datetime import UTC, datetime

import pytest

from tuiplanner.store import backups, codec, files
from tuiplanner.store.errors import StoreError

COPY = "career.json.20261123T040506Z.bak"


def edited_by_hand(path):
    data = path.read_bytes().replace(b"Sail", b"Swim")
    path.write_bytes(data)
    return data


def test_an_edit_by_hand_is_copied_told_and_read(opened, make, path, names):
    one, two = opened("one"), opened("two")
    one.commit([make.goal(5)])
    two.read()
    data = edited_by_hand(path)

    assert one.poll()["goals"][5]["title"] == "Swim"
    assert two.commit([make.goal(6)]).tables["goals"][5]["title"] == "Swim"
    assert opened("three").read()["goals"][5]["title"] == "Swim"
    assert names(path.parent) == {path.name, COPY}
    copy = path.with_name(COPY)
    assert copy.read_bytes() == data
    assert copy.stat().st_mode & 0o777 == 0o600
    said = f"{path} was changed by another program; a copy as it was found is in {COPY}"
    assert one.notices == two.notices == [said]


def test_a_copy_is_made_once_for_one_content_and_never_written_over(opened, make, path, names):
    opened().commit([make.goal(5)])
    first = edited_by_hand(path)
    opened().read()
    opened().read()
    second = first.replace(b"Swim", b"Fish")
    path.write_bytes(second)
    opened().read()

    later = "career.json.20261123T040506Z-2.bak"
    assert names(path.parent) == {path.name, COPY, later}
    assert path.with_name(COPY).read_bytes() == first
    assert path.with_name(later).read_bytes() == second


def test_an_edit_by_hand_is_told_once_at_a_start_and_again_when_there_is_another(
    opened, make, path
):
    opened().commit([make.goal(5)])
    data = edited_by_hand(path)
    said = []
    for _ in range(3):
        session = opened()
        session.read()
        said.append(len(session.notices))
    path.write_bytes(data.replace(b"Swim", b"Fish"))
    session = opened()
    session.read()

    assert said == [1, 0, 0]
    assert len(session.notices) == 1


def test_faults_that_are_mended_in_what_is_shown_are_told_at_every_start(opened, path):
    path.write_bytes(b'{"goals": {"5": {"title": "Sail", "stage": "soon"}}}')
    for _ in range(2):
        session = opened()
        session.read()
        assert ", mended in what is shown" in session.notices[0]


def test_the_copy_is_synced_before_the_content_is_used(path, monkeypatch):
    path.write_bytes(b"{}")
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda one: (synced.append(os.fstat(one).st_size), real(one)))

    backups.set_aside(path, b"12345", datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC))
    assert synced[0] == 5
    assert len(synced) == 2


def test_without_a_copy_it_is_read_but_not_written_over(opened, make, path, monkeypatch, names):
    opened().commit([make.goal(5)])
    data = edited_by_hand(path)
    session = opened()
    with monkeypatch.context() as patch:
        patch.setattr(backups.files, "write_new", _refuse)
        assert session.read()["goals"][5]["title"] == "Swim"
        assert "could not be copied" in session.notices.pop()
        with pytest.raises(StoreError, match="could not be copied"):
            session.commit([make.goal(6)])
    assert path.read_bytes() == data
    session.commit([make.goal(6)])

    assert path.with_name(COPY).read_bytes() == data


def test_a_copy_torn_by_a_full_disk_is_removed(opened, make, path, monkeypatch, names):
    opened().commit([make.goal(5)])
    edited_by_hand(path)
    monkeypatch.setattr(os, "fsync", _refuse)
    opened().read()

    assert names(path.parent) == {path.name}


@pytest.mark.parametrize("act", ["poll", "commit"])
@pytest.mark.parametrize("half", [0, 1, 40, -3])
def test_a_half_written_file_is_read_again(opened, make, path, act, half):
    good = codec.encode({"goals": {"5": {"title": "Row", "stage": "idea"}}}, {}, "0.1.0")
    session = opened(pause=lambda _: path.write_bytes(good))
    session.commit([make.goal(5)])
    path.write_bytes(good[:half])

    tables = session.poll() if act == "poll" else session.commit([make.goal(6)]).tables
    assert tables["goals"][5]["title"] == "Row"
    assert session.notices == []


def test_the_first_read_also_waits_for_a_half_written_file(opened, path):
    good = codec.encode({"goals": {"5": {"title": "Sail", "stage": "idea"}}}, {}, "0.1.0")
    path.write_bytes(good[:40])

    assert opened(pause=lambda _: path.write_bytes(good)).read()["goals"][5]["title"] == "Sail"


def test_it_waits_a_second_for_a_damaged_file_and_then_says_so_once(opened, make, path):
    waited = []
    session = opened(pause=waited.append)
    tables = session.commit([make.goal(5)]).tables
    path.write_bytes(b"{")
    with pytest.raises(StoreError, match="is damaged at line 1, column 2"):
        session.poll()

    assert sum(waited) == pytest.approx(0.95)
    assert session.poll() is None
    with pytest.raises(StoreError, match="is damaged"):
        session.commit([make.goal(6)])
    assert sum(waited) == pytest.approx(0.95)
    assert path.read_bytes() == b"{"
    path.unlink()
    assert session.commit([make.goal(6)]).tables["goals"][5] == tables["goals"][5]


def test_a_start_refuses_a_damaged_file_within_half_a_second(opened, path):
    waited = []
    path.write_bytes(b"{")
    with pytest.raises(StoreError):
        opened(pause=waited.append).read()

    assert sum(waited) < 0.5


@pytest.mark.parametrize("how", ["deleted", "emptied", "blanked"])
@pytest.mark.parametrize("polled", [True, False])
def test_a_file_taken_away_comes_back_with_the_next_change(opened, make, path, how, polled):
    session = opened()
    session.commit([make.goal(5)])
    if how == "deleted":
        path.unlink()
    else:
        path.write_bytes(b"" if how == "emptied" else b" \n")
    if polled:
        assert session.poll() is None
        assert session.poll() is None
    saved = session.commit([make.goal(6)])

    assert sorted(opened().read()["goals"]) == [5, 6]
    assert not saved.foreign
    (notice,) = session.notices
    assert notice == (
        f"{path} was deleted or emptied by something else; what was read from it is kept here "
        "and goes back into it with the next change"
    )
    assert session.poll() is None


@pytest.mark.parametrize("emptied", [True, False])
def test_a_file_taken_away_is_waited_for_once(opened, make, path, emptied, monkeypatch):
    waited = []
    session = opened(pause=waited.append)
    session.commit([make.goal(5)])
    if emptied:
        path.write_bytes(b"")
    else:
        path.unlink()
    session.poll()
    assert sum(waited) == pytest.approx(0.95)
    with monkeypatch.context() as patch:
        patch.setattr(files, "read", lambda _: pytest.fail("it was read again"))
        session.poll()
    session.commit([make.goal(6)])

    assert sum(waited) == pytest.approx(0.95)


def test_a_file_that_returns_is_read_again_and_told_again_when_it_goes(opened, make, path):
    session = opened()
    session.commit([make.goal(5)])
    data = path.read_bytes()
    path.unlink()
    assert session.poll() is None
    path.write_bytes(data)
    assert session.poll() is None
    path.unlink()
    assert session.poll() is None

    assert len(session.notices) == 2


def test_a_file_replaced_by_another_career_adds_to_what_is_known(opened, make, path, tmp_path):
    session = opened()
    session.commit([make.goal(5)])
    other = opened(at=tmp_path / "other.json")
    other.commit([make.goal(9, "Fly")])
    other.path.replace(path)

    assert sorted(session.poll()["goals"]) == [5, 9]
    assert sorted(session.commit([make.goal(6)]).tables["goals"]) == [5, 6, 9]


def test_a_file_made_while_a_new_one_was_planned_is_merged(opened, make):
    one, two = opened("one"), opened("two")
    one.read()
    two.read()
    two.commit([make.goal(5)])
    saved = one.commit([make.goal(6)])

    assert saved.foreign
    assert sorted(saved.tables["goals"]) == [5, 6]


def test_a_same_size_change_with_the_old_time_is_seen_before_it_is_written_over(opened, make, path):
    session = opened()
    session.commit([make.goal(5)])
    before = path.stat()
    edited_by_hand(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert session.commit([make.goal(6)]).tables["goals"][5]["title"] == "Swim"


def test_a_newer_file_put_in_place_is_never_written_over(opened, make, path):
    session = opened()
    session.commit([make.goal(5)])
    newer = b'{"_meta": {"1": {"schema": 2}}}'
    path.write_bytes(newer)

    with pytest.raises(StoreError, match="newer careerboard"):
        session.commit([make.goal(6)])
    assert path.read_bytes() == newer


def _refuse(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
