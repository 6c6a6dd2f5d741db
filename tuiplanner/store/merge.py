"""Changes made on what one session last read, put on top of what the file holds now.

Pure functions. Fields and list items merge by the edits themselves; what is decided here is that
an edit beats a delete, whichever of the two was saved first, so that nobody's words go away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tuiplanner.career import changes
from tuiplanner.career.changes import ABSENT, Change, Edit, Rows, Tables
from tuiplanner.career.records import RECORDS, Row, children_of, fields_of
from tuiplanner.career.text import shown

Key = tuple[str, int]
"""The table and the id of a record."""

Gone = Mapping[Key, Row]
"""Records another program took out of the file, as this session last knew them."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The new tables, the records that may differ, the changes made, and what to tell."""

    tables: dict[str, Rows]
    touched: frozenset[Key]
    made: tuple[Change, ...]
    notes: tuple[str, ...]


def merged(tables: Tables, waiting: Sequence[Change], gone: Gone) -> Merged:
    """Return ``tables`` with the waiting changes made in order.

    An edit of a record in ``gone`` brings it back with its parents and children. A change that
    deletes a record somebody has since edited, or given a child, is left out as a whole.
    """
    result = dict(tables)
    touched: set[Key] = set()
    made, notes = [], []
    for change in waiting:
        if outlived := _outlived(result, change):
            name = _name(result[outlived[0]][outlived[1]], outlived)
            notes.append(f"{name} was changed elsewhere before it was deleted here, so it was kept")
            continue
        back = _brought_back(result, change, gone)
        result = changes.apply(_with(result, back, gone), change.edits)
        notes += [
            f"{_name(gone[key], key)} was deleted elsewhere while it was changed here, "
            "so it was brought back"
            for key in sorted(back)
            if _parent(key, gone[key]) not in back
        ]
        touched |= change.touched() | back
        made.append(change)
    return Merged(result, frozenset(touched), tuple(made), tuple(notes))


def vanished(old: Tables, new: Tables) -> dict[Key, Row]:
    """Return the records that are in the old tables and not in the new ones."""
    return {
        (table, record_id): rows[record_id]
        for table, rows in old.items()
        for record_id in rows.keys() - new.get(table, {}).keys()
    }


def _brought_back(tables: Tables, change: Change, gone: Gone) -> set[Key]:
    """Return the records of ``gone`` the change needs: those it edits, and their families."""
    if not gone:
        return set()
    back = {
        key
        for key, edits in _by_record(change).items()
        if key in gone and not _deletes(key, edits) and not _holds(tables, key)
    }
    after = changes.apply(_with(tables, back, gone), change.edits)
    for table, record_id in change.touched():
        row = after.get(table, {}).get(record_id)
        parent = _parent((table, record_id), row) if row else None
        while parent and parent in gone and not _holds(tables, parent):
            back.add(parent)
            parent = _parent(parent, gone[parent])
    newest = back
    while newest:
        newest = {
            key
            for key, row in gone.items()
            if _parent(key, row) in newest and not _holds(tables, key)
        } - back
        back = back | newest
    return back


def _outlived(tables: Tables, change: Change) -> Key | None:
    """Return the first record that is no longer as the change that deletes it knew it, or None."""
    deleted = {
        key: edits
        for key, edits in _by_record(change).items()
        if _deletes(key, edits) and _holds(tables, key)
    }
    for key, edits in deleted.items():
        known = {edit.field: edit.old for edit in edits if edit.old is not ABSENT}
        if _typed(tables[key[0]][key[1]]) != _typed(known):
            return key
    for table in {table for table, _ in deleted}:
        for children, link in children_of(table) if table in RECORDS else ():
            for child, row in tables.get(children, {}).items():
                if (table, row.get(link)) in deleted and (children, child) not in deleted:
                    return table, row[link]
    return None


def _typed(row: Row) -> dict[str, Any]:
    """Return what a person typed in a row: an undo leaves another ``updated`` than it found."""
    return {field: value for field, value in row.items() if field != "updated"}


def _by_record(change: Change) -> dict[Key, list[Edit]]:
    found: dict[Key, list[Edit]] = {}
    for edit in change.edits:
        found.setdefault((edit.table, edit.id), []).append(edit)
    return found


def _deletes(key: Key, edits: Sequence[Edit]) -> bool:
    """Say whether edits of one record delete it: they also take the field that none can lack.

    Edits that only clear fields look the same otherwise, when ``updated`` stays the same second.
    """
    kind = RECORDS.get(key[0])
    vital = (kind.PARENT or kind.TITLE) if kind else None
    return all(edit.new is ABSENT for edit in edits) and (
        vital is None or any(edit.field == vital for edit in edits)
    )


def _holds(tables: Tables, key: Key) -> bool:
    return key[1] in tables.get(key[0], {})


def _parent(key: Key, row: Row) -> Key | None:
    kind = RECORDS.get(key[0])
    if kind is None or kind.PARENT is None:
        return None
    parent: Any = row.get(kind.PARENT)
    return (fields_of(kind)[kind.PARENT].table, parent) if type(parent) is int else None


def _with(tables: Tables, keys: Iterable[Key], gone: Gone) -> dict[str, Rows]:
    result = dict(tables)
    for table in {table for table, _ in keys}:
        back = {record_id: gone[table, record_id] for name, record_id in keys if name == table}
        result[table] = {**result.get(table, {}), **back}
    return result


def _name(row: Row, key: Key) -> str:
    """Return what a sentence calls a record."""
    table, record_id = key
    title = row.get(RECORDS[table].TITLE) if table in RECORDS else None
    return f"'{shown(title)}'" if isinstance(title, str) and title else f"{table} {record_id}"
