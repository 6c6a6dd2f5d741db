"""A program at the other end of a pseudo-terminal: its life, its line and what it uses."""

import os
import re
import select
import signal
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

_RESET_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE, signal.SIGTSTP)


class Program:
    """A program started as the leader of a session of its own, on a new pseudo-terminal.

    `log` is everything it wrote, as far as it was read: nothing is read unless something waits.
    `started` and `last_output` are readings of `time.monotonic()`.
    """

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        env: Mapping[str, str],
        size: tuple[int, int],
        timeout: float,
    ) -> None:
        self.timeout = timeout
        self.log = bytearray()
        self.started = self.last_output = time.monotonic()
        self._status: int | None = None
        self._line, program_side = os.openpty()
        self._line_lost = False
        os.set_blocking(self._line, False)
        try:
            termios.tcsetwinsize(program_side, size[::-1])
            # A session's leader gets the first terminal it opens as its controlling one.
            opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(program_side), os.O_RDWR, 0)
            self.pid = os.posix_spawnp(
                argv[0],
                argv,
                env,
                file_actions=[opened, (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)],
                setsid=True,
                setsigdef=_RESET_SIGNALS,
            )
        except OSError:
            os.close(self._line)
            raise
        finally:
            os.close(program_side)
        self._exit = os.pidfd_open(self.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def status(self) -> int | None:
        """Exit status, negative for the signal that ended it; None while it runs."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def wait_exit(self, timeout: float | None = None) -> int:
        """Wait until the program has ended and take in its last words; return its status."""
        deadline = self._deadline(timeout)
        while (status := self.status) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise self._failure("the program did not end")
            lines = [] if self._line_lost else [self._line]
            select.select([self._exit, *lines], [], [], left)
            self._take(0)
        self._drain()
        return status

    def signal(self, number: int) -> None:
        """Send a signal to the program alone, not to its children."""
        if self.status is None:
            os.kill(self.pid, number)

    def kill(self) -> int:
        """Kill the program (SIGKILL); return its status."""
        self.signal(signal.SIGKILL)
        return self.wait_exit()

    def hangup(self) -> None:
        """Take the line away, as a closed window does: SIGHUP, and reads fail with EIO."""
        if self._line >= 0:
            os.close(self._line)
        self._line, self._line_lost = -1, True

    def close(self) -> None:
        """End the program, with SIGKILL where a hang-up is not enough, and let go of it."""
        if self._exit < 0:
            return
        self.hangup()
        try:
            self.wait_exit(1)
        except AssertionError:
            self.kill()
        os.close(self._exit)
        self._exit = -1

    @property
    def rss_kib(self) -> int:
        """Resident memory of the program alone."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    @property
    def cpu_seconds(self) -> float:
        """Processor time of all the program's threads, to the nanosecond."""
        return time.clock_gettime(~self.pid << 3 | 2)  # as clock_getcpuclockid(3) makes it

    def write(self, data: bytes) -> None:
        """Give the program bytes and wait for nothing; reads only where it must to go on."""
        deadline = self._deadline()
        while data and not self._line_lost:
            left = deadline - time.monotonic()
            if left <= 0:
                raise self._failure(f"the program left {len(data)} bytes of its input unread")
            readable, writable, _ = select.select([self._line], [self._line], [], left)
            if writable and (written := self._try_write(data[:4096])):
                data = data[written:]
                deadline = self._deadline()
            elif readable:
                self._take(0)

    def _try_write(self, data: bytes) -> int:
        """Return how many bytes the line took; all of them where nobody is there to read."""
        try:
            return os.write(self._line, data)
        except BlockingIOError:
            return 0
        except OSError:
            return len(data)

    def _take(self, wait: float) -> bool:
        """Take in one piece of output; False when none came within `wait` seconds."""
        if self._line_lost:
            select.select([self._exit], [], [], wait)
            return False
        if not select.select([self._line], [], [], wait)[0]:
            return False
        try:
            chunk = os.read(self._line, 65536)
        except OSError:  # EIO: no program has the other end open any more
            self._line_lost = True
            return False
        self.last_output = time.monotonic()
        self.log += chunk
        self.write(self._receive(chunk))
        return True

    def _drain(self) -> None:
        """Take in what has come already."""
        deadline = self._deadline()
        while self._take(0):
            if time.monotonic() > deadline:
                raise self._failure("the output never stops")

    def _deadline(self, timeout: float | None = None) -> float:
        return time.monotonic() + (self.timeout if timeout is None else timeout)

    def _failure(self, reason: str) -> AssertionError:
        return AssertionError(f"{reason}\n{self._situation()}")

    def _receive(self, chunk: bytes) -> bytes:
        """Act on output; return what the other side of the line answers to it."""
        raise NotImplementedError

    def _situation(self) -> str:
        """Return what helps to understand a failed wait."""
        raise NotImplementedError
