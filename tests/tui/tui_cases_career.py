"""Cases of the career view, of playbooks and of proof: each key, and what it does there."""

from tui_cases import BOOK, EXAM, GRANTS, SPONSOR, case
from tui_cases_editing import KINDS, contested_row, editor
from tui_seat import Seat

from tuiplanner.career.goals import evidence
from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.screens.ticking import Ticking
from tuiplanner.tui.views import careerlook
from tuiplanner.tui.views.board import BoardView
from tuiplanner.tui.views.career import CareerView

ENGINEER, BACKEND, STUDY = "Platform engineer", "Backend developer", "BSc Geography"


async def to(seat: Seat, field: str, item: str = "", *, label: str = "", text: str = "") -> None:
    """Go to the career view and put the cursor on the first line of a sort."""
    await seat.press("4", "g")
    for pane in (seat.view.page, seat.view.sheet):
        for row in pane.rows:
            place = row.place
            if place and place.field == field and item in ("", place.item):
                if (label and seat.career.label(place.id) != label) or text not in row.text:
                    continue
                seat.app.screen.set_focus(pane)
                assert place == pane.cursor or pane.select(place)
                await seat.settle()
                return
    raise AssertionError(f"no line {field} {item} {label} {text}")


def texts(seat: Seat, field: str) -> list[str]:
    """Return the lines of a sort."""
    return [
        row.text
        for pane in (seat.view.page, seat.view.sheet)
        for row in pane.rows
        if row.place and row.place.field == field
    ]


async def playbook(seat: Seat, name: str = "find") -> None:
    """Show a playbook."""
    await seat.press("P")
    await seat.write(name)
    await seat.press("enter")
    assert isinstance(seat.modal, Ticking)


@case(CareerView, "view.new")
async def add_a_step_to_a_stuck_goal(seat: Seat, key: str) -> None:
    await to(seat, careerlook.STUCK, label=SPONSOR)
    await seat.press(key)
    await seat.write("Call Emre")
    await seat.press("enter")
    assert seat.career.label(seat.find("steps", "Call Emre").goal) == SPONSOR


@case(CareerView, "view.edit")
async def edit_a_title(seat: Seat, key: str) -> None:
    await to(seat, "#line", label=BACKEND)
    await seat.press(key)
    await seat.write("!")
    await seat.press("enter")
    assert seat.has("jobs", f"{BACKEND}!")


@case(CareerView, "view.open")
async def open_a_bar(seat: Seat, key: str) -> None:
    await to(seat, "#line", label=BACKEND)
    await seat.press(key)
    assert seat.view.opened == [("jobs", seat.find("jobs", BACKEND).id)]


@case(CareerView, "career.zoom-in")
async def zoom_in(seat: Seat, key: str) -> None:
    await seat.press("4", key)
    assert "last 10 years · [ ] zoom" in seat.text
    await seat.press(key)
    assert STUDY not in texts(seat, "#line")


@case(CareerView, "career.zoom-out")
async def zoom_out(seat: Seat, key: str) -> None:
    await seat.press("4", *["right_square_bracket"] * 2, key, key)
    assert STUDY in texts(seat, "#line")
    assert "last" not in seat.text.split("career line")[1].split("\n")[0]


@case(CareerView, "career.start")
async def start_an_old_idea(seat: Seat, key: str) -> None:
    await to(seat, careerlook.STUCK, label=BOOK)
    await seat.press(key)
    assert seat.titles("in-progress")[0] == BOOK


@case(CareerView, "career.keep")
async def keep_an_old_idea(seat: Seat, key: str) -> None:
    await to(seat, careerlook.STUCK, label=BOOK)
    await seat.press(key)
    assert BOOK not in texts(seat, careerlook.STUCK)


@case(CareerView, "view.tick")
async def tick_a_step_of_an_opened_goal(seat: Seat, key: str) -> None:
    await to(seat, careerlook.STUCK, label=EXAM)
    await seat.press(key, "enter")
    await seat.to_line(lambda place: place.table == "steps")
    done = seat.career.steps[seat.view.place.id].done
    await seat.press(key)
    assert bool(seat.career.steps[seat.view.place.id].done) != bool(done)


@case(CareerView, "view.delete")
async def delete_in_an_opened_record(seat: Seat, key: str) -> None:
    await to(seat, "#line", label=BACKEND)
    await seat.press(key)
    assert seat.has("jobs", BACKEND)
    await seat.press("enter", key)
    assert not seat.has("jobs", BACKEND)


@case(CareerView, "view.put-away")
async def let_an_old_idea_go(seat: Seat, key: str) -> None:
    await to(seat, careerlook.STUCK, label=BOOK)
    await seat.press(key)
    assert seat.find("goals", BOOK).let_go


@case(CareerView, "view.mark")
async def let_two_goals_go(seat: Seat, key: str) -> None:
    await to(seat, careerlook.STUCK, label=SPONSOR)
    await seat.press(key, key, "x")
    assert seat.find("goals", SPONSOR).let_go
    assert seat.find("goals", BOOK).let_go


@case(CareerView, "view.follow")
async def go_to_a_job_in_its_view(seat: Seat, key: str) -> None:
    await to(seat, careerlook.GAVE)
    await seat.press(key)
    assert (seat.view.TABLE, seat.here) == ("jobs", ENGINEER)


@case(CareerView, "view.copy")
async def copy_a_title(seat: Seat, key: str) -> None:
    copied = []
    seat.app.copy_to_clipboard = copied.append
    await to(seat, "#line", label=BACKEND)
    await seat.press(key)
    assert copied == [BACKEND]


@case(CareerView, "view.editor")
async def edit_a_title_in_the_editor(seat: Seat, key: str) -> None:
    editor(seat, "'By hand'")
    await to(seat, "#line", label=BACKEND)
    await seat.press(key)
    assert seat.has("jobs", "By hand")


@case(CareerView, "edit.editor")
async def go_on_in_the_editor(seat: Seat, key: str) -> None:
    editor(seat, "text.upper()")
    await to(seat, "#line", label=BACKEND)
    await seat.press("e", key)
    assert seat.has("jobs", BACKEND.upper())


@case(CareerView, "view.hidden")
async def leave_nothing_out(seat: Seat, key: str) -> None:
    for number in range(8):
        seat.app.planner.joblog.add_entry(f"E{number}", "note", texts={"tags": f"skill {number}"})
        seat.app.planner.goals.add({"title": f"G{number}", "tags": f"a gap {number}"})
    await seat.press("4")
    assert len([one for one in texts(seat, careerlook.SKILL) if one.startswith("a gap")]) == 6
    await seat.press(key)
    assert len([one for one in texts(seat, careerlook.SKILL) if one.startswith("a gap")]) == 8


@case(CareerView, "view.pane", "view.pane-back", size=(160, 50))
async def go_to_the_other_pane(seat: Seat, key: str) -> None:
    await seat.press("4", key)
    assert seat.app.focused is seat.view.sheet
    await seat.press(key)
    assert seat.app.focused is seat.view.page


@case(CareerView, "career.right", "career.left", size=(160, 50))
async def go_to_the_pane_beside(seat: Seat, key: str) -> None:
    left = key in {"h", "left"}
    await seat.press("4", *(["tab"] if left else []), key, key)
    assert seat.app.focused is (seat.view.page if left else seat.view.sheet)


@case(CareerView, "edit.save", "edit.save-anywhere", "edit.complete", "edit.save-back")
async def save_the_title(seat: Seat, key: str) -> None:
    await to(seat, "#line", label=BACKEND)
    await seat.press("e", "!", key)
    assert seat.has("jobs", f"{BACKEND}!")
    assert seat.here == f"{BACKEND}!"


@case(CareerView, "edit.lines")
async def several_lines_stay_one(seat: Seat, key: str) -> None:
    await to(seat, "#line", label=BACKEND)
    await seat.press("e", "ctrl+u")
    await seat.paste("One\nTwo")
    await seat.press(key)
    assert seat.field.text == "One Two"


@case(CareerView, *(f"kind.{kind}" for kind in ("win", "lesson", "feedback", "avoid", "note")))
async def choose_the_kind_of_an_entry(seat: Seat, key: str) -> None:
    await to(seat, careerlook.GAVE)
    await seat.press("n", key)
    await seat.write("Slept well")
    await seat.press("enter")
    assert seat.find("entries", "Slept well").kind == KINDS[key]


@case(CareerView, "kind.enter")
async def enter_means_a_note(seat: Seat, key: str) -> None:
    await choose_the_kind_of_an_entry(seat, key)


@case(CareerView, "conflict.shown", "conflict.other", "conflict.both")
async def settle_a_title_with_two_values(seat: Seat, key: str) -> None:
    job = seat.find("jobs", BACKEND)
    seat.app.planner.perform("meet", contested_row("jobs", job, "title", "Front-end developer"))
    await to(seat, "#line", label=BACKEND)
    await seat.press("enter", key)
    kept = seat.career.jobs[job.id].title
    both = f"{BACKEND} / Front-end developer"
    assert kept == {"m": BACKEND, "t": "Front-end developer", "b": both}[key]


@case(CareerboardApp, "app.playbooks")
async def choose_a_playbook(seat: Seat, key: str) -> None:
    await seat.press(key)
    await seat.write("leadership")
    await seat.press("enter", "enter")
    assert seat.has("goals", "Make it known")


@case(BoardView, "board.proof")
async def choose_what_proves_a_goal(seat: Seat, key: str) -> None:
    await seat.to_goal(GRANTS)
    await seat.press(key, "space", "enter")
    assert len(evidence(seat.career, seat.find("goals", GRANTS).id)) == 1


@case(Ticking, "ticking.tick")
async def take_a_line_or_leave_it(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press("j", key)
    assert "[x] Know what" not in seat.text
    await seat.press(key)
    assert "[x] Know what" in seat.text


@case(Ticking, "ticking.edit")
async def edit_a_line(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press(key)
    assert "this line stays as it is" in seat.text
    await seat.press("j", key)
    await seat.write("!")
    await seat.press("enter", "enter")
    assert seat.has("goals", "Know what I want help with!")


@case(Ticking, "ticking.due")
async def say_when_a_step_is_due(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press(*"jjjj", key, "ctrl+u")
    await seat.write("2026-12-24")
    await seat.press("enter")
    assert "due 24 Dec" in seat.text


@case(Ticking, "ticking.reopen")
async def go_on_with_what_was_put_back(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press("j", "e", "!", "escape", key)
    assert "help with!" in seat.text


@case(Ticking, "ticking.take")
async def take_what_is_ticked(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press(key)
    assert seat.modal is None
    assert seat.has("goals", "Turn one talk into a rhythm")


@case(Ticking, "ticking.save")
async def save_a_line(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press("j", "e", "!", key)
    assert "Know what I want help with!" in seat.text
    assert isinstance(seat.modal, Ticking)


@case(Ticking, "ticking.back")
async def put_a_line_back_and_leave(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press("j", "e", "!", key)
    assert isinstance(seat.modal, Ticking)
    assert "help with!" not in seat.text
    await seat.press(key)
    assert seat.modal is None
    assert seat.app.is_running


@case(Ticking, "ticking.leave")
async def leave_it_all(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press(key)
    assert seat.modal is None
    assert not seat.has("goals", "Know what I want help with")


@case(Ticking, "app.help")
async def help_with_what_is_ticked(seat: Seat, key: str) -> None:
    await playbook(seat)
    await seat.press(key)
    assert isinstance(seat.modal, HelpScreen)
    assert "Take this line, or leave it" in seat.text
