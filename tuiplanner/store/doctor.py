"""What is wrong around the file: its own bytes, the journal, drafts, strays and modes."""

import fcntl
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tuiplanner.career.records import RECORDS
from tuiplanner.store import codec, drafts, files
from tuiplanner.store.backups import Backups, counted
from tuiplanner.store.codec import Content
from tuiplanner.store.errors import StoreError, sentence
from tuiplanner.store.journal import Journal
from tuiplanner.store.missing import refuse_if_kept
from tuiplanner.store.places import state_folder

_STRAY = re.compile(r"\..+\.([1-9][0-9]{0,9})\.[0-9a-f]{16}\.tmp")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Finding(NamedTuple):
    """One line of the doctor; ``is_fault`` False is only good to know.

    ``mend`` puts it right and may raise OSError; None where that takes a save, or a person.
    """

    what: str
    is_fault: bool = True
    mend: Callable[[], object] | None = None


def mended(finding: Finding) -> bool:
    """Mend what was found, if something can; say whether it is gone now."""
    if finding.mend is None:
        return False
    try:
        finding.mend()
    except FileNotFoundError:
        return True  # the save has swept it, or let a backup go
    except OSError:
        return False
    return True


def file_findings(path: Path, backups: Backups) -> tuple[Content | None, list[Finding]]:
    """Return what the file holds, None when it cannot be used, and what is to be said of it."""
    try:
        found = files.read(path)
        if found is None or codec.is_blank(found.data):
            refuse_if_kept(path, backups)
            return Content(), [Finding(sentence(path, "is new; nothing is kept yet"), False)]
        content = codec.decode(found.data, path)
    except StoreError as error:
        return None, [Finding(str(error))]
    told = [Finding(one) for one in content.repairs]
    if not content.sealed:
        what = "was changed by another program since the last save; its checksum does not match"
        told.insert(0, Finding(sentence(path, what)))
    else:
        holds = f"is whole and has its checksum; it holds {counted(content.tables)}"
        told.append(Finding(sentence(path, holds), is_fault=False))
    return content, told


def is_ours(content: Content | None, backups: Backups) -> bool:
    """Say whether careerboard has written the file, or another program in its manner.

    Where nothing tells, not even the mode of the file is for the doctor to change.
    """
    if content and (content.meta or not RECORDS.keys().isdisjoint(content.tables)):
        return True
    return backups.any()


def surroundings(path: Path, state_dir: Path, journal: Journal, *, is_ours: bool) -> list[Finding]:
    """Return what is to be said of everything that careerboard keeps beside the file.

    The mode of the file itself is looked at where the file ``is_ours``.
    """
    folder = state_folder(state_dir, path)
    file = path if is_ours else None
    return [*_journal(journal), *_drafts(folder), *_strays(path, folder), *_modes(file, folder)]


def _journal(journal: Journal) -> Iterator[Finding]:
    try:
        told, torn = journal.lines()
    except StoreError as error:
        yield Finding(str(error))
        return
    changes = f"{len(told)} {'change' if len(told) == 1 else 'changes'}"
    yield Finding(f"the history has {changes}", is_fault=False)
    if torn:
        lines = f"{torn} {'line' if torn == 1 else 'lines'}"
        yield Finding(f"{lines} of the history cannot be read and are passed over", is_fault=False)


def _drafts(folder: Path) -> Iterator[Finding]:
    dead = 0
    for kept in sorted(folder.glob("drafts/*.json")):
        lock = kept.with_suffix(".lock")
        if not lock.exists():
            what = sentence(kept, "belongs to no session; mended, the application offers it")
            yield Finding(what, mend=partial(lock.touch, 0o600))
            continue
        with suppress(OSError):
            descriptor = os.open(lock, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                drafts.kept_in(kept)
                dead += 1
            except StoreError as error:
                yield Finding(f"{error}; mending puts it aside", mend=partial(_put_aside, kept))
            finally:
                os.close(descriptor)
    if dead:
        what = f"{dead} {'session has' if dead == 1 else 'sessions have'} left drafts behind"
        yield Finding(f"{what}; the application offers them when it opens", is_fault=False)


def _put_aside(kept: Path) -> None:
    drafts.put_aside(kept)
    kept.with_suffix(".lock").unlink(missing_ok=True)


def _strays(path: Path, folder: Path) -> Iterator[Finding]:
    beside = re.compile(rf"\.{re.escape(path.name)}\.")
    for one in [*_files(path.parent), *_all_files(folder)]:
        match = _STRAY.fullmatch(one.name)
        ours = one.parent != path.parent or beside.match(one.name)
        if match and ours and not files.is_alive(int(match[1])):
            yield Finding(sentence(one, "was left half-written by a dead process"), mend=one.unlink)


def _modes(path: Path | None, folder: Path) -> Iterator[Finding]:
    places = [path] if path and path.is_file() else []
    places += [folder] if folder.is_dir() else []
    for one in [*places, *(sub for sub in _below(folder) if not _STRAY.fullmatch(sub.name))]:
        with suppress(OSError):
            status = one.lstat()
            if stat.S_ISLNK(status.st_mode) or not status.st_mode & _OTHERS:
                continue
            wanted = stat.S_IMODE(status.st_mode) & ~_OTHERS
            said = sentence(one, f"can be used by others (mode {stat.S_IMODE(status.st_mode):o})")
            yield Finding(said, mend=partial(one.chmod, wanted))


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(one for one in folder.iterdir() if one.is_file() and not one.is_symlink())
    return []


def _below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def _all_files(folder: Path) -> list[Path]:
    return [one for one in _below(folder) if one.is_file() and not one.is_symlink()]
