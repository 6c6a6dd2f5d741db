"""One of two processes that write one file: says what it is about to do, and when it is saved.

Arguments: the folder, a name, the first operation and the first that is too many. Each line of
its output is ``try`` or ``saved``, the number, and for ``try`` what it writes over and what it
writes, as JSON.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.store.datafile import DataFile

FIRST_POOL, NAMES = 1_000, ("ann", "bob")


def now():
    return datetime.fromtimestamp(time.time(), UTC)


def stamp():
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")


def edits_of(tables, table, record_id, /, **fields):
    row = tables.get(table, {}).get(record_id, {})
    return [Edit(table, record_id, f, row.get(f, ABSENT), value) for f, value in fields.items()]


def deletion(tables, record_id):
    row = tables["goals"][record_id]
    stone = {"table": "goals", "at": stamp()}
    return [
        *(Edit("goals", record_id, name, old, ABSENT) for name, old in row.items()),
        *edits_of(tables, "tombstones", record_id, **stone),
    ]


def operation(tables, name, number):
    """Return the edits of one of the six kinds, on what this session knows."""
    value, me = f"{name} {number}", NAMES.index(name)
    updated = stamp()
    shared = tables["goals"].get(1, {})
    match number % 6:
        case 0:
            row = {"title": value, "stage": "idea", "rank": "a0", "updated": updated}
            return edits_of(tables, "goals", 10_000 * (me + 1) + number, **row)
        case 1:
            return edits_of(tables, "goals", 2 + me, title=value, updated=updated)
        case 2:
            return edits_of(tables, "goals", 1, **{f"of {name}": value, "updated": updated})
        case 3:
            return edits_of(tables, "goals", 1, title=value, updated=updated)
        case 4:
            one = FIRST_POOL + number // 6
            if (one + me) % 2 and one in tables["goals"]:
                return deletion(tables, one)
            if one in tables["goals"]:
                return edits_of(tables, "goals", one, why=value, updated=updated)
            return edits_of(tables, "goals", 1, why=value, updated=updated)
    rank = Random(value).choice(["a0", "a1", "a2"])
    tags = [*shared.get("tags", []), value]
    return edits_of(tables, "goals", 1, rank=rank, tags=tags, updated=updated)


def say(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(folder, name, first, end):
    session = DataFile(
        folder / "career.json", state_dir=folder / "state", app="0.1.0", now=now, session=name
    )
    tables = session.read()
    for number in range(first, end):
        edits = operation(tables, name, number)
        plain = [
            [e.table, e.id, e.field, *(None if v is ABSENT else v for v in (e.old, e.new))]
            for e in edits
        ]
        say("try", number, json.dumps(plain))
        tables = session.commit([Change("x", tuple(edits), stamp())]).tables
        say("saved", number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
