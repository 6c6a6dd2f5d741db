"""What a merge adds to the merged records: values kept beside others, slugs told apart.

Everything here is answered as edits of the merged tables.
"""

from collections.abc import Callable, Collection, Iterable

from tuiplanner.career import conflicts, slugs
from tuiplanner.career.changes import ABSENT, TOMBSTONES, Edit, Tables
from tuiplanner.career.conflicts import CONFLICTS, Conflict, json_text, same
from tuiplanner.career.records import RECORDS, Row, fields_of
from tuiplanner.store.families import Key, name_of, row_of
from tuiplanner.store.rows import Other

Ids = Callable[[], int]


def taken_out(tables: Tables, table: str, ids: Iterable[int]) -> list[Edit]:
    """Return the edits that take records out."""
    rows = tables.get(table, {})
    return [
        Edit(table, one, field, value, ABSENT)
        for one in ids
        if one in rows
        for field, value in rows[one].items()
    ]


def kept_beside(tables: Tables, key: Key, others: Iterable[Other], at: str, ids: Ids) -> list[Edit]:
    """Return edits that put values which are not shown into the conflicts of a record.

    A value that is kept there already is not kept twice. ``at`` is when the conflict arose.
    """
    found: list[Edit] = []
    rows = tables.get(CONFLICTS, {})
    known = {
        (rows[one].get("field"), json_text(rows[one].get("other")))
        for one in conflicts.of_records(rows, [key])
    }
    used: set[int] = set()
    for other in others:
        if (other.field, json_text(other.value)) in known:
            continue
        number = _new_id(tables, used, ids)
        used.add(number)
        conflict = Conflict(
            id=number,
            table=key[0],
            record=key[1],
            field=other.field,
            shown=row_of(tables, key).get(other.field),
            other=other.value,
            other_updated=other.at,
            created=at,
            updated=at,
        )
        row = conflict.to_row()
        found += (Edit(CONFLICTS, number, name, ABSENT, value) for name, value in row.items())
    return found


def in_words(key: Key, row: Row, others: Iterable[Other]) -> list[str]:
    """Return a sentence for each value that is not shown."""
    declared = fields_of(RECORDS[key[0]]) if key[0] in RECORDS else {}
    return [
        f"the {declared[field].title if field in declared else field} of {name_of(key, row)} was "
        "changed here and elsewhere; both are kept until you settle which one stands"
        for field, _, _ in others
    ]


def continued(tables: Tables, edit: Edit) -> list[int]:
    """Return the conflicts whose other value is the one this edit was made on, and so replaces."""
    rows = tables.get(CONFLICTS, {})
    return [
        one
        for one in conflicts.of_records(rows, [(edit.table, edit.id)])
        if rows[one].get("field") == edit.field
        and same(rows[one].get("other"), None if edit.old is ABSENT else edit.old)
    ]


def slugs_apart(tables: Tables, merged: Collection[Key]) -> list[Edit]:
    """Return edits after which no ``merged`` record shares its slug; the smallest id keeps it.

    Equal slugs that a file had before are left as they are.
    """
    found: list[Edit] = []
    for name in sorted({table for table, _ in merged}):
        if name not in RECORDS or "slug" not in fields_of(RECORDS[name]):
            continue
        owners: dict[str, list[int]] = {}
        for one, row in tables.get(name, {}).items():
            if isinstance(slug := row.get("slug"), str) and slug:
                owners.setdefault(slug, []).append(one)
        taken = set(owners)
        for slug, ids in sorted(owners.items()):
            if len(ids) == 1 or not any((name, one) in merged for one in ids):
                continue
            stem, _, number = slug.rpartition("-")
            base = stem if number.isdecimal() and stem in owners else slug
            for one in sorted(ids)[1:]:
                new = slugs.make(base, taken, RECORDS[name].NOUN)
                taken.add(new)
                found.append(Edit(name, one, "slug", slug, new))
    return found


def worn_out(tables: Tables, before: str) -> list[Edit]:
    """Return edits that take out the tombstones older than the instant ``before``."""
    rows = tables.get(TOMBSTONES, {})
    old = [
        one
        for one, row in rows.items()
        if isinstance(at := row.get("at"), str) and at[:1].isdigit() and at < before
    ]
    return taken_out(tables, TOMBSTONES, sorted(old))


def _new_id(tables: Tables, used: set[int], ids: Ids) -> int:
    while True:
        number = ids()
        if number not in used and not any(number in rows for rows in tables.values()):
            return number
