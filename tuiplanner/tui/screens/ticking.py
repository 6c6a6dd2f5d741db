"""Lines to be ticked, and edited where they stand, before all of them are taken at once."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen

from tuiplanner.career import dates
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Field, parse, typed
from tuiplanner.career.text import clean_line, shown
from tuiplanner.tui.screens.paper import Line
from tuiplanner.tui.widgets.choice import PutBack, Tick
from tuiplanner.tui.widgets.fields import LineField
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import cut, wrapped
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

INDENT = 4
LABEL_WIDTH = INDENT + len("done when")
DUE = Field("due", "day")
DAY_WIDTH = 16
_PUT_BACK = "put back; u goes on with what was typed"


class Ticking(ModalScreen[list[Tick] | None], inherit_bindings=False):
    """A list of boxes; dismisses with the lines as they are then, None to take nothing.

    ``does`` says in a word what Enter does with what is ticked. ``today`` is needed to give
    dated lines another day. ``changed`` is told the lines as they are whenever something is typed
    or ticked, with what is typed in the place of the text it changes, and what Esc put back last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick", "ticking.tick", tip="Take this line, or leave it", show=True),
        key("e", "edit", "edit", "ticking.edit", tip="Edit the line in place", show=True),
        key("d", "due", "due day", "ticking.due", tip="Say when the step is due", show=True),
        key("enter,ctrl+s", "take", "take", "ticking.take",
            tip="Take all that is ticked", show=True),
        key("enter,ctrl+s,tab", "save", "save", "ticking.save", tip="Save what is typed",
            show=True),
        key("u", "reopen", "reopen", "ticking.reopen",
            tip="Go on with what was typed and put back"),
        key("escape,ctrl+g,ctrl+c", "back", "back", "ticking.back", show=True),
        key("q", "leave", "back", "ticking.leave"),
        key("question_mark,f1", "app.help", "help", "app.help", tip="Help for what has the focus",
            show=True),
    ]  # fmt: skip
    EDITING: ClassVar[frozenset[str]] = frozenset({"save", "back", "app.help"})

    def __init__(
        self,
        title: str,
        ticks: Sequence[Tick],
        does: str,
        told: str = "",
        *,
        today: date | None = None,
        put_back: PutBack | None = None,
        changed: Callable[[list[Tick], PutBack | None], None] = lambda *_: None,
    ) -> None:
        super().__init__()
        self._title, self._told = shown(title), shown(told)
        self.ticks = list(ticks)
        self._today = today
        self._changed = changed
        self._can_edit = any(one.limit for one in ticks)
        self._hint = f"⏎ {does} what is ticked"
        self._list = RowList(label_width=LABEL_WIDTH)
        self._foot = Line(_PUT_BACK if put_back else self._hint, "bar--quiet")
        self._field = LineField()
        self._box = Vertical(id="ticking")
        self._edited: int | None = None
        self._is_day = False
        self.put_back = put_back

    @property
    def _can_date(self) -> bool:
        return self._today is not None and any(one.dated for one in self.ticks)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with self._box:
            yield Line(self._title, "bar--key")
            if self._told:
                yield Line(self._told, "bar--alert")
            yield self._list
            yield self._foot
            yield self._field

    def on_mount(self) -> None:
        """Show the lines."""
        self.set_focus(self._list)
        self._show()  # keys may be under way already
        self._lay_out()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._list.show([self._row(index) for index in range(len(self.ticks))])
        if self._edited is not None:
            self._field.place(self._region(self._edited))

    def _row(self, index: int) -> Row:
        one = self.ticks[index]
        box = ("[x] " if self.taken(index) else "[ ] ") if one.box else ""
        indent = INDENT if one.under >= 0 else 0
        label = one.label if not one.box else ""
        quiet = f"due {dates.shown(one.due, self._today)}" if self._today and one.due else one.quiet
        taken = (LABEL_WIDTH + 1 if label else indent + len(box)) + len(quiet)
        first, *rest = wrapped(shown(one.text), max(10, self._list.size.width - 6 - taken), 2)
        return Row(
            Place("tick", index + 1),
            first,
            rest[0] if rest else None,
            label=label,
            prefix=box,
            right=quiet,
            look="text" if self.taken(index) else "done",
            indent=indent,
        )

    def taken(self, index: int) -> bool:
        """Say whether a line is taken: it is ticked, and so is what it belongs to."""
        one = self.ticks[index]
        return one.on and (one.under < 0 or self.taken(one.under))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action means something while a line is edited, or while none is."""
        del parameters
        if self._edited is not None:
            return action in self.EDITING
        match action:
            case "save":
                return False
            case "edit":
                return self._can_edit
            case "due":
                return self._can_date
            case "reopen":
                return self.put_back is not None
        return True

    @property
    def _index(self) -> int | None:
        place = self._list.cursor
        return place.id - 1 if place else None

    def action_tick(self) -> None:
        """Tick the line, or take its tick away; a line in one that is left takes that one too."""
        index = self._index
        if index is None:
            return
        wanted = not self.taken(index)
        self.ticks[index] = self.ticks[index]._replace(on=wanted)
        under = self.ticks[index].under
        if wanted and under >= 0:
            self.ticks[under] = self.ticks[under]._replace(on=True)
        self._show()
        self._changed(self.ticks, self.put_back)

    def action_edit(self) -> None:
        """Open a field over the text of the line."""
        index = self._index
        if index is None:
            return
        if not self.ticks[index].limit:
            self._say("this line stays as it is")
            return
        self._open(index, self.ticks[index].text)
        self._say("⏎ saves the line, Esc puts it back")

    def action_due(self) -> None:
        """Open a field over the day the line is due."""
        index = self._index
        if index is None:
            return
        if not self.ticks[index].dated:
            self._say("only a step is due on a day")
            return
        self._open(index, typed(DUE, self.ticks[index].due), day=True)
        self._say("due: 2026-03-04, today, fri, +2w; empty for no day")

    def action_reopen(self) -> None:
        """Open the field that was put back last, with what was typed."""
        if self.put_back is not None:
            index, day, text = self.put_back
            self._list.select(Place("tick", index + 1))
            self._open(index, text, day=day)
            self._say("⏎ saves, Esc puts back")

    def _open(self, index: int, text: str, *, day: bool = False) -> None:
        self._edited, self._is_day, self.put_back = index, day, None
        self._field.begin(self._region(index), text)
        self.set_focus(self._field)

    def on_input_changed(self) -> None:
        """Tell what is typed, so that it outlives whatever happens next."""
        index = self._edited
        if index is None:
            return
        ticks, text = list(self.ticks), self._field.text
        if self._is_day:  # no day until it is saved: it would come back as put back
            self._changed(ticks, PutBack(index, True, text) if self._is_typed(index) else None)
        else:
            ticks[index] = ticks[index]._replace(text=text)
            self._changed(ticks, None)

    def _is_typed(self, index: int) -> bool:
        """Say whether the open field holds anything else than its line does."""
        one, text = self.ticks[index], self._field.text
        return bool(text.strip()) and text != (typed(DUE, one.due) if self._is_day else one.text)

    def _region(self, index: int) -> Region:
        region = self._list.field_region(Place("tick", index + 1)) or Region(0, 0, 30, 1)
        if self._is_day:
            width = min(DAY_WIDTH, region.width)
            region = Region(region.right - width, region.y, width, 1)
        return region.translate(self._list.region.offset - self._box.content_region.offset)

    def action_save(self) -> None:
        """Take what is typed for the line; an empty text leaves the line out."""
        index = self._edited
        if index is None:
            return
        try:
            self.ticks[index] = self._typed(self.ticks[index], self._field.text)
        except Refused as refusal:
            self._say(str(refusal), alert=True)
            return
        self._close(self._hint)

    def _typed(self, one: Tick, text: str) -> Tick:
        """Return a line with what was typed for it; raises :class:`Refused`."""
        if self._is_day and self._today:
            return one._replace(due=parse(DUE, text, self._today))
        if not text.strip():
            return one._replace(on=False)
        return one._replace(text=clean_line(text, one.limit), on=True)

    def _close(self, told: str) -> None:
        self._edited = None
        self._field.close()
        self.set_focus(self._list)
        self._say(told)
        self._show()
        self._changed(self.ticks, self.put_back)

    def _say(self, text: str, *, alert: bool = False) -> None:
        self._foot.tell(cut(text, self._list.size.width), "bar--alert" if alert else "bar--quiet")

    def action_take(self) -> None:
        """Take all that is ticked."""
        taken = [self.taken(index) for index in range(len(self.ticks))]
        self.dismiss([one._replace(on=on) for one, on in zip(self.ticks, taken, strict=True)])

    def action_back(self) -> None:
        """Put the edited line back, else take nothing."""
        index = self._edited
        if index is None:
            self.dismiss(None)
            return
        if self._is_typed(index):
            self.put_back = PutBack(index, self._is_day, self._field.text)
            self._close(_PUT_BACK)
        else:
            self._close(self._hint)

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)
