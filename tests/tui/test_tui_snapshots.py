"""Pictures of every screen at three sizes; `--snapshot-update` takes them anew after a look."""

import importlib.util
import os
from pathlib import Path

import pytest
from tui_cases_asking import WHY, copies
from tui_decisions import a_life
from tui_seat import PATIENCE, PatientDriver, Seat, fresh_app

from tuiplanner.tui.restoring import RestoreApp

REPORTS = "TEXTUAL_SNAPSHOT_TEMPDIR"
WHERE = os.environ[REPORTS]
"""Where the plugin collects differences: it says so in the environment, which tests do not see."""
SIZES = {"60x15": (60, 15), "80x24": (80, 24), "120x40": (120, 40)}
SCREENS = {
    "board": ("l",),
    "goal": ("l", "enter", *"jjjjjjj"),
    "jobs": ("2", "l", *"jjjjjj"),
    "mentors": ("3",),
    "brief": ("3", "b", "j", "j"),
    "review": ("6",),
    "help": ("question_mark",),
    "edit": ("j", "w", *"She asked for it"),
    "empty": (),
}
"""What is pressed before each picture is taken."""
CAREER_SIZES = {"60x15": (60, 15), "80x24": (80, 24), "160x50": (160, 50)}
CAREER = {
    "top": ("4",),
    "end": ("4", "tab", "G", "enter", "q"),
    "fresh": ("4",),
    "playbook": ("P", *"find", "enter", "j", "j"),
    "proof": ("l", "p"),
}


@pytest.fixture(scope="module")
def settled():
    """What the screenshots leave out: ids and fonts that differ from machine to machine."""
    make = Path(__file__).parents[2] / "screenshots" / "make.py"
    found = importlib.util.spec_from_file_location("make_screenshots", make)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module._settled


@pytest.fixture
def looks(snap_compare, settled, tmp_path, today, monkeypatch):
    """`looks(size, keys, …)` compares a picture with the one that was taken before."""
    monkeypatch.setenv(REPORTS, WHERE)

    def compare(size, keys, prepare=None, **options) -> bool:
        app = fresh_app(tmp_path, today, **options)
        export = app.export_screenshot
        app.export_screenshot = lambda **more: settled(export(**more))

        async def before(pilot) -> None:
            seat = Seat(app, pilot)
            await seat.settle()
            if prepare:
                prepare(seat)
            await seat.press(*keys)
            await seat.saved()

        same = snap_compare(app, terminal_size=size, run_before=before)
        assert app.session.finish(PATIENCE)
        return same

    return compare


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did(looks, screen, size):
    assert looks(SIZES[size], SCREENS[screen], demo=screen != "empty")


@pytest.mark.parametrize("size", CAREER_SIZES)
@pytest.mark.parametrize("screen", CAREER)
def test_the_career_looks_as_it_did(looks, screen, size):
    assert looks(CAREER_SIZES[size], CAREER[screen], demo=screen != "fresh")


@pytest.mark.parametrize("theme", ["light", "ansi-dark"])
def test_the_board_looks_as_it_did_in_another_theme(looks, theme):
    assert looks((80, 24), SCREENS["board"], theme=theme)


@pytest.mark.parametrize("size", ["60x15", "80x24"])
def test_the_offer_of_a_backup_looks_as_it_did(snap_compare, settled, monkeypatch, size):
    monkeypatch.setenv(REPORTS, WHERE)
    app = RestoreApp(WHY, copies(9), None, driver_class=PatientDriver)
    export = app.export_screenshot
    app.export_screenshot = lambda **more: settled(export(**more))
    assert snap_compare(app, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (160, 50)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize(
    "keys",
    [("5", "l", *"jjjjjj", *"lll"), ("2", "c", *"74", "space", "3")],
    ids=["grid", "cells"],
)
def test_numbers_in_cells_look_as_they_did(looks, keys, size):
    assert looks(size, keys, prepare=a_life, demo=False)
