"""Windows of every size: one thing at a time where it is narrow, both where it is wide."""

import ast
from pathlib import Path

import pytest
from rich.cells import cell_len
from tui_cases import GRANTS, INTERN, MEETUP, STORAGE_MOVE

from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.tui import app
from tuiplanner.tui.views.fieldtexts import hint
from tuiplanner.tui.views.keys import KIND_HINT
from tuiplanner.tui.widgets.rows import Place


async def test_below_80_columns_one_stage_stands_under_its_three_names(sit):
    async with sit(size=(60, 15)) as seat:
        assert seat.lines[1].startswith(" Idea · 4   In progress · 3/3   Achieved · 7 ")
        assert seat.lines[2].startswith(f"▌ {GRANTS}")
        assert STORAGE_MOVE not in seat.text
        await seat.press("l")
        assert seat.lines[2].startswith(f"▌ {STORAGE_MOVE}")
        assert GRANTS not in seat.text
        await seat.press("L")
        assert seat.find("goals", STORAGE_MOVE).stage == "achieved"
        assert f"▌ {STORAGE_MOVE}" in seat.text
        await seat.click(5, 1)
        assert f"▌ {GRANTS}" in seat.text


async def test_at_80_columns_all_three_stages_stand_side_by_side(sit):
    async with sit(size=(80, 15)) as seat:
        assert all(title in seat.lines[2] for title in (GRANTS, STORAGE_MOVE, MEETUP))


async def test_below_160_the_goal_stands_over_the_board(sit):
    async with sit(size=(159, 24)) as seat:
        await seat.press("enter")
        assert "Idea · 4" not in seat.text


async def test_from_160_the_goal_stands_beside_the_board_and_follows_its_cursor(sit):
    async with sit(size=(160, 24)) as seat:
        await seat.press("enter")
        assert "Idea · 4" in seat.lines[1]
        assert f"▌ {GRANTS}" in seat.lines[1]
        await seat.press("tab", "j")
        assert f"▏ {INTERN}" in seat.lines[1]
        assert f"▌ {INTERN}" in seat.text
        await seat.press("L")
        assert "in progress · since 23 Nov" in seat.text
        await seat.press("enter", "escape")
        assert not seat.view.opened
        assert seat.here == INTERN


async def test_enter_on_the_board_beside_an_open_goal_opens_it_once(sit):
    async with sit(size=(160, 24)) as seat:
        await seat.press("enter", "tab", "j", "enter")
        assert seat.view.opened == [("goals", seat.find("goals", INTERN).id)]
        await seat.press("q", "q")
        assert not seat.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (160, 24)])
async def test_that_there_is_no_next_step_is_said_once(sit, size):
    async with sit(size=size, demo=False) as seat:
        await seat.press("n")
        await seat.write("Sail")
        await seat.press("enter", "L", "ctrl+l")
        assert seat.lines[-2].startswith(" no next step: Enter opens the goal, n writes one")
        await seat.press("enter")
        assert "n writes the next step" in seat.text
        assert not seat.lines[-2].strip()
        await seat.press("escape")
        assert seat.lines[-2].startswith(" no next step: Enter opens the goal, n writes one")


async def test_the_filter_is_not_offered_where_a_goal_hides_the_board(sit):
    async with sit() as seat:
        await seat.press("enter")
        assert "/ filter" not in seat.footer
        await seat.press("slash")
        assert seat.mode == "rest"
    async with sit(size=(160, 24)) as seat:
        await seat.press("enter")
        assert "/ filter" in seat.footer


@pytest.mark.parametrize(
    ("number", "first", "inside"),
    [("2", "Platform engineer", "organisation  Northwind"), ("3", "Dora Weiss", "next ask")],
)
async def test_below_80_columns_one_pane_is_shown_at_a_time(sit, number, first, inside):
    async with sit(size=(60, 15)) as seat:
        await seat.press(number)
        assert seat.lines[1].startswith(f"▌ {first}")
        assert inside not in seat.text
        await seat.press("enter")
        assert inside in seat.text
        assert len(seat.view.list.rows) > 1
        assert seat.app.focused is seat.view.sheet
        await seat.press("q")
        assert seat.app.focused is seat.view.list
        assert inside not in seat.text
        await seat.press("tab")
        assert inside in seat.text


async def test_an_entry_is_logged_and_a_job_added_in_a_narrow_window(sit):
    async with sit(size=(60, 15)) as seat:
        await seat.press("2", "n", "w")
        await seat.write("Small screen")
        assert "win      Small screen" in seat.text
        await seat.press("enter")
        assert seat.has("entries", "Small screen")
        await seat.press("N")
        await seat.write("Keeper")
        assert any(line.startswith("▏ Keeper") for line in seat.lines)
        await seat.press("enter")
        assert seat.has("jobs", "Keeper")


@pytest.mark.parametrize("size", [(29, 24), (80, 5), (10, 2), (1, 1)])
async def test_a_window_too_small_says_what_would_do_and_comes_back_as_it_was(sit, size):
    async with sit() as seat:
        await seat.press("j")
        before = seat.lines
        await seat.resize(*size)
        assert "too small: 30x6 at least"[: size[0] - 1] in seat.lines[0]
        await seat.resize(80, 24)
        assert seat.lines == before
        await seat.press("j")
        assert seat.here == "Try a month as team lead"


async def test_an_open_edit_survives_a_window_that_was_too_small(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.resize(20, 3)
        await seat.resize(80, 24)
        await seat.write("?")
        await seat.press("enter")
        assert seat.titles("idea")[0] == f"{GRANTS}!?"


@pytest.mark.parametrize("size", [(20, 3), (1, 1)])
async def test_what_is_typed_while_the_window_is_too_small_keeps_its_meaning(sit, size):
    async with sit() as seat:
        await seat.press("e")
        await seat.resize(*size)
        await seat.write("!")
        await seat.paste("?")
        await seat.press("enter", "j", "L", "2", "n", "w")
        await seat.write("Won in the dark")
        await seat.press("f1", "escape")
        await seat.resize(80, 24)
        assert seat.titles("idea")[0] == f"{GRANTS}!?"
        assert seat.find("goals", INTERN).stage == "in-progress"
        assert "win      Won in the dark" in seat.text
        await seat.press("enter")
        assert seat.has("entries", "Won in the dark")


KEYS = (
    "j", "l", "space", "l", "enter", "enter", "j", "e", "escape", "n", "x", "escape", "q", "v",
    "slash", "o", "enter", "escape", "2", "l", "G", "N", "y", "enter", "n", "f", "z", "enter", "3",
    "ctrl+d", "l", "j", "e", "ctrl+o", "u", "f", "a", "down", "escape", "i", "escape", "R", "X",
    "question_mark", "escape", "1",
)  # fmt: skip


@pytest.mark.parametrize("size", [(29, 5), (1, 1), (200, 1)])
async def test_no_key_fails_in_any_window_however_small(sit, size, monkeypatch):
    monkeypatch.setenv("EDITOR", "true")
    async with sit() as seat:
        await seat.resize(*size)
        for key in KEYS:
            await seat.press(key)
        await seat.resize(80, 24)
        assert "too small" not in seat.text
        assert seat.footer.endswith("? help")


@pytest.mark.parametrize("keys", [("e",), ("enter", "j", "e"), ("2", "l", "j", "e"), ("3", "N")])
async def test_an_open_edit_stays_on_its_line_through_any_resize(sit, keys):
    async with sit() as seat:
        await seat.press(*keys, "ctrl+u")
        await seat.write("Zebra")
        for size in ((60, 15), (200, 50), (79, 24), (160, 24), (30, 6), (80, 24)):
            await seat.resize(*size)
            assert seat.field is not None, size
            assert seat.field.text == "Zebra"
            assert "Zebra" in seat.text, size
            line = next(line for line in seat.lines if "Zebra" in line)
            assert "▏" in line, size


@pytest.mark.parametrize(
    "keys", [(), ("enter",), ("2",), ("2", "l"), ("3", "l"), ("colon",), ("f1",)]
)
async def test_a_burst_of_resizes_leaves_a_whole_screen(sit, keys):
    async with sit() as seat:
        await seat.press(*keys)
        before = seat.lines
        for size in ((100, 30), (59, 12), (161, 40), (30, 6), (80, 24)):
            await seat.pilot.resize_terminal(*size)
        await seat.settle()
        assert seat.lines == before


async def test_no_line_is_ever_wider_than_the_window(sit):
    async with sit() as seat:
        for keys in ((), ("enter",), ("escape", "2"), ("3", "l"), ("f1",)):
            await seat.press(*keys)
            for width in (30, 79, 160):
                await seat.resize(width, 12)
                assert {len(line) for line in seat.lines} == {width}


LONG = "Write the storage guide that nobody else has the time to write"


async def test_at_60_columns_what_a_key_did_names_the_keys_that_follow(sit):
    async with sit(size=(60, 15)) as seat:
        await seat.press("n")
        await seat.write(LONG)
        for key, said in (
            ("enter", "added 'Write the storage guide that nobody els…'; u undoes"),
            ("L", "moved 'Write the st…' to in progress; u undoes; w adds why"),
            ("u", "undid: move 'Write the storage guide that…' to in progress"),
        ):
            await seat.press(key)
            assert seat.lines[-2].strip() == said


async def test_a_refusal_is_said_whole_on_as_many_lines_as_it_takes(sit):
    async with sit(size=(60, 15)) as seat:
        await seat.press("2", "l")
        await seat.to_line("end")
        await seat.press("e")
        await seat.write("some time soon")
        await seat.press("enter")
        assert "'some time soon' is not a date" in seat.message
        assert len(seat.message_lines) > 1
        shown = " ".join(line.strip() for line in seat.message_lines)
        assert shown == seat.message
        assert any("some time soon" in line for line in seat.lines[: -1 - len(seat.message_lines)])
        await seat.press("escape", "j")
        assert len(seat.message_lines) == 1


@pytest.mark.parametrize("size", [(60, 15), (30, 6)])
async def test_a_line_edited_at_the_bottom_stays_in_sight_beside_a_long_refusal(sit, size):
    async with sit(size=size) as seat:
        await seat.press("enter", "G", "e")
        await seat.write("x" * 121)
        await seat.press("enter")
        assert seat.mode == "edit"
        assert "too many" in seat.message
        assert any("xxxx" in line for line in seat.lines[1 : -1 - len(seat.message_lines)])


def said_constants() -> list[str]:
    """Every text that the screen says as it stands in its code."""
    found: list[str] = []
    for path in Path(app.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in {"say", "do"}:
                found += [
                    one.value
                    for argument in call.args
                    for one in ast.walk(argument)
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                ]
    return found


def test_no_message_of_the_screen_is_wider_than_60_columns_hold():
    texts = [*said_constants(), KIND_HINT]
    assert len(texts) > 30
    assert [text for text in texts if cell_len(text) > 58] == []


def test_no_hint_of_a_field_is_wider_than_60_columns_hold():
    hints = [
        hint(Place(table, 1, name), note=field.kind == "note")
        for table, kind in RECORDS.items()
        for name, field in fields_of(kind).items()
    ]
    assert len(hints) > 50
    assert [hint for hint in hints if cell_len(hint) > 58] == []
