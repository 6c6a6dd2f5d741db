"""Where the cursor stands in columns of ids, and where a carried one would be put."""

from collections.abc import Sequence


class Columns:
    """Columns of ids with one cursor; pure, so that it can be tested without a screen."""

    def __init__(self) -> None:
        self.ids: list[list[int]] = []
        self.column = 0
        self.carried: int | None = None
        self._indexes: list[int] = []
        self._home: tuple[int, int] = (0, 0)

    @property
    def index(self) -> int:
        """The cursor's place in its column; 0 in an empty one."""
        return self._indexes[self.column] if self._indexes else 0

    @property
    def cursor(self) -> int | None:
        """The id under the cursor, None in an empty column."""
        ids = self.ids[self.column] if self.ids else []
        return ids[self.index] if ids else None

    def replace(self, ids: Sequence[Sequence[int]], cursor: int | None = None) -> None:
        """Take new columns; the cursor follows ``cursor`` or its id, else keeps its place.

        A carried id stays where it is carried; one that is gone is no longer carried.
        """
        wanted = cursor if cursor is not None else self.cursor
        carried, place = self.carried, (self.column, self.index)
        self.ids = [list(column) for column in ids]
        self._indexes += [0] * (len(ids) - len(self._indexes))
        self.carried = None
        if carried is not None and (home := self.find(carried)):
            self._home, self.carried = home, carried
            self._put(carried, *place)
        elif wanted is not None:
            self.select(wanted)
        self._clamp()

    def find(self, one: int) -> tuple[int, int] | None:
        """Return the column and place of an id, or None."""
        for column, ids in enumerate(self.ids):
            if one in ids:
                return column, ids.index(one)
        return None

    def select(self, one: int) -> bool:
        """Put the cursor on an id; False when it is in no column."""
        found = self.find(one)
        if found:
            self.column, self._indexes[found[0]] = found
        return bool(found)

    def go(self, by: int) -> None:
        """Move the cursor, or what it carries, within its column; stops at the ends."""
        if not self.ids:
            return
        index = max(0, min(self.index + by, len(self.ids[self.column]) - 1))
        if self.carried is not None:
            self._put(self.carried, self.column, index)
        self._indexes[self.column] = index

    def go_column(self, by: int) -> None:
        """Move the cursor, or what it carries, to another column; stops at the ends."""
        if not self.ids:
            return
        column = max(0, min(self.column + by, len(self.ids) - 1))
        if self.carried is not None and column != self.column:
            self._put(self.carried, column, self.index)
        self.column = column
        self._clamp()

    def go_to(self, column: int, index: int) -> None:
        """Put the cursor at a place."""
        self.column, self._indexes[column] = column, index
        self._clamp()

    def go_to_nearest(self) -> None:
        """Put the cursor in the nearest column that has ids; it stays where none has."""
        having = [column for column, ids in enumerate(self.ids) if ids]
        self.column = min(having, key=lambda one: abs(one - self.column), default=self.column)

    def pick_up(self) -> bool:
        """Carry the id under the cursor; False when there is none."""
        if self.cursor is None:
            return False
        self._home, self.carried = (self.column, self.index), self.cursor
        return True

    def put_back(self) -> None:
        """Put the carried id back to where it was picked up."""
        if self.carried is not None:
            self._put(self.carried, *self._home)
            self.carried = None

    def carry_to(self, column: int, index: int | None = 0) -> None:
        """Bring the carried id to a place of another column; None is the end."""
        if self.carried is not None and 0 <= column < len(self.ids):
            end = len(self.ids[column])
            self._put(self.carried, column, end if index is None else index)

    def neighbour(self) -> tuple[int | None, bool]:
        """Return the id the cursor stands beside, and whether the cursor is after it."""
        ids = self.ids[self.column]
        if self.index > 0:
            return ids[self.index - 1], True
        return (ids[1], False) if len(ids) > 1 else (None, False)

    def _put(self, one: int, column: int, index: int) -> None:
        if found := self.find(one):
            self.ids[found[0]].pop(found[1])
        index = max(0, min(index, len(self.ids[column])))
        self.ids[column].insert(index, one)
        self.column, self._indexes[column] = column, index
        self._clamp()

    def _clamp(self) -> None:
        for column, ids in enumerate(self.ids):
            self._indexes[column] = max(0, min(self._indexes[column], len(ids) - 1))
        self.column = max(0, min(self.column, len(self.ids) - 1))
