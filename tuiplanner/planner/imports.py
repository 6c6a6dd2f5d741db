"""Imports: what a proposal would do to a career, to be seen before it is done.

A proposed record that matches one already there fills only its empty fields; whatever a person
typed stays. The edits of a preview are one change, so one undo takes an import back.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from tuiplanner.career import rules, tags
from tuiplanner.career.career import Career
from tuiplanner.career.changes import Edit, difference
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import ACHIEVED, RECORDS, Entry, Record, fields_of
from tuiplanner.formats import careerfile
from tuiplanner.formats.proposal import Proposal, Proposed
from tuiplanner.planner import wholes
from tuiplanner.planner.already import Already, grown
from tuiplanner.planner.entering import Entering
from tuiplanner.planner.linking import Linking
from tuiplanner.planner.matching import Known, unsaid
from tuiplanner.planner.preview import NOT_PICKED, Item, Preview, Verdict, name_of
from tuiplanner.planner.words import quoted

_DATES = frozenset({"start", "end", "date"})
_EMPTY: tuple[Any, ...] = ("", None, ())


def plan(
    career: Career,
    proposal: Proposal,
    today: date,
    ids: Callable[[], int],
    at: str,
    *,
    picked: Collection[str] = (),
) -> Preview:
    """Return what importing the proposal would do to the career; changes nothing itself.

    ``ids`` gives candidates for new ids, ``at`` is the instant of the change, ``picked`` holds
    the keys of those optional records that a person has chosen.
    """
    if proposal.format == careerfile.FORMAT:
        return wholes.plan(career, proposal, at)
    planning = _Plan(career, proposal, today, ids, at)
    items = tuple(
        [
            Item(one, "skip", NOT_PICKED)
            if one.optional and one.key not in picked
            else planning.item(one)
            for one in proposal.records
        ]
    )
    remarks = (*proposal.remarks, *planning.remarks)
    name = name_of(proposal.name, items)
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
        self._known = Known(career)
        self._linking = Linking(career, self._by_src)
        self._entering = Entering(career, today)
        self._already = Already(career, proposal, self._by_src, self._deleted)
        self._seen: set[int] = set()

    def item(self, proposed: Proposed) -> Item:
        """Decide on one record, add its edits, and remember it for the rows that follow."""
        kind, row = RECORDS[proposed.table], (proposed.table, proposed.key)
        links, lost = self._linking.of(kind, proposed)
        record_id = self._here(proposed)
        if record_id is None and row in self._deleted:
            return Item(proposed, "skip", "you deleted it")
        if record_id is None and (why := self._already.verdict(proposed)):
            return Item(proposed, *why)
        if record_id is None and lost:
            return Item(proposed, "skip", lost)
        self.remarks += self._linking.remarks(proposed)
        values = {name: self._spell(kind, name, one) for name, one in proposed.values.items()}
        values |= links
        if record_id is None:
            record_id = self._known.find(kind, values)
            if proposed.id is not None and record_id in self._seen:
                record_id = None  # it had an id of its own where it was exported
        try:
            if record_id is None:
                record_id = self._add(kind, proposed, values)
                item = Item(proposed, "add")
            else:
                item = Item(proposed, *self._match(proposed, record_id, values))
        except Refused as refusal:
            return Item(proposed, "skip", str(refusal))
        self._seen.add(record_id)
        self._by_src[row] = record_id
        if not lost:
            self._known.learn(kind, values, record_id)
        return item

    def _here(self, proposed: Proposed) -> int | None:
        """Return the record that was exported as, or imported from, the proposed one."""
        if proposed.id is not None and proposed.id in self._career.table(proposed.table):
            return proposed.id
        return self._by_src.get((proposed.table, proposed.key))

    def _add(self, kind: type[Record], proposed: Proposed, values: dict[str, Any]) -> int:
        values = self._entering.whole(kind, values)
        record = kind(
            id=self._new_id(),
            created=self._at,
            updated=self._at,
            src={"format": self._format, "id": proposed.key},
            **values,
        )
        row = self._dated(record).to_row()
        self.edits += difference(kind.TABLE, record.id, {}, row)
        return record.id

    def _match(
        self, proposed: Proposed, record_id: int, values: Mapping[str, Any]
    ) -> tuple[Verdict, str]:
        if record_id in self._seen:
            return "leave", "another row of the file is the same"
        kind = RECORDS[proposed.table]
        record = self._career.table(kind.TABLE)[record_id]
        filled = self._filled(record, proposed, values)
        if not filled:
            return "leave", ""
        old = self._career.rows[kind.TABLE][record_id]
        whole = record.replace(**filled, updated=self._at).to_row()
        new = {**old, **{name: whole[name] for name in (*filled, "updated")}}
        self.edits += difference(kind.TABLE, record_id, old, new)
        declared = fields_of(kind)
        return "fill", ", ".join(declared[name].title for name in filled)

    def _filled(
        self, record: Record, proposed: Proposed, values: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return what of the values is new to a record, as far as its rules allow."""
        filled = {
            name: value
            for name, value in values.items()
            if value not in _EMPTY and getattr(record, name) in _EMPTY
        }
        if filled.get("achieved_on") and getattr(record, "stage", None) != ACHIEVED:
            del filled["achieved_on"]
        if (note := filled.pop("situation", "")) and (new := unsaid(vars(record), note)):
            filled["situation"] = new
        if proposed.skills:
            filled |= self._grown(record, proposed)
        try:
            rules.check(record.replace(**filled), self._today)
        except Refused:
            filled = {name: value for name, value in filled.items() if name not in _DATES}
        return filled

    def _grown(self, record: Record, proposed: Proposed) -> dict[str, Any]:
        now, remark = grown(record, proposed.skills)
        if remark:
            self.remarks.append(f"{quoted(record.label)}: {remark}")
        return (
            {}
            if now == getattr(record, "tags", ())
            else {"tags": self._spell(type(record), "tags", now)}
        )

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

    def _new_id(self) -> int:
        while (one := self._ids()) in self._used:
            pass
        self._used.add(one)
        return one
