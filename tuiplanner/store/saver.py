"""The save thread: the screen never waits for a disk, and nothing handed over is forgotten."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from tuiplanner.career.changes import Change, Tables
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.errors import StoreError

_FIRST_RETRY, _LAST_RETRY = 0.5, 30.0
_BREATH_SECONDS = 0.03
"""How long a save waits for the screen to draw what was changed: both need the interpreter."""


class Saving(NamedTuple):
    """A save has begun."""


class Saved(NamedTuple):
    """The changes with these ids are on the disk.

    ``tables`` is what the file now holds if that is more than what was read and these changes,
    else None. Changes still waiting are not in it.
    """

    changes: tuple[str, ...]
    tables: Tables | None


class Failed(NamedTuple):
    """Changes are not saved, for this reason; they are kept and tried again."""

    reason: str


class Reloaded(NamedTuple):
    """Something else wrote the file, which now holds ``tables``; waiting changes not in it."""

    tables: Tables


class Noticed(NamedTuple):
    """A sentence for the person."""

    sentence: str


class Looked(NamedTuple):
    """What else there is to know of the file, told when it has become something else.

    ``asked`` are the records, as (table, id), that something else deleted and that are kept until
    a person has answered; ``repairs`` was mended in what is shown and not in the file yet.
    """

    asked: tuple[tuple[str, int], ...] = ()
    repairs: tuple[str, ...] = ()


SaveEvent = Saving | Saved | Failed | Reloaded | Noticed | Looked


class Saver:
    """Saves changes on a thread of its own and looks for those of others between saves.

    ``listen`` is called on that thread and must not wait for long; what it raises is dropped,
    since a screen that is gone must not keep a change from the disk.
    """

    def __init__(
        self,
        datafile: DataFile,
        listen: Callable[[SaveEvent], None],
        *,
        poll_seconds: float = 1.0,
    ) -> None:
        self._datafile = datafile
        self._listen = listen
        self._poll_seconds = poll_seconds
        self._changed = threading.Condition()
        self._waiting: list[Change] = []
        self._is_busy = False
        self._awaited = 0
        self._is_hurried = False
        self._is_closing = False
        self._is_given_up = False
        self._retry_at = 0.0
        self._retry_after = _FIRST_RETRY
        self._reasons: set[str] = set()
        self._trouble = ""
        self._looked = Looked((), datafile.repairs)
        self._thread = threading.Thread(target=self._run, name="careerboard-save", daemon=True)

    @property
    def pending(self) -> int:
        """How many submitted changes are not on the disk yet."""
        with self._changed:
            return len(self._waiting)

    def start(self) -> None:
        """Start the thread; changes submitted before are saved now."""
        self._thread.start()

    def submit(self, change: Change) -> None:
        """Hand over a change to be saved; also ends the pause after a failure at once.

        Raises RuntimeError after :meth:`close`, when it could never be saved.
        """
        with self._changed:
            if self._is_closing:
                raise RuntimeError("the saver is closed")
            self._waiting.append(change)
            self._is_hurried = True
            self._changed.notify_all()

    def settle_deletions(self) -> None:
        """Put back at once what something else deleted and no submitted change deletes as well."""
        self._datafile.settle_deletions()
        with self._changed:
            self._is_hurried = True
            self._changed.notify_all()

    def wait(self, timeout: float) -> bool:
        """Wait until everything submitted is saved and told; False after ``timeout`` seconds."""
        with self._changed:
            self._awaited += 1
            self._changed.notify_all()
            try:
                return self._changed.wait_for(self._is_done, timeout)
            finally:
                self._awaited -= 1

    def close(self, timeout: float) -> bool:
        """Save what waits and stop the thread; False when something is not saved in time."""
        with self._changed:
            self._is_closing = True
            self._is_hurried = bool(self._waiting)
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        with self._changed:
            self._is_given_up = True
            self._changed.notify_all()
            return self._is_done()

    def _is_done(self) -> bool:
        return not self._waiting and not self._is_busy

    def _run(self) -> None:
        # What saving needs is loaded now, after the first text and before the first change.
        from tuiplanner.store import merge, storage  # noqa: F401, PLC0415 - see above

        while True:
            with self._changed:
                self._changed.wait_for(self._is_due, self._time_left())
                if self._waiting and self._is_hurried:
                    self._changed.wait_for(self._is_urgent, _BREATH_SECONDS)
                if self._is_given_up or (self._is_closing and not self._waiting):
                    break
                now = self._is_hurried or time.monotonic() >= self._retry_at
                batch = tuple(self._waiting) if now else ()
                self._is_hurried = False
                self._is_busy = bool(batch)
            if batch:
                self._save(batch)
            else:
                self._poll()
        if self._datafile.asked:  # nobody has answered: keep them
            self._datafile.settle_deletions()
            self._poll()

    def _is_due(self) -> bool:
        return self._is_hurried or self._is_given_up or (self._is_closing and not self._waiting)

    def _is_urgent(self) -> bool:
        """Say whether somebody waits for what is to be saved."""
        return self._is_closing or self._awaited > 0

    def _time_left(self) -> float:
        """Return the seconds until the next look at the file or the next try to save."""
        if not self._waiting:
            return self._poll_seconds
        return max(0.0, min(self._poll_seconds, self._retry_at - time.monotonic()))

    def _save(self, batch: tuple[Change, ...]) -> None:
        if not self._reasons:
            self._tell(Saving())
        try:
            saved = self._datafile.commit(batch)
        except Exception as error:  # noqa: BLE001 - whatever it is, the changes must be kept
            self._retry_at = time.monotonic() + self._retry_after
            self._retry_after = min(2 * self._retry_after, _LAST_RETRY)
            if (reason := _reason(error)) not in self._reasons:
                self._reasons.add(reason)
                self._tell(Failed(reason))
        else:
            self._retry_after = _FIRST_RETRY
            self._reasons.clear()
            with self._changed:
                del self._waiting[: len(batch)]
            ids = tuple(change.id for change in batch)
            self._tell(Saved(ids, saved.tables if saved.foreign else None))
        self._tell_notices()
        with self._changed:
            self._is_busy = False
            self._changed.notify_all()

    def _poll(self) -> None:
        try:
            tables = self._datafile.poll()
        except Exception as error:  # noqa: BLE001 - a fault in looking must not end the saving
            if (trouble := _reason(error)) != self._trouble:
                self._trouble = trouble
                self._tell(Noticed(trouble))
        else:
            self._trouble = ""
            if tables is not None:
                self._tell(Reloaded(tables))
        self._tell_notices()

    def _tell_notices(self) -> None:
        while self._datafile.notices:
            self._tell(Noticed(self._datafile.notices.pop(0)))
        looked = Looked(self._datafile.asked, self._datafile.repairs)
        if looked != self._looked:
            self._looked = looked
            self._tell(looked)

    def _tell(self, event: SaveEvent) -> None:
        with suppress(Exception):
            self._listen(event)


def _reason(error: Exception) -> str:
    if isinstance(error, StoreError):
        return str(error)
    return f"careerboard met a fault of its own ({type(error).__name__}: {error})"
