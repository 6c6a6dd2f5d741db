"""The screen under all modals: header, the views as siblings, message, footer.

It is the desk that views work at: it shows what they say, keeps drafts and the way back.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widget import Widget

from tuiplanner.career.changes import Change
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Draft as Kept
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.session import Session
from tuiplanner.planner.words import counted, quoted
from tuiplanner.tui import commands
from tuiplanner.tui.numbered import SHOWN, VIEWS, number_of
from tuiplanner.tui.starting import StartingScreen
from tuiplanner.tui.views.desk import Draft, Spot
from tuiplanner.tui.views.resuming import ResumingView
from tuiplanner.tui.widgets.bars import Footer, Header, KeyHint, MessageLine, Said
from tuiplanner.tui.widgets.choice import Tick
from tuiplanner.tui.widgets.lines import LineWidget, Piece, cut
from tuiplanner.tui.widgets.rows import Place
from tuiplanner.tui.widgets.textfield import TextField

NEVER = -1
"""The depth of a draft that ``u`` does not reopen."""
LEAST = Size(30, 6)


class Trail(NamedTuple):
    """A step of the way back: where it began, what was there, and the view it led to."""

    number: int
    spot: Spot
    name: str
    to: int


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


class Home(StartingScreen, inherit_bindings=False):
    """Views flipped by display; only the first is made at the start."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's own repaints the whole screen when the focus moves."""

    def __init__(self, session: Session, ready: Callable[[], None], start: int = 1) -> None:
        super().__init__(id="home")
        self._ready = ready
        self._session = session
        self._planner: Planner = session.planner
        self._here = start
        self._views: dict[int, ResumingView] = {start: VIEWS[start].made(self._planner, self)}
        self._drafts: list[Draft] = []
        self._trail: list[Trail] = []
        self._left: dict[str, list[Tick]] = {}
        self._header = Header([(number, view.name) for number, view in VIEWS.items()])
        self._message, self._footer = MessageLine(), Footer()
        self._noticed = 0
        self._failure = ""
        self._asked = 0
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
        kept = Kept(origin, base, text, self._planner.moment()) if origin else None
        self._session.drafts.typing(kept)

    def put_aside(self, draft: Draft) -> None:
        """Keep a draft that the next ``u`` reopens."""
        self._drafts.append(draft)
        self._keep_drafts()

    def _keep_drafts(self) -> None:
        at = self._planner.moment()
        self._session.drafts.keep(
            [Kept(one.origin, one.base, one.text, at) for one in self._drafts if one.origin]
        )

    def offer_drafts(self) -> None:
        """Offer what sessions that died have left: ``u`` reopens it, one text after the other."""
        found = self._session.drafts.start()
        for kept in found:
            self._drafts.append(
                Draft(kept.text, 0, self.view, self._resume(kept), kept.origin, kept.base)
            )
        if found:
            last = quoted(found[-1].text)
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            self.say(f"typed, not saved: {last}{more}; u reopens it, D lists")

    def _resume(self, kept: Kept) -> Callable[[str], Awaitable[None]]:
        async def reopen(text: str) -> None:
            origin = kept.origin
            await self.show_view(number_of(origin.table))
            if not await self.view.resume(origin, text, kept.base):
                self.say(f"its record is gone; typed was: {text}", alert=True)

        return reopen

    @property
    def drafts(self) -> list[Draft]:
        """The texts that were typed and not saved, the one that ``u`` reopens last."""
        return list(self._drafts)

    async def reopen(self, draft: Draft) -> None:
        """Open the field of a draft again, with its text."""
        await self.show_view(next(n for n, view in self._views.items() if view is draft.view))
        await draft.reopen(draft.text)
        self._drafts.remove(draft)
        if self.view.editor.edit is None:
            # Its record is gone; the text can still be read, copied or dropped by name.
            self._drafts.insert(0, draft._replace(depth=NEVER))
        self._keep_drafts()

    def drop(self, draft: Draft) -> None:
        """Give a draft up; the state folder still has it."""
        self._drafts.remove(draft)
        if draft.origin:
            self._session.drafts.drop(
                Kept(draft.origin, draft.base, draft.text, self._planner.moment())
            )
        self._keep_drafts()
        self.say(f"dropped {quoted(draft.text)}; the state folder still has it")

    async def visit(self, place: Place) -> bool:
        """Go to a record in the view that shows it, keeping the way back."""
        if place.table not in SHOWN:
            return False
        number, here = number_of(place.table), self._trace(place.table)
        await self.show_view(number)
        if not await self.view.reveal(place):
            return False
        self._trail.append(here)
        return True

    def _trace(self, table: str) -> Trail:
        """Return where the person is, on the way to the view of a table."""
        spot = self.view.spot
        career = self._planner.career
        lines = (spot.line, Place(*spot.opened[-1]) if spot.opened else None, spot.main)
        named = [
            one.id
            for one in lines
            if one and one.table in RECORDS and career.get(one.table, one.id)
        ]
        name = shown(career.label(named[0])) if named else VIEWS[self._here].name
        return Trail(self._here, spot, name, number_of(table))

    async def begin(self, origin: Origin) -> None:
        """Open the field for something new where it belongs, keeping the way back."""
        here = self._trace(origin.table)
        await self.show_view(number_of(origin.table))
        self._trail.append(here)
        await self.view.resume(origin, "", "")

    async def tick(
        self,
        title: str,
        ticks: Sequence[Tick],
        does: str,
        then: Callable[[list[Tick]], None],
        *,
        told: str = "",
        left: Callable[[list[Tick]], str] = lambda _: "left as it was",
    ) -> None:
        """Show lines to be ticked; Enter, which ``does`` that, goes on with ``then``.

        ``left`` is told the lines as they are where they are left, and returns what to say.
        """
        from tuiplanner.tui.screens.ticking import Ticking  # noqa: PLC0415 - not for the start

        def answered(ticks: list[Tick] | None) -> None:
            if ticks is None:
                self.say(left(screen.ticks))
            else:
                try:
                    then(ticks)
                except Refused as refusal:
                    self.say(shown(str(refusal)), alert=True)
            self.tidy()

        screen = Ticking(title, ticks, does, told)
        await self.app.push_screen(screen, answered)

    async def playbook(self, name: str) -> None:
        """Show a playbook, to be changed and then added."""
        from tuiplanner.tui.playbooks import Offer  # noqa: PLC0415 - not for the start

        offer = Offer(self._planner, name)

        def add(ticks: list[Tick]) -> None:
            message, first = offer.add(ticks)
            self._left.pop(name, None)
            self.call_next(self._show_added, Place("goals", first), message)

        def leave(ticks: list[Tick]) -> str:
            self._left.pop(name, None)
            if ticks == offer.lines:
                return "left as it was"
            self._left[name] = ticks
            return "nothing added; what you changed is kept till you quit: P goes on with it"

        lines = self._left.get(name, offer.lines)
        await self.tick(
            offer.playbook.title, lines, "adds them", add, told=offer.warning, left=leave
        )

    async def _show_added(self, place: Place, message: str) -> None:
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

        refusal, edited = "", None
        try:
            outside.command()
            with self.app.suspend():
                # What is raised in here would leave the terminal to the shell for good.
                try:
                    edited = outside.edit(text)
                except Refused as refused:
                    refusal = str(refused)
        except Refused as refused:
            refusal = str(refused)
        if refusal:
            self.say(refusal, alert=True)
        elif edited is None:
            self.say("the editor left the text as it was")
        return edited

    # what keys and the mouse ask for

    def pressed_at(self, offset: Offset) -> None:
        """Leave an open field, or a choice, when the mouse goes elsewhere."""
        if self.view.mode not in {"edit", "kind", "filter"}:
            return
        if not isinstance(self.get_widget_at(*offset)[0], TextField):
            self.view.leave()
            self.tidy()

    async def on_header_picked(self, event: Header.Picked) -> None:
        """Show the view whose name was clicked; a field that was open is left by then."""
        await self.show_view(event.number)
        self.tidy()

    def settle_drafts(self) -> None:
        """Let ``u`` mean undo again after another key; the drafts are still listed by name."""
        self._drafts = [one._replace(depth=min(one.depth, 0)) for one in self._drafts]

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
        context = (self._planner.career, self._here, bool(self.view.opened), len(self._trail))
        if context != self._context_for:
            if context[1:2] != self._context_for[1:2]:
                self._message.aside = ("", "")
            self._context_for = context
            self._message.context = self._trodden() or self.view.context()
            # What has to look at everything comes after the key has been answered.
            self.call_after_refresh(self._tell_aside)

    def _trodden(self) -> str:
        """Say where the way back leads, as long as the view is the one it came to."""
        if not self._trail or self._trail[-1].to != self._here:
            return ""
        name = f"'{cut(self._trail[-1].name, 40)}'" if self._trail[-1].name else "where you were"
        return f"from {name} · - comes back"

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

    async def reopen_draft(self) -> bool:
        """Reopen the field of the draft put aside last; False when an undo comes before it.

        Only the key right after a field was left does that, or the first undo of a session.
        """
        if not self._drafts or self._planner.undoable > self._drafts[-1].depth:
            return False
        await self.reopen(self._drafts[-1])
        return True

    async def come_back(self) -> bool:
        """Go back along the links that were followed; False when there are none."""
        while self._trail:
            trail = self._trail.pop()
            await self.show_view(trail.number)
            if await self.view.go_to(trail.spot):
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
        status = self._session.status
        failed = status.state == "failed"
        count = self._planner.conflicts.count
        unsettled = f"≠ {counted(count, 'conflict')} · " if count else ""
        asked = len(self._session.asked)
        unsettled += f"{asked} deleted? · " if asked else ""
        told = f"NOT SAVED: {self.why_unsaved}" if failed else status.state
        self._header.status = unsettled + told
        self._header.alert = failed
        if failed and status.reason != self._failure:
            self.say(status.reason, alert=True)
        self._failure = status.reason
        for notice in self._new_notices():
            self.say(shown(notice), alert=True)
        if asked and asked != self._asked:
            self.say(
                f"another program deleted {counted(asked, 'record')}; kept here, X: keep or let go",
                alert=True,
            )
        self._asked = asked

    @property
    def why_unsaved(self) -> str:
        """Why nothing is saved, short enough for a header: what the system said, or no path."""
        reason = self._session.status.reason
        if told := re.search(r"could not be [^(]*\(([^()]+)\)", reason):
            return shown(told[1])
        reason = reason.replace(f"{shown(str(self._session.path.parent))}/", "")
        return shown(reason.partition(";")[0])

    def _new_notices(self) -> Iterable[str]:
        new = self._session.notices[self._noticed :]
        self._noticed = len(self._session.notices)
        return new
