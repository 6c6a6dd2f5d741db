"""What keys do to a decision: cells of its grid, gut, choice, order, options and criteria."""

from collections.abc import Sequence

from tuiplanner.career import decisions
from tuiplanner.career.reflection import Decision
from tuiplanner.career.text import shown
from tuiplanner.planner.decisions import full, in_order
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import said
from tuiplanner.tui.views.decidingoffers import (
    CELLS,
    NUMBERS,
    ON_DECISION,
    by_criteria,
    of_line,
)
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.lineoffers import BACK, LAST, UNDO, Offer
from tuiplanner.tui.views.panes import PanesView
from tuiplanner.tui.views.weighing import LETTERS
from tuiplanner.tui.widgets.gridlist import GridList
from tuiplanner.tui.widgets.rows import NEW, Place

PICKED = ("gut", "chosen")
"""The fields of a decision that name one of its own options."""


class DecidingView(PanesView):
    """A view whose right pane is a decision, with a grid in it."""

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.grid = GridList(id="sheet")
        self.sheet = self.grid

    def show(self, cursor: Place | None = None) -> None:
        """Draw both panes; from a cell the cursor goes to the cell of what ``cursor`` names.

        An undo names a record only, and should not take the cursor out of the grid.
        """
        here = self.grid.cursor
        if cursor and here and here.field in CELLS and not cursor.field and cursor.id != NEW:
            cell = Place(*cursor.record, here.field, here.item)
            cursor = cell if cell in self._cells() else cursor
        super().show(cursor)

    # what the footer names

    def offers(self) -> Sequence[Offer]:
        """Return what can be done on a line of the list, on a line of a decision, in a cell."""
        if not self.on(self.grid):
            return ON_DECISION if self.selected is not None else self._on_none()
        here = self.grid.cursor
        if self.opened:
            return *self.line_offers(here), BACK, *LAST
        return *of_line(self, here, in_cell=here in self._cells()), BACK, *LAST

    def _on_none(self) -> Sequence[Offer]:
        return Offer("decisions.new"), *(LAST if self.filter_text else (UNDO,))

    # moving and cells

    @property
    def takes_digits(self) -> bool:
        """Say whether the cursor is on a weight or a score."""
        here = self.grid.cursor
        on_cell = here is not None and here.field in NUMBERS and not self.opened
        return self.mode == "rest" and on_cell and self.on(self.grid)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let digits and Backspace mean something only on a weight or a score."""
        if action in {"rate", "clear_cell"} and not self.takes_digits:
            return False
        return super().check_action(action, parameters)

    def action_into(self) -> None:
        """Go into the right pane, and there to the next cell."""
        if self.on(self.grid):
            self.grid.go_cell(1)
        else:
            super().action_into()

    def action_out(self) -> None:
        """Go to the cell before, and from the first one back to the list."""
        if not (self.on(self.grid) and self.grid.go_cell(-1)):
            super().action_out()

    def action_rate(self, number: int) -> None:
        """Set the weight or the score under the cursor."""
        here, cases = self.grid.cursor, self.planner.decisions
        if here is None:
            return
        if not number:
            self.desk.say(f"{'a weight' if here.field == 'weight' else 'a score'} is 1 to 5")
        elif here.field == "weight":
            self.do(lambda: cases.weigh(here.id, number), "it weighs that already")
        else:
            self.do(lambda: cases.rate(here.id, int(here.item or 0), number), "it is that already")

    def action_clear_cell(self) -> None:
        """Take the score under the cursor away."""
        here = self.grid.cursor
        if here is not None and here.field == "weight":
            self.desk.say("a criterion has a weight, 1 to 5; d on its name deletes it")
        elif here is not None:
            rate = self.planner.decisions.rate
            self.do(lambda: rate(here.id, int(here.item or 0), None), "it is not rated")

    def action_delete(self) -> None:
        """Delete what the lines stand for; in a cell, the score or the tick."""
        here = self.place
        if here and here.field in NUMBERS and not self.opened:
            self.action_clear_cell()
        elif here and here.field == "avoids" and here.item is not None:
            if self._carries(here):
                self.action_space()
            else:
                self.desk.say("it is not ticked; Space ticks it")
        elif here and here.field == "chosen" and self._decision(here).chosen is not None:
            self.do(lambda: self.planner.decisions.choose(self._decision(here).chosen or 0))
        else:
            super().action_delete()

    def _carries(self, cell: Place) -> bool:
        option = self.planner.career.options[cell.id]
        ticked = decisions.checklist(self.planner.career, option)
        return any(theme.name == cell.item and on for theme, on in ticked)

    def _decision(self, place: Place) -> Decision:
        found: Decision = self.planner.career.decisions[place.id]
        return found

    # what keys do to options

    def action_space(self) -> None:
        """Let the gut say an option, or tick a theme on one."""
        here, cases = self.place, self.planner.decisions
        if here is None:
            return
        if here.table == "options" and not here.field:
            self.do(lambda: cases.feel(here.id), "the gut has said so already")
        elif here.field == "avoids" and here.item is not None:
            self.do(lambda: cases.carry(here.id, str(here.item)))
        else:
            self.desk.say("Space is for the gut and for themes; go to such a line")

    def action_choose(self) -> None:
        """Decide for the option of the line or the cell under the cursor."""
        here = self.place
        if here is None or here.table != "options":
            self.desk.say("c decides for the option under the cursor; go to its line")
            return
        self.do(lambda: self.planner.decisions.choose(here.id))

    def action_order(self, by: int) -> None:
        """Move the marked options or criteria, or the one under the cursor, by one place."""
        places = [one for one in self.places() if not one.field]
        table = places[0].table if places else ""
        if table not in {"options", "criteria"} or {one.table for one in places} != {table}:
            self.desk.say("J and K put options and criteria in order; go to one")
            return
        ids = [one.id for one in places]
        end = f"it is the {'last' if by > 0 else 'first'} already"
        self.do(lambda: self.planner.decisions.shift(table, ids, by), end)

    # editing and adding

    async def edit(self, place: Place) -> None:
        """Edit what a place stands for: an option picked by name, other fields as everywhere."""
        if place.table == "decisions" and place.field in PICKED:
            await self._pick_option(place)
        elif place.field in NUMBERS and place in self._cells():
            self.desk.say("1 to 5 sets it; d takes a score away")
        elif place.field == "avoids" and place in self._cells():
            self.desk.say("Space ticks it")
        else:
            await super().edit(place)

    def _cells(self) -> set[Place | None]:
        return {cell.place for row in self.grid.rows for cell in row.cells}

    async def action_open(self) -> None:
        """Open the record under the cursor, edit the field, or tick the cell."""
        here = self.one_place()
        if here is not None and here in self._cells():
            await (self.edit(here) if here.field != "avoids" else self._tick())
        else:
            await super().action_open()

    async def _tick(self) -> None:
        self.action_space()

    async def _pick_option(self, place: Place) -> None:
        career, cases = self.planner.career, self.planner.decisions
        options = in_order(career, "options", place.id)
        record = self.planner.records.get(*place.record)
        now = getattr(record, place.field)

        def save(text: str) -> str:
            if not text.strip():
                change = self.planner.records.clear(*place.record, place.field)
            else:
                option = cases.option_named(place.id, text)
                if option == now:
                    return ""
                change = cases.feel(option) if place.field == "gut" else cases.choose(option)
            return shown(said(change)) if change else ""

        letters = ", ".join(LETTERS[: len(options)])
        await self.editor.open(
            Edit(
                place,
                career.label(now) if now else "",
                lambda: self.region_of(place),
                save,
                [career.label(one) for one in options],
                fresh=True,
                hint=f"{place.field}: {letters} or ↑ ↓ choose an option",
                origin=Origin("field", place.table, place.id, place.field),
            )
        )

    async def action_new(self) -> None:
        """Add an option or, among the criteria, a criterion."""
        decision = self.selected
        if decision is None:
            self.desk.say("no decision is selected; N opens one")
            return
        if self.opened:
            self.desk.say("nothing to add here; q goes back")
            return
        here = self.grid.cursor if self.on(self.grid) else None
        await self.add_part("criteria" if by_criteria(here) else "options", decision, here)

    async def add_part(self, table: str, decision: int, here: Place | None = None) -> None:
        """Open a field for an option or a criterion, below the one of ``here`` or at the end."""
        if reason := full(self.planner.career, table, decision):
            self.desk.say(reason, alert=True)
            return
        self.enter_sheet()
        order = in_order(self.planner.career, table, decision)
        wanted = int(here.item or 0) if here and here.field == "scores" else here.id if here else 0
        below = wanted if wanted in order else order[-1] if order else None
        cases = self.planner.decisions
        add = cases.add_option if table == "options" else cases.add_criterion
        noun = "option" if table == "options" else "criterion"
        await self.add_record(
            table,
            lambda text: add(decision, text, below=below),
            Origin(noun, "decisions", decision),
            after=Place(table, below) if below else None,
            section=table,
            prefix="  " if table == "options" else "",
            hint=f"a new {noun}; ⏎ saves",
        )

    def _text_of(self, place: Place) -> str:
        if place.field == "avoids" and place.item is not None:
            return str(place.item)
        if place.field == "scores" and place.item is not None:
            given = {
                one.criterion: one.rating for one in self.planner.career.options[place.id].scores
            }
            return str(given.get(int(place.item), ""))
        return super()._text_of(place)
