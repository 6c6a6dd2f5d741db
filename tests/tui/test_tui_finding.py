"""Finding one's way: find, the palette, help, the footer."""

import pytest
from tui_cases import GRANTS, HANDBOOK

from tuiplanner.tui.numbered import SHOWN
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.widgets.keys import key_name


async def choose(seat, key: str, text: str) -> None:
    await seat.press(key)
    await seat.write(text)
    await seat.press("enter")


FOUND = [
    ("on-call handb", "goals", HANDBOOK),
    ("Write the rollback", "steps", "Write the rollback plan"),
    ("Sound tech", "jobs", "Sound technician"),
    ("Best field map", "entries", "Best field map of the year"),
    ("Gita", "mentors", "Gita Rao"),
    ("on-call and sleep", "talks", "on-call and sleep"),
    ("Lend me the", "promises", "Lend me the rehearsal script"),
    ("data team", "goals", "Move to the data team"),
    ("On-call alone", "entries", "On-call alone for three weeks"),
]
"""A few letters, and the record they find."""


async def test_f_finds_any_record_by_a_few_letters_and_goes_there(sit):
    async with sit() as seat:
        for text, table, title in FOUND:
            await seat.press("f")
            await seat.write(text)
            assert title in seat.lines[4]
            await seat.press("enter")
            assert (seat.view.place.table, seat.here) == (table, title)
            assert "▌" in seat.text


async def test_after_find_minus_comes_back(sit):
    async with sit() as seat:
        await seat.press("l", "j")
        here = seat.here
        await choose(seat, "f", "Gita")
        await seat.press("minus")
        assert seat.here == here
        assert seat.view.TABLE == "goals"


async def test_find_counts_its_hits_and_says_when_there_are_none(sit):
    async with sit() as seat:
        await seat.press("f")
        titled = [getattr(one, one.TITLE) for t in SHOWN for one in seat.career.table(t).values()]
        count = sum(map(bool, titled))
        assert seat.lines[3].rstrip(" │").endswith(f" {count}")
        await seat.write("qqqq")
        assert "nothing like that" in seat.text
        await seat.press("enter")
        assert seat.modal is None
        assert seat.here == GRANTS


async def test_find_lists_what_was_changed_last_first(sit):
    async with sit() as seat:
        await seat.press("j", "e")
        await seat.write("!")
        await seat.press("enter", "g", "e")
        await seat.write("?")
        await seat.press("enter", "f")
        assert [choice.text for choice in seat.modal._choices[:2]] == [
            f"{GRANTS}?", "Teach the intern!",
        ]  # fmt: skip
        assert f"{GRANTS}?" in seat.lines[4]


async def test_find_lists_what_has_a_name_and_no_more_than_a_hundred(sit):
    async with sit() as seat:
        planner = seat.app.planner
        planner.goals.add_many([f"Goal {number}" for number in range(120)], "idea", below=None)
        batch = planner.batch()
        batch.set(seat.find("goals", GRANTS), title="\x1b[2J red")
        batch.set(next(iter(seat.career.talks.values())), topics="")
        planner.commit("edit", batch.edits)
        await seat.press("f")
        texts = [choice.text for choice in seat.modal._choices]
        assert "␛[2J red" in texts
        assert all(texts)
        assert len(seat.modal._list.rows) == 100


async def test_the_arrows_choose_among_hits(sit):
    async with sit() as seat:
        await seat.press("f")
        await seat.write("the")
        second = seat.lines[5].strip(" │▏")
        await seat.press("down")
        assert seat.lines[5].strip(" │").startswith("▏")
        await seat.press("down", "up", "enter")
        assert seat.here[:30] == second[:30]


@pytest.mark.parametrize(
    ("at", "text", "effect"),
    [
        ("", "stage on the right", lambda seat: seat.find("goals", GRANTS).stage == "in-progress"),
        ("", "card or step down", lambda seat: seat.titles("idea")[1] == GRANTS),
        ("", "Edit the line", lambda seat: seat.mode == "edit"),
        ("", "Add here", lambda seat: seat.mode == "edit"),
        ("", "Pick the card", lambda seat: seat.mode == "grab"),
        ("", "Let a goal go", lambda seat: seat.find("goals", GRANTS).let_go is not None),
        ("", "Delete, unlink", lambda seat: not seat.has("goals", GRANTS)),
        ("", "Mark several", lambda seat: len(seat.view.board.marks) == 1),
        ("", "Go to the next card", lambda seat: seat.here == "Teach the intern"),
        ("", "Go to Jobs", lambda seat: seat.view.TABLE == "jobs"),
        ("", "Find any record", lambda seat: seat.modal is not None),
        ("", "Help for", lambda seat: isinstance(seat.modal, HelpScreen)),
        ("", "Undo the last", lambda seat: seat.message == "nothing to undo"),
        ("2", "Add a job", lambda seat: seat.mode == "edit"),
        ("2", "Go into the record", lambda seat: seat.app.focused is seat.view.sheet),
        ("3", "what I promised", lambda seat: seat.mode == "edit"),
    ],
)
async def test_the_palette_runs_what_it_names(sit, at, text, effect):
    async with sit() as seat:
        await seat.press(*at)
        await choose(seat, "colon", text)
        assert effect(seat), seat.text


async def test_the_palette_offers_every_command_of_the_place_with_its_keys_and_the_themes(sit):
    async with sit() as seat:
        await seat.press("ctrl+p")
        texts = {(one.text, one.quiet) for one in seat.modal._choices}
        assert ("Move the card to the stage on the right", "L > Shift+→") in texts
        assert {f"Theme: {name}" for name in ("dark", "light", "ansi-dark", "ansi-light")} <= {
            text for text, _ in texts
        }
        bindings = [active.binding for active in seat.app.home.active_bindings.values()]
        wanted = {one.tooltip or one.description.capitalize() for one in bindings}
        wanted.discard("Every command by name")
        assert wanted <= {text for text, _ in texts}


async def test_help_is_of_what_has_the_focus(sit):
    async with sit() as seat:
        await seat.press("question_mark")
        texts = [row.text for row in seat.modal._rows]
        assert "On the board" in texts
        assert "Move the card to the stage on the right" in texts
        await seat.press("escape", "2", "question_mark")
        texts = [row.text for row in seat.modal._rows]
        assert "On the board" not in texts
        assert "Add a job to the list" in texts
        await seat.press("G")
        assert "Help for what has the focus" in seat.text


@pytest.mark.parametrize(
    ("keys", "first"),
    [(("space",), "While a card is carried"),
     (("2", "n"), "Kinds of entry"), (("slash",), "While filtering")],
)  # fmt: skip
async def test_what_keys_mean_only_now_comes_first_in_the_help(sit, keys, first):
    async with sit() as seat:
        await seat.press(*keys, "f1")
        assert next(row.text for row in seat.modal._rows if row.look == "head") == first


async def test_f1_while_editing_explains_the_field_and_leaves_it_open(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.press("f1")
        assert "In the field" in seat.text
        assert "Delete the word to the left" in seat.text
        await seat.press("question_mark")
        assert seat.mode == "edit"
        await seat.write("?")
        assert seat.field.text == f"{GRANTS}!?"


async def test_the_help_of_the_board_ends_with_its_signs(sit):
    async with sit() as seat:
        await seat.press("question_mark", "G")
        assert any("claim  " in line and "no entry proves" in line for line in seat.lines)
        await seat.press("escape", "2", "question_mark", "G")
        assert "no entry proves" not in seat.text


async def test_no_key_in_the_help_is_cut(sit):
    async with sit() as seat:
        for mode in ("e", "ctrl+g", "2", "3", "f", "escape", "i"):
            await seat.press(mode, "f1")
            for row in seat.modal._rows:
                assert len(row.label) <= seat.modal._list._label_width, row.label
            labels = " ".join(row.label for row in seat.modal._rows)
            for key, active in seat.app.screen_stack[-2].active_bindings.items():
                assert not active.binding.id or key_name(key) in labels.split(" "), key
            await seat.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_no_word_of_the_help_is_cut(sit, size):
    async with sit(size=size) as seat:
        await seat.press("question_mark")
        rows, shown = seat.modal._rows, seat.modal._list.rows
        assert " ".join(" ".join(row.text for row in shown).split()) == " ".join(
            row.text for row in rows if row.text
        )
        room = seat.modal._list.size.width
        assert all(len(row.text) < room - 16 for row in shown if row.label)
        await seat.resize(40, 15)
        assert len(seat.modal._list.rows) > len(shown)


async def test_the_footer_holds_whole_entries_and_ends_in_help_at_every_width(sit):
    async with sit(size=(200, 24)) as seat:
        for keys in ("", "enter", "escape space", "escape slash", "escape 2", "n", "escape 3", "l"):
            await seat.press(*keys.split())
            assert seat.footer.endswith("F1 help" if keys.endswith("slash") else "? help")
            check_footers(seat)


async def test_the_footer_of_an_open_edit_ends_in_f1_help_at_every_width(sit):
    async with sit(size=(200, 24)) as seat:
        for keys in ("e", "escape 2 n w", "escape 3 N"):
            await seat.press(*keys.split())
            assert seat.footer.endswith("F1 help")
            check_footers(seat)


def check_footers(seat) -> None:
    footer = seat.app.home._footer
    wide = seat.footer.split("  ")
    ends = wide[-1]
    assert ends.strip() in {"? help", "F1 help"}
    for width in range(30, 201):
        text = "".join(piece for piece, _ in type(footer).pieces(Narrowed(footer, width), 0))
        assert len(text) <= width, (width, text)
        entries = text.strip().split("  ")
        assert entries[-1].strip() == ends.strip(), (width, text)
        for shown, full in zip(entries[:-1], wide, strict=False):
            assert shown.strip() == full.strip(), (width, text)


class Narrowed:
    """A footer as it would be at another width."""

    def __init__(self, footer, width: int) -> None:
        self.hints = footer.hints
        self.size = footer.size.with_width(width)


async def test_the_footer_on_the_screen_is_the_one_for_its_width(sit):
    async with sit() as seat:
        for width in (30, 47, 60, 80, 120):
            await seat.resize(width, 20)
            text = "".join(piece for piece, _ in seat.app.home._footer.pieces(0))
            assert seat.lines[-1].rstrip() == text.rstrip()
            assert seat.footer.endswith("? help")


async def test_the_header_names_the_views_and_where_one_is(sit):
    async with sit() as seat:
        assert seat.lines[0].startswith(
            "  1 Board  2 Jobs  3 Mentors  4 Career  5 Decisions  6 Review "
        )
        await seat.saved()
        assert seat.lines[0].rstrip().endswith("saved")
