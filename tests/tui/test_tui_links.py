"""Links: added with completion, followed, taken out, and the way back."""

import pytest
from tui_cases import GRANTS, HANDBOOK, SPONSOR, STORAGE_MOVE

from tuiplanner.tui.widgets.rows import Place

LEAK = "Ana found the leak before the alarm did"


async def test_a_link_is_added_by_the_beginning_of_a_title(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("mentors")
        await seat.press("e")
        assert seat.message == "mentors: ↑ ↓ choose, → takes a completion, ⏎ links"
        await seat.write("Bo")
        await seat.press("right")
        assert seat.field.text == "Bo Lindqvist"
        await seat.press("enter")
        assert seat.find("goals", GRANTS).mentors == (seat.find("mentors", "Bo Lindqvist").id,)
        assert seat.message == f"linked 'Bo Lindqvist' to '{GRANTS}'; u undoes"
        assert "mentors       Bo Lindqvist" in seat.text


@pytest.mark.parametrize("key", ["n", "e", "a"])
async def test_a_second_link_goes_below_the_first(sit, key):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("jobs")
        await seat.press(key)
        await seat.write("Sound technician")
        await seat.press("enter")
        jobs = [seat.career.label(one) for one in seat.find("goals", STORAGE_MOVE).jobs]
        assert jobs == ["Platform engineer", "Sound technician"]
        assert seat.view.place.item == seat.find("jobs", "Sound technician").id


async def test_options_are_offered_by_the_arrows(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("jobs")
        await seat.press("e", "down")
        first = seat.field.text
        assert seat.has("jobs", first)
        await seat.press("down")
        assert seat.has("jobs", seat.field.text)
        assert seat.field.text != first
        await seat.press("up")
        assert seat.field.text == first


async def test_a_name_that_does_not_exist_is_refused_and_stays(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("mentors")
        await seat.press("e")
        await seat.write("Nobody")
        await seat.press("enter")
        assert seat.message.startswith("no mentor is called 'Nobody'")
        assert seat.field.text == "Nobody"


async def test_the_same_link_twice_is_said_and_changes_nothing(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("mentors")
        before = seat.career
        await seat.press("n")
        await seat.write("Chidi Okafor")
        await seat.press("enter")
        assert seat.message == "linked already"
        assert seat.career is before


async def test_d_on_a_link_takes_it_out_and_leaves_the_record(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("mentors")
        await seat.press("d")
        assert seat.find("goals", STORAGE_MOVE).mentors == ()
        assert seat.has("mentors", "Chidi Okafor")
        assert seat.message == f"unlinked 'Chidi Okafor' from '{STORAGE_MOVE}'; u undoes"


async def test_d_on_evidence_unlinks_the_entry_and_keeps_it(sit):
    async with sit() as seat:
        await seat.open_goal(SPONSOR)
        await seat.to_line("evidence")
        await seat.press("d")
        entry = seat.find("entries", "Good decisions, told to too few people")
        assert entry.goals == ()
        assert "1 proof" not in seat.text
        await seat.press("u")
        assert seat.find("entries", "Good decisions, told to too few people").goals


async def test_several_marked_links_are_taken_out_in_one_change(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("evidence")
        await seat.press("v", "v", "v", "d")
        assert seat.message == "unlinked 3 links; u undoes"
        goal = seat.find("goals", STORAGE_MOVE).id
        assert not seat.career.entries.by("goals", goal)
        await seat.press("u")
        assert len(seat.career.entries.by("goals", goal)) == 3


async def test_marked_lines_of_several_sorts_are_not_acted_on(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("evidence")
        before = seat.career
        await seat.press("v", "j", "j", "v", "d")
        assert seat.career is before
        assert seat.message


async def test_evidence_is_logged_in_the_goal_for_the_only_current_job(sit):
    async with sit() as seat:
        await seat.open_goal(SPONSOR)
        await seat.to_line("evidence")
        await seat.press("n", "w")
        await seat.write("Emre said yes")
        await seat.press("enter")
        entry = seat.find("entries", "Emre said yes")
        assert entry.goals == (seat.find("goals", SPONSOR).id,)
        assert entry.kind == "win"
        assert entry.job == seat.find("jobs", "Platform engineer").id
        assert "evidence 2" in seat.text


async def test_evidence_text_is_edited_in_the_goal(sit):
    async with sit() as seat:
        await seat.open_goal(SPONSOR)
        await seat.to_line("evidence")
        await seat.press("e")
        await seat.write("!")
        await seat.press("enter")
        assert seat.has("entries", "Good decisions, told to too few people!")


async def test_an_entry_linked_to_a_goal_becomes_its_evidence(sit):
    async with sit() as seat:
        entry = seat.find("entries", LEAK).id
        await seat.press("2", "l")
        await seat.to_line(lambda place: place.id == entry)
        await seat.press("enter")
        await seat.to_line("goals")
        await seat.press("e")
        await seat.write(HANDBOOK)
        await seat.press("enter")
        assert seat.career.entries[entry].goals == (seat.find("goals", HANDBOOK).id,)
        await seat.press("q")
        assert "20 Nov · proof" in seat.text
        await seat.to_goal(HANDBOOK)
        assert "20 Aug · 1 proof" in seat.text
        await seat.press("enter")
        assert LEAK in seat.text


@pytest.mark.parametrize(
    ("field", "table", "title"),
    [
        ("jobs", "jobs", "Platform engineer"),
        ("mentors", "mentors", "Chidi Okafor"),
        ("evidence", "entries", "Counted what is stored: a third is never read"),
    ],
)
async def test_o_follows_a_link_and_minus_comes_back_to_its_line(sit, field, table, title):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line(field)
        place = seat.view.place
        await seat.press("o")
        assert (seat.view.place.table, seat.here) == (table, title)
        assert seat.view.place.id == seat.find(table, title).id
        await seat.press("minus")
        assert seat.view.place == place
        assert seat.app.focused is seat.view.sheet
        assert seat.lines[1].startswith(f"  {STORAGE_MOVE}")


async def test_a_chain_of_links_is_walked_back_step_by_step(sit):
    async with sit() as seat:
        await seat.press("2", "j", "j", "l")
        await seat.to_line("goals")
        start = seat.view.place
        await seat.press("o")
        assert seat.here == "Ship the tile cache"
        await seat.press("enter")
        await seat.to_line("evidence")
        middle = seat.view.place
        await seat.press("o")
        assert seat.here == "The tile cache went live"
        await seat.press("minus")
        assert seat.view.place == middle
        await seat.press("minus")
        assert seat.view.place == start
        assert seat.lines[5].startswith("▏ Backend developer")
        await seat.press("minus")
        assert seat.message == "nowhere to come back to"


async def test_o_where_there_is_no_link_says_what_it_follows(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.press("o")
        assert seat.message == "no link here; o follows a goal, job, mentor or entry"


async def test_a_single_link_is_edited_and_emptied(sit):
    async with sit() as seat:
        entry = seat.find("entries", LEAK).id
        await seat.press("2", "l")
        await seat.to_line(lambda place: place.id == entry)
        await seat.press("enter")
        await seat.to_line("job")
        await seat.press("e")
        await seat.write("Sound")
        await seat.press("right", "enter")
        assert seat.career.entries[entry].job == seat.find("jobs", "Sound technician").id
        await seat.press("d")
        assert seat.career.entries[entry].job is None


@pytest.mark.parametrize("line", ["evidence", "jobs", "mentors", "tags", "due", "title"])
async def test_any_line_can_be_copied(sit, line):
    async with sit() as seat:
        copied = []
        seat.app.copy_to_clipboard = copied.append
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line(line)
        await seat.press("y")
        assert copied == [
            {
                "evidence": "Counted what is stored: a third is never read",
                "jobs": "Platform engineer",
                "mentors": "Chidi Okafor",
                "tags": "storage, leading",
                "due": "2026-12-15",
                "title": STORAGE_MOVE,
            }[line]
        ]


async def test_the_way_back_stands_on_the_quiet_line(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("jobs")
        await seat.press("o")
        assert seat.lines[-2].strip() == f"from '{STORAGE_MOVE}' · - comes back"
        await seat.press("1")
        assert "comes back" not in seat.lines[-2]
        await seat.press("2", "minus", "j")
        assert seat.lines[-2].strip().startswith("next: ")


async def test_the_way_back_is_named_after_the_view_where_no_record_was(sit):
    async with sit() as seat:
        await seat.press("4", "enter")
        assert seat.lines[-2].strip().startswith("from 'Career' · - comes back")


async def test_a_record_that_no_view_shows_is_no_place_to_go_to(sit):
    async with sit() as seat:
        here = seat.view
        assert not await seat.app.home.visit(Place("tombstones", 1))
        assert seat.view is here
        await seat.press("minus")
        assert seat.message == "nowhere to come back to"


async def test_an_unknown_name_is_refused_in_the_words_of_the_screen(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("jobs")
        await seat.press("n")
        await seat.write("nobody")
        await seat.press("enter")
        assert seat.message == "no job is called 'nobody'; ↑ ↓ choose one"
        assert seat.field.text == "nobody"
