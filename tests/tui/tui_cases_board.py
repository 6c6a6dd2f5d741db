"""Cases of the board: its own keys, and what views' keys do on a card."""

from tui_cases import (
    BOOK,
    EXAM,
    GRANTS,
    HANDBOOK,
    INTERN,
    MEETUP,
    SPONSOR,
    STORAGE_MOVE,
    TEAM_LEAD,
    case,
)
from tui_seat import Seat

from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS
from tuiplanner.tui.views.board import BoardView
from tuiplanner.tui.widgets.board import Board

LEFT = {"H", "less_than_sign", "shift+left"}


@case(Board, "board.right")
async def to_the_column_on_the_right(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.here == STORAGE_MOVE


@case(Board, "board.left")
async def to_the_column_on_the_left(seat: Seat, key: str) -> None:
    await seat.press("l", "l", key)
    assert seat.here == STORAGE_MOVE
    await seat.press(key, key)
    assert seat.here == GRANTS


@case(Board, "board.down")
async def to_the_next_card(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.here == INTERN
    assert seat.lines[4].startswith(f"▌ {INTERN}")
    await seat.press(key, key, key, key)
    assert seat.here == BOOK


@case(Board, "board.up")
async def to_the_card_above(seat: Seat, key: str) -> None:
    await seat.press("j", "j", key)
    assert seat.here == INTERN
    await seat.press(key, key)
    assert seat.here == GRANTS


@case(Board, "board.first")
async def to_the_first_card(seat: Seat, key: str) -> None:
    await seat.press("j", "j", key)
    assert seat.here == GRANTS


@case(Board, "board.last")
async def to_the_last_card(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.here == BOOK


@case(Board, "board.page-down", size=(80, 12))
async def half_a_page_down(seat: Seat, key: str) -> None:
    await seat.press("l", "l", key)
    assert seat.here == seat.titles(ACHIEVED)[1]
    await seat.press(*[key] * 9)
    assert seat.here == seat.titles(ACHIEVED)[-1]
    assert "▌ Learn SQL properly" in seat.text


@case(Board, "board.page-up", size=(80, 12))
async def half_a_page_up(seat: Seat, key: str) -> None:
    await seat.press("l", "l", "G", key)
    assert seat.here == seat.titles(ACHIEVED)[-2]
    await seat.press(*[key] * 9)
    assert seat.here == MEETUP


@case(BoardView, "board.stage-left", "board.stage-right")
async def move_a_card_by_a_stage(seat: Seat, key: str) -> None:
    await seat.press("l", "j", key)
    stage = IDEA if key in LEFT else ACHIEVED
    assert seat.find("goals", SPONSOR).stage == stage
    assert seat.titles(stage)[0] == SPONSOR
    assert seat.here == SPONSOR
    assert seat.message.startswith(f"moved '{SPONSOR}' to {stage}; u undoes")


@case(BoardView, "board.order-down")
async def move_a_card_down(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.titles(IDEA) == [INTERN, GRANTS, TEAM_LEAD, BOOK]
    assert seat.here == GRANTS
    await seat.press(key, key, key)
    assert seat.titles(IDEA) == [INTERN, TEAM_LEAD, BOOK, GRANTS]
    assert seat.message == "it stays at the end of the column"


@case(BoardView, "board.order-up")
async def move_a_card_up(seat: Seat, key: str) -> None:
    await seat.press("G", key)
    assert seat.titles(IDEA) == [GRANTS, INTERN, BOOK, TEAM_LEAD]
    assert seat.here == BOOK


@case(BoardView, "board.pick-up")
async def pick_a_card_up(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.mode == "grab"
    assert seat.lines[2].startswith(f"▌↕{GRANTS}")
    assert seat.message == "arrows carry it, 1 2 3 send it, ⏎ drops, Esc puts back"


@case(BoardView, "board.why")
async def say_why(seat: Seat, key: str) -> None:
    await seat.press("j", key)
    await seat.write("She asked")
    await seat.press("enter")
    assert seat.find("goals", INTERN).why == "She asked"


@case(BoardView, "panes.out", size=(160, 24))
async def out_to_the_board_beside_the_goal(seat: Seat, key: str) -> None:
    await seat.press("l", "enter", key)
    assert seat.app.focused is seat.view.board
    assert seat.here == STORAGE_MOVE
    assert seat.view.opened
    await seat.press(key)  # on the board it goes on to the column on the left
    assert seat.here == GRANTS
    await seat.resize(80, 24)
    await seat.press(key)  # nothing stands beside the goal
    assert seat.app.focused is seat.view.sheet


@case(BoardView, "grab.idea", "grab.in-progress", "grab.achieved")
async def send_the_carried_card(seat: Seat, key: str) -> None:
    await seat.press("l", "space", key)
    stage = {"1": IDEA, "2": IN_PROGRESS, "3": ACHIEVED}[key]
    assert seat.find("goals", STORAGE_MOVE).stage == IN_PROGRESS  # not before it is dropped
    await seat.press("enter")
    assert seat.titles(stage)[0] == STORAGE_MOVE
    assert seat.app.home.view.TABLE == "goals"  # the digit did not switch the view


@case(BoardView, "grab.nothing")
async def other_digits_keep_the_carried_card(seat: Seat, key: str) -> None:
    await seat.press("space", "l")
    before = seat.lines
    await seat.press(key)
    assert seat.mode == "grab"
    assert seat.lines[1:-2] == before[1:-2]


@case(BoardView, "grab.drop")
async def drop_the_carried_card(seat: Seat, key: str) -> None:
    await seat.press("space", "l", "j", key)
    assert seat.mode == "rest"
    assert seat.titles(IN_PROGRESS) == [STORAGE_MOVE, GRANTS, SPONSOR, EXAM]
    assert seat.here == GRANTS


@case(BoardView, "view.new")
async def a_new_card_below_the_cursor(seat: Seat, key: str) -> None:
    await seat.press(key)
    await seat.write("Sail")
    await seat.press("enter")
    assert seat.titles(IDEA) == [GRANTS, "Sail", INTERN, TEAM_LEAD, BOOK]
    assert seat.here == "Sail"
    assert seat.mode == "rest"


@case(BoardView, "view.edit")
async def edit_the_title_where_it_stands(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.field.text == GRANTS
    await seat.write("!")
    assert seat.lines[2].startswith(f"▏ {GRANTS}!")
    await seat.press("enter")
    assert seat.titles(IDEA)[0] == f"{GRANTS}!"


@case(BoardView, "view.open")
async def open_the_goal(seat: Seat, key: str) -> None:
    await seat.press("l", key)
    assert seat.lines[1].startswith(f"▌ {STORAGE_MOVE}")
    assert seat.view.opened == [("goals", seat.find("goals", STORAGE_MOVE).id)]


@case(BoardView, "view.tick")
async def tick_a_step(seat: Seat, key: str) -> None:
    await seat.open_goal(STORAGE_MOVE)
    await seat.to_line(lambda place: seat.career.label(place.id) == "Write the rollback plan")
    await seat.press(key)
    assert seat.find("steps", "Write the rollback plan").done == seat.app.planner.today()
    assert "[x] Write the rollback plan" in seat.text
    await seat.press(key)
    assert seat.find("steps", "Write the rollback plan").done is None


@case(BoardView, "view.delete")
async def delete_a_card(seat: Seat, key: str) -> None:
    await seat.press("j", key)
    assert seat.titles(IDEA) == [GRANTS, TEAM_LEAD, BOOK]
    assert seat.here == TEAM_LEAD
    assert seat.message == f"deleted '{INTERN}'; u undoes"


@case(BoardView, "view.put-away")
async def let_a_goal_go(seat: Seat, key: str) -> None:
    goal = seat.find("goals", GRANTS).id
    await seat.press(key)
    assert seat.career.goals[goal].let_go == seat.app.planner.today()
    assert GRANTS not in seat.titles(IDEA)
    assert seat.message == f"let '{GRANTS}' go; u undoes"
    await seat.to_goal(GRANTS)
    await seat.press(key)
    assert seat.career.goals[goal].let_go is None
    assert seat.titles(IDEA)[0] == GRANTS


@case(BoardView, "view.mark")
async def mark_a_card(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.lines[2].startswith(f" *{GRANTS}")
    assert seat.here == GRANTS  # what the next action is for, while the cursor has gone on
    assert seat.lines[4].startswith(f"▌ {INTERN}")
    await seat.press("k", key)
    assert not seat.view.board.marks


@case(BoardView, "view.filter")
async def filter_the_board(seat: Seat, key: str) -> None:
    await seat.press(key)
    await seat.write("storage")
    assert seat.message == "2 hits for 'storage'"
    assert "In progress · 2 of 3" in seat.lines[1]
    assert SPONSOR not in seat.text


@case(BoardView, "view.follow")
async def follow_a_link(seat: Seat, key: str) -> None:
    await seat.open_goal(STORAGE_MOVE)
    await seat.to_line("mentors")
    await seat.press(key)
    assert seat.here == "Chidi Okafor"
    assert seat.view.TABLE == "mentors"


@case(BoardView, "view.copy")
async def copy_a_title(seat: Seat, key: str) -> None:
    copied = []
    seat.app.copy_to_clipboard = copied.append
    await seat.press("j", key)
    assert copied == [INTERN]
    assert seat.message == "copied, if your terminal allows"


@case(BoardView, "view.hidden")
async def show_what_was_let_go(seat: Seat, key: str) -> None:
    assert "Move to the data team" not in seat.text
    await seat.press("l", key)
    assert "Move to the data team" in seat.text
    assert "In progress · 3/3" in seat.lines[1]  # what was let go does not count
    await seat.press(key)
    assert "Move to the data team" not in seat.text


@case(BoardView, "view.pane", "view.pane-back", size=(160, 30))
async def go_between_board_and_goal(seat: Seat, key: str) -> None:
    await seat.press("enter", key)
    assert seat.app.focused is seat.view.board
    await seat.press(key)
    assert seat.app.focused is seat.view.sheet


@case(BoardView, "filter.keep")
async def keep_the_filter(seat: Seat, key: str) -> None:
    await seat.press("slash")
    await seat.write("handbook")
    await seat.press(key)
    assert seat.mode == "rest"
    assert seat.message == "1 shown; Esc clears the filter"
    await seat.press("l", "l")
    assert seat.here == HANDBOOK
