"""Putting a good state in the place of a file that cannot be read or is gone."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tuiplanner.career.changes import Change
from tuiplanner.store import codec, files
from tuiplanner.store.backups import Backups, set_aside, total
from tuiplanner.store.codec import Content
from tuiplanner.store.errors import DamagedError, StoreError, told
from tuiplanner.store.journal import Journal
from tuiplanner.store.lock import locked

RESTORED_YET = "it is restored, but a power cut could still bring back what was there"
"""What is true when the new file is in its place and the disk did not confirm that."""


def put_back(
    path: Path,
    content: Content,
    change: Change,
    *,
    backups: Backups,
    journal: Journal,
    app: str,
    now: Callable[[], datetime],
    mention: Callable[[str], object],
    beside: bool = False,
) -> Path | None:
    """Write ``content`` as the file and return the copy of what was there, None when nothing was.

    The copy lies among the backups, or ``beside`` the file as ``<name>.<UTC>.bak``.
    Raises :class:`StoreError`, and leaves everything as it is, when there is no place for that
    copy, or when the file can be read after all: a change is the way then. ``change`` has no
    edits; it only tells the journal. What is restored is backed up. ``mention`` takes a
    sentence for the person.
    """
    files.make_folder(path.parent)
    with locked(path):
        found = files.read(path)
        kept = None
        if found is not None and not codec.is_blank(found.data):
            _refuse_readable(path, found.data)
            if beside:
                kept, _ = set_aside(path, found.data, now())
            else:
                kept = backups.keep(found.data, None, now())
        tables = {
            name: {str(one): row for one, row in rows.items()}
            for name, rows in content.tables.items()
        }
        data = codec.encode(tables, content.meta, app)
        _write(path, data, mention)
        try:  # else a later restore would begin before this one, and bring back what was given up
            backups.keep(data, total(content.tables), now())
        except StoreError as error:
            mention(f"the file is restored, but no backup of it could be made: {error}")
        try:
            journal.append([change])
        except StoreError as error:
            mention(f"the file is restored, but history will lack that: {error}")
    return kept


def _write(path: Path, data: bytes, mention: Callable[[str], object]) -> None:
    """Replace the file; where only its new name could not be made durable, say that alone."""
    try:
        files.replace(path, data)
    except StoreError as error:
        found = files.read(path)
        if found is None or found.data != data:
            raise
        mention(f"{RESTORED_YET}: {error}")


def _refuse_readable(path: Path, data: bytes) -> None:
    try:
        codec.decode(data, path)
    except DamagedError:
        return
    raise told(path, "reads well again; look at it before you restore anything")
