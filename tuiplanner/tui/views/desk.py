"""What a view may ask of the screen around it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, Protocol

from textual.widget import Widget

from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.words import quoted
from tuiplanner.tui.widgets.choice import Tick
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

    @property
    def label(self) -> str:
        """The text in quotes; of a playbook, which is many lines, its name."""
        return quoted(self.text) if not self.playbook else f"playbook {self.playbook}, changed"

    @property
    def playbook(self) -> str:
        """The name of the playbook that this is, in words; empty for a text."""
        if self.origin is None or self.origin.what != "playbook":
            return ""
        return self.origin.kind.replace("-", " ")


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

    async def begin(self, origin: Origin) -> None:
        """Open the field for something new where it belongs, keeping the way back."""

    async def tick(
        self, title: str, ticks: Sequence[Tick], does: str, then: Callable[[list[Tick]], None]
    ) -> None:
        """Show lines to be ticked; Enter, which ``does`` that, goes on with ``then``."""

    async def playbook(self, name: str) -> None:
        """Show a playbook, to be changed and then added."""

    def keys_changed(self) -> None:
        """Draw the footer anew: the keys of what has the focus are others now."""

    def edit_outside(self, text: str) -> str | None:
        """Edit a text in $VISUAL or $EDITOR; None when it was left as it is."""
