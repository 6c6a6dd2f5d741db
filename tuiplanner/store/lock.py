"""One writer at a time: an exclusive lock on a file beside the data file."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tuiplanner.store.errors import in_words, told

LOCK_SECONDS = 5.0
_LONGEST_PAUSE = 0.005  # longer, and a session that saves all the time would starve another


@contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock of a data file; raises :class:`StoreError` when it is not free in time.

    The lock file ``.<name>.lock`` stays behind: deleting it would let two sessions lock two files.
    """
    lock = path.with_name(f".{path.name}.lock")
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    with in_words(lock, "opened"):
        descriptor = os.open(lock, flags, 0o600)
    try:
        with in_words(lock, "locked"):
            if not _taken(descriptor, seconds):
                raise told(
                    path,
                    f"has been locked by another session for over {seconds:g} seconds; "
                    "close that session or wait until it has saved",
                )
        yield
    finally:
        with suppress(OSError):  # it is free all the same, and the save has come to its end
            os.close(descriptor)


def _taken(descriptor: int, seconds: float) -> bool:
    end, pause = time.monotonic() + seconds, 0.001
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        else:
            return True
