"""Files, sessions and changes for the tests of the store; nothing outside ``tmp_path``."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tuiplanner.career.changes import ABSENT, TOMBSTONES, Change, Edit, Tables
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.saver import Saver

AT = "2026-11-23T04:05:06Z"
LONG = 10
NOW = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)


class Make:
    """Changes as the planner makes them: whole rows in and out, ``updated`` with every edit."""

    @staticmethod
    def row(**fields: Any) -> dict[str, Any]:
        return {"created": AT, "updated": AT, **fields}

    def goal(self, record_id: int, title: str = "Sail", **fields: Any) -> Change:
        row = {"title": title, "stage": "idea", "rank": "a0", "tags": [], **fields}
        return self.added("goals", record_id, self.row(**row))

    @staticmethod
    def added(table: str, record_id: int, row: Mapping[str, Any]) -> Change:
        edits = tuple(Edit(table, record_id, name, ABSENT, value) for name, value in row.items())
        return Change(f"add {table} {record_id}", edits, AT)

    @staticmethod
    def edited(tables: Tables, table: str, record_id: int, **fields: Any) -> Change:
        row = tables[table][record_id]
        fields.setdefault("updated", "2026-11-23T05:00:00Z")
        edits = tuple(
            Edit(table, record_id, name, row.get(name, ABSENT), value)
            for name, value in fields.items()
        )
        return Change(f"edit {table} {record_id}", edits, AT)

    @staticmethod
    def deleted(tables: Tables, *keys: tuple[str, int], stones: bool = True) -> Change:
        edits = tuple(
            Edit(table, record_id, name, value, ABSENT)
            for table, record_id in keys
            for name, value in tables[table][record_id].items()
        )
        left = tuple(
            Edit(TOMBSTONES, record_id, name, ABSENT, value)
            for table, record_id in keys
            for name, value in (("table", table), ("at", AT))
        )
        return Change("delete", edits + left if stones else edits, AT)


class Events:
    """A listener that keeps what it is told and lets a test wait for it."""

    def __init__(self):
        self.all = []
        self._told = threading.Condition()

    def __call__(self, event):
        with self._told:
            self.all.append(event)
            self._told.notify_all()

    def wait_for(self, kind, count=1):
        def come():
            return sum(isinstance(event, kind) for event in self.all) >= count

        with self._told:
            assert self._told.wait_for(come, LONG), self.all
        return [event for event in self.all if isinstance(event, kind)]

    @property
    def kinds(self):
        return [type(event) for event in self.all]


class Faulty:
    """A data file whose saves or looks fail when told to."""

    def __init__(self, datafile):
        self._real = datafile
        self.errors = []
        self.poll_errors = []
        self.batches = []
        self.polls = 0
        self.called = threading.Semaphore(0)

    @property
    def notices(self):
        return self._real.notices

    @property
    def asked(self):
        return self._real.asked

    @property
    def repairs(self):
        return self._real.repairs

    def settle_deletions(self):
        self._real.settle_deletions()

    def commit(self, changes):
        self.batches.append(len(changes))
        self.called.release()
        if self.errors:
            raise self.errors.pop(0)
        return self._real.commit(changes)

    def poll(self):
        self.polls += 1
        self.called.release()
        if self.poll_errors:
            raise self.poll_errors[0]
        return self._real.poll()

    def until(self, true):
        """Wait, call by call, until something is true."""
        while not true():
            assert self.called.acquire(timeout=LONG)


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "career.json"


@pytest.fixture
def opened(path: Path, tmp_path: Path) -> Callable[..., DataFile]:
    """Return a session on the one file; it never waits for a half-written one unless told how."""

    def session(name: str = "one", *, at: Path = path, **more: Any) -> DataFile:
        more.setdefault("pause", lambda _seconds: None)
        return DataFile(
            at, state_dir=tmp_path / "state", app="0.1.0", now=lambda: NOW, session=name, **more
        )

    return session


@pytest.fixture(scope="session")
def is_sentence() -> Callable[[str, Path], bool]:
    """Say whether a message is one sentence that names the file and what to do next."""

    def check(text: str, path: Path) -> bool:
        told = text.removeprefix(str(path))
        one = told.isprintable() and ". " not in told and not told.endswith(".")
        return told != text and one and "; " in told and len(told) < 300

    return check


@pytest.fixture
def names() -> Callable[[Path], set[str]]:
    """Return the names in a folder, without the lock file, which is there to stay."""
    return lambda folder: {one.name for one in folder.iterdir() if not one.name.endswith(".lock")}


@pytest.fixture
def events():
    return Events()


@pytest.fixture
def faulty(opened):
    datafile = opened()
    datafile.read()
    return Faulty(datafile)


@pytest.fixture
def saver(faulty, events):
    one = Saver(faulty, events, poll_seconds=3600)
    yield one
    assert one.close(LONG) or faulty.errors
