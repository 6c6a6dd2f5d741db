"""Our terminal driver: it sends no cell twice, and outlives bad bytes and a lost line."""

import os
import re
import selectors
import signal
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from tuiplanner.tui.terminal.frames import Screen, is_frame
from tuiplanner.tui.widgets.keys import ASCII

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_PASTE_MAY_BEGIN = re.compile(r"\x1b(?:\[(?:20{0,2})?)?\Z")
_TOGETHER = re.compile(r"(\x1b[^\x1b\[O])")
_IN_ASCII = str.maketrans("▌▏…·≠⏎↑↓←→─│╭╮╰╯█▓▒░◆►▼┤", "||.-!~^v<>-|++++#=%:*>v|")
"""What is drawn where only ASCII is: one cell for one cell."""
ESCAPE_SECONDS = 0.04
"""How long a lone Escape waits for what would make it the beginning of another key."""
LOOK_SECONDS = 0.5
"""How often the reading thread looks whether it should end."""


class ThriftyDriver(LinuxDriver):
    """Textual's driver, which sends only what the terminal does not show yet."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._shown = Screen()
        # A stopped program's SIGCONT may reach any thread; only through the loop's own handler
        # does it wake a loop that waits already. All other signals wake it then, too.
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def start_application_mode(self) -> None:
        """Take the terminal over, and tell its size from the loop.

        Textual's handler may be interrupted by the next signal between asking for the size and
        telling it, and the older size would be told last.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)

    def _query_in_band_window_resize(self) -> None:
        """Ask the terminal nothing about its size, which the kernel knows and ssh passes on.

        Its reports come when they come: one that is late would be typed at the shell by Ctrl+z.
        """

    def _resized(self) -> None:
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def write(self, data: str) -> None:
        """Send a frame's difference; anything else as it is."""
        if ASCII.get():
            data = data.translate(_IN_ASCII)
        if is_frame(data):
            data = self._shown.difference(data)
        elif "\x1b[?1049" in data or "\x1b[2J" in data:
            self._shown.forget()
        if data:
            super().write(data)

    def forget(self, columns: int = 0, rows: int = 0) -> None:
        """Take nothing on the screen for known: the next frame is sent whole.

        ``columns`` and ``rows`` are the terminal's size from now on, 0 for the one it had.
        """
        self._shown.forget(columns, rows)

    def run_input_thread(self) -> None:
        """Read keys until the end: bytes that are no UTF-8 are replaced, a lost line is told.

        Textual's own dies of the first such byte, spins where there is nothing left to read, and
        knows a lone Escape only after a tenth of a second. Keys typed before there is a screen to
        act on stay in the line until then.
        """
        ready: threading.Event | None = getattr(self._app, "takes_keys", None)
        while ready is not None and not ready.wait(LOOK_SECONDS):
            if self.exit_event.is_set():
                return
        parser = XTermParser(self._debug)
        keys = _Keys(parser)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        wait = LOOK_SECONDS
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(wait):
                    data = _read(self.fileno)
                    if not data:
                        self._line_lost()
                        return
                    for event in keys.of(decode(data)):
                        self.process_message(event)
                    wait = ESCAPE_SECONDS
                else:
                    for event in keys.waited(long=wait > ESCAPE_SECONDS):
                        self.process_message(event)
                    wait = LOOK_SECONDS
                for event in parser.tick():
                    self.process_message(event)

    def _line_lost(self) -> None:
        lost: Callable[[], None] | None = getattr(self._app, "line_lost", None)
        if lost is not None and not self.exit_event.is_set():
            self._loop.call_soon_threadsafe(lost)


class _Keys:
    """What was typed as events: pastes whole, and keys.

    Textual's parser waits for what may follow an Escape and a letter, and where that is another
    Escape it makes ``^`` and the letter of them, in a paste too: the letter may delete a card. So
    these are Alt and the letter here, and what is pasted never comes before the parser.
    """

    def __init__(self, parser: XTermParser) -> None:
        self._parser = parser
        self._pasted: str | None = None
        self._held = ""

    def of(self, text: str) -> Iterator[Message]:
        """Return the events of some more input."""
        text, self._held = self._held + text, ""
        while text:
            if self._pasted is not None:
                text = self._pasted + text
                body, end, rest = text.partition(_PASTE_ENDS)
                self._pasted = None if end else text
                text = rest
                if end:
                    yield events.Paste(body.replace("\0", ""))
                continue
            typed, start, text = text.partition(_PASTE_BEGINS)
            if start:
                self._pasted = ""
            elif begun := _PASTE_MAY_BEGIN.search(typed):
                self._held, typed = begun[0], typed[: begun.start()]
            yield from self._typed(typed)

    def waited(self, *, long: bool) -> Iterator[Message]:
        """Return what no paste has followed: an Escape, and after a long wait the rest, too.

        An Escape is answered soon. Whatever else a paste may begin with is hardly ever typed, but
        what is pasted must not be taken for keys on a line that stutters.
        """
        if self._held and (long or self._held == "\x1b"):
            held, self._held = self._held, ""
            if held.startswith("\x1b["):  # the parser would leave the Alt out
                yield events.Key("alt+left_square_bracket", "[")
                held = held[2:]
            yield from self._typed(held)
            yield from self._at_once()

    def _typed(self, text: str) -> Iterator[Message]:
        for piece in filter(None, _TOGETHER.split(text)):
            yield from self._parser.feed(piece)
            if _TOGETHER.match(piece):
                yield from self._at_once()

    def _at_once(self) -> Iterator[Message]:
        """Return what the parser waits with, where there is nothing to wait for."""
        if self._parser._timeout_time:  # noqa: SLF001
            self._parser._timeout_time = 0.0  # noqa: SLF001
            yield from self._parser.tick()


def _read(descriptor: int) -> bytes:
    """Return what was typed; nothing when the line is gone."""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
