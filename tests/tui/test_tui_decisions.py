"""Decisions: options side by side, weights first, the gut before the totals."""

import pytest
from tui_decisions import COAST, GO, HALF, MOVE, STAY, decide, names, rate, scores
from tui_wire import WireDriver

from tuiplanner.career.changes import difference
from tuiplanner.planner.decisions import in_order


def rows(seat) -> list[str]:
    """Return the lines of the opened decision."""
    width = seat.view.sheet.region.x
    return [line[width:].rstrip() for line in seat.lines[1:-2]]


def totals(seat) -> list[str]:
    """Return the texts below the grid: totals, ratings and what they mean."""
    texts = [row.text for row in seat.view.sheet.rows]
    end = texts.index("to avoid: who has it?") if "to avoid: who has it?" in texts else -1
    return texts[texts.index("purpose") + 1 : end]


def cells(seat, text: str) -> list[str]:
    """Return the cells of the line of a grid that begins with a text."""
    found = next(row for row in seat.view.sheet.rows if row.text == text and row.cells)
    return [cell.text for cell in found.cells]


async def opened(seat, *ratings, weights=(), gut: str = "") -> int:
    """Show the first decision with some ratings, and go into it."""
    decision = decide(seat)
    rate(seat, decision, *ratings, weights=weights)
    if gut:
        cases = seat.app.planner.decisions
        cases.feel(cases.option_named(decision, gut))
    await seat.press("5", "l")
    return decision


async def to_option(seat, name: str) -> None:
    await seat.to_line(
        lambda place: place.table == "options" and seat.career.label(place.id) == name
    )


# an empty file


async def test_nothing_to_decide_teaches_the_first_key(sit):
    async with sit(demo=False, size=(60, 15)) as seat:
        await seat.press("5")
        assert "N opens a first decision" in seat.text
        await seat.press("n")
        assert seat.message == "no decision is selected; N opens one"
        await seat.press("N")
        await seat.write("Stay?")
        await seat.press("enter")
        assert seat.find("decisions", "Stay?")
        await seat.press("l")
        assert "n adds an option; two to six" in seat.text


# gut and totals


async def test_totals_wait_until_the_gut_has_spoken(sit):
    async with sit() as seat:
        decision = await opened(seat, (3, 3, 3), (4, 5, 3))
        assert totals(seat) == ["totals wait until the gut has spoken"]
        assert "wins" not in seat.text
        await to_option(seat, STAY)
        await seat.press("space")
        assert totals(seat)[0] == "total"
        assert seat.career.label(seat.career.decisions[decision].gut) == STAY
        await seat.press("u")
        assert totals(seat) == ["totals wait until the gut has spoken"]


async def test_without_scores_the_grid_says_how_it_is_filled(sit):
    async with sit() as seat:
        await opened(seat, gut="A")
        assert totals(seat) == ["h j k l walk; weights first, 1 to 5"]


async def test_totals_are_weighted_and_an_incomplete_option_is_not_ranked(sit):
    async with sit() as seat:
        await opened(seat, (3, 3, 3), (4, 5, 3), (5, 5, 0), weights=(5, 3, 1), gut="A")
        assert cells(seat, "total") == ["", "3.0", "4.2", "5.0"]
        assert cells(seat, "rated") == ["", "", "", "2/3"]
        assert totals(seat)[2:] == [f"{GO} wins", f"{HALF}: 2 of 3 rated, not ranked"]
        complete = [cell.look for row in seat.view.sheet.rows if row.text == "total"
                    for cell in row.cells]  # fmt: skip
        assert complete == ["", "head", "head", "quiet"]


async def test_a_close_call_and_a_fragile_criterion_are_named(sit):
    async with sit(size=(100, 30)) as seat:
        await opened(seat, (3, 4, 3), (4, 3, 3), (1, 1, 1), weights=(3, 3, 3), gut="A")
        assert " ".join(totals(seat)[1:]) == (
            "too close to call; fragile: autonomy and mastery decide"
        )


async def test_one_option_alone_has_nothing_to_compare_with(sit):
    async with sit() as seat:
        decision = await opened(seat, (3, 3, 3), gut="A")
        parts = in_order(seat.career, "options", decision)[1:]
        seat.app.planner.records.delete([("options", one) for one in parts])
        await seat.settle()
        assert totals(seat)[1] == "nothing to compare yet"
        assert "n adds an option; two to six" in seat.text


async def test_an_option_typed_as_chosen_decides_for_it(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line("chosen")
        for typed, meant in (("b", GO), ("c", HALF), ("c", HALF)):
            await seat.press("e", "ctrl+u")
            await seat.write(typed)
            await seat.press("ctrl+s")
            made = seat.career.decisions[decision]
            assert seat.career.label(made.chosen) == meant
            assert str(made.decided_on) == "2026-11-23"


@pytest.mark.parametrize(("typed", "meant"), [("b", GO), ("four", HALF), (STAY, STAY)])
async def test_the_gut_is_typed_by_letter_or_name(sit, typed, meant):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line("gut")
        await seat.press("e")
        assert seat.message == "gut: A, B, C or ↑ ↓ choose an option"
        await seat.write(typed)
        await seat.press("ctrl+s")
        assert seat.career.label(seat.career.decisions[decision].gut) == meant


async def test_no_option_of_another_decision_is_offered_or_taken(sit):
    async with sit() as seat:
        decision = await opened(seat)
        other = seat.find("decisions", COAST).id
        seat.app.planner.decisions.add_option(other, "Sell the house")
        await seat.to_line("chosen")
        await seat.press("e")
        assert list(seat.field.options) == [STAY, GO, HALF]
        await seat.write("sell")
        await seat.press("enter")
        assert seat.message.startswith("'sell' is no option of this decision; it has A stay as")
        assert seat.mode == "edit"
        await seat.press("ctrl+u", "enter")
        assert seat.career.decisions[decision].chosen is None


# cells


async def test_the_cursor_keeps_its_column_from_row_to_row(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("l", "l", "l", *"4j5j3")
        assert scores(seat, decision)[1] == [4, 5, 3]
        await seat.press("j", "space")  # the first theme, in the same column
        assert len(seat.career.options[in_order(seat.career, "options", decision)[1]].avoids) == 1
        await seat.press("j", "j", "k", "k", "k", "1")
        assert scores(seat, decision)[1] == [4, 5, 1]


async def test_the_terminal_s_own_cursor_follows_the_cell(sit):
    async with sit() as seat:
        await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        line = next(y for y, text in enumerate(seat.lines) if "autonomy" in text)
        assert tuple(seat.app.cursor_position) == (seat.view.sheet.region.x, line)
        await seat.press("l", "l", "3")
        assert tuple(seat.app.cursor_position) == (seat.lines[line].index("[3]"), line)


async def test_undo_leaves_the_cursor_in_its_cell(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("l", "l", "4", "5")
        here = seat.view.place
        await seat.press("u")
        assert scores(seat, decision)[0][0] == 4
        assert seat.view.place == here
        await seat.press("u", "U")
        assert (scores(seat, decision)[0][0], seat.view.place) == (4, here)
        await seat.press("l", "3", "h", "u")
        assert scores(seat, decision)[1][0] is None
        assert seat.view.place.field == "scores"
        assert seat.here == GO


async def test_the_footer_offers_the_digits_in_a_cell_and_only_there(sit):
    async with sit() as seat:
        await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        assert "set" not in seat.footer
        await seat.press("l")
        assert seat.footer.startswith(" 1 2 3 4 5 set  h l cell  n criterion")
        await seat.press("h")
        assert "set" not in seat.footer


async def test_a_score_is_copied_from_its_cell(sit):
    async with sit() as seat:
        copied = []
        seat.app.copy_to_clipboard = copied.append
        await opened(seat, (4,))
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("y", "l", "y", "l", "y", "l", "y")
        assert copied == ["autonomy", "3", "4", ""]
        await seat.to_line(lambda place: place.field == "avoids")
        await seat.press("y")
        assert copied[-1] == seat.view.place.item


async def test_digits_go_to_a_view_everywhere_but_in_a_cell(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("l", "2")
        assert seat.view.TABLE == "decisions"
        await seat.press("h", "2")
        assert seat.view.TABLE == "jobs"
        await seat.press("5", "tab", "l", "tab", "2")  # in the list again
        assert seat.view.TABLE == "jobs"
        assert scores(seat, decision) == [[None] * 3] * 3


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_a_cell_says_how_it_is_set(sit, key):
    async with sit() as seat:
        await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("l", key)
        assert seat.message == "1 to 5 sets it; d takes a score away"
        await seat.press("d")
        assert seat.message == "a criterion has a weight, 1 to 5; d on its name deletes it"
        await seat.press("l", "c")
        assert seat.career.label(seat.view.place.id) == STAY
        assert seat.message.startswith("decided")


async def test_d_takes_a_score_away_and_a_criterion_by_its_name(sit):
    async with sit() as seat:
        decision = await opened(seat, (3, 4, 5))
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("l", "l", "d")
        assert scores(seat, decision)[0] == [None, 4, 5]
        await seat.press("h", "h", "d")
        assert names(seat, "criteria", decision) == ["mastery", "purpose"]
        assert scores(seat, decision)[0] == [4, 5]
        await seat.press("u")
        assert names(seat, "criteria", decision)[0] == "autonomy"


async def test_a_click_chooses_the_cell(sit):
    async with sit() as seat:
        decision = await opened(seat)
        line = next(y for y, text in enumerate(seat.lines) if "mastery" in text)
        await seat.click(seat.lines[line].index("x3") + 8, line)
        await seat.press("2")
        assert scores(seat, decision)[1] == [None, 2, None]
        await seat.click(seat.view.sheet.region.x + 4, line)
        assert (seat.view.place.table, seat.view.place.field) == ("criteria", "")


async def test_cells_are_not_marked_but_their_rows_are(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("l", "v")
        assert not seat.view.sheet.marks
        await seat.press("h", "k", "v", "v", "J")
        assert names(seat, "criteria", decision) == ["purpose", "autonomy", "mastery"]
        await seat.press("K")
        assert names(seat, "criteria", decision) == ["autonomy", "mastery", "purpose"]


# themes to avoid


async def test_a_theme_is_ticked_on_the_option_that_carries_it(sit):
    async with sit() as seat:
        decision = await opened(seat)
        option = in_order(seat.career, "options", decision)[1]
        await seat.to_line(lambda place: place.field == "avoids")
        await seat.press("l")
        assert seat.view.place.id == option
        theme = seat.view.place.item
        for key in ("space", "space", "enter", "d"):
            before = seat.career.options[option].avoids
            await seat.press(key)
            assert seat.career.options[option].avoids == (() if before else (theme,)), key
        await seat.press("d")
        assert seat.message == "it is not ticked; Space ticks it"
        await seat.press("e")
        assert seat.message == "Space ticks it"


async def test_the_checklist_follows_the_job_log(sit):
    async with sit(demo=False) as seat:
        planner = seat.app.planner
        planner.goals.add({"title": "Sleep"})
        jobs = [planner.joblog.add_job({"title": title})[1] for title in ("Cook", "Baker")]
        for job in jobs:
            planner.joblog.add_entry("Never again", "avoid", job=job, texts={"tags": "nights"})
        await opened(seat)
        assert cells(seat, "nights · 2 jobs") == ["", "·", "·", "·"]
        planner.records.delete([("jobs", jobs[0])])
        await seat.settle()
        assert cells(seat, "nights") == ["", "·", "·", "·"]
        texts = {"tags": "noise"}
        planner.joblog.add_entry("Nor this", "avoid", job=jobs[1], texts=texts)
        await seat.settle()
        assert cells(seat, "noise") == ["", "·", "·", "·"]


async def test_without_anything_to_avoid_there_is_no_checklist(sit):
    async with sit(demo=False) as seat:
        await opened(seat)
        assert "to avoid" not in seat.text


# options and criteria


async def test_there_are_at_most_six_options_and_eight_criteria_in_words(sit):
    async with sit() as seat:
        decision = await opened(seat)
        for number in range(3):
            seat.app.planner.decisions.add_option(decision, f"Option {number}")
        for number in range(5):
            seat.app.planner.decisions.add_criterion(decision, f"Criterion {number}")
        await to_option(seat, STAY)
        await seat.press("n")
        assert seat.message == "6 options are the most; d deletes one of them first"
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("n")
        assert seat.message == "8 criteria are the most; d deletes one of them first"
        assert seat.mode == "rest"


async def test_options_two_sessions_added_beyond_six_are_shown_all(sit):
    async with sit() as seat:
        decision = await opened(seat)
        for number in range(4):
            row = {"name": f"More {number}", "decision": decision, "rank": f"b0{number}0V"}
            seat.app.planner.commit("elsewhere", difference("options", 50 + number, {}, row))
        await seat.settle()
        assert cells(seat, "criteria") == ["wt", *"ABCDEF", "+"]


async def test_criteria_are_put_in_order_from_any_cell_of_their_name(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.press("J")
        assert names(seat, "criteria", decision) == ["mastery", "autonomy", "purpose"]
        assert seat.here == "autonomy"
        await seat.press("l", "J")
        assert seat.message == "J and K put options and criteria in order; go to one"


async def test_heads_are_letters_where_names_do_not_fit(sit):
    async with sit() as seat:
        await opened(seat)
        assert cells(seat, "criteria") == ["wt", "A", "B", "C"]
        await seat.resize(160, 50)
        assert cells(seat, "criteria") == ["wt", f"A {STAY}", f"B {GO}", f"C {HALF}"]
        assert f"C {HALF}" in seat.text


# deciding and looking back


async def test_a_decision_made_stands_below_the_open_ones(sit):
    async with sit() as seat:
        await opened(seat)
        await to_option(seat, GO)
        await seat.press("c")
        texts = [row.text for row in seat.view.list.rows]
        assert texts == [COAST, "decided", MOVE]
        assert seat.view.list.rows[2].below == GO
        assert seat.view.list.cursor.id == seat.find("decisions", MOVE).id
        await seat.to_line("chosen")
        await seat.press("d")
        assert [row.text for row in seat.view.list.rows] == [MOVE, COAST]
        assert seat.find("decisions", MOVE).decided_on is None


async def test_a_look_back_that_is_due_is_said_in_words_until_it_is_written(sit):
    async with sit() as seat:
        decision = await opened(seat)
        planner = seat.app.planner
        planner.decisions.choose(in_order(seat.career, "options", decision)[1])
        assert "look back" not in seat.view.list.rows[2].below
        texts = {"decided_on": "2026-05-01", "look_back_on": "2026-11-01"}
        planner.records.set_texts("decisions", decision, texts)
        await seat.settle()
        assert seat.view.list.rows[2].below == f"look back · {GO}"
        await seat.to_line("outcome")
        assert seat.lines[-2].strip() == "1 decision open; 1 to look back on"
        assert "look back: due since 1 Nov, how did it go?" in seat.text
        await seat.press("e")
        await seat.write("bet")
        await seat.press("enter")
        assert seat.career.decisions[decision].outcome == "better"
        assert seat.view.list.rows[2].below == GO
        await seat.to_line("outcome_line")
        await seat.press("e")
        await seat.write("It taught me to ask")
        await seat.press("enter")
        assert seat.career.decisions[decision].outcome_line == "It taught me to ask"


async def test_c_elsewhere_says_where_it_decides(sit):
    async with sit() as seat:
        await opened(seat)
        await seat.press("g", "c")
        assert seat.message == "c decides for the option under the cursor; go to its line"
        await seat.press("space")
        assert seat.message == "Space is for the gut and for themes; go to such a line"


# around it


@pytest.mark.parametrize("what", ["decision", "option", "criterion", "gut"])
async def test_what_a_dead_session_typed_is_offered_and_reopened(sit, tmp_path, what):
    async with sit() as seat:
        decision = await opened(seat)
        if what == "decision":
            await seat.press("N")
        elif what == "gut":
            await seat.to_line("gut")
            await seat.press("e")
        else:
            await seat.to_line(
                lambda place: place.table == {"option": "options"}.get(what, "criteria")
            )
            await seat.press("n")
        await seat.write("four")
        await seat.press("escape")
        await seat.saved()
    for path in (tmp_path / "state").rglob("drafts/test.*"):
        path.rename(path.with_stem("dead"))
    async with sit() as seat:
        await seat.press("u")
        assert seat.field.text == "four"
        await seat.press("enter")
        if what == "gut":
            assert seat.career.label(seat.career.decisions[decision].gut) == HALF
        else:
            table = {"decision": "decisions", "option": "options"}.get(what, "criteria")
            assert seat.has(table, "four")


async def test_escape_puts_a_new_option_aside_and_u_reopens_it(sit):
    async with sit() as seat:
        decision = await opened(seat)
        await to_option(seat, STAY)
        await seat.press("n")
        await seat.write("Later")
        await seat.press("escape", "u", "enter")
        assert names(seat, "options", decision) == [STAY, "Later", GO, HALF]


async def test_find_goes_to_an_option_and_to_a_criterion(sit):
    async with sit() as seat:
        decide(seat)
        for text, table in ((HALF, "options"), ("purpose", "criteria")):
            await seat.press("1", "f")
            await seat.write(text)
            await seat.press("enter")
            assert seat.view.TABLE == "decisions"
            assert (seat.view.place.table, seat.here) == (table, text)


async def test_an_option_is_opened_for_its_note(sit):
    async with sit(size=(60, 15)) as seat:
        decision = await opened(seat, (3, 4, 5))
        await to_option(seat, STAY)
        await seat.press("enter")
        assert all(text in seat.text for text in ("autonomy 3", "mastery 4", "purpose 5"))
        await seat.to_line("note")
        await seat.press("e")
        await seat.write("Known ground")
        await seat.press("ctrl+s", "q")
        assert seat.here == STAY
        option = in_order(seat.career, "options", decision)[0]
        assert seat.career.options[option].note == "Known ground"
        await seat.press("q")
        assert seat.lines[1].startswith(f"▌ {MOVE}")


async def test_another_value_of_a_field_within_a_section_is_shown_and_settled(sit):
    async with sit(size=(80, 50)) as seat:
        decision = await opened(seat)
        planner = seat.app.planner
        _, go, half = in_order(seat.career, "options", decision)
        planner.decisions.choose(go)
        row = {
            "table": "decisions", "record": decision, "field": "chosen", "other": half,
            "shown": go, "other_updated": "2026-11-23T08:00:00Z",
            "created": "2026-11-23T08:00:00Z", "updated": "2026-11-23T08:00:00Z",
        }  # fmt: skip
        planner.commit("contest", difference("conflicts", 4_711, {}, row))
        await seat.settle()
        assert any("≠ elsewhere" in row and f"chosen: {HALF}" in row for row in rows(seat))
        await seat.to_line("chosen")
        await seat.press("t")
        assert seat.career.decisions[decision].chosen == half


async def test_a_cell_costs_few_bytes(sit):
    async with sit(driver=WireDriver) as seat:
        await opened(seat, (3, 3, 3), (4, 5, 3), gut="A")
        await seat.to_line(lambda place: place.table == "criteria")
        await seat.saved()
        driver = seat.app._driver
        # The first goes into the grid, for which the footer offers other keys.
        for key, most in (("l", 900), *((key, 600) for key in ("l", "j", "4", "2", "backspace"))):
            driver.take()
            await seat.press(key)
            await seat.saved()
            assert 0 < len(driver.take()) <= most, key
