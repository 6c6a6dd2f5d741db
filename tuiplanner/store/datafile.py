"""The data file of one session: read it, save changes into it, notice what others wrote.

What only saving needs is loaded with the first save: most runs of a command make none, and the
first screen waits for none.
"""

import os
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuiplanner.career.changes import Change, Tables
from tuiplanner.career.dates import instant
from tuiplanner.career.records import RECORDS
from tuiplanner.store import backups, codec, files
from tuiplanner.store.backups import Backups
from tuiplanner.store.codec import Content
from tuiplanner.store.digest import sha256
from tuiplanner.store.drafts import DraftFile
from tuiplanner.store.errors import StoreError, sentence
from tuiplanner.store.files import Found, Stamp
from tuiplanner.store.ids import random_id
from tuiplanner.store.journal import Journal, Line
from tuiplanner.store.lock import LOCK_SECONDS, locked
from tuiplanner.store.vanishing import Lost

if TYPE_CHECKING:
    from tuiplanner.store.merge import Merged

_PAUSE = 0.05
_PATIENCE_AT_START = 8
_PATIENCE = 20
_TOMBSTONES_KEPT = timedelta(days=180)


class Saved(NamedTuple):
    """What the file now holds; ``foreign``: that is more than what was read and these changes."""

    tables: Tables
    foreign: bool


class DataFile:
    """One file as one session sees it.

    :meth:`told` and :meth:`settle_deletions` suit any thread, the other methods only one.
    ``notices`` collects sentences for the person; whoever shows them takes them out. ``now`` gives
    the UTC instant for the names of copies, ``session`` marks this session's lines in the journal,
    ``pause`` waits some seconds while another program is half-way through writing, and ``ids``
    gives ids for new conflicts.
    """

    def __init__(
        self,
        path: Path,
        *,
        state_dir: Path,
        app: str,
        now: Callable[[], datetime],
        session: str,
        lock_seconds: float = LOCK_SECONDS,
        pause: Callable[[float], object] = time.sleep,
        ids: Callable[[], int] = random_id,
    ) -> None:
        self.path = Path(os.path.realpath(path))
        self.notices: list[str] = []
        self._app = app
        self._now = now
        self._lock_seconds = lock_seconds
        self._pause = pause
        self._ids = ids
        self._state_dir = state_dir
        self.session = session
        self._journal = Journal(state_dir, self.path, session)
        self._backups = Backups(state_dir, self.path)
        self._content = Content()
        self._stamp: Stamp | None = None
        self._digest: bytes | None = None
        self._damaged: Stamp | None = None
        self._is_missed = False
        self._is_untold = False
        self._not_copied: bytes | None = None
        self._lost = Lost()
        self._mentioned: set[str] = set()

    def read(self) -> Tables:
        """Return the tables of the file, none when it is new.

        Raises :class:`StoreError` for a file that cannot be used, and leaves that as it is.
        """
        files.sweep(self.path)
        self._backups.sweep()
        self._refresh(_PATIENCE_AT_START)
        self._is_untold = False
        return self._content.tables

    def commit(self, changes: Sequence[Change]) -> Saved:
        """Save changes on top of whatever the file holds now; they are on the disk on return.

        Raises :class:`StoreError` when they could not be saved: the file is then as it was, and
        the same changes may be given again.
        """
        # It may have been moved meanwhile, and a link put in its place, which is to stay.
        self.path = Path(os.path.realpath(self.path))
        files.make_folder(self.path.parent)
        with locked(self.path, self._lock_seconds):
            self._refresh(_PATIENCE)
            if self._not_copied is not None:
                self._set_aside(self._not_copied, self._content)
            merged = self._merged(changes)
            self._write(merged)
            self._write_journal(merged)
        self.notices += merged.notes
        foreign = self._is_untold or merged.differs or bool(merged.notes)
        self._is_untold = False
        return Saved(merged.tables, foreign)

    def poll(self) -> Tables | None:
        """Return the tables if the file holds something new from elsewhere, else None.

        Costs one stat while nothing happened, and writes when there are records to put back.
        Raises :class:`StoreError` once for a file that is damaged now, and keeps what was read
        before.
        """
        stamp = files.stamp(self.path)
        if stamp != self._stamp and (stamp is None or stamp != self._damaged):
            self._refresh(_PATIENCE)
        if not self._is_untold and self._lost.wants_save:
            self.commit([])
            return self._content.tables
        if not self._is_untold:
            return None
        self._is_untold = False
        return self._lost.shown(self._content.tables)

    def settle_deletions(self) -> None:
        """Take it that the person has answered what :attr:`asked` asks.

        What was not deleted here as well goes back into the file at the next look at it.
        """
        self._lost.settle()

    @property
    def asked(self) -> tuple[tuple[str, int], ...]:
        """The records, as (table, id), kept until a person says whether they are to go."""
        return tuple(key for key in self._lost.asked if key[0] in RECORDS)

    @property
    def repairs(self) -> tuple[str, ...]:
        """What was mended in what is shown, and is in the file only with the next save."""
        return self._content.repairs

    def drafts(self) -> DraftFile:
        """Return the file that keeps what this session has typed and not saved."""
        return DraftFile(self._state_dir, self.path, self.session)

    def told(self) -> list[Line]:
        """Return the journal, oldest first; nothing, with a notice, where it cannot be read."""
        try:
            return self._journal.lines()[0]
        except StoreError as error:
            self.notices.append(f"history and undo cannot be had: {error}")
            return []

    def _refresh(self, tries: int) -> None:
        """Bring what is known up to the file, and wait for one that is half-way written."""
        for rest in reversed(range(tries)):
            found = files.read(self.path)
            if found is None or codec.is_blank(found.data):
                if self._digest is None:
                    if not rest:
                        from tuiplanner.store import missing  # noqa: PLC0415 - rarely

                        missing.refuse_if_kept(self.path, self._backups)
                    if not rest or not self._backups.any():
                        self._stamp = found.stamp if found else None
                        return
                    self._pause(_PAUSE)
                    continue
                if self._is_missed or not rest:
                    self._miss(found)
                    return
            else:
                self._is_missed = False
                digest = sha256(found.data).digest()
                if digest == self._digest:
                    self._stamp = found.stamp
                    return
                if self._is_taken(found, digest, last=not rest):
                    return
            self._pause(_PAUSE)

    def _is_taken(self, found: Found, digest: bytes, *, last: bool) -> bool:
        """Take over what was found; False when it is damaged and may still be half-written."""
        try:
            content = codec.decode(found.data, self.path)
        except StoreError:
            if last or found.stamp == self._damaged:
                self._damaged = found.stamp
                raise
            return False
        self._not_copied = None
        if not content.sealed:
            self._not_copied = found.data
            try:
                self._set_aside(found.data, content)
            except StoreError as error:
                self.notices.append(f"{error}, and until then nothing is saved over it")
        lost = self._lost.look(self._content.tables, content.tables, instant(self._now()))
        if lost is not None:
            self.notices.append(sentence(self.path, lost))
        self._know(content, digest, found.stamp)
        self._is_untold = True
        return True

    def _know(self, content: Content, digest: bytes, stamp: Stamp) -> None:
        self._content = content
        self._digest = digest
        self._stamp = stamp
        self._damaged = None

    def _miss(self, found: Found | None) -> None:
        """Keep what was read of a file that somebody deleted or emptied."""
        self._stamp = found.stamp if found else None
        if not self._is_missed:
            self._is_missed = True
            self.notices.append(
                sentence(
                    self.path,
                    "was deleted or emptied by something else; what was read from it is kept "
                    "here and goes back into it with the next change",
                )
            )

    def _set_aside(self, data: bytes, content: Content) -> None:
        copy, is_new = backups.set_aside(self.path, data, self._now())
        self._not_copied = None
        if self._digest is None and not is_new and not content.repairs:
            return  # whoever came first has said so
        what = backups.told_of_copy(copy, len(content.repairs))
        if self._digest is None:
            what += self._backups.since_last(content.tables)
        self.notices.append(sentence(self.path, what))

    def _merged(self, changes: Sequence[Change]) -> "Merged":
        from tuiplanner.store import merge  # noqa: PLC0415 - see above

        return merge.merged(
            self._content.tables,
            changes,
            self._lost.gone,
            ids=self._ids,
            held=self._lost.held,
            forget_before=instant(self._now() - _TOMBSTONES_KEPT),
        )

    def _write(self, merged: "Merged") -> None:
        from tuiplanner.store.storage import CareerStorage, put, refuse_unfit  # noqa: PLC0415 - see above

        before, wanted, touched = self._content.tables, merged.tables, merged.touched
        refuse_unfit(self.path, wanted, touched)
        storage = CareerStorage(self.path, self._content, self._app, touched)
        put(storage, before, wanted, touched)
        data, meta, written = storage.commit(wanted, touched, lambda: self._back_up(merged))
        digest = sha256(data).digest()
        self._know(Content(wanted, meta), digest, written.stamp)
        self._lost.written(wanted)
        self._is_missed = False
        if not written.settled:
            self._mention(
                sentence(
                    self.path.parent,
                    "is on a disk that cannot confirm new names; after a power cut the last save "
                    "may be missing",
                )
            )

    def _back_up(self, merged: "Merged") -> None:
        """Copy the file about to be replaced, if that is due; never in the way of a save."""
        before = self._content.tables
        grave = backups.is_grave(merged.made, before, merged.tables)
        urgent = grave or not self._content.sealed
        try:
            self._backups.keep_due(self.path, before, self._now(), urgent=urgent)
        except StoreError as error:
            self._mention(f"no backup could be made: {error}")

    def _write_journal(self, merged: "Merged") -> None:
        try:
            self._journal.append(merged.made)
        except StoreError as error:
            self._mention(f"the change is saved, but history and undo will lack it: {error}")

    def _mention(self, notice: str) -> None:
        """Add a notice the first time it would be said."""
        if notice not in self._mentioned:
            self._mentioned.add(notice)
            self.notices.append(notice)
