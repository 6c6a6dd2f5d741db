"""Programs in a pseudo-terminal, driven and read as a person would.

    with Terminal(["careerboard"], env=env, kind="linux") as terminal:
        terminal.wait_for("Idea")
        step = terminal.send("down")
        assert step.bytes < 600

Nothing sleeps: every wait ends with what it waits for or at its deadline, and then an
AssertionError shows the screen as it was. Linux only (pidfd, /proc).
"""

import os
import re
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pyte.screens import Char

from .pty_keys import KINDS, encode
from .pty_program import Program
from .pty_screen import Emulator

Match = str | re.Pattern[str] | Callable[["Terminal"], object]

_ANY_MOUSE_MODE = {1000, 1002, 1003}
_MOTION = 32
_WHEEL = 64


@dataclass(frozen=True)
class Step:
    """What one action cost.

    `ms` runs from the action to the last byte before the quiet; 0 where nothing came.
    """

    ms: float = 0.0
    data: bytes = b""

    @property
    def bytes(self) -> int:
        return len(self.data)

    def __add__(self, other: "Step") -> "Step":
        return Step(self.ms + other.ms, self.data + other.data)


class Terminal(Program):
    """A terminal of one `kind` (xterm, kitty, linux, putty or mute) with a program in it.

    `env` is the program's whole environment; TERM is added where it has none.
    An action's output is over when nothing came for `quiet_ms`, and there is none when nothing
    came for `answer_ms`; `timeout` (seconds) limits every wait that has no limit of its own.
    """

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        *,
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        kind: str = "xterm",
        quiet_ms: float = 80,
        answer_ms: float = 1000,
        timeout: float = 10,
    ) -> None:
        self.kind = KINDS[kind]
        self.emulator = Emulator(self.kind, *size)
        self.quiet_ms, self.answer_ms = quiet_ms, answer_ms
        super().__init__(argv, {"TERM": self.kind.term, **env}, size, timeout)

    # Input

    def send(self, *keys: str, answer_ms: float | None = None) -> Step:
        """Press keys one after the other, each when the output of the last one is over."""
        steps = (self._act(self._key(key), answer_ms) for key in keys)
        return sum(steps, Step())

    def burst(self, *keys: str) -> Step:
        """Press keys all at once, as a key held down on a slow link arrives."""
        return self._act(b"".join(self._key(key) for key in keys))

    def type(self, text: str) -> Step:
        """Type text all at once; a newline is Enter."""
        return self.burst(*("enter" if c == "\n" else c for c in text))

    def paste(self, text: str) -> Step:
        """Paste text: in brackets where the program asked for them, else as if typed."""
        data = text.replace("\n", "\r").encode()
        return self._act(b"\x1b[200~%b\x1b[201~" % data if 2004 in self.modes else data)

    def click(self, x: int, y: int, button: int = 0) -> Step:
        """Press and release a button (0: left) on a cell; cells count from 0."""
        return self._act(self._mouse(button, x, y) + self._mouse(button, x, y, released=True))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> Step:
        """Press the left button on one cell, go straight to another and release it there."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        cells = max(abs(dx), abs(dy))
        path = [(x + dx * i // cells, y + dy * i // cells) for i in range(1, cells + 1)]
        moves = b"".join(self._mouse(_MOTION, *cell) for cell in path)
        return self._act(self._mouse(0, x, y) + moves + self._mouse(0, *end, released=True))

    def wheel(self, x: int, y: int, notches: int) -> Step:
        """Turn the wheel over a cell: down, or up by negative notches."""
        return self._act(self._mouse(_WHEEL | (notches > 0), x, y) * abs(notches))

    def resize(self, columns: int, rows: int, *, settle: bool = True) -> Step:
        """Change the size; without `settle` the program is given no time to follow."""
        begin, mark = self._begin()
        self.emulator.resize(columns, rows)
        termios.tcsetwinsize(self._line, (rows, columns))
        if 2048 in self.modes:
            self.write(self.emulator.size_report())
        return self._until_quiet(begin, mark) if settle else Step()

    # Waiting

    def wait_for(self, what: Match, timeout: float | None = None) -> float:
        """Wait until the screen shows a text or pattern, or a callable of this terminal is true.

        Return the milliseconds from the call to the output that brought it.
        """
        begin, deadline = time.monotonic(), self._deadline(timeout)
        while not self._shows(what):
            if self._line_lost and self.status is not None:
                raise self._failure(f"ended with status {self.status} before {what!r}")
            left = deadline - time.monotonic()
            if left <= 0:
                raise self._failure(f"waited in vain for {what!r}")
            # A callable may look at more than the screen, hence now and then without output.
            self._take(min(left, 0.05))
        return max(self.last_output - begin, 0) * 1000

    def wait_gone(self, what: Match, timeout: float | None = None) -> float:
        """Wait until `wait_for` would have to wait for the same."""
        return self.wait_for(lambda _: not self._shows(what), timeout)

    def settle(self, quiet_ms: float | None = None) -> Step:
        """Take in output until none came for `quiet_ms`."""
        quiet_ms = self.quiet_ms if quiet_ms is None else quiet_ms
        return self._until_quiet(time.monotonic(), len(self.log), quiet_ms, quiet_ms)

    def watch(self, seconds: float) -> Step:
        """Take in output for so long, as one who touches nothing."""
        begin, mark = time.monotonic(), len(self.log)
        while (left := begin + seconds - time.monotonic()) > 0 and self.status is None:
            self._take(left)
        return self._step(begin, mark)

    # Output

    @property
    def lines(self) -> list[str]:
        return self.emulator.lines()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def total_bytes(self) -> int:
        return len(self.log)

    @property
    def modes(self) -> set[int]:
        """The private modes that are on; 7 and 25 (wrapping, cursor) in a clean terminal."""
        return self.emulator.modes

    @property
    def alternate(self) -> bool:
        return self.emulator.alternate

    @property
    def clipboard(self) -> list[str]:
        """What the program copied (OSC 52), oldest first."""
        return self.emulator.clipboard

    @property
    def cursor(self) -> tuple[int, int]:
        cursor = self.emulator.page.cursor
        return cursor.x, cursor.y

    def cell(self, x: int, y: int) -> Char:
        """Return character, colours (`fg`, `bg`) and attributes (`bold`, `reverse`, ...)."""
        return self.emulator.cells(y)[x]

    def find(self, text: str) -> tuple[int, int]:
        """Return the cell where a text begins: its first place from the top."""
        for y, line in enumerate(self.lines):
            if (at := line.find(text)) >= 0:
                ends = 0
                for x, cell in enumerate(self.emulator.cells(y)):
                    ends += len(cell.data)
                    if ends > at:
                        return x, y
        raise self._failure(f"{text!r} is not there")

    def framed(self) -> str:
        """Return the screen in a frame, for messages."""
        bar = "+" + "-" * self.emulator.columns + "+"
        rows = (f"|{line:<{self.emulator.columns}}|" for line in self.lines)
        return "\n".join([bar, *rows, bar])

    def _shows(self, what: Match) -> bool:
        if callable(what):
            return bool(what(self))
        return bool(what.search(self.text)) if isinstance(what, re.Pattern) else what in self.text

    def _key(self, key: str) -> bytes:
        flags = self.emulator.kitty_flags
        return encode(key, self.kind, cursor_mode=1 in self.modes, kitty_flags=flags)

    def _mouse(self, button: int, x: int, y: int, *, released: bool = False) -> bytes:
        if not self.modes & _ANY_MOUSE_MODE or 1006 not in self.modes:
            raise self._failure("the program did not ask for the mouse")
        if 1016 in self.modes:  # in pixels
            x, y = x * 8 + 4, y * 16 + 8
        return b"\x1b[<%d;%d;%d%c" % (button, x + 1, y + 1, b"Mm"[released])

    def _begin(self) -> tuple[float, int]:
        """Start an action: what came before it is not its output."""
        self._drain()
        if self._line_lost:
            raise self._failure("nobody is at the other end")
        return time.monotonic(), len(self.log)

    def _act(self, data: bytes, answer_ms: float | None = None) -> Step:
        begin, mark = self._begin()
        self.write(data)
        return self._until_quiet(begin, mark, answer_ms)

    def _until_quiet(
        self, begin: float, mark: int, answer_ms: float | None = None, quiet_ms: float | None = None
    ) -> Step:
        answer_ms = self.answer_ms if answer_ms is None else answer_ms
        quiet_ms = self.quiet_ms if quiet_ms is None else quiet_ms
        deadline = self._deadline()
        over = time.monotonic() + answer_ms / 1000
        while not self._line_lost:
            if len(self.log) > mark:
                over = self.last_output + quiet_ms / 1000
            now = time.monotonic()
            if now >= over:
                break
            if now >= deadline:
                raise self._failure(f"never quiet for {quiet_ms} ms")
            self._take(min(over, deadline) - now)
        return self._step(begin, mark)

    def _step(self, begin: float, mark: int) -> Step:
        data = bytes(self.log[mark:])
        return Step((self.last_output - begin) * 1000 if data else 0.0, data)

    def _receive(self, chunk: bytes) -> bytes:
        return self.emulator.feed(chunk)

    def _situation(self) -> str:
        return self.framed()
