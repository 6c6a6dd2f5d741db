"""A writer killed again and again in the middle of random work.

Run as ``python -m faults.kills COUNT SEED FOLDER``; prints JSON.
"""

import json
import os
import select
import signal
import socket
import sys
import time
from collections import Counter
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from tuiplanner.career.changes import Edit, Tables, apply
from tuiplanner.store.journal import Journal

from .crashes import plain
from .operations import AT, Place, change, deletion, edits, goal
from .tracing import Child, say

MOST_SAVES = 4
"""A writer is killed at the latest in the save after so many."""
MEASURED = 20


def work(random: Random, tables: Tables, number: int) -> list[Edit]:
    """Return the edits of some random work."""
    goals = sorted(tables.get("goals", {}))
    kind = random.choice(["add", "add", "edit", "edit", "long", "delete", "many"])
    if kind == "add" or len(goals) < 3:
        return goal(1_000_000 + number, f"Goal {number}", why="w" * random.randrange(200))
    if kind == "delete":
        return deletion(tables, *random.sample(goals, 2))
    if kind == "many":
        first = 2_000_000 + 100 * number
        return [edit for one in range(first, first + 5) for edit in goal(one, f"Many {one}")]
    one = random.choice(goals)
    text = "long " * random.randrange(20_000) if kind == "long" else f"why {number}"
    return edits("goals", one, tables["goals"][one], {"why": text, "updated": AT})


def life(place: Place, seed: int, first: int, line: socket.socket) -> None:
    """Do random work until killed, telling of each change before and after it is saved."""
    random, session = Random(seed), place.session()
    tables = session.read()
    for number in count(first):
        made = work(random, tables, number)
        say(line, ["try", number])
        line.recv(2)
        tables = session.commit([change(f"change {number}", made)]).tables
        say(line, ["saved", session.notices])


class Kills:
    """One file, and what should be in it after every kill so far."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._place = Place(folder)
        self._random = Random(seed)
        self._tables: Tables = {}
        self._acknowledged: list[str] = []
        self._number = 0
        self.counts: Counter[str] = Counter()
        self.problems: list[str] = []
        self._longest = self._measured()

    def kill_once(self) -> None:
        """Let a writer save a few times, and kill it at a random moment of the next save."""
        saves = self._random.randrange(MOST_SAVES)
        child, random = self._begun()
        for _ in range(saves):
            self._let_save(child, random)
        made = self._tried(child, random)
        child.tell()
        # Until a random moment, or until it has said that it is done.
        select.select([child.socket], [], [], self._random.uniform(0, self._longest))
        os.kill(child.pid, signal.SIGKILL)
        said = child.hears()
        if status := child.ends() + signal.SIGKILL:
            self.problems.append(f"change {self._number} ended with {status}")
        self._judge(made, said)
        self._number += 1

    def finish(self) -> None:
        """Look once more at what is left, after a last save that is not killed."""
        child, random = self._begun()
        self._let_save(child, random)
        os.kill(child.pid, signal.SIGKILL)
        child.ends()
        self._compare(self._place.tables(), self._tables)
        if strays := self._place.strays():
            self.problems.append(f"strays are left: {strays}")
        lines, torn = Journal(self._place.state, self._place.path, "").lines()
        # The kernel may stop in the middle of a long line: that of a change not acknowledged.
        self.counts["torn lines"] = torn
        history = Counter(line.change.name for line in lines)
        lost = [name for name in self._acknowledged if history[name] != 1]
        if lost:
            self.problems.append(f"the history has lost {lost}")

    def _measured(self) -> float:
        """Return twice the seconds that a save usually takes."""
        child, random = self._begun()
        begin = time.monotonic()
        for _ in range(MEASURED):
            self._let_save(child, random)
        spent = time.monotonic() - begin
        os.kill(child.pid, signal.SIGKILL)
        child.ends()
        return 2 * spent / MEASURED

    def _begun(self) -> tuple[Child, Random]:
        """Start a writer, and the dice it throws."""
        seed = self._random.getrandbits(32)
        return Child(partial(life, self._place, seed, self._number)), Random(seed)

    def _tried(self, child: Child, random: Random) -> list[Edit]:
        """Return what the writer is about to save."""
        assert child.hears() == ["try", self._number]
        return work(random, self._tables, self._number)

    def _let_save(self, child: Child, random: Random) -> None:
        made = self._tried(child, random)
        child.tell()
        self._acknowledge(made, child.hears())
        self._number += 1

    def _acknowledge(self, made: list[Edit], said: Any) -> None:
        word, notices = said
        assert word == "saved"
        if notices:
            self.problems.append(f"change {self._number} says {notices}")
        self._tables = apply(self._tables, made)
        self._acknowledged.append(f"change {self._number}")
        self.counts["acknowledged"] += 1

    def _judge(self, made: list[Edit], said: Any) -> None:
        """Compare the file with what it should hold after a kill."""
        self.counts["kills"] += 1
        self.counts["left half-written"] += bool(self._place.strays())
        if said is not None:
            self._acknowledge(made, said)
        else:
            self.counts["in the middle"] += 1
        found, wanted = self._place.tables(), apply(self._tables, made)
        if said is None and found == wanted:
            self.counts["landed unacknowledged"] += 1
            self._tables = wanted
        self._compare(found, self._tables)

    def _compare(self, found: Tables, wanted: Tables) -> None:
        if _filled(found) != _filled(wanted):
            self.problems.append(f"change {self._number}: the file holds something else")
        if _filled(plain(self._place)) != _filled(wanted):
            self.problems.append(f"change {self._number}: plain TinyDB reads something else")


def _filled(tables: Tables) -> Tables:
    return {name: rows for name, rows in tables.items() if rows}


def main(number: str, seed: str, folder: str) -> None:
    kills = Kills(Path(folder), int(seed))
    for _ in range(int(number)):
        kills.kill_once()
    kills.finish()
    sys.stdout.write(json.dumps({"counts": kills.counts, "problems": kills.problems}))


if __name__ == "__main__":
    main(*sys.argv[1:])
