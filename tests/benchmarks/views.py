"""What it costs to open each view on a long life: the first time, again, and after a change.

Run as `python -m tests.benchmarks.views` from the checkout. Milliseconds belong to this machine:
the least of some runs, from the key to the last byte that it brings.
"""

import argparse
import json
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.__main__ import TimedTerminal
from tests.terminal.programs import installed_careerboard, isolated_env
from tuiplanner.tui.numbered import VIEWS

LIMITS = {1: "100", 10: "300"}
"""Times as many as 1,000 entries, 200 goals and 50 jobs, and the milliseconds that a view may
take to open.
"""
QUIET_MS = 1000
"""A view is open when nothing more came for so long: its name is drawn before its lines."""
TODAY = date(2026, 11, 23)
MADE = "2026-01-01T00:00:00Z"
KINDS = ("win", "lesson", "feedback", "avoid", "note")


def life(times: int) -> dict[str, dict[str, Any]]:
    """Return the tables of a long life, the same every time."""
    chance = random.Random(times)
    ids = iter(chance.sample(range(1, 2**53), 10_000 * times))
    tags = [f"skill {number}" for number in range(60)]
    tables: dict[str, dict[str, Any]] = {}

    def ago(days: int) -> str:
        return str(TODAY - timedelta(chance.randrange(days)))

    def put(table: str, **fields: Any) -> int:
        one = next(ids)
        tables.setdefault(table, {})[str(one)] = {"created": MADE, "updated": MADE, **fields}
        return one

    jobs = [
        put("jobs", title=f"Job {number}", org=f"Org {number}", start=f"{1980 + number % 45}-04",
            end=f"{1981 + number % 45}-03", tags=chance.sample(tags, 3))
        for number in range(50 * times)
    ]  # fmt: skip
    stages = ("in-progress", *("idea", "achieved") * 100)
    goals = [
        put("goals", title=f"Goal {number}", stage=stages[number % len(stages)],
            rank=f"a{number % 62:02}", tags=chance.sample(tags, 2),
            moved=[{"stage": stages[number % len(stages)], "on": ago(900)}])
        for number in range(200 * times)
    ]  # fmt: skip
    for number in range(1000 * times):
        put("entries", text=f"Entry {number}", kind=chance.choice(KINDS), date=ago(4000),
            job=chance.choice(jobs), goals=chance.sample(goals, number % 2),
            tags=chance.sample(tags, 2))  # fmt: skip
    for number in range(60 * times):
        put("steps", goal=goals[number], text=f"Step {number}", rank="a0", added=ago(300))
        put("checkins", job=chance.choice(jobs), date=ago(900), overall=number % 11, mastery=2)
    for number in range(10 * times):
        mentor = put("mentors", name=f"Person {number}", every=30)
        for _ in range(5):
            put("talks", mentor=mentor, date=ago(400), topics="what next")
    return tables


def opened(folder: Path, times: int, runs: int) -> dict[tuple[int, str], float]:
    """Return the least milliseconds by view and by whether it is first, again or after a change."""
    folder = folder / str(times)
    folder.mkdir()
    path = folder / "career.json"
    path.write_text(json.dumps(life(times)), encoding="utf-8")
    env = {**isolated_env(folder), "CAREERBOARD_FILE": str(path), "CAREERBOARD_TODAY": str(TODAY)}
    spent: dict[tuple[int, str], list[float]] = {}
    for _ in range(runs):
        with TimedTerminal([installed_careerboard()], env=env) as board:
            board.wait_for("Idea", timeout=60)
            board.settle(500)
            board.press("L")
            for number in (one for one in VIEWS if one > 1):
                for what in ("first", "again", "after a change"):
                    took = board.press(str(number), QUIET_MS).last_ms
                    spent.setdefault((number, what), []).append(took)
                    board.press("1")
                    if what == "again":
                        board.press("J")
            board.send("q")
    return {key: min(found) for key, found in spent.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.views", description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=3, help="how often to measure each (%(default)s)"
    )
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        found = {times: opened(Path(folder), times, runs) for times in LIMITS}
    heads = (
        "opens, ms",
        *(f"{1000 * times:,} entries (at most {LIMITS[times]})" for times in found),
    )
    lines = [heads, ("---", *["---:"] * len(found))]
    for number, what in found[1]:
        figures = (f"{found[times][number, what]:.0f}" for times in found)
        lines.append((f"{VIEWS[number].name}, {what}", *figures))
    sys.stdout.write("".join(f"| {' | '.join(line)} |\n" for line in lines))


if __name__ == "__main__":
    main()
