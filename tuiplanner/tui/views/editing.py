"""Editing in place: a field laid over the line it edits, and what becomes of the text."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Region
from textual.widget import Widget

from tuiplanner.career.errors import Refused, Unknown
from tuiplanner.planner.drafts import Origin
from tuiplanner.tui.views.desk import Desk, Draft
from tuiplanner.tui.views.fieldtexts import hint
from tuiplanner.tui.widgets.rows import Place
from tuiplanner.tui.widgets.textfield import Asked, TextField

if TYPE_CHECKING:
    from tuiplanner.tui.widgets.fields import LineField

NOTE_HEIGHT = 6


class Edit(NamedTuple):
    """One edit in place.

    ``region`` says where the text stands now (None: out of sight), ``save`` takes what was typed
    and returns a message, raising :class:`Refused` to keep the field open. While ``adding``, a
    line is shown for the record to come, below ``after`` or at the head of ``section``, and an
    empty text is taken for a change of mind. With ``fresh`` the first letter replaces the text.
    ``cells`` are numbers to be given before the text. ``origin`` says what was being typed, for
    whoever comes back to it after a crash, and ``elsewhere`` what others have made of its record
    since, empty when they left it alone.
    """

    place: Place
    text: str
    region: Callable[[], Region | None]
    save: Callable[[str], str]
    options: Sequence[str] = ()
    listing: bool = False
    note: bool = False
    cells: Sequence[Asked] = ()
    adding: bool = False
    fresh: bool = False
    after: Place | None = None
    section: str = ""
    prefix: str = ""
    hint: str = ""
    origin: Origin | None = None
    save_lines: Callable[[Sequence[str]], str] | None = None
    elsewhere: Callable[[], str] = str


class Editor:
    """The one open edit of a view, if any, and the fields it is typed in."""

    def __init__(
        self,
        view: Widget,
        desk: Desk,
        depth: Callable[[], int],
        way_back: Callable[[Edit], Callable[[str], Awaitable[None]]],
        home: Callable[[], Widget],
    ) -> None:
        self._view = view
        self._home = home
        self._desk = desk
        self._depth = depth
        self._way_back = way_back
        self._back: Widget | None = None
        self._note: TextField | None = None
        self._cells: TextField | None = None
        self._field: TextField | None = None
        self._warned = False
        self.edit: Edit | None = None
        self.prefill: str | None = None
        self.base: str | None = None

    @cached_property
    def line(self) -> "LineField":
        """The field for one line; made when it is first asked for."""
        from tuiplanner.tui.widgets.fields import LineField  # noqa: PLC0415 - not for the start

        return LineField()

    @property
    def _open(self) -> TextField:
        return self.line if self._field is None else self._field

    @property
    def field(self) -> TextField | None:
        """The open field, None when nothing is edited."""
        return self._open if self.edit is not None else None

    @property
    def pane(self) -> Widget | None:
        """The pane that an open field lies over and gives the keys back to."""
        return self._back if self.edit is not None else None

    @property
    def text(self) -> str:
        """What is typed in the open field."""
        return self._open.text

    @property
    def has_paste(self) -> bool:
        """Say whether several lines were pasted into the open field."""
        return self._open.has_paste

    async def open(self, edit: Edit, text: str | None = None) -> None:
        """Open a field where the edit's line stands; ``text`` takes the place of the old one.

        ``prefill``, where it is set, does so once; ``base`` is then what it was typed over.
        """
        text, self.prefill = self.prefill if text is None else text, None
        self._back = self._view.screen.focused
        self.edit = edit
        region = edit.region()
        if region is None:
            region = Region(0, 0, self._view.size.width, 1)
            self._view.call_after_refresh(self.follow, laid_out=True)
        start = edit.text if text is None else text
        if edit.note:
            self._field = await self._note_field()
            self._field.begin(self._note_region(region), start, fresh=False)
        elif edit.cells:
            self._field = await self._cells_field(edit.cells)
            self._field.begin(region, start, fresh=False)
        else:
            self._field = self.line
            self.line.options, self.line.listing = edit.options, edit.listing
            self.line.begin(region, start, fresh=edit.fresh)
        self._view.screen.set_focus(self._open, scroll_visible=False)
        self._warned = bool(told := edit.elsewhere())
        self._desk.say(told or edit.hint or hint(edit.place, note=edit.note), alert=bool(told))
        self._desk.keys_changed()
        self.typed()

    def typed(self) -> None:
        """Tell what is typed now, so that it outlives whatever happens next."""
        if self.edit is not None and self.edit.origin is not None:
            self._desk.typing(self.edit.origin, self.edit.text, self._open.text)

    def save(self) -> bool:
        """Save what is typed; False when it was refused and the field stays open."""
        edit = self.edit
        if edit is None:
            return True
        text = self._open.text
        if edit.adding and not text.strip():
            self.close()
            self._desk.say("nothing added")
            return True
        return self._done(lambda: edit.save(text))

    def save_lines(self) -> bool:
        """Save each pasted line as a record of its own, where the edit can do that."""
        edit, lines = self.edit, self._open.lines
        if edit is None or edit.save_lines is None or not lines:
            return False
        save = edit.save_lines
        return self._done(lambda: save(lines))

    def cancel(self) -> None:
        """Close the field with the old text restored; what was typed becomes a draft."""
        edit = self.edit
        if edit is None:
            return
        text = self._open.text
        self.close()
        if text.strip() and text != edit.text:
            self._put_aside(edit, text)
            self._desk.say("put back; u reopens the field with what was typed")
        elif edit.adding:
            self._desk.say("nothing added")
        else:
            self._desk.say("left as it was")

    def leave(self) -> None:
        """Save on the way to somewhere else; a text that is refused becomes a draft."""
        edit = self.edit
        if edit is None or self.save():
            return
        text = self._open.text
        self.close()
        self._put_aside(edit, text)
        self._desk.say("not saved; u reopens the field with what was typed", alert=True)

    def follow(self, *, laid_out: bool = False) -> None:
        """Lay the open field over its line again after lines have moved.

        Where the line is gone, the field stays where it is: keys that are already under way must
        go into the text, and never mean commands. A pane that has just come into sight has its
        lines only once it is laid out.
        """
        edit = self.edit
        if edit is None:
            return
        region = edit.region()
        if region is None and not laid_out:
            self._view.call_after_refresh(self.follow, laid_out=True)
        else:
            told = edit.elsewhere()
            if region is None:
                told = told or "its line is not shown now; ⏎ saves, Esc keeps the text"
            else:
                self._open.place(self._note_region(region) if edit.note else region)
            if told:
                self._desk.say(told, alert=True)
            elif self._warned:  # it is as it was: what was said is true no more
                self._desk.say(edit.hint or hint(edit.place, note=edit.note))
            self._warned = bool(told)

    def close(self) -> None:
        """Take the field away; what had the focus has it again."""
        if self.edit is None:
            return
        self.edit = None
        self._desk.typing(None, "", "")
        self._open.close()
        back = self._back if self._back and self._back.display else self._home()
        self._view.screen.set_focus(back, scroll_visible=False)
        self._desk.keys_changed()

    def _done(self, save: Callable[[], str]) -> bool:
        edit, self.edit = self.edit, None
        assert edit is not None  # noqa: S101 - callers have looked
        try:
            message = save()
        except Refused as refusal:
            self.edit = edit
            told = str(refusal)
            if isinstance(refusal, Unknown):  # its own advice is for the command line
                told = f"{refusal.what}; ↑ ↓ choose one"
            self._desk.say(told, alert=True)
            return False
        self.edit = edit
        self.close()
        self._desk.say(message or "left as it was")
        return True

    def _put_aside(self, edit: Edit, text: str) -> None:
        depth, reopen = self._depth(), self._way_back(edit)
        self._desk.put_aside(Draft(text, depth, self._view, reopen, edit.origin, edit.text))

    async def _note_field(self) -> TextField:
        if self._note is None:
            # TextArea takes 7 ms to load, and most starts never edit a note
            from tuiplanner.tui.widgets.notes import NoteField  # noqa: PLC0415

            self._note = NoteField()
            await self._view.mount(self._note)
        return self._note

    async def _cells_field(self, asked: Sequence[Asked]) -> TextField:
        if self._cells is None:
            from tuiplanner.tui.widgets.cells import CellsField  # noqa: PLC0415 - likewise

            self._cells = CellsField(asked)
            await self._view.mount(self._cells)
        return self._cells

    def _note_region(self, region: Region) -> Region:
        height = min(NOTE_HEIGHT, self._view.size.height)
        return Region(
            region.x, max(0, min(region.y, self._view.size.height - height)), region.width, height
        )
