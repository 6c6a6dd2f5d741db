"""Importing in the application: a file, a list to tick, one change."""

import json
import os
import time

import pytest
from tui_cases_incoming import RESUME, read, ticks, write

from tuiplanner.tui.screens.picker import Picker
from tuiplanner.tui.screens.ticks import Files, Ticks

SIZES = [(80, 24), (60, 15)]
CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Bo,Foreman,https://l.example/bo,,Harbour Works,Foreman,05 Mar 2023
Ana,Diaz,https://l.example/ana,,Old Mill,Miller,5 Mar 2023
"""


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_fits_and_says_what_is_ticked(sit, size):
    async with sit(size=size) as seat:
        await ticks(seat)
        assert "resume.json:" in seat.text
        assert "4 of 4" in seat.text
        assert "✓ add job 'Keeper' at 'Lighthouse'" in seat.text
        assert {"tick", "all", "import", "back"} <= set(seat.footer.split())


async def test_a_second_time_there_is_nothing_new(sit):
    async with sit() as seat:
        path = write(seat)
        await read(seat, path)
        await seat.press("ctrl+s")
        await read(seat, path)
        assert seat.modal is None
        assert "nothing new in it: added 0; filled 0; left 4; skipped 0" in seat.message


async def test_people_are_picked_and_never_all_by_themselves(sit):
    async with sit() as seat:
        await read(seat, write(seat, CONNECTIONS, "Connections.csv"))
        assert "0 of 2" in seat.text
        assert "Miller" in seat.text
        await seat.press("ctrl+s")
        assert "nothing is ticked" in seat.message
        await read(seat, seat.app.session.path.with_name("Connections.csv"))
        await seat.write("harbour")
        await seat.press("enter", "ctrl+s")
        assert seat.has("mentors", "Bo Foreman")
        assert not seat.has("mentors", "Ana Diaz")


async def test_rows_of_no_known_kind_are_asked_about(sit):
    async with sit() as seat:
        await read(seat, write(seat, "title,tags\nFly,air\n", "file.csv"))
        assert type(seat.modal) is Picker
        assert "its rows are" in seat.text
        await seat.write("goals")
        await seat.press("enter")
        assert isinstance(seat.modal, Ticks)
        await seat.press("ctrl+s")
        assert seat.has("goals", "Fly")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.json", "{", "cut off"),
        ("none.json", None, "no such file"),
        ("x.pdf", "%PDF-1", "this is a PDF"),
    ],
)
async def test_a_file_that_is_none_is_refused_in_words(sit, name, text, said):
    async with sit() as seat:
        path = seat.app.session.path.with_name(name)
        if text is not None:
            path.write_text(text)
        before = seat.career.rows
        await read(seat, path)
        assert seat.modal is None
        assert said in seat.message
        assert seat.career.rows == before
        await read(seat, path.parent)
        assert "no regular file" in seat.message


async def test_files_at_hand_are_listed_newest_first(sit, monkeypatch, tmp_path):
    for number, name in enumerate(("old.csv", "new.json", "other.txt")):
        path = tmp_path / name
        path.write_text(json.dumps(RESUME))
        stamp = time.time() + 100 * number

        os.utime(path, (stamp, stamp))
    monkeypatch.chdir(tmp_path)
    async with sit() as seat:
        await seat.press("O")
        assert isinstance(seat.modal, Files)
        text = seat.text
        assert 0 < text.index("new.json") < text.index("old.csv")
        assert "other.txt" not in text
        await seat.write("new")
        await seat.press("enter")
        assert "4 of 4" in seat.text


async def test_hostile_texts_of_a_file_are_shown_as_text(sit):
    async with sit() as seat:
        await read(seat, write(seat, {"work": [{"name": "[red]x", "position": "a\x1b[2J [/] y"}]}))
        assert "add job 'a[2J [/] y' at '[red]x'" in seat.text
