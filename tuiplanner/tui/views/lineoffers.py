"""What the footer names for the line under the cursor: commands that act on it, and no others."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from tuiplanner.career.records import RECORDS
from tuiplanner.tui.views.fieldtexts import field_of
from tuiplanner.tui.views.lineview import LineView
from tuiplanner.tui.views.sheets import LAYOUT, REVERSE
from tuiplanner.tui.widgets.rows import NEW, Place

TICKED = frozenset({"steps", "promises", "topics"})
AWAY = {"goals": "let go", "mentors": "end", "entries": "retire"}
"""What Space ticks, and what ``x`` does to a record, by table."""

_ADDS = {"goals": "step", "jobs": "log", "talks": "promise"}
"""What ``n`` adds to an opened record, by its table."""


class Offer(NamedTuple):
    """A command by its name, and what it does here in a word; empty: as it was declared."""

    name: str
    does: str = ""


UNDO = Offer("app.undo")
LAST = (Offer("view.filter"), UNDO)
"""What comes after what acts on a line; an empty list has nothing to filter."""
BACK = Offer("app.quit", "back")
"""What leaves an opened record."""


class OfferingView(LineView):
    """A view whose footer follows the cursor."""

    OFFERING: ClassVar[frozenset[str]] = frozenset({"rest"})
    """The modes in which the view itself says what its footer names."""
    _offered: Sequence[Offer] = ()

    def offers(self) -> Sequence[Offer]:
        """Return the commands for the footer, what a newcomer needs first; help is not among them.

        Empty: the footer names what is declared for it, whatever the line.
        """
        return ()

    def offered(self) -> Sequence[Offer]:
        """Return what the footer is to name now; it is drawn anew when that becomes another."""
        self._offered = self.offers() if self.mode in self.OFFERING else ()
        return self._offered

    def catch_up(self) -> None:
        """Bring the footer, too, up to the line under the cursor."""
        super().catch_up()
        if self.mode in self.OFFERING and self.offers() != self._offered:
            self.desk.keys_changed()

    def line_offers(self, place: Place | None) -> Iterator[Offer]:
        """Yield what can be done to a line of any record, the same in every view."""
        if place is None or place.id == NEW or place.table not in RECORDS:
            return
        if (place.table, place.field) in REVERSE and place.item is not None:
            yield from (Offer("view.open"), Offer("view.edit"), Offer("view.follow"))
            if place.field == "evidence":
                yield Offer("view.put-away", AWAY["entries"])
        elif place.field:
            yield from self._field_offers(place)
        else:
            if place.table in TICKED:
                yield Offer("view.tick", "tick")
            yield Offer("view.edit")
            if place.table in LAYOUT:
                yield Offer("view.open")
            if place.table in AWAY:
                yield Offer("view.put-away", AWAY[place.table])

    def _field_offers(self, place: Place) -> Iterator[Offer]:
        if place.table in TICKED:
            yield Offer("view.tick", "tick")
        field = field_of(Place(place.table, place.id, place.field))
        if field.kind == "links" and place.item is not None:
            yield from (Offer("view.open", "follow"), Offer("view.follow"))
            yield from (Offer("view.new", "link"), Offer("view.edit", "link"))
        elif field.kind == "links":
            yield from (Offer("view.edit", "link"), Offer("view.open", "link"))
        elif field.editable:
            yield from (Offer("view.edit"), Offer("view.open", "edit"))
        if place.item is None and self._target(place) is not None:
            yield Offer("view.follow")

    def sheet_offers(self) -> Iterator[Offer]:
        """Yield what can be done on a line of an opened record, what adds to the record first."""
        line = self.sheet.cursor
        on_links = line is not None and line.field in {"jobs", "mentors", "goals"}
        adds = _ADDS.get(self.opened[-1][0], "")
        if line is not None and line.table == "goals" and line.field == "evidence":
            adds = "evidence"
        if adds and not on_links:
            yield Offer("view.new", adds)
        yield from self.line_offers(line)

    def delete_offers(self, place: Place | None) -> Iterator[Offer]:
        """Yield what ``d`` does to a record's line or a link's; a field's it empties unnamed.

        Fields are many and most of them can be emptied: the footer keeps still from one to another.
        """
        if place is None or place.id == NEW or place.table not in RECORDS:
            return
        if place.item is not None:
            if (place.table, place.field) != ("goals", "talks"):
                yield Offer("view.delete", "unlink")
        elif not place.field or self._is_title(place):
            yield Offer("view.delete")

    def _is_title(self, place: Place) -> bool:
        """Say whether a line is the title of an opened record, which stands for all of it."""
        return place.field == RECORDS[place.table].TITLE and place.record in self.opened
