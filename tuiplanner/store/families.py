"""Which records belong together: nothing comes back without its parents or its children."""

from collections.abc import Iterable, Mapping
from typing import Any

from tuiplanner.career.changes import Rows, Tables
from tuiplanner.career.conflicts import CONFLICTS
from tuiplanner.career.records import RECORDS, Row, fields_of
from tuiplanner.career.text import shown

Key = tuple[str, int]
"""The table and the id of a record."""

Gone = Mapping[Key, Row]
"""Records that were taken out of a state, as they were last known."""


def is_in(tables: Tables, key: Key) -> bool:
    """Say whether the tables have the record."""
    return key[1] in tables.get(key[0], {})


def row_of(tables: Tables, key: Key) -> Row:
    """Return a record's fields, none when it is not there."""
    return tables.get(key[0], {}).get(key[1], {})


def parent_of(key: Key, row: Row) -> Key | None:
    """Return the record without which this one means nothing; a conflict's is the one it names."""
    if key[0] == CONFLICTS:
        table, record_id = row.get("table"), row.get("record")
        return (table, record_id) if type(table) is str and type(record_id) is int else None
    kind = RECORDS.get(key[0])
    if kind is None or kind.PARENT is None:
        return None
    parent: Any = row.get(kind.PARENT)
    return (fields_of(kind)[kind.PARENT].table, parent) if type(parent) is int else None


def with_rows(tables: Tables, keys: Iterable[Key], rows: Gone) -> dict[str, Rows]:
    """Return the tables with the named records of ``rows`` in them."""
    result = dict(tables)
    for table in {table for table, _ in keys}:
        back = {record_id: rows[table, record_id] for name, record_id in keys if name == table}
        result[table] = {**result.get(table, {}), **back}
    return result


def coming_back(
    tables: Tables,
    back: Iterable[Key],
    living: Iterable[tuple[Key, Row]],
    gone: Gone,
) -> set[Key]:
    """Return the keys of ``gone`` that must return with those in ``back``.

    These are the parents of every record in ``living`` and ``back``, and the children of every
    record that returns.
    """
    found = set(back)
    for key, row in (*living, *((key, gone[key]) for key in found)):
        parent = parent_of(key, row)
        while parent and parent in gone and not is_in(tables, parent):
            found.add(parent)
            parent = parent_of(parent, gone[parent])
    newest = found
    while newest:
        newest = {
            key
            for key, row in gone.items()
            if parent_of(key, row) in newest and not is_in(tables, key)
        } - found
        found = found | newest
    return found


def heads(keys: Iterable[Key], rows: Gone) -> list[Key]:
    """Return the records among ``keys`` whose parents are not among them, in order."""
    among = set(keys)
    return [key for key in sorted(among) if parent_of(key, rows[key]) not in among]


def name_of(key: Key, row: Row) -> str:
    """Return what a sentence calls a record."""
    table, record_id = key
    title = row.get(RECORDS[table].TITLE) if table in RECORDS else None
    return f"'{shown(title)}'" if isinstance(title, str) and title else f"{table} {record_id}"
