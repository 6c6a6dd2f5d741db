"""Lines to be ticked over the views: what proves a goal, what of a playbook is added."""

from collections.abc import Callable, Sequence

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.planner.planner import Planner
from tuiplanner.tui.home import Home
from tuiplanner.tui.playbooks import Offer, read, written
from tuiplanner.tui.screens.ticking import Ticking
from tuiplanner.tui.views.desk import Draft
from tuiplanner.tui.widgets.choice import PutBack, Tick
from tuiplanner.tui.widgets.rows import Place


class Offering:
    """Shows lines over the views, and goes on with what was ticked of them.

    It is loaded when it is asked for: nothing at the start is ticked.
    """

    def __init__(self, home: Home, planner: Planner) -> None:
        self._home, self._planner = home, planner

    async def tick(
        self, title: str, ticks: Sequence[Tick], does: str, then: Callable[[list[Tick]], None]
    ) -> None:
        """Show lines; Enter, which ``does`` that, goes on with ``then``."""

        def answered(ticks: list[Tick] | None) -> None:
            if ticks is None:
                self._home.say("left as it was")
            else:
                self._take(lambda: then(ticks))
            self._home.tidy()

        await self._home.app.push_screen(Ticking(title, ticks, does), answered)

    def _take(self, act: Callable[[], None]) -> bool:
        """Do what was asked for; False when it was refused, which the person is told."""
        try:
            act()
        except Refused as refusal:
            self._home.say(shown(str(refusal)), alert=True)
            return False
        return True

    async def playbook(self, name: str, text: str | None = None) -> None:
        """Show a playbook, to be changed and then added; ``text`` has its lines as they were left.

        Without one it goes on with what waits of this playbook. Raises :class:`Refused` for one
        that is not known.
        """
        offer = Offer(self._planner, name)
        waiting = self._home.waiting
        if text is None:
            left = next((one for one in waiting.drafts if one.origin == offer.origin), None)
            if left is not None:
                await waiting.reopen(left)
                return
        lines, put_back = read(offer.lines, offer.base if text is None else text)

        def changed(ticks: Sequence[Tick], put_back: PutBack | None) -> None:
            waiting.typing(offer.origin, offer.base, written(ticks, put_back))

        def answered(ticks: list[Tick] | None) -> None:
            added = ticks is not None and self._take(lambda: self._add(offer, ticks))
            if ticks is None:
                self._home.say("left as it was")
            if not added:
                self._put_aside(offer, written(screen.ticks, screen.put_back))
            waiting.typing(None, "", "")
            self._home.tidy()

        screen = Ticking(
            offer.playbook.title, lines, "adds", offer.warning,
            today=self._planner.today(), put_back=put_back, changed=changed,
        )  # fmt: skip
        changed(lines, put_back)
        await self._home.app.push_screen(screen, answered)

    def _add(self, offer: Offer, ticks: Sequence[Tick]) -> None:
        message, first = offer.add(ticks)
        self._home.call_next(self._home.show_added, Place("goals", first), message)

    def _put_aside(self, offer: Offer, text: str) -> None:
        """Let the lines wait that were changed and not added."""
        if text == offer.base:
            return
        name = offer.playbook.name

        async def reopen(text: str) -> None:
            await self.playbook(name, text)

        depth, view = self._planner.undoable, self._home.view
        self._home.put_aside(Draft(text, depth, view, reopen, offer.origin, offer.base))
        if self._home.said is None or not self._home.said.alert:
            self._home.say("nothing added; u goes on with what you changed, so does P")
