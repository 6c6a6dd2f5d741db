"""What a view may ask of the screen around it."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple, Protocol

from textual.widget import Widget

from tuiplanner.planner.drafts import Origin
from tuiplanner.tui.widgets.rows import Place


class Draft(NamedTuple):
    """Text that was typed and not saved, and the way to the field it belongs to.

    ``depth`` is how many changes could be undone when it was put aside: ``u`` brings the draft
    back once the changes made since are undone.
    """

    text: str
    depth: int
    view: Widget
    reopen: Callable[[str], Awaitable[None]]
    origin: Origin | None = None
    base: str = ""


class Spot(NamedTuple):
    """Where a person was in a view, so that it can be shown again.

    ``main`` is the main pane's line, ``opened`` the records opened over it, and ``line`` the line
    of the sheet, None where keys went to the main pane.
    """

    main: Place | None
    opened: tuple[tuple[str, int], ...]
    line: Place | None


class Desk(Protocol):
    """The app as views see it."""

    def say(self, text: str, *, alert: bool = False) -> None:
        """Show a message until the next key that acts; ``alert`` for a refusal."""

    def typing(self, origin: Origin | None, base: str, text: str) -> None:
        """Keep what is typed in the open field, in the place of ``base``; None: none is open."""

    def put_aside(self, draft: Draft) -> None:
        """Keep a draft that the next ``u`` reopens."""

    async def visit(self, place: Place) -> bool:
        """Go to a record in the view that shows it, keeping the way back; False when it is gone."""

    def keys_changed(self) -> None:
        """Draw the footer anew: the keys of what has the focus are others now."""

    def edit_outside(self, text: str) -> str | None:
        """Edit a text in $VISUAL or $EDITOR; None when it was left as it is."""
