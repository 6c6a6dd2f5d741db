"""The review: drafts of its lines, its periods, and what it does not count."""

import contextlib
import os
from datetime import date

import pytest
from tui_cases_review import begin, review, to_row
from tui_seat import sitting

from tuiplanner.career.changes import difference
from tuiplanner.planner.drafts import Origin
from tuiplanner.tui.widgets.rows import Place


async def test_a_line_that_was_escaped_comes_back_in_its_own_week(sit):
    async with sit() as seat:
        await seat.press("6", *"hhhh", "g", "j", "e")
        await seat.write("Ask first")
        await seat.press("escape", "l", "u")
        assert seat.lines[1].strip() == "week · 26 Oct - 1 Nov 2026"
        assert seat.field.text == "Ask first"
        assert "▏ learned       Ask first" in seat.text
        await seat.press("enter")
        (found,) = [
            one for one in seat.career.reviews.values() if str(one.date) == "2026-11-01"
        ]  # dated by the last day of a week that is over
        assert found.learned == "Ask first"


async def test_a_line_typed_before_a_crash_is_opened_again_in_its_week(sit):
    async with sit() as seat:
        await seat.press("6")
        origin = Origin("review", "reviews", 0, "next", "week 2026-06-01")
        assert await seat.view.resume(origin, "Call Ana", "")
        await seat.settle()
        assert seat.lines[1].strip() == "week · 1 - 7 Jun 2026"
        assert seat.field.text == "Call Ana"
        await seat.press("enter")
        (found,) = [one for one in seat.career.reviews.values() if str(one.date) == "2026-06-07"]
        assert found.next == "Call Ana"


async def test_the_typed_line_is_kept_for_a_crash_with_its_week(sit):
    async with sit() as seat:
        kept = []
        seat.app.session.drafts.typing = kept.append
        await seat.press("6", *"hhhh", "g", "e")
        await seat.write("x")
        assert kept[-1].text == "x"
        assert kept[-1].origin == Origin("review", "reviews", 0, "went", "week 2026-10-26")


async def test_three_lines_are_one_review_and_an_empty_one_begins_none(sit):
    async with sit() as seat:
        await seat.press("6", "g", "e", "enter")
        assert not [one for one in seat.career.reviews.values() if one.date == date(2026, 11, 23)]
        await begin(seat, "Shipped it")
        await seat.press("j", "e")
        await seat.write("Ask first")
        await seat.press("enter", "j", "e")
        await seat.write("Call Ana")
        await seat.press("enter")
        here = review(seat)
        assert (here.went, here.learned, here.next) == ("Shipped it", "Ask first", "Call Ana")
        assert len([one for one in seat.career.reviews.values() if one.went == "Shipped it"]) == 1


async def test_a_review_begun_elsewhere_while_a_line_is_open_takes_the_line(sit):
    async with sit() as seat:
        await seat.press("6", "g", "e")
        await seat.write("Mine")
        row = {"date": "2026-11-23", "period": "week", "learned": "Theirs", "goals": []}
        seat.app.planner.commit("elsewhere", difference("reviews", 4_711, {}, row))
        await seat.press("enter")
        assert (review(seat).went, review(seat).learned) == ("Mine", "Theirs")


async def test_an_entry_is_logged_on_the_day_under_the_cursor(tmp_path):
    async with sitting(tmp_path, date(2026, 11, 26)) as seat:  # a Thursday
        await seat.press("6")
        await to_row(seat, lambda row: row.label == "Tue 24 Nov")
        await seat.press("enter", "l")
        await seat.write("Ask first")
        await seat.press("enter")
        assert seat.find("entries", "Ask first").date.lo() == date(2026, 11, 24)
        assert "Tue 24 Nov    no entry" not in seat.text


async def test_a_talk_that_is_only_planned_has_not_happened(sit):
    async with sit() as seat:
        await seat.press("6")
        planned = [one for one in seat.career.talks.values() if one.date > date(2026, 11, 23)]
        shown = {row.place.record for row in seat.view.page.rows if row.place}
        assert planned
        assert not shown & {("talks", one.id) for one in planned}


async def test_find_goes_to_the_week_of_a_review_and_minus_comes_back(sit):
    async with sit() as seat:
        await begin(seat, "Shipped the boat")
        await seat.press("h", "1", "f")
        await seat.write("shipped the boat")
        await seat.press("enter")
        assert seat.lines[1].strip() == "this week · 23 - 29 Nov 2026"
        await seat.press("minus")
        assert seat.view.TABLE == "goals"


async def test_two_reviews_of_a_week_are_both_reached(sit):
    async with sit() as seat:
        await begin(seat, "Mine")
        row = {"date": "2026-11-23", "period": "week", "went": "Theirs", "goals": []}
        seat.app.planner.commit("elsewhere", difference("reviews", 1, {}, row))
        await seat.settle()
        assert await seat.app.home.visit(Place("reviews", 1))
        assert seat.view.opened == [("reviews", 1)]
        assert "Theirs" in seat.text


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (160, 50)])
async def test_nothing_of_a_full_week_is_lost_at_any_size(sit, size):
    async with sit(size=size) as seat:
        await seat.press("6", "n", "w")
        await seat.write("Fixed the build")
        await seat.press("enter", "G")
        assert seat.view.page.cursor == seat.view.page.rows[-1].place or not (
            seat.view.page.rows[-1].place
        )
        await to_row(seat, lambda row: row.text.endswith("Fixed the build"))
        assert "Fixed the build" in seat.text


async def test_a_line_that_is_not_written_yet_has_nothing_to_copy_or_to_follow(sit):
    async with sit() as seat:
        copied = []
        seat.app.copy_to_clipboard = copied.append
        await seat.press("6", "g")
        for key in ("y", "o", "d", "x", "i", "space"):
            await seat.press(key)
            assert seat.app.is_running, key
        assert copied == []


async def test_going_back_ends_where_dates_end(sit):
    async with sit(demo=False) as seat:
        await seat.press("6", "right_square_bracket", "right_square_bracket")
        seat.burst(*["h"] * 140)
        await seat.settle()
        assert seat.lines[1].strip() == "year · 1900"
        assert seat.message == "no date lies before that; l goes on"


async def test_deleting_an_unwritten_line_says_that_it_is_empty(sit):
    async with sit(demo=False) as seat:
        await seat.press("6", "g", "d")
        assert seat.message == "it is empty"


async def test_a_report_is_refused_where_the_working_folder_is_gone(sit, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    async with sit() as seat:
        with contextlib.chdir(gone):
            gone.rmdir()
            await seat.press("6", "r")
            await seat.write("page")
            await seat.press("enter")
            await seat.until(lambda: seat.modal is None and seat.message, "the refusal")
            os.chdir(tmp_path)
        assert seat.message == "the working folder is gone; start careerboard from another"
