"""Keys that come faster than they are acted on, and pastes: everything means what it says."""

from textual import events
from tui_cases import GRANTS, IDEAS, INTERN, SPONSOR, STORAGE_MOVE, TEAM_LEAD

from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS


async def test_a_new_card_its_title_and_its_move_may_all_be_queued(sit):
    async with sit() as seat:
        seat.burst("n", *"Lead, quickly 1 2 3 q?", "enter", "L", "j")
        await seat.settle()
        assert seat.titles(IN_PROGRESS)[:2] == ["Lead, quickly 1 2 3 q?", STORAGE_MOVE]
        assert seat.here == STORAGE_MOVE
        assert seat.mode == "rest"


async def test_three_cards_an_edit_and_an_undo_in_one_burst(sit):
    async with sit() as seat:
        seat.burst("n", *"one", "enter", "n", *"two", "enter", "e", *"!", "enter", "k", "d", "u")
        await seat.settle()
        assert seat.titles(IDEA) == [GRANTS, "one", "two!", *IDEAS[1:]]
        assert seat.here == "one"


async def test_keys_queued_behind_a_box_mean_what_they_mean_in_it(sit):
    async with sit() as seat:
        seat.burst("P", *"find", "enter", "j", "e", "ctrl+u", *"Ask well", "enter", "enter")
        await seat.settle()
        assert seat.has("goals", "Ask well")
        seat.burst("question_mark", "j", "j")
        await seat.settle()
        assert seat.modal._list.cursor.id == 3
        seat.burst("escape", "J", "i", "j")
        await seat.settle()
        assert seat.modal._list.cursor.id == 2


async def test_two_hundred_queued_moves_do_no_harm(sit):
    async with sit() as seat:
        before = {one: seat.career.rows["goals"][one]["title"] for one in seat.career.goals}
        seat.burst(*["L"] * 200)
        await seat.settle()
        assert seat.find("goals", GRANTS).stage == ACHIEVED
        seat.burst(*["H", "L"] * 100, *["H"] * 200)
        await seat.settle()
        assert seat.titles(IDEA)[0] == GRANTS
        assert seat.message == f"'{GRANTS}' stays: there is nothing before idea"
        assert {one: seat.career.rows["goals"][one]["title"] for one in seat.career.goals} == before
        await seat.saved()


async def test_what_is_done_after_moving_in_the_list_is_done_to_that_record(sit):
    async with sit() as seat:
        seat.burst("3", "j", "l", "j", "e", *"Who?", "enter")
        await seat.settle()
        assert seat.find("mentors", "Chidi Okafor").next_ask == "Who?"
        assert seat.find("mentors", "Dora Weiss").next_ask == "Rehearse how I ask for a sponsor."
        seat.burst("2", "j", "n", "w", *"Up the hill", "enter")
        await seat.settle()
        job = seat.career.label(seat.find("entries", "Up the hill").job)
        assert job == "Trail crew organiser"


async def test_a_goal_beside_the_board_is_the_one_the_cursor_came_to(sit):
    async with sit(size=(160, 24)) as seat:
        await seat.press("enter", "tab")
        seat.burst("j", "tab", "j", "j", "j", "e", *"because", "enter")
        await seat.settle()
        assert seat.find("goals", INTERN).why == "because"
        assert seat.find("goals", GRANTS).why == "The trust pays for paths with them."


async def test_opening_and_editing_in_one_burst_puts_the_field_on_its_line(sit):
    async with sit() as seat:
        seat.burst("enter", "j", "j", "e", *"+2w")
        await seat.settle()
        assert any(line.startswith("▏ due           +2w") for line in seat.lines)
        seat.burst("enter", "q", "j", "enter", "G", "k", "g", "j", "j", "e", *"eom")
        await seat.settle()
        assert any(line.startswith("▏ due           eom") for line in seat.lines)
        assert seat.lines[1].startswith(f"  {INTERN}")


async def test_a_filter_typed_kept_and_acted_on_in_one_burst(sit):
    async with sit() as seat:
        seat.burst("slash", *"sponsor", "enter", "L", "escape")
        await seat.settle()
        assert seat.find("goals", SPONSOR).stage == ACHIEVED
        assert seat.view.filter_text == ""
        seat.burst("slash", "z", "escape", "slash")
        await seat.settle()
        assert seat.view.filter_text == ""
        assert GRANTS in seat.text


async def test_finding_in_one_burst_goes_to_what_was_typed(sit):
    async with sit() as seat:
        seat.burst("f", *"Gita Rao", "enter", "e", *"!", "enter")
        await seat.settle()
        assert seat.has("mentors", "Gita Rao!")


async def test_the_palette_in_one_burst_runs_what_was_typed(sit):
    async with sit() as seat:
        seat.burst("j", "colon", *"stage on the right", "enter", "k")
        await seat.settle()
        assert seat.titles(IN_PROGRESS)[0] == INTERN


async def test_a_carry_in_one_burst(sit):
    async with sit() as seat:
        seat.burst("space", "2", "j", "enter", "space", "3", "escape", "u", "U")
        await seat.settle()
        assert seat.titles(IN_PROGRESS)[1] == GRANTS
        assert seat.mode == "rest"


async def test_switching_views_in_one_burst(sit):
    async with sit() as seat:
        seat.burst("2", "3", "1", "2", "3", "2", "j", "1", "j")
        await seat.settle()
        assert seat.here == INTERN
        await seat.press("2")
        assert seat.here == "Trail crew organiser"


async def test_a_key_acts_after_a_terminal_lost_the_focus_and_never_told_of_its_return(sit):
    async with sit() as seat:
        seat.app.post_message(events.AppBlur())
        await seat.settle()
        await seat.press("j", "L")
        assert seat.titles(IN_PROGRESS)[0] == INTERN


# pastes


async def test_many_lines_pasted_into_a_field_are_joined_and_said(sit):
    async with sit() as seat:
        await seat.press("e", "ctrl+u")
        await seat.paste("one\r\ntwo\n\n  three \n")
        assert seat.field.text == "one two three"
        assert seat.message == "3 lines pasted as one"
        await seat.press("enter")
        assert seat.titles(IDEA)[0] == "one two three"


async def test_many_lines_pasted_into_a_new_card_may_become_a_card_each(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.paste("one\ntwo\nthree")
        assert seat.message == "3 lines pasted as one; Ctrl+j makes 3 cards"
        await seat.press("ctrl+j")
        assert seat.titles(IDEA) == [GRANTS, "one", "two", "three", *IDEAS[1:]]
        assert seat.here == "one"
        await seat.press("u")
        assert seat.titles(IDEA) == list(IDEAS)


async def test_what_was_typed_around_a_paste_belongs_to_its_first_and_last_line(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.write("To ")
        await seat.paste("one\ntwo")
        await seat.write(" more")
        await seat.press("ctrl+j")
        assert seat.titles(IDEA)[1:3] == ["To one", "two more"]


async def test_a_paste_that_was_changed_is_one_card(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.paste("one\ntwo")
        await seat.press("left", "left", "left", "backspace", "ctrl+j")
        assert seat.field.text == "onetwo"
        await seat.press("enter")
        assert seat.titles(IDEA)[1] == "onetwo"


async def test_a_line_too_long_refuses_all_cards_and_keeps_the_paste(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.paste("one\n" + "x" * 121)
        await seat.press("ctrl+j")
        assert seat.message == "121 characters are too many; at most 120 fit, shorten it"
        assert seat.mode == "edit"
        assert not seat.has("goals", "one")


async def test_paste_and_ctrl_j_in_one_burst(sit):
    async with sit() as seat:
        await seat.press("n")
        seat.app.post_message(events.Paste("a\nb"))
        seat.burst("ctrl+j", "L")
        await seat.settle()
        assert seat.titles(IN_PROGRESS)[0] == "a"
        assert seat.titles(IDEA)[:2] == [GRANTS, "b"]


async def test_a_megabyte_is_cut_and_said(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.paste("word " * 200_000)
        assert len(seat.field.text) <= 10_000
        assert seat.message == "the paste was cut to 10,000 characters"
        await seat.press("enter")
        assert "characters are too many; at most 120 fit" in seat.message
        await seat.press("escape")
        assert seat.titles(IDEA) == list(IDEAS)


async def test_a_megabyte_into_a_note_is_cut_and_said(sit):
    async with sit() as seat:
        await seat.press("enter")
        await seat.to_line("note")
        await seat.press("e")
        await seat.paste("word\n" * 200_000)
        assert len(seat.field.text) == 10_000
        assert seat.message == "the paste was cut to 10,000 characters"
        await seat.press("ctrl+s")
        assert len(seat.find("goals", GRANTS).note) == 9_999  # no blank line at the end


async def test_control_characters_are_taken_out_of_a_paste_and_said(sit):
    async with sit() as seat:
        await seat.press("e", "ctrl+u")
        await seat.paste("a\x1b[31mb\x07c\x00d\x9b1me")
        assert seat.field.text == "a[31mbcd1me"
        assert seat.message == "control characters were taken out of the paste"
        await seat.press("enter", "enter")
        await seat.to_line("note")
        await seat.press("e")
        await seat.paste("one\x1b]0;title\x07\ntwo")
        assert seat.field.text == "one]0;title\ntwo"
        assert seat.message == "control characters were taken out of the paste"


async def test_a_paste_where_nothing_is_typed_does_nothing(sit):
    async with sit() as seat:
        before = seat.career
        await seat.paste("dddLLL\nqq")
        assert seat.career is before
        assert seat.app.is_running
        await seat.press("f")
        await seat.paste(f"{TEAM_LEAD}\n")
        await seat.press("enter")
        assert seat.here == TEAM_LEAD
