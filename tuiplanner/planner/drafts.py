"""Drafts: what was typed and not saved, with enough said of it to open its field again.

Changes that cannot be saved, because a disk is full, say, are kept with them: who dies then has
them at the next start.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from tuiplanner.career.changes import Change
from tuiplanner.store.drafts import DraftFile, DraftKeeper
from tuiplanner.store.errors import StoreError
from tuiplanner.store.journal import told_by, written

_CHANGE = "change"


class Origin(NamedTuple):
    """Which field a text was typed in.

    ``what`` is ``field`` for a field of a record (``table``, ``id``, ``field``), ``link`` for one
    more item of its list, else the noun of a record to be added: to the record ``table`` and
    ``id`` where it belongs to one, of ``kind`` where it has one (an entry's kind, a goal's stage).
    """

    what: str
    table: str
    id: int = 0
    field: str = ""
    kind: str = ""
    goal: int = 0


class Draft(NamedTuple):
    """A text, the one it would replace, and when it was typed (a UTC instant)."""

    origin: Origin
    base: str
    text: str
    at: str


class Drafts:
    """The drafts of a session on the disk: those put aside or found at the start, and the open.

    ``failed`` takes a sentence, on any thread, when something cannot be kept or read. ``again`` is
    given, at the start, the changes that sessions that died could not save.
    """

    def __init__(
        self,
        file: DraftFile,
        failed: Callable[[str], None],
        again: Callable[[list[Change]], None] = lambda _: None,
    ) -> None:
        self._file = file
        self._keeper = DraftKeeper(
            file, lambda why: failed(f"what is typed is not kept in case of a crash: {why}")
        )
        self._failed = failed
        self._again = again
        self._unsaved: dict[str, dict[str, Any]] = {}  # as the file has them: a key must not wait
        self._open: Draft | None = None
        self._waiting: list[Draft] = []

    def start(self) -> list[Draft]:
        """Take over what sessions that died have left, oldest first, and begin to keep."""
        found: list[Draft] = []
        changes: list[Change] = []
        for kept in self._adopted():
            if change := _change_in(kept):
                changes.append(change)
            elif draft := _read(kept):
                found.append(draft)
            else:  # such as one of a later version
                self._file.drop(kept)
                self._failed(
                    "something left unsaved is none that this careerboard can read; the state "
                    "folder still has it"
                )
        self._waiting = found
        self._keeper.start()
        self._unsaved |= {change.id: _kept_change(change) for change in changes}
        if changes:
            self._again(changes)
        return list(found)

    def _adopted(self) -> Sequence[Mapping[str, Any]]:
        try:
            found = self._file.adopt()
        except StoreError as error:
            self._failed(f"what was left unsaved waits for another start: {error}")
            found = []
        for path in self._file.aside:
            self._failed(
                f"what was left unsaved cannot be read; the state folder has it as {path.name}"
            )
        return found

    @property
    def waits(self) -> bool:
        """Say whether there is a draft besides the open one."""
        return bool(self._waiting)

    def unsaved(self, changes: Iterable[Change], *, is_failed: bool = True) -> None:
        """Keep these changes until they are saved.

        Those whose save has not failed are only written down when it takes long.
        """
        before, self._unsaved = self._unsaved, {}
        for one in changes:
            with suppress(TypeError):  # what no file holds is refused where it is saved
                self._unsaved[one.id] = before.get(one.id) or _kept_change(one)
        if self._unsaved or before:
            self._keep(is_urgent=is_failed)

    def typing(self, draft: Draft | None) -> None:
        """Keep the open edit as it is now; None when no field is open."""
        self._open = draft
        self._keep()

    def keep(self, waiting: Sequence[Draft]) -> None:
        """Keep these texts whose fields are closed."""
        self._waiting = list(waiting)
        self._keep()

    def drop(self, draft: Draft) -> None:
        """Write down a draft that is given up, in the file of dropped ones."""
        self._file.drop(_written(draft))

    def drop_change(self, change: Change) -> None:
        """Write down a change that cannot be made any more, where dropped drafts are."""
        self._file.drop(_kept_change(change))

    def write_now(self) -> bool:
        """Write everything before this returns: the program is about to end.

        False when it could not be written.
        """
        return self._keeper.write_now()

    def close(self) -> None:
        """Write everything and give the place up."""
        self._keeper.close()

    def _keep(self, *, is_urgent: bool = True) -> None:
        drafts = list(self._waiting)
        if self._open is not None and self._open.text != self._open.base:
            drafts.append(self._open)
        kept = [*self._unsaved.values(), *(_written(draft) for draft in drafts)]
        self._keeper.keep(kept, is_urgent=is_urgent)


def _written(draft: Draft) -> dict[str, Any]:
    origin = draft.origin
    return {
        "what": origin.what,
        "table": origin.table,
        "id": origin.id,
        "field": origin.field,
        "kind": origin.kind,
        "goal": origin.goal,
        "base": draft.base,
        "text": draft.text,
        "at": draft.at,
    }


def _kept_change(change: Change) -> dict[str, Any]:
    return {"what": _CHANGE, "line": written(change, "").decode()}


def _change_in(kept: Mapping[str, Any]) -> Change | None:
    line = kept.get("line") if kept.get("what") == _CHANGE else None
    told = told_by(line) if isinstance(line, str) else None
    return told.change if told else None


def _read(kept: Mapping[str, Any]) -> Draft | None:
    """Return a draft as it was kept, or None for what no version of careerboard has written."""
    texts = [kept.get(name) for name in ("what", "table", "field", "kind", "base", "text", "at")]
    numbers = [kept.get(name) for name in ("id", "goal")]
    if not all(isinstance(text, str) for text in texts):
        return None
    if not all(type(number) is int for number in numbers):
        return None
    what, table, field, kind, base, text, at = (str(one) for one in texts)
    one, goal = (int(number or 0) for number in numbers)
    return Draft(Origin(what, table, one, field, kind, goal), base, text, at)
