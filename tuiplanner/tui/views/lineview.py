"""What keys do to the line under the cursor, whatever view it is in."""

from collections.abc import Sequence
from typing import Literal

from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.meanwhile import BOTH_KEPT, Begun, is_changed, is_orphan, keeps_other
from tuiplanner.planner.words import a, quoted, said
from tuiplanner.tui.views.adding import AddingView
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.fieldtexts import field_of, options_for, start_text
from tuiplanner.tui.views.sheets import LAYOUT, REVERSE
from tuiplanner.tui.widgets.rows import NEW, Place


class LineView(AddingView):
    """A view whose lines can be edited, opened, followed, deleted and put away."""

    async def action_edit(self) -> None:
        """Edit the line under the cursor in place."""
        if (place := self.one_place()) is not None:
            await self.edit(place)

    async def edit(self, place: Place) -> None:
        """Edit what a place stands for."""
        if place.item is not None and (place.table, place.field) in REVERSE:
            await self.edit(Place(REVERSE[place.table, place.field][0], int(place.item)))
            return
        field = field_of(place)
        if field.kind == "links":
            await self.add_link(place)
            return
        if not field.editable:
            self.desk.say(f"the {field.title} stays as it is; o follows it")
            return
        record = self.planner.records.get(*place.record)
        career = self.planner.career
        shown_at = self._edited_where(place)
        begun = Begun(record.to_row(), start_text(career, record, field))
        if self.editor.base not in {None, begun.text}:
            begun = self.planner.records.begun(*place.record, field.name, self.editor.base or "")
        await self.editor.open(
            Edit(
                place,
                begun.text,
                lambda: self.region_of(shown_at),
                lambda text: self.save_field(place, field.name, text, begun),
                options_for(career, field),
                listing=field.kind == "tags",
                note=field.kind == "note",
                fresh=field.kind in {"choice", "link"},
                origin=Origin("field", place.table, place.id, field.name),
                elsewhere=lambda: self._elsewhere(place, field, begun),
            )
        )

    def _edited_where(self, place: Place) -> Place:
        """Return the line that shows a place: under the cursor it may be a link's line."""
        here = self.place
        if here and here.item == place.id and (here.table, here.field) in REVERSE:
            return here
        return place

    def save_field(self, place: Place, field: str, text: str, begun: Begun) -> str:
        """Save what was typed for a field since it was opened; returns the message."""
        is_gone = self.planner.career.get(*place.record) is None
        change = self.planner.records.set_open(*place.record, field, text, begun)
        if change is None:
            return ""
        if keeps_other(change):
            return BOTH_KEPT
        return f"brought back, and {shown(said(change))}" if is_gone else shown(said(change))

    def _elsewhere(self, place: Place, field: Field, begun: Begun) -> str:
        """Say what others have made of an open field, and what becomes of both texts."""
        career = self.planner.career
        record = career.get(*place.record)
        if record is None:
            noun = RECORDS[place.table].NOUN
            back = "" if is_orphan(career, place.table, begun.row) else "⏎ brings it back, "
            return f"this {noun} was deleted elsewhere; {back}Esc keeps the text"
        if not is_changed(record.to_row(), begun, field.name):
            return ""
        now = quoted(start_text(career, record, field))
        does = "⏎ adds yours" if field.is_list else "⏎ keeps both"
        return f"the {field.title} is now {now} elsewhere; {does}, Esc leaves that"

    async def action_open(self) -> None:
        """Open the record under the cursor, or edit the field."""
        place = self.one_place()
        if place is None:
            return
        if place.item is not None and (place.table, place.field) in REVERSE:
            await self.open_record(REVERSE[place.table, place.field][0], int(place.item))
        elif place.item is not None:
            await self.action_follow()
        elif place.field:
            await self.edit(place)
        elif place.table in LAYOUT:
            await self.open_record(*place.record)
        else:
            self.desk.say(f"{a(RECORDS[place.table].NOUN)} has no page of its own")

    async def action_follow(self) -> None:
        """Go to the record that the line under the cursor names."""
        place = self.one_place()
        if place is None:
            return
        target = self._target(place)
        if target is None:
            self.desk.say("no link here; o follows a goal, job, mentor or entry")
        elif not await self.desk.visit(target):
            self.desk.say("this record is gone", alert=True)

    def _target(self, place: Place) -> Place | None:
        if place.item is not None and (reverse := REVERSE.get((place.table, place.field))):
            return Place(reverse[0], int(place.item))
        if place.field and (table := field_of(place).table):
            record = self.planner.career.get(*place.record)  # None for a line to be written yet
            link = place.item if place.item is not None else getattr(record, place.field, None)
            return Place(table, link) if isinstance(link, int) else None
        return None

    def action_delete(self) -> None:
        """Delete records, unlink a link, empty a field: what the lines stand for."""
        places = self.places()
        records = self.planner.records
        if not self._same_sort(places):
            return
        if not places:
            self.desk.say("nothing to delete on this line")
            return
        place = places[0]
        if all(not one.field for one in places):
            self.do(lambda: records.delete([one.record for one in places]))
        elif place.item is not None:
            links = [self._link(one) for one in places]
            self.do(lambda: records.take_out(links), "this goal hangs on a talk; unlink it there")
        elif place.field == RECORDS[place.table].TITLE and place.record in self.opened:
            self.close_record()  # first: the cursor goes to its line below, and on from there
            self.do(lambda: records.delete([place.record]))
        else:
            self.do(lambda: records.clear(*place.record, place.field), "it is empty")

    @staticmethod
    def _link(place: Place) -> tuple[str, int, str, int | str | None]:
        """Return the list a link's line stands for, and the item: (table, id, field, item)."""
        if reverse := REVERSE.get((place.table, place.field)):
            table, field = reverse
            return table, int(place.item or 0), field, place.id
        return *place.record, place.field, place.item

    def action_space(self) -> None:
        """Tick steps, promises or topics; on any line of an opened one, that one."""
        if not self._same_sort(self.places()):
            return
        ids = list(dict.fromkeys(place.id for place in self.places()))
        place = self.place or next(iter(self.places()), None)
        if place and place.table == "steps":
            self.do(lambda: self.planner.goals.tick(ids))
        elif place and place.table == "promises":
            self.do(lambda: self.planner.mentors.tick(ids))
        elif place and place.table == "topics":
            self.do(lambda: self.planner.mentors.tick_topics(ids))
        else:
            self.desk.say("Space ticks a step, a promise or a topic; this is none")

    def action_put_away(self) -> None:
        """Let goals go, end with mentors, retire entries; again takes them back."""
        places = self.places()
        if not self._same_sort(places):
            return
        place = places[0] if places else Place("", NEW)
        evidence = (place.table, place.field) == ("goals", "evidence")
        ids = [int(one.item or 0) if evidence else one.id for one in places]
        table = "entries" if evidence else place.table
        acts = {
            "goals": self.planner.goals.let_go,
            "mentors": self.planner.mentors.end,
            "entries": self.planner.joblog.retire,
        }
        if table not in acts:
            rest = "; d deletes" if places else ": none on this line"
            self.desk.say(f"x puts away goals, mentors and entries{rest}")
            return
        self.do(lambda: acts[table](ids))

    def action_mark(self) -> None:
        """Mark the line under the cursor, and go on to the next."""
        if self.on(self.sheet):
            self.sheet.toggle_mark()
            self.sheet.action_down()
            self.tell_marked(len(self.sheet.marks))

    def tell_marked(self, count: int) -> None:
        """Say how many lines are marked, what for, and how that ends."""
        more = "the next key takes all of them, Esc unmarks" if count else "nothing is marked"
        self.desk.say(f"{count} marked; {more}" if count else more)

    def _same_sort(self, places: Sequence[Place]) -> bool:
        """Say whether one action fits all marked lines; tells the person when it does not."""
        sorts = {(one.table, one.field) for one in places}
        if len(sorts) > 1:
            self.desk.say("these marks are of several kinds; Esc takes them away")
            return False
        return True

    def action_settle(self, choice: Literal["shown", "other", "both"]) -> None:
        """Choose between the two values of a field: what stands, the other one, or both."""
        found = self.conflicts_here()
        if found:
            self.do(lambda: self.planner.conflicts.pick(found[0].id, choice))
            self.show()
            self.desk.keys_changed()

    def action_copy(self) -> None:
        """Copy the text of the line under the cursor, or of all marked ones."""
        places = [place for place in self.places() if place.id != NEW]
        if not places:
            self.desk.say("nothing is written here yet")
            return
        self.app.copy_to_clipboard("\n".join(self._text_of(place) for place in places))
        what = f"{len(places)} lines copied" if len(places) > 1 else "copied"
        self.desk.say(f"{what}, if your terminal allows")

    def _text_of(self, place: Place) -> str:
        career = self.planner.career
        if place.item is not None:
            return career.label(int(place.item))
        record = career.get(*place.record)
        return start_text(career, record, field_of(place)) if record else ""

    async def action_edit_outside(self) -> None:
        """Edit the open field's text, or the line under the cursor, in the person's editor."""
        if self.editor.edit is None:
            if (place := self.one_place()) is None:
                return
            await self.edit(place)
        if self.editor.edit is None:
            return
        text = self.desk.edit_outside(self.editor.text)
        if text is not None:
            edit = self.editor.edit
            self.editor.close()
            await self.editor.open(edit, text if edit.note else " ".join(text.split("\n")).strip())
            self.action_save()

    def action_hidden(self) -> None:
        """Show or hide goals let go, relations ended, entries retired."""
        self.hidden = not self.hidden
        self.show()
        self.desk.say("showing what is put away" if self.hidden else "hiding what is put away")

    def action_other_pane(self) -> None:
        """Go to the other pane."""
        pane = self.main if self.on(self.sheet) else self.sheet
        if pane.display:
            self.screen.set_focus(pane, scroll_visible=False)
            self.desk.keys_changed()
