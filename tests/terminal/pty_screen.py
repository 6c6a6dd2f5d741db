"""What a terminal does with the bytes of a program: pyte, and what pyte leaves out.

Added here: the alternate screen, questions and their answers, modes, the clipboard (OSC 52) and
scrolling by CSI S and T. Taken out before pyte sees them: sequences that it would draw as text or
mistake for others.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable
from typing import ClassVar

import pyte
from pyte.screens import Char, wcwidth

from .pty_keys import Kind

_TOKEN = re.compile(
    rb"""
      (?P<text>[^\x1b]+)
    | \x1b\[(?P<mark>[<=>?]?)(?P<args>[\d;:]*)(?P<gap>[ -/]*)(?P<final>[@-~])
    | \x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)
    | \x1b[PX^_][^\x1b]*\x1b\\                              # DCS, SOS, PM, APC
    | \x1b(?P<escape>[ -/]+[0-~]|[0-OQ-WYZ\\`-~])
    | (?P<rest>\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)?)\Z
    | \x1b                                                  # of a broken sequence
    """,
    re.VERBOSE,
)
_PYTE_MODES = {5, 6, 7, 25}
_ALTERNATE = {47, 1047, 1049}
_DEFAULT_MODES = {7, 25}


class _Page(pyte.Screen):
    def draw(self, data: str) -> None:
        # pyte drops the rest of a run after a character without width that does not combine.
        if not data.isascii():
            data = "".join(c for c in data if wcwidth(c) > 0 or unicodedata.combining(c))
        super().draw(data)

    def delete_lines(self, count: int | None = None) -> None:
        # pyte does not move a line that was never written: this writes them all.
        for y in range(self.lines):
            _ = self.buffer[y]
        super().delete_lines(count)

    def scroll_up(self, count: int | None = None) -> None:
        self._scroll(self.delete_lines, count)

    def scroll_down(self, count: int | None = None) -> None:
        self._scroll(self.insert_lines, count)

    def _scroll(self, change: Callable[[int | None], None], count: int | None) -> None:
        x, y = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        change(count)
        self.cursor.x, self.cursor.y = x, y


class _Stream(pyte.ByteStream):
    csi: ClassVar = {**pyte.ByteStream.csi, "S": "scroll_up", "T": "scroll_down"}


class Emulator:
    """The screen of one terminal and the state a program sets in it.

    `modes` are the private modes that are on, `kitty_flags` those of the kitty keyboard protocol
    on top of its stack (0: not in use), `clipboard` everything copied with OSC 52, oldest first.
    """

    def __init__(self, kind: Kind, columns: int, rows: int) -> None:
        self.kind = kind
        self.columns, self.rows = columns, rows
        self.modes = set(_DEFAULT_MODES)
        self.clipboard: list[str] = []
        self.title = ""
        self._kitty_stack: list[int] = []
        self._held = b""
        self._undrawn = bytearray()
        self._main = self._new_page()
        self._alternate: _Stream | None = None

    @property
    def page(self) -> pyte.Screen:
        """The page that shows, with all output drawn on it."""
        # Drawn only when looked at: pyte is slow enough to delay the reading that is timed.
        stream = self._alternate or self._main
        if self._undrawn:
            stream.feed(bytes(self._undrawn))
            self._undrawn.clear()
        return stream.listener

    @property
    def alternate(self) -> bool:
        """Whether the program shows its own page, with the shell's kept behind it."""
        return self._alternate is not None

    @property
    def kitty_flags(self) -> int:
        return self._kitty_stack[-1] if self._kitty_stack else 0

    def lines(self) -> list[str]:
        """Return the rows without the blanks at their ends."""
        page = self.page
        return [
            "".join(page.buffer[y][x].data for x in range(page.columns)).rstrip()
            for y in range(page.lines)
        ]

    def cells(self, y: int) -> list[Char]:
        """Return a row's cells; the right half of a wide character holds an empty string."""
        page = self.page
        return [page.buffer[y][x] for x in range(page.columns)]

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.page.resize(rows, columns)
        if self._alternate:
            self._main.listener.resize(rows, columns)

    def size_report(self) -> bytes:
        """Return the report of mode 2048, for cells of 8 by 16 pixels."""
        return b"\x1b[48;%d;%d;%d;%dt" % (self.rows, self.columns, self.rows * 16, self.columns * 8)

    def feed(self, chunk: bytes) -> bytes:
        """Take output in; return what the terminal answers, empty where nothing was asked."""
        data, self._held = self._held + chunk, b""
        answers = b""
        for token in _TOKEN.finditer(data):
            if token["text"] is not None:
                self._undrawn += token["text"]
            elif token["final"] is not None:
                answers += self._control(token)
            elif token["osc"] is not None:
                self._command(token["osc"])
            elif token["rest"] is not None:
                self._held = token["rest"]
            elif token["escape"] is not None and token["escape"] in b"DEHM78c":
                self._undrawn += token[0]
        return answers if self.kind.answers else b""

    def _new_page(self) -> _Stream:
        return _Stream(_Page(self.columns, self.rows), strict=False)

    def _control(self, token: re.Match[bytes]) -> bytes:
        """Act on a control sequence; return the answer to it."""
        mark, args, gap, final = token["mark"], token["args"], token["gap"], token["final"]
        if mark + gap == b"" and final in b"cn":
            return self._report(final + args)
        if mark + gap == b"?$" and final == b"p":
            return self._mode_report(int(args))
        if mark == b"?" and final in b"hl":
            return self._set_modes({int(n) for n in args.split(b";") if n}, on=final == b"h")
        if mark and final == b"u" and self.kind.kitty:
            return self._keyboard(mark, [int(n or 0) for n in args.split(b";")])
        if mark + gap == b"" and final != b"t":
            # Sub-parameters refine (4:3 is a curly underline); pyte would draw them.
            self._undrawn += b"\x1b[" + re.sub(rb":[\d:]*", b"", args) + final
        return b""

    def _report(self, request: bytes) -> bytes:
        if request in {b"c", b"c0"}:
            return self.kind.attributes
        if request == b"n5":
            return b"\x1b[0n"
        if request == b"n6":
            cursor = self.page.cursor
            return b"\x1b[%d;%dR" % (cursor.y + 1, min(cursor.x + 1, self.columns))
        return b""

    def _mode_report(self, mode: int) -> bytes:
        if self.kind.reports is None:
            return b""
        state = 0 if mode not in self.kind.reports else 1 if mode in self.modes else 2
        return b"\x1b[?%d;%d$y" % (mode, state)

    def _set_modes(self, modes: set[int], *, on: bool) -> bytes:
        new = modes - self.modes if on else set()
        self.modes = self.modes | modes if on else self.modes - modes
        if modes & _ALTERNATE and on != self.alternate:
            left = self.page.cursor
            self._alternate = self._new_page() if on else None
            if on:
                self.page.cursor.x, self.page.cursor.y = left.x, left.y
        for mode in modes & _PYTE_MODES:
            self._undrawn += b"\x1b[?%d%c" % (mode, b"lh"[on])
        in_band = 2048 in new and self.kind.reports is not None and 2048 in self.kind.reports
        return self.size_report() if in_band else b""

    def _keyboard(self, mark: bytes, numbers: list[int]) -> bytes:
        """Follow the kitty keyboard protocol: ask (?), push (>), pop (<), set (=)."""
        first = numbers[0]
        if mark == b"?":
            return b"\x1b[?%du" % self.kitty_flags
        if mark == b">":
            self._kitty_stack.append(first)
        elif mark == b"<":
            del self._kitty_stack[-(first or 1) :]
        else:
            self._kitty_stack[-1:] = [first]
        return b""

    def _command(self, command: bytes) -> None:
        """Act on an operating system command: 0 and 2 set the title, 52 copies."""
        number, _, body = command.partition(b";")
        if number in {b"0", b"2"}:
            self.title = body.decode(errors="replace")
        elif number == b"52":
            try:
                copied = base64.b64decode(body.partition(b";")[2], validate=True)
            except binascii.Error:  # a question, which terminals do not answer for safety's sake
                return
            self.clipboard.append(copied.decode(errors="replace"))
