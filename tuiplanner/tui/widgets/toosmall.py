"""The notice of a window that is too small."""

from collections.abc import Iterable
from typing import ClassVar

from textual.geometry import Size

from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut

LEAST = Size(30, 6)
"""The window that holds something readable."""


class TooSmall(LineWidget):
    """What stands in a window that holds nothing readable."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text"}

    def pieces(self, y: int) -> Iterable[Piece]:
        """Say what would be large enough."""
        yield (
            cut(
                f"too small: {LEAST.width}x{LEAST.height} at least" if y == 0 else "",
                self.size.width,
            ),
            "bar--text",
        )
