"""Copies of the file: of states careerboard did not write, and of those worth going back to."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tuiplanner.career.changes import TOMBSTONES, Change, Tables
from tuiplanner.career.conflicts import CONFLICTS
from tuiplanner.career.records import RECORDS
from tuiplanner.store import codec, files, rotation
from tuiplanner.store.codec import Content
from tuiplanner.store.errors import StoreError, in_words, told
from tuiplanner.store.places import state_folder
from tuiplanner.store.rotation import Backup

EVERY = timedelta(minutes=30)
MANY = 10
"""Deleting this many records in one save makes a backup first."""

KEPT_BY_PROGRAM = frozenset({TOMBSTONES, CONFLICTS})
"""Tables that hold nothing a person would count."""

# Compiled when it is needed, not at every start.
_NAME = r"([0-9]{8}T[0-9]{6}Z)\.([0-9]+|damaged)(?:\.([0-9]+))?\.json"
_UTC = "%Y%m%dT%H%M%SZ"
_GRAVE = ("import", "restore", "mend")


class Backups:
    """The backups of one data file, in the state folder, which no program syncs away."""

    def __init__(self, state_dir: Path, data_file: Path) -> None:
        self.folder = state_folder(state_dir, data_file) / "backups"
        self._last: datetime | None = None

    def sweep(self) -> None:
        """Remove backups that dead processes left half-written."""
        files.sweep_folder(self.folder)

    def listed(self) -> list[Backup]:
        """Return what there is, newest first; raises :class:`StoreError` when it cannot look."""
        with in_words(self.folder, "looked into"):
            try:
                paths = list(self.folder.iterdir())
            except FileNotFoundError:
                return []
        found = [backup for path in paths if (backup := _named(path))]
        return sorted(found, key=lambda one: (one.at, _number(one.path)), reverse=True)

    def any(self) -> bool:
        """Say whether there is a backup; a folder that cannot be looked into has none."""
        with suppress(StoreError):
            return bool(self.listed())
        return False

    def newest_good(self) -> tuple[Backup, Content] | None:
        """Return the newest backup that reads without repair, and what it holds."""
        for one in self.listed():
            with suppress(StoreError):
                content = content_of(one.path)
                if not content.repairs:
                    return one, content
        return None

    def since_last(self, tables: Tables) -> str:
        """Return the end of a sentence: how tables differ from the newest good backup, if any."""
        with suppress(StoreError):
            if last := self.newest_good():
                found = differences(last[1].tables, tables)
                return f"; since the last backup: {found or 'nothing changed'}"
        return ""

    def is_due(self, now: datetime) -> bool:
        """Say whether half an hour has passed, by this session's or another's last backup.

        The clock may have gone either way since.
        """
        if self._last is not None and abs(now - self._last) < EVERY:
            return False
        near = [one.at for one in self.listed() if abs(now - one.at) < EVERY]
        self._last = max(near, default=None)
        return not near

    def keep_due(self, path: Path, tables: Tables, now: datetime, *, urgent: bool) -> None:
        """Copy the file as it is, holding ``tables``, if that is urgent or due.

        Raises :class:`StoreError` when it cannot.
        """
        if not urgent and not self.is_due(now):
            return
        found = files.read(path)
        if found is not None and not codec.is_blank(found.data):
            self.keep(found.data, total(tables), now)
            self.thin(now)

    def keep(self, data: bytes, records: int | None, now: datetime) -> Path:
        """Return a durable copy of ``data``; ``records`` None says that it is evidence of damage.

        The newest copy is enough when it holds the same. Raises :class:`StoreError`.
        """
        kept = self.listed()
        newest = next(iter(kept), None)
        with in_words(self.folder, "looked into"):
            is_there = newest is not None and _holds(newest.path, data)
        if newest is not None and is_there:
            copy = newest.path
        else:
            files.make_folder(self.folder)
            copy = self._free_name(kept, records, now)
            files.replace(copy, data)
        self._last = now
        return copy

    def thin(self, now: datetime) -> None:
        """Remove the backups that newer ones stand for."""
        for one in rotation.evicted(self.listed(), now):
            with suppress(OSError):
                one.path.unlink()

    def _free_name(self, kept: list[Backup], records: int | None, now: datetime) -> Path:
        at = now.astimezone(UTC).strftime(_UTC)
        kind = "damaged" if records is None else str(records)
        number = max((_number(one.path) for one in kept if one.path.name.startswith(at)), default=0)
        suffix = f".{number + 1}" if number else ""
        return self.folder / f"{at}.{kind}{suffix}.json"


def content_of(path: Path) -> Content:
    """Read a career from any file, mended where it must be; raises :class:`StoreError`."""
    found = files.read(path)
    if found is None:
        raise told(path, "is not there; careerboard backups shows what there is")
    if codec.is_blank(found.data):
        raise told(path, "is empty; careerboard backups shows what there is")
    return codec.decode(found.data, path)


def total(tables: Tables) -> int:
    """Return how many records a person would count."""
    return sum(len(rows) for name, rows in tables.items() if name not in KEPT_BY_PROGRAM)


def counts(tables: Tables) -> dict[str, int]:
    """Return how many records each table has, known tables first, empty ones left out."""
    known = [name for name in RECORDS if name in tables]
    others = sorted(tables.keys() - RECORDS.keys() - KEPT_BY_PROGRAM)
    return {name: len(tables[name]) for name in (*known, *others) if tables[name]}


def counted(tables: Tables) -> str:
    """Return the counts in words, such as ``3 jobs, 1 goal``."""
    return ", ".join(_counted(*one) for one in counts(tables).items()) or "no records"


def differences(old: Tables, new: Tables) -> str:
    """Return by table how many records came, went and changed: ``goals 1 new, 2 changed``."""
    found: list[str] = []
    for table in [*RECORDS, *sorted((old.keys() | new.keys()) - RECORDS.keys() - KEPT_BY_PROGRAM)]:
        before, after = old.get(table, {}), new.get(table, {})
        kept = before.keys() & after.keys()
        numbers = {
            "new": len(after.keys() - kept),
            "gone": len(before.keys() - kept),
            "changed": sum(before[one] != after[one] for one in kept),
        }
        if words := ", ".join(f"{number} {what}" for what, number in numbers.items() if number):
            found.append(f"{table} {words}")
    return "; ".join(found)


def is_grave(changes: Sequence[Change], before: Tables, wanted: Tables) -> bool:
    """Say whether a save does what a person may want to take back as a whole.

    That is an import, a restore, a mending, a merge that finds two values for one field, or
    :data:`MANY` records deleted.
    """
    if any(change.name.startswith(_GRAVE) for change in changes):
        return True
    if wanted.get(CONFLICTS, {}).keys() - before.get(CONFLICTS, {}).keys():
        return True
    gone = {
        (table, one)
        for change in changes
        for table, one in change.touched()
        if one in before.get(table, {}) and one not in wanted.get(table, {})
    }
    return len(gone) >= MANY


def set_aside(path: Path, data: bytes, now: datetime) -> tuple[Path, bool]:
    """Return a copy of ``data`` beside the file, ``<name>.<UTC>.bak``, and whether it is new.

    A copy of the same bytes that is already there is enough; none is ever written over. Raises
    :class:`StoreError`.
    """
    with in_words(path, "copied"):
        for copy in sorted(path.parent.iterdir()):
            if _is_copy(copy, path) and _holds(copy, data):
                return copy, False
        for target in _names(path, now):
            try:
                files.write_new(target, data)
            except FileExistsError:
                continue
            except BaseException:
                target.unlink(missing_ok=True)
                raise
            files.sync_folder(path.parent)
            return target, True
    raise AssertionError  # pragma: no cover - names never run out


def told_of_copy(copy: Path, faults: int) -> str:
    """Say, after the name of a file, why it was copied as it was found.

    ``faults`` counts what is mended in what is shown of it; 0 where it only reads as changed.
    """
    if not faults:
        return f"was changed by another program; a copy as it was found is in {copy.name}"
    return (
        f"has {faults} {'fault' if faults == 1 else 'faults'}, mended in what is shown; "
        f"careerboard doctor lists them, and a copy as it was found is in {copy.name}"
    )


def _named(path: Path) -> Backup | None:
    """Return the backup that a file is by its name, or None."""
    match = re.fullmatch(_NAME, path.name)
    at = _instant(match[1]) if match else None
    if match is None or at is None:
        return None
    return Backup(path, at, None if match[2] == "damaged" else int(match[2][:9]))


def _number(path: Path) -> int:
    """Return which of the backups of one second this is."""
    match = re.fullmatch(_NAME, path.name)
    return int((match[3] or "1")[:9]) if match else 0


def _counted(table: str, number: int) -> str:
    noun = RECORDS[table].NOUN if number == 1 and table in RECORDS else table
    return f"{number} {noun}"


def _instant(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _UTC).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_copy(copy: Path, path: Path) -> bool:
    return copy.name.startswith(f"{path.name}.") and copy.name.endswith(".bak")


def _holds(copy: Path, data: bytes) -> bool:
    if not copy.is_file() or copy.stat().st_size != len(data) or not os.access(copy, os.R_OK):
        return False
    return copy.read_bytes() == data


def _names(path: Path, now: datetime) -> Iterator[Path]:
    at = now.astimezone(UTC).strftime(_UTC)
    for number in count(1):
        suffix = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.name}.{at}{suffix}.bak")
