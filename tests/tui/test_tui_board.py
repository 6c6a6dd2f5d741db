"""The board: cursor, moving, ordering, marking and filtering cards."""

import pytest
from tui_cases import BOOK, EXAM, GRANTS, HANDBOOK, INTERN, MEETUP, SPONSOR, STORAGE_MOVE, TEAM_LEAD

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.fields import Move
from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS


async def test_each_column_remembers_where_its_cursor_was(sit):
    async with sit() as seat:
        await seat.press("j", "j", "l", "j", "h")
        assert seat.here == TEAM_LEAD
        await seat.press("l")
        assert seat.here == SPONSOR


async def test_a_card_that_changes_stage_goes_to_the_top_and_the_cursor_follows(sit):
    async with sit() as seat:
        await seat.press("G", "L")
        assert seat.titles(IN_PROGRESS) == [BOOK, STORAGE_MOVE, SPONSOR, EXAM]
        assert seat.here == BOOK
        assert "▌ Write the book about" in seat.lines[2]
        await seat.press("L", "L")
        assert seat.titles(ACHIEVED)[0] == BOOK
        assert seat.message == f"'{BOOK}' stays: there is nothing after achieved"


async def test_entering_achieved_sets_the_day_and_leaving_it_clears_it(sit, today):
    async with sit() as seat:
        await seat.press("l", "j", "L")
        goal = seat.find("goals", SPONSOR)
        assert goal.achieved_on == PartialDate.of(today)
        assert goal.moved[-1] == Move(ACHIEVED, today)
        assert "23 Nov · 1 proof" in seat.lines[3]
        await seat.press("H")
        goal = seat.find("goals", SPONSOR)
        assert goal.achieved_on is None
        assert goal.moved[-1].stage == IN_PROGRESS  # back where it was that morning
        assert [move.on for move in goal.moved].count(today) <= 1


async def test_entering_in_progress_says_that_w_adds_why_and_keys_keep_their_meaning(sit):
    async with sit() as seat:
        await seat.press("j", "L")
        assert "; w adds why" in seat.message
        assert seat.mode == "rest"
        await seat.press("w")
        await seat.write("She asked")
        await seat.press("enter", "H", "L")
        assert "w adds why" not in seat.message


async def test_a_fourth_goal_in_progress_is_noticed_and_never_refused(sit):
    async with sit() as seat:
        await seat.press("L")
        assert "In progress · 4/3" in seat.lines[1]
        assert seat.message.endswith("; 4 in progress, 3 are plenty")


async def test_achieving_a_goal_with_open_steps_says_how_many(sit):
    async with sit() as seat:
        await seat.press("l", "L")
        assert seat.message == f"moved '{STORAGE_MOVE}' to achieved; u undoes; 3 steps still open"


async def test_marked_cards_move_together_and_keep_their_order(sit):
    async with sit() as seat:
        await seat.press("v", "v", "G", "v", "L")
        assert seat.titles(IN_PROGRESS)[:3] == [GRANTS, INTERN, BOOK]
        assert seat.titles(IDEA) == [TEAM_LEAD]
        assert seat.message.startswith("moved 3 goals to in progress; u undoes")
        assert not seat.view.board.marks
        await seat.press("u")
        assert seat.titles(IDEA) == [GRANTS, INTERN, TEAM_LEAD, BOOK]


@pytest.mark.parametrize(("key", "said"), [("d", "deleted 2 goals"), ("x", "let 2 goals go")])
async def test_marked_cards_of_two_columns_go_together(sit, key, said):
    async with sit() as seat:
        await seat.press("v", "l", "v", key)
        assert seat.message == f"{said}; u undoes"
        assert GRANTS not in seat.titles(IDEA)
        assert STORAGE_MOVE not in seat.titles(IN_PROGRESS)
        await seat.press("u")
        assert seat.titles(IDEA)[0] == GRANTS
        assert seat.titles(IN_PROGRESS)[0] == STORAGE_MOVE


async def test_a_card_on_top_stays_at_the_top(sit):
    async with sit() as seat:
        await seat.press("K")
        assert seat.message == "it stays at the top of the column"


async def test_marked_cards_are_ordered_together_and_keep_their_marks(sit):
    async with sit() as seat:
        await seat.press("v", "v", "J")
        assert seat.titles(IDEA) == [TEAM_LEAD, GRANTS, INTERN, BOOK]
        assert seat.message == "ordered 2 goals; u undoes"
        await seat.press("J", "J")
        assert seat.titles(IDEA) == [TEAM_LEAD, BOOK, GRANTS, INTERN]
        assert seat.message == "they stay at the end of the column"
        await seat.press("K", "u", "u", "u")
        assert seat.titles(IDEA) == [GRANTS, INTERN, TEAM_LEAD, BOOK]


@pytest.mark.parametrize("key", ["e", "w", "enter", "E", "o"])
async def test_what_is_for_one_card_says_so_where_several_are_marked(sit, key):
    async with sit() as seat:
        before = seat.career
        await seat.press("v", "v", key)
        assert (seat.mode, seat.career) == ("rest", before)
        assert seat.message == "this is for one line; Esc takes the marks of 2 away"


async def test_of_several_marked_cards_none_is_carried_and_the_keys_for_all_are_named(sit):
    async with sit() as seat:
        await seat.press("v", "v", "space")
        assert seat.mode == "rest"
        assert seat.message == "H L J K move the 2 marked; Space carries one, Esc unmarks"


async def test_one_marked_card_is_what_keys_are_about_and_the_cursor_goes_there(sit):
    async with sit() as seat:
        await seat.press("v", "j", "e")
        assert seat.field.text == GRANTS
        await seat.write("!")
        await seat.press("enter", "j", "j", "space", "l", "enter")
        assert seat.titles(IN_PROGRESS)[0] == f"{GRANTS}!"
        assert not seat.view.board.marks


async def test_all_marked_titles_are_copied(sit):
    async with sit() as seat:
        await seat.press("v", "v", "y")
        assert seat.app.clipboard == f"{GRANTS}\n{INTERN}"
        assert seat.message == "2 lines copied, if your terminal allows"


async def test_escape_takes_marks_away_before_anything_else_is_left(sit):
    async with sit() as seat:
        await seat.press("v", "v", "escape")
        assert not seat.view.board.marks
        assert "*" not in seat.lines[2]
        await seat.press("L")
        assert len(seat.titles(IN_PROGRESS)) == 4


async def test_the_filter_counts_finds_tags_and_all_its_words(sit):
    async with sit() as seat:
        await seat.press("slash")
        await seat.write("STORAGE lead")
        assert seat.message == "1 hit for 'STORAGE lead'"
        assert [line.strip(" ▏") for line in seat.lines[2:4]] == [
            STORAGE_MOVE,
            "15 Dec · 2/5 · 3 proof",
        ]
        assert "Idea · 0 of 4" in seat.lines[1]
        await seat.press("ctrl+u")
        await seat.write("on-call")
        assert seat.message == "1 hit for 'on-call'"
        assert HANDBOOK in seat.text


async def test_the_filter_counts_what_is_put_away_where_it_is_shown(sit):
    async with sit() as seat:
        await seat.press("x", "slash")
        await seat.write("grants")
        assert seat.message == "0 hits for 'grants'"
        await seat.press("escape", "full_stop", "slash")
        await seat.write("grants")
        assert seat.message == "1 hit for 'grants'"


async def test_a_filter_without_hits_says_so_and_teaches_nothing(sit):
    async with sit() as seat:
        await seat.press("slash")
        await seat.write("zzz")
        assert seat.message == "0 hits for 'zzz'"
        assert "writes a first" not in seat.text
        await seat.press("enter", "e", "d", "L", "x", "space", "enter")  # on nothing
        assert seat.mode == "rest"
        await seat.press("escape")
        assert seat.message == "filter cleared"
        assert seat.titles(IDEA)[0] in seat.text


async def test_escape_leaves_field_grab_filter_marks_and_record_in_this_order(sit):
    async with sit() as seat:
        await seat.press("slash")
        await seat.write("o")
        await seat.press("enter", "v")
        await seat.press("e")
        assert seat.mode == "edit"
        await seat.press("escape")
        assert (seat.mode, seat.view.filter_text) == ("rest", "o")
        await seat.press("space", "escape")
        assert (seat.mode, seat.view.filter_text) == ("rest", "o")
        assert seat.view.board.marks
        await seat.press("escape")
        assert seat.view.filter_text == ""
        assert seat.view.board.marks
        await seat.press("escape")
        assert not seat.view.board.marks
        await seat.press("enter", "escape")
        assert not seat.view.opened


async def test_cards_are_ordered_among_those_the_filter_leaves(sit):
    async with sit() as seat:
        await seat.press("slash")
        await seat.write("t")
        await seat.press("ctrl+u")
        await seat.write("the")
        await seat.press("enter", "G")
        assert seat.here == BOOK
        await seat.press("K")
        assert seat.titles(IDEA) == [GRANTS, BOOK, INTERN, TEAM_LEAD]


async def test_what_was_let_go_is_hidden_until_asked_for_and_comes_back_with_x(sit):
    async with sit() as seat:
        await seat.press("x", "full_stop", "k")
        assert seat.here == GRANTS
        assert "let go 23 Nov" in seat.text
        await seat.press("w")
        await seat.write("No money in it")
        await seat.press("enter")
        assert seat.find("goals", GRANTS).let_go_why == "No money in it"
        await seat.press("x")
        assert seat.find("goals", GRANTS).let_go is None
        assert seat.message == f"took '{GRANTS}' back; u undoes"


async def test_letting_several_go_takes_back_only_when_all_are_gone(sit):
    async with sit() as seat:
        gone = "Move to the data team"
        await seat.to_goal(gone)
        await seat.press("v", "g", "v", "x")
        assert all(seat.find("goals", one).let_go for one in (gone, STORAGE_MOVE))
        await seat.press("x")
        assert not any(seat.find("goals", one).let_go for one in (gone, STORAGE_MOVE))


async def test_at_80_columns_the_quiet_line_leaves_out_what_says_least(sit):
    async with sit() as seat:
        for line in ("15 Dec · 2/5 · 3 proof ", "no next step · 1 proof ", "overdue 14 Nov · 1/3 "):
            assert f" {line}" in seat.text


async def test_the_quiet_line_says_due_steps_proof_and_what_is_missing(sit):
    async with sit(size=(160, 30)) as seat:
        text = seat.text
        for line in (
            "15 Dec · 2/5 · 3 proof · Write the rollback plan",
            "no next step · quiet 41 d · 1 proof · 1/1",
            "overdue 14 Nov · 1/3 · 1 proof · Take the practi…",
            "start, keep, let go? · someday",
            "quarter · @Ana",
            "21 Oct · 2 proof",
            "Sep 2022 · claim",
        ):
            assert line in text


CHECKS = "3 of 5: next, add a next step to 'Find a sponsor'"
NEXT = "next: Write the rollback plan (due 28 Nov)"


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (100, f"{NEXT}       {CHECKS}"),
        (80, f"{NEXT}       3 of 5: next, add a next step"),
        (60, f"{NEXT}          3 of 5"),
        (50, NEXT),
    ],
)
async def test_the_context_line_names_the_next_step_and_what_steering_needs(sit, width, line):
    async with sit(size=(width, 24)) as seat:
        assert seat.lines[-2].strip() == line


async def test_the_context_line_cuts_no_headline_that_has_a_shorter_one(sit):
    async with sit(demo=False) as seat:
        await seat.press("n", *"One", "enter", "k")
        assert seat.lines[-2].endswith("  Only the day to day so far ")


async def test_the_context_line_follows_the_career(sit):
    async with sit(size=(104, 24)) as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line(lambda place: seat.career.label(place.id).startswith("Write the roll"))
        await seat.press("space", "q")
        assert seat.lines[-2].split("  ")[0] == " next: Rehearse the switch with Chidi (due 5 Dec)"
        await seat.open_goal(SPONSOR)
        await seat.press("n", *"Ask", "enter", "q")
        assert seat.lines[-2].strip().endswith("4 of 5: next, talk with Dora Weiss")
        await seat.press("2")
        assert "of 5" not in seat.lines[-2]


async def test_what_the_board_says_at_the_end_of_the_line_is_no_other_view_s(sit):
    async with sit() as seat:
        home = seat.app.home
        assert home._message.aside[1] == "3 of 5"
        await home.show_view(2)
        home.tidy()
        assert home._message.aside == ("", "")  # at once, before anything is drawn


async def test_an_empty_board_teaches_its_first_keys(sit):
    async with sit(demo=False) as seat:
        assert "n writes a first goal" in seat.text
        assert "? shows all keys" in seat.text
        assert "L moves a goal here" in seat.text
        assert (
            seat.lines[-2].strip() == "n begins with a goal, P with a playbook of goals and steps"
        )
        for key in (*"jGedxvLHJKwoy", "enter", "space"):
            await seat.press(key)
            assert seat.mode == "rest", key
        assert not seat.career.rows.get("goals")


async def test_a_first_goal_can_be_written_into_any_column(sit, today):
    async with sit(demo=False) as seat:
        await seat.press("l", "l", "n")
        await seat.write("Learned to sail")
        await seat.press("enter")
        goal = seat.find("goals", "Learned to sail")
        assert (goal.stage, goal.achieved_on) == (ACHIEVED, PartialDate.of(today))
        assert goal.moved == (Move(ACHIEVED, today),)


async def test_the_column_scrolls_to_its_cursor_and_counts_what_is_out_of_sight(sit):
    async with sit(size=(80, 10)) as seat:
        assert "↓ 5" in seat.lines[-3]
        await seat.press("l", "l", "G")
        assert "▌ Learn SQL properly" in seat.text
        assert "↑ 5" in seat.lines[-3]
        await seat.press("g")
        assert f"▌ {MEETUP}" in seat.text


@pytest.mark.parametrize("keys", ["1", "2", "3", "4", "1l"])
async def test_v_says_how_many_are_marked_and_how_that_ends(sit, keys):
    async with sit() as seat:
        await seat.press(*keys)
        if keys == "1l":
            await seat.press("enter")
        await seat.press("v")
        assert seat.message == "1 marked; the next key takes all of them, Esc unmarks"
        await seat.press("v")
        assert seat.message.startswith("2 marked;")
        await seat.press("k", "v", "k", "k", "v")
        assert seat.message == "nothing is marked"


async def test_the_quiet_line_asks_for_nothing_that_cannot_be_done_here(sit):
    async with sit(demo=False) as seat:
        await seat.press("3", "N")
        await seat.write("Ana")
        await seat.press("enter", "1", "j")
        assert "P with a playbook" in seat.text
        await seat.press("n")
        await seat.write("Find a sponsor")
        await seat.press("enter", "j")
        assert "nothing in progress: L moves a goal on" in seat.text
        await seat.press("enter")
        assert "L moves a goal on" not in seat.text
