"""What keeps a file safe: its backups, the way back to one, and what is wrong with it."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.changes import Change, Tables
from tuiplanner.career.dates import instant
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Row
from tuiplanner.planner.copies import Copy, copy_of, made_again, named, readable
from tuiplanner.planner.mending import Fault, faults
from tuiplanner.planner.restoring import between
from tuiplanner.planner.session import direct
from tuiplanner.planner.words import counted as counted_of
from tuiplanner.store import doctor, rebuilding, restore
from tuiplanner.store.backups import Backups, content_of, counted
from tuiplanner.store.codec import Content
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.errors import DamagedError, StoreError, sentence
from tuiplanner.store.ids import random_id
from tuiplanner.store.journal import Journal
from tuiplanner.store.merge import Merged
from tuiplanner.store.rotation import Backup
from tuiplanner.store.storage import refuse_unfit

_NOT_OURS = (
    "has no table of careerboard's and was never saved by it, so the doctor leaves it alone; name "
    "another file with --file"
)


class Plan(NamedTuple):
    """A way back: ``lines`` say what it would change, and ``damaged`` why nothing can be compared.

    ``is_needed`` is False when the file already holds this.
    """

    name: str
    source: Path
    content: Content
    lines: tuple[str, ...]
    damaged: str = ""
    is_needed: bool = True


class Said(NamedTuple):
    """One line of the doctor; ``mended`` says that the fault is gone now.

    ``can_mend`` says that the doctor mends such a fault when it is asked to.
    """

    what: str
    is_fault: bool
    mended: bool = False
    can_mend: bool = False


class Safety:
    """The safety of one data file; nothing is opened before it is needed.

    ``whose`` says in a sentence that the file is another program's, given what is wrong with it;
    empty where it is not.
    """

    def __init__(
        self,
        open_file: Callable[[], DataFile],
        path: Path,
        state_dir: Path,
        *,
        app: str,
        session: str,
        now: Callable[[], datetime],
        today: Callable[[], date],
        whose: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.path = Path(os.path.realpath(path))
        self.notices: list[str] = []
        self._open = open_file
        self._state_dir = state_dir
        self._app = app
        self._now = now
        self._today = today
        self._whose = whose
        self._backups = Backups(state_dir, self.path)
        self._journal = Journal(state_dir, self.path, session)

    def copies(self) -> list[Copy]:
        """Return every backup, newest first."""
        return [copy_of(one) for one in self._backups.listed()]

    def plan(self, wanted: str | None) -> Plan:
        """Return the way back to a backup named by its time or file, or to the newest good one.

        Without a name it is the newest that reads well and differs from what the file holds.
        Raises :class:`Refused` when there is none, or the name fits several.
        """
        now, damaged = self._present()
        if wanted is not None:
            source = self._chosen(wanted)
            newest = self._backups.newest_good() if damaged else None
            if newest is None or newest[0].path != source:
                return self._plan(source, readable(source), now, damaged)
        if damaged and (newest := self._backups.newest_good()):
            return self._rebuilding(*newest, damaged)
        plan = None
        for one in self._backups.listed():
            with suppress(StoreError):
                content = content_of(one.path)
                if not content.repairs:
                    plan = self._plan(one.path, content, now, damaged)
                    if plan.is_needed:
                        return plan
        if plan is None:
            raise Refused(f"there is no backup of {self.path} that reads well")
        return plan

    def good(self, most: int) -> list[Copy]:
        """Return the newest backups that read well and without repair, at most so many."""
        reading = (copy_of(one) for one in self._backups.listed())
        found = list(islice((one for one in reading if not one.problem), most))
        if found and (newest := self._backups.newest_good()) and newest[0].path == found[0].path:
            made = self._made_since(*newest)
            found[0] = found[0]._replace(since=len(made.made) if made else 0)
        return found

    def restore(self, plan: Plan, *, beside: bool = False) -> str:
        """Bring the state of a plan back; returns in words how it went.

        It is a change like any other where the file can be read, else what is there is kept as
        evidence first, among the backups or ``beside`` the file. Raises :class:`Refused` when it
        cannot be done.
        """
        if not plan.damaged:
            return self._change_back(plan)
        kept = restore.put_back(
            self.path,
            plan.content,
            Change(plan.name, (), instant(self._now())),
            backups=self._backups,
            journal=self._journal,
            app=self._app,
            now=self._now,
            mention=self.notices.append,
            beside=beside,
        )
        return f"{_past(plan)}; what was there is kept in {kept}" if kept else _past(plan)

    def _change_back(self, plan: Plan) -> str:
        """Make the change that leads back to a plan's state."""
        datafile = self._open()
        planner = direct(datafile, now=self._now, today=self._today)
        now = planner.career.rows
        try:
            planner.commit(plan.name, between(now, plan.content.tables, planner.moment()).edits)
        except StoreError as error:
            left, damaged = self._present()
            if damaged or between(left, plan.content.tables, planner.moment()).edits:
                raise
            self.notices.append(f"{restore.RESTORED_YET}, and undo will not know of it: {error}")
            return _past(plan)
        finally:
            self.notices += datafile.notices
        return f"{_past(plan)}; careerboard undo takes that back"

    def examine(self, *, mend: bool) -> list[Said]:
        """Look at everything, and mend what can be mended if asked to, after a backup."""
        content, told = doctor.file_findings(self.path, self._backups)
        foreign = self._whose(told[0].what) if content is None and told else ""
        is_ours = not foreign and doctor.is_ours(content, self._backups)
        if foreign:
            told = [doctor.Finding(foreign)]
        elif content and content.tables and not is_ours:
            content, told = None, [doctor.Finding(sentence(self.path, _NOT_OURS))]
        beside = doctor.surroundings(self.path, self._state_dir, self._journal, is_ours=is_ours)
        between_records = self._faults(Career(content.tables)) if content else []
        # Faults of the bytes go away with any save, for that is written anew from what was read.
        is_saved = mend and content is not None and self._mend_file(told, Career(content.tables))
        can = content is not None
        said = [Said(one.what, one.is_fault, one.is_fault and is_saved, can) for one in told]
        for fault in between_records:
            can = bool(fault.edits)
            said.append(Said(fault.what, True, can and is_saved, can))
        return said + [
            Said(one.what, one.is_fault, mend and doctor.mended(one), one.mend is not None)
            for one in beside
        ]

    def _mend_file(self, told: list[doctor.Finding], career: Career) -> bool:
        wrong = sum(one.is_fault for one in told)
        found = [fault for fault in self._faults(career) if fault.edits]
        if not wrong and not found:
            return False
        datafile = self._open()
        planner = direct(datafile, now=self._now, today=self._today)
        again = [edit for fault in self._faults(planner.career) for edit in fault.edits]
        if planner.commit(f"mend {len(found)} {'fault' if len(found) == 1 else 'faults'}", again):
            wrong = 0
        if wrong:
            datafile.commit([])
        self.notices += datafile.notices
        return True

    def _faults(self, career: Career) -> list[Fault]:
        """Return what is wrong between records; what is gone is looked for in the backups."""
        kept: list[Tables] = []

        def known(table: str, one: int) -> Row | None:
            if not kept:
                for backup in self._backups.listed():
                    with suppress(StoreError):
                        kept.append(content_of(backup.path).tables)
                kept.append({})
            rows = (tables.get(table, {}).get(one) for tables in kept)
            return next((row for row in rows if row), None)

        return faults(career, instant(self._now()), random_id, known)

    def _present(self) -> tuple[Tables, str]:
        """Return what the file holds now, or nothing and the sentence that says why."""
        content, told = None, ""
        try:
            content = content_of(self.path) if self.path.exists() else None
        except DamagedError as error:
            told = self._whose(str(error)) or str(error)
        except StoreError:
            if self.path.stat().st_size:
                raise
        if content is not None:
            return content.tables, ""
        return {}, told or f"{self.path} is missing or empty"

    def _chosen(self, wanted: str) -> Path:
        path = Path(wanted).expanduser()
        if path.is_file():
            return path
        fitting = named(self._backups.listed(), wanted)
        if not fitting:
            raise Refused(
                f"'{wanted[:60]}' is neither a file nor the time of a backup; "
                "careerboard backups lists them"
            )
        if len(fitting) > 1:
            raise Refused(
                f"'{wanted[:60]}' could be {len(fitting)} backups; write more of its time, as "
                "careerboard backups shows it"
            )
        return fitting[0].path

    def _rebuilding(self, one: Backup, content: Content, damaged: str) -> Plan:
        """Return the way to the newest good backup and on to what was saved after it."""
        plan, made = self._plan(one.path, content, {}, damaged), self._made_since(one, content)
        if made is None:
            return plan
        names = made_again(made.made, self._journal.read())
        plan = plan._replace(lines=(*plan.lines, *names, *made.notes))
        if not made.made:
            return plan
        name = f"{plan.name} and {counted_of(len(made.made), 'change')} made since"
        return plan._replace(name=name, content=content._replace(tables=made.tables))

    def _made_since(self, one: Backup, content: Content) -> Merged | None:
        """Return a backup with what the history says came after it; None where it tells nothing."""
        at, now = instant(one.at), instant(self._now())
        try:
            made = rebuilding.rebuilt(content.tables, self._journal.read(), at, now, random_id)
            refuse_unfit(self.path, made.tables, made.touched)
        except StoreError as error:
            self.notices.append(f"what was changed since the backup is not known: {error}")
        else:
            return made
        return None

    def _plan(self, source: Path, content: Content, now: Tables, damaged: str) -> Plan:
        at = next((one.at for one in self._backups.listed() if one.path == source), None)
        of = f"of {at.astimezone():%Y-%m-%d %H:%M:%S}" if at else f"in {source.name}"
        name = f"restore the backup {of}"
        lines = [f"the backup {of} holds {counted(content.tables)}"]
        lines += [f"mended in it: {one}" for one in content.repairs]
        if damaged:
            return Plan(name, source, content, tuple(lines), damaged)
        found = between(now, content.tables, instant(self._now()))
        return Plan(name, source, content, (*lines, *found.lines), "", bool(found.edits))


def _past(plan: Plan) -> str:
    return plan.name.replace("restore", "restored", 1)
