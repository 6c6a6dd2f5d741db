"""Lines to be ticked, and edited where they stand, before all of them are taken at once."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import clean_line, shown
from tuiplanner.tui.screens.paper import Line
from tuiplanner.tui.widgets.choice import Tick
from tuiplanner.tui.widgets.fields import LineField
from tuiplanner.tui.widgets.keys import key
from tuiplanner.tui.widgets.lines import cut, wrapped
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place, Row

INDENT = 4
LABEL_WIDTH = INDENT + len("done when")


class Ticking(ModalScreen[list[Tick] | None], inherit_bindings=False):
    """A list of boxes; dismisses with the lines as they are then, None to take nothing.

    ``does`` says in a word or two what Enter does with what is ticked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick", "ticking.tick", tip="Take this line, or leave it", show=True),
        key("e", "edit", "edit", "ticking.edit", tip="Edit the line in place", show=True),
        key("enter,ctrl+s", "take", "take", "ticking.take",
            tip="Take all that is ticked", show=True),
        key("enter,ctrl+s,tab", "save", "save", "ticking.save", tip="Save what is typed"),
        key("escape,ctrl+g,ctrl+c", "back", "back", "ticking.back", show=True),
        key("q", "leave", "back", "ticking.leave"),
        key("question_mark,f1", "app.help", "help", "app.help", tip="Help for what has the focus",
            show=True),
    ]  # fmt: skip
    EDITING: ClassVar[frozenset[str]] = frozenset({"save", "back", "app.help"})

    def __init__(self, title: str, ticks: Sequence[Tick], does: str, told: str = "") -> None:
        super().__init__()
        self._title, self._told = shown(title), shown(told)
        self.ticks = list(ticks)
        self._can_edit = any(one.limit for one in ticks)
        edits = " · e edits" if self._can_edit else ""
        self._hint = f"Space ticks{edits} · ⏎ {does} · Esc leaves"
        self._list = RowList(label_width=LABEL_WIDTH)
        self._foot = Line(self._hint, "bar--quiet")
        self._field = LineField()
        self._box = Vertical(id="ticking")
        self._edited: int | None = None

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
        taken = (LABEL_WIDTH + 1 if label else indent + len(box)) + len(one.quiet)
        first, *rest = wrapped(shown(one.text), max(10, self._list.size.width - 6 - taken), 2)
        return Row(
            Place("tick", index + 1),
            first,
            rest[0] if rest else None,
            label=label,
            prefix=box,
            right=one.quiet,
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
        return action != "save" and (action != "edit" or self._can_edit)

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

    def action_edit(self) -> None:
        """Open a field over the text of the line."""
        index = self._index
        if index is None:
            return
        if not self.ticks[index].limit:
            self._say("this line stays as it is")
            return
        self._edited = index
        self._field.begin(self._region(index), self.ticks[index].text)
        self.set_focus(self._field)
        self._say("⏎ saves the line, Esc puts it back")

    def _region(self, index: int) -> Region:
        region = self._list.field_region(Place("tick", index + 1)) or Region(0, 0, 30, 1)
        return region.translate(self._list.region.offset - self._box.content_region.offset)

    def action_save(self) -> None:
        """Take what is typed for the line; an empty text leaves the line out."""
        index = self._edited
        if index is None:
            return
        one = self.ticks[index]
        if self._field.text.strip():
            try:
                text = clean_line(self._field.text, one.limit)
            except Refused as refusal:
                self._say(str(refusal), alert=True)
                return
            self.ticks[index] = one._replace(text=text, on=True)
        else:
            self.ticks[index] = one._replace(on=False)
        self._close()

    def _close(self) -> None:
        self._edited = None
        self._field.close()
        self.set_focus(self._list)
        self._say(self._hint)
        self._show()

    def _say(self, text: str, *, alert: bool = False) -> None:
        self._foot.tell(cut(text, self._list.size.width), "bar--alert" if alert else "bar--quiet")

    def action_take(self) -> None:
        """Take all that is ticked."""
        taken = [self.taken(index) for index in range(len(self.ticks))]
        self.dismiss([one._replace(on=on) for one, on in zip(self.ticks, taken, strict=True)])

    def action_back(self) -> None:
        """Put the edited line back, else take nothing."""
        if self._edited is not None:
            self._close()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)
