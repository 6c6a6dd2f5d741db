"""What the file has to tell: its history, a mass deletion, what is mended."""

import json

import pytest
from textual.widgets import Static
from tui_cases import GRANTS, MEETUP, STORAGE_MOVE
from tui_cases_asking import ask, delete_elsewhere
from tui_seat import Clock, data_file

from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.session import direct
from tuiplanner.tui import commands
from tuiplanner.tui.screens.paper import Paper
from tuiplanner.tui.views.desk import Draft

SIZES = [(80, 24), (60, 15)]


def goals_in(path):
    return {row["title"] for row in json.loads(path.read_bytes()).get("goals", {}).values()}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("view", "table", "field", "value"),
    [("1", "goals", "why", "Wind"), ("2", "jobs", "org", "Sea"), ("3", "mentors", "note", "Kind")],
)
async def test_the_history_of_an_opened_record_says_who_when_and_what(  # noqa: PLR0917 - a case
    sit, tmp_path, today, size, view, table, field, value
):
    async with sit(size=size) as seat:
        await seat.press(view)
        one, label = seat.view.place.id, seat.here
        clock = Clock(today)
        other = data_file(tmp_path / "career.json", tmp_path / "state", clock)
        other.session = other._journal._session = "abcd1234"
        planner = direct(other, now=clock.now, today=clock.today)
        planner.records.set_texts(table, one, {field: value})
        await seat.until(lambda: seat.career.rows[table][one].get(field) == value, "the other's")
        await seat.press("d", "u", "enter", "i")
        assert f"3 changes of '{label[:20]}" in seat.text
        assert "undo delete" in seat.text
        assert f"set {field}" in seat.text.replace("organisation", "org")
        assert "2026-11-23 09:00 · session abcd1234" in seat.text
        assert "this session" in seat.text
        assert "undone since" in seat.text
        await seat.press("escape")
        assert seat.here == label


async def test_the_history_of_an_entry_is_its_own(sit):
    async with sit() as seat:
        await seat.press("2", "n", "w")
        await seat.write("Lit the lamp")
        await seat.press("enter")
        await seat.to_line(lambda place: seat.career.label(place.id) == "Lit the lamp")
        await seat.press("enter", "i")
        assert "1 change of 'Lit the lamp'" in seat.text
        assert "log win 'Lit the lamp'" in seat.text


# deleted by another program


@pytest.mark.parametrize("size", SIZES)
async def test_a_mass_deletion_is_asked_about_and_let_go_with_one_key(sit, size):
    async with sit(size=size) as seat:
        count = await delete_elsewhere(seat, "goals", "steps")
        assert seat.message == (
            f"another program deleted {count} records; kept here, X: keep or let go"
        )
        assert f"{count} deleted?" in seat.lines[0]
        assert seat.has("goals", MEETUP)
        await seat.press("X", "y")
        await seat.saved()
        assert "deleted?" not in seat.lines[0]
        assert not json.loads(seat.app.session.path.read_bytes()).get("goals")
        await seat.press("u")
        assert seat.message == "undid: delete 15 goals"
        await seat.saved()
        assert MEETUP in goals_in(seat.app.session.path)


async def test_a_mass_deletion_that_is_not_wanted_is_put_back_with_one_key(sit):
    async with sit() as seat:
        count = await delete_elsewhere(seat, "goals", "steps")
        await seat.press("X", "n")
        assert seat.message == f"kept {count} records; they go back into the file"
        path = seat.app.session.path
        await seat.until(lambda: MEETUP in goals_in(path), "the goals in the file")
        assert not seat.app.session.asked


@pytest.mark.parametrize("keys", [(), ("X", "escape")])
async def test_whoever_leaves_without_an_answer_has_kept_everything(sit, keys):
    async with sit() as seat:
        titles = {goal.title for goal in seat.career.goals.values()}
        await delete_elsewhere(seat, "goals", "steps")
        await seat.press(*keys)
        path = seat.app.session.path
        await seat.press("q")
    assert goals_in(path) == titles


async def test_an_answer_to_what_is_no_longer_asked_does_nothing(sit):
    async with sit() as seat:
        await delete_elsewhere(seat, "steps", "goals")
        await seat.press("X")
        seat.app.session.asked = seat.app.session.asked[1:]
        await seat.press("y")
        assert seat.message == "what was deleted is not the same any more; look again"
        assert seat.has("goals", MEETUP)


# mended in what is shown


@pytest.mark.parametrize("size", SIZES)
async def test_what_would_be_mended_is_listed_at_the_start_before_anything_is(sit, tmp_path, size):
    async with sit() as seat:
        await seat.press("L")
        goal = seat.find("goals", STORAGE_MOVE).id
    path = tmp_path / "career.json"
    career = json.loads(path.read_bytes())
    career["goals"][str(goal)]["stage"] = "soon"
    path.write_text(json.dumps(career))
    before = path.read_bytes()

    async with sit(size=size) as seat:
        assert "2 faults mended in what is shown" in seat.text
        words = " ".join(" ".join(line.strip("│▌▏ ") for line in seat.lines).split())
        shown = f"goal '{STORAGE_MOVE}', stage: soon does not fit and is now in stage_was"
        assert shown in words
        assert "Until the next save the file stays byte for byte as it is." in words
        await seat.press("escape", "R")
        assert "stage_was" in seat.text
        await seat.press("escape")
        assert path.read_bytes() == before
        await seat.press("L")
        await seat.saved()
        row = json.loads(path.read_bytes())["goals"][str(goal)]
        assert (row["stage"], row["stage_was"]) == ("idea", "soon")
    async with sit(size=size) as seat:
        assert seat.modal is None


async def test_what_the_file_had_to_say_is_said_whole_once_the_list_is_left(sit, tmp_path):
    async with sit() as seat:
        await seat.press("L")
    path = tmp_path / "career.json"
    path.write_bytes(path.read_bytes().replace(b'"stage": "achieved",\n', b'"stage": 5,\n', 1))
    async with sit(size=(60, 15)) as seat:
        assert "mended in what is shown" in seat.text
        said = seat.app.home.said.text
        assert seat.lines[-2].startswith(f" {said[:40]}")
        assert seat.lines[-2].rstrip().endswith("…")
        await seat.press("j", "question_mark", "escape", "escape")
        assert seat.modal is None
        assert seat.app.home.said.text == said
        assert said.endswith(".bak; since the last backup: goals 2 changed")
        assert len(seat.message_lines) > 2
        await seat.press("j")
        assert not seat.message


async def test_the_lines_of_one_paragraph_stand_together(sit):
    async with sit(size=(60, 15)) as seat:
        texts = [("many words " * 9, "who"), ("another", "")]
        await seat.app.push_screen(Paper("A title", texts))
        await seat.settle()
        assert [line.strip("│")[2:].rstrip() for line in seat.lines[3:7]] == [
            "many words many words many words many words many words",
            "  many words many words many words many words",
            "  who",
            "another",
        ]


async def test_what_is_read_is_whole_in_every_width_and_harms_nothing(sit):
    async with sit(size=(60, 15)) as seat:
        texts = [
            (" ".join("x" * size for size in range(1, 14)), ""),
            ("", "a\x1b[2Jb"),
            ("y" * 90, ""),
        ]
        await seat.app.push_screen(Paper("T" * 70, texts))
        await seat.settle()
        for width in (60, 59, 58, 57, 79):
            await seat.resize(width, 15)
            assert "…" not in "".join(seat.lines[3:-2]), width
            text = "".join(line.strip("│▌▏ ") for line in seat.lines[3:-2])
            assert text.replace(" ", "").count("y") == 90, width
            assert seat.lines[2].rstrip("│ ").endswith("T" * 70 if width == 79 else "T…")
            assert "a␛[2Jb" in seat.text
        await seat.press("y", "n")  # nothing is asked
        assert seat.modal is not None
        assert max(len(row.text) for row in seat.modal._list.rows) > 58


async def test_a_record_that_is_none_has_no_history(sit):
    async with sit() as seat:
        await seat.press("2", "G")  # the row of no job
        await seat.press("i")
        assert seat.message == "no record here; i tells what happened to one"


async def test_the_history_of_a_goal_tells_of_its_steps_too(sit):
    async with sit() as seat:
        await seat.press("enter", "n")
        await seat.write("Ask Ana")
        await seat.press("enter", "g", "i")
        assert f"1 change of '{GRANTS}'" in seat.text
        assert "step 'Ask Ana'" in seat.text


LONG = [(200, None), (201, 1), (203, 3)]
"""How many there are to be listed, and of how many it is only told that they are there."""


@pytest.mark.parametrize(("count", "rest"), LONG)
async def test_the_rest_of_a_long_list_is_only_counted(sit, count, rest):
    async with sit(demo=False) as seat:
        session = seat.app.session
        session.asked = tuple(("goals", number) for number in range(1, count + 1))
        session.repairs = tuple(f"fault {number}" for number in range(1, count + 1))
        more = f"and {rest} record{'s' if rest != 1 else ''} more"
        await seat.press("X", "G")
        assert len(seat.modal._list.rows) == 200 + bool(rest)
        assert (more in seat.text) == bool(rest)
        await seat.press("escape", "R", "G")
        assert len(seat.modal._list.rows) == 201 + bool(rest)
        assert (f"and {rest} more; careerboard doctor lists all" in seat.text) == bool(rest)


@pytest.mark.parametrize(("count", "rest"), LONG)
async def test_of_a_long_history_the_newest_is_listed(sit, count, rest):
    async with sit() as seat:
        goal = seat.view.place.id
        for number in range(count):
            seat.app.planner.records.set_texts("goals", goal, {"why": f"reason {number}"})
        await seat.saved()
        await seat.press("i", "G")
        assert f"{count} changes of '{GRANTS}'" in seat.text
        assert len(seat.modal._paragraphs) == 200 + bool(rest)
        last = f"and {rest} earlier change{'s' if rest != 1 else ''}" if rest else "set why"
        assert seat.modal._paragraphs[-1][0].startswith(last)


async def test_what_was_deleted_is_listed_by_kind_and_name(sit):
    async with sit() as seat:
        await delete_elsewhere(seat, "goals", "steps")
        await seat.press("X")
        names = [text for text, _ in seat.modal._paragraphs]
        assert names == sorted(names)
        assert names[0] == "goal 'Find a sponsor'"


async def test_what_is_read_wraps_scrolls_and_is_shown_as_what_it_is(sit):
    async with sit(size=(60, 15)) as seat:
        await ask(seat, 40)
        assert "line 39" not in seat.text
        await seat.press("G")
        assert "line 39" in seat.text
        assert "y does it · n does not" in seat.text
        await seat.resize(80, 24)
        assert "line 39" in seat.text


async def test_what_is_listed_harms_no_terminal(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("[red]x[/]")
        await seat.press("enter")
        title = seat.find("goals", f"{GRANTS}[red]x[/]")
        batch = seat.app.planner.batch()
        batch.set(title, title="\x1b[2J [@click=app.quit]x[/]")
        seat.app.planner.commit("edit \x1b]0;x\x07 [/]", batch.edits)
        await seat.press("i")
        assert "\x1b" not in seat.text
        assert "edit ␛]0;x␇ [/]" in seat.text


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Sail far away by spring", "Sail far away with Ana", ("…by spring", "…with Ana")),
        ("Sail very far away", "Sail very far away with Ana", ("…away", "…away with Ana")),
        ("Mine", "Mind", ("Mine", "Mind")),
        ("", "Sail far away", ("", "Sail far away")),
        (
            "Unbreakably-long",
            "Unbreakably-lost",
            ("Unbreakably-long", "Unbreakably-lost"),
        ),
    ],
)
def test_where_two_texts_differ_is_seen_in_a_narrow_list(one, other, found):
    assert commands._apart(one, other) == found


@pytest.mark.parametrize(
    ("what", "table", "said"),
    [("goal", "goals", "new goal"), ("checkin", "jobs", "new check-in"), ("field", "goals", "new")],
)
def test_the_list_of_drafts_says_what_a_new_text_would_be(what, table, said):
    async def reopen(text):
        del text

    draft = Draft("Sail", 0, Static(), reopen, Origin(what, table), "")
    assert {one.quiet for one in commands.drafts([draft])} == {said}
