"""The ledger: the one thing that changes a career, and tells who listens.

A use case makes a Change; the change is applied to the snapshot in memory at once, handed to the
writer, and announced. Undo and redo are changes too.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Protocol

from tuiplanner.career.career import Career
from tuiplanner.career.changes import (
    ABSENT,
    Change,
    Edit,
    Tables,
    compact,
    difference,
    overtaken,
)
from tuiplanner.career.conflicts import same
from tuiplanner.career.dates import instant
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.relations import children_of, links_to
from tuiplanner.career.thresholds import DEFAULTS, Thresholds
from tuiplanner.planner import past
from tuiplanner.planner.batch import Batch, tombstones
from tuiplanner.planner.past import Told

Touched = frozenset[tuple[str, int]]
Listener = Callable[[Career, Touched | None], None]


class Overtaken(Refused):
    """What a change set no longer stands, so that it cannot be taken back."""


class Writer(Protocol):
    """What brings changes to the disk."""

    def submit(self, change: Change) -> None:
        """Take a change to be saved; may raise :class:`Refused` when it is saved at once."""


class Ledger:
    """The current :class:`Career`, the changes made to it, and the way back.

    ``told`` gives every change ever saved; it is only asked when this session's own changes do not
    reach further back. The derived views look at ``thresholds``.
    """

    def __init__(
        self,
        tables: Tables,
        writer: Writer,
        *,
        now: Callable[[], datetime],
        today: Callable[[], date],
        ids: Callable[[], int],
        told: Callable[[], Told] = tuple,
        thresholds: Thresholds = DEFAULTS,
    ) -> None:
        self.career = Career(tables, thresholds=thresholds)
        self.today = today
        self.ids = ids
        self._writer = writer
        self._now = now
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._told = told
        self._own: list[Change] = []
        self._passed: set[str] = set()
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
        return Batch(self.career, self.today(), instant(self._now()), self.ids)

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
        """Take back this session's newest change, else the newest of the history, anyone's.

        Returns the undo, under the same name. Raises :class:`Refused` when there is none, or when
        what the change set no longer stands; such a change is then passed over by the next undo.
        """
        undone = self._last_back(self._undo, self.to_undo(), "undo")
        self._redo.append(undone)
        return undone

    def redo(self) -> Change:
        """Make the change again that was undone last; raises :class:`Refused` like undo."""
        redone = self._last_back(self._redo, self.to_redo(), "redo")
        self._undo.append(redone)
        return redone

    def to_undo(self) -> Change | None:
        """Return the change that undo would take back, None when there is none."""
        if self._undo:
            return self._undo[-1]
        return self._first(past.standing)

    def to_redo(self) -> Change | None:
        """Return the undo that redo would take back, None when there is none."""
        if self._redo:
            return self._redo[-1]
        return self._first(past.redoable)

    def history(self) -> Told:
        """Return every change, oldest first, with the session that made it; none for this one's.

        Those of this session come last as long as they are not saved. May read a file.
        """
        saved = self._told()
        known = {change.id for _, change in saved}
        return [*saved, *(("", one) for one in self._own if one.id not in known)]

    def _first(self, among: Callable[[Iterable[Change]], Iterable[Change]]) -> Change | None:
        """Return the first of some changes of the history that has not been refused already."""
        found = among([change for _, change in self.history()])
        return next((one for one in found if one.id not in self._passed), None)

    def saved(self, changes: Iterable[str], tables: Tables | None) -> None:
        """Learn which changes (by id) are on the disk, and what else the file then held.

        ``tables`` is None when the file held only what this planner knows.
        """
        for change_id in changes:
            self._pending.pop(change_id, None)
        if tables is not None:
            self.reloaded(tables)

    def reloaded(self, tables: Tables) -> None:
        """Take over what the file holds now, with the changes still waiting on top.

        A record that a waiting change edits and the file has lost stays whole: saving that change
        will bring it back.
        """
        before, career = self.career, Career(tables, like=self.career)
        for change in self._pending.values():
            career = career.applied(change.edits)
        touched = {key for change in self._pending.values() for key in change.touched()}
        for table, one in sorted(touched):
            kept = before.rows.get(table, {}).get(one)
            row = career.rows.get(table, {}).get(one)
            if kept and row and one not in tables.get(table, {}):
                career = career.applied(difference(table, one, row, kept))
        self.career = career
        self._announce(None)

    @property
    def undoable(self) -> int:
        """Count this session's changes that undo can take back."""
        return len(self._undo)

    @property
    def redoable(self) -> int:
        """Count this session's undos that redo can take back."""
        return len(self._redo)

    @property
    def newest(self) -> Change | None:
        """The newest change of this session that stands, None when there is none."""
        return self._undo[-1] if self._undo else None

    @property
    def unsaved(self) -> int:
        """Count the changes that are not on the disk yet."""
        return len(self._pending)

    @property
    def waiting(self) -> list[Change]:
        """The changes that are not on the disk yet, oldest first."""
        return list(self._pending.values())

    def make_again(self, change: Change) -> bool:
        """Make a change of a session that ended before it was saved; False where it stands.

        Nor is one made that the history has: it was saved, and may have been undone since. Raises
        :class:`Refused` where the records it needs are gone.
        """
        rows = self.career.rows
        now = [(edit, rows.get(edit.table, {}).get(edit.id, {})) for edit in change.edits]
        if all(same(row.get(edit.field, ABSENT), edit.new) for edit, row in now):
            return False
        if any(one.id == change.id for _, one in self.history()):
            return False
        is_gone = any(not row and edit.old is not ABSENT for edit, row in now)
        is_gone |= any(not row and past.is_buried(rows, edit, change.at) for edit, row in now)
        after = self.career.applied(change.edits)
        if is_gone or any(_unsound(after, *key) for key in change.touched() if key[0] in RECORDS):
            raise Overtaken(f"cannot {change.name} now: what it needs is gone")
        self.career = after
        self._pending[change.id] = change
        self._writer.submit(change)
        self._own.append(change)
        if change.undoes is None:
            self._undo.append(change)
        else:  # the history tells what stands
            self._undo.clear()
        self._announce(change.touched())
        return True

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
        self._own.append(change)
        self._announce(change.touched())
        return change

    def _announce(self, touched: Touched | None) -> None:
        for listener in self._listeners:
            listener(self.career, touched)

    def _last_back(self, own: list[Change], change: Change | None, verb: str) -> Change:
        """Take back a change, the last of ``own`` if any; it stays when only the writer refuses."""
        if change is None:
            raise Refused(f"nothing to {verb}")
        try:
            made = self._apply(self._possible_inverse(change, verb))
        except Overtaken:
            self._passed.add(change.id)
            del own[-1:]
            raise
        del own[-1:]
        return made

    def _possible_inverse(self, change: Change, verb: str) -> Change:
        """Return what takes a change back; raises :class:`Overtaken` where nothing can."""
        if not change.edits:
            raise Overtaken(f"cannot {verb} {change.name}: what was there before could not be read")
        inverse = change.inverse(instant(self._now()))
        if edit := overtaken(self.career.rows, inverse.edits):
            raise Overtaken(
                f"cannot {verb} {inverse.name}: its {_field_in_words(edit)} was changed since"
            )
        after = self.career.applied(inverse.edits)
        for table, record_id in inverse.touched():
            if table in RECORDS and (reason := _unsound(after, table, record_id)):
                raise Overtaken(f"cannot {verb} {inverse.name}: {reason}")
        return inverse


def _unsound(career: Career, table: str, record_id: int) -> str:
    """Say why a record could not be as it is (or be gone) in a career; empty when it could."""
    held = [*children_of(table), *((kind, field.name) for kind, field in links_to(table))]
    if record_id not in career.table(table):
        is_held = any(career.table(kind).by(field, record_id) for kind, field in held)
        return "something was added to it since" if is_held else ""
    try:
        record = career.table(table)[record_id]
    except Refused:
        return "something was added to it since"
    parent = fields_of(record).get(record.PARENT or "")
    if parent and getattr(record, parent.name) not in career.table(parent.table):
        return f"its {parent.title} is gone"
    return ""


def _field_in_words(edit: Edit) -> str:
    if edit.table in RECORDS and (field := fields_of(RECORDS[edit.table]).get(edit.field)):
        return field.title
    return edit.field
