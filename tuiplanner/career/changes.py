"""Changes: everything that is ever written is a named set of field edits.

A record exists while it has at least one field, so creating is edits from ABSENT and deleting is
edits to ABSENT; undo is the same edits the other way round. An edit of a list field (tags, links,
moved) means the items it adds and removes, so two sessions can both add a tag.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, Self

from tuiplanner.career.records import Row

Rows = Mapping[int, Row]
Tables = Mapping[str, Rows]


TOMBSTONES: Final = "tombstones"


class _Absent:
    """The type of ABSENT: the record has no such field."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()


class Edit(NamedTuple):
    """One field of one record from ``old`` to ``new``, as JSON values or ABSENT."""

    table: str
    id: int
    field: str
    old: Any
    new: Any

    def reversed(self) -> "Edit":
        """Return the edit that takes this one back."""
        return Edit(self.table, self.id, self.field, self.new, self.old)

    def applied_to(self, current: Any) -> Any:
        """Return the field's new value where it now holds ``current``.

        For a list field the items this edit adds and removes are applied to ``current``, and for
        values by key the keys it sets and takes out; for any other field the new value wins.
        """
        if isinstance(self.old, dict) and isinstance(self.new, dict) and isinstance(current, dict):
            changed = changed_keys(self.old, self.new)
            left = {key: value for key, value in current.items() if key not in changed}
            return left | {key: value for key, value in self.new.items() if key in changed}
        lists = isinstance(self.old, list) and isinstance(self.new, list)
        if not lists or not isinstance(current, list) or current == self.old:
            return self.new
        kept = [item for item in current if item in self.new or item not in self.old]
        return kept + [item for item in self.new if item not in self.old and item not in kept]


class _Change(NamedTuple):
    name: str
    edits: tuple[Edit, ...]
    at: str
    id: str
    undoes: str | None


class Change(_Change):
    """Edits that happen together, under a name in words such as ``move 'Learn to sail'``.

    ``at`` is a UTC instant, ``id`` a random text that names the change in the journal, and
    ``undoes`` the id of the change this one takes back, if it is an undo.
    """

    __slots__ = ()

    def __new__(
        cls,
        name: str,
        edits: tuple[Edit, ...],
        at: str,
        id: str | None = None,  # noqa: A002 - the field's name
        undoes: str | None = None,
    ) -> Self:
        """Make a change; without an ``id`` it gets a new one."""
        return super().__new__(cls, name, edits, at, _random_id() if id is None else id, undoes)

    def inverse(self, at: str) -> "Change":
        """Return the change that takes this one back, under the same name.

        Every record that still exists afterwards gets ``at`` as its ``updated``. Tombstones stay:
        a record is alive again because it is there, with an ``updated`` after its stone.
        """
        edits = tuple(
            Edit(edit.table, edit.id, edit.field, edit.new, at)
            if edit.field == "updated" and edit.old is not ABSENT
            else edit.reversed()
            for edit in reversed(self.edits)
            if edit.table != TOMBSTONES
        )
        return Change(self.name, edits, at, undoes=self.id)

    def touched(self) -> frozenset[tuple[str, int]]:
        """Return the (table, id) of every record the edits name."""
        return frozenset((edit.table, edit.id) for edit in self.edits)


def _random_id() -> str:
    from secrets import token_hex  # noqa: PLC0415 - not for reading

    return token_hex(16)


def changed_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> set[str]:
    """Return the keys whose values differ, or that only one side has."""
    return {key for key in old.keys() | new.keys() if old.get(key, ABSENT) != new.get(key, ABSENT)}


def apply(tables: Tables, edits: Iterable[Edit]) -> dict[str, Rows]:
    """Return new tables with the edits made; tables and rows that are not touched are shared."""
    result: dict[str, Rows] = dict(tables)
    copied: dict[str, dict[int, Row]] = {}
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for edit in edits:
        if edit.table not in copied:
            copied[edit.table] = dict(result.get(edit.table, {}))
        key = (edit.table, edit.id)
        if key not in rows:
            rows[key] = dict(copied[edit.table].get(edit.id, {}))
        value = edit.applied_to(rows[key].get(edit.field, ABSENT))
        if value is ABSENT:
            rows[key].pop(edit.field, None)
        else:
            rows[key][edit.field] = value
    for (table, record_id), row in rows.items():
        if row:
            copied[table][record_id] = row
        else:
            copied[table].pop(record_id, None)
    result.update(copied)
    return result


def compact(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits with those of one field joined into one, and without those of no effect."""
    given = tuple(edits)
    if _is_compact(given):
        return given
    joined: dict[tuple[str, int, str], Edit] = {}
    for edit in given:
        key = (edit.table, edit.id, edit.field)
        first = joined.get(key, edit)
        joined[key] = Edit(edit.table, edit.id, edit.field, first.old, edit.new)
    return tuple(edit for edit in joined.values() if edit.old != edit.new)


def _is_compact(edits: tuple[Edit, ...]) -> bool:
    """Say whether the edits of each record stand together, each of another field and of effect.

    As those of an import do: that many are not to be kept twice.
    """
    done: set[tuple[str, int]] = set()
    last: tuple[str, int] | None = None
    fields: set[str] = set()
    for table, one, field, old, new in edits:
        if (table, one) != last:
            last = (table, one)
            if last in done:
                return False
            done.add(last)
            fields.clear()
        if field in fields or old == new:
            return False
        fields.add(field)
    return True


def difference(table: str, record_id: int, old: Row, new: Row) -> list[Edit]:
    """Return the edits that turn one row into the other; an empty row means no record."""
    if not old:  # an import adds tens of thousands
        return [Edit(table, record_id, name, ABSENT, new[name]) for name in sorted(new)]
    return [
        Edit(table, record_id, name, old.get(name, ABSENT), new.get(name, ABSENT))
        for name in sorted(old.keys() | new.keys())
        if old.get(name, ABSENT) != new.get(name, ABSENT)
        or type(old.get(name)) is not type(new.get(name))
    ]


def overtaken(tables: Tables, edits: Iterable[Edit]) -> Edit | None:
    """Return the first edit whose field no longer holds its ``old`` value, or None.

    ``updated`` never counts; a list field counts when an item the edit would take away is gone,
    and values by key when one that the edit would change is another.
    """
    for edit in edits:
        if edit.field == "updated":
            continue
        current = tables.get(edit.table, {}).get(edit.id, {}).get(edit.field, ABSENT)
        if current == edit.old:
            continue
        if not _still_holds(edit, current):
            return edit
    return None


def _still_holds(edit: Edit, current: Any) -> bool:
    """Say whether what the edit would take away stands in a list or in values by key."""
    old, new = edit.old, edit.new
    if isinstance(old, list) and isinstance(new, list) and isinstance(current, list):
        return all(item in current for item in old if item not in new)
    if isinstance(old, dict) and isinstance(new, dict) and isinstance(current, dict):
        return not changed_keys(old, new) & changed_keys(old, current)
    return False
