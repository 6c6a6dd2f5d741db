"""What the installed command costs on a terminal, beside what it may cost.

Run as `python -m tests.benchmarks` from the checkout. Bytes are exact; times and memory are
medians and belong to this machine, hence the ratios to something measured in the same run.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.terminal.careers import write_career
from tests.terminal.programs import installed_careerboard, isolated_env
from tests.terminal.pty_driver import Terminal

SIZES = (30, 10_000)
HELLO = [sys.executable, str(Path(__file__).with_name("hello.py"))]
NOTHING = [sys.executable, "-c", "pass"]
IDLE_SECONDS = 3

FIGURES = (
    ("start to quiet, bytes", "8000"),
    ("one Label: first text, ms", ""),
    ("first text, ms", ""),
    ("first text / one Label", "1.15"),
    ("cursor key, bytes", "600"),
    ("cursor key, first ms", ""),
    ("cursor key, last ms", "16"),
    ("move a card, bytes", "3500"),
    ("move a card, first ms", "25"),
    ("move a card, saved ms", ""),
    ("view first, bytes", "8000"),
    ("view first, last ms", ""),
    ("view again, bytes", "4000"),
    ("view again, last ms", ""),
    ("edit in place, bytes", "1500"),
    ("edit in place, last ms", ""),
    ("a letter in it, bytes", "250"),
    ("a letter in it, last ms", ""),
    ("idle, bytes/s", "0"),
    ("idle, CPU %", "0.3"),
    ("memory, MB", "45 / 90"),
    ("list goals / python -c pass", "10"),
    ("due / python -c pass", "10"),
)


class Press(NamedTuple):
    """What one key cost: bytes, and milliseconds to its first and to its last output."""

    bytes: int
    first_ms: float
    last_ms: float


class Samples(defaultdict[str, list[float]]):
    """What was measured of each figure, in one file's runs."""

    def __init__(self) -> None:
        super().__init__(list)

    def press(self, terminal: "TimedTerminal", key: str, figure: str) -> None:
        """Press a key and keep its bytes and milliseconds; the save's word comes last of all."""
        press = terminal.press(key)
        self[f"{figure}, bytes"].append(press.bytes)
        self[f"{figure}, first ms"].append(press.first_ms)
        self[f"{figure}, last ms"].append(press.last_ms)
        self[f"{figure}, saved ms"].append(press.last_ms)

    def median(self, figure: str) -> float:
        return median(self[figure])


class TimedTerminal(Terminal):
    """A terminal that knows when each piece of output came."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self._arrivals: list[float] = []
        super().__init__(argv, env=env)

    def press(self, key: str, quiet_ms: int = 150) -> Press:
        """Press a key; its output is over when everything is saved and nothing more comes."""
        mark, count, begin = self.total_bytes, len(self._arrivals), time.monotonic()
        self.send(key)
        self.wait_for(" saved")
        self.settle(quiet_ms)
        arrivals = [(each - begin) * 1000 for each in self._arrivals[count:]]
        return Press(self.total_bytes - mark, arrivals[0], arrivals[-1])

    def _receive(self, chunk: bytes) -> bytes:
        self._arrivals.append(time.monotonic())
        return super()._receive(chunk)


def first_text(terminal: Terminal, text: bytes) -> float:
    """Return the milliseconds from the start of a program to its first output with a text."""
    terminal.wait_for(lambda started: text in started.log, timeout=30)
    return (terminal.last_output - terminal.started) * 1000


def measure_screen(command: list[str], env: Mapping[str, str], samples: Samples) -> None:
    """Start the application on a file, use it for a while and leave it."""
    with Terminal(HELLO, env=env) as hello:
        hello_ms = first_text(hello, b"Hello")
    samples["one Label: first text, ms"].append(hello_ms)
    with TimedTerminal(command, env=env) as board:
        board_ms = first_text(board, b"Idea")
        samples["first text, ms"].append(board_ms)
        samples["first text / one Label"].append(board_ms / hello_ms)
        board.settle(300)
        samples["start to quiet, bytes"].append(board.total_bytes)
        samples["memory, MB"].append(board.rss_kib / 1024)
        measure_idle(board, samples)
        measure_keys(board, samples)
        board.send("q")


def measure_idle(board: TimedTerminal, samples: Samples) -> None:
    cpu = board.cpu_seconds
    written = board.watch(IDLE_SECONDS).bytes
    samples["idle, bytes/s"].append(written / IDLE_SECONDS)
    samples["idle, CPU %"].append((board.cpu_seconds - cpu) / IDLE_SECONDS * 100)


def measure_keys(board: TimedTerminal, samples: Samples) -> None:
    for key in ("down", "down", "up", "down"):
        samples.press(board, key, "cursor key")
    for key in ("L", "L", "H", "H"):
        samples.press(board, key, "move a card")
    samples.press(board, "2", "view first")
    for key in ("1", "2", "1"):
        samples.press(board, key, "view again")
    samples.press(board, "e", "edit in place")
    for key in "xyz":
        samples.press(board, key, "a letter in it")
    board.send("ctrl+g")


def seconds(command: list[str], env: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return time.perf_counter() - begin


def measure_commands(command: list[str], env: Mapping[str, str], samples: Samples) -> None:
    for name in ("list goals", "due"):
        spent = seconds([*command, *name.split()], env)
        samples[f"{name} / python -c pass"].append(spent / seconds(NOTHING, env))


def measure(folder: Path, goals: int, runs: int) -> Samples:
    """Measure everything on a file of so many goals, on a fresh copy in a fresh home each time."""
    samples = Samples()
    original = folder / f"{goals}.json"
    write_career(original, goals)
    for run in range(runs):
        home = folder / f"{goals}-{run}"
        home.mkdir()
        copy = shutil.copy(original, home)
        command, env = [installed_careerboard(), "--file", str(copy)], isolated_env(home)
        seconds([*command, "log", "so that the program has written the file"], env)
        measure_commands(command, env, samples)
        measure_screen(command, env, samples)
    return samples


def report(small: Samples, large: Samples) -> str:
    """Return the figures as a Markdown table."""
    heads = ("figure", "at most", *(f"{size:,} goals" for size in SIZES), "ratio")
    lines = [heads, ("---", *["---:"] * (len(heads) - 1))]
    for figure, limit in FIGURES:
        few, many = small.median(figure), large.median(figure)
        ratio = f"{many / few:.2f}" if few else ""
        lines.append((figure, limit, f"{few:.4g}", f"{many:.4g}", ratio))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=5, help="how often to measure each (%(default)s)"
    )
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        small, large = (measure(Path(folder), size, runs) for size in SIZES)
    sys.stdout.write(report(small, large))


if __name__ == "__main__":
    main()
