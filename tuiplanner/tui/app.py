"""The application: it names keys and themes, and brings each key to what it means."""

import asyncio
import gc
import threading
import traceback
from collections.abc import Callable
from typing import ClassVar, Literal

from textual import events
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.planner import past
from tuiplanner.planner.ledger import Touched
from tuiplanner.planner.session import Session
from tuiplanner.tui import commands, themes
from tuiplanner.tui.choosing import ChoosingApp, Remembered, Wanted
from tuiplanner.tui.home import Home
from tuiplanner.tui.numbered import VIEWS, number_of
from tuiplanner.tui.starting import first_styles
from tuiplanner.tui.terminal.driver import ThriftyDriver
from tuiplanner.tui.terminal.ending import Ending
from tuiplanner.tui.widgets.keys import key

QUIT_SECONDS = 5.0
_PAST = {"undo": "undid", "redo": "redid"}
AGAIN_SECONDS = 0.8
"""How soon the key that reopened a field comes again when it is held down or typed several times.

Nobody reads what was reopened and goes on writing within that time.
"""
KEEPS_DRAFT = frozenset({"u", "escape", "ctrl+g", "ctrl+c"})
"""The keys after which ``u`` still reopens what was put back: those that only leave, too."""
HANG_UP = 129
"""The exit code of a program whose terminal went away: 128 and the number of SIGHUP."""


class CareerboardApp(ChoosingApp, inherit_bindings=False):
    """Keys and themes."""

    TITLE = "careerboard"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("u", "undo", "undo", "app.undo", tip="Undo the last change", show=True),
        key("U,ctrl+r", "redo", "redo", "app.redo", tip="Redo what was undone"),
        *(
            key(str(number), f"view({number})", view.name, f"app.view-{view.name.lower()}",
                tip=f"Go to {view.name}")
            for number, view in VIEWS.items()
        ),
        key("D", "drafts", "drafts", "app.drafts", tip="What was typed and not saved"),
        key("C", "conflicts", "conflicts", "app.conflicts",
            tip="Fields that two sessions gave different values"),
        key("i", "history", "history", "app.history",
            tip="What happened to this record: who, when, what"),
        key("X", "deletions", "deletions", "app.deletions",
            tip="Records that another program deleted: keep them or let them go"),
        key("R", "repairs", "repairs", "app.repairs",
            tip="What is mended in what is shown, and in the file with the next save"),
        key("W", "walk", "walk", "app.walk",
            tip="The weekly walk: unlogged days, stuck goals, who waits, one thing for next week"),
        key("P", "playbooks", "playbooks", "app.playbooks",
            tip="Playbooks: goals and steps to begin with"),
        key("O", "import_file", "import", "app.import",
            tip="Import a file of another program: a list to tick, one change"),
        key("f", "find", "find", "app.find", tip="Find any record by a few letters"),
        key("minus", "come_back", "come back", "app.come-back", tip="Come back from a link"),
        key("colon,ctrl+p", "palette", "commands", "app.palette", tip="Every command by name"),
        key("escape,ctrl+g", "back", "back", "app.back", tip="Leave what is innermost"),
        key("q", "leave", "quit", "app.quit", tip="Go back; at the top: quit"),
        key("ctrl+c", "cancel", "cancel", "app.cancel", tip="Cancel an edit, a carry, a filter"),
        key("ctrl+l", "redraw", "redraw", "app.redraw", tip="Draw the screen anew"),
        key("ctrl+z", "suspend_process", "suspend", "app.suspend", tip="Suspend; fg comes back"),
        key("question_mark,f1", "help", "help", "app.help", tip="Help for what has the focus",
            show=True),
    ]  # fmt: skip
    ANY_MODE: ClassVar[frozenset[str]] = frozenset(
        {"back", "cancel", "help", "redraw", "palette", "suspend_process"}
    )

    def __init__(
        self,
        session: Session,
        remembered: Remembered,
        driver_class: type[Driver] | None = ThriftyDriver,
        *,
        wanted: Wanted = Wanted(),  # noqa: B008 - it cannot be changed
    ) -> None:
        first = first_styles(board=wanted.view == 1)
        super().__init__(driver_class=driver_class, css_path=first, watch_css=False)
        # Textual would make a widget for each on every screen; there are none of them here.
        self._disable_tooltips = self._disable_notifications = True
        self.session, self.planner, self.remembered = session, session.planner, remembered
        self.fixed_theme = wanted.theme
        self.takes_keys = threading.Event()
        self.home = Home(session, self.takes_keys.set, wanted.view)
        themes.dress(self, wanted.theme or remembered.theme)
        self.fault = ""
        self._leaving = False
        self._reopened: events.Key | None = None
        self._reopening = False
        self._ending = Ending(session.drafts.write_now, self._leave_with)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen below all modals."""
        return self.home

    def on_mount(self) -> None:
        """Hear of changes; saving begins once there is a screen."""
        self.animation_level = "none"
        self.planner.listen(self._career_changed)
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        self.call_after_refresh(self._begun)
        if not self.is_headless:
            self._ending.install()

    def _begun(self) -> None:
        """See to what can wait until there is a screen."""
        self.session.start(self._call_soon, self.home.show_status)
        gc.freeze()  # what the start has made stays; the collector need not walk through it
        gc.enable()
        self.call_after_refresh(self.home.waiting.offer)
        self.call_after_refresh(self.offer_repairs)

    async def on_event(self, event: events.Event) -> None:
        """See to resizes and the mouse before Textual does.

        Terminals differ in what stays on the screen after a resize, so nothing of it is known any
        more. While a field is open, the wheel must not take its line away.
        """
        is_new = isinstance(event, events.MouseEvent) and not event.is_forwarded
        if isinstance(event, events.Resize):
            self._forget_screen(event.size)
        elif isinstance(event, events.MouseDown) and self.screen is self.home and is_new:
            self.home.pressed_at(event.screen_offset)
        wheel = isinstance(event, events.MouseScrollDown | events.MouseScrollUp)
        if wheel and self.screen is self.home and self.home.view.mode == "edit":
            return
        if wheel and is_new and self.screen is self.home and self.home.view.mode == "rest":
            self.home.hush(self.home.said)
        await super().on_event(event)
        if isinstance(event, events.Resize):
            # Two resizes that end at the old size look like none to Textual.
            self.screen.refresh()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action means something while a field is open or a card is carried."""
        del parameters
        if action == "view" and self.home.view.takes_digits:
            return False
        ours = hasattr(type(self), f"action_{action}")
        return not ours or self.home.view.mode == "rest" or action in self.ANY_MODE

    async def press(self, event: events.Key) -> None:
        """Act on a key; the message before it goes, unless the key goes into a text.

        Below something that lies over the views it waits until that is gone.
        """
        await self.home.complete()
        if self._comes_again(event):
            self.home.say("open again, this key left out; ⏎ saves, Esc puts back")
            return
        before, typing, covered = self.home.said, self.is_typing, self.screen is not self.home
        await super().press(event)
        self._reopened, self._reopening = (event if self._reopening else None), False
        if not covered and not (typing and self.is_typing):
            self.home.hush(before)
        if event.key != "q":
            self._leaving = False
        if event.key not in KEEPS_DRAFT and self.home.view.mode == "rest" and not typing:
            self.home.waiting.settle()
        self.home.tidy()

    def _comes_again(self, event: events.Key) -> bool:
        """Say whether a key repeats the one that reopened a field: it was not meant as text."""
        last = self._reopened
        if last is None or last.key != event.key or event.time - last.time > AGAIN_SECONDS:
            return False
        self._reopened = event
        return self.is_typing

    async def action_view(self, number: int) -> None:
        """Show a view."""
        await self.home.show_view(number)

    async def action_walk(self) -> None:
        """Go on with the weekly walk, in the view of reviews."""
        await self.home.show_view(number_of("reviews"))
        await self.run_action("walk", self.home.view)

    async def action_undo(self) -> None:
        """Reopen a draft that was put aside last, else undo the last change."""
        if await self.home.waiting.reopen_last():
            self._reopening = True
        else:
            await self._take_back("undo")

    async def action_redo(self) -> None:
        """Make the undone change again."""
        await self._take_back("redo")

    async def _take_back(self, verb: Literal["undo", "redo"]) -> None:
        """Undo or redo; what an earlier session did is read without stopping the screen."""
        planner, of_old = self.planner, ""
        if not (planner.undoable if verb == "undo" else planner.redoable):
            old = await asyncio.to_thread(planner.to_undo if verb == "undo" else planner.to_redo)
            of_old = f", of {past.when(old.at)}" if old else ""
        try:
            change = planner.undo() if verb == "undo" else planner.redo()
        except Refused as refusal:
            self.home.say(shown(str(refusal)), alert=True)
            return
        self.home.changed(change)
        self.home.say(f"{_PAST[verb]}: {shown(change.name)}{of_old}")

    async def action_import_file(self) -> None:
        """Ask for a file and show what of it may come in."""
        from tuiplanner.tui.incoming import Incoming  # noqa: PLC0415 - not for the start

        await Incoming(self.ask, self.home, self.planner).ask()

    async def action_help(self) -> None:
        """Show the keys of what has the focus."""
        from tuiplanner.tui.screens.help import HelpScreen  # noqa: PLC0415 - not for the start

        await self.push_screen(HelpScreen(commands.help_rows(self.screen)))

    async def action_come_back(self) -> None:
        """Go back along the links that were followed."""
        if not await self.home.come_back():
            self.home.say("nowhere to come back to")

    async def action_back(self) -> None:
        """Leave what is innermost: field, carry, filter, marks, record."""
        if not self.home.view.back():
            self.home.say("q quits")

    def action_cancel(self) -> None:
        """Cancel what is open, else say how to quit."""
        view = self.home.view
        if (view.mode == "rest" and not view.filter_text) or not view.back():
            self.home.say("nothing to cancel; q quits")

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self._forget_screen()
        self.screen.refresh(layout=True)

    def _forget_screen(self, size: tuple[int, int] = (0, 0)) -> None:
        if isinstance(self._driver, ThriftyDriver):
            self._driver.forget(*size)

    async def action_leave(self) -> None:
        """Go back, and at the top quit once everything is saved."""
        if self.home.view.back():
            return
        failed = self.session.status.state == "failed"
        patience = 0 if failed or self._leaving else QUIT_SECONDS
        saved = await asyncio.to_thread(self.session.wait, patience)
        if saved or self._leaving:
            self.exit()
            return
        self._leaving = True
        kept = await asyncio.to_thread(self.session.drafts.write_now)
        then = "leaves, the next start saves it" if kept else "leaves and LOSES it"
        reason = self.home.file.why_unsaved or "still saving"
        self.home.say(f"NOT SAVED: {reason}; q again {then}", alert=True)

    # what comes from elsewhere

    def line_lost(self) -> None:
        """Leave: nobody sees the screen any more. What is typed is kept first."""
        self._ending.begin(HANG_UP)

    def _fatal_error(self) -> None:
        """Leave after a fault of our own; what is typed is kept, and the fault is for a file."""
        self.session.drafts.write_now()
        self.fault = traceback.format_exc()
        self._close_messages_no_wait()

    def _leave_with(self, code: int) -> None:
        self._call_soon(lambda: self.exit(return_code=code))

    def _career_changed(self, career: Career, touched: Touched | None) -> None:
        del career
        self.home.refresh_career(elsewhere=touched is None)

    def _call_soon(self, call: Callable[[], None]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)
