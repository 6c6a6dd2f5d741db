"""A start on a file that cannot be read: the offer to bring a backup back, before anything else."""

import threading
import traceback
from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.driver import Driver

from tuiplanner.planner.copies import Copy
from tuiplanner.tui import themes
from tuiplanner.tui.app import HANG_UP
from tuiplanner.tui.ordered import OrderedApp
from tuiplanner.tui.screens.offer import RestoreOffer
from tuiplanner.tui.starting import styles
from tuiplanner.tui.terminal.driver import ThriftyDriver
from tuiplanner.tui.terminal.ending import Ending


class RestoreApp(OrderedApp, inherit_bindings=False):
    """An application of one screen; ``chosen`` is the backup to bring back, None for none.

    It touches no file. ``why`` says what is wrong with the data file.
    """

    TITLE = "careerboard"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        why: str,
        copies: Sequence[Copy],
        theme: str | None,
        driver_class: type[Driver] | None = ThriftyDriver,
    ) -> None:
        super().__init__(
            driver_class=driver_class, css_path=[str(path) for path in styles()], watch_css=False
        )
        self._disable_tooltips = self._disable_notifications = True
        themes.dress(self, theme)
        self.takes_keys = threading.Event()
        self.chosen: Path | None = None
        self.fault = ""
        self._why, self._copies = why, copies
        self._ending = Ending(lambda: None, self._leave_with)

    def on_mount(self) -> None:
        """Show the offer; whatever is answered ends the application."""
        self.animation_level = "none"
        if not self.is_headless:
            self._ending.install()
        self.push_screen(RestoreOffer(self._why, self._copies), self._answered)
        self.call_after_refresh(self.takes_keys.set)

    def _answered(self, chosen: Path | None) -> None:
        self.chosen = chosen
        self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Draw everything anew after a resize: terminals differ in what they keep."""
        if isinstance(event, events.Resize) and isinstance(self._driver, ThriftyDriver):
            self._driver.forget()
        await super().on_event(event)

    def line_lost(self) -> None:
        """Leave: nobody sees the screen any more."""
        self._ending.begin(HANG_UP)

    def _fatal_error(self) -> None:
        """Leave after a fault of our own, which is for a file."""
        self.fault = traceback.format_exc()
        self._close_messages_no_wait()

    def _leave_with(self, code: int) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: self.exit(return_code=code))
