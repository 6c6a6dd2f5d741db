"""Drawing by lines: the base of every widget that shows text.

Text given to these widgets has gone through :func:`tuiplanner.career.text.shown` already; here it
only meets cells and styles, never markup.
"""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tuiplanner.career.text import harmless

_QUOTED = re.compile(r"(?<!\w)'(.+?)'(?!\w)")

Piece = tuple[str, str]
"""A text and the component class that it is drawn in."""


def cut(text: str, width: int) -> str:
    """Return the text in at most ``width`` cells, ending in an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def fitted(text: str, width: int) -> str:
    """Return a message shortened to ``width`` cells where that takes nothing essential from it.

    Quoted titles are cut first, to no fewer than ten cells. A message may still be too wide.
    """
    least = 10
    parts = _QUOTED.split(text)
    for index in sorted(range(1, len(parts), 2), key=lambda one: -cell_len(parts[one])):
        excess = cell_len(text) - width
        if excess <= 0:
            break
        parts[index] = cut(parts[index], max(least, cell_len(parts[index]) - excess))
        text = "".join(f"'{part}'" if at % 2 else part for at, part in enumerate(parts))
    return text


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Return a text on at most ``most`` lines of ``width`` cells; the last is cut if it must be."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width or len(lines) >= most:
            lines[-1] = longer
        else:
            lines.append(word)
        while cell_len(lines[-1]) > width and len(lines) < most:
            head = set_cell_size(lines[-1], width).rstrip()
            lines[-1:] = [head, lines[-1][len(head) :]]
    return [*lines[:-1], cut(lines[-1], width)]


def in_room(facts: Sequence[str], width: int) -> str:
    """Return facts with dots between them, as many as fit, and one that is cut at the end.

    A fact of which fewer than twelve cells would be left says too little; it is left out, and a
    shorter one that follows takes its place.
    """
    enough = 12
    line = ""
    for fact in facts:
        longer = f"{line} · {fact}" if line else fact
        if cell_len(longer) <= width:
            line = longer
        elif not line or width - cell_len(line) - 3 >= enough:
            return cut(longer, width)
    return line


def padded(text: str, width: int) -> str:
    """Return the text cut or padded to exactly ``width`` cells."""
    return set_cell_size(cut(text, width), max(0, width))


def harmless_strip(strip: Strip) -> Strip:
    """Return a drawn line of a text field with nothing in it that steers a terminal."""
    segments = [Segment(harmless(text), style) for text, style, _ in strip]
    return Strip(segments, strip.cell_length)


class LineWidget(Widget):
    """A widget whose every line is drawn from pieces; refreshed by lines, never by layout."""

    def pieces(self, y: int) -> Iterable[Piece]:
        """Return what line ``y`` shows, from left to right."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw line ``y``, padded to the width in the widget's own style."""
        segments = [Segment(text, self.look(name)) for text, name in self.pieces(y) if text]
        strip = Strip(segments).simplify()
        return strip.adjust_cell_length(self.size.width, self.look(""))

    def look(self, name: str) -> Style:
        """Return the style of a component class; an empty name is the widget's own style."""
        if name:
            return self.get_component_rich_style(name)
        if () not in self._rich_style_cache:  # Textual empties it when styles change
            self._rich_style_cache[()] = (self.rich_style, Style.null())
        return self._rich_style_cache[()][0]

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Look up no styles, as Textual would: no rule of ours for a drawn widget asks for it."""

    def repaint_focus(self) -> None:
        """Draw again what shows whether keys come here: nothing, for most widgets."""

    def _on_focus(self, event: events.Focus) -> None:
        self._focus_changed(event, here=True)

    def _on_blur(self, event: events.Blur) -> None:
        self._focus_changed(event, here=False)

    def _focus_changed(self, event: events.Event, *, here: bool) -> None:
        """Repaint a line or two, where a Textual widget repaints itself whole."""
        event.prevent_default()
        self.has_focus = here
        self.repaint_focus()

    def refresh_lines(self, first: int, count: int = 1, x: int = 0, width: int = 0) -> None:
        """Ask for lines to be drawn again, from column ``x`` on or ``width`` cells of them."""
        region = Region(x, first, width or self.size.width - x, count)
        visible = region.intersection(self.size.region)
        if visible:
            self.refresh(visible)
