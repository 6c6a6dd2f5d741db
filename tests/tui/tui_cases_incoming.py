"""Cases of importing: the file that is asked for, and the list to tick."""

import json
from pathlib import Path

from tui_cases import case
from tui_seat import Seat

from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.screens.ticks import Files, Ticks

RESUME = {
    "work": [
        {"name": "Lighthouse", "position": "Keeper", "highlights": ["Kept it lit", "Fixed it"]},
        {"name": "Harbour", "position": "Pilot"},
    ]
}


def write(seat: Seat, value: object = RESUME, name: str = "resume.json") -> Path:
    path = seat.app.session.path.with_name(name)
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


async def read(seat: Seat, path: Path) -> None:
    await seat.press("O")
    assert isinstance(seat.modal, Files)
    await seat.write(str(path))
    await seat.press("enter")


async def ticks(seat: Seat) -> None:
    await read(seat, write(seat))
    assert isinstance(seat.modal, Ticks)
    assert "4 of 4" in seat.text


@case(CareerboardApp, "app.import")
async def import_a_file(seat: Seat, key: str) -> None:
    path = write(seat)
    await seat.press(key)
    await seat.write(str(path))
    await seat.press("enter", "ctrl+s")
    assert seat.modal is None
    assert seat.has("jobs", "Keeper")
    assert seat.has("entries", "Kept it lit")
    assert "imported 2 jobs and 2 entries from JSON Resume; u undoes" in seat.message
    await seat.press("u")
    assert not seat.has("jobs", "Keeper")
    assert not seat.has("entries", "Kept it lit")


@case(Ticks, "ticks.tick")
async def tick_a_line(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.write("Pilot")
    await seat.press(key)
    assert "3 of 4" in seat.text
    await seat.press("ctrl+s")
    assert seat.has("jobs", "Keeper")
    assert not seat.has("jobs", "Pilot")


@case(Ticks, "ticks.all")
async def tick_all_that_is_listed(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press(key)
    assert "0 of 4" in seat.text
    await seat.write("entry")
    await seat.press(key)
    assert "2 of 4" in seat.text


@case(Ticks, "ticks.take")
async def import_what_is_ticked(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.write("Keeper")
    await seat.press("enter", key)
    assert seat.has("jobs", "Pilot")
    assert not seat.has("entries", "Kept it lit")


@case(Ticks, "ticks.back")
async def import_nothing(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press(key)
    assert seat.modal is None
    assert not seat.has("jobs", "Keeper")


@case(Ticks, "ticks.down")
async def next_line(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press(key)
    assert "▏ ✓ add entry 'Kept it lit'" in seat.text


@case(Ticks, "ticks.up")
async def line_above(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press("down", "down", key)
    assert "▏ ✓ add entry 'Kept it lit'" in seat.text


@case(Ticks, "ticks.page-down")
async def lines_further_down(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press(key)
    assert "▏ ✓ add job 'Pilot'" in seat.text


@case(Ticks, "ticks.page-up")
async def lines_further_up(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press("pagedown", key)
    assert "▏ ✓ add job 'Keeper'" in seat.text


@case(Ticks, "app.help")
async def help_over_the_list(seat: Seat, key: str) -> None:
    await ticks(seat)
    await seat.press(key)
    assert isinstance(seat.modal, HelpScreen)
    assert "Import what is ticked" in seat.text
