"""What is wrong between records, and the edits that put it right: pure."""

from typing import NamedTuple

from tuiplanner.career import slugs
from tuiplanner.career.career import Career
from tuiplanner.career.changes import Edit
from tuiplanner.career.fields import from_json, ids_in, to_json, without
from tuiplanner.career.records import RECORDS, Row, fields_of
from tuiplanner.planner.restoring import named


class Fault(NamedTuple):
    """One fault in words, and the edits that mend it, if something can."""

    what: str
    edits: tuple[Edit, ...] = ()


def faults(career: Career, at: str) -> list[Fault]:
    """Return the links that point nowhere and the names that two records share."""
    return [*_dangling(career, at), *_same_slugs(career, at)]


def _dangling(career: Career, at: str) -> list[Fault]:
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
                    what = f"{name} ({one}) belongs to {noun} {gone[0]}, which is gone"
                    found.append(Fault(what))
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
