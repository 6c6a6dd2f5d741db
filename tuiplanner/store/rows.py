"""Two versions of one record made from the same one: what their merge holds.

Pure rules, the same whichever side is called mine. Values are compared as JSON text. A field that
one side changed takes that side's value; lists are sets of adds and removes; what the program keeps
follows the later record; of two values that people gave one field the later record's is shown, and
the other one is handed back to be kept.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from tuiplanner.career import tags
from tuiplanner.career.changes import ABSENT, TOMBSTONES
from tuiplanner.career.conflicts import CONFLICTS, is_empty, json_text, same
from tuiplanner.career.fields import Kind
from tuiplanner.career.records import RECORDS, Row, fields_of

OWN_TABLES = frozenset({TOMBSTONES, CONFLICTS})
"""Tables of the program itself, in which nobody types."""

_NEVER = frozenset({"rank", "slug", "achieved_on", "created", "src"})
_WITH_STAGE = frozenset({"rank", "achieved_on"})


class Side(NamedTuple):
    """One version of a record and the UTC instant it was written."""

    row: Row
    at: str


class Other(NamedTuple):
    """A value that is not shown and must be kept; ``at`` says when its record was written."""

    field: str
    value: Any
    at: str


class MergedRow(NamedTuple):
    """The fields of the merged record, and what stands in none of them."""

    row: dict[str, Any]
    others: tuple[Other, ...]


def merge(table: str, base: Row, one: Side, two: Side) -> MergedRow:
    """Merge two versions of a record that both began as ``base``, empty when it was not there."""
    merger = _Merger(table, base, one, two)
    row = {}
    for field in (*one.row, *(name for name in two.row if name not in one.row)):
        if (value := merger.value(field)) is not ABSENT:
            row[field] = value
    return MergedRow(row, tuple(merger.others))


class _Merger:
    def __init__(self, table: str, base: Row, one: Side, two: Side) -> None:
        self._base, self._one, self._two = base, one, two
        self._is_own = table in OWN_TABLES
        self._declared = fields_of(RECORDS[table]) if table in RECORDS else {}
        self._stage = self._side_of_stage() if "stage" in self._declared else None
        self.others: list[Other] = []

    def value(self, field: str) -> Any:
        """Return what a field holds, ABSENT for nothing; adds what is not shown to ``others``."""
        base, one, two = (
            row.get(field, ABSENT) for row in (self._base, self._one.row, self._two.row)
        )
        if same(one, two):
            return one
        if self._stage and field in _WITH_STAGE:
            return self._stage.row.get(field, ABSENT)
        kind = self._declared[field].kind if field in self._declared else None
        if same(base, one) and self._stage is not self._one:
            return two
        if same(base, two) and self._stage is not self._two:
            return one
        if kind == "moved" and (days := self._moved(field)) is not None:
            return days
        if same(base, one):
            return two
        if same(base, two):
            return one
        return self._changed_twice(field, kind, (base, one, two))

    def _changed_twice(self, field: str, kind: Kind | None, values: tuple[Any, Any, Any]) -> Any:
        base, one, two = values
        if is_empty(base) and is_empty(one) and is_empty(two):
            return max(one, two, key=json_text)  # whichever side asks, and however often
        if is_empty(base) and (is_empty(one) or is_empty(two)):
            return two if is_empty(one) else one
        later = self._later(field)
        shown = later.row.get(field, ABSENT)
        if field == "updated":
            return max(values[1:], key=json_text)
        if self._is_own or field in _NEVER:
            return shown
        lists = _as_lists(values, is_list=kind in {"tags", "links"})
        if lists is not None:
            return _merged_lists(*lists, fold=tags.fold if kind == "tags" else json_text)
        earlier = self._two if later is self._one else self._one
        other = earlier.row.get(field, ABSENT)
        if kind == "scores":
            shown, other = _by_key(base, shown, other)
            if same(shown, other):
                return shown
        if not (is_empty(shown) and is_empty(other)):
            self.others.append(Other(field, None if other is ABSENT else other, earlier.at))
        return shown

    def _later(self, field: str) -> Side:
        """Return the side written later; of two at one instant the one with the larger text."""
        return max(
            (self._one, self._two),
            key=lambda side: (side.at, json_text(side.row.get(field, ABSENT))),
        )

    def _side_of_stage(self) -> Side | None:
        """Return the side whose stage is shown, None when both have the same."""
        base, one, two = (row.get("stage") for row in (self._base, self._one.row, self._two.row))
        if same(one, two):
            return None
        if same(base, one):
            return self._two
        return self._one if same(base, two) else self._later("stage")

    def _moved(self, field: str) -> list[Any] | None:
        """Return the moves of both sides day by day, up to the one into the stage that is shown.

        None when one of the lists is not a list of moves.
        """
        base, one, two = (
            _by_day(row.get(field)) for row in (self._base, self._one.row, self._two.row)
        )
        if base is None or one is None or two is None:
            return None
        side = self._stage or self._later(field)
        mine, theirs = (one, two) if side is self._one else (two, one)
        days = {}
        for day in sorted(one.keys() | two.keys()):
            move = mine.get(day) if not same(mine.get(day), base.get(day)) else theirs.get(day)
            if move is not None:
                days[day] = move
        moves = list(days.values())
        stage = side.row.get("stage")
        while moves and moves[-1].get("stage") != stage:
            moves.pop()
        return moves or list(mine.values())


def _by_day(value: Any) -> dict[str, Any] | None:
    if value is None:
        return {}
    if not isinstance(value, list) or not all(
        isinstance(move, dict) and isinstance(move.get("on"), str) for move in value
    ):
        return None
    return {move["on"]: move for move in value}


def _by_key(base: Any, shown: Any, other: Any) -> tuple[Any, Any]:
    """Return what a merge of values by key shows, and the same with the other side's values.

    They differ in the keys that both sides changed, each in its own way. What is no object is
    returned as it is.
    """
    base, one, two = ({} if is_empty(value) else value for value in (base, shown, other))
    if not all(isinstance(value, dict) for value in (base, one, two)):
        return shown, other
    mine: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    for key in sorted(base.keys() | one.keys() | two.keys()):
        was, first, second = (value.get(key, ABSENT) for value in (base, one, two))
        if same(was, first):
            first = second
        elif same(was, second):
            second = first
        mine |= {} if first is ABSENT else {key: first}
        theirs |= {} if second is ABSENT else {key: second}
    return mine, theirs


def _as_lists(values: tuple[Any, Any, Any], *, is_list: bool) -> list[list[Any]] | None:
    """Return the values when all are lists, no value being an empty one in a list field."""
    found = [[] if is_list and is_empty(value) else value for value in values]
    return found if all(isinstance(value, list) for value in found) else None


def _merged_lists(
    base: list[Any], one: list[Any], two: list[Any], *, fold: Callable[[Any], str]
) -> list[Any]:
    """Return what neither side removed in its old order, then what they added, by text."""
    in_one, in_two = ({json_text(item) for item in items} for items in (one, two))
    had = {json_text(item) for item in base}
    kept = [item for item in base if json_text(item) in in_one and json_text(item) in in_two]
    added = {json_text(item): item for item in (*one, *two) if json_text(item) not in had}
    found: dict[str, Any] = {}
    for item in (*kept, *(item for _, item in sorted(added.items()))):
        found.setdefault(fold(item) if isinstance(item, str) else json_text(item), item)
    return list(found.values())
