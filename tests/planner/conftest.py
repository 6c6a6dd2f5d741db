"""A planner with something in it, and another session that writes the same file."""

from types import SimpleNamespace

import pytest

from tuiplanner.career.errors import Refused


class Elsewhere:
    """Another session: what this one made is on the disk, and then the other changes the file."""

    def __init__(self, planner, writer):
        self._planner = planner
        self._writer = writer

    def saves(self):
        self._planner.saved([change.id for change in self._writer.changes], None)

    def edits(self, table, record_id, **fields):
        self.saves()
        rows = self._planner.career.rows
        row = {**rows.get(table, {}).get(record_id, {}), **fields}
        self._planner.reloaded({**rows, table: {**rows.get(table, {}), record_id: row}})

    def deletes(self, *keys):
        self.saves()
        rows = self._planner.career.rows
        left = {
            table: {one: row for one, row in rows[table].items() if (table, one) not in keys}
            for table in rows
        }
        stones = {one: {"table": table, "at": "2026-11-23T08:00:00Z"} for table, one in keys}
        self._planner.reloaded({**left, "tombstones": {**rows.get("tombstones", {}), **stones}})


@pytest.fixture
def elsewhere(planner, writer):
    return Elsewhere(planner, writer)


class Refusing:
    """A writer whose disk is full."""

    def submit(self, change):
        raise Refused(f"the disk is full: {change.name}")


@pytest.fixture
def full_disk(planner, monkeypatch):
    def fill():
        monkeypatch.setattr(planner, "_writer", Refusing())

    return fill


@pytest.fixture
def desk(planner):
    """A little of everything; the ids by name."""
    _, north = planner.joblog.add_job({"title": "Clerk", "org": "Northwind", "start": "2020"})
    _, sail = planner.goals.add({"title": "Sail", "stage": "in-progress", "tags": "Sea"})
    _, row = planner.goals.add({"title": "Row"})
    _, boat = planner.goals.add_step(sail, "Buy a boat")
    _, knots = planner.goals.add_step(sail, "Learn knots")
    _, ana = planner.mentors.add({"name": "Ana"})
    _, talk = planner.mentors.log_talk(ana, "boats", {"goals": "sail"})
    _, book = planner.mentors.promise(talk, "Send the book")
    _, win = planner.joblog.add_entry("Won the regatta", "win", job=north, goals=[sail])
    planner.records.set_texts("goals", sail, {"jobs": "clerk", "mentors": "ana"})
    return SimpleNamespace(
        north=north, sail=sail, row=row, boat=boat, knots=knots, ana=ana, talk=talk, book=book,
        win=win,
    )  # fmt: skip
