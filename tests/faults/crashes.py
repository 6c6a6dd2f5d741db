"""A crash before and after each system call of a save.

Run as ``python -m faults.crashes OPERATION FOLDER [every]``; prints JSON.
"""

import json
import signal
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB

from tuiplanner.career.changes import Tables, apply
from tuiplanner.career.errors import Refused
from tuiplanner.store import codec
from tuiplanner.store.backups import Backups
from tuiplanner.store.journal import Journal

from .operations import OPERATIONS, Operation, Place, change, copies, goal, is_ours, prepared, renew
from .tracing import Call, Child, Strace, calls, say

ORDERED = {"flock", "write", "fsync", "rename", "unlink"}
"""The calls whose order decides what a power cut leaves."""


class State(NamedTuple):
    """What there is: the bytes of the file and the names of the changes in the history."""

    data: bytes | None
    told: list[str]

    @classmethod
    def of(cls, place: Place) -> "State":
        return cls(place.bytes(), told(place))


class Point(NamedTuple):
    """Where a process is killed: at a call, before or after that has been made."""

    call: Call
    is_before: bool

    def options(self) -> list[str]:
        name, nth = self.call
        instead = ":error=EIO" if self.is_before else ""
        return ["-e", f"trace={name}", "-e", f"inject={name}{instead}:signal=SIGKILL:when={nth}"]

    def __str__(self) -> str:
        return f"{'before' if self.is_before else 'after'} {self.call.name} {self.call.nth}"


def life(operation: Operation, place: Place, line: socket.socket) -> None:
    """Do the one thing and say so."""
    act = operation.begin(place)
    say(line, "ready")
    line.recv(2)
    act()
    say(line, "saved")


def begun(operation: Operation, place: Place) -> Child:
    child = Child(partial(life, operation, place))
    assert child.hears() == "ready"
    return child


class Crashes:
    """One operation and its crash points, in a folder."""

    def __init__(self, operation: Operation, folder: Path) -> None:
        self._operation = operation
        self._folder, self._template = folder / "here", folder / "template"
        self._log = folder / "log"
        prepared(operation, self._folder, self._template)
        self.tables, self.told, self.calls = self._watched()

    def points(self, *, every: bool) -> Iterator[Point]:
        """Return the points of all calls, or of those that may change something.

        A crash at a call that only looks leaves what a crash after the call before it leaves.
        """
        for call in self.calls:
            if every or call.is_changing:
                yield Point(call, is_before=True)
                yield Point(call, is_before=False)
        yield Point(Call("sendto", 1), is_before=True)

    def problems(self, point: Point) -> Iterator[str]:
        """Kill a process at a point, and return in words what is wrong then."""
        place = renew(self._template, self._folder)
        child = begun(self._operation, place)
        before = State.of(place)
        strace = Strace(child, self._log, *point.options())
        child.tell()
        is_told = child.hears() == "saved"
        status = child.ends()
        strace.leaves()
        if status != -signal.SIGKILL:
            yield f"{point} was not killed, but ended with {status}"
        for problem in (*self._wrong(place, before, is_told=is_told), *self._later(place, before)):
            yield f"{point}: {problem}"

    def _watched(self) -> tuple[Tables, list[str], list[Call]]:
        """Let it happen: return what the file holds then, the history, and the calls."""
        self._operation.begin(renew(self._template, self._folder))()  # imports what it needs
        place = renew(self._template, self._folder)
        child = begun(self._operation, place)
        strace = Strace(child, self._log)
        child.tell()
        assert child.hears() == "saved"
        assert child.ends() == 0
        strace.leaves()
        return place.tables(), told(place), calls(self._log)

    def _wrong(self, place: Place, before: State, *, is_told: bool) -> Iterator[str]:
        """Say what is wrong with the files a dead process has left."""
        data = place.bytes()
        is_old = data == before.data
        if not is_old and not (is_ours(data, place) and place.tables() == self.tables):
            yield "the file is neither as it was nor as it should be"
        if is_told and (is_old or told(place) != self.told):
            yield "an acknowledged change is lost"
        if told(place) != before.told and (is_old or told(place) != self.told):
            yield "the history tells of what is not in the file"
        if not is_old and not is_ours(before.data, place) and not copies(place, before.data):
            yield "what something else wrote is gone"
        if data is not None and _tables(place) is not None and plain(place) != place.tables():
            yield "plain TinyDB reads something else"
        if place.link.parent.exists() and not place.link.is_symlink():
            yield "the link is not a link any more"
        for one in Backups(place.state, place.path).listed():
            kept = one.path.read_bytes()
            if one.records is not None and kept != before.data and not is_ours(kept, place):
                yield f"the backup {one.path.name} is not whole"

    def _later(self, place: Place, before: State) -> Iterator[str]:
        """Say what is wrong with the next session and its save."""
        there = _tables(place)
        if there is None:  # damaged before, and still: only restoring is a way on
            safety = place.safety()
            safety.restore(safety.plan(None))
            there = self.tables
        session = place.session("next")
        if session.read() != there:
            yield "the next session reads something else"
        if session.notices and is_ours(before.data, place):
            yield f"the next session says {session.notices}"
        last = change("next", goal(200))
        session.commit([last])
        if place.tables() != apply(there, last.edits):
            yield "the next save did not add to what was there"
        if strays := place.strays():
            yield f"the next save left {strays}"
        names = told(place)
        if names[-1:] != ["next"]:
            yield f"the history ends with {names[-1:]}"


def plain(place: Place) -> Tables:
    """Return what plain TinyDB reads."""
    with TinyDB(place.named, access_mode="r") as database:
        return {
            name: {row.doc_id: dict(row) for row in database.table(name).all()}
            for name in database.tables()
            if name != codec.META
        }


def told(place: Place) -> list[str]:
    """Return the names of the changes in the history."""
    lines, torn = Journal(place.state, place.path, "").lines()
    assert not torn
    return [line.change.name for line in lines]


def _tables(place: Place) -> Tables | None:
    try:
        return place.tables()
    except Refused:
        return None


def main(name: str, folder: str, every: str = "") -> None:
    crashes = Crashes(OPERATIONS[name], Path(folder))
    points = list(crashes.points(every=bool(every)))
    problems = [problem for point in points for problem in crashes.problems(point)]
    names = [call.name for call in crashes.calls]
    order = [name for name in names if name in ORDERED]
    found = {"points": len(points), "calls": Counter(names), "order": order, "problems": problems}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
