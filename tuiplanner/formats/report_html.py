"""A report as one HTML page that prints well: no script, nothing loaded, every text escaped."""

from datetime import date
from html import escape

from tuiplanner.career.career import Career
from tuiplanner.career.report import Report
from tuiplanner.formats.careerline_svg import picture
from tuiplanner.formats.report_blocks import Block, Heading, Item, Paragraph, blocks, title

_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff;
  max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: "Helvetica Neue", Arial, sans-serif; line-height: 1.25;
  break-after: avoid; }
h1 { font-size: 1.5rem; margin-bottom: .25rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; padding-bottom: .15rem;
  border-bottom: 1px solid #bbb; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
p { margin: .2rem 0; }
ul { margin: 0; padding-left: 1.1rem; }
li { margin: .25rem 0; break-inside: avoid; }
li, h1, h3, p { overflow-wrap: anywhere; }
.quiet { color: #555; }
dl { margin: .15rem 0 0; display: grid; grid-template-columns: 5.5rem 1fr; column-gap: .5rem; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
figure { margin: 1rem 0 0; break-inside: avoid; }
svg { width: 100%; height: auto; }
@page { size: A4; margin: 18mm 20mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(career: Career, told: Report, today: date) -> str:
    """Return the whole page; it is one file and loads nothing."""
    body: list[str] = []
    in_list = False
    for block in blocks(career, told):
        is_item = isinstance(block, Item)
        if is_item != in_list:
            body.append("<ul>" if is_item else "</ul>")
            in_list = is_item
        body += _lines(block)
    if in_list:
        body.append("</ul>")
    if drawn := picture(career, told.line, today):
        body += ["<figure>", drawn, "</figure>"]
    head = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title(told))}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
    ]
    return "\n".join([*head, *body, "</body>", "</html>"]) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(level=level, text=text):
            return [f"<h{level}>{_isolated(text)}</h{level}>"]
        case Paragraph(text=text):
            return [f"<p>{_isolated(text)}</p>"]
        case Item(text=text, quiet=quiet, notes=notes):
            beside = f' <span class="quiet">({_isolated(quiet)})</span>' if quiet else ""
            below = "".join(f"<dt>{label}</dt><dd>{_isolated(note)}</dd>" for label, note in notes)
            made = f"<li>{_isolated(text)}{beside}"
            return [f"{made}<dl>{below}</dl></li>" if below else f"{made}</li>"]
    return []


def _isolated(text: str) -> str:
    """Return a text escaped, in an element of its own direction: it cannot turn what follows."""
    return f"<bdi>{escape(text)}</bdi>"
