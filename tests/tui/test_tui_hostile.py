"""Text that means to do harm is shown as what it is, in every view, message and field."""

import re
import unicodedata

import pytest
from tui_decisions import decide, rate
from tui_seat import lines
from tui_wire import WireDriver

from tuiplanner.career.text import shown

MARKUP = ["x [/] y", "[red]x", "[@click=app.quit]x[/]", "[link=https://e.example]x", "$x {0} %s",
          "\\[bold]", "[/][/][/]", "a & b < c > d \"e\" 'f'"]  # fmt: skip
ESCAPES = ["\x1b[2J\x1b[31mred", "\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x07", "\x9b2J",
           "a\rb\x08c", "\x1b[?1049l", "\u2028line\u2029", "\x7f"]  # fmt: skip
INVISIBLE = ["\u202egoed yrev", "\u200b\u200b", "\u2066x\u2069", "a\u200d\u200db", "\ufeff"]
WIDE = ["日本語のとても長い題名", "👩\u200d👩\u200d👧 family", "e\u0301" * 30, "🇳🇱🇳🇱", "ﷺ" * 10]
TITLES = [*MARKUP, *ESCAPES, *INVISIBLE, *WIDE]
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def hurt(planner, first: int = 0) -> None:
    """Put a title everywhere a text can be, past every check, as a file edited by hand has it.

    The records of a table get one title after the other, beginning with the ``first``.
    """
    texts = {"goals": ["title", "why", "note", "obstacle"], "jobs": ["title", "org", "gave"],
             "mentors": ["name", "next_ask", "note"], "entries": ["text", "result"],
             "steps": ["text"], "talks": ["topics", "advice", "helped"], "promises": ["text"],
             "topics": ["text"],
             "decisions": ["question", "expect"], "options": ["name", "note"],
             "criteria": ["name"], "checkins": ["line"]}  # fmt: skip
    batch = planner.batch()
    for table, fields in texts.items():
        for number, one in enumerate(planner.career.table(table)):
            title = TITLES[(number + first) % len(TITLES)]
            batch.set(planner.career.table(table)[one], **dict.fromkeys(fields, title))
            if table in {"goals", "jobs", "entries"}:
                batch.set(planner.career.table(table)[one], tags=(title,))
    planner.commit("hurt", batch.edits)


WALKS = {
    "board": ("1", *"jLxuJe", "escape", "w", "escape", *"vdulLlGe", "enter"),
    "goal": ("1", "enter", *"jjjj", "e", "ctrl+g", *"jjjjjjjjj", "e", "ctrl+c", *"Go-q"),
    "jobs": ("2", *"jljye", "escape", *"qduj", "enter", *"Gq", "h", *"jj"),
    "mentors": ("3", *"xulj", "space", "j", "j", "enter", *"qqjj"),
    "career": ("4", *"jjjj]jjj", "enter", "q", *"jjjjjjjje", "escape", "G", "L", *"u1lp", "space"),
    "brief": ("3", "b", *"jjjjj", "space", "u", *"Ie", "escape", "t", "escape", *"qhjjjjbGyq"),
    "decisions": ("5", "l", *"jjejj", "escape", *"jjjll4", "v", *"hjd", "space", "c", *"Gejjj",
                  "escape", "g", "j", "enter", *"jyqq", "N", "escape", "n", "escape", *"hj"),
    "check-in": ("2", "l", "G", *"kkkkk", "c", "7", "escape", "e", "escape", "enter", "q"),
    "find": ("f", "down", "down", "enter", "f", *"e", "escape", "minus"),
    "others": ("colon", "escape", "f1", "escape", "slash", *"ed", "escape", "space", "3"),
}  # fmt: skip


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("first", range(0, len(TITLES), 9))
async def test_hostile_titles_are_shown_as_they_are_in_every_view_and_message(sit, walk, first):
    async with sit() as seat:
        if walk in {"decisions", "check-in"}:
            rate(seat, decide(seat), (3, 4, 5), (4, 5, 1))
            job = seat.find("jobs", "Platform engineer").id
            seat.app.planner.checkins.add(job, {"overall": "7", "line": "So so"})
        hurt(seat.app.planner, first)
        await seat.settle()
        for key in WALKS[walk]:
            await seat.press(key)
            assert seat.app.is_running, key
            assert not HARMFUL.search("".join(seat.lines)), (key, seat.lines)
            if walk in {"board", "jobs", "mentors"} and seat.mode == "rest" and seat.here:
                assert shown(seat.here)[:8].rstrip() in seat.text, (key, seat.lines)


@pytest.mark.parametrize("first", range(0, len(TITLES), 9))
async def test_no_control_byte_of_a_text_reaches_the_wire(sit, first):
    async with sit(driver=WireDriver) as seat:
        wire = seat.app._driver
        hurt(seat.app.planner, first)
        for key in (*"je", "escape", *"le", "home", "escape", *"Lu", "enter", *"jjjje", "left",
                    "escape", "q", *"2lje", "ctrl+c", *"3le", "escape", "f", "escape"):  # fmt: skip
            await seat.press(key)
        text = wire.without_its_own_codes()
        assert len(text) > 2_000
        assert not HARMFUL.search(text), ascii(HARMFUL.search(text))
        assert not [one for one in wire.commands if "owned" in one or "b3duZWQ" in one]


@pytest.mark.parametrize("title", [*MARKUP, "日本語", "e\u0301a"], ids=lambda one: ascii(one)[:24])
async def test_a_hostile_title_can_be_typed_and_is_kept_as_typed(sit, title):
    async with sit() as seat:
        await seat.press("n")
        await seat.write(title)
        await seat.press("enter")
        assert seat.titles("idea")[1] == title
        assert seat.message == f"added '{title}'; u undoes"
        assert shown(title) in seat.text


async def test_a_title_of_ten_thousand_characters_is_refused_in_words(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.paste("x" * 10_000)
        await seat.press("enter")
        assert seat.message == "10,000 characters are too many; at most 120 fit, shorten it"
        assert len(seat.field.text) == 10_000


async def test_a_title_of_nothing_visible_is_shown_as_blank(sit):
    async with sit() as seat:
        await seat.press("n")
        await seat.paste("\u200b\u200b")
        await seat.press("enter")
        assert seat.titles("idea")[1] == "\u200b\u200b"
        assert seat.lines[4].startswith("▌ (blank)")


async def test_a_refusal_that_quotes_what_was_typed_is_harmless_too(sit):
    async with sit() as seat:
        await seat.press("enter")
        await seat.to_line("mentors")
        await seat.press("e")
        await seat.paste("\u202eenodno \u2066")
        await seat.press("enter")
        assert seat.message.startswith("no mentor is called '⇄enodno ⇄'")
        assert not HARMFUL.search("".join(lines(seat.app)))


async def test_a_key_that_is_no_text_and_no_binding_does_nothing(sit):
    async with sit() as seat:
        before = seat.lines
        for key in ("f7", "insert", "ctrl+shift+a", "alt+x", "ctrl+a", "ctrl+b", "é", "日"):
            await seat.press(key)
            assert seat.app.is_running
        assert seat.lines == before
        await seat.press("e", "ctrl+u")
        for key in ("é", "日", "f7", "ctrl+a", "insert", "ß"):
            await seat.press(key)
        assert seat.field.text == "é日ß"


def test_what_is_harmful_covers_what_unicode_calls_a_control():
    for code in range(0x100):
        assert bool(HARMFUL.search(chr(code))) == (unicodedata.category(chr(code)) == "Cc")
