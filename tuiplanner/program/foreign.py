"""A data file that another program wrote: said by its kind and what to do, not called damaged."""

import re
import shlex
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect
from tuiplanner.store import files
from tuiplanner.store.errors import sentence


def whose(path: Path, said: str, usual: Callable[[], Path]) -> str:
    """Say that the file at ``path`` is another program's, and what to do; empty where it is not.

    ``said`` is what is wrong with it as a data file: the place is told where nothing can be
    taken in, for it may be the person's own after all. ``usual`` gives the file of a start that
    names none.
    """
    with suppress(Refused):
        found = files.read(path)
        kind, taken = detect.kind_of(found.data if found else b"", path.name)
        place = ""
        if kind and not taken:
            advice = "name another file with --file, or see careerboard restore for backups"
            place = f" ({_place(said)})" if _place(said) else ""
        elif path == usual():
            advice = "move it elsewhere, and careerboard import takes in what it holds"
        else:
            advice = f"careerboard import {shlex.quote(str(path))} takes in what it holds"
        if kind:
            return sentence(path, f"is {kind}, not a data file of careerboard{place}; {advice}")
    return ""


def _place(said: str) -> str:
    """Return where and what is wrong, of a sentence about a damaged file."""
    found = re.search(r"line [0-9][^;]*", said)
    return found[0].replace(" (", ", ").rstrip(")") if found else ""
