import json
import os
import stat

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.store import files, storage


def test_a_new_file_is_empty_and_made_by_the_first_save(opened, make, tmp_path):
    at = tmp_path / "new" / "folder" / "career.json"
    session = opened(at=at)

    assert session.read() == {}
    assert session.poll() is None
    assert not at.parent.exists()
    saved = session.commit([make.goal(5)])

    assert saved.tables["goals"][5]["title"] == "Sail"
    assert not saved.foreign
    assert stat.S_IMODE(at.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(at.stat().st_mode) == 0o600
    assert session.notices == []


def test_what_is_saved_is_what_the_next_session_and_plain_tinydb_read(opened, make, path):
    one = opened()
    tables = one.commit([make.goal(5), make.goal(6, "Row")]).tables
    tables = one.commit([make.edited(tables, "goals", 5, tags=["sea"], due="2027-03")]).tables
    tables = one.commit([make.deleted(tables, ("goals", 6)), make.goal(7)]).tables

    other = opened("two")
    assert other.read() == tables
    assert other.notices == []
    assert sorted(tables["goals"]) == [5, 7]
    with TinyDB(path) as database:
        rows = {one.doc_id: dict(one) for one in database.table("goals").all()}
    assert rows == tables["goals"]
    assert rows[5]["tags"] == ["sea"]


def test_a_field_taken_away_is_gone_and_true_is_not_one(opened, make):
    session = opened()
    tables = session.commit([make.goal(5, odd=1, old=1)]).tables
    session.commit([make.edited(tables, "goals", 5, odd=True, old=ABSENT)])

    row = opened().read()["goals"][5]
    assert row["odd"] is True
    assert "old" not in row


def test_unknown_tables_fields_and_meta_survive_a_save(opened, make, path):
    path.write_text(json.dumps({
        "_meta": {"1": {"schema": 1, "later": [1]}, "2": {"x": 1}},
        "pets": {"3": {"name": "Rex"}}, "_default": {},
        "goals": {"5": {"title": "Sail", "stage": "idea", "mood": {"a": 1}}},
    }))  # fmt: skip
    session = opened()
    tables = session.read()
    session.commit([make.edited(tables, "goals", 5, title="Sail far")])

    document = json.loads(path.read_bytes())
    assert document["pets"] == {"3": {"name": "Rex"}}
    assert document["_default"] == {}
    assert document["goals"]["5"]["mood"] == {"a": 1}
    assert document["_meta"]["1"]["later"] == [1]
    assert document["_meta"]["2"] == {"x": 1}


def test_tables_handed_out_never_change(opened, make):
    session = opened()
    first = session.commit([make.goal(5), make.goal(6)]).tables
    copy = json.dumps(first)
    second = session.commit([make.edited(first, "goals", 5, title="Row", tags=["a"])]).tables

    assert json.dumps(first) == copy
    assert second["goals"][6] is first["goals"][6]


def test_the_save_goes_through_tinydb_in_one_call_a_kind_and_table(opened, make, monkeypatch):
    session = opened()
    tables = session.commit([make.goal(number) for number in range(1, 9)]).tables
    writes = []
    monkeypatch.setattr(
        storage.CareerStorage,
        "write",
        lambda self, data, real=storage.CareerStorage.write: (writes.append(1), real(self, data)),
    )
    session.commit([
        make.deleted(tables, ("goals", 1), ("goals", 2), stones=False),
        *(make.edited(tables, "goals", one, title=f"new {one}", why="w") for one in (3, 4, 5)),
        make.goal(11), make.goal(12),
    ])  # fmt: skip

    assert len(writes) == 3
    titles = {one: row["title"] for one, row in opened().read()["goals"].items()}
    assert titles == {
        3: "new 3",
        4: "new 4",
        5: "new 5",
        **dict.fromkeys((6, 7, 8, 11, 12), "Sail"),
    }


def test_two_sessions_lose_nothing_of_each_other(opened, make):
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(5, tags=["sea"])]).tables
    two.read()
    theirs = two.commit([make.edited(tables, "goals", 5, title="Row", tags=["sea", "wind"])])
    mine = one.commit([make.edited(tables, "goals", 5, why="fun", tags=["salt"]), make.goal(6)])

    assert not theirs.foreign
    assert mine.foreign
    row = mine.tables["goals"][5]
    assert (row["title"], row["why"], row["tags"]) == ("Row", "fun", ["salt", "wind"])
    assert two.poll() == mine.tables == opened().read()
    assert one.poll() is None


def test_an_edit_brings_back_what_the_other_session_deleted(opened, make):
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(5), make.goal(6)]).tables
    two.read()
    two.commit([make.deleted(tables, ("goals", 5))])
    saved = one.commit([make.edited(tables, "goals", 5, why="fun")])

    assert saved.foreign
    assert saved.tables["goals"][5] == {
        **tables["goals"][5],
        "why": "fun",
        "updated": saved.tables["goals"][5]["updated"],
    }
    assert len(one.notices) == 1
    assert "brought back" in one.notices[0]


def test_an_edit_made_before_the_delete_was_seen_still_brings_back(opened, make):
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(5)]).tables
    two.read()
    two.commit([make.deleted(tables, ("goals", 5))])
    assert one.poll()["goals"] == {}
    saved = one.commit([make.edited(tables, "goals", 5, why="fun")])

    assert saved.tables["goals"][5]["title"] == "Sail"
    assert saved.foreign


def test_what_came_back_meanwhile_is_not_brought_back_from_an_older_time(opened, make):
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(5, odd="old")]).tables
    two.read()
    two.commit([make.deleted(tables, ("goals", 5))])
    one.poll()
    tables = two.commit([make.goal(5)]).tables
    one.poll()
    delete = make.deleted(tables, ("goals", 5))
    one.commit([delete])

    assert "odd" not in one.commit([delete.inverse("2026-11-24T00:00:00Z")]).tables["goals"][5]


def test_deleting_what_the_other_session_edited_keeps_it_and_is_no_history(opened, make):
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(5)]).tables
    two.read()
    two.commit([make.edited(tables, "goals", 5, why="fun")])
    saved = one.commit([make.deleted(tables, ("goals", 5))])

    assert saved.foreign
    assert saved.tables["goals"][5]["why"] == "fun"
    assert "so it was kept" in one.notices[0]
    assert [line.change.name for line in one.told()] == ["add goals 5", "edit goals 5"]


def test_poll_is_silent_until_something_else_is_in_the_file(opened, make, path):
    one, two = opened("one"), opened("two")
    one.commit([make.goal(5)])
    assert one.poll() is None
    two.read()
    os.utime(path)
    assert one.poll() is None
    theirs = two.commit([make.goal(6)])

    assert one.poll() == theirs.tables
    assert one.poll() is None


def test_poll_costs_one_stat_while_nothing_happens(opened, make, monkeypatch):
    session = opened()
    session.commit([make.goal(5)])
    monkeypatch.setattr(files, "read", lambda _: pytest.fail("the file was read"))

    assert session.poll() is None


def test_links_are_followed_and_kept(opened, make, path, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)
    session = opened(at=link)
    session.commit([make.goal(5)])

    assert session.path == path
    assert link.is_symlink()
    assert opened().read()["goals"][5]["title"] == "Sail"


def test_strays_of_dead_sessions_are_swept_at_the_start(opened, path, names):
    path.with_name(f".career.json.{2**22 + 1}.0123456789abcdef.tmp").write_bytes(b"half")

    opened().read()

    assert names(path.parent) == set()


def test_the_journal_outlives_the_session(opened, make):
    changes = [make.goal(5), make.goal(6)]
    opened("one").commit(changes)
    last = Change("empty a tag", (Edit("goals", 5, "tags", [], ["x"]),), "2026-11-23T04:05:07Z")
    opened("two").commit([last])

    assert [line.change for line in opened("three").told()] == [*changes, last]


def test_plain_tinydb_and_a_session_take_turns(opened, make, path):
    session = opened()
    session.commit([make.goal(5)])
    with TinyDB(path) as database:
        database.table("goals").insert(Document({"title": "Row", "stage": "idea"}, 6))
    saved = session.commit([make.goal(7)])

    assert saved.foreign
    assert sorted(saved.tables["goals"]) == [5, 6, 7]


def test_a_link_put_in_the_place_of_the_open_file_stays_and_is_followed(opened, make, path):
    session = opened()
    session.commit([make.goal(1)])
    moved = path.with_name("synced.json")
    path.rename(moved)
    path.symlink_to(moved)

    session.commit([make.goal(2)])

    assert path.is_symlink()
    assert sorted(opened("two").read()["goals"]) == [1, 2]
    assert session.notices == []
