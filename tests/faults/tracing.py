"""A process whose system calls are counted, made to fail, or made its last, with strace.

The parent has imported everything, so a child is forked in a millisecond; strace joins it while it
waits for a word, and so counts nothing but what it does afterwards.
"""

import ctypes
import json
import os
import re
import signal
import socket
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

_LINE = re.compile(r"(\w+)\(")
_OF_THE_PROCESS = {
    *("brk", "mmap", "munmap", "mremap", "mprotect", "madvise", "futex", "getrandom"),
    *("getpid", "gettid", "kill", "rt_sigaction", "rt_sigprocmask", "clock_gettime"),
    *("clock_nanosleep", "sched_yield", "restart_syscall"),
}
"""Calls that no disk can make fail, and that change nothing on one."""
_CHANGING = {
    *("open", "openat", "creat", "write", "pwrite64", "writev", "fsync", "fdatasync", "flock"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "link"),
    *("ftruncate", "close", "chmod", "fchmod", "fchmodat"),
}
_PR_SET_PTRACER, _ANY = 0x59616D61, ctypes.c_ulong(-1)


class Call(NamedTuple):
    """The ``nth`` call of a name, from 1, since strace joined."""

    name: str
    nth: int

    @property
    def is_changing(self) -> bool:
        return self.name in _CHANGING


class Child:
    """A forked process that runs ``life`` with a socket to its parent, and never returns."""

    def __init__(self, life: Callable[[socket.socket], object]) -> None:
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                self.socket.close()
                # Where only ancestors may trace, strace, a sibling, needs to be allowed to.
                ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
                life(theirs)
                code = 0
            finally:
                os._exit(code)
        theirs.close()

    def hears(self) -> Any:
        """Return its next word, None when it has died without one."""
        try:
            word = self.socket.recv(1 << 16)
        except ConnectionResetError:
            # It died with a word of ours unread, which is told once and before its own last words.
            word = self.socket.recv(1 << 16)
        return json.loads(word) if word else None

    def tell(self) -> None:
        self.socket.send(b"go")

    def ends(self) -> int:
        """Return its exit status, negative for the signal that ended it."""
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.socket.close()
        return status


def say(line: socket.socket, word: Any) -> None:
    """Say something to the parent, by a call that no save makes."""
    line.send(json.dumps(word).encode())


class Strace:
    """strace at work on a child; ``log`` gets a line a call."""

    def __init__(self, child: Child, log: Path, *options: str) -> None:
        self._process = subprocess.Popen(
            ["strace", "-o", log, "-s", "0", *options, "-p", str(child.pid)],
            stderr=subprocess.PIPE,
            text=True,
        )
        said = self._process.stderr.readline()
        if "attached" not in said:
            raise RuntimeError(f"strace cannot trace: {said}{self._process.stderr.read()}")

    def leaves(self) -> None:
        """Let go of the child, if that has not ended."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        self._process.communicate()


def calls(log: Path) -> list[Call]:
    """Return the calls of a log between the word that was heard and the one that was said."""
    counts: Counter[str] = Counter()
    found: list[Call] = []
    for line in log.read_text().splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name = match[1]
        counts[name] += 1
        if name == "sendto":
            return found
        if name == "recvfrom":
            found.clear()
        elif name not in _OF_THE_PROCESS:
            found.append(Call(name, counts[name]))
    raise AssertionError(f"the child never answered: {log.read_text()}")
