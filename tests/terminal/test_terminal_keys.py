"""Every kind of key the application knows, under every kind of terminal that sends it."""

import re

import pytest

from .careers import titles, write_career
from .person import Person
from .pty_keys import KINDS

KIND_NAMES = ("xterm", "kitty", "linux", "putty")
every_kind = pytest.mark.parametrize("kind", KIND_NAMES)

IDEA, PROGRESS = "those in idea", "those in in"

BOARD = (
    # keys, the card under the cursor afterwards
    (("down",), f"Goal 2 of {IDEA}"),
    (("up",), f"Goal 1 of {IDEA}"),
    (("j",), f"Goal 2 of {IDEA}"),
    (("k",), f"Goal 1 of {IDEA}"),
    (("right",), f"Goal 1 of {PROGRESS}"),
    (("left",), f"Goal 1 of {IDEA}"),
    (("l",), f"Goal 1 of {PROGRESS}"),
    (("h",), f"Goal 1 of {IDEA}"),
    (("end",), "Goal 10 of"),
    (("home",), f"Goal 1 of {IDEA}"),
    (("G",), "Goal 10 of"),
    (("g",), f"Goal 1 of {IDEA}"),
    (("pagedown",), f"Goal 5 of {IDEA}"),
    (("pageup",), f"Goal 1 of {IDEA}"),
    (("ctrl+d",), f"Goal 5 of {IDEA}"),
    (("ctrl+u",), f"Goal 1 of {IDEA}"),
)

MOVES = (
    # key, what is said
    ("L", f"moved 'Goal 1 of {IDEA}' to in progress"),
    ("H", f"moved 'Goal 1 of {IDEA}' to idea"),
    (">", f"moved 'Goal 1 of {IDEA}' to in progress"),
    ("<", f"moved 'Goal 1 of {IDEA}' to idea"),
    ("J", f"ordered 'Goal 1 of {IDEA}'"),
    ("u", f"undid: order 'Goal 1 of {IDEA}'"),
    ("U", f"redid: order 'Goal 1 of {IDEA}'"),
    ("K", f"ordered 'Goal 1 of {IDEA}'"),
    ("u", f"undid: order 'Goal 1 of {IDEA}'"),
    ("ctrl+r", f"redid: order 'Goal 1 of {IDEA}'"),
    ("d", f"deleted 'Goal 1 of {IDEA}'"),
    ("u", f"undid: delete 'Goal 1 of {IDEA}'"),
    ("x", f"let 'Goal 1 of {IDEA}' go"),
    ("u", f"undid: let 'Goal 1 of {IDEA}' go"),
)

SHIFTED = (
    ("shift+right", f"moved 'Goal 1 of {IDEA}' to in progress", f"Goal 1 of {PROGRESS}"),
    ("shift+left", f"moved 'Goal 1 of {IDEA}' to idea", f"Goal 1 of {IDEA}"),
    ("shift+down", f"ordered 'Goal 1 of {IDEA}'", f"Goal 2 of {IDEA}"),
    ("shift+up", f"ordered 'Goal 1 of {IDEA}'", f"Goal 1 of {IDEA}"),
)


@pytest.fixture
def sits(terminal, careerboard, tmp_path):
    """`sits(kind)` gives a person before thirty goals."""
    write_career(tmp_path / "career.json", 30)

    def sits(kind):
        return Person.sits(terminal, careerboard, kind=kind)

    return sits


@every_kind
def test_the_keys_of_the_cursor(sits, kind):
    person = sits(kind).has_cursor_on(f"Goal 1 of {IDEA}")
    for keys, card in BOARD:
        person.press(*keys).has_cursor_on(card)


@every_kind
def test_the_keys_that_change_a_card(sits, kind):
    person = sits(kind)
    for key, said in MOVES:
        person.press(key, sees=said)


@every_kind
def test_a_shifted_arrow_moves_the_card_or_at_least_the_cursor(sits, kind):
    person = sits(kind)
    for key, said, card in SHIFTED:
        if KINDS[kind].modified_arrows:
            person.press(key, sees=said).has_cursor_on(f"Goal 1 of {IDEA}")
        else:
            person.press(key).has_cursor_on(card)


@every_kind
def test_the_keys_that_carry_a_card(sits, kind, tmp_path):
    person = sits(kind)
    person.press("space", sees="arrows carry it").press("right", "down", "enter")
    person.sees(f"moved 'Goal 1 of {IDEA}' to in progress")
    person.press("space", sees="arrows carry it").press("3", "space")
    person.sees(f"moved 'Goal 1 of {IDEA}' to achieved")
    for key in ("escape", "ctrl+g", "ctrl+c"):
        person.press("space", sees="arrows carry it").press("1", sees=re.compile("↕Goal 1 of"))
        person.press(key, sees="put back").loses("↕")
    person.leaves()
    assert titles(tmp_path / "career.json")[f"Goal 1 of {IDEA}"] == "achieved"


@every_kind
def test_the_keys_while_editing(sits, kind, tmp_path, careerboard_env):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "by the editor\\n" > "$1"\n')
    editor.chmod(0o700)
    careerboard_env["VISUAL"] = str(editor)
    person = sits(kind)

    def edits(*keys, sees):
        person.press("e", sees="⏎ saves").press("ctrl+u", *keys, sees=sees).loses("F1 help")

    edits(*"one", "enter", sees="to 'one'; u undoes")
    edits(*"twoo", "backspace", "ctrl+s", sees="to 'two'; u undoes")
    edits(*"txhree", "home", "right", "delete", "enter", sees="to 'three'; u undoes")
    edits(*"four five", "left", "right", "ctrl+w", "tab", sees="to 'four'; u undoes")
    edits(*"six", "shift+tab", sees="to 'six'; u undoes")
    edits(*"x", "end", "home", "ctrl+k", *"seven", "enter", sees="to 'seven'; u undoes")
    edits("ctrl+o", sees="to 'by the editor'; u undoes")
    for key in ("escape", "ctrl+g", "ctrl+c"):
        edits(*"nothing", key, sees="put back; u reopens")
    person.press("e", sees="⏎ saves").press("f1", sees="Keys here")
    person.press("f1").loses("Keys here").press("enter", sees="left as it was")
    person.leaves()
    assert "by the editor" in titles(tmp_path / "career.json")


@every_kind
def test_the_keys_that_find_the_way(sits, kind):
    person = sits(kind)
    for key in ("?", "f1"):
        person.press(key, sees="Keys here").press("escape").loses("Keys here")
    for key in (":", "ctrl+p"):
        person.press(key, sees="command: ").press("ctrl+g").loses("command: ")
    person.press(":", *"theme light", sees="Theme: light").press("enter", sees="theme light")
    person.press("f", *"goal 7 idea", sees="find: ").press("enter")
    person.has_cursor_on(f"Goal 7 of {IDEA}")
    person.press("/", sees="filter by title").press(*"2 idea", sees="1 hit for '2 idea'")
    person.press("enter", sees="1 shown").press("escape", sees="filter cleared")
    person.press("v", sees="*Goal").press("escape").loses("*Goal")
    person.press(".", sees="showing what is put away").press(".", sees="hiding what")
    person.press("y", sees="copied, if your terminal allows")
    assert re.match(r"Goal \d+ of those in", person.terminal.clipboard[-1])
    person.press("ctrl+c", sees="q quits")
    person.press("enter", sees="done when").press("q", sees="Idea")


@every_kind
def test_tab_goes_to_the_other_pane_and_back(sits, kind):
    person = sits(kind)
    person.press("3", "N", *"Ana", "enter", sees="added 'Ana'").sees("▌ Ana")
    for key in ("tab", "shift+tab"):
        person.press(key, sees=re.compile("▏ Ana .*▌ Ana"))
        person.press(key, sees=re.compile("▌ Ana .*▏ Ana"))


@every_kind
def test_a_redraw_sends_the_whole_screen_again(sits, kind):
    person = sits(kind).press("down", "ctrl+c", sees="q quits").at_rest()
    terminal = person.terminal
    before = terminal.lines[:-2]
    terminal.emulator.feed(b"\x1b[1;1H\x1b[2J")
    assert terminal.text.strip() == ""
    sent = person.step("ctrl+l")
    assert terminal.lines[:-2] == before
    assert len(sent) > 1500
