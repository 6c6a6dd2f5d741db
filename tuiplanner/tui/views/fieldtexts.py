"""What a field is edited as: its text at the start, what completes it, what can be typed."""

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.fields import Field, typed
from tuiplanner.career.records import RECORDS, Record, fields_of
from tuiplanner.career.text import without_controls
from tuiplanner.tui.widgets.rows import Place


def start_text(career: Career, record: Record, field: Field) -> str:
    """Return the text that editing a field begins with, without what no field takes."""
    text = typed(field, getattr(record, field.name), career.label)
    return without_controls(text, keep_newlines=field.kind == "note")


def options_for(career: Career, field: Field) -> list[str]:
    """Return what a field can be completed with: its fixed values, tags in use, titles."""
    if field.kind == "choice":
        return list(field.values)
    if field.kind == "tags":
        return [tags.joined([tag]) for tag in career.tags]
    if field.table:
        kind = RECORDS[field.table]
        rows = career.rows.get(field.table, {}).values()
        titles = sorted((str(row.get(kind.TITLE) or "") for row in rows), key=str.casefold)
        return [tags.joined([title]) for title in titles] if field.is_list else titles
    return []


def field_of(place: Place) -> Field:
    """Return the declared field a place names; the record's own line means its title."""
    kind = RECORDS[place.table]
    return fields_of(kind)[place.field or kind.TITLE]


def hint(place: Place, *, note: bool) -> str:
    """Return what can be typed for a place; ``note`` for a text of several lines."""
    field = fields_of(RECORDS[place.table]).get(place.field) if place.field else None
    if note:
        return "Ctrl+s saves, Esc puts back, Ctrl+o opens the editor"
    if field and field.kind == "choice":
        return f"{field.title}: ↑ ↓ {', '.join(field.values)}"
    if field and field.kind in {"partial", "day"}:
        coarser = "2026, 2026-03, " if field.kind == "partial" else ""
        return f"{field.title}: {coarser}2026-03-04, today, fri, +2w"
    if field and field.kind == "whole":
        return f"{field.title}: {field.least} to {field.limit}, or empty"
    if field and field.kind == "tags":
        return f"{field.title}: separated by commas; → takes a completion"
    if field and field.table:
        return f"{field.title}: ↑ ↓ choose, → takes a completion"
    return "⏎ saves, Esc puts back"
