"""Cases of the keys that show what the file and its history have to tell and to ask."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui_cases import GRANTS, STORAGE_MOVE, case
from tui_seat import Seat

from tuiplanner.planner.copies import Copy
from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.screens.offer import RestoreOffer
from tuiplanner.tui.screens.paper import Paper


async def delete_elsewhere(seat: Seat, *tables: str) -> int:
    """Take all records of some tables out of the file as a script does; return how many."""
    await seat.saved()
    path = seat.app.session.path
    career = json.loads(path.read_bytes())
    count = sum(len(career.pop(table)) for table in tables)
    path.write_text(json.dumps(career))
    await seat.until(lambda: len(seat.app.session.asked) == count, "the question")
    return count


async def ask(seat: Seat, lines: int = 1) -> list:
    """Show something to read with a question under it; return where its answers will be."""
    answers = []
    texts = [(f"line {number} of it", "") for number in range(lines)]
    await seat.app.push_screen(Paper("A title", texts, "y does it · n does not"), answers.append)
    await seat.settle()
    return answers


WHY = (
    "/home/ana/.local/share/careerboard/career.json is damaged at line 412, column 7 (expecting "
    "',' delimiter); correct that place in an editor, or see careerboard restore for its backups"
)


def copies(count: int, **counts: int) -> list[Copy]:
    """Return backups that read well, an hour apart, the newest first."""
    newest = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    counts = counts or {"jobs": 3, "goals": 15, "entries": 1, "mentors": 5, "talks": 12}
    return [
        Copy(Path(f"/backups/{number}.json"), newest - timedelta(hours=number), 4_812, counts, "")
        for number in range(count)
    ]


async def offer(seat: Seat, count: int = 3) -> list[Path | None]:
    """Offer backups in the place of the file; return where the answer will be."""
    answers: list[Path | None] = []
    await seat.app.push_screen(RestoreOffer(WHY, copies(count)), answers.append)
    await seat.settle()
    return answers


@case(RestoreOffer, "offer.restore")
async def restore_the_backup_under_the_cursor(seat: Seat, key: str) -> None:
    answers = await offer(seat)
    assert "is damaged at line 412, column" in " ".join(seat.text.split())
    await seat.press("j", key)
    assert answers == [Path("/backups/1.json")]


@case(RestoreOffer, "offer.leave")
async def leave_the_damaged_file_alone(seat: Seat, key: str) -> None:
    answers = await offer(seat)
    await seat.press("j", key)
    assert answers == [None]
    assert seat.modal is None


@case(CareerboardApp, "app.history")
async def what_happened_to_a_record(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "no change of it is in the history"
    await seat.press("L", key)
    assert f"1 change of '{GRANTS}'" in seat.text
    assert f"move '{GRANTS}' to in progress (stage)" in seat.text
    assert "2026-11-23 09:00 · this session" in seat.text
    await seat.press("escape", "v", "j", "v", key)
    assert seat.message == "no record here; i tells what happened to one"


@case(CareerboardApp, "app.deletions")
async def what_another_program_deleted(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "no other program has deleted much"
    count = await delete_elsewhere(seat, "goals", "steps")
    await seat.press(key)
    assert f"{count} records: deleted by another program, kept here" in seat.text
    assert f"goal '{GRANTS}'" in seat.text
    assert "y yes  n no  Esc back" in seat.footer
    await seat.press("y")
    assert not seat.career.goals
    assert seat.message == "deleted 15 goals; u undoes"
    await seat.press("u")
    assert seat.has("goals", STORAGE_MOVE)


@case(CareerboardApp, "app.repairs")
async def what_is_mended(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.message == "nothing in the file needs mending"
    await seat.saved()
    path = seat.app.session.path
    career = json.loads(path.read_bytes())
    career["goals"][str(seat.find("goals", GRANTS).id)]["due"] = "some day"
    path.write_text(json.dumps(career))
    await seat.until(lambda: seat.app.session.repairs, "the faults")
    await seat.press(key)
    assert f"│▌ goal '{GRANTS}', due: some day does not fit" in seat.text
    assert "due_was" in seat.text
    await seat.press("escape", "L")
    await seat.saved()
    await seat.until(lambda: not seat.app.session.repairs, "the mending")
    await seat.press(key)
    assert seat.message == "nothing in the file needs mending"


@case(Paper, "paper.yes", "paper.no")
async def answer_what_is_asked(seat: Seat, key: str) -> None:
    answers = await ask(seat)
    await seat.press(key)
    assert answers == [key == "y"]
    assert seat.modal is None


@case(Paper, "paper.back")
async def leave_what_is_asked_open(seat: Seat, key: str) -> None:
    answers = await ask(seat)
    await seat.press(key)
    assert answers == [None]
    assert seat.modal is None
    assert seat.app.is_running


@case(Paper, "app.help")
async def help_with_what_is_asked(seat: Seat, key: str) -> None:
    await ask(seat)
    await seat.press(key)
    assert isinstance(seat.modal, HelpScreen)
    assert "Yes to what is asked" in seat.text
    await seat.press("escape")
    assert isinstance(seat.modal, Paper)
