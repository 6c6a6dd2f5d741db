"""The screen under all modals: header, the views as siblings, message, footer.

It is the desk that views work at: it shows what they say, keeps drafts and the way back.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.widget import Widget

from tuiplanner.career.changes import Change
from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.session import Session
from tuiplanner.tui import commands
from tuiplanner.tui.filestatus import FileStatus
from tuiplanner.tui.numbered import SHOWN, VIEWS, number_of
from tuiplanner.tui.starting import StartingScreen
from tuiplanner.tui.trail import Passed, Trail, passed
from tuiplanner.tui.views.desk import Draft
from tuiplanner.tui.views.resuming import ResumingView
from tuiplanner.tui.waiting import Waiting
from tuiplanner.tui.widgets.bars import Footer, Header, KeyHint, MessageLine, Said
from tuiplanner.tui.widgets.choice import Tick
from tuiplanner.tui.widgets.rows import Place
from tuiplanner.tui.widgets.textfield import TextField
from tuiplanner.tui.widgets.toosmall import LEAST, TooSmall

if TYPE_CHECKING:
    from tuiplanner.tui.offering import Offering


class Home(StartingScreen, inherit_bindings=False):
    """Views flipped by display; only the first is made at the start."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's own repaints the whole screen when the focus moves."""

    def __init__(self, session: Session, ready: Callable[[], None], start: int = 1) -> None:
        super().__init__(id="home")
        self._ready = ready
        self._planner: Planner = session.planner
        self._here = start
        self._views: dict[int, ResumingView] = {start: VIEWS[start].made(self._planner, self)}
        self.waiting, self.file = Waiting(session, self), FileStatus(session)
        self._trail = Trail()
        self._header = Header([(number, view.name) for number, view in VIEWS.items()])
        self._message, self._footer = MessageLine(), Footer()
        self._footer_for: tuple[object, ...] = ()
        self._context_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Make the three single lines and the first view."""
        self._header.here = self._here
        yield self._header
        with Container(id="views"):
            yield self.view
        yield self._message
        yield self._footer

    def late(self) -> Sequence[tuple[Widget, Sequence[Widget]]]:
        """Return what the first view hides at first."""
        return [(self.view, self.view.late())]

    async def _begin(self) -> None:
        await self.complete()
        self._ready()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where nothing readable fits; keys go on to what lies below the notice."""
        small = event.size.width < LEAST.width or event.size.height < LEAST.height
        if small and not self.query(TooSmall):
            self.mount(TooSmall(id="too-small"))
        self.set_class(small, "-small")

    def on_mount(self) -> None:
        """Show the first view."""
        self.view.show()
        self.set_focus(self.view.home_focus())
        self.show_status()
        self.tidy()
        self.call_after_refresh(self._begin)

    def number_of(self, view: Widget) -> int:
        """Return the number of a view that was shown."""
        return next(number for number, one in self._views.items() if one is view)

    @property
    def view(self) -> ResumingView:
        """The view that is shown."""
        return self._views[self._here]

    @property
    def said(self) -> Said | None:
        """The message that is shown, None for the context line."""
        return self._message.said

    # the desk

    def say(self, text: str, *, alert: bool = False) -> None:
        """Show a message until the next key that acts."""
        self._message.said = Said(shown(text), alert=alert)

    def typing(self, origin: Origin | None, base: str, text: str) -> None:
        """Keep what is typed in the open field, for a session that may have to come back to it."""
        self.waiting.typing(origin, base, text)

    def put_aside(self, draft: Draft) -> None:
        """Keep a draft that the next ``u`` reopens."""
        self.waiting.add(draft)

    async def visit(self, place: Place) -> bool:
        """Go to a record in the view that shows it, keeping the way back."""
        if place.table not in SHOWN:
            return False
        number = number_of(place.table)
        here = self._passed(number)
        await self.show_view(number)
        if not await self.view.reveal(place):
            return False
        self._trail.went(here)
        return True

    def _passed(self, to: int) -> Passed:
        """Return where the person is, on the way to another view."""
        return passed(self._planner.career, self._here, self.view.spot, to)

    async def begin(self, origin: Origin) -> None:
        """Open the field for something new where it belongs, keeping the way back."""
        number = number_of(origin.table)
        here = self._passed(number)
        await self.show_view(number)
        self._trail.went(here)
        await self.view.resume(origin, "", "")

    @cached_property
    def _offering(self) -> "Offering":
        from tuiplanner.tui.offering import Offering  # noqa: PLC0415 - not for the start

        return Offering(self, self._planner)

    async def tick(
        self, title: str, ticks: Sequence[Tick], does: str, then: Callable[[list[Tick]], None]
    ) -> None:
        """Show lines to be ticked; Enter, which ``does`` that, goes on with ``then``."""
        await self._offering.tick(title, ticks, does, then)

    async def playbook(self, name: str, text: str | None = None) -> None:
        """Show a playbook, to be changed and then added; ``text`` has it as it was left."""
        try:
            await self._offering.playbook(name, text)
        except Refused as refusal:
            self.say(str(refusal), alert=True)

    async def show_added(self, place: Place, message: str) -> None:
        """Go to what was added, and say so."""
        await self.visit(place)
        self.say(message)
        self.tidy()

    def keys_changed(self) -> None:
        """Draw the footer anew."""
        edit = self.view.editor.edit
        if edit is not None and self.app.screen is self:
            save = KeyHint("ctrl+s" if edit.note else "enter", "save")
            self._footer.hints = (save, KeyHint("escape", "put back"), KeyHint("f1", "help"))
        else:
            self._footer.hints = commands.footer(self.app.screen)

    def edit_outside(self, text: str) -> str | None:
        """Edit a text in $VISUAL or $EDITOR; None when it was left as it is."""
        from tuiplanner.tui import outside  # noqa: PLC0415 - what starts programs loads slowly

        try:
            edited = outside.edit_away(self.app, text)
        except Refused as refusal:
            self.say(str(refusal), alert=True)
            return None
        if edited is None:
            self.say("the editor left the text as it was")
        return edited

    # what keys and the mouse ask for

    def pressed_at(self, offset: Offset) -> None:
        """Leave an open field, or a choice, when the mouse goes elsewhere.

        As with a key, the message before it goes.
        """
        before = self.said
        if self.view.mode in {"edit", "kind", "filter"}:
            if isinstance(self.get_widget_at(*offset)[0], TextField):
                return
            self.view.leave()
            self.tidy()
        self.hush(before)

    async def on_header_picked(self, event: Header.Picked) -> None:
        """Show the view whose name was clicked; a field that was open is left by then."""
        await self.show_view(event.number)
        self.tidy()

    def hush(self, message: Said | None) -> None:
        """Take a message away, unless another has taken its place."""
        if self._message.said is message:
            self._message.said = None

    def tidy(self) -> None:
        """Bring the footer and the context line up to what has the focus now."""
        self.view.catch_up()
        self._message.brief = self.app.screen is not self
        state = (
            self.app.screen.focused, self.view.mode, self._here, bool(self.view.conflicts_here()),
            self.view.takes_digits,
        )  # fmt: skip
        if state != self._footer_for:
            self._footer_for = state
            self.keys_changed()
        carries = self.view.mode == "grab"
        opened = bool(self.view.opened)
        context = (self._planner.career, self._here, opened, len(self._trail), carries)
        if context != self._context_for:
            if context[1:2] != self._context_for[1:2]:
                self._message.aside = ("", "")
            self._context_for = context
            back = "" if carries else self._trail.words(self._here)
            self._message.context = back or self.view.context()
            # What has to look at everything comes after the key has been answered.
            self.call_after_refresh(self._tell_aside)

    def _tell_aside(self) -> None:
        self._message.aside = self.view.aside()

    async def show_view(self, number: int) -> None:
        """Show a view; it is made the first time."""
        if number == self._here:
            return
        self.view.leave()
        self.view.display = False
        fresh = number not in self._views
        self._here = number
        if fresh:
            self._views[number] = VIEWS[number].made(self._planner, self)
            await self.query_one("#views").mount(self.view)
            await self.view.mount(*self.view.late())
        self.view.display = True
        self._header.here = number
        self.set_focus(self.view.home_focus(), scroll_visible=False)
        self.view.show()

    async def come_back(self) -> bool:
        """Go back along the links that were followed; False when there are none."""
        while (step := self._trail.last()) is not None:
            await self.show_view(step.number)
            if await self.view.go_to(step.spot):
                return True
        return False

    # what comes from elsewhere

    def changed(self, change: Change) -> None:
        """Put the cursor on the first record that a change left standing."""
        for edit in change.edits:
            if self._planner.career.rows.get(edit.table, {}).get(edit.id):
                self.view.show(Place(edit.table, edit.id))
                return

    def refresh_career(self, *, elsewhere: bool) -> None:
        """Draw the career as it is now; ``elsewhere``: another program has changed it."""
        self.view.show()
        self.show_status()
        if elsewhere:
            self.view.restore()
            self.tidy()

    def show_status(self) -> None:
        """Show whether everything is saved, and what the file had to say."""
        self._header.status, self._header.alert = self.file.words, self.file.failed
        for sentence in self.file.news():
            self.say(sentence, alert=True)
