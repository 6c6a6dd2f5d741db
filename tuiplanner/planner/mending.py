"""What is wrong between records, and the edits that put it right: pure."""

from collections.abc import Callable
from typing import Any, NamedTuple

from tuiplanner.career import slugs
from tuiplanner.career.career import Career
from tuiplanner.career.changes import Edit, difference
from tuiplanner.career.encoding import from_json, to_json
from tuiplanner.career.fields import Field, ids_in, without
from tuiplanner.career.records import RECORDS, Row, fields_of
from tuiplanner.planner.restoring import named


class Fault(NamedTuple):
    """One fault in words, and the edits that mend it, if something can."""

    what: str
    edits: tuple[Edit, ...] = ()


Known = Callable[[str, int], Row | None]
"""Gives a record that is gone as it was last kept, by its table and id; None for one unknown."""


def faults(
    career: Career, at: str, ids: Callable[[], int], known: Known = lambda *_: None
) -> list[Fault]:
    """Return the links that point nowhere and the names that two records share.

    A record whose parent is gone gets it back as ``known`` has it, else a new one of its id.
    """
    parents = _Parents(career, at, ids, known)
    return [*_dangling(career, at, parents), *_same_slugs(career, at)]


class _Parents:
    """The parents that are to come back: the edits that bring each of them."""

    def __init__(self, career: Career, at: str, ids: Callable[[], int], known: Known) -> None:
        self._career, self._at, self._ids, self._known = career, at, ids, known
        self._back: dict[tuple[str, int], Fault] = {}

    def back(self, table: str, one: int) -> Fault:
        """Return what is done for a parent that is gone, in words, and its edits if it can be."""
        if (table, one) not in self._back:
            self._back[table, one] = self._found(table, one)
        return self._back[table, one]

    def _found(self, table: str, one: int) -> Fault:
        if any(one in self._career.rows.get(other, {}) for other in RECORDS):
            return Fault("its id is that of another record")
        noun = RECORDS[table].NOUN
        row = self._known(table, one)
        what = f"a backup still has that {noun}" if row else f"it gets a new {noun}"
        row = {**(row or self._new(table)), "updated": self._at}
        edits = difference(table, one, {}, row)
        for field in fields_of(RECORDS[table]).values():
            if field.required and field.table:
                [above] = ids_in(field, row[field.name])
                if above not in self._career.rows.get(field.table, {}):
                    edits += self.back(field.table, above).edits
        return Fault(what, tuple(edits))

    def _new(self, table: str) -> Row:
        kind = RECORDS[table]
        row: dict[str, Any] = {"created": self._at, "updated": self._at}
        row |= {
            field.name: self._first(field) for field in fields_of(kind).values() if field.required
        }
        row[kind.TITLE] = f"Recovered {kind.NOUN}"
        if "slug" in fields_of(kind):
            taken = {one.get("slug") for one in self._career.rows.get(table, {}).values()}
            row["slug"] = slugs.make(row[kind.TITLE], taken, kind.NOUN)
        return row

    def _first(self, field: Field) -> Any:
        """Return a value for a field that must have one."""
        if field.table:
            return self._ids()
        return self._at[:10] if field.kind == "day" else to_json(field, field.default)


def _dangling(career: Career, at: str, parents: _Parents) -> list[Fault]:
    found: list[Fault] = []
    for table, kind in RECORDS.items():
        links = [field for field in fields_of(kind).values() if field.table]
        for one, row in career.rows.get(table, {}).items():
            for field in links:
                value = row.get(field.name)
                gone = [
                    to for to in ids_in(field, value) if to not in career.rows.get(field.table, {})
                ]
                if not gone:
                    continue
                noun = RECORDS[field.table].NOUN
                name = named(table, one, row)
                if field.required:
                    back = parents.back(field.table, gone[0])
                    what = f"{name} ({one}) belongs to {noun} {gone[0]}, which is gone; {back.what}"
                    found.append(Fault(what, back.edits))
                    continue
                left = to_json(field, without(field, from_json(field, value), gone))
                numbers = ", ".join(map(str, gone))
                edits = (Edit(table, one, field.name, value, left), *_updated(table, one, row, at))
                found.append(Fault(f"{name} links to {noun} {numbers}, which is gone", edits))
    return found


def _same_slugs(career: Career, at: str) -> list[Fault]:
    """Give the larger id the next free suffix, as two machines would both do."""
    found: list[Fault] = []
    for table, kind in RECORDS.items():
        if "slug" not in fields_of(kind):
            continue
        rows = career.rows.get(table, {})
        taken = {row.get("slug") for row in rows.values()}
        seen: set[str] = set()
        for one in sorted(rows):
            slug = rows[one].get("slug")
            if slug and slug in seen:
                new = slugs.make(str(slug), taken, kind.NOUN)
                taken.add(new)
                edits = (
                    Edit(table, one, "slug", slug, new),
                    *_updated(table, one, rows[one], at),
                )
                name = named(table, one, rows[one])
                found.append(Fault(f"{name} has the same name as another, {slug}", edits))
            elif slug:
                seen.add(slug)
    return found


def _updated(table: str, one: int, row: Row, at: str) -> list[Edit]:
    return [Edit(table, one, "updated", row["updated"], at)] if "updated" in row else []
