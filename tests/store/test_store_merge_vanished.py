"""Records that are not in the file any more: deleted, lost, or too many to believe."""

from datetime import UTC, datetime

import pytest
from tinydb import TinyDB

from tuiplanner.store.errors import StoreError


@pytest.fixture
def career(opened, make):
    """A session on 30 goals, and what it read."""
    session = opened("one")
    return session, session.commit([make.goal(one) for one in range(1, 31)]).tables


def by_script(path, *ids):
    with TinyDB(path) as database:
        database.table("goals").remove(doc_ids=list(ids))


def said(session):
    return [one for one in session.notices if "copy as it was found" not in one]


def test_a_record_that_a_script_took_out_is_shown_and_put_back(career, path, opened):
    session, tables = career
    by_script(path, 5)

    assert session.poll()["goals"] == tables["goals"]
    assert session.poll()["goals"] == tables["goals"]
    assert opened("two").read()["goals"] == tables["goals"]
    assert said(session) == [
        f"{path} no longer has 'Sail', which nobody deleted with careerboard; it goes back into it"
    ]
    assert session.poll() is None


def test_an_older_copy_of_the_file_loses_no_record(career, path, opened, make):
    session, _ = career
    older = path.read_bytes()
    session.commit([make.goal(31), make.goal(32)])
    path.write_bytes(older)

    saved = session.commit([make.goal(33)])

    assert sorted(saved.tables["goals"]) == [*range(1, 34)]
    assert saved.foreign
    assert opened("two").read() == saved.tables


def test_a_lost_parent_comes_back_with_its_lost_child(opened, make, path):
    session = opened()
    older = (session.commit([make.goal(4)]), path.read_bytes())[1]
    session.commit([make.goal(5), make.added("steps", 6, make.row(goal=5, text="x"))])
    path.write_bytes(older)

    tables = session.poll()

    assert sorted(tables["goals"]) == [4, 5]
    assert sorted(tables["steps"]) == [6]


def test_what_another_session_deleted_is_gone(career, opened, make):
    session, tables = career
    other = opened("two")
    other.read()
    other.commit([make.deleted(tables, ("goals", 5))])

    assert 5 not in session.poll()["goals"]
    assert session.notices == []
    assert session.asked == ()


@pytest.mark.parametrize(("count", "total", "asks"), [(6, 30, 0), (7, 30, 7), (4, 4, 0), (5, 5, 5),
                                                      (25, 200, 0), (26, 200, 26)])  # fmt: skip
def test_deleting_too_many_at_once_is_not_taken_over(  # noqa: PLR0917 - fixtures
    opened, make, count, total, asks, path
):
    one, two = opened("one"), opened("two")
    tables = one.commit([make.goal(number) for number in range(1, total + 1)]).tables
    two.read()
    two.commit([make.deleted(tables, *(("goals", number) for number in range(1, count + 1)))])

    assert len(one.poll()["goals"]) == (total if asks else total - count)
    assert one.asked == tuple(("goals", number) for number in range(1, asks + 1))
    if asks:
        assert one.notices == [
            (
                f"{path} lost {count} of its {total} records since it was read; they are kept here "
                "and go back into it with the next change, unless you let them go"
            )
        ]


def mass(career, opened, make):
    session, tables = career
    other = opened("two")
    other.read()
    other.commit([make.deleted(tables, *(("goals", one) for one in range(1, 11)))])
    session.poll()
    return session, other, tables


def test_a_mass_deletion_waits_for_an_answer_and_the_next_change_undoes_it(career, opened, make):
    session, other, tables = mass(career, opened, make)
    assert session.poll() is None
    assert len(opened("three").read()["goals"]) == 20

    saved = session.commit([make.edited(tables, "goals", 30, why="x")])

    assert sorted(saved.tables["goals"]) == [*range(1, 31)]
    stones = saved.tables["tombstones"]
    assert all(saved.tables["goals"][one]["updated"] >= stones[one]["at"] for one in range(1, 11))
    assert len(other.poll()["goals"]) == 30


@pytest.mark.parametrize("saved_before", [True, False])
@pytest.mark.parametrize("settled_before", [True, False])
def test_a_mass_deletion_that_is_made_here_as_well_stays_and_can_be_undone(
    career, opened, make, saved_before, settled_before
):
    session, _, tables = mass(career, opened, make)
    if saved_before:
        session.commit([make.edited(tables, "goals", 30, why="x")])
    if settled_before:
        session.settle_deletions()
        session.poll()
    kept = session.commit([]).tables if saved_before else {**tables}
    deleted = make.deleted(kept, *session.asked or [("goals", one) for one in range(1, 11)])
    session.commit([deleted])
    session.settle_deletions()

    assert session.poll() is None
    assert session.poll() is None
    assert session.asked == ()
    assert sorted(opened("three").read()["goals"]) == [*range(11, 31)]
    undone = session.commit([deleted.inverse("2026-11-24T00:00:00Z")])
    assert sorted(undone.tables["goals"]) == [*range(1, 31)]


def test_a_mass_deletion_that_is_not_wanted_is_put_back_at_once(career, opened, make):
    session, other, tables = mass(career, opened, make)
    session.settle_deletions()

    assert sorted(session.poll()["goals"]) == [*range(1, 31)]
    assert session.asked == ()
    assert opened("three").read()["goals"].keys() == tables["goals"].keys()
    assert len(other.poll()["goals"]) == 30


def test_what_is_deleted_here_after_it_was_lost_does_not_come_back(career, path, opened, make):
    session, tables = career
    by_script(path, 5)
    session.commit([make.deleted(tables, ("goals", 5))])

    assert session.poll() is None
    assert 5 not in opened("two").read()["goals"]


def test_an_edit_of_what_is_kept_is_saved(career, opened, make):
    session, _, tables = mass(career, opened, make)

    saved = session.commit([make.edited(tables, "goals", 3, why="x")])

    assert saved.tables["goals"][3]["why"] == "x"


def test_what_cannot_be_put_back_yet_is_put_back_later(career, path, opened, monkeypatch):
    session, tables = career
    by_script(path, 5)
    session.poll()

    def refuse(_changes):
        raise StoreError("no")

    with monkeypatch.context() as patch:
        patch.setattr(session, "commit", refuse)
        with pytest.raises(StoreError):
            session.poll()
    session.poll()

    assert opened("two").read()["goals"] == tables["goals"]


def test_a_deleted_parent_comes_back_with_a_child_that_nobody_deleted(opened, make, path):
    one, two = opened("one"), opened("two")
    step = make.added("steps", 6, make.row(goal=5, text="x"))
    tables = one.commit([make.goal(5), make.goal(7), step]).tables
    two.read()
    with TinyDB(path) as database:
        database.table("steps").remove(doc_ids=[6])
    opened("three").commit([make.deleted(tables, ("goals", 5))])

    found = one.poll()

    assert sorted(found["goals"]) == [5, 7]
    assert sorted(found["steps"]) == [6]


def test_what_is_kept_of_a_mass_deletion_is_younger_than_its_tombstones(career, opened, make):
    session, tables = career
    session._now = lambda: datetime(2026, 11, 24, tzinfo=UTC)
    other = opened("two")
    other.read()
    other.commit([make.deleted(tables, *(("goals", one) for one in range(1, 11)))])

    assert session.poll()["goals"][1]["updated"] == "2026-11-24T00:00:00Z"
