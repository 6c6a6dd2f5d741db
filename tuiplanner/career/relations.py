"""Which kinds of record belong to which, and which link to which, as their fields declare it."""

from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS, fields_of


def children_of(table: str) -> list[tuple[str, str]]:
    """Return (table, field) of the kinds of record that cannot exist without one of ``table``."""
    return [
        (kind.TABLE, kind.PARENT)
        for kind in RECORDS.values()
        if kind.PARENT and fields_of(kind)[kind.PARENT].table == table
    ]


def links_to(table: str) -> list[tuple[str, Field]]:
    """Return (table, field) of every optional link to ``table``."""
    return [
        (kind.TABLE, field)
        for kind in RECORDS.values()
        for field in fields_of(kind).values()
        if field.table == table and field.name != kind.PARENT
    ]
