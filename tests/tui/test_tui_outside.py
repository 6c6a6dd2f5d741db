"""$VISUAL and $EDITOR: a program of the person's own on a private file."""

import os
import shlex

import pytest
from tui_cases import GRANTS, STORAGE_MOVE
from tui_cases_editing import editor


async def at_note(seat, title: str = STORAGE_MOVE) -> None:
    await seat.open_goal(title)
    await seat.to_line("note")


async def test_the_editor_gets_its_arguments_as_a_list_and_a_private_file(sit):
    async with sit() as seat:
        log = editor(seat, "text + 'More\\n'")
        await at_note(seat)
        await seat.press("E")
        assert log.with_name("edited.txt.args").read_text() == "['--wait', 'two words']"
        assert log.with_name("edited.txt.mode").read_text() == "0o600"
        note = seat.find("goals", STORAGE_MOVE).note
        assert note.endswith("under an hour.\nMore")
        assert seat.mode == "rest"
        assert seat.message == f"set note of '{STORAGE_MOVE}'; u undoes"


async def test_visual_goes_before_editor(sit, monkeypatch):
    async with sit() as seat:
        editor(seat, "'by VISUAL'")
        monkeypatch.setenv("VISUAL", os.environ["EDITOR"])
        monkeypatch.setenv("EDITOR", "no-such-editor")
        await at_note(seat)
        await seat.press("E")
        assert seat.find("goals", STORAGE_MOVE).note == "by VISUAL"


async def test_ctrl_o_takes_what_is_typed_so_far_along(sit):
    async with sit() as seat:
        log = editor(seat, "text.upper()")
        await at_note(seat, GRANTS)
        await seat.press("e")
        await seat.write("half a")
        await seat.press("ctrl+o")
        assert log.read_text() == "half a\n"
        assert seat.find("goals", GRANTS).note == "HALF A"


async def test_an_editor_that_changes_nothing_leaves_the_field_as_it_was(sit):
    async with sit() as seat:
        editor(seat, "text")
        await at_note(seat)
        before = seat.career
        await seat.press("e")
        await seat.write("!")
        await seat.press("ctrl+o")
        assert seat.message == "the editor left the text as it was"
        assert seat.field.text.endswith("under an hour.!")
        assert seat.career is before


async def test_a_failing_editor_is_said_and_what_was_typed_stays(sit):
    async with sit() as seat:
        editor(seat, "'half a sentence'", code=3)
        await at_note(seat)
        await seat.press("e")
        await seat.write("!")
        await seat.press("ctrl+o")
        assert seat.message == "the editor ended with code 3; kept as it was"
        assert seat.field.text.endswith("under an hour.!")
        await seat.press("ctrl+s")
        assert seat.find("goals", STORAGE_MOVE).note.endswith("under an hour.!")


@pytest.mark.parametrize("command", ["no-such-editor --wait", "'unclosed"])
async def test_no_such_editor_is_said_in_words(sit, monkeypatch, command):
    async with sit() as seat:
        monkeypatch.setenv("EDITOR", command)
        await at_note(seat)
        await seat.press("E")
        assert seat.message == f"no editor '{command}' here; set $EDITOR to one"


async def test_what_is_no_text_any_more_is_refused(sit, tmp_path, monkeypatch):
    async with sit() as seat:
        script = tmp_path / "spoil"
        script.write_text("#!/bin/sh\nprintf '\\377\\376' > \"$1\"\n")
        script.chmod(0o700)
        monkeypatch.setenv("EDITOR", shlex.quote(str(script)))
        await at_note(seat)
        before = seat.career
        await seat.press("E")
        assert seat.message.startswith("the editor's text could not be read")
        assert seat.career is before


async def test_many_lines_for_a_one_line_field_are_joined(sit):
    async with sit() as seat:
        editor(seat, "'one\\ntwo\\n'")
        await seat.press("E")
        assert seat.has("goals", "one two")


async def test_what_the_editor_leaves_is_refused_like_anything_typed(sit):
    async with sit() as seat:
        editor(seat, "'x' * 200")
        await seat.press("E")
        assert seat.message == "200 characters are too many; at most 120 fit, shorten it"
        assert seat.field.text == "x" * 200


async def test_no_private_file_is_left_behind(sit, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    async with sit() as seat:
        editor(seat, "'new'")
        await at_note(seat)
        await seat.press("E")
        assert seat.find("goals", STORAGE_MOVE).note == "new"
        assert not list(folder.iterdir())
