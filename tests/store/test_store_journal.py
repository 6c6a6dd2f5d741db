import json
import os
import stat

import pytest

from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.store.errors import StoreError
from tuiplanner.store.journal import Journal

AT = "2026-11-23T04:05:06Z"
CHANGES = [
    Change("add 'Sail'", (Edit("goals", 5, "title", ABSENT, "Sail"),), AT),
    Change(
        "tag 'Sail'",
        (
            Edit("goals", 5, "tags", ["sea"], ["sea", "wind\n"]),
            Edit("pets", 9, "n", None, {"a": 1}),
        ),
        AT,
    ),
    Change("delete", (Edit("goals", 5, "title", "Sail", ABSENT),), AT, undoes="x"),
]  # fmt: skip


@pytest.fixture
def journal(tmp_path, path):
    return Journal(tmp_path / "state", path, "one")


def test_changes_come_back_as_they_went_oldest_first(journal):
    journal.append(CHANGES[:2])
    journal.append(CHANGES[2:])

    assert journal.read() == CHANGES
    assert journal.read()[0].edits[0].old is ABSENT
    assert journal.read()[1].edits[1].old is None


def test_a_line_says_all_of_a_change(journal):
    journal.append(CHANGES[:1])

    assert json.loads(journal.path.read_bytes()) == {
        "at": "2026-11-23T04:05:06Z",
        "id": CHANGES[0].id,
        "undoes": None,
        "session": "one",
        "name": "add 'Sail'",
        "edits": [{"table": "goals", "id": 5, "field": "title", "new": "Sail"}],
    }


def test_a_change_of_many_edits_is_one_line(journal):
    edits = tuple(Edit("goals", 7, f"f{number}", ABSENT, "x" * 60) for number in range(20_001))
    change = Change("import", edits, "2026-11-23T04:05:06Z")
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(b'{"torn')
    journal.append([change, change])
    assert journal.path.read_bytes().count(b"\n") == 3
    assert journal.read() == [change, change]


def test_no_journal_is_no_history(journal):
    assert journal.read() == []


def test_the_journal_is_private_and_each_data_file_has_its_own(journal, tmp_path, path):
    journal.append(CHANGES)
    other = Journal(tmp_path / "state", path.with_name("other.json"), "one")

    assert journal.path.parent.parent == tmp_path / "state"
    assert len(journal.path.parent.name) == 16
    assert other.path != journal.path
    for folder in (tmp_path / "state", journal.path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_torn_line_is_passed_over_and_the_next_begins_a_new_one(journal, cut):
    journal.append(CHANGES[:2])
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[: -1 - cut])

    assert journal.read() == CHANGES[:1]
    journal.append(CHANGES[2:])
    assert journal.read() == [CHANGES[0], CHANGES[2]]


@pytest.mark.parametrize(
    "line",
    [
        b"", b"\0\0\0", b"{", b"[]", b"5", b"null", b'"x"', b"\xff", b"{}", b'{"edits": 5}',
        b'{"at": "t", "id": "i", "name": "n", "edits": [5]}',
        b'{"at": "t", "id": "i", "name": "n", "edits": [{"table": "goals", "id": 5}]}',
        b'{"at": "t", "id": "i", "name": "n", "edits": [{"table": 1, "id": 5, "field": "t"}]}',
        b'{"at": "t", "id": "i", "name": "n", "edits": [{"table": "a", "id": "5", "field": "t"}]}',
        b'{"at": 5, "id": "i", "name": "n", "edits": []}',
        b'{"at": "t", "id": "i", "name": "n", "undoes": 5, "edits": []}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_broken_line_is_passed_over(journal, line):
    journal.append(CHANGES[:1])
    with journal.path.open("ab") as lines:
        lines.write(line + b"\n")
    journal.append(CHANGES[1:])

    assert journal.read() == CHANGES


def test_what_is_appended_is_synced(journal, monkeypatch):
    synced = []
    real = os.fsync

    def noting(descriptor):
        status = os.fstat(descriptor)
        synced.append((stat.S_ISDIR(status.st_mode), status.st_size))
        real(descriptor)

    journal.append(CHANGES[:1])
    monkeypatch.setattr(os, "fsync", noting)
    journal.append(CHANGES[1:])

    assert synced == [(False, journal.path.stat().st_size)]


@pytest.mark.parametrize(
    ("put", "said"), [(os.mkfifo, "is not a regular file"), (os.mkdir, "is a directory")]
)
def test_a_journal_that_is_no_file_is_refused_and_nothing_waits(journal, put, said):
    journal.path.parent.mkdir(parents=True)
    put(journal.path)

    with pytest.raises(StoreError, match=r"journal\.jsonl"):
        journal.read()
    with pytest.raises(StoreError, match=said):
        journal.append(CHANGES)


def test_what_json_cannot_hold_is_refused(journal):
    bad = Change("bad", (Edit("goals", 5, "title", ABSENT, "\ud800"),), "2026-11-23T04:05:06Z")

    with pytest.raises(StoreError):
        journal.append([bad])
    assert journal.read() == []


def test_what_was_added_since_is_read_on_and_a_journal_in_its_place_from_its_beginning(
    tmp_path, path, make
):
    ours, theirs = Journal(tmp_path, path, "one"), Journal(tmp_path, path, "two")
    assert ours.lines() == ([], 0)
    first, second, third = (make.goal(number) for number in (1, 2, 3))
    ours.append([first])
    assert ours.read() == [first]
    with ours.path.open("ab") as torn:
        torn.write(b'{"at": "20')
    assert ours.lines()[1] == 1
    theirs.append([second])
    assert (ours.read(), ours.lines()[1]) == ([first, second], 1)
    whole = ours.path.read_bytes()
    with ours.path.open("ab") as cut:
        cut.write(whole.splitlines()[0])  # whole but for its newline
    assert ours.read() == [first, second, first]
    theirs.append([third])
    assert ours.read() == theirs.read() == [first, second, first, third]

    ours.path.unlink()
    theirs.append([third])
    assert ours.read() == [third]
