"""The filter of the board: the cursor goes where something is left to act on."""

import pytest
from tui_cases import EXAM, GRANTS, STORAGE_MOVE


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_a_filter_takes_the_cursor_to_a_column_that_has_hits(sit, size):
    async with sit(size=size) as seat:
        assert seat.here == GRANTS
        await seat.press("slash")
        await seat.write("storage")
        assert seat.here == STORAGE_MOVE
        await seat.press("enter")
        assert [line for line in seat.lines if STORAGE_MOVE in line]
        await seat.press("j", "L")
        assert seat.message.startswith(f"moved '{EXAM}' to achieved")


async def test_of_columns_with_hits_it_is_the_nearest_and_none_where_nothing_is_left(sit):
    async with sit() as seat:
        await seat.press("l", "l", "slash")
        await seat.write("as")  # ideas have it too
        assert seat.here == EXAM
        await seat.press("ctrl+u")
        await seat.write("intern")
        assert seat.here == "Teach the intern"
        await seat.write("zzz")
        assert seat.here == ""
        await seat.press("escape")
        assert seat.here == GRANTS


async def test_a_column_that_is_emptied_by_hand_keeps_the_cursor(sit):
    async with sit() as seat:
        await seat.press("l", "d", "d", "d")
        assert seat.view.board.column == 1
        assert "In progress · 0/3" in seat.text
