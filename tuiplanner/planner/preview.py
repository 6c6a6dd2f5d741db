"""Previews: what an import would do, in items, counts and words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tuiplanner.career.changes import Edit
from tuiplanner.career.records import RECORDS, Entry
from tuiplanner.formats.proposal import Proposed
from tuiplanner.planner.words import counted, quoted

Verdict = Literal["add", "fill", "leave", "skip"]
VERDICTS: tuple[Verdict, ...] = ("add", "fill", "leave", "skip")
NOT_PICKED = "not picked"
"""The reason of an optional record that nobody has chosen."""

_DONE = {"add": "added", "fill": "filled", "leave": "left", "skip": "skipped"}


@dataclass(frozen=True, slots=True)
class Item:
    """What becomes of one proposed record: ``reason`` says why, or which fields are filled."""

    proposed: Proposed
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; its texts come from outside, so show them as user text.

    ``edits`` are those of one change called ``name``, empty when nothing would change.
    """

    name: str
    items: tuple[Item, ...]
    edits: tuple[Edit, ...]
    remarks: tuple[str, ...]
    skipped: tuple[str, ...]

    @property
    def counts(self) -> dict[Verdict, int]:
        """Count the records by verdict; rows the reader could not propose count as skipped."""
        found = Counter(item.verdict for item in self.items)
        found["skip"] += len(self.skipped)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def unpicked(self) -> Mapping[str, int]:
        """Count by table the records that could be picked and were not."""
        return Counter(item.proposed.table for item in self.items if item.reason == NOT_PICKED)

    def lines(self) -> list[str]:
        """Return one line a record, with the entries counted, then every remark."""
        below: dict[str | None, Counter[tuple[Verdict, str]]] = {}
        for item in self.items:
            if item.proposed.table == Entry.TABLE:
                job = item.proposed.links.get("job")
                reason = item.reason if item.verdict == "skip" else ""
                below.setdefault(job, Counter())[item.verdict, reason] += 1
        found = [
            _line(item, below.pop(item.proposed.key, Counter()))
            for item in self.items
            if item.proposed.table != Entry.TABLE and item.reason != NOT_PICKED
        ]
        found += [
            f"for {'another' if job else 'no'} job, {_entries(entries)}"
            for job, entries in below.items()
        ]
        found += [
            f"skip {counted(count, RECORDS[table].NOUN)}: {NOT_PICKED}"
            for table, count in self.unpicked.items()
        ]
        found += [f"skip {reason}" for reason in self.skipped]
        return found + [f"note {remark}" for remark in self.remarks]

    def line(self, index: int) -> str:
        """Return the line of one record: what becomes of it, which one it is, and why."""
        return _line(self.items[index], {})

    def summary(self) -> str:
        """Return ``added 3 jobs, 12 entries; filled 1; left 4; skipped 0``."""
        counts = self.counts
        added = Counter(item.proposed.table for item in self.items if item.verdict == "add")
        rest = [f"{_DONE[verdict]} {counts[verdict]}" for verdict in VERDICTS[1:]]
        return "; ".join([f"added {', '.join(_kinds(added)) or '0'}", *rest])


def name_of(source: str, items: tuple[Item, ...]) -> str:
    """Return the name of the change: what is added from where, or what is filled."""
    for verdict, what in (("add", ""), ("fill", "details of ")):
        found = Counter(item.proposed.table for item in items if item.verdict == verdict)
        if found:
            return f"import {what}{_and(_kinds(found))} from {source}"
    return f"import nothing new from {source}"


def _kinds(found: Mapping[str, int]) -> list[str]:
    """Return ``3 jobs``, ``12 entries``: the counts by table in words."""
    return [counted(found[table], kind.NOUN) for table, kind in RECORDS.items() if table in found]


def _and(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _line(item: Item, below: Mapping[tuple[Verdict, str], int]) -> str:
    values, kind = item.proposed.values, RECORDS[item.proposed.table]
    words = [item.verdict, kind.NOUN, quoted(str(values.get(kind.TITLE) or "(blank)"))]
    if values.get("org") and values["org"] != values.get(kind.TITLE):
        words.append(f"at {quoted(values['org'])}")
    start, end = values.get("start"), values.get("end")
    if start or end:
        words.append(f"({start} to {end})" if start and end else f"({_half(start, end)})")
    reason = f": {item.reason}" if item.reason else ""
    return " ".join(words) + reason + (f"; {_entries(below)}" if below else "")


def _half(start: object, end: object) -> str:
    return f"since {start}" if start else f"until {end}"


def _entries(below: Mapping[tuple[Verdict, str], int]) -> str:
    parts = [
        f"{verdict} {count}" + (f" ({reason})" if reason else "")
        for (verdict, reason), count in below.items()
    ]
    return f"entries: {', '.join(parts)}"
