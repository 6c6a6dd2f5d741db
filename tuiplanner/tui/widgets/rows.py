"""Rows: what a list or an opened record shows, line by line."""

from collections.abc import Iterable
from typing import NamedTuple

NEW = 0
"""The id in the place of a record that is being typed and does not exist yet."""


class Place(NamedTuple):
    """What a line stands for: a record, one of its fields, or one item of a field's list."""

    table: str
    id: int
    field: str = ""
    item: int | str | None = None

    @property
    def record(self) -> tuple[str, int]:
        """The (table, id) of the record."""
        return self.table, self.id


class Cell(NamedTuple):
    """One cell of a grid's line, ``width`` wide; without a place the cursor passes it by."""

    place: Place | None
    text: str
    width: int
    look: str = ""


class Row(NamedTuple):
    """One line, or two with ``below``; without a place the cursor passes it by.

    ``label`` stands in a column of its own before the text, ``prefix`` right before it, ``right``
    at the end of the line. ``look`` is text, quiet, head, alert or done; ``section`` names the
    section that a head begins. ``cells`` stand at the end of a line of a grid. ``tail`` is drawn
    whole at the very end, as texts in looks of their own: beside the others there are job and goal.
    """

    place: Place | None
    text: str
    below: str | None = None
    label: str = ""
    prefix: str = ""
    right: str = ""
    look: str = "text"
    indent: int = 0
    section: str = ""
    cells: tuple[Cell, ...] = ()
    tail: tuple[tuple[str, str], ...] = ()

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return 1 if self.below is None else 2


def with_draft(rows: Iterable[Row], draft: Row, after: Place | None, section: str) -> list[Row]:
    """Return the rows with a line for what is being typed.

    It stands below the line of ``after``, else below the head of ``section``, else on top.
    """
    found = list(rows)
    at = 0
    for index, row in enumerate(found):
        if after is not None and row.place == after:
            at = index + 1
            break
        if section and row.section == section:
            at = index + 1
    return [*found[:at], draft, *found[at:]]
