"""A data file that another program wrote: every command names its kind, and leaves it alone."""

import json

import pytest

FILES = {
    "a JSON Resume file": b'{"basics": {"name": "Al"}, "work": [{"name": "Tidewater"}]}',
    "a Trello file": b'{"name": "Plans", "lists": [], "cards": []}',
    "a JSON list": b"[1, 2]\n",
    "a Taskwarrior file": b'[{"uuid": "1", "description": "x", "status": "pending"}]',
    "a vCard file": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Lima\r\nEND:VCARD\r\n",
    "a CSV file": b"title,org,start\nEngineer,Northwind,2020\n",
    "a PDF": b"%PDF-1.7\n",
    "a zip archive": b"PK\x03\x04",
}
IMPORTED = (
    "a JSON Resume file", "a Trello file", "a Taskwarrior file", "a vCard file", "a CSV file",
)  # fmt: skip
COMMANDS = (
    ("list", "goals"), ("list", "jobs", "--json"), ("show", "x"), ("add", "goal", "Sail"),
    ("log", "Done"), ("edit", "x", "title=y"), ("move", "x", "idea"), ("rename", "x", "y"),
    ("talk", "x", "y"), ("undo",), ("export", "json"), ("history",),
)  # fmt: skip


@pytest.fixture
def foreign(tmp_path):
    """`foreign(kind)` writes a file of a kind, and gives its path."""

    def foreign(kind):
        path = tmp_path / "theirs.json"
        path.write_bytes(FILES[kind])
        return path

    return foreign


@pytest.mark.parametrize("kind", FILES)
def test_its_kind_is_named_with_what_to_do(refused, foreign, kind):
    path = foreign(kind)
    said = refused("list", "goals", "--file", str(path))
    if kind in IMPORTED:
        advice = f"careerboard import {path} takes in what it holds"
        assert said == f"{path} is {kind}, not a data file of careerboard; {advice}"
    else:
        assert said.startswith(f"{path} is {kind}, not a data file of careerboard (line ")
        assert said.endswith(
            "); name another file with --file, or see careerboard restore for backups"
        )


@pytest.mark.parametrize("args", COMMANDS)
def test_every_command_refuses_it_and_leaves_it_as_it_is(refused, foreign, tmp_path, args):
    path = foreign("a JSON Resume file")
    before = path.stat()
    assert " is a JSON Resume file, " in refused("--file", str(path), *args)
    assert path.read_bytes() == FILES["a JSON Resume file"]
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(tmp_path.glob("theirs*")) == [path]


def test_the_command_that_is_named_takes_it_in(run, refused, foreign):
    path = foreign("a JSON Resume file")
    said = refused("list", "jobs", "--file", str(path))
    command = said.partition("; careerboard ")[2].partition(" takes in")[0]
    run(*command.split(" "), "--yes")
    assert "Tidewater" in run("list", "jobs").stdout


def test_in_the_usual_place_it_has_to_be_moved_first(refused, environ, foreign):
    environ["CAREERBOARD_FILE"] = str(foreign("a JSON Resume file"))
    said = refused("list", "jobs")
    assert said.endswith("; move it elsewhere, and careerboard import takes in what it holds")


def test_the_doctor_names_its_kind(run, foreign):
    said = run("doctor", "--file", str(foreign("a JSON list")), code=1).stdout
    assert " is a JSON list, not a data file of careerboard (line 1 begins a list" in said
    assert "cannot be used as it is" not in said


@pytest.mark.parametrize(
    "data",
    [b'{"goals": {"1": {"title": "Sa', b'{"goals": 5}', b'{"goals": 5, "work": [], "_meta": {}}',
     json.dumps({"goals": {"1": {"title": "Café"}}}, ensure_ascii=False).encode("latin-1")],
)  # fmt: skip
def test_a_damaged_data_file_is_still_called_one(refused, tmp_path, data):
    path = tmp_path / "career.json"
    path.write_bytes(data)
    said = refused("list", "goals")
    assert "careerboard restore" in said
    assert "not a data file" not in said


@pytest.mark.parametrize(
    "data",
    [*FILES.values(), b'{"name": "x", "version": "1"}', b'{"users": {"1": {"name": "Ann"}}}', b""],
)
@pytest.mark.parametrize("args", [("doctor",), ("doctor", "--fix"), ("doctor", "--fix", "--json")])
def test_the_doctor_leaves_a_file_that_is_not_ours_alone(run, tmp_path, data, args):
    path = tmp_path / "theirs.json"
    path.write_bytes(data)
    path.chmod(0o644)
    before = path.stat()

    result = run("--file", str(path), *args, code=1 if data else 0)

    assert path.read_bytes() == data
    after = path.stat()
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (
        before.st_ino, before.st_mode, before.st_mtime_ns,
    )  # fmt: skip
    assert "mended " not in result.stdout
    assert "--fix mends" not in result.stderr
