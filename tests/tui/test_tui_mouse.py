"""The mouse: never needed, and right where there is one."""

from textual import events
from tui_cases import EXAM, GRANTS, IDEAS, INTERN, MEETUP, SPONSOR, STORAGE_MOVE

from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS


async def test_a_click_puts_the_cursor_on_a_card(sit):
    async with sit() as seat:
        await seat.click(30, 5)
        assert seat.here == SPONSOR
        assert not seat.view.opened
        await seat.click(60, 2)
        assert seat.here == MEETUP


async def test_a_click_on_a_stage_goes_there_and_beside_cards_picks_none(sit):
    async with sit() as seat:
        await seat.click(30, 1)
        assert seat.here == STORAGE_MOVE
        await seat.click(5, 20)
        assert seat.here == GRANTS
        await seat.click(26, 10)  # the gap between two columns
        assert seat.here == GRANTS


async def test_a_double_click_opens_a_card(sit):
    async with sit() as seat:
        await seat.click(30, 5, times=2)
        assert seat.lines[1].startswith(f"▌ {SPONSOR}")


async def test_a_click_on_a_line_selects_it_and_a_double_click_opens_it(sit):
    async with sit() as seat:
        await seat.press("3")
        await seat.click(5, 7)
        assert seat.here == "Ana Duarte"
        assert seat.app.focused is seat.view.list
        await seat.click(40, 3)
        assert seat.app.focused is seat.view.sheet
        assert seat.view.place.field == "next_ask"
        assert seat.mode == "rest"
        await seat.click(45, 3, times=2)
        assert seat.mode == "edit"


async def test_a_click_on_the_line_under_the_cursor_opens_nothing(sit):
    async with sit() as seat:
        await seat.press("3", "l", "j")
        await seat.click(40, 3)
        assert seat.mode == "rest"


async def test_the_wheel_moves_on(sit):
    async with sit() as seat:
        await seat.mouse(events.MouseScrollDown, 5, 5)
        await seat.mouse(events.MouseScrollDown, 5, 5)
        await seat.mouse(events.MouseScrollUp, 5, 5)
        assert seat.here == INTERN
        await seat.press("2")
        await seat.mouse(events.MouseScrollDown, 5, 5)
        assert seat.here == "Trail crew organiser"
        await seat.mouse(events.MouseScrollUp, 5, 5)
        assert seat.here == "Platform engineer"


async def test_the_wheel_leaves_an_open_edit_where_it_is(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        for _ in range(3):
            await seat.mouse(events.MouseScrollDown, 5, 4)
        assert seat.lines[2].startswith(f"▏ {GRANTS}!")
        await seat.press("enter")
        assert seat.titles(IDEA)[0] == f"{GRANTS}!"


async def test_a_card_is_dragged_to_another_column(sit):
    async with sit() as seat:
        await seat.drag((5, 2), (20, 3), (30, 4), (30, 5))
        assert seat.titles(IN_PROGRESS) == [STORAGE_MOVE, GRANTS, SPONSOR, EXAM]
        assert seat.titles(IDEA) == list(IDEAS[1:])
        assert seat.message.startswith(f"moved '{GRANTS}' to in progress; u undoes")
        assert seat.mode == "rest"
        await seat.press("u")
        assert seat.titles(IDEA) == list(IDEAS)


async def test_a_card_is_dragged_within_its_column_and_below_the_last(sit):
    async with sit() as seat:
        await seat.drag((5, 2), (5, 5))
        assert seat.titles(IDEA)[:2] == [INTERN, GRANTS]
        await seat.drag((30, 2), (60, 20))
        assert seat.titles(ACHIEVED)[-1] == STORAGE_MOVE


async def test_while_it_is_dragged_it_is_shown_where_it_would_drop(sit):
    async with sit() as seat:
        await seat.mouse(events.MouseDown, 5, 2)
        await seat.mouse(events.MouseMove, 30, 4)
        assert seat.lines[4][27:].startswith("▌↕Learn to write")
        assert seat.titles(IDEA)[0] == GRANTS
        await seat.mouse(events.MouseUp, 30, 4)
        assert seat.titles(IN_PROGRESS)[1] == GRANTS


async def test_a_press_that_does_not_move_changes_nothing(sit):
    async with sit() as seat:
        before = seat.career
        await seat.mouse(events.MouseDown, 5, 4)
        await seat.mouse(events.MouseMove, 6, 4)
        await seat.mouse(events.MouseUp, 6, 4)
        assert seat.career is before
        assert seat.mode == "rest"
        assert seat.here == INTERN


async def test_a_click_while_a_card_is_carried_drops_it_there(sit):
    async with sit() as seat:
        await seat.press("space")
        await seat.click(60, 4)
        assert seat.titles(ACHIEVED)[1] == GRANTS
        assert seat.mode == "rest"


async def test_a_click_into_the_open_field_leaves_it_open(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.click(5, 2)
        assert seat.mode == "edit"
        await seat.write("!")
        assert "!" in seat.field.text


async def test_a_click_elsewhere_saves_what_was_typed(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.write("Sail")
        await seat.click(60, 2)
        assert seat.titles(IDEA)[1] == "Sail"
        assert seat.here == MEETUP
        await seat.press("n")
        await seat.click(5, 2)
        assert seat.mode == "rest"
        assert "▏" not in seat.text
        assert len(seat.titles(ACHIEVED)) == 7


async def test_a_click_ends_the_choice_of_a_kind_and_the_filter(sit):
    async with sit() as seat:
        await seat.press("2", "n")
        await seat.click(5, 3)
        assert seat.mode == "rest"
        await seat.press("1", "slash")
        await seat.write("grants")
        await seat.click(5, 2)
        assert seat.mode == "rest"
        assert seat.view.filter_text == "grants"
        assert seat.app.focused is seat.view.board


async def test_a_click_on_a_view_s_name_shows_it(sit):
    async with sit() as seat:
        for number, name, table in ((2, "Jobs", "jobs"), (3, "Mentors", "mentors")):
            start = seat.lines[0].index(f" {number} {name} ")
            for x in (start, start + len(name) + 3):
                await seat.click(x, 0)
                assert table == seat.view.TABLE
                await seat.press("1")
            await seat.click(start - 1, 0)
            assert table != seat.view.TABLE
            await seat.press("1")
        await seat.click(1, 0)
        await seat.click(78, 0)
        assert seat.view.TABLE == "goals"


async def test_a_click_on_another_view_saves_what_was_typed_or_keeps_it_as_a_draft(sit):
    async with sit() as seat:
        jobs = seat.lines[0].index("Jobs")
        await seat.press("e")
        await seat.write("!")
        await seat.click(jobs, 0)
        assert seat.view.TABLE == "jobs"
        assert seat.titles(IDEA)[0] == f"{GRANTS}!"
        await seat.press("1", "enter", "j", "j", "e")
        await seat.write("some time")  # no date
        await seat.click(jobs, 0)
        assert seat.view.TABLE == "jobs"
        assert "not saved; u reopens" in seat.message
        await seat.press("u")
        assert seat.view.TABLE == "goals"
        assert seat.field.text == "some time"


async def test_a_click_on_another_view_saves_an_open_note(sit):
    async with sit() as seat:
        await seat.press("enter")
        await seat.to_line("note")
        await seat.press("e")
        await seat.write("In two lines")
        await seat.click(seat.lines[0].index("Jobs"), 0)
        assert seat.find("goals", GRANTS).note == "In two lines"


async def test_a_click_and_the_wheel_take_the_message_before_them_away(sit):
    async with sit() as seat:
        await seat.press("J")
        assert seat.message.startswith("ordered")
        await seat.click(seat.lines[0].index("2 Jobs"), 0)
        assert seat.view.TABLE == "jobs"
        assert seat.message == ""
        await seat.press("ctrl+c")
        assert seat.message
        await seat.mouse(events.MouseScrollDown, 5, 5)
        assert seat.message == ""
        await seat.press("1")
        await seat.drag((5, 2), (30, 4), (30, 6))
        assert seat.message.startswith("moved")
