"""Every named bad input and place through commands: a sentence or a notice, and nothing touched."""

import errno
import os
import shutil
import socket
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_store_bad_input import READ, REFUSED
from test_store_repair import FIELDS, IDS, table

from tuiplanner.cli.app import careerboard
from tuiplanner.cli.desk import Desk
from tuiplanner.program.program import Program
from tuiplanner.store import lock

MENDED = {
    **{name: data for name, (data, _, _) in FIELDS.items()},
    **{name: table(rows) for name, (rows, _, _) in IDS.items()},
}


@pytest.fixture
def run(path):
    """`run(*args)` gives a command's result on the file, once it took less than a second.

    Of that, 0.35 seconds are the wait for a file that another program may be writing.
    """

    def run(*args, file=path):
        began = time.monotonic()
        given = Desk(Program({"CAREERBOARD_FILE": str(file), "TERM": "xterm"}))
        result = CliRunner().invoke(careerboard, args, obj=given)
        assert time.monotonic() - began < 1
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert "Traceback" not in result.output
        return result

    return run


@pytest.mark.parametrize("command", [["list", "goals"], ["log", "Won"], ["doctor"]], ids=" ".join)
@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_refused_and_left_alone(case, command, path, run):
    data, place = case
    path.write_bytes(data)
    path.chmod(0o600)
    result = run(*command)

    assert result.exit_code == 1
    assert path.read_bytes() == data
    said = result.stdout if command == ["doctor"] else result.stderr
    assert str(path) in said
    assert place in said
    assert "careerboard" in said.partition("; ")[2]


@pytest.mark.parametrize("data", [*MENDED.values()], ids=[*MENDED])
def test_what_can_be_mended_is_shown_told_and_left_alone(data, path, run):
    path.write_bytes(data)
    path.chmod(0o600)
    result = run("list", "goals")

    assert result.exit_code == 0
    assert str(path) in result.stderr
    assert "a copy as it was found is in career.json." in result.stderr
    doctor = run("doctor")
    assert doctor.exit_code == 1
    assert "its checksum does not match" in doctor.stdout
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", [*MENDED.values()], ids=[*MENDED])
def test_what_can_be_mended_can_be_worked_on(data, path, run):
    path.write_bytes(data)
    path.chmod(0o600)
    goals = len(run("list", "goals").stdout.splitlines())
    assert run("log", "Won").exit_code == 0

    assert data in [copy.read_bytes() for copy in path.parent.glob("*.bak")]
    assert len(run("list", "goals").stdout.splitlines()) == goals
    wrong = [line for line in run("doctor").stdout.splitlines() if line.startswith("WRONG")]
    assert all("links to job 3, which is gone" in line for line in wrong)


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_what_is_unusual_is_read(data, path, run):
    path.write_bytes(data)

    assert run("list", "goals").exit_code == 0
    assert path.read_bytes() == data
    assert run("log", "Won").exit_code == 0
    assert data in [copy.read_bytes() for copy in path.parent.glob("*.bak")]


def _fifo(path):
    os.mkfifo(path)


def _socket(path):
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may be at most 107 bytes long
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


PLACES = {
    "directory": (lambda path: path.mkdir(), "is a directory"),
    "FIFO": (_fifo, "is a pipe"),
    "socket": (_socket, "no such device or address"),
    "symlink loop": (lambda path: path.symlink_to(path.name), "too many levels"),
    "device": (lambda path: path.symlink_to("/dev/null"), "/dev/null is a device"),
}


@pytest.mark.parametrize("command", [["list", "goals"], ["log", "Won"], ["doctor"]], ids=" ".join)
@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_is_no_file_is_refused(name, command, path, run):
    make, said = PLACES[name]
    make(path)
    before = path.lstat()
    result = run(*command)

    assert result.exit_code == 1
    assert said in result.output
    assert "; " in result.output
    assert path.lstat().st_mode == before.st_mode


@pytest.mark.parametrize("there", [True, False])
def test_a_symlink_is_followed_and_stays(there, path, run):
    target = path.with_name("elsewhere.json")
    if there:
        target.write_bytes(READ["_meta missing"])
    path.symlink_to(target.name)
    assert run("log", "Won").exit_code == 0

    assert path.is_symlink()
    assert b"Won" in target.read_bytes()


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_disk_that_takes_nothing_is_told_and_the_file_stays(fault, path, run, monkeypatch):
    assert run("log", "Won").exit_code == 0
    before = path.read_bytes()

    def refuse(*_args, **_options):
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr("tuiplanner.store.files.write_new", refuse)
    result = run("log", "Lost")

    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert os.strerror(fault).lower() in result.stderr
    assert path.read_bytes() == before


def test_a_read_only_file_is_refused_though_a_rename_would_not_notice(path, run):
    run("log", "Won")
    before = path.read_bytes()
    path.chmod(0o400)

    assert "is read-only; allow writing with chmod u+w" in run("log", "Lost").stderr
    assert path.read_bytes() == before


def test_a_lock_that_is_held_is_told(path, run, monkeypatch):
    monkeypatch.setattr("tuiplanner.store.datafile.LOCK_SECONDS", 0.01)
    monkeypatch.setattr(lock, "_taken", lambda _descriptor, _seconds: False)

    assert "has been locked by another session" in run("log", "Won").stderr
    assert not path.exists()


def test_a_folder_that_is_gone_is_made_again(path, run):
    run("log", "Won")
    shutil.rmtree(path.parent)

    assert run("log", "Again").exit_code == 0


@pytest.mark.parametrize("day", ["1999-01-01", "2150-01-01"])
def test_a_clock_far_off_changes_nothing_about_the_file(day, path, run):
    run("log", "Won")
    run("log", "Twice")
    given = Desk(Program({"CAREERBOARD_FILE": str(path), "CAREERBOARD_TODAY": day}))
    for text in ("Third", "Fourth"):
        assert CliRunner().invoke(careerboard, ["log", text], obj=given).exit_code == 0
    assert len(run("list", "entries").stdout.splitlines()) == 4
    assert run("doctor").exit_code == 0
    assert run("undo", "4").exit_code == 0
