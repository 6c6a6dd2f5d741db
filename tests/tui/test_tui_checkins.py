"""Check-ins: `c` on a job, six numbers and a line, typed where they will stand."""

import pytest

from tuiplanner.planner.meanwhile import BOTH_KEPT

ENGINEER = "Platform engineer"


def numbers(seat) -> list[list[int | None]]:
    """Return the six numbers of every check-in on the job, newest first."""
    names = ("overall", "autonomy", "mastery", "purpose", "people", "basics")
    job = seat.find("jobs", ENGINEER).id
    found = [one for one in seat.career.checkins.values() if one.job == job]
    found.sort(key=lambda one: one.date, reverse=True)
    return [[getattr(one, name) for name in names] for one in found]


def listed(seat) -> int:
    """Count the lines of the sheet that are check-ins."""
    return sum(bool(row.place and row.place.table == "checkins") for row in seat.view.sheet.rows)


async def clear(seat) -> None:
    """Take away the check-ins that the sample career has."""
    seat.app.planner.records.delete([("checkins", one) for one in seat.career.checkins])
    await seat.settle()


async def test_eight_keys_say_how_a_job_feels(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *"743", "space", *"52", "enter")
        assert numbers(seat) == [[7, 4, 3, None, 5, 2]]
        assert seat.message == "logged check-in on 'Platform engineer': 7; u undoes"
        assert seat.view.place.table == "checkins"
        assert "satisfaction: 7" in seat.text
        await seat.press("u")
        assert numbers(seat) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["1", "0"], [10, None, None, None, None, None]),
        (["0"], [0, None, None, None, None, None]),
        (["1", "3"], [1, 3, None, None, None, None]),
        (["7", "4", "backspace"], [7, None, None, None, None, None]),
        (["7", "4", "backspace", "5"], [7, 5, None, None, None, None]),
        (["7", "right", "right", "2", "left", "left", "4"], [7, None, 4, 2, None, None]),
        (["7", "tab", "tab", "2"], [7, None, None, 2, None, None]),
        (["7", "4", "3", "ctrl+u", "6"], [6, None, None, None, None, None]),
        (["7", "4", "left", "delete"], [7, None, None, None, None, None]),
        (["7", "down", "x", "up", "5"], [5, None, None, None, None, None]),
    ],
)
async def test_what_is_typed_into_the_cells(sit, typed, kept):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *typed, "ctrl+s")
        assert numbers(seat) == [kept]


async def test_every_key_is_shown_and_kept_for_a_crash_at_once(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c")
        kept = [
            ("1", "1 - - - - -"),
            ("0", "10 - - - - -"),
            ("4", "10 4 - - - -"),
            ("backspace", "10 - - - - -"),
            ("x", "10 - - - - - x"),
            ("y", "10 - - - - - xy"),
        ]
        for key, text in kept:
            await seat.press(key)
            assert seat.app.session.drafts._open.text == text
            line = next(line for line in seat.lines if "▏" in line[30:])
            assert line[33:].split()[1:3] == [*text.replace("-", "_").split()[:2]]


async def test_a_letter_begins_the_line_and_the_line_goes_back_to_the_cells(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "7")
        await seat.write("hello 5")
        await seat.press("home", "left", "3", "enter")
        assert numbers(seat) == [[7, None, None, None, None, 3]]
        assert seat.find("checkins", "hello 5")


async def test_each_cell_says_what_it_asks_and_refuses_in_words(sit):
    async with sit(size=(60, 15)) as seat:
        await clear(seat)
        await seat.press("2", "c")
        assert seat.message.startswith("overall, 0 to 10: how it feels, all in all; Space skips")
        await seat.press("7")
        assert seat.message.startswith("autonomy, 1 to 5: a say in what I do and how")
        assert len(seat.message_lines) == 1
        await seat.press("9")
        assert seat.message == "autonomy is 1 to 5, or blank"
        await seat.press("0")
        assert seat.message == "autonomy is 1 to 5, or blank"
        await seat.press("enter")
        assert numbers(seat) == [[7, None, None, None, None, None]]


async def test_without_the_overall_it_is_refused_and_what_was_typed_stays(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "space", "4", "enter")
        assert seat.message == "overall cannot be empty"
        assert seat.mode == "edit"
        assert seat.field.text == "- 4 - - - -"
        await seat.press("up", "6", "enter")
        assert numbers(seat) == [[6, 4, None, None, None, None]]


async def test_nothing_typed_is_nothing_added(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "space", "enter")
        assert seat.message == "nothing added"
        assert numbers(seat) == []


async def test_escape_puts_back_and_u_reopens_with_what_was_typed(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "7", "space", "3")
        await seat.write("so so")
        await seat.press("escape")
        assert numbers(seat) == []
        assert seat.message == "put back; u reopens the field with what was typed"
        await seat.press("u")
        assert seat.field.text == "7 - 3 - - - so so"
        await seat.press("enter")
        assert numbers(seat) == [[7, None, 3, None, None, None]]


async def test_the_same_day_is_edited_not_added(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *"743", "enter", "c")
        assert seat.field.text == "7 4 3 - - -"
        await seat.press("2", "enter")
        assert numbers(seat) == [[2, 4, 3, None, None, None]]


async def test_one_is_edited_on_its_line_opened_and_deleted(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "7", "enter", "e", "right", "5", "enter")
        assert numbers(seat) == [[7, 5, None, None, None, None]]
        await seat.press("enter")
        assert "check-in on Platform engineer" in seat.text
        await seat.to_line("date")
        await seat.press("e", "ctrl+u")
        await seat.write("2026-11-20")
        await seat.press("enter", "q", "c", "8", "enter")
        assert numbers(seat) == [[8] + [None] * 5, [7, 5, None, None, None, None]]
        assert "satisfaction: 8, up 1.0 (early) ↑" in seat.text
        assert "now · feels 8 ↑" in seat.view.sheet.rows[1].text
        await seat.press("d")
        assert numbers(seat) == [[7, 5, None, None, None, None]]
        await seat.press("u")
        assert len(numbers(seat)) == 2


async def test_a_number_changed_elsewhere_while_the_cells_are_open_stays(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *"74", "enter", "e", "right", "5")
        checkin = seat.view.editor.edit.place.id
        seat.app.planner.records.set_texts("checkins", checkin, {"people": "2"})
        await seat.press("enter")
        assert numbers(seat) == [[7, 5, None, None, 2, None]]


def both(seat) -> dict[str, set[object]]:
    """Return what stands in each field of which two values are kept, with the other."""
    return {one.field: {one.shown, one.other} for one in seat.app.planner.conflicts.open()}


async def test_what_was_changed_elsewhere_and_in_the_open_cells_keeps_both(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *"74", "enter", "e", "right", "5", "down")
        await seat.write("mine")
        checkin = seat.view.editor.edit.place.id
        theirs = {"autonomy": "2", "line": "theirs", "people": "3"}
        seat.app.planner.records.set_texts("checkins", checkin, theirs)
        await seat.press("enter")
        assert seat.message == BOTH_KEPT
        assert both(seat) == {"autonomy": {2, 5}, "line": {"mine", "theirs"}}
        assert numbers(seat)[0][4] == 3


async def test_a_check_in_made_elsewhere_while_the_first_of_today_is_typed_keeps_both(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *"74", "down")
        await seat.write("mine")
        job = seat.find("jobs", ENGINEER).id
        seat.app.planner.checkins.add(job, {"overall": "3", "basics": "2", "line": "theirs"})
        await seat.press("enter")
        assert seat.message == BOTH_KEPT
        assert both(seat) == {"overall": {3, 7}, "line": {"mine", "theirs"}}
        assert numbers(seat)[0][1:] == [4, None, None, None, 2]


async def test_a_check_in_deleted_elsewhere_while_its_cells_are_open_comes_back(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", *"74", "enter", "e", "right", "5")
        await clear(seat)
        await seat.press("enter")
        assert numbers(seat) == [[7, 5, None, None, None, None]]


async def test_older_ones_are_counted_and_a_full_stop_shows_them(sit):
    async with sit(size=(80, 40)) as seat:
        await clear(seat)
        job = seat.find("jobs", ENGINEER).id
        for day in range(1, 6):
            texts = {"overall": str(day), "date": f"2026-10-0{day}"}
            seat.app.planner.checkins.add(job, texts)
        await seat.press("2")
        assert listed(seat) == 3
        assert "2 earlier; . shows them" in seat.text
        await seat.press("full_stop")
        assert listed(seat) == 5


async def test_a_job_of_the_past_that_was_never_rated_says_nothing_of_it(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "j")
        assert "satisfaction" not in seat.text
        await seat.press("c", "4", "enter")
        assert "satisfaction: 4" in seat.text


async def test_no_job_feels_like_nothing(sit):
    async with sit() as seat:
        await seat.press("2", "G", "c")
        assert seat.message == "a check-in says how a job feels; no job is selected"
        assert seat.mode == "rest"


async def test_find_goes_to_a_check_in_behind_the_last_three(sit):
    async with sit() as seat:
        await clear(seat)
        job = seat.find("jobs", ENGINEER).id
        for day in range(1, 6):
            texts = {"overall": "5", "date": f"2026-10-0{day}", "line": f"Felt {day}"}
            seat.app.planner.checkins.add(job, texts)
        await seat.press("f")
        await seat.write("Felt 1")
        await seat.press("enter")
        assert seat.here == "Felt 1"


@pytest.mark.parametrize("again", [False, True])
async def test_what_a_dead_session_typed_is_offered_and_reopened(sit, tmp_path, again):
    async with sit() as seat:
        await clear(seat)
        if again:
            job = seat.find("jobs", ENGINEER).id
            seat.app.planner.checkins.add(job, {"overall": "4", "date": "2026-11-01"})
            await seat.press("2", "l")
            await seat.to_line(lambda place: place.table == "checkins")
            await seat.press("e")
        else:
            await seat.press("2", "c")
        await seat.press("7")
        await seat.write("so so")
        await seat.press("escape")
        await seat.saved()
    for path in (tmp_path / "state").rglob("drafts/test.*"):
        path.rename(path.with_stem("dead"))
    async with sit() as seat:
        assert seat.message == "typed, not saved: '7 - - - - - so so'; u reopens it, D lists"
        await seat.press("u")
        assert seat.field.text == "7 - - - - - so so"
        await seat.press("enter")
        assert numbers(seat) == [[7] + [None] * 5]


async def test_a_paste_goes_into_the_line(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "7")
        await seat.paste("two\nlines")
        await seat.press("enter")
        assert seat.find("checkins", "two lines")


async def test_a_click_chooses_the_cell(sit):
    async with sit() as seat:
        await clear(seat)
        await seat.press("2", "c", "7")
        region = seat.field.region
        await seat.click(region.x + 11, region.y)
        await seat.press("2", "enter")
        assert numbers(seat) == [[7, None, 2, None, None, None]]
