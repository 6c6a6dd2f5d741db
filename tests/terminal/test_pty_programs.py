"""The driver on programs that people use: Textual, an editor, a shell, tmux, ssh."""

import signal
import sys

import pytest

from .programs import RAW, needs, wait_until
from .pty_keys import KINDS

KEY_VIEWER = """
from textual.app import App
from textual.widgets import Label
class KeyViewer(App):
    def compose(self):
        yield Label("press a key")
    def on_key(self, event):
        self.query_one(Label).update(f"<{event.key}>")
    def on_click(self, event):
        self.query_one(Label).update(f"<click {event.screen_x},{event.screen_y}>")
    def on_resize(self, event):
        self.query_one(Label).update(f"<{event.size.width}x{event.size.height}>")
KeyViewer().run()
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_textual_application(terminal, kind):
    program = terminal([sys.executable, "-c", KEY_VIEWER], kind=kind)
    program.wait_for("<80x24>")
    assert program.alternate
    for key, shown in {
        "L": "L",
        "f2": "f2",
        "home": "home",
        "escape": "escape",
        "down": "down",
        "ctrl+s": "ctrl+s",
        "shift+right": "shift+right" if KINDS[kind].modified_arrows else "right",
        "ctrl+enter": "ctrl+enter" if kind == "kitty" else "enter",
    }.items():
        program.send(key)
        program.wait_for(f"<{shown}>")
    program.click(30, 5)
    program.wait_for("<click 30,5>")
    program.resize(60, 15)
    program.wait_for("<60x15>")
    assert program.watch(0.2).bytes == 0
    program.send("ctrl+q")
    assert program.wait_exit() == 0
    assert not program.alternate
    assert program.modes - {1016} == {7, 25}


def test_an_editor(terminal, tmp_path):
    file = tmp_path / "note.txt"
    program = terminal([needs("vi"), "-u", "NONE", "-N", file])
    program.wait_for("~")
    program.settle()
    program.send("i")
    program.type("first\nsecond")
    program.send("escape", "up", "0")
    assert program.lines[:2] == ["first", "second"]
    assert program.cursor == (0, 0)
    program.type(":wq\n")
    assert program.wait_exit() == 0
    assert file.read_text() == "first\nsecond\n"


def test_a_program_is_stopped_and_brought_back_by_its_shell(terminal):
    shell = terminal(["sh", "-i"])
    shell.type("cat\n")
    shell.type("one\n")
    shell.wait_for("one\none")
    shell.send("ctrl+z")
    shell.wait_for("Stopped")
    shell.type("fg\n")
    shell.type("two\n")
    shell.wait_for("two\ntwo")
    shell.send("ctrl+d", "ctrl+d")
    assert shell.wait_exit() == 0


def test_through_tmux(tmux):
    program = tmux([sys.executable, "-c", KEY_VIEWER])
    program.wait_for("<80x23>")
    program.send("down")
    program.wait_for("<down>")
    program.resize(100, 30)
    program.wait_for("<100x29>")
    assert program.lines[29].startswith("[0]")
    program.send("ctrl+b", answer_ms=0)
    program.send("d")
    assert program.wait_exit() == 0
    assert "detached" in program.text


def test_over_ssh(ssh, careerboard_env):
    program = ssh(
        [
            sys.executable,
            "-ISc",
            RAW + "import json\nwrite(read())\n"
            "write(json.dumps([os.environ[n] for n in ('HOME', 'TERM', 'SSH_TTY')]).encode())\n"
            "sys.exit(read()[0])",
        ],
        kind="linux",
    )
    program.wait_for("ready", timeout=20)
    program.send("up")
    program.wait_for("]")
    assert f'["{careerboard_env["HOME"]}", "linux", "/dev/' in "".join(program.lines)
    program.send("*")
    assert program.wait_exit() == ord("*")


def test_a_lost_ssh_client_takes_the_program_with_it(ssh, tmp_path):
    died = tmp_path / "died"
    program = ssh(
        [
            sys.executable,
            "-ISc",
            RAW + "import signal\n"
            f"def die(*_): open({str(died)!r}, 'w').close(); os._exit(1)\n"
            "signal.signal(signal.SIGHUP, die)\nwrite(b'!')\ntime.sleep(60)",
        ],
    )
    program.wait_for("ready!", timeout=20)
    assert program.kill() == -signal.SIGKILL
    wait_until(died.exists)


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip), ("true", pytest.fail)])
def test_a_missing_program_skips_here_and_fails_in_ci(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises((pytest.skip.Exception, pytest.fail.Exception)) as raised:
        needs("no-such-program")
    assert raised.type is outcome.Exception
    assert str(raised.value) == "no-such-program is not installed"


def test_waiting_for_what_never_becomes_true():
    with pytest.raises(AssertionError, match="never became true"):
        wait_until(lambda: False, timeout=0.02)
