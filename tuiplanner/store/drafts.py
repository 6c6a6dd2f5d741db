"""What was typed and not saved, kept so that a crash costs at most the last second of it.

Each session has one file of drafts in the state folder, replaced whole, and holds a lock beside it
for as long as it lives. A file whose lock is free belongs to a session that died.
"""

import fcntl
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from tuiplanner.store import files
from tuiplanner.store.errors import StoreError, in_words, told
from tuiplanner.store.places import state_folder

QUIET_SECONDS = 0.5
"""Drafts are written at most this often."""

Kept = Mapping[str, Any]
"""A draft as its file has it: JSON values by name."""


class DraftFile:
    """The drafts of one session; made in the state folder of the data file.

    ``aside`` are the files of other sessions that could not be read and got another name.
    """

    def __init__(self, state_dir: Path, data_file: Path, session: str) -> None:
        self.folder = state_folder(state_dir, data_file) / "drafts"
        self._path = self.folder / f"{session}.json"
        self._lock = self._path.with_suffix(".lock")
        self._descriptor: int | None = None
        self._written: bytes | None = None
        self.aside: list[Path] = []

    def adopt(self) -> list[Kept]:
        """Take over the drafts of sessions that died, oldest session first.

        They are in this session's file before they leave theirs. A file that cannot be read is
        put aside under another name. Raises :class:`StoreError` when this session's file cannot
        be written.
        """
        files.sweep_folder(self.folder)
        found: list[Kept] = []
        taken: list[tuple[Path, int]] = []
        for lock in sorted(self.folder.glob("*.lock"), key=_age):
            if lock == self._lock or (descriptor := _free(lock)) is None:
                continue
            taken.append((lock, descriptor))
            try:
                found += kept_in(lock.with_suffix(".json"))
            except StoreError:
                with suppress(OSError):
                    self.aside.append(put_aside(lock.with_suffix(".json")))
        try:
            if found:
                self.write(found)
            for lock, _ in taken:
                with suppress(OSError):
                    lock.with_suffix(".json").unlink(missing_ok=True)
                    lock.unlink(missing_ok=True)
        finally:
            for _, descriptor in taken:
                os.close(descriptor)
        return found

    def write(self, drafts: Sequence[Kept]) -> None:
        """Put these drafts in the place of what the file held; none takes the file away."""
        data = orjson.dumps(list(drafts), option=orjson.OPT_INDENT_2) if drafts else b""
        if data == (self._written or b""):
            return
        self._hold()
        if data:
            files.replace(self._path, data)
        else:
            with in_words(self._path, "removed"):
                self._path.unlink(missing_ok=True)
        self._written = data

    def drop(self, draft: Kept) -> None:
        """Keep a draft that is given up for, in a file that is only ever added to."""
        files.make_folder(self.folder)
        path = self.folder / "dropped.jsonl"
        with in_words(path, "written"):
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            descriptor = os.open(path, flags, 0o600)
            try:
                files.write_all(descriptor, orjson.dumps(draft) + b"\n")
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def close(self) -> None:
        """Give the lock back; without drafts nothing of this session stays behind."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            if not self._path.exists():
                self._lock.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None

    def _hold(self) -> None:
        if self._descriptor is not None:
            return
        files.make_folder(self.folder)
        with in_words(self._lock, "opened"):
            self._descriptor = os.open(self._lock, _LOCK, 0o600)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class DraftKeeper:
    """Writes the drafts it was given last, on a thread of its own, within a second.

    ``failed`` is called on that thread, once for each reason why they could not be written.
    """

    def __init__(self, file: DraftFile, failed: Callable[[str], None]) -> None:
        self._file = file
        self._failed = failed
        self._reason = ""
        self._drafts: Sequence[Kept] = ()
        self._changed = threading.Event()
        self._urgent = threading.Event()
        self._closing = threading.Event()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="careerboard-drafts", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def keep(self, drafts: Sequence[Kept], *, is_urgent: bool = True) -> None:
        """Take what is to be kept from now on; never waits.

        What is not urgent is written only if it is still to be kept after a moment.
        """
        self._drafts = drafts
        if is_urgent:
            self._urgent.set()
        self._changed.set()

    def write_now(self) -> bool:
        """Write what is to be kept before this returns; for a program that is being ended.

        Gives up after a second when the thread is stuck in a write; False when it is not written.
        """
        if not self._writing.acquire(timeout=1.0):
            return False
        try:
            self._write()
        finally:
            self._writing.release()
        return not self._reason

    def close(self) -> None:
        """Write what is to be kept, and end the thread."""
        self._closing.set()
        self._changed.set()
        if self._thread.ident is not None:
            self._thread.join(2.0)
        self.write_now()
        self._file.close()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._changed.wait()
            self._changed.clear()
            if not self._urgent.is_set():
                self._closing.wait(QUIET_SECONDS)
            self._urgent.clear()
            with self._writing:
                self._write()
            self._closing.wait(QUIET_SECONDS)

    def _write(self) -> None:
        try:
            self._file.write(self._drafts)
        except (StoreError, OSError) as error:
            if str(error) != self._reason:
                self._reason = str(error)
                self._failed(self._reason)
        else:
            self._reason = ""


_LOCK = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


def _free(lock: Path) -> int | None:
    """Take the lock of a session that died and return its descriptor; None while it lives."""
    try:
        descriptor = os.open(lock, _LOCK, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def kept_in(path: Path) -> list[Kept]:
    """Return the drafts of a file, none of one that is not there or empty.

    Raises :class:`StoreError` for a file that cannot be read.
    """
    found = files.read(path)
    if found is None or not found.data:
        return []
    try:
        drafts = orjson.loads(found.data)
    except ValueError:
        drafts = None
    if not isinstance(drafts, list) or not all(isinstance(draft, dict) for draft in drafts):
        raise told(path, "holds drafts that cannot be read; open it in an editor")
    return drafts


def put_aside(path: Path) -> Path:
    """Give a file of drafts a name that no start looks at, and return that."""
    for number in count(1):
        aside = path.with_suffix(f".unreadable{number if number > 1 else ''}")
        if not aside.exists():
            path.rename(aside)
            return aside
    raise AssertionError  # pragma: no cover - names never run out


def _age(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
