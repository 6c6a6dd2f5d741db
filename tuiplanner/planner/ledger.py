"""The ledger: the one thing that changes a career, and tells who listens.

A use case makes a Change; the change is applied to the snapshot in memory at once, handed to the
writer, and announced. Undo and redo are changes too.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Protocol

from tuiplanner.career.career import Career
from tuiplanner.career.changes import Change, Edit, Tables, compact, overtaken
from tuiplanner.career.dates import instant
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, children_of, fields_of
from tuiplanner.planner.batch import Batch, tombstones

Touched = frozenset[tuple[str, int]]
Listener = Callable[[Career, Touched | None], None]


class Writer(Protocol):
    """What brings changes to the disk."""

    def submit(self, change: Change) -> None:
        """Take a change to be saved; may raise :class:`Refused` when it is saved at once."""


class Ledger:
    """The current :class:`Career`, the changes made to it, and the way back."""

    def __init__(
        self,
        tables: Tables,
        writer: Writer,
        *,
        now: Callable[[], datetime],
        today: Callable[[], date],
        ids: Callable[[], int],
    ) -> None:
        self.career = Career(tables)
        self.today = today
        self._writer = writer
        self._now = now
        self._ids = ids
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._pending: dict[str, Change] = {}
        self._listeners: list[Listener] = []

    def moment(self) -> str:
        """Return this moment as a UTC instant."""
        return instant(self._now())

    def listen(self, listener: Listener) -> None:
        """Call ``listener(career, touched)`` after every change; touched None means anything."""
        self._listeners.append(listener)

    def batch(self) -> Batch:
        """Begin the edits of one change."""
        return Batch(self.career, self.today(), instant(self._now()), self._ids)

    def commit(self, name: str, edits: Iterable[Edit]) -> Change | None:
        """Make, save and announce one change; None when there is nothing to edit."""
        made = compact(edits)
        return self.perform(name, made) if made else None

    def perform(self, name: str, edits: Iterable[Edit]) -> Change:
        """Make, save and announce one change of at least one edit."""
        change = self._apply(Change(name, compact(edits), instant(self._now())))
        self._undo.append(change)
        self._redo.clear()
        return change

    def undo(self) -> Change:
        """Take back this session's newest change; returns the undo, under the same name.

        Raises :class:`Refused` when there is none, or when what the change set no longer stands;
        such a change is then passed over by the next undo.
        """
        if not self._undo:
            raise Refused("nothing to undo")
        undone = self.take_back(self._undo.pop())
        self._redo.append(undone)
        return undone

    def redo(self) -> Change:
        """Make the change again that was undone last; raises :class:`Refused` like undo."""
        if not self._redo:
            raise Refused("nothing to redo")
        redone = self.take_back(self._redo.pop())
        self._undo.append(redone)
        return redone

    def take_back(self, change: Change) -> Change:
        """Make the inverse of any change, outside the undo and redo lists."""
        inverse = change.inverse(instant(self._now()))
        self._check_possible(inverse)
        return self._apply(inverse)

    def saved(self, changes: Iterable[str], tables: Tables | None) -> None:
        """Learn which changes (by id) are on the disk, and what else the file then held.

        ``tables`` is None when the file held only what this planner knows.
        """
        for change_id in changes:
            self._pending.pop(change_id, None)
        if tables is not None:
            self.reloaded(tables)

    def reloaded(self, tables: Tables) -> None:
        """Take over what the file holds now, with the changes still waiting on top."""
        career = Career(tables, like=self.career)
        for change in self._pending.values():
            career = career.applied(change.edits)
        self.career = career
        self._announce(None)

    @property
    def undoable(self) -> int:
        """Count the changes that undo can take back."""
        return len(self._undo)

    @property
    def newest(self) -> Change | None:
        """The change that undo would take back, None when there is none."""
        return self._undo[-1] if self._undo else None

    @property
    def unsaved(self) -> int:
        """Count the changes that are not on the disk yet."""
        return len(self._pending)

    def _apply(self, change: Change) -> Change:
        after = self.career.applied(change.edits)
        stones = tombstones(
            self.career, after, list(change.edits), change.at, undo=change.undoes is not None
        )
        if stones:
            change = Change(
                change.name, (*change.edits, *stones), change.at, change.id, change.undoes
            )
            after = after.applied(stones)
        before, self.career = self.career, after
        self._pending[change.id] = change
        try:
            self._writer.submit(change)
        except Refused:
            self.career = before
            del self._pending[change.id]
            raise
        self._announce(change.touched())
        return change

    def _announce(self, touched: Touched | None) -> None:
        for listener in self._listeners:
            listener(self.career, touched)

    def _check_possible(self, inverse: Change) -> None:
        if edit := overtaken(self.career.rows, inverse.edits):
            raise Refused(
                f"cannot undo {inverse.name}: its {_field_in_words(edit)} was changed since"
            )
        after = self.career.applied(inverse.edits)
        for table, record_id in inverse.touched():
            if table not in RECORDS or record_id in after.table(table):
                continue
            if any(after.table(kind).by(field, record_id) for kind, field in children_of(table)):
                raise Refused(f"cannot undo {inverse.name}: something was added to it since")


def _field_in_words(edit: Edit) -> str:
    if edit.table in RECORDS and (field := fields_of(RECORDS[edit.table]).get(edit.field)):
        return field.title
    return edit.field
