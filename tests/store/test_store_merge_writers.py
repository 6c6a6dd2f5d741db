"""Two real writers that get in each other's way, are killed, and are read all the while."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from merge_writer import FIRST_POOL

from tuiplanner.career.changes import Change
from tuiplanner.store import codec

HERE = Path(__file__).parent
KILLED_EVERY = 100
PROGRAM = {"rank", "updated"}


class Writer(threading.Thread):
    """Runs a writer until all its operations were tried, killing it after every 100 saves."""

    def __init__(self, folder, name, count):
        super().__init__(name=name)
        self.folder, self.count = folder, count
        self.tried, self.saved, self.kills = {}, set(), 0

    def run(self):
        number = 0
        while number < self.count:
            number = self.run_once(number)

    def run_once(self, first):
        arguments = [self.folder, self.name, str(first), str(self.count)]
        path = os.pathsep.join(map(str, (HERE.parents[1], HERE)))
        with subprocess.Popen(
            [sys.executable, HERE / "merge_writer.py", *arguments],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            text=True,
        ) as process:
            saved, number = 0, first
            for line in process.stdout:
                word, number, *what = line.split(" ", 2)
                number = int(number)
                if word == "try":
                    self.tried[number] = json.loads(what[0])
                else:
                    self.saved.add(number)
                    saved += 1
                if saved == KILLED_EVERY and number + 1 < self.count:
                    process.kill()
                    self.kills += 1
                    saved += 1
        assert process.returncode in {0, -9}, process.returncode
        return max(self.tried) + 1


class Reader(threading.Thread):
    """Reads the file again and again until told to stop."""

    def __init__(self, path):
        super().__init__()
        self.path, self.stop, self.samples, self.bad = path, threading.Event(), 0, []

    def run(self):
        while not self.stop.wait(0.01):
            try:
                assert codec.decode(self.path.read_bytes(), self.path).sealed
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
                self.bad.append(error)
            self.samples += 1


def lost(tables, writers):
    """Return every saved value that is neither in the file nor beside it nor written over."""
    rows = tables.get("conflicts", {}).values()
    there = {(r["table"], r["record"], r["field"], json.dumps(r["other"])) for r in rows}
    for table, among in tables.items():
        for one, row in among.items():
            for field, value in row.items():
                for item in value if isinstance(value, list) else [value]:
                    there.add((table, one, field, json.dumps(item)))
    tried = [edit for writer in writers for edits in writer.tried.values() for edit in edits]
    there |= {(*edit[:3], json.dumps(edit[3])) for edit in tried}
    return [
        tuple(edit)
        for writer in writers
        for number in writer.saved
        for edit in writer.tried[number]
        for old, new in [edit[3:]]
        for item in ([i for i in new if i not in (old or [])] if type(new) is list else [new])
        if item is not None and edit[0] == "goals" and edit[2] not in PROGRAM
        if (*edit[:3], json.dumps(item)) not in there
    ]


@pytest.mark.parametrize("count", [300, pytest.param(1_000, marks=pytest.mark.long)])
def test_two_writers_killed_now_and_then_lose_nothing(opened, make, path, count):
    pool = range(FIRST_POOL, FIRST_POOL + count // 6 + 1)
    goals = [make.goal(one, f"goal {one}") for one in (1, 2, 3, *pool)]
    opened().commit([Change("start", tuple(e for one in goals for e in one.edits), goals[0].at)])
    writers = [Writer(path.parent, name, count) for name in ("ann", "bob")]
    reader = Reader(path)
    for thread in (reader, *writers):
        thread.start()
    for writer in writers:
        writer.join()
    reader.stop.set()
    reader.join()

    session = opened()
    tables = session.read()
    assert session.notices == []
    assert lost(tables, writers) == []
    assert reader.bad == []
    assert reader.samples > count // 10
    assert all(len(writer.saved) >= count - writer.kills - 1 for writer in writers)
    assert all(writer.kills >= count // KILLED_EVERY - 1 for writer in writers)
