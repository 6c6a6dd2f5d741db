"""The installed command, as a shell runs it."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tuiplanner.cli.app import careerboard

COMMANDS = {
    "log": ["log", "This"],
    "add": ["add", "goal", "Sail", "due=2027"],
    "list": ["list", "goals"],
    "show": ["show", "lead"],
    "edit": ["edit", "lead", "why=x"],
    "move": ["move", "lead", "achieved"],
    "rename": ["rename", "lead", "Lead"],
    "talk": ["talk", "ana", "sails"],
    "career": ["career"],
    "due": ["due"],
    "brief": ["brief", "dora"],
    "report": ["report", "--format", "html"],
    "where": ["where"],
    "config": ["config"],
    "undo": ["undo"],
    "history": ["history"],
    "backups": ["backups"],
    "restore": ["restore", "--yes"],
    "doctor": ["doctor"],
    "import": ["import", "resume.json", "--yes"],
    "export": ["export", "json"],
    "export jsonresume": ["export", "jsonresume"],
    "export markdown": ["export", "markdown"],
    "export csv": ["export", "csv", "--as", "goals"],
    "export vcard": ["export", "vcard"],
    "due ics": ["due", "--ics"],
    "export ics": ["export", "ics"],
    "completion": ["completion", "zsh"],
    "demo": ["demo"],
    "help": ["--help"],
    "application": [],
}
FULL = Path("/dev/full")
LOADED = """
import sys
from tuiplanner.__main__ import main
try:
    main()
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    heavy = {"textual", "rich", "markdown_it", "pygments", "icalendar"}
    print(sorted(loaded & heavy), file=sys.stderr)
"""


def test_every_command_is_among_those_tried():
    assert set(careerboard.list_commands(None)) <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_loads_the_screen(environ, demo, tmp_path, name):
    (tmp_path / "resume.json").write_text('{"work": [{"name": "Tidewater"}]}')
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *COMMANDS[name]],
        env={**os.environ, **environ},
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    calendar = "['icalendar']" if name.endswith(" ics") else "[]"
    assert done.stderr.splitlines()[-1] == calendar
    assert done.returncode in {0, 1, 2}
    assert "Traceback" not in done.stderr


def test_a_change_of_one_process_is_undone_by_another(process):
    process("add", "goal", "Sail")
    process("edit", "sail", "why=The sea")
    assert process("undo").stdout == b"undid: set why of 'Sail'\n"
    assert json.loads(process("show", "sail", "--json").stdout)["why"] is None
    assert process("undo").stdout == b"undid: add 'Sail'\n"
    assert b"nothing to undo" in process("undo", code=1).stderr


def test_many_processes_at_once_lose_nothing(program, environ, process):
    env = {**os.environ, **environ}
    running = [
        subprocess.Popen([program, "log", f"Entry {n}"], env=env, stdout=-3) for n in range(6)
    ]
    assert [one.wait(60) for one in running] == [0] * 6
    assert len(json.loads(process("list", "entries", "--json").stdout)) == 6


def test_it_runs_as_a_module_too(environ):
    done = subprocess.run(
        [sys.executable, "-m", "tuiplanner", "list", "goals", "--json"],
        env={**os.environ, **environ},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == []


def test_arguments_that_are_no_text_are_refused(process, data_file):
    done = process("log", b"caf\xe9", code=1)
    assert done.stderr.startswith(b"careerboard: ")
    assert b"\xe9" not in done.stderr
    assert not data_file.exists()


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale(process, environ, locale):
    process("log", "café ☃")
    environ |= {"LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert "café ☃".encode() in process("list", "entries").stdout
    assert "☃" in json.loads(process("list", "entries", "--json").stdout)[0]["text"]


def test_a_reader_that_leaves_early_is_no_fault(program, environ, demo):
    env = {**os.environ, **environ}
    for args in (["list", "goals"], ["export", "json"]):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [program, *args], env=env, stdout=write, stderr=subprocess.PIPE, check=False
        )
        os.close(write)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["list", "goals"], ["export", "json"], ["--help"]])
def test_an_output_that_cannot_be_written_is_said(program, environ, demo, args):
    with FULL.open("wb") as full:
        done = subprocess.run(
            [program, *args],
            env={**os.environ, **environ},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"careerboard: the output could not be written (no space left")
    assert done.stderr.count(b"\n") == 1


def test_closed_streams_are_no_fault(program, environ):
    script = '"$0" log This >&- && "$0" list goals 2>&- <&- && ! "$0" lst >&- 2>&-'
    done = subprocess.run(
        ["sh", "-c", script, program],
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("args", [("export", "json"), ("export", "vcard"), ("report",)])
def test_a_document_does_not_go_nowhere(program, environ, args):
    script = '"$0" add mentor Ana && "$0" "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", script, program, *args],
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
    )
    told = b"careerboard: standard output is closed; send what is printed to a file\n"
    assert (done.returncode, done.stderr) == (1, told)


def test_without_a_terminal_the_application_points_to_a_command(process):
    for args in ([], ["demo"]):
        done = process(*args, code=2)
        assert done.stdout == b""
        assert done.stderr.count(b"\n") == 1
        assert b"careerboard list goals" in done.stderr


class Asked:
    """An import that asks a person at a terminal."""

    def __init__(self, program, environ, path):
        self._keys, terminal = pty.openpty()
        self._process = subprocess.Popen(
            [program, "import", path],
            env={**os.environ, **environ},
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # Whoever runs the tests in the background has SIGINT ignored, and that is inherited.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        os.close(terminal)
        question = b""
        while b"Import this?" not in question:
            part = os.read(self._process.stderr.fileno(), 1000)
            assert part, "it ended without asking"
            question += part

    def type(self, keys):
        os.write(self._keys, keys)
        return self.end()

    def interrupt(self):
        self._process.send_signal(signal.SIGINT)
        return self.end()

    def end(self):
        _, said = self._process.communicate(timeout=60)
        os.close(self._keys)
        assert b"Traceback" not in said
        return self._process.returncode


@pytest.fixture
def asked(program, environ, tmp_path):
    path = tmp_path / "resume.json"
    path.write_text('{"work": [{"name": "Tidewater"}]}')
    return Asked(program, environ, path)


def test_an_import_that_is_agreed_to(asked, process):
    assert asked.type(b"y\n") == 0
    assert b"Tidewater" in process("list", "jobs").stdout


@pytest.mark.parametrize("keys", [b"n\n", b"\n", b"yo\n", b"\x04"])
def test_an_import_that_is_not_agreed_to_writes_nothing(asked, data_file, keys):
    assert asked.type(keys) == 1
    assert not data_file.exists()


def test_an_import_that_is_interrupted_writes_nothing(asked, data_file):
    assert asked.interrupt() == 130
    assert not data_file.exists()
