"""The names of changes, in words."""

from collections.abc import Sequence

from tuiplanner.career.changes import Change
from tuiplanner.career.records import Record

QUOTED = 40
_PAST = {
    "add": "added", "bring": "brought", "clear": "cleared", "decide": "decided",
    "delete": "deleted", "edit": "edited", "end": "ended", "import": "imported", "keep": "kept",
    "let": "let", "link": "linked", "log": "logged", "move": "moved", "open": "opened",
    "order": "ordered", "rate": "rated", "rename": "renamed", "reopen": "reopened",
    "replace": "replaced", "resume": "resumed", "retire": "retired", "set": "set",
    "settle": "settled", "start": "started", "take": "took", "tick": "ticked",
    "unlink": "unlinked", "untick": "unticked", "weigh": "weighed",
}  # fmt: skip


def quoted(text: str) -> str:
    """Return a title in quotation marks, cut to 40 characters with an ellipsis."""
    line = " ".join(text.split())
    return f"'{line if len(line) <= QUOTED else line[: QUOTED - 1].rstrip() + '…'}'"


def named(records: Sequence[Record | str], noun: str) -> str:
    """Return one record's title in quotation marks, or ``3 goals`` for several."""
    if len(records) == 1:
        one = records[0]
        return quoted(one if isinstance(one, str) else one.label)
    return f"{len(records)} {noun if len(records) == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of a record's noun."""
    return {"entry": "entries", "person": "people", "criterion": "criteria"}.get(noun, f"{noun}s")


def a(noun: str) -> str:
    """Return a record's noun with its article."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def counted(count: int, noun: str) -> str:
    """Return ``1 step`` or ``3 steps``."""
    return f"{count} {noun if count == 1 else plural(noun)}"


def done(change: Change) -> str:
    """Return what was done in the past tense: ``moved 'Learn to sail' to in progress``."""
    verb, _, rest = change.name.partition(" ")
    return f"{_PAST.get(verb, verb)} {rest}"


def said(change: Change) -> str:
    """Return what was done as a message: ``moved 'Learn to sail' to in progress; u undoes``."""
    return f"{done(change)}; u undoes"
