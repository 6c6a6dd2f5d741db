"""Each system call of a save made to fail.

Run as ``python -m faults.errors OPERATION FOLDER [every]``; prints JSON.
"""

import json
import os
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

from tuiplanner.career.conflicts import CONFLICTS
from tuiplanner.career.errors import Refused

from .crashes import Crashes, State, told
from .operations import OPERATIONS, Act, Operation, Place, is_ours, renew
from .tracing import Call, Child, Strace, say

ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR")
INTERRUPTIONS = 40
"""No signal comes for ever, and Python makes an interrupted call again until one does not."""


class Fault(NamedTuple):
    """What is made to fail, how, and whether that happens again and again."""

    call: Call
    error: str
    is_for_ever: bool

    def options(self) -> list[str]:
        name, nth = self.call
        when = str(nth)
        if self.is_for_ever:
            when = f"{nth}..{INTERRUPTIONS}" if self.error == "EINTR" else f"{nth}+"
        return ["-e", f"trace={name}", "-e", f"inject={name}:error={self.error}:when={when}"]

    def __str__(self) -> str:
        often = "for ever" if self.is_for_ever else "once"
        return f"{self.call.name} {self.call.nth} fails with {self.error} {often}"


def life(operation: Operation, place: Place, line: socket.socket) -> None:
    """Try to do the one thing, say how it went, and do it again when the fault is over."""
    act = operation.begin(place)
    held = _descriptors()
    say(line, "ready")
    line.recv(2)
    first = attempt(act)
    say(line, first)
    line.recv(2)
    if "notices" in first:
        return
    # A close that fails has closed all the same; strace's failed without.
    for one in _descriptors() - held:
        os.close(one)
    say(line, attempt(act))


def attempt(act: Act) -> dict[str, Any]:
    try:
        notices = act()
    except Refused as refusal:
        return {"refused": str(refusal)}
    except BaseException as fault:  # noqa: BLE001 - whatever it is, a person would see it
        return {"fault": repr(fault)}
    return {"notices": notices}


def _descriptors() -> set[int]:
    return {one for one in range(256) if _is_open(one)}


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


class Errors(Crashes):
    """One operation and the faults of its system calls."""

    def faults(self, *, every: bool) -> Iterator[Fault]:
        """Return each call failing once, and all calls of a name failing for ever.

        Unless it is to be ``every`` error, a call fails once with three of them, or with one where
        it only looks, each with the next ones.
        """
        errors = cycle(ERRORS)
        for call in self.calls:
            number = len(ERRORS) if every else 3 if call.is_changing else 1
            for error in islice(errors, number):
                yield Fault(call, error, is_for_ever=False)
        for name in sorted({call.name for call in self.calls}):
            for error in ERRORS:
                yield Fault(Call(name, 1), error, is_for_ever=True)

    def failures(self, fault: Fault) -> Iterator[str]:
        """Let a save meet a fault, then try again; return in words what is wrong."""
        for problem in self._failures(fault):
            yield f"{fault}: {problem}"

    def _failures(self, fault: Fault) -> Iterator[str]:
        place = renew(self._template, self._folder)
        child = Child(partial(life, self._operation, place))
        assert child.hears() == "ready"
        before = State.of(place)
        strace = Strace(child, self._log, *fault.options())
        child.tell()
        first = child.hears()
        strace.leaves()
        if "(INJECTED)" not in self._log.read_text():
            yield "nothing was injected"
        yield from self._after_first(place, before, first)
        if "refused" in first and place.bytes() != before.data and not self._is_naming(fault.call):
            yield "refuses what is in the file"
        child.tell()
        last = child.hears() or first
        if status := child.ends():
            yield f"the process ended with {status}"
        if "notices" not in last:
            yield f"a later save does not work: {last}"
        notices = last.get("notices", [])
        yield from self._at_the_end(place, notices)

    def _after_first(self, place: Place, before: State, said: dict[str, Any]) -> Iterator[str]:
        data = place.bytes()
        is_new = is_ours(data, place) and data is not None and self._is_made(place)
        if "fault" in said:
            yield f"a fault reaches the person: {said['fault']}"
        if "refused" in said and not is_sentence(said["refused"], place):
            yield f"says {said['refused']!r}"
        if "notices" in said and not is_new:
            yield "an acknowledged change is not in the file"
        if data != before.data and not is_new:
            yield "the file is neither as it was nor as it should be"
        if place.strays():
            yield f"left {place.strays()}"

    def _is_naming(self, call: Call) -> bool:
        """Say whether a call comes at the latest when the folder of a new name is synced.

        Only then may a change that is in the file be refused: a power cut could take it back.
        """
        names = [one.name for one in self.calls]
        renamed = len(names) - 1 - names[::-1].index("rename")
        return self.calls.index(call) <= names.index("close", renamed)

    def _is_made(self, place: Place) -> bool:
        """Say whether the file holds the change; a second try may give a conflict another id."""
        found, wanted = ({**tables} for tables in (place.tables(), self.tables))
        kept, meant = (list(one.pop(CONFLICTS, {}).values()) for one in (found, wanted))
        return found == wanted and kept == meant

    def _at_the_end(self, place: Place, notices: list[str]) -> Iterator[str]:
        if not self._is_made(place):
            yield "the file is not as it should be in the end"
        names = told(place)
        if names != self.told and not (notices and names == self.told[:-1]):
            yield f"the history ends with {names[-2:]}"
        if place.strays():
            yield f"left {place.strays()}"
        if not all(map(str.isprintable, notices)):
            yield f"says {notices}"


def is_sentence(text: str, place: Place) -> bool:
    """Say whether a message is one sentence that names a file and what to do next."""
    return str(place.folder) in text and text.isprintable() and ". " not in text and "; " in text


def main(name: str, folder: str, every: str = "") -> None:
    errors = Errors(OPERATIONS[name], Path(folder))
    faults = list(errors.faults(every=bool(every)))
    problems = [problem for fault in faults for problem in errors.failures(fault)]
    counts = Counter(call.name for call in errors.calls)
    sys.stdout.write(json.dumps({"points": len(faults), "calls": counts, "problems": problems}))


if __name__ == "__main__":
    main(*sys.argv[1:])
