"""A report as plain text for a mail: underlined headings, lines of at most 78 columns."""

import textwrap

from tuiplanner.career.career import Career
from tuiplanner.career.report import Report
from tuiplanner.formats.report_blocks import Block, Heading, Item, Paragraph, blocks

COLUMNS = 78
_UNDER = {1: "=", 2: "-"}


def write(career: Career, told: Report) -> str:
    """Return the whole document, with a newline at its end."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks(career, told):
        if lines and not _follows(block, before):
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines) + "\n"


def _follows(block: Block, before: Block | None) -> bool:
    """Say whether a block stands right below the one before it."""
    if isinstance(before, Heading):
        return before.level > 1 and not isinstance(block, Heading)
    return isinstance(block, Item) and isinstance(before, Item)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(level=level, text=text):
            made = textwrap.wrap(text, COLUMNS) or [""]
            under = _UNDER.get(level)
            return [*made, under * max(map(len, made))] if under else made
        case Paragraph(text=text):
            return textwrap.wrap(text, COLUMNS)
        case Item(text=text, quiet=quiet, notes=notes):
            made = _wrapped(f"{text}{f' ({quiet})' if quiet else ''}", "* ", "  ")
            for label, note in notes:
                first, *rest = note.split("\n")
                made += _wrapped(f"{label}: {first}", "  ", "    ")
                for line in rest:
                    made += _wrapped(line, "    ", "    ")
            return made
    return []


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=rest)
