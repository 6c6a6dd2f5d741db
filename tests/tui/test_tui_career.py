"""The career view: what each line asks for, and Enter that does it."""

from datetime import timedelta

import pytest
from tui_cases import BOOK, EXAM, MEETUP, SPONSOR
from tui_cases_career import BACKEND, ENGINEER, STUDY, texts, to
from tui_wire import WireDriver

from tuiplanner.career.reflection import CheckIn
from tuiplanner.tui.views import careerlook
from tuiplanner.tui.widgets.rows import Place

SOUND = "Sound technician"


# what is shown


async def test_the_headline_and_the_checks_come_first(sit):
    async with sit() as seat:
        await seat.press("4")
        assert seat.lines[1].strip() == f"3 of 5: next, add a next step to '{SPONSOR}'"
        answers = [line[16:21].strip() for line in seat.lines[2:7]]
        assert answers == ["yes", "no", "yes", "no", "yes"]
        assert seat.lines[7].strip() == "7 of 9 entries point somewhere (90 days)"
        assert seat.lines[9].strip().startswith("career line · 7 years 10 months of experience")


async def test_every_line_comes_into_sight_going_down(sit):
    async with sit(size=(60, 15)) as seat:
        await seat.press("4")
        seen = set()
        for _ in seat.view.page.rows:
            seen |= {line[2:30] for line in seat.lines[1:-2]}
            await seat.press("j")
        every = [row for row in seat.view.page.rows if row.text]
        missing = [row.text for row in every if not any(row.text[:8] in one for one in seen)]
        assert not [text for text in missing if text[:8].strip()]


async def test_where_there_is_room_the_second_half_stands_beside_the_first(sit):
    async with sit(size=(160, 50)) as seat:
        await seat.press("4")
        assert "satisfaction" in seat.lines[1]
        assert all(row.place.field != careerlook.STUCK for row in seat.view.page.rows if row.place)
        await seat.press("tab", "G")
        assert seat.here == BOOK
        await seat.press("enter")
        assert seat.view.opened == [("goals", seat.find("goals", BOOK).id)]
        assert "career line" in seat.text
        await seat.press("q")
        assert not seat.view.opened
        assert seat.here == BOOK
        assert "satisfaction" in seat.lines[1]
        await seat.press("tab", "g", "enter", "1", "minus")
        assert not seat.view.opened


async def test_the_halves_come_together_and_apart_as_the_window_changes(sit):
    async with sit(size=(160, 50)) as seat:
        await seat.press("4", "tab", "G")
        await seat.resize(80, 24)
        assert seat.app.focused is seat.view.page
        assert "satisfaction" not in seat.text
        await seat.press("G")
        assert seat.here == BOOK
        await seat.resize(160, 50)
        assert "satisfaction" in seat.lines[1]


# Enter does what a check asks for


async def test_enter_on_a_missing_step_opens_its_field_in_the_goal(sit):
    async with sit() as seat:
        await to(seat, careerlook.CHECK, "next_step")
        await seat.press("enter")
        await seat.write("Ask Emre who decides")
        await seat.press("enter")
        step = seat.find("steps", "Ask Emre who decides")
        assert seat.career.label(step.goal) == SPONSOR
        await seat.press("minus")
        assert seat.view.page.cursor.item == "next_step"
        assert seat.lines[3][16:19] == "yes"


async def test_enter_on_who_waits_goes_to_that_person(sit):
    async with sit() as seat:
        await to(seat, careerlook.CHECK, "people")
        await seat.press("enter")
        assert seat.here == "Dora Weiss"
        assert seat.field is None


async def test_enter_on_what_is_fine_goes_to_what_makes_it_so(sit):
    async with sit() as seat:
        await to(seat, careerlook.CHECK, "direction")
        await seat.press("enter")
        assert seat.view.TABLE == "goals"
        assert seat.here == seat.titles("in-progress")[0]
        await seat.press("minus")
        assert seat.view.TABLE == "page"


async def test_enter_on_learning_opens_a_lesson_for_the_present_job(sit):
    async with sit() as seat:
        await to(seat, careerlook.CHECK, "learning")
        await seat.press("enter")
        await seat.write("Ask before you fix")
        await seat.press("enter")
        entry = seat.find("entries", "Ask before you fix")
        assert entry.kind == "lesson"
        assert seat.career.label(entry.job) == ENGINEER


@pytest.mark.parametrize(("keys", "stage"), [((), "idea"), (("n", *"Sail"), "in-progress")])
async def test_enter_on_no_direction_shows_the_idea_to_start_or_writes_a_goal(sit, keys, stage):
    async with sit(demo=False) as seat:
        await seat.press("2", "N", *"Cook", "enter")
        if not keys:
            await seat.press("1", "n", *"Sail", "enter")
        await to(seat, careerlook.CHECK, "direction")
        await seat.press("enter")
        if keys:
            await seat.press(*"Sail", "enter")
        else:
            assert seat.message == "L starts it; - comes back"
        assert seat.here == "Sail"
        assert seat.titles(stage) == ["Sail"]


async def test_enter_on_nobody_who_helps_opens_the_field_for_a_person(sit):
    async with sit(demo=False) as seat:
        await seat.press("2", "N", *"Cook", "enter")
        await to(seat, careerlook.CHECK, "people")
        await seat.press("enter", *"Ana", "enter")
        assert seat.has("mentors", "Ana")


async def test_enter_on_looking_up_writes_the_review_of_this_week(sit):
    async with sit() as seat:
        await to(seat, careerlook.CHECK, "looked_up")
        await seat.press("enter", *"A calm week", "enter", "minus")
        assert seat.has("reviews", "A calm week")
        assert seat.lines[6][16:19] == "yes"


# the other lines


async def test_a_job_not_mined_asks_what_it_taught(sit):
    async with sit() as seat:
        await to(seat, careerlook.GAVE, text="Not mined yet")
        assert "Village theatre: Not mined yet - what did it teach you?" in seat.text
        await seat.press("enter", *"Count the steps", "enter")
        entry = seat.find("entries", "Count the steps")
        assert (entry.kind, seat.career.label(entry.job)) == ("lesson", SOUND)
        await seat.press("minus")
        assert "Village theatre: 1 lesson" in seat.text


async def test_enter_on_a_bar_opens_the_job_or_the_goal(sit):
    async with sit() as seat:
        for title in (BACKEND, MEETUP):
            await to(seat, "#line", label=title)
            await seat.press("enter")
            assert seat.view.opened
            assert seat.here == title
            await seat.press("q")
            assert seat.here == title
            assert not seat.view.opened


async def test_brackets_zoom_the_line_and_keep_the_bar_in_sight(sit):
    async with sit() as seat:
        await to(seat, "#line", label=STUDY)
        for _ in range(4):
            await seat.press("right_square_bracket")
            assert STUDY in texts(seat, "#line")
            assert seat.here == STUDY
        assert ENGINEER not in texts(seat, "#line")
        assert "1 year · [ ] zoom" in seat.text
        await seat.press("right_square_bracket")
        assert seat.message == "the career line shows no fewer months; [ shows more"
        await seat.press(*["left_square_bracket"] * 4)
        assert ENGINEER in texts(seat, "#line")
        await seat.press("left_square_bracket")
        assert seat.message == "this is all of the career line; ] shows fewer years"


async def test_enter_on_a_theme_and_on_a_skill_unfolds_its_entries(sit):
    async with sit() as seat:
        await to(seat, careerlook.AVOID, "unclear ownership")
        await seat.press("enter")
        await seat.press("j", "j")
        assert seat.here == "Two managers who did not speak to each other"
        await seat.press("k", "k", "enter", "j")
        assert seat.here == ""
        await to(seat, careerlook.SKILL, "dormant:sql")
        await seat.press("enter", "j")
        assert seat.here == "Rewrote the slowest report"
        await seat.press("enter")
        assert seat.view.opened[-1][0] == "entries"


@pytest.mark.parametrize("key", ["K", "x", "L", "greater_than_sign"])
async def test_an_old_idea_is_started_kept_or_let_go(sit, key):
    async with sit() as seat:
        await to(seat, careerlook.STUCK, label=BOOK)
        await seat.press(key)
        goal = seat.find("goals", BOOK)
        assert bool(goal.let_go) == (key == "x")
        assert goal.stage == ("idea" if key in "Kx" else "in-progress")
        was = texts(seat, careerlook.STUCK)
        assert (BOOK in was) == (key not in "Kx")
        assert seat.message.startswith({"K": "kept", "x": "let"}.get(key, "moved"))


async def test_only_an_idea_is_started_or_kept(sit):
    async with sit() as seat:
        await to(seat, careerlook.STUCK, label=EXAM)
        for key, told in (("K", "K keeps"), ("L", "L starts")):
            await seat.press(key)
            assert seat.message.startswith(told)


# keys that all views share


async def test_n_adds_to_what_the_line_stands_for(sit):
    async with sit() as seat:
        await to(seat, careerlook.GAVE)
        await seat.press("n", "w", *"Shipped", "enter")
        assert seat.find("entries", "Shipped").job == seat.find("jobs", ENGINEER).id
        await to(seat, careerlook.STUCK, label=SPONSOR)
        await seat.press("n", *"Call", "enter")
        assert seat.find("steps", "Call").goal == seat.find("goals", SPONSOR).id
        await to(seat, careerlook.CHECK, "looked_up")
        await seat.press("n")
        assert seat.message.startswith("n adds to a job, a goal or a person")


async def test_a_title_is_edited_where_its_line_stands(sit):
    async with sit() as seat:
        await to(seat, careerlook.STUCK, label=SPONSOR)
        await seat.press("e")
        page = seat.view.page
        assert seat.field.region.y == page.region.y + page.field_region(page.cursor).y
        assert seat.field.region.y > 1
        await seat.press(*" soon", "enter")
        assert seat.has("goals", f"{SPONSOR} soon")
        assert seat.here == f"{SPONSOR} soon"


async def test_the_cursor_stays_in_its_section_when_its_record_changes(sit):
    async with sit() as seat:
        await to(seat, careerlook.STUCK, label=SPONSOR)
        await seat.press("e", "!", "enter", "u")
        assert seat.here == SPONSOR
        assert seat.view.line.field == careerlook.STUCK


async def test_the_last_hint_comes_into_sight_with_the_last_line(sit):
    async with sit() as seat:
        await seat.press("4")
        height = sum(row.height for row in seat.view.page.rows) - 1
        await seat.resize(80, height + 3)
        await seat.press("G")
        assert seat.lines[-3].strip() == "of an idea: L starts it, K keeps it, x lets it go"


async def test_enter_on_a_job_that_was_mined_opens_it(sit):
    async with sit() as seat:
        await to(seat, careerlook.GAVE)
        await seat.press("enter")
        assert seat.view.opened == [("jobs", seat.find("jobs", ENGINEER).id)]


async def test_d_deletes_in_an_opened_record_only(sit):
    async with sit() as seat:
        await to(seat, "#line", label=BACKEND)
        await seat.press("d")
        assert seat.has("jobs", BACKEND)
        assert seat.message == "d deletes in an opened record; ⏎ opens this one"
        await seat.press("enter", "d")
        assert not seat.has("jobs", BACKEND)
        assert not seat.view.opened


async def test_o_goes_to_the_record_in_its_own_view(sit):
    async with sit() as seat:
        await to(seat, careerlook.GAVE)
        await seat.press("o")
        assert (seat.view.TABLE, seat.here) == ("jobs", ENGINEER)
        await seat.press("minus")
        assert seat.view.page.cursor.field == careerlook.GAVE


async def test_n_in_an_opened_job_logs_an_entry(sit):
    async with sit() as seat:
        await to(seat, "#line", label=BACKEND)
        await seat.press("enter", "n", "l", *"Draw it", "enter")
        assert seat.find("entries", "Draw it").job == seat.find("jobs", BACKEND).id
        assert seat.here == "Draw it"


async def test_a_change_moves_the_headline_and_undo_brings_it_back(sit):
    async with sit() as seat:
        await seat.press("4")
        before = seat.view.page.rows[0].text
        await to(seat, careerlook.CHECK, "next_step")
        await seat.press("enter", *"Call", "enter", "minus")
        assert seat.view.page.rows[0].text == "4 of 5: next, talk with Dora Weiss"
        await seat.press("u")
        assert seat.view.page.rows[0].text == before


async def test_lines_without_a_record_refuse_in_words_or_do_nothing(sit):
    async with sit() as seat:
        await to(seat, careerlook.CHECK, "looked_up")
        before = seat.career
        for key in ("e", "d", "x", "space", "y", "o", "i", "E", "K", "L", "n", "m"):
            await seat.press(key)
            assert seat.career is before
            assert seat.view.place is None


async def test_a_fresh_file_has_playbooks_and_no_scores(sit):
    async with sit(demo=False) as seat:
        await seat.press("4")
        assert "of 5" not in seat.text
        titles = texts(seat, careerlook.PLAYBOOK)
        assert titles == [
            "Find a mentor", "Learn to love the job I have", "Move into leadership",
            "Change career",
        ]  # fmt: skip
        assert seat.view.page.cursor == Place("page", 1, careerlook.PLAYBOOK, "find-a-mentor")


async def rate(seat, *rated) -> None:
    """Check in on the present job only: (days ago, overall, mastery, basics)."""
    planner, job = seat.app.planner, seat.find("jobs", ENGINEER).id
    planner.records.delete([("checkins", one) for one in planner.career.checkins])
    batch = planner.batch()
    for ago, overall, mastery, basics in rated:
        on = planner.today() - timedelta(ago)
        batch.add(
            CheckIn, job=job, date=on, overall=overall, autonomy=4, mastery=mastery, basics=basics
        )
    planner.commit("check in", batch.edits)
    await seat.settle()


async def test_satisfaction_says_where_it_goes_and_offers_what_helps(sit):
    async with sit() as seat:
        await rate(seat, (500, 9, 5, 5), (300, 4, 2, 2), (200, 5, 2, 2), (10, 7, 2, 2))
        await to(seat, careerlook.FEEL)
        row = next(row for row in seat.view.page.rows if row.place == seat.view.line)
        assert row.text == "Northwind: 7, up 3.0 (early)"
        assert row.below == "good work, poor terms: negotiate · drivers 3.0 · basics 2.0"
        assert row.tail == (("  9 ", "quiet"), ("4 5 7", "text"))
        await seat.press("j")
        assert seat.view.line.field == careerlook.PLAYBOOK
        assert "lowest: mastery" in seat.text
        await seat.press("enter", "enter")
        assert seat.has("goals", "Turn one talk into a rhythm")


async def test_enter_on_a_job_that_was_never_rated_goes_to_it(sit):
    async with sit() as seat:
        await rate(seat)
        await to(seat, careerlook.FEEL)
        await seat.press("enter")
        assert (seat.view.TABLE, seat.here) == ("jobs", ENGINEER)
        assert seat.message == "c checks in: six numbers and a line; - comes back"


async def test_a_page_that_was_seen_costs_few_bytes(sit, monkeypatch):
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with sit(driver=WireDriver) as seat:
        wire = seat.app._driver
        await seat.saved()

        async def sent(*keys: str) -> int:
            wire.take()
            await seat.press(*keys)
            return len(wire.take().encode())

        assert 1_000 < await sent("4") <= 8_000
        await seat.press("1")
        assert 1_000 < await sent("4") <= 4_000
        assert await sent("j") <= 600
        assert await sent("k") <= 600


async def test_a_line_that_is_no_record_says_what_it_can_do(sit):
    async with sit() as seat:
        await seat.press("4", "g", "e")
        assert seat.message == "⏎ does what this line asks, or opens it"
