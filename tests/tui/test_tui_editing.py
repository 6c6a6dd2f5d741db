"""A title is edited where it stands, and nothing typed is lost however the field is left."""

import pytest
from tui_cases import BOOK, GRANTS, INTERN, STORAGE_MOVE, TEAM_LEAD
from tui_seat import key_event

from tuiplanner.career.records import IDEA

DRAFT = "put back; u reopens the field with what was typed"


async def test_the_cursor_stands_at_the_end_even_of_a_title_wider_than_its_card(sit):
    async with sit() as seat:
        await seat.press("G", "e")
        assert seat.lines[8][2:25] == "he book about old maps "  # and a cell for the cursor
        await seat.write("!")
        assert "maps!" in seat.lines[8]


async def test_escape_restores_the_title_and_u_reopens_the_field_with_what_was_typed(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write(" well")
        await seat.press("escape")
        assert seat.titles(IDEA)[0] == GRANTS
        assert seat.message == DRAFT
        await seat.press("u")
        assert seat.field.text == f"{GRANTS} well"
        await seat.press("enter")
        assert seat.titles(IDEA)[0] == f"{GRANTS} well"


async def test_escape_from_an_untouched_field_leaves_no_draft(sit):
    async with sit() as seat:
        await seat.press("e", "escape")
        assert seat.message == "left as it was"
        await seat.press("u")
        assert seat.message == "nothing to undo"


async def test_saving_an_untouched_field_changes_nothing(sit):
    async with sit() as seat:
        before = seat.career
        await seat.press("e", "enter")
        assert seat.career is before
        assert seat.message == "left as it was"


async def test_an_empty_new_card_goes_away_on_enter_and_on_escape(sit):
    async with sit() as seat:
        for key in ("enter", "escape", "tab"):
            await seat.press("n")
            assert seat.lines[4][:25].strip() == "▏"
            await seat.press(key)
            assert seat.message == "nothing added"
            assert seat.mode == "rest"
            assert seat.here == GRANTS
        await seat.press("n", "space", "space", "enter")
        assert seat.message == "nothing added"
        assert len(seat.titles(IDEA)) == 4


async def test_a_new_card_that_was_escaped_comes_back_in_its_place_with_its_text(sit):
    async with sit() as seat:
        await seat.press("j", "n")
        await seat.write("Sail")
        await seat.press("escape", "l", "l", "u")
        assert seat.field.text == "Sail"
        assert seat.lines[6].startswith("▏ Sail")
        await seat.press("enter")
        assert seat.titles(IDEA) == [GRANTS, INTERN, "Sail", TEAM_LEAD, BOOK]


@pytest.mark.parametrize("away", ["2", "l", "enter"])
async def test_a_draft_comes_back_wherever_one_has_gone(sit, away):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("obstacle")
        await seat.press("e")
        await seat.write("the forms")
        await seat.press("escape", "escape", "j", away, "u")
        assert seat.mode == "edit"
        assert seat.field.text == "the forms"
        assert any(line.startswith("▏ obstacle      the forms") for line in seat.lines)
        await seat.press("enter")
        assert seat.find("goals", GRANTS).obstacle == "the forms"
        assert seat.find("goals", INTERN).obstacle == ""


async def test_u_typed_several_times_leaves_no_letter_in_the_reopened_text(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write(" well")
        seat.burst("escape", "u", "u", "u")
        await seat.settle()
        assert seat.field.text == f"{GRANTS} well"
        assert seat.message == "open again, this key left out; ⏎ saves, Esc puts back"
        seat.burst("!", "u", "p")  # what comes after another key is text
        await seat.settle()
        assert seat.field.text == f"{GRANTS} well!up"


async def test_u_is_a_letter_again_once_the_reopened_text_could_be_read(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write(" ")
        await seat.press("x", "escape")
        first, held, later = (key_event("u") for _ in range(3))
        first.time, held.time, later.time = 100.0, 100.7, 101.6
        for event in (first, held, later):
            seat.app.post_message(event)
        await seat.settle()
        assert seat.field.text == f"{GRANTS} xu"


async def test_changes_made_after_a_draft_are_undone_before_it_is_reopened(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.press("escape", "j", "L", "u")
        assert seat.message == f"undid: move '{INTERN}' to in progress"
        await seat.press("u")
        assert seat.field.text == f"{GRANTS}!"


async def test_several_drafts_come_back_newest_first(sit):
    async with sit() as seat:
        for text in ("one", "two"):
            await seat.press("n")
            await seat.write(text)
            await seat.press("escape")
        await seat.press("u")
        assert seat.field.text == "two"
        await seat.press("enter", "u", "u")
        assert seat.field.text == "one"


@pytest.mark.parametrize("key", ["tab", "shift+tab", "ctrl+p", "ctrl+s"])
async def test_leaving_the_field_in_another_way_saves(sit, key):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.press(key)
        assert seat.titles(IDEA)[0] == f"{GRANTS}!"
        assert seat.mode == "rest"


async def test_another_place_clicked_saves_and_goes_there(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.click(30, 2)
        assert seat.titles(IDEA)[0] == f"{GRANTS}!"
        assert seat.mode == "rest"
        assert seat.here == STORAGE_MOVE


async def test_leaving_with_what_is_refused_keeps_it_as_a_draft(sit):
    async with sit() as seat:
        await seat.press("e", "ctrl+u")
        await seat.write("x" * 121)
        await seat.press("ctrl+p", "escape")
        assert seat.titles(IDEA)[0] == GRANTS
        await seat.press("u")
        assert seat.field.text == "x" * 121


async def test_a_refused_title_stays_in_the_field_with_the_reason_in_words(sit):
    async with sit() as seat:
        await seat.press("e", "ctrl+u", "enter")
        assert seat.message == "title cannot be empty"
        assert seat.mode == "edit"
        await seat.write("y" * 130)
        await seat.press("enter")
        assert seat.message == "130 characters are too many; at most 120 fit, shorten it"
        assert seat.field.text == "y" * 130
        await seat.press(*["backspace"] * 10, "enter")
        assert seat.titles(IDEA)[0] == "y" * 120


async def test_the_hint_stays_while_one_types_and_goes_with_the_next_action(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("abc")
        assert seat.message == "⏎ saves, Esc puts back"
        await seat.press("enter", "j")
        assert seat.message == ""


async def test_escape_and_a_motion_sent_as_one_alt_key_escape_and_move(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.press("alt+j")
        assert seat.mode == "rest"
        assert seat.titles(IDEA)[0] == GRANTS
        assert seat.here == INTERN
        await seat.press("e", "alt+d")
        assert seat.mode == "rest"
        assert seat.here == INTERN  # readline's Alt+d deletes no card


async def test_backspace_sent_as_ctrl_h_deletes(sit):
    async with sit() as seat:
        await seat.press("e", "ctrl+h")
        assert seat.field.text == GRANTS[:-1]


async def test_each_n_adds_one_card_and_leaves_no_field_open(sit):
    async with sit() as seat:
        for title in ("a", "b", "c"):
            await seat.press("n")
            await seat.write(title)
            await seat.press("enter")
            assert seat.mode == "rest"
        assert seat.titles(IDEA)[:4] == [GRANTS, "a", "b", "c"]


async def test_why_is_edited_on_the_cards_second_line(sit):
    async with sit() as seat:
        await seat.press("w")
        assert seat.lines[3][3:].startswith(" for paths with them. ")
        await seat.press("ctrl+u")
        await seat.write("Because")
        assert seat.lines[3].startswith("▏  Because")
        await seat.press("enter")
        assert seat.find("goals", GRANTS).why == "Because"
