"""Nine ways to save, each as the files it finds and the one thing it then does."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from tuiplanner.career.changes import ABSENT, TOMBSTONES, Change, Edit, Tables
from tuiplanner.career.errors import Refused
from tuiplanner.planner.safety import Safety
from tuiplanner.store import codec
from tuiplanner.store.datafile import DataFile

AT = "2026-11-20T04:05:06Z"
NOW = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)
GOALS = 12

Act = Callable[[], list[str]]
"""Does the one thing; returns the notices for the person."""


class Place:
    """The files of one career: the data file under ``data``, all the rest under ``state``.

    Where there is a link under ``desk``, that is the path a person gives.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.path = folder / "data" / "career.json"
        self.link = folder / "desk" / "career.json"
        self.named = self.link if self.link.is_symlink() else self.path

    def session(self, name: str = "one", now: datetime = NOW) -> DataFile:
        numbers = count(7_000)
        return DataFile(
            self.named,
            state_dir=self.state,
            app="0.1.0",
            now=lambda: now,
            session=name,
            lock_seconds=0.2,
            pause=lambda _seconds: None,
            ids=lambda: next(numbers),
        )

    def safety(self) -> Safety:
        return Safety(
            self.session,
            self.named,
            self.state,
            app="0.1.0",
            session="one",
            now=lambda: NOW,
            today=NOW.date,
        )

    def files(self) -> Iterator[Path]:
        """Return every regular file."""
        return (one for one in self.folder.rglob("*") if one.is_file() and not one.is_symlink())

    def strays(self) -> list[str]:
        """Return what a write that never ended has left."""
        return [one.name for one in self.folder.rglob("*.tmp")]

    def bytes(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None

    def tables(self) -> Tables:
        """Return what the file holds; none when it is not there."""
        data = self.bytes()
        return codec.decode(data, self.path).tables if data else {}


class Operation(NamedTuple):
    """``prepare`` makes the files; ``begin`` opens them, and returns the one thing to do."""

    prepare: Callable[[Place], object]
    begin: Callable[[Place], Act]


def goal(record_id: int, title: str = "Sail", **fields: Any) -> list[Edit]:
    row = {"title": title, "stage": "idea", "rank": "a0", "tags": ["sea"], **fields}
    return edits("goals", record_id, {}, {"created": AT, "updated": AT, **row})


def edits(table: str, one: int, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Edit]:
    return [Edit(table, one, name, old.get(name, ABSENT), value) for name, value in new.items()]


def change(name: str, *made: list[Edit]) -> Change:
    """Return a change whose id is its name, so that every process knows it."""
    return Change(name, tuple(edit for some in made for edit in some), AT, id=name)


def deletion(tables: Tables, *ids: int) -> list[Edit]:
    gone = [
        Edit("goals", one, name, value, ABSENT)
        for one in ids
        for name, value in tables["goals"][one].items()
    ]
    stones = [edits(TOMBSTONES, one, {}, {"table": "goals", "at": AT}) for one in ids]
    return gone + [edit for some in stones for edit in some]


def some_goals(place: Place) -> None:
    """A file of some goals, saved once, and again with a backup three days ago."""
    session = place.session("before", NOW - timedelta(days=3))
    session.commit([change("goals", *(goal(one, f"Goal {one}") for one in range(1, GOALS + 1)))])
    session.commit([change("more", edits("goals", 1, {}, {"why": "for the wind"}))])


def a_recent_backup(place: Place) -> None:
    """The same, with a backup of ten minutes ago, so that none is due."""
    some_goals(place)
    again = place.session("lately", NOW - timedelta(minutes=10))
    again.commit([change("lately", edits("goals", 2, {}, {"why": "for the sea"}))])


def a_link(place: Place) -> None:
    some_goals(place)
    place.link.parent.mkdir()
    place.link.symlink_to(Path("..", "data", "career.json"))


def many_backups(place: Place) -> None:
    """A file with backups of old days, four of which newer ones stand for."""
    some_goals(place)
    (folder,) = place.state.glob("*/backups")
    (one,) = folder.iterdir()
    for day in (10, 11):
        for hour in (3, 9, 15):
            at = datetime(2026, 11, day, hour, tzinfo=UTC)
            shutil.copy(one, folder / f"{at:%Y%m%dT%H%M%SZ}.{GOALS}.json")


def another_programs_file(place: Place) -> None:
    """A file without ``_meta``, with an unknown table and an unknown field."""
    place.path.parent.mkdir(parents=True)
    rows = {str(one): {"title": f"Goal {one}", "stage": "idea", "x": one} for one in (1, 2, 3)}
    place.path.write_text(json.dumps({"goals": rows, "boats": {"1": {"name": "Ida"}}}))


def half_a_file(place: Place) -> None:
    some_goals(place)
    place.path.write_bytes(place.path.read_bytes()[:700])


def saving(*made: Callable[[Tables], list[Edit]], name: str = "the change") -> Any:
    """Return what begins with reading the file, and then saves one change."""

    def begin(place: Place) -> Act:
        session = place.session()
        tables = session.read()

        def act() -> list[str]:
            session.commit([change(name, *(one(tables) for one in made))])
            return session.notices

        return act

    return begin


def reading_and_saving(place: Place) -> Act:
    session = place.session()

    def act() -> list[str]:
        session.read()
        session.commit([change("the change", goal(100))])
        return session.notices

    return act


def merging(place: Place) -> Act:
    """Save on top of what another session has saved since this one read the file."""
    session, other = place.session(), place.session("two")
    tables = session.read()
    old = tables["goals"][3]
    other.commit([change("theirs", edits("goals", 3, old, {"title": "Theirs", "why": "so"}))])
    mine = edits("goals", 3, old, {"title": "Mine", "updated": "2026-11-21T00:00:00Z"})

    def act() -> list[str]:
        session.commit([change("the change", mine, goal(100))])
        return session.notices

    return act


def restoring(place: Place) -> Act:
    safety = place.safety()
    first = safety.plan(None)
    plans = [first]

    def act() -> list[str]:
        plan = plans.pop() if plans else safety.plan(str(first.source))
        if not plan.is_needed:
            return [f"{place.path} holds all of this already; nothing was left to do"]
        safety.restore(plan)
        return safety.notices

    return act


OPERATIONS = {
    "first save": Operation(lambda place: place.folder.mkdir(), saving(lambda _: goal(100))),
    "grow": Operation(some_goals, saving(lambda _: goal(100, note="long " * 2_000))),
    "shrink": Operation(a_recent_backup, saving(lambda tables: deletion(tables, 4, 5, 6))),
    "through a symlink": Operation(a_link, saving(lambda _: goal(100))),
    "backup rotation": Operation(many_backups, saving(lambda _: goal(100))),
    "migration": Operation(another_programs_file, reading_and_saving),
    "merge": Operation(a_recent_backup, merging),
    "restore": Operation(a_recent_backup, restoring),
    "restore over damage": Operation(half_a_file, restoring),
}


def is_ours(data: bytes | None, place: Place) -> bool:
    """Say whether bytes are nothing, or just as the program wrote them."""
    if data is None:
        return True
    try:
        return codec.decode(data, place.path).sealed
    except Refused:
        return False


def copies(place: Place, data: bytes) -> list[Path]:
    """Return the files beside the data file that hold the same bytes."""
    return [one for one in place.files() if one != place.path and one.read_bytes() == data]


def renew(template: Path, folder: Path) -> Place:
    """Put a fresh copy of a prepared folder in the place of what was made of the last."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder, symlinks=True)
    return Place(folder)


def prepared(operation: Operation, folder: Path, template: Path) -> None:
    """Prepare an operation in its own folder, whose path names the state, and keep a copy."""
    operation.prepare(Place(folder))
    folder.rename(template)
