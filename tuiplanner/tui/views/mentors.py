"""View 3: people, who has waited longest first, and what was said and promised."""

from typing import ClassVar

from textual.binding import BindingType

from tuiplanner.career import mentors, tags
from tuiplanner.career.mentors import Contact
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.words import counted
from tuiplanner.tui.views.briefing import BriefingView
from tuiplanner.tui.views.cards import badge
from tuiplanner.tui.views.panes import PanesView
from tuiplanner.tui.views.sheets import Sheet
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.rows import Place, Row


class MentorsView(BriefingView, inherit_bindings=False):
    """Mentors, sponsors, peers."""

    TABLE: ClassVar[str] = "mentors"
    BINDINGS: ClassVar[list[BindingType]] = [
        *PanesView.BINDINGS,
        key("N", "new_parent", "add person", "mentors.new", tip="Add a person to the list",
            show=True),
        key("p", "promise", "promise", "mentors.promise", show=True,
            tip="Add what I promised in the talk under the cursor, or in the latest one"),
        key("b", "brief", "brief", "mentors.brief", show=True,
            tip="What to know before a talk; again goes back"),
        key("t", "topic", "topic", "mentors.topic", show=True,
            tip="Queue something for the next talk"),
        key("I", "idea", "idea card", "mentors.idea",
            tip="Make an idea card of what a topic, a promise or a talk brought"),
    ]  # fmt: skip

    def list_rows(self) -> list[Row]:
        """Return people in the order of their waiting, with the state in words."""
        contacts = mentors.in_order(self.planner.career, self.planner.today(), hidden=self.hidden)
        rows = [self._row(one) for one in contacts if self._matches(one)]
        return rows or self.nothing("N adds a first person")

    def _row(self, one: Contact) -> Row:
        return Row(
            Place("mentors", one.mentor.id),
            shown(one.mentor.name),
            below=mentors.in_words(one, self.planner.today()),
            look="alert" if one.state in mentors.WAITING else "text",
            prefix=badge(self.planner.career, "mentors", one.mentor.id),
        )

    def _matches(self, one: Contact) -> bool:
        mentor = one.mentor
        topics = (tags.fold(tag) for tag in mentor.topics)
        text = " ".join((mentor.name, mentor.org, mentor.title, *topics)).casefold()
        return all(word in text for word in self.filter_text.casefold().split())

    def rows_for(self, place: Place | None) -> list[Row]:
        """Return a person's sheet."""
        if place is None and not self.planner.career.mentors:
            return [Row(None, "people who help: mentors, sponsors, peers", look="quiet")]
        if place is None:
            return []
        sheet = Sheet(self.planner.career, self.planner.today(), self.sheet_width, self.hidden)
        return sheet.rows(*place.record)

    def context(self) -> str:
        """Say how many wait, and what I owe, or how it begins."""
        career, today = self.planner.career, self.planner.today()
        contacts = mentors.in_order(career, today)
        if not career.mentors:
            return "N adds who helps, or whom you hope to ask"
        waiting = sum(one.state in mentors.WAITING for one in contacts)
        owed = sum(
            row.get("done") is None and row.get("who") == "me"
            for row in career.promises.rows.values()
        )
        people, promises = counted(len(contacts), "person"), counted(owed, "promise")
        return f"{people}, {waiting} waiting; {promises} of mine open"

    async def reveal(self, place: Place) -> bool:
        """Select a person, or a talk or promise in that person's sheet."""
        career = self.planner.career
        self.opened.clear()
        self.filter_text = ""
        inner = place
        if place.table == "topics" and place.id in career.topics:
            return await self._reveal_topic(place)
        if place.table == "promises" and place.id in career.promises:
            place = Place("talks", career.promises[place.id].talk)
        if place.table == "talks" and place.id in career.talks:
            mentor = Place("mentors", career.talks[place.id].mentor)
            await self.reveal(mentor)
            self.enter_sheet()
            if inner.table == "promises" and career.promises[inner.id].done and not self.hidden:
                await self.open_record("talks", place.id)
            self._show_sheet(inner)
            return True
        if place.table == "mentors" and place.id in career.mentors:
            self.hidden = self.hidden or career.mentors[place.id].ended is not None
            self.action_out()
            self.show(place)
            return True
        return False

    async def _reveal_topic(self, place: Place) -> bool:
        """Select a topic in its person's sheet; one that is done is opened there."""
        topic = self.planner.career.topics[place.id]
        await self.reveal(Place("mentors", topic.mentor))
        self.enter_sheet()
        if topic.done and not self.hidden:
            await self.open_record(*place.record)
        self._show_sheet(place)
        return True

    async def action_new(self) -> None:
        """Log a talk with the selected person, or add to the opened talk or below a topic."""
        here = self.sheet.cursor
        if self.on(self.sheet) and here and here.table == "topics" and not here.field:
            await self.action_topic()
            return
        if self.opened and self.on(self.sheet) and self.opened[-1][0] != self.TABLE:
            if here and here.field == "goals":
                await self.add_link(here)
            elif self.opened[-1][0] == "talks":
                await self.add_promise(self.opened[-1][1])
            else:
                self.desk.say("nothing to add here; q goes back")
            return
        mentor = self.selected
        if mentor is None:
            self.desk.say("no one is selected; N adds a person")
            return
        self.enter_sheet()
        await self.add_record(
            "talks",
            lambda text: self.planner.mentors.log_talk(mentor, text),
            Origin("talk", "mentors", mentor),
            then="; p adds a promise",
            section="talks",
            hint="what you talked about today; ⏎ saves",
        )

    async def resume_new(self, origin: Origin) -> None:
        """Open the field for a new person, or for a talk, a topic or an idea with one."""
        match origin.what:
            case "talk":
                await self.action_new()
            case "topic":
                await self.add_topic(origin.id)
            case "idea":
                await self.add_idea(Place(origin.table, origin.id))
            case _:
                await self.action_new_parent()

    async def resume_entry(self, origin: Origin) -> None:
        """Do nothing: entries are written in the job log."""

    async def action_new_parent(self) -> None:
        """Add a person on top of the list."""
        self.action_out()
        await self.add_record(
            "mentors",
            lambda text: self.planner.mentors.add({"name": text}),
            Origin("mentor", "mentors"),
            then="; n logs a talk",
        )

    async def action_promise(self) -> None:
        """Add a promise to the talk under the cursor, else to the latest talk."""
        here = self.sheet.cursor if self.on(self.sheet) else None
        talk = here.id if here and here.table == "talks" else None
        if talk is None and self.selected is not None:
            today = self.planner.today()
            past = [
                one
                for one in mentors.talks_of(self.planner.career, self.selected)
                if one.date and one.date <= today
            ]
            talk = past[0].id if past else None
        if talk is None:
            self.desk.say("a promise belongs to a talk; n logs one")
            return
        self.enter_sheet()
        await self.add_promise(talk)
