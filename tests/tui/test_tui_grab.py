"""Carrying a card: picked up, carried by any motion, dropped or put back."""

import pytest
from tui_cases import EXAM, GRANTS, IDEAS, INTERN, MEETUP, SPONSOR, STORAGE_MOVE, TEAM_LEAD

from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS


@pytest.mark.parametrize("keys", ["lj", ("right", "down")])
async def test_letters_and_arrows_carry_a_card(sit, keys):
    async with sit() as seat:
        await seat.press("space", *keys)
        assert seat.lines[4][27:].startswith("▌↕Learn to write")
        assert seat.titles(IDEA)[0] == GRANTS  # nothing is changed before it is dropped
        await seat.press("enter")
        assert seat.titles(IN_PROGRESS) == [STORAGE_MOVE, GRANTS, SPONSOR, EXAM]
        assert seat.message.startswith(f"moved '{GRANTS}' to in progress; u undoes")


@pytest.mark.parametrize("key", ["escape", "ctrl+g", "ctrl+c"])
async def test_it_is_put_back_where_it_was_without_a_change(sit, key):
    async with sit() as seat:
        before = seat.career
        await seat.press("j", "space", "j", "l", "l", key)
        assert seat.mode == "rest"
        assert seat.career is before
        assert seat.titles(IDEA) == list(IDEAS)
        assert seat.here == INTERN
        assert seat.message == f"put back '{INTERN}'"
        assert f"▌ {INTERN}" in seat.lines[4]


async def test_one_undo_takes_a_whole_carry_back(sit):
    async with sit() as seat:
        await seat.press("j", "space", "l", "l", "j", "j", "h", "k", "enter")
        assert seat.titles(IN_PROGRESS)[2] == INTERN
        await seat.press("u")
        assert seat.titles(IDEA) == list(IDEAS)
        await seat.press("u")
        assert seat.message == "nothing to undo"


async def test_a_card_is_ordered_in_its_column_by_carrying(sit):
    async with sit() as seat:
        await seat.press("space", "j", "j", "space")
        assert seat.titles(IDEA)[:3] == [INTERN, TEAM_LEAD, GRANTS]
        assert seat.message == f"ordered '{GRANTS}'; u undoes"


async def test_dropped_where_it_was_it_changes_nothing(sit):
    async with sit() as seat:
        before = seat.career
        await seat.press("space", "j", "k", "enter")
        assert seat.career is before
        assert seat.message == "dropped where it was"


async def test_first_last_and_half_pages_carry_it_too(sit):
    async with sit() as seat:
        await seat.press("space", "3", "G", "enter")
        assert seat.titles(ACHIEVED)[-1] == GRANTS
        await seat.press("space", "g", "enter")
        assert seat.titles(ACHIEVED)[:2] == [GRANTS, MEETUP]


async def test_while_it_is_carried_no_other_key_acts(sit):
    async with sit() as seat:
        before = seat.career
        await seat.press("space", "l")
        for key in ("n", "e", "d", "x", "v", "u", "U", "H", "L", "J", "K", "w", "f", "q", "slash",
                    "tab", "o", "E", "full_stop", "minus"):  # fmt: skip
            await seat.press(key)
            assert seat.mode == "grab", key
            assert seat.modal is None, key
        assert seat.career is before


async def test_going_elsewhere_drops_it_where_it_is(sit):
    async with sit() as seat:
        await seat.press("space", "l", "colon")
        assert seat.mode == "rest"
        assert seat.titles(IN_PROGRESS)[0] == GRANTS


async def test_help_leaves_it_in_the_hand(sit):
    async with sit() as seat:
        await seat.press("space", "l", "question_mark")
        assert "While a card is carried" in seat.text
        await seat.press("escape")
        assert seat.mode == "grab"
        await seat.press("enter")
        assert seat.titles(IN_PROGRESS)[0] == GRANTS


async def test_the_footer_says_what_can_be_done_with_it(sit):
    async with sit() as seat:
        await seat.press("space")
        assert "drop" in seat.footer
        assert "1 to idea" in seat.footer
        assert "n new" not in seat.footer
        await seat.press("enter")
        assert "n new" in seat.footer


async def test_an_empty_column_has_nothing_to_pick_up_and_takes_what_is_carried(sit):
    async with sit(demo=False) as seat:
        await seat.press("space")
        assert seat.mode == "rest"
        await seat.press("n")
        await seat.write("Sail")
        await seat.press("enter", "space", "l", "l", "enter")
        assert seat.titles(ACHIEVED) == ["Sail"]


async def test_carried_past_an_edge_it_stays(sit):
    async with sit() as seat:
        await seat.press("space", *"hhhkkk", *"llll", *"jjjjjjjjj", "enter")
        assert seat.titles(ACHIEVED)[-1] == GRANTS


async def test_while_it_is_carried_the_screen_says_so_and_how_it_ends(sit):
    async with sit() as seat:
        before = seat.message_lines
        await seat.press("space", "l")
        for _ in range(2):
            assert seat.message_lines == [f" carrying '{GRANTS}'; ⏎ drops, Esc puts back".ljust(80)]
            assert seat.footer.startswith(" ⏎ drop  Esc put back  1 to idea  2 to in progress")
            await seat.press("j")
        await seat.press("escape", "j", "k")
        assert seat.message_lines == before
