"""A driver that keeps what would be sent down the wire, and the screen that it makes."""

import re

import pyte
from textual.drivers.headless_driver import HeadlessDriver

from tuiplanner.tui.terminal.driver import ThriftyDriver
from tuiplanner.tui.terminal.frames import Screen, is_frame

_CODES = re.compile(
    r"\x1b\[[0-9;?=<>:]*[A-Za-z$]|\x1b\][0-9]+;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>78]"
)


class WireDriver(ThriftyDriver):
    """Our own driver with a list in the place of a terminal."""

    def __init__(self, app, *, debug=False, mouse=True, size=None) -> None:
        HeadlessDriver.__init__(self, app, debug=debug, mouse=mouse, size=size)
        self._shown = Screen()
        self.sent: list[str] = []

    is_headless = False
    can_suspend = True
    _get_terminal_size = HeadlessDriver._get_terminal_size
    start_application_mode = HeadlessDriver.start_application_mode
    stop_application_mode = HeadlessDriver.stop_application_mode
    disable_input = HeadlessDriver.disable_input

    def write(self, data: str) -> None:
        if is_frame(data):
            data = self._shown.difference(data)
        elif "\x1b[?1049" in data or "\x1b[2J" in data:
            self._shown.forget()
        if data:
            self.sent.append(data)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    @property
    def commands(self) -> list[str]:
        """Operating system commands that were sent."""
        return re.findall(r"\x1b\][0-9]+;[^\x07\x1b]*", "".join(self.sent))

    def take(self) -> str:
        """Return what was sent since the last time."""
        sent, self.sent = "".join(self.sent), []
        return sent

    def without_its_own_codes(self) -> str:
        """Return the text that was sent, without cursor moves, colours and modes."""
        return _CODES.sub("", "".join(self.sent)).replace("\n", "")


def pyte_lines(data: str, width: int, height: int) -> list[str]:
    """Return what a terminal of a size shows after some data."""
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(data)
    return list(screen.display)
