"""The offer of a backup where the file cannot be read, at the start and before anything else."""

import pytest
from tui_cases_asking import WHY, copies
from tui_seat import PatientDriver, Seat, lines

from tuiplanner.tui.restoring import RestoreApp

SIZES = {"60x15": (60, 15), "80x24": (80, 24)}


@pytest.fixture
def offer():
    """`offer(count, **counts)` gives the application that offers so many backups."""

    def offer(count=3, why=WHY, **counts):
        return RestoreApp(why, copies(count, **counts), None, driver_class=PatientDriver)

    return offer


async def pressed(app, *keys, size=(80, 24)):
    """Press keys in the offer, and return what stood on the screen before the last of them."""
    async with app.run_test(size=size, headless=False) as pilot:
        seat = Seat(app, pilot)
        await seat.settle()
        await seat.press(*keys[:-1])
        text = "\n".join(lines(app))
        await seat.press(*keys[-1:])
    return text


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_it_says_what_is_wrong_in_words_and_lists_backups_with_date_and_counts(offer, size):
    text = await pressed(offer(), "q", size=size)
    words = " ".join(text.split())
    assert "career.json is damaged at line 412, column 7" in words
    assert "3 backups that read well, the newest first: ▌ 2026-11-23 08:30:00" in words
    assert "3 jobs, 15 goals, 1 entry, 5 mentors, 12 talks" in words
    assert "Whatever is there now is kept beside it, as a .bak file." in words
    assert text.splitlines()[-1].strip() == "⏎ restore  q leave it as it is"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [(("enter",), 0), (("j", "r"), 1), (("G", "enter"), 29), (("q",), None), (("escape",), None)],
)
async def test_one_key_chooses_a_backup_or_leaves(offer, keys, chosen):
    app = offer(30)
    await pressed(app, *keys)
    assert app.chosen == (None if chosen is None else copies(30)[chosen].path)


async def test_one_backup_that_holds_nothing_is_offered_in_words(offer):
    app = RestoreApp(WHY, [copies(1)[0]._replace(counts={})], None, driver_class=PatientDriver)
    words = " ".join((await pressed(app, "q")).split())
    assert "A backup that reads well: ▌ 2026-11-23 08:30:00 ▌ no records" in words


async def test_a_name_that_would_steer_the_terminal_is_shown_as_what_it_is(offer):
    app = offer(2, "a\x1b[2J\u202eb [/] is damaged", **{"\x1b]0;x\x07": 2})
    text = await pressed(app, "q")
    assert "\x1b" not in text
    assert "a␛[2J⇄b [/] is damaged" in text
    assert "2 ␛]0;x␇" in text
