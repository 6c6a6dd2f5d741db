"""Changes made on what one session last read, put on top of what the file holds now.

Pure functions. An edit is three-way: what it says was there, what it sets, and what is there now
(:mod:`rows` has the rules). What is decided here is that an edit beats a delete, whichever of the
two was saved first, so that nobody's words go away.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from tuiplanner.career import changes, conflicts
from tuiplanner.career.changes import ABSENT, Change, Edit, Rows, Tables
from tuiplanner.career.conflicts import CONFLICTS, same
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.career.relations import children_of
from tuiplanner.store import rows, settling
from tuiplanner.store.families import (
    Gone,
    Key,
    coming_back,
    heads,
    is_in,
    name_of,
    row_of,
    with_rows,
)
from tuiplanner.store.rows import Side
from tuiplanner.store.settling import Ids


class Merged(NamedTuple):
    """The new tables, the records that may differ, the changes made, and what to tell.

    ``differs`` says that the tables are not just what the edits make of the old ones.
    """

    tables: dict[str, Rows]
    touched: frozenset[Key]
    made: tuple[Change, ...]
    notes: tuple[str, ...]
    differs: bool = False


def merged(
    tables: Tables,
    waiting: Sequence[Change],
    gone: Gone,
    *,
    ids: Ids,
    held: Gone | None = None,
    forget_before: str = "",
) -> Merged:
    """Return ``tables`` with the waiting changes made in order.

    An edit of a record in ``gone`` brings it back with its parents and children. A change that
    deletes a record somebody has since edited, or given a child, is left out as a whole. The
    records of ``held`` go back into the tables first. ``ids`` gives ids for new conflicts;
    tombstones older than the instant ``forget_before`` are taken out.
    """
    merger = _Merger(with_rows(tables, held, held) if held else dict(tables), gone, ids)
    merger.touched |= set(held or ())
    for number, change in enumerate(waiting):
        merger.make(change, waiting[number + 1 :])
    merger.settle(forget_before)
    return Merged(
        merger.tables,
        frozenset(merger.touched),
        tuple(merger.made),
        tuple(dict.fromkeys(merger.notes)),
        merger.differs,
    )


def vanished(old: Tables, new: Tables) -> dict[Key, Row]:
    """Return the records that are in the old tables and not in the new ones."""
    return {
        (table, record_id): rows[record_id]
        for table, rows in old.items()
        for record_id in rows.keys() - new.get(table, {}).keys()
    }


class _Merger:
    """Tables on their way from what the file holds to what it will hold."""

    def __init__(self, tables: dict[str, Rows], gone: Gone, ids: Ids) -> None:
        self.tables = tables
        self.touched: set[Key] = set()
        self.made: list[Change] = []
        self.notes: list[str] = []
        self.differs = False
        self._gone = gone
        self._ids = ids

    def make(self, change: Change, later: Sequence[Change]) -> None:
        """Make one change, or leave it out; ``later`` are those that wait behind it."""
        if outlived := _outlived(self.tables, change):
            name = name_of(outlived, row_of(self.tables, outlived))
            self.notes.append(
                f"{name} was changed elsewhere before it was deleted here, so it was kept"
            )
            return
        # What is deleted here as well stays away when its family comes back.
        self._gone = _without(self._gone, _deleted(change))
        back = _brought_back(self.tables, change, self._gone)
        self.tables = with_rows(self.tables, back, self._gone)
        self.notes += [
            f"{name_of(key, self._gone[key])} was deleted elsewhere while it was changed here, "
            "so it was brought back"
            for key in heads(back, self._gone)
            if key[0] != CONFLICTS
        ]
        self.touched |= change.touched() | back
        self.made.append(change)
        quiet: list[Edit] = []  # made together: each time a whole table is copied
        for key, edits in by_record(change).items():
            if _meets_other(key, row_of(self.tables, key), edits):
                self._apply(quiet)
                quiet = []
                self._merge(key, edits, change.at, later)
            else:
                quiet += edits
        self._apply(quiet)

    def settle(self, forget_before: str) -> None:
        """Tell equal slugs apart where records were touched, and forget old tombstones."""
        if edits := settling.slugs_apart(self.tables, self.touched):
            self.differs = True
            self._apply(edits)
        self._apply(settling.worn_out(self.tables, forget_before))

    def _merge(self, key: Key, edits: list[Edit], at: str, later: Sequence[Change]) -> None:
        """Make the edits of a record that no longer holds what they were made on."""
        table, record_id = key
        now = row_of(self.tables, key)
        edits = [edit for edit in edits if not _has_landed(edit, now, later)]
        base, mine = dict(now), dict(now)
        for edit in edits:
            _put(base, edit.field, edit.old)
            _put(mine, edit.field, edit.new)
        written = next((edit.new for edit in edits if edit.field == "updated"), at)
        known = now.get("updated", "")
        result = rows.merge(table, base, Side(mine, str(written)), Side(now, str(known)))
        replaced = [
            one
            for edit in edits
            if not same(now.get(edit.field, ABSENT), edit.old)
            for one in settling.continued(self.tables, edit)
        ]
        self._apply(settling.taken_out(self.tables, CONFLICTS, replaced))
        self._apply(_differing(key, now, result.row))
        self._apply(settling.kept_beside(self.tables, key, result.others, at, self._ids))
        self.notes += settling.in_words(key, result.row, result.others)
        naive = changes.apply({table: {record_id: now}}, edits)
        if result.row != naive[table].get(record_id) or replaced:
            self.differs = True

    def _apply(self, edits: Sequence[Edit]) -> None:
        if edits:
            self.tables = changes.apply(self.tables, edits)
            self.touched |= {(edit.table, edit.id) for edit in edits}


def _brought_back(tables: Tables, change: Change, gone: Gone) -> set[Key]:
    """Return the records of ``gone`` the change needs: those it edits, and their families."""
    if not gone:
        return set()
    back = {
        key
        for key, edits in by_record(change).items()
        if key in gone and not deletes(key, edits) and not is_in(tables, key)
    }
    after = changes.apply(with_rows(tables, back, gone), change.edits)
    living = [(key, row) for key in change.touched() if (row := row_of(after, key))]
    return coming_back(tables, back, living, gone)


def _outlived(tables: Tables, change: Change) -> Key | None:
    """Return the first record that is no longer as the change that deletes it knew it, or None."""
    deleted = {key: edits for key, edits in _deleted(change).items() if is_in(tables, key)}
    for key, edits in deleted.items():
        known = {edit.field: edit.old for edit in edits if edit.old is not ABSENT}
        if not same(_typed(row_of(tables, key)), _typed(known)):
            return key
    for table in {table for table, _ in deleted}:
        for children, link in children_of(table) if table in RECORDS else ():
            for child, row in tables.get(children, {}).items():
                if (table, row.get(link)) in deleted and (children, child) not in deleted:
                    return table, row[link]
    kept = tables.get(CONFLICTS, {})
    for one in conflicts.of_records(kept, deleted):
        if (CONFLICTS, one) not in deleted:
            return kept[one]["table"], kept[one]["record"]
    return None


def _typed(row: Row) -> dict[str, Any]:
    """Return what a person typed in a row: an undo leaves another ``updated`` than it found."""
    return {field: value for field, value in row.items() if field != "updated"}


def by_record(change: Change) -> dict[Key, list[Edit]]:
    """Return the edits of a change by the record that each is of, in their order."""
    found: dict[Key, list[Edit]] = {}
    for edit in change.edits:
        found.setdefault((edit.table, edit.id), []).append(edit)
    return found


def _deleted(change: Change) -> dict[Key, list[Edit]]:
    """Return the edits of every record that a change deletes."""
    return {key: edits for key, edits in by_record(change).items() if deletes(key, edits)}


def _without(gone: Gone, keys: Collection[Key]) -> Gone:
    if gone.keys().isdisjoint(keys):
        return gone
    return {key: row for key, row in gone.items() if key not in keys}


def deletes(key: Key, edits: Sequence[Edit]) -> bool:
    """Say whether edits of one record delete it: they also take the field that none can lack.

    Edits that only clear fields look the same otherwise, when ``updated`` stays the same second.
    """
    kind = RECORDS.get(key[0])
    vital = (kind.PARENT or kind.TITLE) if kind else None
    return all(edit.new is ABSENT for edit in edits) and (
        vital is None or any(edit.field == vital for edit in edits)
    )


def _meets_other(key: Key, now: Row, edits: Sequence[Edit]) -> bool:
    """Say whether a record that stays holds something else than its edits were made on."""
    if not now or deletes(key, edits):
        return False
    fields = [edit.field for edit in edits]
    return len(set(fields)) == len(fields) and any(
        not same(now.get(edit.field, ABSENT), edit.old) for edit in edits
    )


def _has_landed(edit: Edit, now: Row, later: Sequence[Change]) -> bool:
    """Say whether the field holds what later edits made of this one.

    So it is when a save reached the disk and was then reported as failed.
    """
    value, there = edit.new, now.get(edit.field, ABSENT)
    if same(there, edit.old) or isinstance(value, list):
        return False
    for change in later:
        for one in change.edits:
            if (one.table, one.id, one.field) == (edit.table, edit.id, edit.field):
                if not same(one.old, value):
                    return False
                value = one.new
                if same(there, value):
                    return True
    return False


def _put(row: dict[str, Any], field: str, value: Any) -> None:
    if value is ABSENT:
        row.pop(field, None)
    else:
        row[field] = value


def _differing(key: Key, old: Row, new: Mapping[str, Any]) -> list[Edit]:
    """Return the edits from one row to the other, compared as JSON text."""
    return [
        Edit(*key, field, old.get(field, ABSENT), new.get(field, ABSENT))
        for field in sorted(old.keys() | new.keys())
        if not same(old.get(field, ABSENT), new.get(field, ABSENT))
    ]
