"""Being ended from outside: what is typed goes to the disk first, and the program is gone soon.

Textual installs no handlers for hang-up and termination, and an event loop that waits for a line
nobody reads would never run one; so these are Python's own signal handlers, with a thread that
ends the process when the orderly way takes too long.
"""

import os
import signal
import sys
import termios
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

PATIENCE_SECONDS = 1.5
"""How long the orderly way out may take."""
_RESTORE = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What leaves the modes that Textual's driver enters."""


class Ending:
    """The way out when a signal or a lost line ends the program.

    ``keep`` writes the drafts and must not wait for long; ``leave(code)`` asks the app to exit and
    must be safe to call on any thread.
    """

    def __init__(self, keep: Callable[[], object], leave: Callable[[int], None]) -> None:
        self._keep = keep
        self._leave = leave
        self._begun = False
        self._attributes: list[Any] | None = None

    def install(self) -> None:
        """Handle SIGHUP and SIGTERM from now on, unless hang-ups are to be ignored."""
        try:
            self._attributes = termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
        except (termios.error, OSError, ValueError):
            self._attributes = None
        signal.signal(signal.SIGTERM, self._signalled)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._signalled)

    def begin(self, code: int) -> None:
        """Keep what is typed, then leave with an exit code; the first call counts."""
        if self._begun:
            return
        self._begun = True
        watch = threading.Timer(PATIENCE_SECONDS, self._end, (code,))
        watch.daemon = True
        watch.start()
        self._keep()
        self._leave(code)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        del frame
        self.begin(128 + number)

    def _end(self, code: int) -> None:
        """End the process here and now, with the terminal as it was found if it is still there."""
        try:
            os.set_blocking(2, False)
            os.write(2, _RESTORE.encode())
            if self._attributes is not None:
                termios.tcsetattr(0, termios.TCSANOW, self._attributes)
        except (OSError, termios.error):
            pass
        os._exit(code)
