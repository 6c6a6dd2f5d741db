"""Terminals, sizes and surroundings that differ from the usual."""

import re
import signal
import sys
from pathlib import Path

import pytest

from .careers import rows, titles, write_career
from .person import PATIENCE, Person

NO_TERMINAL = (
    "careerboard: the application needs a terminal; careerboard list goals prints without one"
)
TRUECOLOR = re.compile(rb"[;\[][34]8;2;")


@pytest.fixture
def career(tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 30)
    return path


class Sits:
    """Starts people at the application, with settings added to their environment."""

    def __init__(self, start, command, env):
        self.start, self.command, self._env = start, command, env

    def __call__(self, command=None, *, kind="xterm", size=(80, 24), **settings):
        env = {**self._env, **settings}
        return Person.sits(self.start, command or self.command, env=env, kind=kind, size=size)


@pytest.fixture
def sits(terminal, careerboard, careerboard_env):
    return Sits(terminal, careerboard, careerboard_env)


def children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def is_stopped(pid):
    return "\nState:\tT" in Path(f"/proc/{pid}/status").read_text()


def look_around(person):
    person.press("down", "L", sees="moved").press("u", sees="undid")
    person.press("e", sees="⏎ saves").press("ctrl+g", sees="left as it was")
    person.press("enter", sees="done when").press("q", sees="Idea").press("?", sees="Keys here")
    person.press("q").press("2", sees="No job").press("3", sees="N adds").press("f", sees="find:")
    person.press("ctrl+g").press("1", sees="Idea")


@pytest.mark.parametrize(
    ("kind", "settings"),
    [("linux", {}), ("xterm", {"NO_COLOR": "1"}), ("kitty", {"NO_COLOR": "1"})],
)
@pytest.mark.usefixtures("career")
def test_a_plain_terminal_gets_its_own_sixteen_colours(sits, kind, settings):
    person = sits(kind=kind, COLORTERM="truecolor", **settings)
    look_around(person)
    person.leaves()
    assert not TRUECOLOR.search(person.terminal.log)


def test_a_terminal_that_has_them_gets_full_colours(sits):
    person = sits(COLORTERM="truecolor")
    assert TRUECOLOR.search(person.terminal.log)


def test_the_chosen_theme_is_there_the_next_time(sits):
    person = sits(COLORTERM="truecolor")
    dark = person.terminal.cell(40, 15).bg
    person.press(":", *"theme light", sees="Theme: light").press("enter", sees="remembered")
    person.sees(lambda shown: shown.cell(40, 15).bg != dark).at_rest()
    light = person.terminal.cell(40, 15).bg
    person.leaves()
    sits(COLORTERM="truecolor").sees(lambda shown: shown.cell(40, 15).bg == light)


@pytest.mark.parametrize("command", ["", "demo"])
@pytest.mark.parametrize("streams", ["</dev/null", "| cat", "2>{folder}/err", "TERM=dumb", "TERM="])
def test_without_a_terminal_one_sentence_points_to_a_command(sits, tmp_path, streams, command):
    before, after = (streams, "") if "TERM" in streams else ("", streams.format(folder=tmp_path))
    script = f'( {before} "$0" {command} {after}; echo "$?" >"$1" )'
    shell = sits.start(["sh", "-c", script, sits.command, tmp_path / "status"])
    assert shell.wait_exit(PATIENCE) == 0
    assert (tmp_path / "status").read_text() == ("0\n" if streams == "| cat" else "2\n")
    said = (tmp_path / "err").read_bytes() if "2>" in streams else bytes(shell.log)
    assert said.decode().replace("\r\n", "\n") == f"{NO_TERMINAL}\n"
    assert not (tmp_path / "career.json").exists()


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_it_works_whatever_the_locale(sits, tmp_path, locale):
    person = sits(LC_ALL=locale)
    person.press("n", *"Café ☃", "enter", sees="added 'Café ☃'").leaves()
    assert titles(tmp_path / "career.json") == {"Café ☃": "idea"}


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)])
def test_every_size_of_window_shows_whole_lines(sits, career, size):
    person = sits(size=size)
    look_around(person)
    person.press("enter", sees="done when")
    wide = size[0] >= 160
    assert ("Idea · 10" in person.text) == wide
    assert "Traceback" not in person.text


def test_a_window_too_small_says_so_and_loses_nothing(sits, career):
    person = sits()
    person.press("e", *" and", sees="idea and")
    person.terminal.resize(20, 4, settle=False)
    person.sees("too small")
    person.terminal.resize(80, 24, settle=False)
    person.loses("too small").sees("idea and").press(*" more", sees="idea and more")
    person.press("enter", sees="edited 'Goal 1 of those in idea' to 'Goal")
    person.press("down").has_cursor_on("Goal 2 of").leaves()
    assert "Goal 1 of those in idea and more" in titles(career)


def test_a_burst_of_resizes_ends_in_a_whole_screen(sits, career):
    person = sits()
    sizes = [(80, 24), (200, 60), (60, 15), (20, 4), (33, 7), (132, 50), (79, 23), (81, 25)]
    for size in sizes * 5:
        person.terminal.resize(*size, settle=False)
    person.terminal.resize(100, 30)
    person.press("ctrl+c", sees="q quits").at_rest()
    person.sees(lambda _: len(person.terminal.lines) == 30)
    shown = person.terminal.lines[:-2]
    assert "Idea · 10" in person.text
    person.step("ctrl+l")
    assert person.terminal.lines[:-2] == shown
    person.press("down", "down").has_cursor_on("Goal 3 of").leaves()


RESIZED_MEANWHILE = """
import signal, termios
from tuiplanner.__main__ import main
from tuiplanner.tui.terminal.driver import ThriftyDriver

look = ThriftyDriver._get_terminal_size

def look_and_be_interrupted(driver):
    size = look(driver)
    if size == (60, 15):
        termios.tcsetwinsize(0, (30, 100))
        signal.raise_signal(signal.SIGWINCH)
    return size

ThriftyDriver._get_terminal_size = look_and_be_interrupted
main()
"""


@pytest.mark.usefixtures("career")
def test_a_size_that_changes_while_it_is_told_is_not_told_last(sits):
    person = sits([sys.executable, "-c", RESIZED_MEANWHILE])
    person.terminal.resize(60, 15, settle=False)
    person.terminal.emulator.resize(100, 30)
    person.sees(lambda shown: shown.lines[-1].endswith("? help"))


@pytest.mark.parametrize("kind", ["xterm", "kitty", "linux", "putty"])
def test_it_is_suspended_and_comes_back_whole(sits, career, kind):
    shell = sits.start(["sh", "-i"], kind=kind, timeout=PATIENCE, answer_ms=0)
    person = Person(shell).type(f"{sits.command}\n", sees="? help")
    person.press("down").has_cursor_on("Goal 2 of").at_rest()
    shown = shell.lines[:-2]
    for _ in range(2):
        (program,) = children(shell.pid)
        person.press("ctrl+z").sees(lambda _, pid=program: is_stopped(pid)).sees("Stopped")
        assert not shell.alternate
        assert shell.modes - {1016} == {7, 25}
        assert b"?2048" not in shell.log  # whatever answers late is typed at the shell
        assert shell.emulator.kitty_flags == 0
        person.type("fg\n", sees="? help").sees(lambda _: shell.lines[:-2] == shown)
        assert shell.alternate
    person.press("L", sees="moved 'Goal 2 of those in idea' to in progress").press("q")
    person.sees(lambda _: not children(shell.pid)).sees(lambda _: not shell.alternate)
    person.type('echo "ended with $?"\n', sees="ended with 0").press("ctrl+d")
    assert shell.wait_exit() == 0
    assert titles(career)["Goal 2 of those in idea"] == "in-progress"


def test_the_demo_opens_on_a_career_that_is_gone_afterwards(sits, tmp_path):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    person = sits(command=[sits.command, "demo"], TMPDIR=str(temporary))
    person.press("n", *"Mine", "enter", sees="added 'Mine'").leaves()
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "career.json").exists()


def test_the_demo_is_gone_too_when_a_signal_ends_it(sits, tmp_path):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    person = sits(command=[sits.command, "demo"], TMPDIR=str(temporary))
    person.terminal.signal(signal.SIGTERM)
    assert person.terminal.wait_exit() == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []


def test_an_editor_gets_the_terminal_and_gives_it_back(sits, career, tmp_path):
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nprint('EDITOR HERE')\nline = sys.stdin.readline()\n"
        "open(sys.argv[1], 'a').write('noted ' + line)\n"
    )
    person = sits(EDITOR=f"{sys.executable} {editor}")
    person.press("enter", sees="let go why").press("end", *"kkk").has_cursor_on("note")
    person.press("E", sees="EDITOR HERE")
    assert not person.terminal.alternate
    person.type("by hand\n", sees="set note of").sees("noted by hand")
    assert person.terminal.alternate
    person.leaves("q")
    (noted,) = (row["note"] for row in rows(career, "goals") if row.get("note"))
    assert noted == "noted by hand"
