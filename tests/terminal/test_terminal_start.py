"""What the first text waits for: what it shows, and nothing else."""

import json
import sys
from pathlib import Path

import pytest

from .careers import write_career

FIRST_TEXT = Path(__file__).with_name("first_text.py")
WIDGETS = ["Header", "Container", "BoardView", "Board", "MessageLine", "Footer"]
"""What the first screen shows; each more is styled, laid out and given a task of its own."""
NOT_YET = {
    "tinydb": "saving",
    "tuiplanner.store.storage": "saving",
    "tuiplanner.store.merge": "saving",
    "tuiplanner.store.strict": "a file that others wrote",
    "tuiplanner.store.repair": "a file that others wrote",
    "secrets": "changing something",
    "tuiplanner.tui.widgets.fields": "typing",
    "tuiplanner.tui.widgets.notes": "typing",
    "tuiplanner.tui.screens.picker": "finding",
    "tuiplanner.tui.screens.help": "help",
    "tuiplanner.tui.views.jobs": "view 2",
    "tuiplanner.tui.views.mentors": "view 3",
    "tuiplanner.demo": "the demo",
    "tuiplanner.cli.app": "commands",
    "click": "commands",
    "textual.command": "nothing",
    "textual.widgets._input": "typing",
    "textual.widgets._option_list": "nothing",
    "textual.widgets._tree": "nothing",
    "ssl": "nothing",
    "mimetypes": "nothing",
    "tempfile": "the demo",
    "calendar": "nothing",
    "hashlib": "a large file",
    "rich.table": "nothing",
}
"""Modules that the first text does not need, and what does."""


@pytest.fixture
def first_text(terminal, careerboard, careerboard_env, tmp_path):
    """What was loaded and mounted when the first text was sent, of a file written before."""
    write_career(tmp_path / "career.json", 30)
    saved = terminal([careerboard])
    saved.wait_for(" saved")
    saved.send("L")
    saved.wait_for(lambda _: b"sha256" in (tmp_path / "career.json").read_bytes())
    saved.send("q")
    started = terminal([sys.executable, FIRST_TEXT, tmp_path / "found.json"])
    started.wait_for(" saved")
    started.send("q")
    return json.loads((tmp_path / "found.json").read_text())


def test_the_first_text_waits_for_nothing_that_it_does_not_show(first_text):
    assert first_text["widgets"] == WIDGETS
    assert [name for name in NOT_YET if name in first_text["modules"]] == []


def test_what_was_left_for_later_is_there_for_the_first_key(terminal, careerboard, careerboard_env):
    started = terminal([careerboard])
    started.write(b"nTyped before there was a screen\r")
    started.wait_for("Typed before there was a screen")
    started.wait_for(" saved")
    started.send("2")
    started.wait_for("N adds a first job")
    started.send("1", "slash")
    started.wait_for("filter by title or tag")
    started.send("ctrl+g", "q")
