"""Cases of the two fields: a line, and a note."""

from tui_cases import GRANTS, case
from tui_seat import Seat

from tuiplanner.tui.widgets.fields import LineField
from tuiplanner.tui.widgets.notes import NoteField

WORDS = ["Learn", "to", "write", "grants"]


async def edit(seat: Seat, *keys: str) -> None:
    """Open the first card's title, with the cursor at its end, and press keys."""
    await seat.press("e", *keys)
    await seat.write("+")


@case(LineField, "field.left")
async def left(seat: Seat, key: str) -> None:
    await edit(seat, key)
    assert seat.field.text == "Learn to write grant+s"


@case(LineField, "field.right")
async def right(seat: Seat, key: str) -> None:
    await edit(seat, "home", key)
    assert seat.field.text == "L+earn to write grants"


@case(LineField, "field.word-left")
async def a_word_left(seat: Seat, key: str) -> None:
    await edit(seat, key)
    assert seat.field.text == "Learn to write +grants"


@case(LineField, "field.word-right")
async def a_word_right(seat: Seat, key: str) -> None:
    await edit(seat, "home", key)
    assert seat.field.text == "Learn +to write grants"


@case(LineField, "field.home")
async def to_the_start(seat: Seat, key: str) -> None:
    await edit(seat, key)
    assert seat.field.text == f"+{GRANTS}"


@case(LineField, "field.end")
async def to_the_end(seat: Seat, key: str) -> None:
    await edit(seat, "home", key)
    assert seat.field.text == f"{GRANTS}+"


@case(LineField, "field.delete-left")
async def delete_to_the_left(seat: Seat, key: str) -> None:
    await edit(seat, key)
    assert seat.field.text == "Learn to write grant+"


@case(LineField, "field.delete-right")
async def delete_to_the_right(seat: Seat, key: str) -> None:
    await edit(seat, "home", key)
    assert seat.field.text == "+earn to write grants"


@case(LineField, "field.delete-word")
async def delete_a_word(seat: Seat, key: str) -> None:
    await edit(seat, key)
    assert seat.field.text == "Learn to write +"


@case(LineField, "field.delete-to-start")
async def delete_to_the_start(seat: Seat, key: str) -> None:
    await edit(seat, "left", key)
    assert seat.field.text == "+s"


@case(LineField, "field.delete-to-end")
async def delete_to_the_end(seat: Seat, key: str) -> None:
    await edit(seat, "ctrl+left", key)
    assert seat.field.text == "Learn to write +"


@case(LineField, "field.next-option")
async def the_next_choice(seat: Seat, key: str) -> None:
    await seat.press("enter")
    await seat.to_line("stage")
    await seat.press("e", key)
    assert seat.field.text == "in-progress"
    await seat.press(key, key)
    assert seat.field.text == "idea"


@case(LineField, "field.previous-option")
async def the_previous_choice(seat: Seat, key: str) -> None:
    await seat.press("enter")
    await seat.to_line("stage")
    await seat.press("e", key)
    assert seat.field.text == "achieved"


# notes

FIRST_LINE, SECOND_LINE = "Three waves", "The rollback"


async def note(seat: Seat, *keys: str) -> list[str]:
    """Write a note of two lines, press keys at its end, type a plus; returns its lines."""
    await seat.press("enter")
    await seat.to_line("note")
    await seat.press("e")
    await seat.write(FIRST_LINE)
    await seat.press("enter")
    await seat.write(SECOND_LINE)
    await seat.press(*keys)
    await seat.write("+")
    return seat.field.text.split("\n")


@case(NoteField, "note.up")
async def note_up(seat: Seat, key: str) -> None:
    assert await note(seat, key) == [f"{FIRST_LINE}+", SECOND_LINE]


@case(NoteField, "note.down")
async def note_down(seat: Seat, key: str) -> None:
    assert await note(seat, "up", "home", key) == [FIRST_LINE, f"+{SECOND_LINE}"]


@case(NoteField, "note.left")
async def note_left(seat: Seat, key: str) -> None:
    assert await note(seat, key) == [FIRST_LINE, "The rollbac+k"]


@case(NoteField, "note.right")
async def note_right(seat: Seat, key: str) -> None:
    assert await note(seat, "home", key) == [FIRST_LINE, "T+he rollback"]


@case(NoteField, "note.word-left")
async def note_word_left(seat: Seat, key: str) -> None:
    assert await note(seat, key) == [FIRST_LINE, "The +rollback"]


@case(NoteField, "note.word-right")
async def note_word_right(seat: Seat, key: str) -> None:
    assert await note(seat, "home", key) == [FIRST_LINE, "The+ rollback"]


@case(NoteField, "note.home")
async def note_home(seat: Seat, key: str) -> None:
    assert await note(seat, key) == [FIRST_LINE, f"+{SECOND_LINE}"]


@case(NoteField, "note.end")
async def note_end(seat: Seat, key: str) -> None:
    assert await note(seat, "home", key) == [FIRST_LINE, f"{SECOND_LINE}+"]


@case(NoteField, "note.page-up")
async def note_page_up(seat: Seat, key: str) -> None:
    assert (await note(seat, key))[0] == f"{FIRST_LINE}+"


@case(NoteField, "note.page-down")
async def note_page_down(seat: Seat, key: str) -> None:
    assert (await note(seat, "up", key))[1] == f"{SECOND_LINE}"[:11] + "+" + SECOND_LINE[11:]


@case(NoteField, "note.delete-left")
async def note_delete_left(seat: Seat, key: str) -> None:
    assert await note(seat, "home", key) == [f"{FIRST_LINE}+{SECOND_LINE}"]


@case(NoteField, "note.delete-right")
async def note_delete_right(seat: Seat, key: str) -> None:
    assert await note(seat, "home", key) == [FIRST_LINE, "+he rollback"]


@case(NoteField, "note.delete-word")
async def note_delete_word(seat: Seat, key: str) -> None:
    assert await note(seat, key) == [FIRST_LINE, "The +"]


@case(NoteField, "note.delete-to-start")
async def note_delete_to_start(seat: Seat, key: str) -> None:
    assert await note(seat, "left", key) == [FIRST_LINE, "+k"]


@case(NoteField, "note.to-end")
async def note_delete_to_end(seat: Seat, key: str) -> None:
    assert await note(seat, "home", "right", key) == [FIRST_LINE, "T+"]


@case(NoteField, "note.undo")
async def note_undo_typing(seat: Seat, key: str) -> None:
    text = "\n".join(await note(seat, "ctrl+w", key))
    assert "rollback" in text


@case(NoteField, "note.newline")
async def note_new_line(seat: Seat, key: str) -> None:
    assert await note(seat, key) == [FIRST_LINE, SECOND_LINE, "+"]
