"""Commands run in this process, and as the installed program."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tuiplanner.cli.app import careerboard
from tuiplanner.cli.desk import Desk
from tuiplanner.demo import sample_change
from tuiplanner.program.program import Program
from tuiplanner.store.datafile import DataFile

DAY = "2026-11-23"


@pytest.fixture
def data_file(tmp_path):
    return tmp_path / "career.json"


@pytest.fixture
def environ(data_file):
    """The environment commands see; change it before they run."""
    return {"CAREERBOARD_TODAY": DAY, "CAREERBOARD_FILE": str(data_file), "TERM": "xterm"}


@pytest.fixture
def run(environ):
    """`run(*args, code=0)` gives the result of a command that is expected to end with `code`."""

    def run(*args, code=0, **options):
        result = CliRunner().invoke(careerboard, args, obj=Desk(Program(environ)), **options)
        assert result.exit_code == code, result.output
        assert isinstance(result.exception, SystemExit | None), result.exception
        return result

    return run


@pytest.fixture
def data(run):
    """`data(*args)` gives what a command prints for programs."""

    def data(*args):
        return json.loads(run("--json", *args).stdout)

    return data


@pytest.fixture
def refused(run):
    """`refused(*args, code=1)` gives the one sentence of a command that does nothing."""

    def refused(*args, code=1, **options):
        result = run(*args, code=code, **options)
        assert result.stdout == ""
        assert result.stderr.startswith("careerboard: ")
        assert result.stderr.count("\n") == 1
        return result.stderr.removeprefix("careerboard: ").rstrip("\n")

    return refused


@pytest.fixture(scope="session")
def demo_bytes(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("demo")
    now = datetime.fromisoformat(DAY).replace(tzinfo=UTC)
    made = DataFile(
        folder / "career.json",
        state_dir=folder / "state",
        app="test",
        now=lambda: now,
        session="test",
    )
    made.commit([sample_change(now.date(), now)])
    return (folder / "career.json").read_bytes()


@pytest.fixture
def demo(data_file, demo_bytes):
    """The sample career as the data file of the commands."""
    data_file.write_bytes(demo_bytes)
    return data_file


@pytest.fixture
def lived(run):
    """Three saves, so that there is a backup of the first state."""
    run("add", "goal", "Sail")
    run("add", "goal", "Row")
    run("log", "Won it", "--win")


@pytest.fixture
def state(data):
    """`state()` gives the folder of the data file in the state folder."""

    def state():
        places = Path(data("where")["state"]).iterdir()
        (folder,) = (one for one in places if one.is_dir() and (one / "backups").exists())
        return folder

    return state


@pytest.fixture
def importable(tmp_path):
    """A file whose import makes a backup first."""
    path = tmp_path / "resume.json"
    path.write_text('{"work": [{"name": "Tidewater", "position": "Cook"}]}')
    return str(path)


@pytest.fixture
def program():
    """The installed command that belongs to the Python running the tests."""
    command = Path(sys.executable).with_name("careerboard")
    assert command.exists(), f"{command} is not there: install the project first"
    return command


@pytest.fixture
def process(program, environ):
    """`process(*args, code=0)` runs the installed command to its end; output is bytes."""

    def process(*args, code=0, **options):
        done = subprocess.run(
            [program, *args],
            check=False,
            env={**os.environ, **environ},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            **options,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert b"Traceback" not in done.stderr
        return done

    return process
