"""What stands on the screen is what would be drawn anew: no line is left behind by any key.

Widgets repaint only the lines a key changes, so a line forgotten would stay as it was.
"""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tui_seat import lines

KEYS = st.one_of(
    st.sampled_from(
        [*"jkhlgGHLJKnedxvquUNpwfEyo1234]P", "enter", "space", "escape", "slash", "full_stop",
         "minus", "tab", "ctrl+d", "ctrl+u", "ctrl+s", "colon", "question_mark", "f1", "ctrl+g"]
    ),
    st.sampled_from(["a", "o", "backspace", "left", "right", "up", "down", "home", "end"]),
)  # fmt: skip
SIZES = st.sampled_from([(80, 24), (60, 15), (160, 30), (80, 10), (30, 6)])
STEP = st.one_of(KEYS, KEYS, KEYS, KEYS, KEYS, KEYS, SIZES)


def fresh_lines(app) -> list[str]:
    """Return what the screen shows when every widget draws every line anew."""
    for screen in app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            widget._styles_cache.clear()
    return lines(app)


@pytest.fixture
def no_editor(monkeypatch):
    monkeypatch.setenv("EDITOR", "true")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=SIZES, steps=st.lists(STEP, max_size=40))
def test_after_any_keys_the_screen_is_as_if_drawn_anew(sit, no_editor, tmp_path, size, steps):
    async def walk() -> None:
        (tmp_path / "career.json").unlink(missing_ok=True)
        async with sit(size=size) as seat:
            for number, step in enumerate(steps):
                if isinstance(step, tuple):
                    await seat.resize(*step)
                elif step != "q" or seat.mode != "rest" or seat.view.opened or seat.modal:
                    await seat.press(step)
                assert seat.app.is_running, steps[: number + 1]
                await seat.saved()
                assert lines(seat.app) == fresh_lines(seat.app), steps[: number + 1]

    asyncio.run(walk())


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_what_is_found_in_a_view_seen_before_is_drawn_where_it_is_now(sit, size):
    async with sit(size=size) as seat:
        await seat.press("2", "3", "1")
        for text in ("Best field map", "Gita", "on-call handb", "Sound tech"):
            await seat.press("f")
            await seat.write(text)
            await seat.press("enter")
            assert lines(seat.app) == fresh_lines(seat.app), text
            assert seat.here[:4] in seat.text


async def test_a_narrow_list_shows_what_was_renamed_while_it_was_out_of_sight(sit):
    async with sit(size=(60, 15)) as seat:
        await seat.press("3", "l", "e", *"!", "enter", "q")
        assert seat.lines[1].startswith("▌ Dora Weiss!")


@pytest.mark.parametrize("keys", ["2jjl", "3l", "1"])
async def test_a_view_shown_again_shows_what_has_changed_meanwhile(sit, keys):
    async with sit() as seat:
        await seat.press(*"2l1", *"3l1", *keys)
        for table, field in (("goals", "title"), ("jobs", "title"), ("mentors", "name")):
            for one in list(seat.career.table(table))[:3]:
                seat.app.planner.records.set_texts(table, one, {field: f"New {one}"})
        for view in "123":
            await seat.press(view)
            assert lines(seat.app) == fresh_lines(seat.app)
