"""An opened decision, option or criterion: what stands below their fields."""

from collections.abc import Iterator

from tuiplanner.career.records import Record
from tuiplanner.career.text import shown
from tuiplanner.tui.views.sheetlines import Lines, Section
from tuiplanner.tui.widgets.rows import Row

LAYOUT: dict[str, tuple[str, ...]] = {
    "decisions": (
        "question", "#options", "#gut", "#criteria", "#themes", "#choice", "expect", "way_back",
        "goal", "#look_back",
    ),
    "options": ("name", "note", "avoids", "scores"),
    "criteria": ("name", "weight"),
}  # fmt: skip


def facts(sheet: Lines, record: Record) -> str:
    """Say whether a decision is open, or of which decision an option or a criterion is."""
    row = record.to_row()
    if record.TABLE != "decisions":
        return f"{record.NOUN} of {shown(sheet.career.label(row['decision']))}"
    if row["chosen"] is None:
        return "open"
    return f"decided {sheet.when(getattr(record, 'decided_on', None))}".strip()


def _section(name: str) -> Section:
    def rows(sheet: Lines, record: Record) -> Iterator[Row]:
        # What weighs is loaded with the first decision that is shown, not with the board.
        from tuiplanner.tui.views import weighing  # noqa: PLC0415

        yield from weighing.SECTIONS[name](sheet, record)

    return rows


SECTIONS: dict[tuple[str, str], Section] = {
    ("decisions", item[1:]): _section(item[1:])
    for item in LAYOUT["decisions"]
    if item.startswith("#")
}
