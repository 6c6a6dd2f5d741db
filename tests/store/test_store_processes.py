"""Two real processes saving into one file at the same time."""

import os
import subprocess
import sys
from pathlib import Path

from tinydb import TinyDB

ROOT = Path(__file__).parents[2]
COUNT = 500

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.store.datafile import DataFile

folder, name, first, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
AT = "2026-11-23T04:05:06Z"
session = DataFile(folder / "career.json", state_dir=folder / "state", app="0.1.0",
                   now=lambda: datetime(2026, 11, 23, tzinfo=UTC), session=name)
tables = session.read()
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    goal = tables["goals"][1]
    if number % 2:
        row = {"title": f"{name} {number}", "stage": "idea"}
        edits = [Edit("goals", first + number, key, ABSENT, value) for key, value in row.items()]
    else:
        tags = goal["tags"]
        edits = [Edit("goals", 1, "tags", tags, [*tags, f"{name} {number}"]),
                 Edit("goals", 1, name, goal.get(name, ABSENT), number)]
    tables = session.commit([Change("x", tuple(edits), AT)]).tables
assert not session.notices, session.notices
"""


def writer(folder, name, first):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, folder, name, str(first), str(COUNT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )


def test_two_processes_with_500_changes_each_lose_none(opened, make, path):
    opened().commit([make.goal(1)])
    with writer(path.parent, "ann", 1000) as ann, writer(path.parent, "bob", 5000) as bob:
        for one in (ann, bob):
            assert one.stdout.readline() == "ready\n"
        for one in (ann, bob):
            one.stdin.write("go\n")
            one.stdin.flush()
        assert (ann.wait(120), bob.wait(120)) == (0, 0)

    with TinyDB(path) as database:
        goals = {one.doc_id: one for one in database.table("goals").all()}
    added = [first + number for first in (1000, 5000) for number in range(1, COUNT, 2)]
    assert sorted(goals) == [1, *added]
    tags = {f"{name} {number}" for name in ("ann", "bob") for number in range(0, COUNT, 2)}
    assert len(goals[1]["tags"]) == COUNT
    assert set(goals[1]["tags"]) == tags
    assert (goals[1]["ann"], goals[1]["bob"]) == (COUNT - 2, COUNT - 2)
    session = opened()
    assert session.read()["goals"] == goals
    assert session.notices == []
    with TinyDB(path) as database:
        assert database.table("_meta").get(doc_id=1)["revision"] == 2 * COUNT + 1
