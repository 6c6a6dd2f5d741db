"""Cases of the keys that mean the same everywhere, and of the two modal screens."""

import textual.app
from textual._compositor import LayoutUpdate
from tui_cases import GRANTS, IDEAS, INTERN, MEETUP, STORAGE_MOVE, case
from tui_cases_editing import contest
from tui_seat import Seat

from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.screens.picker import Picker
from tuiplanner.tui.views.mentors import MentorsView


@case(CareerboardApp, "app.undo")
async def undo(seat: Seat, key: str) -> None:
    await seat.press("L", key)
    assert seat.find("goals", GRANTS).stage == "idea"
    assert seat.message == f"undid: move '{GRANTS}' to in progress"
    await seat.press(key)
    assert seat.message == "nothing to undo"


@case(CareerboardApp, "app.redo")
async def redo(seat: Seat, key: str) -> None:
    await seat.press("L", "u", key)
    assert seat.find("goals", GRANTS).stage == "in-progress"
    assert seat.message == f"redid: move '{GRANTS}' to in progress"
    await seat.press(key)
    assert seat.message == "nothing to redo"


@case(CareerboardApp, "app.view-board", "app.view-jobs", "app.view-mentors", "app.view-career")
async def switch_the_view(seat: Seat, key: str) -> None:
    await seat.press("2" if key == "1" else "1", key)
    table, first = {
        "1": ("goals", GRANTS),
        "2": ("jobs", "Platform engineer"),
        "3": ("mentors", "Dora Weiss"),
        "4": ("page", ""),
    }[key]
    assert table == seat.view.TABLE
    assert seat.here == first


@case(CareerboardApp, "app.find")
async def find_a_record(seat: Seat, key: str) -> None:
    await seat.press(key)
    await seat.write("tidewater")
    await seat.press("ctrl+u")
    await seat.write("Backend dev")
    assert "Backend developer" in seat.text
    await seat.press("enter")
    assert seat.view.TABLE == "jobs"
    assert seat.here == "Backend developer"


@case(CareerboardApp, "app.drafts")
async def list_what_was_typed_and_not_saved(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "nothing was typed and not saved"
    await seat.press("e")
    await seat.write("!")
    await seat.press("escape", "j", key)
    assert f"Reopen: {GRANTS}!" in seat.text
    assert f"Drop: {GRANTS}!" in seat.text
    await seat.press("enter")
    assert seat.field.text == f"{GRANTS}!"
    await seat.press("escape", key, "down", "enter")
    assert seat.message == f"dropped '{GRANTS}!'; the state folder still has it"
    await seat.press(key)
    assert seat.message == "nothing was typed and not saved"


@case(CareerboardApp, "app.conflicts")
async def list_fields_with_two_values(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "no field has two values"
    contest(seat, MentorsView)
    await seat.press(key)
    assert "Dora Weiss: next ask" in seat.text
    await seat.press("enter")
    assert seat.view.place.field == "next_ask"
    assert seat.message == "m keeps what stands, t takes the other, b both together"
    await seat.press("t")
    assert seat.find("mentors", "Dora Weiss").next_ask == "Theirs"


@case(CareerboardApp, "app.come-back")
async def come_back_from_a_link(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "nowhere to come back to"
    await seat.open_goal(STORAGE_MOVE)
    await seat.to_line("jobs")
    place = seat.view.place
    await seat.press("o", key)
    assert seat.view.place == place
    assert seat.lines[1].startswith(f"  {STORAGE_MOVE}")


@case(CareerboardApp, "app.palette")
async def every_command_by_name(seat: Seat, key: str) -> None:
    await seat.press(key)
    await seat.write("filter as you type")
    await seat.press("enter")
    assert seat.mode == "filter"


@case(CareerboardApp, "app.back")
async def leave_what_is_innermost(seat: Seat, key: str) -> None:
    await seat.press("enter", key)
    assert not seat.view.opened
    await seat.press(key)
    assert seat.message == "q quits"
    assert seat.app.is_running


@case(CareerboardApp, "app.quit")
async def go_back_and_quit(seat: Seat, key: str) -> None:
    await seat.press("enter", key)
    assert seat.app.is_running
    await seat.press("L", key)
    assert not seat.app.is_running
    assert seat.app.session.status.state == "saved"
    assert seat.app.return_code == 0


@case(CareerboardApp, "app.cancel")
async def cancel_or_say_how_to_quit(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "nothing to cancel; q quits"
    await seat.press("e")
    await seat.write("!")
    await seat.press(key)
    assert seat.mode == "rest"
    assert seat.titles("idea") == list(IDEAS)
    await seat.press("space", "j", key)
    assert seat.mode == "rest"
    await seat.press("slash", "x", "enter", key)
    assert seat.message == "filter cleared"
    assert INTERN in seat.text


@case(CareerboardApp, "app.redraw")
async def draw_anew(seat: Seat, key: str) -> None:
    forgotten, drawn = [], []
    seat.app._forget_screen = lambda: forgotten.append(True)
    seat.app._display = lambda screen, update: drawn.append(update)
    await seat.press(key)
    assert forgotten
    assert any(isinstance(update, LayoutUpdate) for update in drawn)


@case(CareerboardApp, "app.suspend")
async def suspend_the_program(seat: Seat, key: str) -> None:
    sent = []
    real, textual.app.os.kill = textual.app.os.kill, lambda *args: sent.append(args)
    try:
        await seat.press(key)
        assert len(sent) == 1
        await seat.press("e", key)
        assert len(sent) == 2
        assert seat.mode == "edit"
    finally:
        textual.app.os.kill = real


@case(CareerboardApp, "app.help")
async def help_for_what_has_the_focus(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert isinstance(seat.modal, HelpScreen)
    assert "Keys here; any of them also in the palette (:)" in seat.text
    assert "Go to the column on the left" in seat.text


@case(HelpScreen, "help.back")
async def help_goes_away(seat: Seat, key: str) -> None:
    await seat.press("question_mark", key)
    assert seat.modal is None
    assert seat.app.is_running
    assert seat.here == GRANTS


@case(Picker, "picker.choose")
async def choose_a_record(seat: Seat, key: str) -> None:
    await seat.press("f")
    await seat.write("Speak at a")
    await seat.press(key)
    assert seat.modal is None
    assert seat.here == MEETUP


@case(Picker, "picker.back")
async def choose_nothing(seat: Seat, key: str) -> None:
    await seat.press("f")
    await seat.write("Speak at a")
    await seat.press(key)
    assert seat.modal is None
    assert seat.here == GRANTS


@case(Picker, "picker.down")
async def next_hit(seat: Seat, key: str) -> None:
    await seat.press("colon", key)
    assert "▏ Go to the column on the right" in seat.text


@case(Picker, "picker.up")
async def previous_hit(seat: Seat, key: str) -> None:
    await seat.press("colon", "down", "down", key)
    assert "▏ Go to the column on the right" in seat.text


@case(Picker, "picker.page-down")
async def hits_further_down(seat: Seat, key: str) -> None:
    await seat.press("colon", key)
    assert "▏ Add here: a card, entry, talk, step" in seat.text


@case(Picker, "picker.page-up")
async def hits_further_up(seat: Seat, key: str) -> None:
    await seat.press("colon", "pagedown", "down", key)
    assert "▏ Go to the column on the right" in seat.text


@case(Picker, "app.help")
async def help_in_the_picker(seat: Seat, key: str) -> None:
    await seat.press("colon", key)
    assert isinstance(seat.modal, HelpScreen)
    await seat.press("escape")
    assert isinstance(seat.modal, Picker)
