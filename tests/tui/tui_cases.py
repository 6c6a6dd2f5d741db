"""A case for every binding: what its keys do, asserted on the career or on the screen.

A case is named by the class that declares the binding and the binding's id. It gets a seat where
nothing has happened yet, and the one key it is run for.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.binding import Binding
from tui_seat import Seat

from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.screens.offer import RestoreOffer
from tuiplanner.tui.screens.paper import Paper
from tuiplanner.tui.screens.picker import Picker
from tuiplanner.tui.screens.ticking import Ticking
from tuiplanner.tui.screens.ticks import Ticks
from tuiplanner.tui.views.board import BoardView
from tuiplanner.tui.views.career import CareerView
from tuiplanner.tui.views.decisions import DecisionsView
from tuiplanner.tui.views.jobs import JobsView
from tuiplanner.tui.views.mentors import MentorsView
from tuiplanner.tui.views.review import ReviewView
from tuiplanner.tui.widgets.board import Board
from tuiplanner.tui.widgets.fields import LineField
from tuiplanner.tui.widgets.notes import NoteField
from tuiplanner.tui.widgets.rowlist import RowList

OWNERS = (
    CareerboardApp, BoardView, JobsView, MentorsView, CareerView, DecisionsView, ReviewView, Board,
    RowList, LineField, NoteField, Picker, HelpScreen, Paper, RestoreOffer, Ticking, Ticks,
)  # fmt: skip
"""Every class whose bindings a person can meet, with what it inherits."""

STORAGE_MOVE = "Lead the storage move"
GRANTS, INTERN, TEAM_LEAD, BOOK = IDEAS = (
    "Learn to write grants", "Teach the intern", "Try a month as team lead",
    "Write the book about old maps",
)  # fmt: skip
SPONSOR, EXAM = "Find a sponsor", "Pass the storage exam"
MEETUP, HANDBOOK = "Speak at a meetup", "Own the on-call handbook"

Body = Callable[[Seat, str], Awaitable[None]]


@dataclass(frozen=True)
class Case:
    """What is run for each key of a binding, and the size of the window it wants."""

    body: Body
    size: tuple[int, int] = (80, 24)


CASES: dict[tuple[str, str], Case] = {}


def case(owner: type, *names: str, size: tuple[int, int] = (80, 24)) -> Callable[[Body], Body]:
    """Register a function as the case of bindings of a class."""

    def register(body: Body) -> Body:
        for name in names:
            assert (owner.__name__, name) not in CASES, f"two cases for {owner.__name__} {name}"
            CASES[owner.__name__, name] = Case(body, size)
        return body

    return register


def declared() -> dict[tuple[str, str], set[str]]:
    """Return the keys of every binding by the class that has it and its id."""
    found: dict[tuple[str, str], set[str]] = {}
    for owner in OWNERS:
        for binding in bindings_of(owner):
            keys = found.setdefault((owner.__name__, binding.id or "?"), set())
            keys.update(binding.key.split(","))
    return found


def bindings_of(owner: type) -> list[Binding]:
    """Return a class's bindings, one a key, inherited ones included, as Textual merges them."""
    merged = owner._merge_bindings()
    return [one for bindings in merged.key_to_bindings.values() for one in bindings]
