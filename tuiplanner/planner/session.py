"""A planner at work on a data file: saved at once for a command, by a thread for the screen."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from tuiplanner.career.changes import Change
from tuiplanner.career.errors import Refused
from tuiplanner.career.thresholds import DEFAULTS, Thresholds
from tuiplanner.planner import past
from tuiplanner.planner.drafts import Drafts
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import counted
from tuiplanner.store import files
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.ids import random_id
from tuiplanner.store.saver import (
    Failed,
    Looked,
    Noticed,
    Reloaded,
    Saved,
    SaveEvent,
    Saver,
    Saving,
)

CallSoon = Callable[[Callable[[], None]], object]
"""Runs a function on the thread that owns the planner; gives up quietly when that has ended."""


class SaveStatus(NamedTuple):
    """Where the words are: ``failed`` carries the reason in a sentence."""

    state: Literal["saved", "saving", "failed"]
    reason: str = ""


class DirectWriter:
    """Saves each change before it returns; what a command uses."""

    def __init__(self, datafile: DataFile) -> None:
        self._datafile = datafile

    def submit(self, change: Change) -> None:
        """Save a change; raises :class:`Refused` when it is not on the disk."""
        self._datafile.commit([change])


def direct(
    datafile: DataFile,
    *,
    now: Callable[[], datetime],
    today: Callable[[], date],
    thresholds: Thresholds = DEFAULTS,
) -> Planner:
    """Read the file and return a planner whose every change is saved when the call returns."""
    tables = datafile.read()
    writer = DirectWriter(datafile)
    return Planner(
        tables,
        writer,
        now=now,
        today=today,
        ids=random_id,
        told=datafile.told,
        thresholds=thresholds,
    )


class Session:
    """A planner whose changes a thread saves, so that a key never waits for the disk.

    ``name`` is what the history calls this session.
    ``asked`` are the records, as (table, id), that another program deleted in a mass and that are
    kept until the person answers; ``repairs`` says, a sentence each, what was mended in what is
    shown and will be in the file with the next save. Whoever shows ``notices`` counts them.
    """

    def __init__(
        self,
        datafile: DataFile,
        *,
        now: Callable[[], datetime],
        today: Callable[[], date],
        thresholds: Thresholds = DEFAULTS,
    ) -> None:
        self.status = SaveStatus("saved")
        self.notices: list[str] = []
        self.path = datafile.path
        self.name = datafile.session
        self._call_soon: CallSoon = lambda call: call()
        self._told: Callable[[], None] = lambda: None
        tables = datafile.read()
        self.asked: tuple[tuple[str, int], ...] = ()
        self.repairs = datafile.repairs
        self.notices += datafile.notices
        datafile.notices.clear()  # else the saver would tell them once more
        self.drafts = Drafts(datafile.drafts(), self._draft_failed, self._make_again)
        self._saver = Saver(datafile, self._hear)
        self.planner = Planner(
            tables,
            self,
            now=now,
            today=today,
            ids=random_id,
            told=datafile.told,
            thresholds=thresholds,
        )

    def start(self, call_soon: CallSoon, told: Callable[[], None]) -> None:
        """Begin saving; ``told`` is called after the status or the notices have changed."""
        self._call_soon, self._told = call_soon, told
        self._saver.start()

    def submit(self, change: Change) -> None:
        """Hand a change of the planner to be saved; from now on nothing says "saved"."""
        self._saver.submit(change)
        if self.status.state == "saved":
            self.status = SaveStatus("saving")
        self.drafts.unsaved(self.planner.waiting, is_failed=self.status.state == "failed")

    def let_go(self) -> Change | None:
        """Delete here as well what another program deleted, in one change that undo takes back."""
        change = self.planner.records.delete(self.asked)
        self.keep()
        return change

    def keep(self) -> None:
        """Put what another program deleted back into the file, but what was let go."""
        self.asked = ()
        self._saver.settle_deletions()

    def hand_out(self, name: str, data: bytes) -> Path:
        """Write a new file for others into the working folder, and return where it is.

        Where the name is taken it gets a number. Raises :class:`Refused` when it cannot be written.
        """
        try:
            wanted = Path.cwd() / name
        except OSError:
            raise Refused("the working folder is gone; start careerboard from another") from None
        path, number = wanted, 1
        while path.exists():
            number += 1
            path = wanted.with_stem(f"{wanted.stem}-{number}")
        files.replace(path, data, shared=True)
        return path

    def _make_again(self, changes: list[Change]) -> None:
        """Make what sessions that died could not save; each stands until it is in the file."""
        made: list[Change] = []
        for change in changes:
            try:
                made += [change] if self.planner.make_again(change) else []
            except Refused as refusal:
                self.drafts.drop_change(change)
                self.notices.append(f"{refusal}; the state folder still has it")
        if made:
            what = f"{counted(len(made), 'change')} that could not be saved"
            words = past.in_words(one for _, one in self.planner.history())
            names = ", ".join(words[one.id] for one in made)
            is_next = self.planner.newest in made and not self.drafts.waits
            undo = "; u undoes" if is_next else ""
            self.notices.append(f"{what} when you left, made now: {names}{undo}")
        self.drafts.unsaved(self.planner.waiting)
        self._told()

    def _draft_failed(self, reason: str) -> None:
        """Tell that something typed or left unsaved cannot be kept or read."""
        self._hear(Noticed(reason))

    def finish(self, timeout: float) -> bool:
        """Save what waits and stop the threads; False when something is still unsaved.

        ``timeout`` is in seconds. Drafts that are still open stay for the next session.
        """
        saved = self._saver.close(timeout)
        if saved:
            self.drafts.unsaved(())
        self.drafts.close()
        return saved

    def wait(self, timeout: float) -> bool:
        """Return True as soon as everything is saved, False after ``timeout`` seconds."""
        return self._saver.wait(timeout)

    def _hear(self, event: SaveEvent) -> None:
        self._call_soon(lambda: self._take(event))

    def _take(self, event: SaveEvent) -> None:
        match event:
            case Saving():
                self.status = SaveStatus("saving")
            case Saved(changes=changes, tables=tables):
                self.planner.saved(changes, tables)
                self.drafts.unsaved(self.planner.waiting, is_failed=False)
                self.status = SaveStatus("saving" if self.planner.unsaved else "saved")
            case Failed(reason=reason):
                self.status = SaveStatus("failed", reason)
                self.drafts.unsaved(self.planner.waiting)
            case Reloaded(tables=tables):
                self.planner.reloaded(tables)
            case Looked(asked=asked, repairs=repairs):
                self.asked, self.repairs = asked, repairs
            case Noticed(sentence=sentence):
                self.notices.append(sentence)
        self._told()
