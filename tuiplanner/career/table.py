"""The records of one table, with the look-ups the rules need.

What was looked up once stays true for the next state but for the edited rows, and is taken over:
a key pressed among ten thousand goals must not look at them all.
"""

from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from tuiplanner.career.records import Record, Row

R = TypeVar("R", bound=Record)
M = TypeVar("M")


class Order(NamedTuple):
    """The rows whose ``field`` is ``value``, by (rank, id); none where ``without`` is set."""

    field: str
    value: Any
    without: str = ""

    def has(self, row: Row | None) -> bool:
        """Say whether a row is among them; None is no row."""
        wanted = row is not None and row.get(self.field) == self.value
        return wanted and not (self.without and row is not None and row.get(self.without))

    @staticmethod
    def key(rows: Mapping[int, Row]) -> Callable[[int], tuple[str, int]]:
        """Return what sorts ids."""
        return lambda one: (rows[one].get("rank") or "", one)

    def anew(
        self, ids: list[int], edited: Iterable[int], old: Mapping[int, Row], new: Mapping[int, Row]
    ) -> list[int]:
        """Return the ids after some rows were edited."""
        moved = [
            one
            for one in edited
            if (was := self.has(old.get(one))) != self.has(new.get(one))
            or (was and old[one].get("rank") != new[one].get("rank"))
        ]
        if not moved:
            return ids
        gone = set(moved)
        ids = [one for one in ids if one not in gone]
        for one in moved:
            if self.has(new.get(one)):
                insort(ids, one, key=self.key(new))
        return ids


class Table(Mapping[int, R], Generic[R]):
    """The records of one table by id, decoded when asked for."""

    def __init__(
        self,
        kind: type[R],
        rows: Mapping[int, Row],
        like: "Table[R] | None" = None,
        edited: Iterable[int] = (),
    ) -> None:
        """Take rows; those of ``like``, but for the ``edited`` ids, need no look of their own."""
        self.kind = kind
        self.rows = rows
        self._records: dict[int, R] = {}
        self._memo: dict[Hashable, Any] = {}
        self._indexes: dict[str, dict[Any, tuple[int, ...]]] = {}
        self._orders: dict[Order, list[int]] = {}
        if like is not None:
            self._take_over(like, tuple(edited))

    def __getitem__(self, record_id: int) -> R:
        if (record := self._records.get(record_id)) is None:
            record = self.kind.from_row(record_id, self.rows[record_id])
            self._records[record_id] = record
        return record

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.rows

    def by(self, field: str, value: Any) -> tuple[int, ...]:
        """Return the ids whose ``field`` is ``value`` or holds it; no order.

        A list holds its items, values by key the ids that are their keys.
        """
        if field not in self._indexes:
            found: dict[Any, list[int]] = {}
            for record_id, row in self.rows.items():
                kept = row.get(field)
                for one in _single(kept):
                    found.setdefault(one, []).append(record_id)
            self._indexes[field] = {key: tuple(ids) for key, ids in found.items()}
        return self._indexes[field].get(value, ())

    def ordered(self, order: Order) -> list[int]:
        """Return ids in an order; the list is shared: make a copy to change it."""
        if order not in self._orders:
            ids = self.by(order.field, order.value)
            key = order.key(self.rows)
            self._orders[order] = sorted((one for one in ids if order.has(self.rows[one])), key=key)
        return self._orders[order]

    def _take_over(self, like: "Table[R]", edited: tuple[int, ...]) -> None:
        """Bring what was looked up before up to some edited rows: a key must not look at all."""
        self._records = {**like._records}  # noqa: SLF001 - one of our own
        for one in edited:
            self._records.pop(one, None)
        for field, index in like._indexes.items():  # noqa: SLF001
            self._indexes[field] = _indexed_anew(index, field, edited, like.rows, self.rows)
        for order, ids in like._orders.items():  # noqa: SLF001
            self._orders[order] = order.anew(ids, edited, like.rows, self.rows)

    def memo(self, name: Hashable, make: Callable[[], M]) -> M:
        """Return what ``make`` derives from these rows, made once under that name."""
        if name not in self._memo:
            self._memo[name] = make()
        return self._memo[name]  # type: ignore[no-any-return]

    def among(self, ids: Iterable[int]) -> list[R]:
        """Return the records of the ids that exist, in the given order."""
        return [self[one] for one in ids if one in self.rows]


def _indexed_anew(
    index: Mapping[Any, tuple[int, ...]],
    field: str,
    edited: Iterable[int],
    old: Mapping[int, Row],
    new: Mapping[int, Row],
) -> dict[Any, tuple[int, ...]]:
    """Return the index of a field after some rows were edited."""
    made = dict(index)
    for one in edited:
        before, after = (
            list(_single(rows[one].get(field))) if one in rows else [] for rows in (old, new)
        )
        if before == after:
            continue
        for value in before:
            ids = list(made[value])
            ids.remove(one)
            made[value] = tuple(ids)
        for value in after:
            made[value] = (*made.get(value, ()), one)
    return made


def _single(kept: Any) -> Iterable[Any]:
    if isinstance(kept, dict):
        return [int(key) if key.isdecimal() else key for key in kept]
    return kept if isinstance(kept, list) else (kept,)
