"""A start that does nothing twice, and nothing before the first text that the first text lacks."""

import asyncio
from collections.abc import Sequence
from pathlib import Path, PurePath

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

FIRST_STYLES = ("app.tcss", "board.tcss")
"""The style sheets of what the board shows at first."""


def styles() -> list[Path]:
    """Return the style sheets: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent.parent
    folder = package / "styles"
    folder = folder if folder.is_dir() else package.parent / "styles"
    return sorted(folder.glob("*.tcss"))


def first_styles(*, board: bool) -> list[str | PurePath]:
    """Return the style sheets that are read at the start: all, where it is not with the board."""
    return [str(path) for path in styles() if not board or path.name in FIRST_STYLES]


class StartingApp(App[None], inherit_bindings=False):
    """An application that reads its style sheets once."""

    _is_loaded = False

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables; none before there is a theme of ours to take them from."""
        return super().get_css_variables() if self._is_loaded else {}

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything again; before there is a screen, only learn the variables.

        Textual would read all style sheets for an empty tree, and again for the first widget.
        """
        self._is_loaded = True
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def read_late_styles(self) -> None:
        """Read the style sheets that the first screen could do without."""
        for path in styles():
            if not self.stylesheet.has_source(str(path.absolute())):
                self.stylesheet.read(path)
        self.stylesheet.parse()


class StartingScreen(Screen[None], inherit_bindings=False):
    """A screen that is drawn before its hidden widgets are there."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._completing = asyncio.Lock()
        self._is_complete = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave styles alone the first time: every widget has just been given its own."""
        event.refresh_styles = event.refresh_styles and self._is_complete

    async def complete(self) -> None:
        """See to what the first text lacks; only the first call does anything.

        Whatever acts on keys may take the other styles and the hidden widgets for granted.
        """
        async with self._completing:
            if self._is_complete:
                return
            app = self.app
            if isinstance(app, StartingApp):
                app.read_late_styles()
            for parent, widgets in self.late():
                if not parent.is_attached:  # a signal has ended the application meanwhile
                    return
                await parent.mount(*widgets)
            self._is_complete = True

    def late(self) -> Sequence[tuple[Widget, Sequence[Widget]]]:
        """Return hidden widgets and what they are to be mounted in."""
        raise NotImplementedError
