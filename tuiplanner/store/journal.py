"""Every change ever saved, one JSON line each, in the state folder.

It gives undo across restarts and a second copy to rebuild from. Nothing in it is ever rewritten;
a line that cannot be read, such as one torn by a crash, is passed over.
"""

import os
import stat
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

import orjson

from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.store import files
from tuiplanner.store.digest import sha256
from tuiplanner.store.errors import in_words, told

T = TypeVar("T")

_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_RUN, _AT_ONCE = 10_000, 2**20


class Line(NamedTuple):
    """One change and the session that made it."""

    session: str
    change: Change


class Journal:
    """The journal of one data file; ``session`` marks the lines this session adds."""

    def __init__(self, state_dir: Path, data_file: Path, session: str) -> None:
        name = sha256(os.fsencode(data_file)).hexdigest()[:16]
        self.path = state_dir / name / "journal.jsonl"
        self._session = session
        self._reading = threading.Lock()
        self._known: tuple[int, int] | None = None
        self._end = 0
        self._lines: list[Line | None] = []

    def append(self, changes: Iterable[Change]) -> None:
        """Add the changes durably, or raise :class:`StoreError`."""
        try:
            lines = [piece for change in changes for piece in pieces(change, self._session)]
        except TypeError as error:
            raise told(self.path, f"cannot hold a change ({error})") from None
        files.make_folder(self.path.parent)
        with in_words(self.path, "written"):
            is_new = not self.path.exists()
            descriptor = os.open(self.path, _APPEND, 0o600)
            try:
                _refuse_unless_file(self.path, descriptor)
                if sum(map(len, lines)) <= _AT_ONCE:
                    lines = [b"".join(lines)]
                lines[0] = _newline_after_torn(descriptor) + lines[0]
                for piece in lines:
                    files.write_all(descriptor, piece)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if is_new:
                files.sync_folder(self.path.parent)

    def read(self) -> list[Change]:
        """Return the changes, oldest first, none when there is no journal.

        Raises :class:`StoreError` when there is one that cannot be opened or read.
        """
        return [line.change for line in self.lines()[0]]

    def lines(self) -> tuple[list[Line], int]:
        """Return the lines as :meth:`read` does, and how many more could not be read.

        What was read before is not read again, as nothing in a journal is ever rewritten. Suits
        any thread.
        """
        with self._reading, in_words(self.path, "read"):
            try:
                descriptor = os.open(self.path, _READ)
            except FileNotFoundError:
                return [], 0
            with os.fdopen(descriptor, "rb") as journal:
                _refuse_unless_file(self.path, descriptor)
                found = self._read_on(journal)
        return [line for line in found if line], found.count(None)

    def _read_on(self, journal: BinaryIO) -> list[Line | None]:
        """Return every line, None for each that cannot be read; the last may be half-written."""
        status = os.fstat(journal.fileno())
        if self._known != (status.st_dev, status.st_ino) or status.st_size < self._end:
            self._known, self._end, self._lines = (status.st_dev, status.st_ino), 0, []
        journal.seek(self._end)
        data = journal.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._lines += [told_by(line) for line in whole.split(b"\n") if line.strip()]
        self._end += len(whole)
        rest = data[len(whole) :]
        return [*self._lines, told_by(rest)] if rest.strip() else self._lines


def written(change: Change, session: str) -> bytes:
    """Return a change as its line; raises TypeError for what JSON cannot hold."""
    return b"".join(pieces(change, session))


def pieces(change: Change, session: str) -> list[bytes]:
    """Return the line of a change in pieces, for that of an import is huge; as :func:`written`."""
    head = orjson.dumps(
        {
            "at": change.at,
            "id": change.id,
            "undoes": change.undoes,
            "session": session,
            "name": change.name,
        }
    )
    found = [head[:-1] + b',"edits":[']
    for start in range(0, len(change.edits), _RUN):
        run = change.edits[start : start + _RUN]
        comma = b"," if start else b""
        found.append(comma + orjson.dumps([_as_json(one) for one in run])[1:-1])
    return [*found, b"]}\n"]


def _refuse_unless_file(path: Path, descriptor: int) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise told(path, "is not a regular file; move it out of the way")


def _newline_after_torn(descriptor: int) -> bytes:
    size = os.fstat(descriptor).st_size
    return b"\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else b""


def _as_json(edit: Edit) -> dict[str, Any]:
    found = {"table": edit.table, "id": edit.id, "field": edit.field}
    if edit.old is not ABSENT:
        found["old"] = edit.old
    if edit.new is not ABSENT:
        found["new"] = edit.new
    return found


def told_by(line: bytes | str) -> Line | None:
    """Read one line, or return None when it is not one that :func:`written` made whole."""
    try:
        found = orjson.loads(line)
        edits = tuple(
            Edit(
                _typed(one["table"], str),
                _typed(one["id"], int),
                _typed(one["field"], str),
                one.get("old", ABSENT),
                one.get("new", ABSENT),
            )
            for one in found["edits"]
        )
        name, at, change_id = (_typed(found[key], str) for key in ("name", "at", "id"))
        undoes = found.get("undoes")
        undoes = undoes if undoes is None else _typed(undoes, str)
        session = found.get("session")
    except (KeyError, TypeError, ValueError):
        return None
    who = session if isinstance(session, str) else ""
    return Line(who, Change(name, edits, at, change_id, undoes))


def _typed(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(kind)
    return value
