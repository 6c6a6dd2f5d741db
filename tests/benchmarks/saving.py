"""What a save costs, and how long a cursor key pressed in the middle of one waits.

Run as `python -m tests.benchmarks.saving` from the checkout. Milliseconds belong to this machine.
"""

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.__main__ import TimedTerminal
from tests.terminal.careers import write_career
from tests.terminal.programs import installed_careerboard, isolated_env
from tuiplanner.career.changes import Change, Edit
from tuiplanner.store.datafile import DataFile

SIZES = {100: "50", 1_000: "60", 10_000: "150"}
"""The records of a file, and the milliseconds that 95 of 100 saves may take."""
LARGEST = max(SIZES)
PAINTED = "50"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def saves(folder: Path, goals: int, runs: int) -> list[float]:
    """Return the milliseconds of each of some saves of one edited field."""
    path = folder / "career.json"
    write_career(path, goals)
    session = DataFile(
        path, state_dir=folder / "state", app="0.1.0", now=lambda: NOW, session="one"
    )
    tables = session.read()
    one = next(iter(tables["goals"]))
    session.commit([])  # the first copies the file, which is not ours yet
    spent = []
    for number in range(runs):
        old = tables["goals"][one]["title"]
        change = Change("edit", (Edit("goals", one, "title", old, f"Title {number}"),), "")
        begin = time.perf_counter()
        tables = session.commit([change]).tables
        spent.append((time.perf_counter() - begin) * 1000)
    return spent


def painted(folder: Path, goals: int, runs: int) -> list[float]:
    """Return the milliseconds to the first output after cursor keys pressed while it is saving.

    That output may be the word of the save, which ends in the meantime: a lower bound.
    """
    path = folder / "career.json"
    write_career(path, goals)
    spent = []
    env = {**isolated_env(folder), "CAREERBOARD_FILE": str(path)}
    with TimedTerminal([installed_careerboard()], env=env) as board:
        board.wait_for("Idea", timeout=60)
        board.wait_for(" saved", timeout=60)
        board.settle(300)
        for number in range(runs):
            board.write(b"LH"[number % 2 : number % 2 + 1])
            board.wait_for("saving", timeout=60)
            board.watch(0.015 * (number % 8))  # all through the save, which begins a little later
            mark, begin = len(board._arrivals), time.monotonic()
            board.write(b"j" if number % 4 < 2 else b"k")
            board.wait_for(lambda _, mark=mark: len(board._arrivals) > mark, timeout=60)
            spent.append((board._arrivals[mark] - begin) * 1000)
            board.wait_for(" saved", timeout=60)
            board.settle(150)
        board.send("q")
    return spent


def line(name: str, most: str, spent: list[float]) -> str:
    """Return a row of the table: median, 95th percentile and longest."""
    late = quantiles(spent, n=20)[-1]
    return f"| {name} | {most} | {median(spent):.1f} | {late:.1f} | {max(spent):.1f} |\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.saving", description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="saves of each (%(default)s)")
    runs = parser.parse_args().runs
    sys.stdout.write(
        "| ms | p95 at most | median | p95 | longest |\n| --- | ---: | ---: | ---: | ---: |\n"
    )
    for goals, most in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(line(f"save of {goals:,}", most, saves(Path(folder), goals, runs)))
    with tempfile.TemporaryDirectory() as folder:
        name = f"cursor key in a save of {LARGEST:,}"
        sys.stdout.write(line(name, PAINTED, painted(Path(folder), LARGEST, runs)))


if __name__ == "__main__":
    main()
