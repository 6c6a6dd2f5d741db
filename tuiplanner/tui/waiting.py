"""Texts that were typed and not saved, and wait to be opened again or dropped."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Draft as Kept
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.session import Session
from tuiplanner.tui.numbered import number_of
from tuiplanner.tui.views.desk import Draft

if TYPE_CHECKING:
    from tuiplanner.tui.home import Home

NEVER = -1
"""The depth of a draft that ``u`` does not reopen."""


class Waiting:
    """The drafts of this session and of those that died, the one that ``u`` reopens last.

    Each is on the disk for as long as it waits here, and so is what is being typed.
    """

    def __init__(self, session: Session, home: "Home") -> None:
        self._home = home
        self._planner, self._kept = session.planner, session.drafts
        self._notices = session.notices
        self._drafts: list[Draft] = []

    @property
    def drafts(self) -> Sequence[Draft]:
        """Those that wait, the newest last."""
        return tuple(self._drafts)

    def typing(self, origin: Origin | None, base: str, text: str) -> None:
        """Keep what is typed in the open field in the place of ``base``; None: none is open."""
        moment = self._planner.moment()
        self._kept.typing(Kept(origin, base, text, moment) if origin else None)

    def add(self, *drafts: Draft) -> None:
        """Let drafts wait; the last one is reopened first."""
        self._drafts += drafts
        self._keep()

    def offer(self) -> None:
        """Offer what sessions that died have left: ``u`` reopens it, one text after the other."""
        told = len(self._notices)
        found = self._kept.start()
        if found:
            depth = self._planner.undoable  # what could not be saved is made again by now
            self.add(*(self.resuming(kept)._replace(depth=depth) for kept in found))
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            typed = f"typed, not saved: {self._drafts[-1].label}{more}; u reopens it, D lists"
            new = [shown(one) for one in self._notices[told:]]
            self._home.say("; ".join([*new, typed]), alert=bool(new))

    def resuming(self, kept: Kept) -> Draft:
        """Return what was kept with the way to its field."""
        home, origin = self._home, kept.origin

        async def reopen(text: str) -> None:
            if origin.what == "playbook":
                await home.playbook(origin.kind, text)
                return
            await home.show_view(number_of(origin.table))
            if not await home.view.resume(origin, text, kept.base):
                home.say(f"its record is gone; typed was: {text}", alert=True)

        return Draft(kept.text, 0, home.view, reopen, origin, kept.base)

    async def reopen_last(self) -> bool:
        """Reopen the field of the draft put aside last; False when an undo comes before it.

        Only the key right after a field was left does that, or the first undo of a session.
        """
        if not self._drafts or self._planner.undoable > self._drafts[-1].depth:
            return False
        await self.reopen(self._drafts[-1])
        return True

    async def reopen(self, draft: Draft) -> None:
        """Open the field of a draft again, with its text.

        Where its record is gone it waits on: by name it can be read, copied or dropped.
        """
        home = self._home
        await home.show_view(home.number_of(draft.view))
        await draft.reopen(draft.text)
        self._drafts.remove(draft)
        if home.view.editor.edit is None and home.app.screen is home:
            self._drafts.insert(0, draft._replace(depth=NEVER))
        self._keep()

    def drop(self, draft: Draft) -> None:
        """Give a draft up; the state folder still has it."""
        if draft.origin:
            self._kept.drop(Kept(draft.origin, draft.base, draft.text, self._planner.moment()))
        self._drafts.remove(draft)
        self._keep()
        self._home.say(f"dropped {draft.label}; the state folder still has it")

    def settle(self) -> None:
        """Let ``u`` mean undo again after another key; the drafts are still listed by name."""
        self._drafts = [one._replace(depth=min(one.depth, 0)) for one in self._drafts]

    def _keep(self) -> None:
        at = self._planner.moment()
        self._kept.keep(
            [Kept(one.origin, one.base, one.text, at) for one in self._drafts if one.origin]
        )
