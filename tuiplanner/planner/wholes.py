"""Whole records: what importing a full export of ours would do to a career.

A record that is not here comes as it is, with its id, slug and times, so that an export into a new
file is the same file again. One that is here, by its id, its source or what makes it the same,
fills empty fields only; one that a person deleted here stays deleted.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tuiplanner.career import fields, slugs
from tuiplanner.career.career import Career
from tuiplanner.career.changes import TOMBSTONES, Edit, difference
from tuiplanner.career.conflicts import CONFLICTS
from tuiplanner.career.records import RECORDS, Record, fields_of
from tuiplanner.formats.proposal import Proposal, Proposed
from tuiplanner.planner.matching import Known
from tuiplanner.planner.preview import Item, Preview, Verdict, name_of

_EMPTY: tuple[Any, ...] = ("", None, [], {})


def plan(career: Career, proposal: Proposal, at: str) -> Preview:
    """Return what importing the proposal would do; ``at`` is the instant of the change."""
    planning = _Plan(career, at)
    verdicts = [planning.decide(one) for one in proposal.records]
    items = tuple(
        planning.item(one, *said) for one, said in zip(proposal.records, verdicts, strict=True)
    )
    planning.beside(proposal.beside)
    name = name_of(proposal.name, items)
    return Preview(name, items, tuple(planning.edits), proposal.remarks, proposal.skipped)


class _Plan:
    """Who becomes whom, and the edits as they grow.

    ``_meant`` maps (table, id in the file) to the id it has here; what is skipped is not in it.
    """

    def __init__(self, career: Career, at: str) -> None:
        self.edits: list[Edit] = []
        self._career = career
        self._at = at
        self._meant: dict[tuple[str, int], int] = {}
        self._matched: set[int] = set()
        self._known = Known(career)
        self._stones = career.rows.get(TOMBSTONES, {})
        self._taken = {one for table in RECORDS for one in career.rows.get(table, {})}
        self._sources = dict(_sources(career))
        self._slugs: dict[str, set[Any]] = {}

    def decide(self, proposed: Proposed) -> tuple[Verdict, str]:
        """Say what becomes of a record, and remember whom it stands for here."""
        table, one = proposed.table, _id(proposed)
        kind, row = RECORDS[table], proposed.values
        if kind.PARENT and self._here(kind, kind.PARENT, row[kind.PARENT]) is None:
            return "skip", f"its {kind.PARENT} is not imported"
        here = self._match(kind, one, row)
        if here is not None:
            self._meant[table, one] = here
            self._matched.add(here)
            return "fill", ""
        if one in self._stones and not self._stones[one].get("undone"):
            return "skip", "you deleted it"
        if one in self._taken:
            return "skip", "its id belongs to another record here"
        self._meant[table, one] = one
        self._taken.add(one)
        return "add", ""

    def item(self, proposed: Proposed, verdict: Verdict, reason: str) -> Item:
        """Add the edits of a record whose fate is decided, as those of all others are."""
        if verdict == "add":
            self._add(proposed)
        elif verdict == "fill":
            verdict, reason = self._fill(proposed)
        return Item(proposed, verdict, reason)

    def _add(self, proposed: Proposed) -> None:
        """Add a record as it is, with its links to those it means here.

        Above the stone of an undone import it has to be newer than that to be alive.
        """
        kind, one = RECORDS[proposed.table], _id(proposed)
        row = self._relinked(kind, proposed.values)
        if slug := row.get("slug"):
            row["slug"] = self._slug(kind, str(slug), str(row.get(kind.TITLE, "")))
        if one in self._stones:
            row["updated"] = self._at
        self.edits += difference(kind.TABLE, one, {}, row)

    def _fill(self, proposed: Proposed) -> tuple[Verdict, str]:
        """Fill what is empty here; returns the verdict and the fields in words."""
        kind = RECORDS[proposed.table]
        here = self._meant[proposed.table, _id(proposed)]
        old = self._career.rows[kind.TABLE][here]
        filled = {
            name: value
            for name, value in self._relinked(kind, proposed.values).items()
            if old.get(name) in _EMPTY and value not in _EMPTY and not _kept(kind, name)
        }
        if not filled:
            return "leave", ""
        new = {**old, **filled, "updated": self._at}
        self.edits += difference(kind.TABLE, here, old, new)
        known = fields_of(kind)
        return "fill", ", ".join(known[one].title if one in known else one for one in filled)

    def beside(self, tables: Mapping[str, Mapping[int, Mapping[str, Any]]]) -> None:
        """Add what a file of ours holds beside its records, where nothing here is in its place.

        Of two values for one field those of an added record; the stone of a record that is alive
        here stays outside.
        """
        added = {one for (_, one), here in self._meant.items() if one == here} - self._matched
        alive = self._taken - added
        for table, rows in tables.items():
            held = self._career.rows.get(table, {})
            for one, row in rows.items():
                if one in held or (table == TOMBSTONES and one in alive):
                    continue
                if table == CONFLICTS and row.get("record") not in added:
                    continue
                self.edits += difference(table, one, {}, row)

    def _match(self, kind: type[Record], one: int, row: Mapping[str, Any]) -> int | None:
        if one in self._career.table(kind.TABLE):
            return one
        src = row.get("src")
        if isinstance(src, Mapping):
            here = self._sources.get((kind.TABLE, str(src.get("format")), str(src.get("id"))))
            if here is not None and here not in self._matched:
                return here
        record = kind.from_row(one, self._relinked(kind, row))
        here = self._known.find(kind, {name: getattr(record, name) for name in fields_of(kind)})
        return None if here in self._matched else here

    def _here(self, kind: type[Record], name: str, one: int) -> int | None:
        """Return the record here that a link of the file means, None where there is none."""
        table = fields_of(kind)[name].table
        here = self._meant.get((table, one))
        return one if here is None and one in self._career.table(table) else here

    def _relinked(self, kind: type[Record], row: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row with its links to the records that they mean here."""
        found = dict(row)
        for name, field in fields_of(kind).items():
            if not field.table or not found.get(name):
                continue
            ids = fields.ids_in(field, found[name])
            now = {one: self._meant.get((field.table, one), one) for one in ids}
            if all(one == here for one, here in now.items()):
                continue
            if field.kind == "scores":
                found[name] = {str(now[int(key)]): value for key, value in found[name].items()}
            elif field.is_list:
                found[name] = list(dict.fromkeys(now[one] for one in found[name]))
            else:
                found[name] = now[found[name]]
        return found

    def _slug(self, kind: type[Record], wanted: str, title: str) -> str:
        if kind.TABLE not in self._slugs:
            rows = self._career.rows.get(kind.TABLE, {})
            self._slugs[kind.TABLE] = {row.get("slug") for row in rows.values()}
        taken = self._slugs[kind.TABLE]
        slug = slugs.make(title, taken, kind.NOUN) if wanted in taken else wanted
        taken.add(slug)
        return slug


def _id(proposed: Proposed) -> int:
    assert proposed.id is not None  # noqa: S101 - a record of ours has one
    return proposed.id


def _kept(kind: type[Record], name: str) -> bool:
    """Say whether the program itself keeps a field: its own record knows better."""
    field = fields_of(kind).get(name)
    return field is not None and not field.editable


def _sources(career: Career) -> Iterator[tuple[tuple[str, str, str], int]]:
    for table in RECORDS:
        for one, row in career.rows.get(table, {}).items():
            src = row.get("src")
            if isinstance(src, Mapping):
                yield (table, str(src.get("format")), str(src.get("id"))), one
