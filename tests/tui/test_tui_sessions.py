"""Two sessions on one file: what the other does shows up, and nothing typed is lost."""

import json

import pytest
from tinydb import TinyDB
from tui_cases import GRANTS, INTERN, SPONSOR, STORAGE_MOVE
from tui_seat import Clock, data_file

from tuiplanner.planner.drafts import Draft, Origin
from tuiplanner.planner.session import direct


@pytest.fixture
def elsewhere(tmp_path, today):
    """A planner on the same file, as a command or another session has it; saves at once."""

    def open_elsewhere():
        clock = Clock(today)
        datafile = data_file(tmp_path / "career.json", tmp_path / "elsewhere", clock)
        return direct(datafile, now=clock.now, today=clock.today)

    return open_elsewhere


async def test_what_another_session_adds_shows_up_by_itself(sit, elsewhere):
    async with sit() as seat:
        elsewhere().goals.add({"title": "From elsewhere"})
        await seat.until(lambda: seat.has("goals", "From elsewhere"), "the other's card")
        assert "From elsewhere" in seat.text
        assert "Idea · 5" in seat.lines[1]
        assert seat.here == GRANTS  # the cursor stays on its record, not on its line
        assert seat.lines[4].startswith(f"▌ {GRANTS}")


async def test_an_open_edit_stays_on_its_record_when_lines_move(sit, elsewhere):
    async with sit() as seat:
        await seat.press("j", "e")
        await seat.write("!")
        elsewhere().goals.add_many(["One", "Two"], "idea")
        await seat.until(lambda: seat.has("goals", "Two"), "the other's cards")
        assert seat.lines[8].startswith(f"▏ {INTERN}!")
        await seat.write("?")
        await seat.press("enter")
        assert INTERN + "!?" in seat.titles("idea")
        assert seat.has("goals", GRANTS)


@pytest.mark.parametrize("keys", [("l", "j", "e"), ("e",)])
async def test_an_open_edit_in_a_sheet_or_list_stays_on_its_record(sit, elsewhere, keys):
    async with sit() as seat:
        person = seat.find("mentors", "Chidi Okafor").id
        await seat.press("3", "j", *keys, "ctrl+u")
        await seat.write("Zebra")
        before = next(line.index("Zebra") for line in seat.lines if "Zebra" in line)
        other = elsewhere()
        _, talk = other.mentors.log_talk(seat.find("mentors", "Dora Weiss").id, "elsewhere")
        await seat.until(lambda: talk in seat.career.talks, "the other's talk")
        assert seat.mode == "edit"
        line = next(line for line in seat.lines if "Zebra" in line)
        assert line.index("Zebra") == before
        assert "▏" in line[:before]
        await seat.press("enter")
        row = seat.career.rows["mentors"][person]
        assert "Zebra" in (row["next_ask"], row["name"])


GONE = "this goal was deleted elsewhere; ⏎ brings it back, Esc keeps the text"


async def test_a_record_deleted_elsewhere_while_it_is_edited_becomes_a_draft(sit, elsewhere):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.press("e", "ctrl+u")
        await seat.write("Precious words")
        elsewhere().records.delete([("goals", goal)])
        await seat.until(lambda: goal not in seat.career.goals, "the deletion")
        assert seat.message == GONE
        await seat.write("!")  # keys under way go into the text, not into commands
        assert seat.field.text == "Precious words!"
        await seat.press("escape")
        assert seat.app.focused is seat.view.board
        await seat.press("u")
        assert seat.message == "its record is gone; typed was: Precious words!"
        await seat.press("D")
        assert "Reopen: Precious words!" in seat.text


SAVES = "⏎ saves, Esc puts back"


@pytest.mark.parametrize("opened", [(), ("enter",)])
async def test_what_was_said_of_a_deletion_goes_once_it_is_undone_elsewhere(sit, elsewhere, opened):
    async with sit() as seat:
        goal, other = seat.find("goals", GRANTS).id, elsewhere()
        await seat.press(*opened, "e")
        await seat.write("!")
        other.records.delete([("goals", goal)])
        await seat.until(lambda: goal not in seat.career.goals, "the deletion")
        assert seat.message == GONE
        other.undo()
        await seat.until(lambda: goal in seat.career.goals, "the goal again")
        hidden = "its line is not shown now; ⏎ saves, Esc keeps the text"
        assert seat.message == (hidden if opened else SAVES)
        assert seat.field.text == f"{GRANTS}!"
        await seat.press("enter")
        assert seat.career.goals[goal].title == f"{GRANTS}!"
        assert not seat.app.planner.conflicts.count


async def test_what_was_said_of_another_text_goes_once_it_is_undone_elsewhere(sit, elsewhere):
    async with sit() as seat:
        goal, other = seat.find("goals", GRANTS).id, elsewhere()
        await seat.press("e")
        other.records.set_texts("goals", goal, {"title": "Theirs"})
        await seat.until(lambda: seat.career.goals[goal].title == "Theirs", "the other's title")
        assert "is now 'Theirs' elsewhere" in seat.message
        other.undo()
        await seat.until(lambda: seat.career.goals[goal].title == GRANTS, "the title again")
        assert seat.message == SAVES


@pytest.mark.parametrize("opened", [(), ("enter",)])
async def test_a_record_deleted_elsewhere_comes_back_whole_with_what_is_typed(
    sit, elsewhere, opened
):
    async with sit() as seat:
        goal = seat.find("goals", STORAGE_MOVE)
        steps = [one for one in seat.career.steps.values() if one.goal == goal.id]
        await seat.to_goal(STORAGE_MOVE)
        await seat.press(*opened, "e")
        await seat.write("!")
        typed = seat.field.text
        field = seat.view.editor.edit.place.field or "title"
        elsewhere().records.delete([("goals", goal.id)])
        await seat.until(lambda: goal.id not in seat.career.goals, "the deletion")
        assert seat.message == GONE
        await seat.press("enter")
        await seat.saved()
        await seat.until(lambda: steps[0].id in seat.career.steps, "what belonged to it")
        path = seat.app.session.path
        row = json.loads(path.read_bytes())["goals"][str(goal.id)]
        assert row == {**goal.to_row(), field: typed, "updated": row["updated"]}
        assert {one.id for one in steps} <= seat.career.steps.keys()
        assert not seat.app.planner.conflicts.count
        await seat.until(lambda: "was brought back" in seat.message, "the notice of the merge")


@pytest.mark.parametrize("keys", [("e",), ("enter", "e"), ("w",), ("enter", "w")])
async def test_a_field_changed_elsewhere_while_it_is_open_keeps_both_texts(sit, elsewhere, keys):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.press(*keys, "ctrl+u")
        await seat.write("Mine")
        field = seat.view.editor.edit.place.field or "title"
        elsewhere().records.set_texts("goals", goal, {field: "Theirs"})
        await seat.until(lambda: seat.career.rows["goals"][goal][field] == "Theirs", "the other's")
        assert seat.message == (
            f"the {field} is now 'Theirs' elsewhere; ⏎ keeps both, Esc leaves that"
        )
        assert seat.field.text == "Mine"
        await seat.press("enter")
        assert seat.message == "changed elsewhere too: both kept, C settles it; u undoes"
        await seat.saved()
        assert "≠ 1 conflict" in seat.lines[0]
        career = json.loads(seat.app.session.path.read_bytes())
        [conflict] = career["conflicts"].values()
        both = {career["goals"][str(goal)][field], conflict["other"]}
        assert both == {"Mine", "Theirs"}
        await seat.press("C")
        assert {one for one in both if one in seat.text} == both
        await seat.press("escape", "u")
        assert seat.career.rows["goals"][goal][field] == "Theirs"
        assert not seat.app.planner.conflicts.count


async def test_what_a_dead_session_typed_keeps_both_where_the_field_is_another_now(sit):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        assert await seat.view.resume(Origin("field", "goals", goal, "title"), "Mine", "As it was")
        await seat.settle()
        assert seat.message.startswith(f"the title is now '{GRANTS}' elsewhere")
        await seat.press("enter")
        [conflict] = seat.app.planner.conflicts.open()
        assert {conflict.shown, conflict.other} == {"Mine", GRANTS}


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_field_nothing_was_typed_in_leaves_what_was_set_elsewhere(sit, elsewhere, key):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.press("e")
        elsewhere().records.set_texts("goals", goal, {"title": "Theirs"})
        await seat.until(lambda: seat.career.goals[goal].title == "Theirs", "the other's title")
        await seat.press(key)
        assert seat.message == "left as it was"
        await seat.saved()
        assert seat.career.goals[goal].title == "Theirs"


async def test_a_draft_put_aside_before_the_other_saved_keeps_both_as_well(sit, elsewhere):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.press("e", "ctrl+u")
        await seat.write("Mine")
        await seat.press("escape")
        elsewhere().records.set_texts("goals", goal, {"title": "Theirs"})
        await seat.until(lambda: seat.career.goals[goal].title == "Theirs", "the other's title")
        await seat.press("u")
        assert "is now 'Theirs' elsewhere" in seat.message
        await seat.press("enter")
        [conflict] = seat.app.planner.conflicts.open()
        assert {conflict.shown, conflict.other} == {"Mine", "Theirs"}


async def test_a_goal_deleted_elsewhere_while_it_is_open_closes(sit, elsewhere):
    async with sit() as seat:
        await seat.open_goal(STORAGE_MOVE)
        goal = seat.find("goals", STORAGE_MOVE).id
        elsewhere().records.delete([("goals", goal)])
        await seat.until(lambda: goal not in seat.career.goals, "the deletion")
        assert not seat.view.opened
        assert "In progress · 2/3" in seat.lines[1]
        await seat.press("j")
        assert seat.view.place is not None


async def test_a_card_carried_while_it_is_deleted_elsewhere_is_gone_from_the_hand(sit, elsewhere):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.press("space", "l")
        elsewhere().records.delete([("goals", goal)])
        await seat.until(lambda: goal not in seat.career.goals, "the deletion")
        assert seat.mode == "rest"
        await seat.press("enter", "q")
        assert seat.app.is_running


async def test_a_card_being_carried_stays_in_the_hand_when_others_move(sit, elsewhere):
    async with sit() as seat:
        await seat.press("space", "l", "j")
        elsewhere().goals.add({"title": "From elsewhere", "stage": "in-progress"})
        await seat.until(lambda: seat.has("goals", "From elsewhere"), "the other's card")
        assert seat.mode == "grab"
        await seat.press("enter")
        assert GRANTS in seat.titles("in-progress")
        assert len(seat.titles("in-progress")) == 5


async def test_two_applications_on_one_file_lose_nothing(sit):
    async with sit() as one, sit() as other:
        for number in range(10):
            for seat, name in ((one, "one"), (other, "other")):
                seat.burst("n", *f"{name} {number}", "enter", "j")
                await seat.settle()
        await one.saved()
        await other.saved()
        wanted = {f"{name} {number}" for name in ("one", "other") for number in range(10)}
        for seat in (one, other):
            await seat.until(
                lambda seat=seat: wanted <= {goal.title for goal in seat.career.goals.values()},
                "every card in both",
            )
        assert one.career.rows["goals"] == other.career.rows["goals"]
        with TinyDB(one.app.session.path) as plain:
            assert wanted <= {goal["title"] for goal in plain.table("goals").all()}


async def test_edits_of_different_fields_of_one_record_are_both_kept(sit, elsewhere):
    async with sit() as seat:
        goal = seat.find("goals", SPONSOR).id
        other = elsewhere()
        await seat.press("l", "j", "e")
        await seat.write("!")
        other.records.set_texts("goals", goal, {"due": "2027-01"})
        await seat.press("enter")
        await seat.saved()
        await seat.until(lambda: seat.career.goals[goal].due is not None, "the other's due date")
        assert seat.career.goals[goal].title == f"{SPONSOR}!"
        row = json.loads(seat.app.session.path.read_bytes())["goals"][str(goal)]
        assert (row["title"], row["due"]) == (f"{SPONSOR}!", "2027-01")


async def test_undoing_what_another_session_has_changed_since_is_refused_in_words(sit, elsewhere):
    async with sit() as seat:
        goal = seat.find("goals", GRANTS).id
        await seat.press("e")
        await seat.write("!")
        await seat.press("enter")
        await seat.saved()
        elsewhere().records.set_texts("goals", goal, {"title": "Theirs"})
        await seat.until(lambda: seat.career.goals[goal].title == "Theirs", "the other's title")
        await seat.press("u")
        assert "was changed since" in seat.message
        assert seat.career.goals[goal].title == "Theirs"


@pytest.mark.parametrize("what", ["talk", "option"])
async def test_a_draft_in_a_view_that_was_not_shown_yet_stands_on_its_line(sit, what):
    table, title = {
        "talk": ("mentors", "Ana Duarte"),
        "option": ("decisions", "Take the offer from Open Shelf?"),
    }[what]  # fmt: skip
    async with sit() as seat:
        origin = Origin(what, table, seat.find(table, title).id)
        kept = Draft(origin, "", "what next", "2026-11-23T08:00:00Z")
        seat.app.home.waiting.add(seat.app.home.waiting.resuming(kept))
        await seat.press("u")
        assert seat.field.text == "what next"
        assert seat.field.region == seat.view.editor.edit.region().translate(
            seat.view.region.offset
        )
