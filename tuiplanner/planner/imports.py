"""Imports: what a proposal would do to a career, to be seen before it is done.

A proposed record that matches one already there fills only its empty fields; whatever a person
typed stays. The edits of a preview are one change, so one undo takes an import back.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from tuiplanner.career import rules, slugs, tags
from tuiplanner.career.career import Career
from tuiplanner.career.changes import Edit, difference
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, Entry, Job, Record, fields_of
from tuiplanner.formats.proposal import Proposal, Proposed
from tuiplanner.planner.words import counted, quoted

Verdict = Literal["add", "fill", "leave", "skip"]
VERDICTS: tuple[Verdict, ...] = ("add", "fill", "leave", "skip")
_DONE = {"add": "added", "fill": "filled", "leave": "left", "skip": "skipped"}
_DATES = frozenset({"start", "end", "date"})
_EMPTY: tuple[Any, ...] = ("", None, ())


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
            if item.proposed.table != Entry.TABLE
        ]
        found += [
            f"for {'another' if job else 'no'} job, {_entries(entries)}"
            for job, entries in below.items()
        ]
        found += [f"skip {reason}" for reason in self.skipped]
        return found + [f"note {remark}" for remark in self.remarks]

    def summary(self) -> str:
        """Return ``added 3 jobs, 12 entries; filled 1; left 4; skipped 0``."""
        counts = self.counts
        added = Counter(item.proposed.table for item in self.items if item.verdict == "add")
        rest = [f"{_DONE[verdict]} {counts[verdict]}" for verdict in VERDICTS[1:]]
        return "; ".join([f"added {', '.join(_kinds(added)) or '0'}", *rest])


def plan(
    career: Career, proposal: Proposal, today: date, ids: Callable[[], int], at: str
) -> Preview:
    """Return what importing the proposal would do to the career; changes nothing itself.

    ``ids`` gives candidates for new ids, ``at`` is the instant of the change.
    """
    planning = _Plan(career, proposal, today, ids, at)
    items = tuple([planning.item(one) for one in proposal.records])
    remarks = (*proposal.remarks, *planning.remarks)
    name = _name(proposal.name, items)
    return Preview(name, items, tuple(planning.edits), remarks, proposal.skipped)


class _Plan:
    """The edits of one import as they grow, and what its rows have been matched with so far."""

    def __init__(
        self, career: Career, proposal: Proposal, today: date, ids: Callable[[], int], at: str
    ) -> None:
        self.edits: list[Edit] = []
        self.remarks: list[str] = []
        self._career = career
        self._format = proposal.format
        self._today = today
        self._ids = ids
        self._at = at
        self._used = {one for rows in career.rows.values() for one in rows}
        self._spelled = {tags.fold(tag): tag for tag in career.tags}
        self._by_src = {(table, key): one for table in RECORDS for key, one in self._sources(table)}
        self._deleted = {
            (career.rows["tombstones"][stone].get("table"), key)
            for key, stone in self._sources("tombstones")
        }
        self._by_text: dict[str, dict[Any, int]] = {}
        self._slugs: dict[str, set[Any]] = {}
        self._seen: set[int] = set()

    def item(self, proposed: Proposed) -> Item:
        """Decide on one record, add its edits, and remember it for the rows that follow."""
        kind, row = RECORDS[proposed.table], (proposed.table, proposed.key)
        links = {name: self._linked(kind, name, key) for name, key in proposed.links.items()}
        lost = [name for name, one in links.items() if one is None]
        record_id = self._by_src.get(row)
        if record_id is None and row in self._deleted:
            return Item(proposed, "skip", "you deleted it")
        if record_id is None and lost:
            return Item(proposed, "skip", f"its {lost[0]} is not imported")
        values = {name: self._spell(kind, name, one) for name, one in proposed.values.items()}
        values |= {name: one for name, one in links.items() if one is not None}
        known, text = self._known(kind), _identity(kind, values)
        if record_id is None and text is not None:
            record_id = known.get(text)
        try:
            if record_id is None:
                record_id = self._add(kind, proposed.key, values)
                item = Item(proposed, "add")
            else:
                item = Item(proposed, *self._match(kind, record_id, values))
        except Refused as refusal:
            return Item(proposed, "skip", str(refusal))
        self._seen.add(record_id)
        self._by_src[row] = record_id
        if text is not None and not lost:
            known[text] = record_id
        return item

    def _add(self, kind: type[Record], key: str, values: dict[str, Any]) -> int:
        if "slug" in fields_of(kind):
            values = {**values, "slug": self._new_slug(kind, values[kind.TITLE])}
        record = kind(
            id=self._new_id(),
            created=self._at,
            updated=self._at,
            src={"format": self._format, "id": key},
            **values,
        )
        row = self._dated(record).to_row()
        self.edits += difference(kind.TABLE, record.id, {}, row)
        return record.id

    def _match(
        self, kind: type[Record], record_id: int, values: Mapping[str, Any]
    ) -> tuple[Verdict, str]:
        if record_id in self._seen:
            return "leave", "another row of the file is the same"
        record = self._career.table(kind.TABLE)[record_id]
        filled = {
            name: value
            for name, value in values.items()
            if value not in _EMPTY and getattr(record, name) in _EMPTY
        }
        try:
            rules.check(record.replace(**filled), self._today)
        except Refused:
            filled = {name: value for name, value in filled.items() if name not in _DATES}
        if not filled:
            return "leave", ""
        old = self._career.rows[kind.TABLE][record_id]
        whole = record.replace(**filled, updated=self._at).to_row()
        new = {**old, **{name: whole[name] for name in (*filled, "updated")}}
        self.edits += difference(kind.TABLE, record_id, old, new)
        declared = fields_of(kind)
        return "fill", ", ".join(declared[name].title for name in filled)

    def _dated(self, record: Record) -> Record:
        """Return the record without a date that the rules refuse; other refusals are raised."""
        try:
            rules.check(record, self._today)
        except Refused as refusal:
            if not isinstance(record, Entry):
                raise
            self.remarks.append(f"{quoted(record.label)}: {refusal}; the date is left empty")
            return record.replace(date=None)
        return record

    def _linked(self, kind: type[Record], name: str, key: str) -> int | None:
        return self._by_src.get((fields_of(kind)[name].table, key))

    def _spell(self, kind: type[Record], name: str, value: Any) -> Any:
        """Return a value with its tags spelled as they already are in the career."""
        if fields_of(kind)[name].kind != "tags":
            return value
        return tuple(self._spelled.setdefault(tags.fold(tag), tag) for tag in value)

    def _sources(self, table: str) -> Iterator[tuple[str, int]]:
        """Give (key, id) of each record or tombstone that an import of this format has made."""
        for one, row in self._career.rows.get(table, {}).items():
            src = row.get("src")
            if isinstance(src, Mapping) and src.get("format") == self._format:
                yield str(src.get("id")), one

    def _known(self, kind: type[Record]) -> dict[Any, int]:
        if kind.TABLE not in self._by_text:
            found: dict[Any, int] = {}
            for one, record in sorted(self._career.table(kind.TABLE).items()):
                found.setdefault(_identity(kind, vars(record)), one)
            self._by_text[kind.TABLE] = found
        return self._by_text[kind.TABLE]

    def _new_id(self) -> int:
        while (one := self._ids()) in self._used:
            pass
        self._used.add(one)
        return one

    def _new_slug(self, kind: type[Record], title: str) -> str:
        if kind.TABLE not in self._slugs:
            rows = self._career.rows.get(kind.TABLE, {})
            self._slugs[kind.TABLE] = {row.get("slug") for row in rows.values()}
        slug = slugs.make(title, self._slugs[kind.TABLE], kind.NOUN)
        self._slugs[kind.TABLE].add(slug)
        return slug


def _identity(kind: type[Record], values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return what makes two records of a kind the same to a reader; None when nothing does."""
    if kind is Job:
        org, title = (tags.fold(values.get(name, "")) for name in ("org", "title"))
        return org, title, values.get("start")
    if kind is Entry:
        return values.get("job"), tags.fold(values["text"])
    return None


def _name(source: str, items: tuple[Item, ...]) -> str:
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
    words = [item.verdict, kind.NOUN, quoted(values[kind.TITLE])]
    if values.get("org", values[kind.TITLE]) != values[kind.TITLE]:
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
