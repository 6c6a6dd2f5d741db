"""Someone at the application: keys go out, and what they bring is waited for on the screen."""

import os
import re
from collections.abc import Callable, Sequence
from typing import Self

from .pty_driver import Match, Terminal

PATIENCE = 60
"""Seconds after which something that should have happened never will, on a busy machine too."""
AT_REST = {7, 25}
"""The private modes of a terminal that no program uses."""

Start = Callable[..., Terminal]
Command = str | Sequence[str | os.PathLike[str]]


class Person:
    """One person before one application in a terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    @classmethod
    def sits(cls, start: Start, command: Command, **options) -> Self:
        """Start the application in a terminal that `start` makes, and wait for its footer."""
        argv = [command] if isinstance(command, str) else command
        person = cls(start(argv, **{"timeout": PATIENCE, "answer_ms": 0, **options}))
        return person.sees("? help").sees(" saved")

    def press(self, *keys: str, sees: Match = "") -> Self:
        """Send keys all at once, then wait for what they bring to the screen."""
        self.terminal.write(b"".join(self.terminal._key(key) for key in keys))
        return self.sees(sees)

    def type(self, text: str, *, sees: Match = "") -> Self:
        """Type a text all at once, a newline is Enter, then wait for what it brings."""
        return self.press(*("enter" if char == "\n" else char for char in text), sees=sees)

    def sees(self, what: Match) -> Self:
        """Wait until the screen shows something."""
        self.terminal.wait_for(what)
        return self

    def loses(self, what: Match) -> Self:
        """Wait until the screen does not show something any more."""
        self.terminal.wait_gone(what)
        return self

    def at_rest(self) -> Self:
        """Wait until everything is saved and nothing more is drawn."""
        self.sees(" saved")
        self.terminal.settle(300)
        return self

    def step(self, key: str) -> bytes:
        """Press a key that brings something; return all its output, that of the save included."""
        mark = self.terminal.total_bytes
        self.terminal.send(key, answer_ms=PATIENCE * 1000)
        self.sees(" saved").terminal.settle()
        return bytes(self.terminal.log[mark:])

    def leaves(self, *keys: str) -> Self:
        """Press `q` as often as needed after other keys; the terminal is as it was before."""
        self.press(*keys, "q")
        terminal = self.terminal
        assert terminal.wait_exit() == 0, terminal.framed()
        assert not terminal.alternate
        assert terminal.modes - {1016} == AT_REST
        assert terminal.emulator.kitty_flags == 0
        assert "Traceback" not in terminal.text
        return self

    @property
    def text(self) -> str:
        return self.terminal.text

    def has_cursor_on(self, text: str) -> Self:
        """Wait until the line under the cursor, which begins with a bar, says something."""
        return self.sees(re.compile(rf"▌[ *↕]{re.escape(text)}"))
