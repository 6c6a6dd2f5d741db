"""Cases of check-ins and decisions."""

from tui_cases import case
from tui_decisions import COAST, GO, HALF, MOVE, STAY, decide, names, scores
from tui_seat import Seat

from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.views.decisions import DecisionsView
from tuiplanner.tui.views.jobs import JobsView


@case(JobsView, "jobs.check-in")
async def say_how_a_job_feels(seat: Seat, key: str) -> None:
    job = seat.find("jobs", "Trail crew organiser").id
    await seat.press("2", "j", key, *"85432", "enter")
    today = seat.app.planner.today()
    of_job = [one for one in seat.career.checkins.values() if one.job == job]
    (made,) = [one for one in of_job if one.date == today]
    assert (made.overall, made.people, made.basics) == (8, 2, None)


# decisions


@case(CareerboardApp, "app.view-decisions")
async def switch_to_decisions(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press(key)
    assert (seat.view.TABLE, seat.here) == ("decisions", MOVE)


async def to_cell(seat: Seat, keys: str = "lll") -> int:
    """Open the first decision and go to a cell of its first criterion, an option's by default."""
    decision = decide(seat)
    await seat.press("5", "l")
    await seat.to_line(lambda place: place.table == "criteria")
    await seat.press(*keys)
    return decision


async def to_option(seat: Seat, name: str) -> int:
    """Open the first decision and go to an option's line."""
    decision = decide(seat)
    await seat.press("5", "l")
    await seat.to_line(
        lambda place: place.table == "options" and seat.career.label(place.id) == name
    )
    return decision


@case(DecisionsView, "decisions.new")
async def open_a_decision(seat: Seat, key: str) -> None:
    await seat.press("5", key)
    await seat.write("Learn to sail?")
    await seat.press("enter")
    made = seat.find("decisions", "Learn to sail?")
    assert names(seat, "options", made.id) == [STAY]
    assert names(seat, "criteria", made.id)[0] == "autonomy"
    assert seat.here == "Learn to sail?"
    assert seat.message == "opened 'Learn to sail?'; u undoes; n adds an option"


@case(DecisionsView, "view.new")
async def add_an_option_or_a_criterion_where_the_cursor_is(seat: Seat, key: str) -> None:
    decision = await to_option(seat, STAY)
    await seat.press(key)
    await seat.write("Ask for more")
    await seat.press("enter")
    assert names(seat, "options", decision) == [STAY, "Ask for more", GO, HALF]
    assert seat.here == "Ask for more"
    await seat.to_line(lambda place: place.table == "criteria")
    await seat.press(key)
    await seat.write("Pay")
    await seat.press("enter")
    assert names(seat, "criteria", decision) == ["autonomy", "Pay", "mastery", "purpose"]
    assert seat.here == "Pay"


@case(DecisionsView, "decisions.choose")
async def decide_for_an_option(seat: Seat, key: str) -> None:
    decision = await to_option(seat, GO)
    await seat.press(key)
    made = seat.career.decisions[decision]
    assert seat.career.label(made.chosen) == GO
    assert (str(made.decided_on), str(made.look_back_on)) == ("2026-11-23", "2027-05-23")
    assert seat.message == f"decided '{MOVE}': '{GO}'; u undoes"
    await seat.press(key)
    assert seat.career.decisions[decision].chosen is None


@case(DecisionsView, "decisions.gut")
async def the_gut_says_one(seat: Seat, key: str) -> None:
    decision = await to_option(seat, HALF)
    await seat.press(key)
    assert seat.career.label(seat.career.decisions[decision].gut) == HALF
    assert seat.message == f"set gut feeling to '{HALF}'; u undoes"


@case(DecisionsView, "decisions.order-down")
async def move_an_option_down(seat: Seat, key: str) -> None:
    decision = await to_option(seat, STAY)
    await seat.press(key)
    assert names(seat, "options", decision) == [GO, STAY, HALF]
    assert seat.here == STAY


@case(DecisionsView, "decisions.order-up")
async def move_an_option_up(seat: Seat, key: str) -> None:
    decision = await to_option(seat, HALF)
    await seat.press(key)
    assert names(seat, "options", decision) == [STAY, HALF, GO]
    await seat.press(key, key)
    assert names(seat, "options", decision) == [HALF, STAY, GO]
    assert seat.message == "it is the first already"


@case(DecisionsView, "panes.into")
async def into_the_decision_and_on_to_the_next_cell(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5", key)
    assert seat.app.focused is seat.view.sheet
    await seat.to_line(lambda place: place.table == "criteria")
    fields = []
    for _ in range(5):
        await seat.press(key)
        fields.append(seat.view.place.field)
    assert fields == ["weight", *["scores"] * 4]  # three options, and it stops at the last
    assert seat.career.label(seat.view.place.id) == HALF


@case(DecisionsView, "panes.out")
async def to_the_cell_before_and_out_to_the_list(seat: Seat, key: str) -> None:
    await to_cell(seat, "ll")
    await seat.press(key)
    assert seat.view.place.field == "weight"
    await seat.press(key)
    assert (seat.view.place.table, seat.view.place.field) == ("criteria", "")
    assert seat.app.focused is seat.view.sheet
    await seat.press(key)
    assert seat.app.focused is seat.view.list


@case(DecisionsView, *(f"cells.{number}" for number in range(1, 6)))
async def set_a_score_and_a_weight(seat: Seat, key: str) -> None:
    decision = await to_cell(seat)
    await seat.press(key)
    assert scores(seat, decision) == [[None] * 3, [int(key), None, None], [None] * 3]
    assert f"[{key}]" in seat.text
    assert seat.view.TABLE == "decisions"
    await seat.press("h", "h", key)
    assert f"[x{key}]" in seat.text


@case(DecisionsView, "cells.other")
async def other_digits_are_refused_in_words(seat: Seat, key: str) -> None:
    await to_cell(seat)
    before = seat.career
    await seat.press(key)
    assert seat.message == "a score is 1 to 5"
    await seat.press("h", "h", key)
    assert seat.message == "a weight is 1 to 5"
    assert seat.career is before
    assert seat.view.TABLE == "decisions"


@case(DecisionsView, "cells.clear")
async def take_a_score_away(seat: Seat, key: str) -> None:
    decision = await to_cell(seat)
    await seat.press("4", key)
    assert scores(seat, decision)[1] == [None] * 3
    assert seat.message == f"cleared 'autonomy' of '{GO}'; u undoes"
    await seat.press(key)
    assert seat.message == "it is not rated"


@case(DecisionsView, "view.edit")
async def edit_the_name_of_a_criterion(seat: Seat, key: str) -> None:
    decision = await to_cell(seat, "")
    await seat.press(key)
    await seat.write(" at work")
    await seat.press("enter")
    assert names(seat, "criteria", decision)[0] == "autonomy at work"


@case(DecisionsView, "view.open")
async def open_an_option(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5", key)
    assert seat.app.focused is seat.view.sheet
    await seat.to_line(lambda place: place.table == "options")
    await seat.press(key)
    assert f"option of {MOVE}" in seat.text
    assert seat.view.place.field == "name"


@case(DecisionsView, "view.delete")
async def delete_an_option_with_its_scores(seat: Seat, key: str) -> None:
    decision = await to_option(seat, GO)
    await seat.press(key)
    assert names(seat, "options", decision) == [STAY, HALF]
    await seat.press("u")
    assert names(seat, "options", decision) == [STAY, GO, HALF]


@case(DecisionsView, "view.put-away")
async def a_decision_is_not_put_away(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5")
    before = seat.career
    await seat.press(key)
    assert seat.career is before
    assert seat.message == "x puts away goals, mentors and entries; d deletes"


@case(DecisionsView, "view.hidden")
async def nothing_of_a_decision_is_hidden(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5")
    shown = seat.lines[1:-2]
    await seat.press(key)
    assert seat.lines[1:-2] == shown


@case(DecisionsView, "view.follow")
async def follow_a_decision_to_its_goal(seat: Seat, key: str) -> None:
    decision = decide(seat)
    goal = seat.find("goals", "Find a sponsor")
    seat.app.planner.records.set_values("decisions", decision, goal=goal.id)
    await seat.press("5", "l")
    await seat.to_line("goal")
    await seat.press(key)
    assert seat.here == "Find a sponsor"
    await seat.press("minus")
    assert seat.view.place.field == "goal"


@case(DecisionsView, "view.pane", "view.pane-back")
async def to_the_other_pane_from_any_cell(seat: Seat, key: str) -> None:
    await to_cell(seat)
    await seat.press(key)
    assert seat.app.focused is seat.view.list
    await seat.press(key)
    assert seat.app.focused is seat.view.sheet
    assert seat.view.place.field == "scores"


@case(DecisionsView, "view.mark")
async def mark_two_and_delete_both(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5", key, key, "d")
    assert not seat.career.decisions
    await seat.press("u")
    assert seat.has("decisions", COAST)


@case(DecisionsView, "view.filter")
async def filter_the_questions(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5", key)
    await seat.write("coast")
    assert COAST in seat.text
    assert MOVE not in seat.text
    assert seat.message == "1 hit for 'coast'"


@case(DecisionsView, "filter.keep")
async def keep_the_filter(seat: Seat, key: str) -> None:
    decide(seat)
    await seat.press("5", "slash")
    await seat.write("coast")
    await seat.press(key)
    assert (seat.here, seat.mode) == (COAST, "rest")


@case(DecisionsView, "view.copy")
async def copy_the_question(seat: Seat, key: str) -> None:
    decide(seat)
    copied = []
    seat.app.copy_to_clipboard = copied.append
    await seat.press("5", key)
    assert copied == [MOVE]
