"""What the file has to tell: its history, a mass deletion, what is mended."""

import json

import pytest
from tui_cases import GRANTS, MEETUP, STORAGE_MOVE
from tui_cases_asking import ask, delete_elsewhere
from tui_seat import Clock, data_file

from tuiplanner.planner.session import direct

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
        assert f"goals {goal}, stage: soon does not fit and is now in stage_was" in words
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
