"""A report as Markdown (CommonMark): every text of a person is escaped."""

import re

from tuiplanner.career.career import Career
from tuiplanner.career.report import Report
from tuiplanner.formats.report_blocks import Block, Heading, Item, Paragraph, blocks

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LIST = re.compile(r"^([-+=]|[0-9]{1,9}[.)])")


def write(career: Career, told: Report) -> str:
    """Return the whole document, with a newline at its end."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks(career, told):
        if lines and not (isinstance(block, Item) and isinstance(before, Item)):
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(level=level, text=text):
            return [f"{'#' * level} {escaped(text)}"]
        case Paragraph(text=text):
            return [escaped(text)]
        case Item(text=text, quiet=quiet, notes=notes):
            made = [f"- **{escaped(text)}**{f' ({escaped(quiet)})' if quiet else ''}"]
            for label, note in notes:
                first, *rest = note.split("\n")
                made.append(f"  - {label}: {escaped(first)}")
                made += [f"    {escaped(line)}" for line in rest]
            return made
    return []


def escaped(text: str) -> str:
    """Return a text on one line that means nothing but itself in Markdown and in HTML."""
    text = _MARKUP.sub(r"\\\1", text.strip())
    return _LIST.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", text)
