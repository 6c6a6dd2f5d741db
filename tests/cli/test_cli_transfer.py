import json
import os
from functools import partial
from types import SimpleNamespace

import pytest

from tuiplanner.cli import importing, incoming

RESUME = {
    "basics": {"name": "Kim"},
    "work": [
        {"name": "Northwind", "position": "Engineer", "startDate": "2020-01", "highlights": ["Won"]}
    ],
}


@pytest.fixture
def resume(tmp_path):
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(RESUME))
    return str(path)


def test_import_shows_adds_and_is_one_change(run, data, resume):
    text = run("import", resume, "--yes").stdout
    assert text.startswith(f"{resume}:\n  add ")
    assert "added 1 job, 1 entry" in text.splitlines()[-1]
    assert [job["org"] for job in data("list", "jobs")] == ["Northwind"]
    assert [entry["text"] for entry in data("list", "entries")] == ["Won"]
    assert run("undo").stdout.startswith("undid: import")
    assert data("list", "jobs") == []
    assert data("list", "entries") == []


def test_import_again_changes_nothing_and_needs_no_answer(run, data_file, resume):
    run("import", resume, "--yes")
    before = data_file.read_bytes()
    assert "added 0" in run("import", resume).stdout.splitlines()[-1]
    assert data_file.read_bytes() == before


def test_import_without_a_person_to_ask_writes_nothing(run, data_file, resume):
    result = run("import", resume, code=1)
    assert "add --yes" in result.stderr
    assert result.stdout.startswith(f"{resume}:\n  add ")
    assert not data_file.exists()


def test_import_for_programs_never_asks(run, data_file, resume, monkeypatch):
    agreeing = SimpleNamespace(isatty=lambda: True, readline=lambda: "y\n")
    for module in (importing, incoming):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=agreeing))
    assert "add --yes" in run("import", resume, "--json", code=1).stderr
    assert not data_file.exists()
    assert "Import this?" in run("import", resume).stderr


def test_import_for_programs_needs_yes_and_prints_what_it_did(run, data, data_file, resume):
    assert "add --yes" in run("import", resume, "--json", code=1).stderr
    assert not data_file.exists()
    (one,) = data("import", resume, "--yes")
    assert one["file"] == resume
    assert one["counts"]["add"] == 2
    assert one["lines"]


def test_import_of_several_files_is_one_change(run, data, resume, tmp_path):
    second = tmp_path / "second.json"
    second.write_text(json.dumps({"work": [*RESUME["work"], {"name": "Tidewater"}]}))
    run("import", resume, str(second), "--yes")
    assert [job["org"] for job in data("list", "jobs")] in (
        ["Northwind", "Tidewater"],
        ["Tidewater", "Northwind"],
    )
    assert run("undo").stdout == "undid: import 2 files\n"
    assert data("list", "jobs") == []


def test_import_writes_nothing_when_one_of_the_files_is_refused(run, data_file, resume, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("[1, 2]")
    result = run("import", resume, str(other), "--yes", code=1)
    assert str(other) in result.stderr
    assert result.stdout == ""
    assert not data_file.exists()


def test_import_refuses_in_words(refused, run, data_file, tmp_path):
    assert "no such file or directory" in refused("import", str(tmp_path / "none"), "--yes")
    assert "is a directory" in refused("import", str(tmp_path), "--yes")
    run("add", "goal", "Sail")
    assert "left 1" in run("import", str(data_file), "--yes").stdout
    assert "missing argument" in refused("import", code=2)


def test_import_refuses_a_file_that_is_too_large(refused, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as stream:
        stream.truncate(10**9)
    assert "at most 20 MB" in refused("import", str(huge), "--yes")


def test_export_prints_everything_and_of_meta_only_the_schema(run, demo):
    tables = json.loads(run("export", "json").stdout)
    inside = json.loads(demo.read_text())
    assert tables.pop("_meta") == {"1": {"schema": 1}}
    assert inside.pop("_meta")["1"].keys() > {"schema", "sha256"}
    assert tables == inside


def test_export_is_sorted_so_that_two_of_them_can_be_compared(run, demo):
    tables = json.loads(run("export", "json").stdout)
    assert list(tables) == sorted(tables)
    assert all(list(row) == sorted(row) for row in tables["goals"].values())


def test_export_keeps_tables_and_fields_of_another_version(run, data_file):
    tables = {
        "goals": {"77": {"title": "Sail", "stage": "idea", "mood": [1]}},
        "moods": {"5": {"a": 1}},
    }
    data_file.write_text(json.dumps(tables))
    assert json.loads(run("export", "json").stdout) == {**tables, "_meta": {"1": {"schema": 1}}}


def test_export_to_a_file_of_the_mode_that_files_have_here(run, demo, tmp_path, request):
    out = tmp_path / "out.json"
    request.addfinalizer(partial(os.umask, os.umask(0o027)))
    said = run("export", "json", "-o", str(out)).stdout
    assert said == f"exported 133 records to {out}\n"
    assert out.read_text() == run("export", "json").stdout
    assert out.stat().st_mode & 0o777 == 0o640
    out.chmod(0o604)
    run("export", "json", "-o", str(out), "--force")
    assert out.stat().st_mode & 0o777 == 0o604


def test_export_through_a_link_writes_what_it_points_to(run, refused, demo, tmp_path):
    (tmp_path / "there").mkdir()
    link, out = tmp_path / "link.json", tmp_path / "there" / "out.json"
    link.symlink_to(out)
    run("export", "json", "-o", str(link))
    assert link.is_symlink()
    assert out.read_text() == run("export", "json").stdout
    assert "add --force" in refused("export", "json", "-o", str(link))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "leads nowhere" in refused("export", "json", "-o", str(loop), "--force")


def test_export_overwrites_only_when_told_to(run, refused, data, tmp_path):
    out = tmp_path / "out.json"
    out.write_text("mine")
    assert "add --force" in refused("export", "json", "-o", str(out))
    assert out.read_text() == "mine"
    assert data("export", "json", "-o", str(out), "--force") == {
        "file": str(out),
        "records": 0,
        "private": False,
    }
    assert json.loads(out.read_text()) == {"_meta": {"1": {"schema": 1}}}


def test_export_never_takes_the_place_of_the_data_file(run, refused, demo, tmp_path):
    before = demo.read_bytes()
    link = tmp_path / "link.json"
    link.symlink_to(demo)
    for name in (demo, link):
        assert "is the data file itself" in refused("export", "json", "-o", str(name), "--force")
    assert demo.read_bytes() == before


def test_export_refuses_what_is_no_place_for_a_file(refused, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder" in refused("export", "json", "-o", str(tmp_path), "--force")
    assert "no regular file" in refused("export", "json", "-o", str(tmp_path / "pipe"), "--force")
    assert "there is no folder" in refused("export", "json", "-o", str(tmp_path / "no" / "x"))
    assert not list(tmp_path.glob(".*"))


def test_export_in_another_form_is_refused(refused):
    assert "'org' is not one of 'json', 'jsonresume'" in refused("export", "org", code=2)
