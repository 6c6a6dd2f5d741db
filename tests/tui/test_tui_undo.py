"""Undo and redo of everything, in every view, named in words; and saving as it is shown."""

import random
import threading

from tui_cases import GRANTS, INTERN, STORAGE_MOVE

from tuiplanner.store.places import state_folder
from tuiplanner.tui import app as app_module


def content(seat) -> dict:
    """Return all records without the day of their last change, which undo moves on."""
    tables = seat.career.rows
    return {
        (table, one): {name: value for name, value in row.items() if name != "updated"}
        for table, rows in tables.items()
        if table != "tombstones"
        for one, row in rows.items()
    }


def fill_the_disk(seat):
    """Let no save find room; returns what makes room again."""
    datafile = seat.app.session._saver._datafile
    commit = datafile.commit

    def full(_changes):
        raise OSError(28, "No space left on device")

    datafile.commit = full
    return lambda: setattr(datafile, "commit", commit)


async def test_a_thousand_changes_and_a_thousand_undos_bring_everything_back(sit):
    dice = random.Random(20261123)
    keys = ["L", "H", "J", "K", "x", "L", "H", "l", "h", "j", "k"]
    async with sit(demo=False) as seat:
        seat.burst("n", *"One", "enter", "n", *"Two", "enter", "L", "n", *"Three", "enter", "L")
        await seat.settle()
        before = content(seat)
        begun = undoable = seat.app.planner.undoable
        while undoable < 1_000 + begun:
            seat.burst(*dice.choices(keys, k=60), "n", "N", "enter", "j", "d", "v", "v", "L")
            await seat.settle()
            undoable = seat.app.planner.undoable
        assert content(seat) != before
        seat.burst(*["u"] * (undoable - begun))
        await seat.settle()
        assert content(seat) == before
        seat.burst(*["u"] * (begun + 1))
        await seat.settle()
        assert content(seat) == {}
        assert seat.message == "nothing to undo"
        await seat.saved()


async def test_undo_reaches_back_across_the_views_and_names_each_change(sit):
    async with sit() as seat:
        before = content(seat)
        await seat.press("L", "2", "N")
        await seat.write("Keeper")
        await seat.press("enter", "n", "w")
        await seat.write("Lit the lamp")
        await seat.press("enter", "3", "n")
        await seat.write("the lamp")
        await seat.press("enter", "p")
        await seat.write("Bring oil")
        await seat.press("enter", "space", "1")
        said = []
        for _ in range(6):
            await seat.press("u")
            said.append(seat.message)
        assert said == [
            "undid: tick 'Bring oil'",
            "undid: add promise 'Bring oil'",
            "undid: log talk with 'Dora Weiss'",
            "undid: log win 'Lit the lamp'",
            "undid: add 'Keeper'",
            f"undid: move '{GRANTS}' to in progress",
        ]
        assert content(seat) == before
        for _ in range(6):
            await seat.press("U")
        assert seat.message == "redid: tick 'Bring oil'"
        assert seat.find("promises", "Bring oil").done is not None


async def test_the_cursor_goes_to_what_was_undone(sit):
    async with sit() as seat:
        await seat.press("j", "d", "l", "l", "u")
        assert seat.here == INTERN
        assert f"▌ {INTERN}" in seat.text


async def test_a_new_change_ends_the_redo(sit):
    async with sit() as seat:
        await seat.press("L", "u", "j", "L", "U")
        assert seat.message == "nothing to redo"


async def test_undo_and_redo_go_on_after_a_restart(sit):
    async with sit() as seat:
        await seat.press("L", "j", "d")
        await seat.saved()
        before = content(seat)
    async with sit() as seat:
        await seat.press("U")
        assert seat.message == "nothing to redo"
        await seat.press("u")
        assert seat.message == f"undid: delete '{STORAGE_MOVE}', of 2026-11-23 09:00"
        assert seat.here == STORAGE_MOVE
        await seat.press("u")
        assert seat.message.startswith(f"undid: move '{GRANTS}' to in progress, of 2026-11-23")
        assert seat.find("goals", GRANTS).stage == "idea"
        await seat.press("u")
        assert seat.message == "nothing to undo"
        await seat.press("U", "U")
        assert seat.message == f"redid: delete '{STORAGE_MOVE}'"
        assert content(seat) == before
        await seat.press("u")
        await seat.saved()
    async with sit() as seat:
        await seat.press("U")
        assert seat.message.startswith(f"redid: delete '{STORAGE_MOVE}', of 2026-11-23")
        assert content(seat) == before


async def test_no_undo_takes_back_what_was_changed_since_in_the_file(sit):
    async with sit() as seat:
        await seat.press("e")
        await seat.write("!")
        await seat.press("enter")
        await seat.saved()
        path = seat.app.session.path
    path.write_bytes(path.read_bytes().replace(b"grants!", b"cheques"))
    async with sit() as seat:
        await seat.press("u")
        name = f"edit '{GRANTS}' to '{GRANTS}!'"
        assert seat.message == f"cannot undo {name}: its title was changed since"
        assert seat.has("goals", "Learn to write cheques")


async def test_undo_of_a_deleted_goal_brings_steps_links_and_evidence_back(sit):
    async with sit() as seat:
        before = content(seat)
        await seat.press("l", "d")
        assert not seat.has("goals", STORAGE_MOVE)
        assert not seat.has("steps", "Write the rollback plan")
        await seat.press("u")
        assert content(seat) == before


# what the header says


async def test_no_key_waits_for_the_disk_and_q_waits_until_it_is_saved(sit):
    async with sit() as seat:
        gate = threading.Event()
        session = seat.app.session
        commit = session._saver._datafile.commit

        def slow(changes):
            assert gate.wait(20)
            return commit(changes)

        session._saver._datafile.commit = slow
        await seat.press("L", "j", "e")
        await seat.write("!")
        await seat.press("enter")
        assert "saving" in seat.lines[0]
        assert seat.has("goals", f"{STORAGE_MOVE}!")
        gate.set()
        await seat.press("q")
        assert not seat.app.is_running
        assert session.status.state == "saved"


async def test_nothing_says_saved_from_the_moment_something_is_changed(sit):
    async with sit() as seat:
        seat.app.planner.goals.add({"title": "Sail"})
        assert seat.app.session.status.state == "saving"
        assert seat.app.home._header.status == "saving"
        await seat.saved()
        assert seat.lines[0].rstrip().endswith(" saved")


async def test_what_cannot_be_saved_is_said_and_q_asks_once(sit, monkeypatch):
    monkeypatch.setattr(app_module, "QUIT_SECONDS", 0.05)
    async with sit() as seat:
        make_room = fill_the_disk(seat)
        await seat.press("L")
        await seat.until(lambda: "NOT SAVED" in seat.lines[0], "the failure in the header")
        await seat.press("q")
        assert seat.app.is_running
        assert seat.message.startswith("NOT SAVED: ")
        assert seat.message.endswith("q again leaves, the next start saves it")
        await seat.press("j", "q")
        assert seat.app.is_running  # another key between asks anew
        make_room()
        await seat.press("J")
        await seat.saved()
        assert seat.lines[0].rstrip().endswith(" saved")
        await seat.press("q")
        assert not seat.app.is_running


async def test_q_twice_leaves_what_cannot_be_saved(sit, monkeypatch):
    monkeypatch.setattr(app_module, "QUIT_SECONDS", 0.05)
    async with sit() as seat:
        make_room = fill_the_disk(seat)
        await seat.press("L", "q", "q")
        assert not seat.app.is_running
        make_room()


async def test_escape_again_and_again_leaves_a_draft_to_the_next_u(sit):
    async with sit() as seat:
        await seat.press("n", *"One", "enter")
        await seat.open_goal(STORAGE_MOVE)
        await seat.to_line("due")
        await seat.press("e", "ctrl+u", *"no day", "enter", "escape", "escape", "escape", "u")
        assert seat.field.text == "no day"
        await seat.press("escape", "j", "u")
        assert seat.message == "undid: add 'One'"


async def test_without_room_for_drafts_either_q_says_that_it_loses_the_change(sit, tmp_path):
    folder = state_folder(tmp_path / "state", tmp_path / "career.json")
    (folder / "drafts" / "test.lock").mkdir(parents=True)
    async with sit() as seat:
        make_room = fill_the_disk(seat)
        await seat.press("L")
        await seat.until(lambda: "NOT SAVED" in seat.lines[0], "the failure in the header")
        await seat.press("q")
        assert seat.message.endswith("; q again leaves and LOSES it")
        make_room()


async def test_what_was_typed_comes_back_before_what_could_not_be_saved_is_undone(sit, tmp_path):
    path = tmp_path / "career.json"
    async with sit() as seat:
        good = path.read_bytes()
        make_room = fill_the_disk(seat)
        await seat.press("n", *"One", "enter", "n", *"typed")
        await seat.until(lambda: "NOT SAVED" in seat.lines[0], "the failure in the header")
        assert seat.app.session.drafts.write_now()
        [kept] = (tmp_path / "state").rglob("drafts/test.json")
        left = kept.read_bytes()
        make_room()
    path.write_bytes(good)
    for journal in (tmp_path / "state").rglob("journal.jsonl"):
        journal.unlink()
    kept.with_name("dead.json").write_bytes(left)
    kept.with_name("dead.lock").touch()
    async with sit() as seat:
        assert seat.message == (
            "1 change that could not be saved when you left, made now: add 'One'; "
            "typed, not saved: 'typed'; u reopens it, D lists"
        )
        await seat.press("u")
        assert seat.field.text == "typed"
        await seat.press("escape", "j", "u")
        assert seat.message == "undid: add 'One'"
