"""Themes, and terminals that have few colours or none."""

import pytest

from tuiplanner.tui import themes


@pytest.mark.parametrize("name", [theme.name for theme in themes.THEMES])
async def test_a_theme_is_chosen_in_the_palette_and_remembered(sit, name):
    async with sit(theme="light" if name == "dark" else None) as seat:
        await seat.press("colon")
        await seat.write(f"Theme: {name}")
        await seat.press("enter")
        assert seat.app.theme == name
        assert seat.app.remembered.kept == [name]
        assert seat.message == f"theme {name}, remembered"


@pytest.mark.parametrize("name", [theme.name for theme in themes.THEMES])
async def test_every_screen_can_be_drawn_in_every_theme(sit, name):
    async with sit(theme=name) as seat:
        assert seat.app.theme == name
        for keys in (("enter", "G"), ("escape", "2", "l"), ("3", "l"), ("colon",), ("escape", "f"),
                     ("escape", "f1"), ("escape", "e"), ("escape", "h", "1", "space"),
                     ("escape", "v", "slash")):  # fmt: skip
            await seat.press(*keys)
            assert seat.app.is_running
            assert seat.text.strip()


async def test_a_remembered_theme_is_the_one_to_start_with(sit):
    async with sit(theme="light") as seat:
        assert seat.app.theme == "light"


@pytest.mark.parametrize("remembered", [None, "no such theme"])
async def test_without_a_choice_it_is_dark(sit, remembered):
    async with sit(theme=remembered) as seat:
        assert seat.app.theme == "dark"


@pytest.mark.parametrize(
    ("name", "value"), [("NO_COLOR", "1"), ("TERM", "linux"), ("TERM", "vt100"), ("TERM", "vt220")]
)
async def test_a_terminal_with_few_colours_gets_an_ansi_theme(sit, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    async with sit(theme="light") as seat:
        assert seat.app.theme == "ansi-light"
    assert themes.choose(None) == "ansi-dark"
    assert themes.choose("dark") == "ansi-dark"
    assert themes.choose("ansi-light") == "ansi-light"


async def test_a_choice_that_cannot_be_remembered_holds_and_is_said(sit):
    async with sit() as seat:
        seat.app.remembered.fails = True
        await seat.press("colon")
        await seat.write("Theme: light")
        await seat.press("enter")
        assert seat.app.theme == "light"
        assert seat.message == "theme light, but not remembered: read-only file system"


async def test_an_ansi_theme_sends_the_sixteen_colours_of_the_terminal_only(sit):
    async with sit(theme="ansi-dark") as seat:
        for keys in ((), ("e",), ("escape", "enter"), ("escape", "2"), ("colon",)):
            await seat.press(*keys)
            for strip in seat.app.screen._compositor.render_strips():
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor):
                        assert colour is None or colour.triplet is None, (segment.text, colour)


async def test_where_the_cursor_is_shows_without_colour(sit):
    """In marks, not in colours alone: ▌ where keys go, ▏ where they do not."""
    async with sit(theme="ansi-dark") as seat:
        await seat.press("3", "l")
        assert any(line[0] == "▏" for line in seat.lines)
        assert any("▌" in line[20:] for line in seat.lines)


async def test_nothing_blinks_and_nothing_moves_by_itself(sit):
    async with sit() as seat:
        await seat.press("e")
        assert not seat.field.cursor_blink
        await seat.press("escape", "enter")
        await seat.to_line("note")
        await seat.press("e")
        assert not seat.field.cursor_blink
        assert seat.app.animation_level == "none"


@pytest.mark.parametrize("theme", [theme for theme in themes.THEMES if not theme.ansi])
def test_every_text_of_a_full_colour_theme_can_be_read(theme):
    variables = theme.variables
    texts = [theme.foreground, theme.primary, theme.accent, theme.error, theme.warning,
             variables["quiet"]]  # fmt: skip
    for text in texts:
        assert contrast(text, theme.background) >= 4.5, text
    assert contrast(theme.foreground, variables["cursor"]) >= 4.5
    assert contrast(variables["cursor-quiet"], variables["cursor"]) >= 4.5
    assert contrast(theme.background, theme.accent) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("size", "count"), [((40, 12), "4/3"), ((60, 15), "4/3"), ((80, 24), "4/3")]
)
async def test_a_count_over_the_limit_has_the_look_of_an_alert_at_every_width(sit, size, count):
    async with sit(size=size) as seat:
        looks = {"board--head-alert", "board--head-here-alert"}
        assert not [text for text, name in seat.view.board.pieces(0) if text and name in looks]
        await seat.press("L")
        assert [text for text, name in seat.view.board.pieces(0) if text and name in looks] == [
            count
        ]


async def test_at_40_columns_every_tab_shows_its_count(sit):
    async with sit(size=(40, 12)) as seat:
        tabs = seat.lines[1].split("  ")
        assert [tab.strip() for tab in tabs if tab.strip()] == [
            "Idea 4", "In progress 3/3", "Achieved 7",
        ]  # fmt: skip
        await seat.click(seat.lines[1].index("Achieved"), 1)
        assert seat.view.board.column == 2
