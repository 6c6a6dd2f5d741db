"""Two whole states made from one: for a session that was away, and for other machines.

A pure function of the same rules as those of a save (:mod:`rows`, :mod:`settling`), the same
whichever side is called mine.
"""

from collections.abc import Iterable, Iterator

from tuiplanner.career import changes
from tuiplanner.career.changes import ABSENT, TOMBSTONES, Edit, Rows, Tables
from tuiplanner.career.conflicts import CONFLICTS, same
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.store import rows, settling
from tuiplanner.store.families import Key, coming_back, heads, name_of, parent_of, row_of, with_rows
from tuiplanner.store.merge import Merged
from tuiplanner.store.rows import Other, Side
from tuiplanner.store.settling import Ids


def three_way(base: Tables, mine: Tables, theirs: Tables, *, ids: Ids) -> Merged:
    """Return what two states hold together that both began as ``base``.

    ``touched`` names the records that differ from those of ``mine``. A record that one side
    deleted stays when the other one has changed it or given it a child, and when there is no
    tombstone to say that a person deleted it. ``ids`` gives ids for new conflicts.
    """
    merger = _Merger(base, mine, theirs)
    merger.merge()
    merger.revive()
    merger.keep_others(ids)
    tables = merger.tables
    return Merged(
        tables,
        frozenset(_differing(mine, tables)),
        (),
        tuple(merger.notes),
        differs=any(True for _ in _differing(theirs, tables)),
    )


class _Merger:
    def __init__(self, base: Tables, mine: Tables, theirs: Tables) -> None:
        self.tables: dict[str, Rows] = {}
        self.notes: list[str] = []
        self._base, self._mine, self._theirs = base, mine, theirs
        self._others: dict[Key, tuple[Other, ...]] = {}
        self._gone: dict[Key, Row] = {}
        self._differing: set[Key] = set()
        self._kept: set[Key] = set()

    def merge(self) -> None:
        """Merge record by record; what one side deleted is put aside in ``_gone``."""
        for table in sorted(self._mine.keys() | self._theirs.keys()):
            ids = self._mine.get(table, {}).keys() | self._theirs.get(table, {}).keys()
            found = ((one, self._record((table, one))) for one in sorted(ids))
            self.tables[table] = {one: row for one, row in found if row}

    def _record(self, key: Key) -> Row:
        """Return the merged record, no fields when it is to go."""
        base, mine, theirs = (
            row_of(tables, key) for tables in (self._base, self._mine, self._theirs)
        )
        if mine and theirs:
            if mine == theirs and all(same(mine[name], theirs[name]) for name in mine):
                return mine
            self._differing.add(key)
            result = rows.merge(key[0], base, _side(mine), _side(theirs))
            if result.others:
                self._others[key] = result.others
            return result.row
        self._differing.add(key)
        kept, other = (mine, self._theirs) if mine else (theirs, self._mine)
        if not base:
            return kept
        if _is_changed(base, kept) and key[0] not in {CONFLICTS, TOMBSTONES}:
            self._kept.add(key)
            self.notes.append(
                f"{name_of(key, kept)} was deleted on one side and changed on the other, so it "
                "was kept"
            )
            return kept
        stone = row_of(other, (TOMBSTONES, key[1]))
        if key[0] in RECORDS and stone.get("table") != key[0]:
            self.notes.append(
                f"{name_of(key, kept)} was missing on one side and nobody deleted it, so it "
                "was kept"
            )
            return kept
        self._gone[key] = kept
        return {}

    def revive(self) -> None:
        """Bring back what records that stay need: their parents, and what belongs to those."""
        back = coming_back(self.tables, (), _every(self.tables), self._gone, kept=self._kept)
        self.tables = with_rows(self.tables, back, self._gone)
        self.notes += [
            f"{name_of(key, self._gone[key])} was deleted on one side and added to on the other, "
            "so it was kept"
            for key in heads(back, self._gone)
            if parent_of(key, self._gone[key]) not in self._kept
        ]

    def keep_others(self, ids: Ids) -> None:
        """Keep each value that is not shown, once; tell equal slugs apart."""
        for key, others in sorted(self._others.items(), key=lambda item: item[0]):
            row = row_of(self.tables, key)
            at = max(str(tables.get("updated", "")) for tables in self._rows(key))
            self._apply(settling.kept_beside(self.tables, key, others, at, ids))
            self.notes += settling.in_words(key, row, others)
        double = settling.doubles(self.tables)
        self._apply(settling.taken_out(self.tables, CONFLICTS, double))
        self._apply(settling.slugs_apart(self.tables, self._differing))

    def _rows(self, key: Key) -> tuple[Row, Row]:
        return row_of(self._mine, key), row_of(self._theirs, key)

    def _apply(self, edits: list[Edit]) -> None:
        if edits:
            self.tables = changes.apply(self.tables, edits)


def _side(row: Row) -> Side:
    return Side(row, str(row.get("updated", "")))


def _is_changed(base: Row, row: Row) -> bool:
    """Say whether anything but ``updated`` differs."""
    return any(
        not same(base.get(name, ABSENT), row.get(name, ABSENT))
        for name in base.keys() | row.keys()
        if name != "updated"
    )


def _every(tables: Tables) -> Iterator[tuple[Key, Row]]:
    for table, among in tables.items():
        for one, row in among.items():
            yield (table, one), row


def _differing(old: Tables, new: Tables) -> Iterable[Key]:
    for table in old.keys() | new.keys():
        before, after = old.get(table, {}), new.get(table, {})
        for one in before.keys() | after.keys():
            if not same(before.get(one, ABSENT), after.get(one, ABSENT)):
                yield table, one
