"""What the board is given to draw: cards, and the columns they stand in."""

from collections.abc import Sequence
from typing import NamedTuple


class Card(NamedTuple):
    """What a card shows: a title, the facts of its quiet line, and whether they ask for attention.

    Facts that do not fit are left out from the right, the last of them cut if enough of it shows.
    ``badge`` is one cell before the title.
    """

    title: str
    quiet: tuple[str, ...] = ()
    alert: bool = False
    hidden: bool = False
    badge: str = ""


class Column(NamedTuple):
    """A stage: its name and count as the header shows them, and its cards in order.

    ``empty`` is what stands in it without cards; it has no text where a filter leaves nothing.
    ``alert``: the count asks for attention.
    """

    title: str
    ids: Sequence[int]
    empty: str = ""
    alert: bool = False
