import importlib.util
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "screenshots"


def made():
    found = importlib.util.spec_from_file_location("make", FOLDER / "make.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_pictures_show_what_the_program_shows():
    assert made().stale() == [], "run python screenshots/make.py"


def test_a_picture_that_shows_something_else_is_stale(tmp_path):
    make = made()
    make.FOLDER = tmp_path
    for path in FOLDER.glob("*.svg"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    board = tmp_path / "board-80x24.svg"
    changed = board.read_text(encoding="utf-8").replace("storage", "cottage")
    board.write_text(changed, encoding="utf-8")
    (tmp_path / "help-80x24.svg").unlink()
    assert make.stale() == ["board-80x24.svg", "help-80x24.svg"]
