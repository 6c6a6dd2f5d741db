"""The opened goal: every line is edited in place, whatever kind of value it holds."""

from datetime import date, timedelta

import pytest
from tui_cases import EXAM, GRANTS, SPONSOR, STORAGE_MOVE

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.goals import steps_of


async def type_into(seat, field: str, text: str, *, clear: bool = True) -> None:
    """Edit a field's line: empty it, type, and save with Ctrl+s."""
    await seat.to_line(field)
    await seat.press("e", *(["ctrl+u"] if clear else []))
    await seat.write(text)
    await seat.press("ctrl+s")


FIELDS = [
    ("title", "Sail", "Sail"),
    ("why", "Wind is free", "Wind is free"),
    ("done_when", "Round the lake", "Round the lake"),
    ("obstacle", "No boat", "No boat"),
    ("if_then", "If no boat, then I row", "If no boat, then I row"),
    ("horizon", "year", "year"),
    ("horizon", "q", "quarter"),
    ("due", "2027", PartialDate(2027)),
    ("due", "2027-03", PartialDate(2027, 3)),
    ("due", "2027-03-04", PartialDate(2027, 3, 4)),
    ("due", "+2w", PartialDate(2026, 12, 7)),
    ("due", "fri", PartialDate(2026, 11, 27)),
    ("due", "eom", PartialDate(2026, 11, 30)),
    ("due", "today", PartialDate(2026, 11, 23)),
    ("tags", "sea, wind", ("sea", "wind")),
    ("let_go", "today", date(2026, 11, 23)),
    ("note", "On the lake", "On the lake"),
]
"""A field, what is typed into it, and what it then holds."""


async def test_every_field_is_edited_on_its_line(sit):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.open_goal(GRANTS)
        for field, typed, kept in FIELDS:
            before = getattr(seat.career.goals[goal], field)
            await type_into(seat, field, typed)
            assert getattr(seat.career.goals[goal], field) == kept, (field, typed)
            assert seat.mode == "rest"
            await seat.press("u")
            assert getattr(seat.career.goals[goal], field) == before, (field, typed)


REFUSED = [
    ("due", "soon", "'soon' is not a date; try 2026, 2026-03, 2026-03-04, today, fri, +2w"),
    ("due", "2026-02-30", "2026-02-30 is no day of the calendar"),
    ("stage", "half done", "'half done' is no stage; choose idea, in-progress or achieved"),
    ("let_go", "2026-03", "'2026-03' is no single day; write it as 2026-03-04, fri or +2w"),
    ("title", "", "title cannot be empty"),
    ("achieved_on", "today", "only an achieved goal has a day of achievement; move it first"),
    ("tags", "x" * 41, "41 characters are too many; at most 40 fit, shorten it"),
]
"""A field, what is typed into it, and why that is refused."""


async def test_a_wrong_value_is_refused_in_words_and_what_was_typed_stays(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        before = seat.career
        for field, typed, said in REFUSED:
            await type_into(seat, field, typed)
            assert seat.message.startswith(said), (field, typed)
            assert seat.mode == "edit"
            assert seat.field.text == typed
            assert seat.career is before
            await seat.press("escape")


async def test_a_choice_is_made_with_the_arrows_and_moves_the_card(sit, today):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("stage")
        await seat.press("e")
        assert seat.message == "stage: ↑ ↓ idea, in-progress, achieved"
        await seat.press("down", "down", "enter")
        goal = seat.find("goals", GRANTS)
        assert (goal.stage, goal.achieved_on) == ("achieved", PartialDate.of(today))
        assert "stage         achieved" in seat.text
        await seat.press("q")
        assert seat.titles("achieved")[0] == GRANTS


async def test_the_first_letter_replaces_a_choice(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("horizon")
        await seat.press("e")
        await seat.write("y")
        assert seat.field.text == "y"
        await seat.press("enter")
        assert seat.find("goals", GRANTS).horizon == "year"


async def test_enter_edits_a_fields_line_too(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("obstacle")
        await seat.press("enter")
        await seat.write("Forms")
        await seat.press("enter")
        assert seat.find("goals", GRANTS).obstacle == "Forms"


async def test_marked_steps_are_ordered_together(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        goal = seat.find("goals", STORAGE_MOVE)
        before = [step.text for step in steps_of(seat.career, goal.id)]
        await seat.to_line(lambda place: place.table == "steps")
        await seat.press("v", "v", "J")
        after = [step.text for step in steps_of(seat.career, goal.id)]
        assert after == [before[2], *before[:2], *before[3:]]
        assert seat.message == "ordered 2 steps; u undoes"


async def test_w_says_why_of_the_opened_goal_from_any_of_its_lines(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line(lambda place: place.table == "steps")
        await seat.press("w")
        assert seat.field.text == seat.find("goals", STORAGE_MOVE).why
        await seat.press("escape", "enter", "w")
        assert seat.message == "w says why of a goal; q goes back to one"


@pytest.mark.parametrize("key", ["right", "tab"])
async def test_tags_are_completed_from_those_in_use(sit, key):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("tags")
        await seat.press("e")
        await seat.write("Stor")
        await seat.press(key)
        assert seat.field.text.casefold() == "storage"
        await seat.write(", plan")
        await seat.press(key, "enter")
        assert seat.find("goals", GRANTS).tags == ("storage", "planning")


async def test_a_tag_in_another_case_takes_the_first_spelling(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await type_into(seat, "tags", "STORAGE, new, New")
        assert seat.find("goals", GRANTS).tags == ("storage", "new")


async def test_a_field_is_emptied_with_d_and_a_required_one_refuses(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("obstacle")
        await seat.press("d")
        assert seat.find("goals", STORAGE_MOVE).obstacle == ""
        assert seat.message == f"cleared obstacle of '{STORAGE_MOVE}'; u undoes"
        await seat.press("d")
        assert seat.message == "it is empty"
        await seat.press("u")
        assert seat.find("goals", STORAGE_MOVE).obstacle
        await seat.to_line("stage")
        await seat.press("d")
        assert seat.message == "stage cannot be empty"


async def test_d_on_the_title_line_deletes_the_goal_and_closes_it(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.press("d")
        assert not seat.has("goals", STORAGE_MOVE)
        assert not seat.has("steps", "Write the rollback plan")
        assert seat.message == f"deleted '{STORAGE_MOVE}'; u undoes"
        assert seat.lines[1].startswith(" Idea · 4")
        assert seat.here == SPONSOR
        await seat.press("u")
        assert seat.has("steps", "Write the rollback plan")
        assert seat.here == STORAGE_MOVE


async def test_undoing_the_card_that_is_open_closes_it(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.write("Sail")
        await seat.press("enter", "enter")
        assert seat.lines[1].startswith("▌ Sail")
        await seat.press("u")
        assert seat.lines[1].startswith(" Idea · 4")
        assert seat.app.focused is seat.view.board


async def test_a_note_takes_many_lines_and_ctrl_s_saves_it(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("note")
        await seat.press("e")
        assert seat.message == "Ctrl+s saves, Esc puts back, Ctrl+o opens the editor"
        await seat.write("One")
        await seat.press("enter")
        await seat.write("Two")
        await seat.press("ctrl+j")
        await seat.write("j? nqd")
        await seat.press("ctrl+s")
        assert seat.find("goals", GRANTS).note == "One\nTwo\nj? nqd"
        rows = [line for line in seat.lines if line.strip() in {"Two", "j? nqd"}]
        assert len(rows) == 2


async def test_an_escaped_note_comes_back_as_a_draft(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("note")
        await seat.press("e")
        await seat.write(" More.")
        await seat.press("ctrl+g")
        assert "More" not in seat.find("goals", STORAGE_MOVE).note
        await seat.press("escape", "2", "u")
        assert seat.field.text.endswith("under an hour. More.")
        await seat.press("ctrl+s")
        assert seat.find("goals", STORAGE_MOVE).note.endswith(" More.")


async def test_a_long_note_shows_its_beginning_and_says_how_much_more_there_is(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("note")
        await seat.press("e")
        await seat.paste("\n".join(f"line {number}" for number in range(20)))
        await seat.press("ctrl+s", "G")
        rows = [row.text for row in seat.view.sheet.rows]
        assert "line 7" in rows
        assert "line 8" not in rows
        assert "… 12 more lines" in rows


async def test_a_note_over_its_limit_is_refused_and_kept_in_the_field(sit):
    async with sit() as seat:
        await seat.open_goal(GRANTS)
        await seat.to_line("note")
        await seat.press("e")
        await seat.paste("x" * 10_000)
        await seat.write("!")
        await seat.press("ctrl+s")
        assert seat.message == "10,001 characters are too many; at most 10,000 fit, shorten it"
        assert len(seat.field.text) == 10_001


async def test_steps_are_added_below_the_cursor_ticked_ordered_and_dated(sit, today):
    async with sit() as seat:
        await seat.open_goal(SPONSOR)
        await seat.press("n")
        await seat.write("Ask Emre")
        await seat.press("enter", "n")
        await seat.write("Thank him")
        await seat.press("enter")

        def steps() -> list[str]:
            return [row.text for row in seat.view.sheet.rows if row.prefix]

        assert steps() == ["List who speaks in the yearly round", "Ask Emre", "Thank him"]
        assert "steps 1/3" in seat.text
        await seat.press("K")
        assert steps()[1:] == ["Thank him", "Ask Emre"]
        assert seat.here == "Thank him"
        await seat.press("J", "J")
        assert steps()[1:] == ["Ask Emre", "Thank him"]
        assert seat.message == "it stays at the end"
        await seat.press("enter")
        assert "step of Find a sponsor" in seat.text
        await type_into(seat, "due", "+2w")
        assert seat.find("steps", "Thank him").due.lo() == today + timedelta(days=14)
        await seat.press("q")
        assert "[ ] Thank him" in seat.text
        assert "due 7 Dec" in seat.text
        await seat.press("k", "v", "v", "space")
        assert seat.message == "ticked 2 steps; u undoes"
        assert seat.find("steps", "Ask Emre").done == today
        await seat.press("u")
        assert seat.find("steps", "Ask Emre").done is None


async def test_an_opened_goal_says_what_is_overdue_and_how_it_is_proved(sit):
    async with sit() as seat:
        await seat.press("l", "j", "j", "enter")
        late = next(line for line in seat.lines if "Take the practice exam" in line)
        assert late.split()[-3:] == ["overdue", "24", "Oct"]
        assert not any("overdue" in line for line in seat.lines if "[x]" in line)
        await seat.press("q", "h", "enter")
        assert "p picks entries that prove it; 2, then n logs one" in seat.text


async def test_a_steps_title_is_edited_on_its_line_and_deleted_with_d(sit):
    async with sit() as seat:
        await seat.open_goal(EXAM)
        await seat.to_line(lambda place: place.table == "steps")
        await seat.press("e")
        await seat.write(" twice")
        await seat.press("enter")
        assert seat.has("steps", "Read the guide once, without notes twice")
        await seat.press("d")
        assert not seat.has("steps", "Read the guide once, without notes twice")
        assert seat.message == "deleted 'Read the guide once, without notes twice'; u undoes"


async def test_the_sheet_walks_to_its_end_and_back(sit):
    async with sit(size=(80, 12)) as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.press("G")
        assert seat.view.place.field == "talks"
        assert "▌ Chidi Okafor: how to order the three waves" in seat.text
        await seat.press("g")
        assert seat.lines[1].startswith(f"▌ {STORAGE_MOVE}")
        for _ in range(len(seat.view.sheet.rows)):
            await seat.press("j")
            assert "▌" in seat.text


async def test_an_opened_goal_says_which_jobs_led_to_it(sit):
    async with sit(size=(80, 50)) as seat:
        await seat.open_goal(STORAGE_MOVE)
        assert " led here      Northwind · 3 entries" in seat.text
        job = seat.find("jobs", "Backend developer")
        await seat.to_line("jobs")
        await seat.press("n")
        await seat.write(job.title)
        await seat.press("enter")
        assert " led here      Tidewater Maps, then Northwind · 3 entries" in seat.text
        await seat.press("u")
        await seat.open_goal(GRANTS)
        assert "led here" not in seat.text


async def test_d_on_the_title_line_of_an_opened_step_comes_back_to_its_goal(sit):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line(lambda place: seat.career.label(place.id) == "Write the rollback plan")
        await seat.press("enter", "d")
        assert seat.message == "deleted 'Write the rollback plan'; u undoes"
        assert seat.lines[1].strip() == STORAGE_MOVE
        assert seat.here == "Rehearse the switch with Chidi"
        assert seat.view.opened == [("goals", seat.find("goals", STORAGE_MOVE).id)]
        await seat.press("u")
        assert seat.here == "Write the rollback plan"
        await seat.press("q")
        assert seat.view.opened == []


@pytest.mark.parametrize(("field", "label"), [("why", "why"), ("done_when", "done when")])
async def test_a_long_line_is_read_without_editing_it_on_three_lines_at_most(sit, field, label):
    async with sit(size=(60, 15)) as seat:
        await seat.open_goal(STORAGE_MOVE)
        words = [f"word{number}" for number in range(10, 24)]
        await seat.retype(field, " ".join(words))
        at = next(at for at, line in enumerate(seat.lines) if f"{label} " in line[:14])
        shown = " ".join(line[16:].strip() for line in seat.lines[at : at + 3])
        assert shown.split()[: len(words)] == words[: len(shown.split())] == words
        await seat.retype(field, "word " * 23)
        await seat.to_line(field)
        at = next(at for at, line in enumerate(seat.lines) if f"{label} " in line[:14])
        assert "word" in seat.lines[at + 2]
        assert not seat.lines[at + 3].startswith("     ")
