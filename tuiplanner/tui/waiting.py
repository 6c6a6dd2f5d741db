"""Texts that were typed and not saved, and wait to be opened again or dropped."""

from collections.abc import Sequence

from tuiplanner.planner.drafts import Draft as Kept
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.session import Session
from tuiplanner.tui.views.desk import Draft

NEVER = -1
"""The depth of a draft that ``u`` does not reopen."""


class Waiting:
    """The drafts of this session and of those that died, the one that ``u`` reopens last.

    Each is on the disk for as long as it waits here, and so is what is being typed.
    """

    def __init__(self, session: Session) -> None:
        self._planner, self._kept = session.planner, session.drafts
        self._drafts: list[Draft] = []

    @property
    def drafts(self) -> Sequence[Draft]:
        """Those that wait, the newest last."""
        return tuple(self._drafts)

    def start(self) -> list[Kept]:
        """Return what sessions that died have left, oldest first."""
        return self._kept.start()

    def typing(self, origin: Origin | None, base: str, text: str) -> None:
        """Keep what is typed in the open field in the place of ``base``; None: none is open."""
        moment = self._planner.moment()
        self._kept.typing(Kept(origin, base, text, moment) if origin else None)

    def add(self, *drafts: Draft) -> None:
        """Let drafts wait; the last one is reopened first."""
        self._drafts += drafts
        self._keep()

    def first(self) -> Draft | None:
        """Return what the next ``u`` reopens: None where it undoes a change before that."""
        if not self._drafts or self._planner.undoable > self._drafts[-1].depth:
            return None
        return self._drafts[-1]

    def take(self, draft: Draft) -> None:
        """Let a draft wait no longer: its field is open."""
        self._drafts.remove(draft)
        self._keep()

    def put_back(self, draft: Draft) -> None:
        """Let a draft wait whose record is gone: only by name can it be read, copied, dropped."""
        self._drafts.remove(draft)
        self._drafts.insert(0, draft._replace(depth=NEVER))
        self._keep()

    def drop(self, draft: Draft) -> None:
        """Give a draft up; the state folder still has it."""
        if draft.origin:
            self._kept.drop(Kept(draft.origin, draft.base, draft.text, self._planner.moment()))
        self.take(draft)

    def settle(self) -> None:
        """Let ``u`` mean undo again after another key; the drafts are still listed by name."""
        self._drafts = [one._replace(depth=min(one.depth, 0)) for one in self._drafts]

    def _keep(self) -> None:
        at = self._planner.moment()
        self._kept.keep(
            [Kept(one.origin, one.base, one.text, at) for one in self._drafts if one.origin]
        )
