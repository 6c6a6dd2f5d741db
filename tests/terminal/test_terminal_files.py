"""Files that cannot be used are refused in a sentence; what cannot be saved is said and kept."""

import json
import os
import shutil
import stat

import pytest

from .careers import titles, write_career
from .person import PATIENCE, Person
from .programs import needs

BAD = {
    "damaged": b'{"goals": {"1": {"title": "Sa',
    "newer": b'{"_meta": {"1": {"schema": 99}}, "goals": {}}',
    "foreign": b'{"work": [{"name": "Tidewater"}], "basics": {}}',
    "a list": b"[1, 2]\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "another encoding": '{"goals": {"1": {"title": "Café", "stage": "idea"}}}'.encode("latin-1"),
}


@pytest.fixture
def bound():
    """The beginning of a command line that binds even the superuser to permissions."""
    if os.geteuid() != 0:
        return []
    return [needs("setpriv"), "--bounding-set=-dac_override,-dac_read_search"]


def refusal(terminal, argv, **options):
    """Run a command that must end at once; return the one line it wrote."""
    program = terminal(argv, size=(500, 5), **options)
    assert program.wait_exit(PATIENCE) == 1
    said = bytes(program.log).decode().replace("\r\n", "\n")
    assert said.startswith("careerboard: ")
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert "\x1b" not in said
    return said


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    terminal, careerboard, tmp_path, kind
):
    path = tmp_path / "career.json"
    path.write_bytes(BAD[kind])
    before = path.stat()
    assert str(path) in refusal(terminal, [careerboard])
    assert path.read_bytes() == BAD[kind]
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_another_program_s_file_is_named_with_the_command_that_imports_it(
    terminal, careerboard, tmp_path
):
    path = tmp_path / "my resume.json"
    path.write_bytes(BAD["foreign"])
    said = refusal(terminal, [careerboard, "--file", path])
    kind = f"careerboard: {path} is a JSON Resume file, not a data file of careerboard; "
    assert said == f"{kind}careerboard import '{path}' takes in what it holds\n"
    path.rename(tmp_path / "career.json")
    said = refusal(terminal, [careerboard])
    assert said.endswith("; move it elsewhere, and careerboard import takes in what it holds\n")


@pytest.mark.parametrize("kind", ["directory", "pipe", "loop", "below a file"])
def test_what_is_no_file_is_refused(terminal, careerboard, careerboard_env, tmp_path, kind):
    path = tmp_path / "career.json"
    if kind == "directory":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    else:
        path.write_text("{}")
        careerboard_env["CAREERBOARD_FILE"] = f"{path}/career.json"
    before = path.lstat()
    assert str(path) in refusal(terminal, [careerboard])
    after = path.lstat()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)
    assert after.st_mtime_ns == before.st_mtime_ns


def test_a_file_that_may_not_be_read_is_refused(terminal, careerboard, bound, tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 3)
    before = path.read_bytes()
    path.chmod(0)
    assert "permission denied" in refusal(terminal, [*bound, careerboard])
    path.chmod(0o600)
    assert path.read_bytes() == before


def test_a_missing_folder_is_made_for_its_owner_alone(
    terminal, careerboard, careerboard_env, tmp_path
):
    path = tmp_path / "new" / "folder" / "career.json"
    env = {**careerboard_env, "CAREERBOARD_FILE": str(path)}
    person = Person.sits(terminal, ["sh", "-c", 'umask 0; exec "$0"', careerboard], env=env)
    person.press("n", *"Sail", "enter", sees="added 'Sail'").leaves()
    assert titles(path) == {"Sail": "idea"}
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_change_by_hand_is_used_after_a_copy_of_it_was_kept(
    terminal, careerboard, careerboard_env, tmp_path
):
    path = tmp_path / "career.json"
    person = Person.sits(terminal, careerboard)
    person.press("n", *"Sail", "enter", sees="added 'Sail'").leaves()
    by_hand = path.read_bytes().replace(b'"Sail"', b'"Dive"')
    path.write_bytes(by_hand)
    env = {**careerboard_env, "CAREERBOARD_FILE": str(path)}
    again = Person.sits(terminal, careerboard, env=env, size=(200, 24))
    again.sees("was changed by another program; a copy").sees("▌ Dive")
    again.press("L", sees="moved 'Dive'").leaves()
    (copy,) = tmp_path.glob("career.json.*.bak")
    assert copy.read_bytes() == by_hand
    assert titles(path) == {"Dive": "in-progress"}


def leaves_unsaved(person, reason):
    """Try to leave with something unsaved: the first `q` asks, the second goes."""
    person.press("q", sees=f"NOT SAVED: {reason}; q again leaves, the next start saves it")
    person.press("down").loses("q again")
    person.press("q", sees="q again leaves").press("q")
    person.terminal.wait_exit()
    assert not person.terminal.alternate


def test_a_folder_that_may_not_be_written_is_said_and_asked_about(
    terminal, careerboard, careerboard_env, bound, tmp_path
):
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "career.json"
    write_career(path, 3)
    before = path.read_bytes()
    env = {**careerboard_env, "CAREERBOARD_FILE": str(path)}
    folder.chmod(0o500)
    try:
        person = Person.sits(terminal, [*bound, careerboard], env=env)
        person.press("L").sees("NOT SAVED: permission denied")
        assert path.read_bytes() == before
        leaves_unsaved(person, "permission denied")
    finally:
        folder.chmod(0o700)
    assert path.read_bytes() == before


def test_a_file_made_writable_again_is_saved_after_all(
    terminal, careerboard, careerboard_env, tmp_path
):
    path = tmp_path / "career.json"
    write_career(path, 3)
    path.chmod(0o400)
    person = Person.sits(terminal, careerboard)
    person.press("L").sees("NOT SAVED: career.json is read-only")
    path.chmod(0o600)
    person.loses("NOT SAVED").leaves()
    assert titles(path)["Goal 1 of those in idea"] == "in-progress"


def test_a_full_disk_is_said_and_asked_about(terminal, careerboard, tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 100)
    before = path.read_bytes()
    limited = ["sh", "-c", 'ulimit -f 8; exec "$0"', careerboard]
    person = Person.sits(terminal, limited)
    person.press("L").sees("NOT SAVED: file too large")
    person.press("n", *"Not lost yet", "enter", sees="added 'Not lost yet'")
    leaves_unsaved(person, "file too large")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob(".career.json.*")] in ([], [".career.json.lock"])


def test_a_damaged_file_is_not_written_over_while_it_is_open(terminal, careerboard, tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 3)
    person = Person.sits(terminal, careerboard)
    good = shutil.copy(path, tmp_path / "good.json")
    path.write_bytes(path.read_bytes()[:-20])
    damaged = path.read_bytes()
    person.press("L").sees("NOT SAVED: career.json ")
    assert path.read_bytes() == damaged
    shutil.copy(good, path)
    person.loses("NOT SAVED").leaves()
    assert titles(path)["Goal 1 of those in idea"] == "in-progress"
    assert json.loads(path.read_bytes())["goals"]
