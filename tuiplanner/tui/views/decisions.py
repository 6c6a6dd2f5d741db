"""View 5: decisions, those that are open and those that are made."""

from typing import ClassVar

from textual.binding import BindingType

from tuiplanner.career import decisions
from tuiplanner.career.reflection import Decision
from tuiplanner.career.text import shown
from tuiplanner.planner.decisions import HIGHEST, LEAST
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.words import counted
from tuiplanner.tui.views.cards import badge
from tuiplanner.tui.views.deciding import DecidingView
from tuiplanner.tui.views.sheets import Sheet
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import Place, Row


class DecisionsView(DecidingView):
    """Decisions: alternatives side by side."""

    TABLE: ClassVar[str] = "decisions"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(key(str(number), f"rate({number})", "set", f"cells.{number}", show=True,
              tip="Set the weight or score under the cursor; h l go between cells")
          for number in range(LEAST, HIGHEST + 1)),
        key("N", "new_parent", "decision", "decisions.new", tip="Open a decision", show=True),
        key("c", "choose", "choose", "decisions.choose", show=True,
            tip="Decide for the option under the cursor; again opens the decision anew"),
        key("space", "space", "gut", "decisions.gut", show=True,
            tip="On an option: the gut says this one; on a theme to avoid: tick it"),
        key("J,shift+down", "order(1)", "order", "decisions.order-down",
            tip="Move the option or criterion down"),
        key("K,shift+up", "order(-1)", "order", "decisions.order-up",
            tip="Move the option or criterion up"),
        key("0,6,7,8,9", "rate(0)", "1 to 5", "cells.other", tip="Weights and scores are 1 to 5"),
        key("backspace,delete", "clear_cell", "clear", "cells.clear",
            tip="Take the score under the cursor away"),
    ]  # fmt: skip

    # what is shown

    def list_rows(self) -> list[Row]:
        """Return the open decisions, newest first, then those made."""
        found = [one for one in self.planner.career.decisions.values() if self._matches(one)]
        opened = [one for one in found if one.chosen is None]
        made = [one for one in found if one.chosen is not None]
        opened.sort(key=lambda one: (one.created, one.id), reverse=True)
        made.sort(key=lambda one: (str(one.decided_on or ""), one.id), reverse=True)
        rows = [self._row(one) for one in opened]
        if made:
            rows += [Row(None, "decided", look="head"), *(self._row(one) for one in made)]
        return rows or self.nothing("N opens a first decision")

    def _row(self, one: Decision) -> Row:
        career, today = self.planner.career, self.planner.today()
        due = decisions.look_back_due(one, today)
        return Row(
            Place("decisions", one.id),
            shown(one.question),
            below=self._state(one, due=due),
            look="alert" if due else "text",
            prefix=badge(career, "decisions", one.id),
        )

    def _state(self, one: Decision, *, due: bool) -> str:
        career = self.planner.career
        if one.chosen is not None:
            return f"{'look back · ' if due else ''}{shown(career.label(one.chosen))}"
        options = len(career.options.by("decision", one.id))
        criteria = len(career.criteria.by("decision", one.id))
        if one.gut is None:
            return f"gut first · {counted(options, 'option')}"
        return f"{counted(options, 'option')}, {counted(criteria, 'criterion')}"

    def _matches(self, one: Decision) -> bool:
        text = one.question.casefold()
        return all(word in text for word in self.filter_text.casefold().split())

    def rows_for(self, place: Place | None) -> list[Row]:
        """Return a decision's sheet."""
        if place is None and self.planner.career.decisions:
            return []
        if place is None:
            return [
                Row(None, text, look="quiet")
                for text in ("an offer, a move, a change:", "options side by side, weights first,",
                             "the gut before the totals")
            ]  # fmt: skip
        sheet = Sheet(self.planner.career, self.planner.today(), self.sheet_width, self.hidden)
        return sheet.rows(*place.record)

    def context(self) -> str:
        """Say how many are open, and how many wait to be looked back on."""
        career, today = self.planner.career, self.planner.today()
        made = career.decisions.values()
        opened = sum(one.chosen is None for one in made)
        due = sum(decisions.look_back_due(one, today) for one in made)
        return f"{counted(opened, 'decision')} open; {due} to look back on"

    async def reveal(self, place: Place) -> bool:
        """Select a decision, or an option or criterion in its sheet."""
        career = self.planner.career
        self.opened.clear()
        self.filter_text = ""
        if place.table in {"options", "criteria"} and place.id in career.table(place.table):
            self.show(Place("decisions", career.table(place.table)[place.id].decision))
            self.enter_sheet()
            self._show_sheet(place)
            return True
        if place.table == "decisions" and place.id in career.decisions:
            self.leave_sheet()
            self.show(place)
            return True
        return False

    # adding

    async def action_new_parent(self) -> None:
        """Open a decision, on top of the list."""
        self.leave_sheet()
        await self.add_record(
            "decisions",
            lambda text: self.planner.decisions.add({"question": text}),
            Origin("decision", "decisions"),
            then="; n adds an option",
            hint="what is to be decided? ⏎ saves",
        )

    async def resume_new(self, origin: Origin) -> None:
        """Open the field for a new decision, option or criterion."""
        if origin.what == "decision":
            await self.action_new_parent()
        else:
            await self.add_part("options" if origin.what == "option" else "criteria", origin.id)

    async def resume_entry(self, origin: Origin) -> None:
        """Do nothing: entries are written in the job log."""
