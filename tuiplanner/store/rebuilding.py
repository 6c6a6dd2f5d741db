"""What the history knows and a backup does not hold yet: the changes made since.

A backup is the file as it was before a save. Where the file itself cannot be read any more, the
changes saved after it are in the history, and go on top of it.
"""

from collections.abc import Collection, Sequence

from tuiplanner.career.changes import ABSENT, TOMBSTONES, Change, Edit, Rows, Tables
from tuiplanner.career.conflicts import same
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.store import merge
from tuiplanner.store.families import Key, parent_of, row_of
from tuiplanner.store.merge import Merged, by_record, deletes
from tuiplanner.store.settling import Ids


def rebuilt(tables: Tables, history: Sequence[Change], at: str, now: str, ids: Ids) -> Merged:
    """Return the tables of a backup made at an instant, with what was changed since.

    ``history`` is every change ever saved, oldest first; ``made`` are those that were missing.
    Nothing else stands between them: a field that holds something else keeps both values. What
    needs a record that is not there is left out, with a note. ``now`` tells that a backup is of a
    later time, by a clock that was set back since.
    """
    possible = _Possible(tables)
    since = [possible.part(one) for one in _since(tables, history, at, is_late=at > now)]
    found = merge.merged(tables, [one for one in since if one.edits], {}, ids=ids)
    return found._replace(notes=(*possible.notes, *found.notes))


def _since(tables: Tables, history: Sequence[Change], at: str, *, is_late: bool) -> list[Change]:
    """Return the changes behind the last one that the tables hold.

    Times alone do not tell: a change may have waited for its save, and a clock may be set. Where
    the tables hold none, since another program wrote them, they do. What was saved before a restore
    that put another file in the place of this one was given up then.
    """
    restored = [] if is_late else [n for n, one in enumerate(history) if _is_restore(one, at)]
    history = history[restored[-1] + 1 :] if restored else history
    held = [number for number, one in enumerate(history) if one.at <= at and _is_held(tables, one)]
    if held:
        return [one for one in history[held[-1] + 1 :] if one.edits]
    return [one for one in history if one.edits and one.at >= at]


def _is_restore(change: Change, at: str) -> bool:
    return not change.edits and change.at <= at


def _is_held(tables: Tables, change: Change) -> bool:
    """Say whether every field holds what a change set; one that only takes away tells nothing."""
    if all(edit.new is ABSENT for edit in change.edits):
        return False
    return all(
        same(row_of(tables, (edit.table, edit.id)).get(edit.field, ABSENT), edit.new)
        for edit in change.edits
    )


class _Possible:
    """What of each change can be made on the records that are there by then.

    Lines of a history may be lost, and another computer's changes are in its own: an edit of a
    record that is not there would make one of a few fields.
    """

    def __init__(self, tables: Tables) -> None:
        self.notes: list[str] = []
        self._there = {(table, one) for table, rows in tables.items() for one in rows}
        self._stones: Rows = tables.get(TOMBSTONES, {})

    def part(self, change: Change) -> Change:
        """Return a change with those of its edits that have their record, perhaps with none."""
        edits = by_record(change)
        begun = {
            key: {edit.field: edit.new for edit in of}
            for key, of in edits.items()
            if key not in self._there and _begins(of) and not self._is_buried(key, change)
        }
        while orphans := [key for key, row in begun.items() if self._lacks_parent(key, row, begun)]:
            for key in orphans:
                del begun[key]
        self._there |= begun.keys()
        lost = {key for key, of in edits.items() if key not in self._there}
        if any(key[0] in RECORDS and not deletes(key, edits[key]) for key in lost):
            self.notes.append(f"not made again: {change.name}, since what it needs is gone")
        self._there -= {key for key, of in edits.items() if deletes(key, of)}
        if not lost:
            return change
        return change._replace(edits=tuple(e for e in change.edits if (e.table, e.id) not in lost))

    def _is_buried(self, key: Key, change: Change) -> bool:
        """Say whether a record was deleted after a change made it, wherever that was."""
        stone = self._stones.get(key[1], {})
        return stone.get("table") == key[0] and str(stone.get("at", "")) > change.at

    def _lacks_parent(self, key: Key, row: Row, begun: Collection[Key]) -> bool:
        parent = parent_of(key, row)
        return parent is not None and parent not in self._there and parent not in begun


def _begins(edits: Sequence[Edit]) -> bool:
    """Say whether the edits of one record make it, all its fields at once."""
    return all(edit.old is ABSENT for edit in edits)
