"""What the store says when it cannot read or keep the file."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown

_NEXT = {
    errno.ENOSPC: "free some space on that disk",
    errno.EDQUOT: "free some space within your quota",
    errno.EACCES: "check who may read and write it and its folder (ls -ld)",
    errno.EPERM: "check who may read and write it and its folder (ls -ld)",
    errno.EROFS: "mount that disk writable or keep the file somewhere else",
    errno.ELOOP: "give it a path whose links do not lead in a circle",
    errno.ENXIO: "give the path of a regular file",
    errno.EMFILE: "close some other programs",
    errno.ENAMETOOLONG: "choose a shorter name",
}


class StoreError(Refused):
    """The file cannot be read or written; the text names it, the place, and what to do next."""


class DamagedError(StoreError):
    """The file does not hold a career that could be read; a backup may take its place."""


def sentence(path: Path, what: str) -> str:
    """Return ``<path> <what>``, with nothing in the path that a terminal obeys."""
    return f"{shown(str(path))} {what}"


def told(path: Path, what: str) -> StoreError:
    """Return the refusal that says :func:`sentence`."""
    return StoreError(sentence(path, what))


@contextmanager
def in_words(path: Path, doing: str) -> Iterator[None]:
    """Turn what the system refuses about ``path`` into a sentence; ``doing`` is ``read`` or so."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        advice = _NEXT.get(error.errno or 0, "check the disk it is on")
        raise told(path, f"could not be {doing} ({reason}); {advice}") from error
