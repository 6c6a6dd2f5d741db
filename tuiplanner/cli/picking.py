"""Picking: which of many people of a foreign file come in; never all of them by themselves."""

import re
import sys
from collections.abc import Collection, Sequence

from tuiplanner.career import tags
from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.formats.proposal import Proposal, Proposed
from tuiplanner.planner.preview import Preview

SHOWN = 20
_NUMBERS = re.compile(r"[0-9]{1,6}(?:-[0-9]{1,6})?\Z")
_HELP = "Type words to filter, numbers to take or drop (3 5-9), Enter alone when done."


def picked(
    file: str, proposal: Proposal, words: Sequence[str], *, may_ask: bool
) -> Collection[str]:
    """Return the keys of the optional records that are wanted.

    Each of ``words`` takes those that have all its words; without any, a person at the terminal
    is asked. Raises :class:`Refused` when words are given and nobody has them.
    """
    optional = [one for one in proposal.records if one.optional]
    if not optional:
        return ()
    if not words:
        return _asked(file, optional) if may_ask else ()
    found: dict[str, None] = {}
    for text in words:
        having = _having(optional, text)
        if not having:
            raise Refused(
                f"{file}: none of {len(optional):,} people has '{text[:40]}' in name, "
                "organisation, title or address; try another word"
            )
        found |= dict.fromkeys(one.key for one in having)
    return found.keys()


def refuse_unpicked(previews: Sequence[tuple[str, Preview]]) -> None:
    """Raise :class:`Refused` for a file that has only people to pick, and none picked."""
    for file, preview in previews:
        count = sum(preview.unpicked.values())
        if count and count == len(preview.items):
            raise Refused(
                f"{file}: none of {count:,} people was picked; add --pick WORDS with a name, a "
                "company or a position (--pick '' takes all)"
            )


def _having(records: Sequence[Proposed], text: str) -> list[Proposed]:
    words = tags.fold(text).split()
    return [one for one in records if all(word in _searched(one) for word in words)]


def _searched(one: Proposed) -> str:
    fields = ("name", "org", "title", "email", "url")
    return tags.fold(" ".join(str(one.values.get(field, "")) for field in fields))


def _asked(file: str, records: Sequence[Proposed]) -> Collection[str]:
    """Let a person filter the list and tick rows by number."""
    printing.say(f"{file}: {len(records):,} people to pick from")
    printing.hint(_HELP)
    ticked: dict[str, None] = {}
    shown = list(records)
    _show(shown, ticked)
    while line := sys.stdin.readline().strip():
        parts = line.replace(",", " ").split()
        if all(_NUMBERS.match(part) for part in parts):
            for one in _numbered(shown, parts):
                if ticked.pop(one.key, "") is not None:
                    ticked[one.key] = None
        else:
            shown = _having(records, line)
        _show(shown, ticked)
    return ticked.keys()


def _numbered(shown: Sequence[Proposed], parts: Sequence[str]) -> list[Proposed]:
    found: list[Proposed] = []
    for part in parts:
        first, _, last = part.partition("-")
        found += shown[max(int(first), 1) - 1 : int(last or first)]
    return found


def _show(shown: Sequence[Proposed], ticked: Collection[str]) -> None:
    rows = [
        (
            f"{number:>5}",
            "[x]" if one.key in ticked else "[ ]",
            str(one.values.get("name", "")),
            str(one.values.get("title", "")),
            str(one.values.get("org", "")),
        )
        for number, one in enumerate(shown[:SHOWN], 1)
    ]
    printing.say(*printing.aligned(rows))
    more = f"; the first {SHOWN} are shown" if len(shown) > SHOWN else ""
    printing.hint(f"{len(shown):,} of them here{more}, {len(ticked)} ticked")
