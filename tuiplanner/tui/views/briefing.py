"""Before and after a talk: the brief of a mentor, topics, and ideas that an answer brings."""

from collections.abc import Sequence

from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.words import said
from tuiplanner.tui.views.briefrows import QUEUE, brief_rows
from tuiplanner.tui.views.desk import Spot
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.lineoffers import BACK, LAST, UNDO, Offer
from tuiplanner.tui.views.panes import PanesView
from tuiplanner.tui.views.sheets import Sheet
from tuiplanner.tui.widgets.rows import NEW, Place, Row

_TABLE = "mentors"
_BRINGS = frozenset({"topics", "promises", "talks"})
"""The tables of what an idea can come from."""
_ON_PERSON = (
    Offer("view.new", "log talk"), Offer("mentors.brief"), Offer("mentors.promise"),
    Offer("view.edit"), Offer("view.open"), Offer("mentors.new"), *LAST, Offer("mentors.topic"),
)  # fmt: skip
"""What can be done on the line of a person in the list."""
_HINT = "n logs the talk, t queues a topic, Space ticks, I makes an idea card, q back"


def _adds(line: Place | None) -> tuple[Offer, ...]:
    """Return what adds to a person: on a topic ``n`` adds another one below it."""
    on_topic = line is not None and line.table == "topics" and not line.field
    return Offer("view.new", "topic" if on_topic else "log talk"), Offer("mentors.topic")


def _brings(line: Place | None) -> tuple[Offer, ...]:
    """Return what makes an idea card of a line that can bring one."""
    brings = line is not None and line.table in _BRINGS and not line.field
    return (Offer("mentors.idea"),) if brings else ()


class BriefingView(PanesView, inherit_bindings=False):
    """Two panes of which the right one can show a brief.

    An opened record of the view's own table is that person's brief.
    """

    def sheet_rows(self, record: tuple[str, int]) -> list[Row]:
        """Return the rows of an opened record, or of a brief."""
        table, one = record
        if table != _TABLE:
            return super().sheet_rows(record)
        career = self.planner.career
        sheet = Sheet(career, self.planner.today(), self.sheet_width, self.hidden)
        return self.draft(brief_rows(sheet, career.mentors[one]))

    # what the footer names

    def offers(self) -> Sequence[Offer]:
        """Return what can be done on a line of the list, of a person, of a brief, of a talk."""
        if not self.on(self.sheet):
            return _ON_PERSON if self.selected is not None else self._on_nobody()
        line = self.sheet.cursor
        own = [*self.line_offers(line)]
        if self.opened and self.opened[-1][0] != _TABLE:
            return *self._on_opened(line), *_brings(line), *own, BACK, *LAST
        close = (BACK,) if self.opened else (Offer("mentors.brief"), BACK)
        tick = [one for one in own if one.name == "view.tick"]
        rest = (Offer("mentors.promise"), *(one for one in own if one not in tick), *LAST)
        return *_adds(line), *tick, *_brings(line), *close, *rest

    def _on_nobody(self) -> Sequence[Offer]:
        return Offer("mentors.new"), *(LAST if self.filter_text else (UNDO,))

    def _on_opened(self, line: Place | None) -> Sequence[Offer]:
        """Return what can be added to an opened talk; nothing to other records."""
        if self.opened[-1][0] != "talks":
            return ()
        on_link = line is not None and line.field == "goals"
        return (*(() if on_link else (Offer("view.new", "promise"),)), Offer("mentors.promise"))

    async def action_brief(self) -> None:
        """Show the brief of the selected person, or go back from it."""
        mentor = self.selected
        if mentor is None:
            self.desk.say("no one is selected; N adds a person")
        elif self.opened == [(_TABLE, mentor)] and self.on(self.sheet):
            self.close_record()
        else:
            self._brief(mentor)
            self.desk.say(_HINT)

    def _brief(self, mentor: int) -> None:
        self.opened[:] = [(_TABLE, mentor)]
        self.enter_sheet()
        self._show_sheet()
        self.sheet.action_first()
        self.desk.keys_changed()

    async def go_to(self, spot: Spot) -> bool:
        """Show again what was shown, the brief below the opened records, too."""
        if not await super().go_to(spot):
            return False
        if spot.opened and spot.opened[0][0] == _TABLE:
            self.opened.insert(0, spot.opened[0])
            self._show_sheet(spot.line)
        return True

    async def action_topic(self) -> None:
        """Queue a topic for the next talk with the selected person."""
        mentor = self.selected
        if mentor is None:
            self.desk.say("no one is selected; N adds a person")
            return
        await self.add_topic(mentor)

    async def add_topic(self, mentor: int) -> None:
        """Open a field for something to bring up, below the topic under the cursor."""
        here = self.sheet.cursor if self.on(self.sheet) else None
        if self.opened and self.opened[-1][0] != _TABLE:
            self.opened.clear()
        self.enter_sheet()
        await self.add_record(
            "topics",
            lambda text: self.planner.mentors.add_topic(mentor, text),
            Origin("topic", _TABLE, mentor),
            after=here if here and here.table == "topics" and not here.field else None,
            section=QUEUE,
            prefix="[ ] ",
            hint="what to bring up next time; ⏎ saves, and on its line opens it",
        )

    async def action_idea(self) -> None:
        """Turn what a topic, a promise or a talk brought into an idea on the board."""
        place = self.one_place()
        if place is None or place.table not in _BRINGS:
            self.desk.say("I makes an idea card of a topic, a promise or a talk")
            return
        await self.add_idea(place)

    async def add_idea(self, place: Place) -> None:
        """Open a field for the title of an idea; a topic offers its text, and is ticked."""
        career = self.planner.career
        is_topic = place.table == "topics"
        row = self.planner.records.get(*place.record).to_row()
        if place.table == "promises":
            row = career.talks[row["talk"]].to_row()
        mentor = int(row["mentor"])
        blank = Place("goals", NEW)

        def save(text: str) -> str:
            topic = place.id if is_topic else None
            change, _ = self.planner.goals.add_idea(text, mentor, topic=topic)
            self.show(place)
            return shown(said(change))

        edit = Edit(
            blank, row["text"][:120] if is_topic else "", lambda: self.region_of(blank), save,
            adding=True, fresh=is_topic, after=place, prefix="idea: ",
            hint="what you will try: an idea on the board; ⏎ adds it",
            origin=Origin("idea", place.table, place.id),
        )  # fmt: skip
        await self.add(edit)
