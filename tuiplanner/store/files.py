"""Reading a regular file and replacing one whole, so that a crash leaves the old or the new."""

import errno
import os
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tuiplanner.store.errors import in_words, told

LIMIT = 200_000_000
"""The most bytes of a file that is read or written."""

_READ = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_KINDS = {
    stat.S_IFDIR: "a directory",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Stamp(NamedTuple):
    """What tells cheaply that a file is another one or was written since."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Take the stamp from a stat."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Found(NamedTuple):
    """The bytes of a file and its stamp from before they were read."""

    data: bytes
    stamp: Stamp


class Written(NamedTuple):
    """The stamp of a file just written; ``settled`` is False where folders cannot be fsynced."""

    stamp: Stamp
    settled: bool


def followed(path: Path) -> Path:
    """Return where a path leads through symbolic links; a loop raises :class:`StoreError`."""
    with in_words(path, "followed"):
        try:
            return path.resolve()
        except RuntimeError:
            raise told(path, "is a link that leads nowhere; give the path of a file") from None


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, or None when there is none."""
    with in_words(path, "looked at"):
        try:
            return Stamp.of(path.stat())
        except FileNotFoundError:
            return None


def read(path: Path) -> Found | None:
    """Read a regular file of at most ``LIMIT`` bytes, or return None when there is none.

    Anything else raises :class:`StoreError`, and never waits: opening a pipe to read would.
    """
    with in_words(path, "read"):
        try:
            descriptor = os.open(path, _READ)
        except FileNotFoundError:
            return None
        try:
            status = os.fstat(descriptor)
            _refuse_unfit(path, status)
            return Found(_read_all(path, descriptor, status.st_size), Stamp.of(status))
        finally:
            os.close(descriptor)


def replace(
    path: Path,
    data: bytes,
    before: Callable[[], object] = lambda: None,
    *,
    shared: bool = False,
) -> Written:
    """Put ``data`` in the place of a file, or raise :class:`StoreError` and leave it as it was.

    Once this returns the bytes are on the disk; ``before`` is called when only the name is still
    to be changed. A file its owner made read-only is refused, since
    a rename would not even notice. The file is its owner's alone; a ``shared`` one has the mode of
    the file it replaces, and a new one what the umask leaves.
    """
    if len(data) > LIMIT:
        raise told(path, f"would grow over {_megabytes(LIMIT)}; take something out of it")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(8).hex()}.tmp")
    with in_words(path, "written"):
        mode = None
        with suppress(FileNotFoundError):
            mode = stat.S_IMODE(path.stat().st_mode)
            if not mode & stat.S_IWUSR:
                raise told(path, "is read-only; allow writing with chmod u+w and try again")
        try:
            written = write_new(temporary, data, 0o666 if shared else 0o600)
            if shared and mode is not None:
                temporary.chmod(mode)
            before()
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        return Written(written, sync_folder(path.parent))


def write_new(path: Path, data: bytes, mode: int = 0o600) -> Stamp:
    """Write and fsync a file that must not exist, of a mode that the umask narrows."""
    descriptor = os.open(path, _NEW, mode)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
        return Stamp.of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: one call may take only some of them."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> bool:
    """Make names in a folder durable; False where the file system cannot do that for folders."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
        return False
    finally:
        os.close(descriptor)
    return True


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each for its owner alone; existing ones are left alone."""
    with in_words(folder, "made"):
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            one.mkdir(0o700, exist_ok=True)
            with suppress(OSError):  # a parent that may be passed but not read
                sync_folder(one.parent)


def sweep(path: Path) -> None:
    """Remove what :func:`replace` left half-written beside a file in processes now dead."""
    _sweep(path.parent, re.escape(path.name))


def sweep_folder(folder: Path) -> None:
    """Remove what it so left of any file in a folder that holds no files but ours."""
    _sweep(folder, ".+")


def _sweep(folder: Path, name: str) -> None:
    ours = re.compile(rf"\.{name}\.([1-9][0-9]{{0,9}})\.[0-9a-f]{{16}}\.tmp")
    with suppress(OSError):
        for stray in list(folder.iterdir()):
            match = ours.fullmatch(stray.name)
            if match and not is_alive(int(match[1])):
                stray.unlink(missing_ok=True)


def _refuse_unfit(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "something else")
        raise told(path, f"is {kind}, not a file; give the path of a regular file")
    if status.st_size > LIMIT:
        raise _too_big(path)


def _read_all(path: Path, descriptor: int, size: int) -> bytes:
    parts, total = [], 0
    while part := os.read(descriptor, max(size + 1 - total, 1 << 16)):
        parts.append(part)
        total += len(part)
        if total > LIMIT:
            raise _too_big(path)
    return b"".join(parts)


def _too_big(path: Path) -> Exception:
    return told(path, f"is over {_megabytes(LIMIT)}; make sure that it is the right file")


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000} MB"


def is_alive(process: int) -> bool:
    """Say whether a process of that number runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
