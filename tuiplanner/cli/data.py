"""Records as scripts get them: one flat object, every field under its own name."""

from typing import Any

from tuiplanner.career.career import Career
from tuiplanner.career.encoding import to_json
from tuiplanner.career.records import fields_of


def flat(career: Career, table: str, record_id: int) -> dict[str, Any]:
    """Return a record of a known table with ``id`` and ``table`` first, then its fields.

    An empty field is null or []; links are ids. Fields this version does not know come last.
    """
    record = career.table(table)[record_id]
    fields = {
        name: None if (value := to_json(field, getattr(record, name))) == "" else value
        for name, field in fields_of(record).items()
    }
    return {"id": record.id, "table": table, **fields, **_unknown(record.extra, fields)}


def _unknown(extra: Any, known: dict[str, Any]) -> dict[str, Any]:
    taken = {"id", "table", *known}
    return {name: value for name, value in extra.items() if name not in taken}
