"""export: its forms, its files, and what it says."""

import csv
import io
import json
import os
import zipfile

import icalendar
import pytest

from tuiplanner.cli import printing

FORMS = ("jsonresume", "markdown", "vcard", "ics")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_printed_or_written(run, demo, tmp_path, form):
    printed = run("export", form)
    out = tmp_path / "out.file"
    said = run("export", form, "-o", str(out))
    assert out.read_bytes() == printed.stdout_bytes
    assert said.stdout.startswith("exported ")
    assert said.stdout.endswith(f" to {out}\n")
    assert printed.stderr == said.stderr == ""


@pytest.mark.parametrize("form", [*FORMS, "csv"])
def test_nothing_is_overwritten_unless_told(run, refused, demo, tmp_path, form):
    out = tmp_path / "out.zip"
    out.write_text("mine")
    assert "add --force" in refused("export", form, "-o", str(out))
    assert out.read_text() == "mine"
    run("export", form, "-o", str(out), "--force")
    assert out.read_bytes() != b"mine"
    before = demo.read_bytes()
    assert (
        "the data file itself" in refused("export", form, "--as=goals", "-o", str(demo))
        if (form == "csv")
        else refused("export", form, "-o", str(demo), "--force")
    )
    assert demo.read_bytes() == before


def test_csv_is_one_kind_or_a_file_a_kind(run, refused, data, demo, tmp_path):
    assert "name a folder or a .zip with -o" in refused("export", "csv")
    text = run("export", "csv", "--as", "goals").stdout_bytes.decode()
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header[:3] == ["id", "slug", "title"]
    titles = [goal["title"] for goal in data("list", "goals", "--all")]
    assert sorted(row[2] for row in rows) == sorted(titles)
    folder, archive = tmp_path / "sheets", tmp_path / "career.zip"
    assert run("export", "csv", "-o", f"{folder}/").stdout.startswith("exported ")
    run("export", "csv", "-o", str(archive))
    names = {"jobs", "mentors", "goals", "entries", "steps", "talks", "promises"}
    assert names <= {path.stem for path in folder.iterdir()} <= {*names, "topics", "reviews"}
    with zipfile.ZipFile(archive) as found:
        for path in folder.iterdir():
            assert found.read(path.name) == path.read_bytes()
    assert (folder / "goals.csv").read_bytes() == b"\xef\xbb\xbf" + text.encode()
    (folder / "goals.csv").unlink()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert "add --force" in refused("export", "csv", "-o", str(folder))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_csv_export_comes_back_in_another_file(run, data, environ, demo, tmp_path):
    archive = tmp_path / "career.zip"
    run("export", "csv", "-o", str(archive), "--private")
    here = {name: data("list", name, "--all") for name in ("goals", "jobs", "mentors", "entries")}
    environ["CAREERBOARD_FILE"] = str(tmp_path / "other.json")
    run("import", str(archive), "--yes")
    for name, records in here.items():
        titles = [one.get("title") or one.get("name") or one.get("text") for one in records]
        found = data("list", name, "--all")
        assert sorted(titles) == sorted(
            one.get("title") or one.get("name") or one.get("text") for one in found
        )
    before = (tmp_path / "other.json").read_bytes()
    assert "added 0; filled 0" in run("import", str(archive), "--yes").stdout
    assert (tmp_path / "other.json").read_bytes() == before


def test_private_is_put_in_only_when_asked_for_and_said(run, data, tmp_path):
    run("log", "Shouted SECRET", "--avoid")
    run("log", "Said SECRET", "--feedback")
    run("log", "Won")
    run("log", "Won", "--win")
    run("add", "mentor", "Ana", "note=SECRET", "next_ask=SECRET")
    run("add", "job", "Cook", "verdict=love")
    for args in (
        ["markdown"],
        ["jsonresume"],
        ["vcard"],
        ["ics", "--details"],
        ["csv", "--as=entries"],
        ["csv", "--as=mentors"],
        ["csv", "--as=jobs"],
    ):
        usual = run("export", *args)
        private = run("export", *args, "--private")
        assert "SECRET" not in usual.stdout + usual.stderr
        assert "verdict" not in usual.stdout
        assert "private kinds and fields are in it" in private.stderr
        assert "SECRET" in private.stdout or "love" in private.stdout, args
    assert "SECRET" in run("export", "json").stdout
    (out,) = [tmp_path / "out.md"]
    assert data("export", "markdown", "--private", "-o", str(out)) == {
        "file": str(out),
        "records": 3,
        "private": True,
    }


def test_options_of_another_form_are_refused(refused):
    for option, form in (("--todo", "vcard"), ("--details", "csv"), ("--since=2020", "ics")):
        said = refused("export", form, option, code=2)
        assert f"not for {form}" in said
    assert "--as is for csv" in refused("export", "json", "--as=goals", code=2)


def test_nothing_to_write_is_said(refused, tmp_path):
    assert "no mentor" in refused("export", "vcard")
    assert "nothing has a day that is due" in refused("export", "ics")
    assert "nothing to export" in refused("export", "csv", "-o", str(tmp_path / "x.zip"))
    assert not (tmp_path / "x.zip").exists()


def test_a_period_is_typed_like_any_date(run, refused, demo):
    text = run("export", "markdown", "--since", "2026-10", "--until", "today").stdout
    assert text.startswith("# Brag document, since 1 Oct, until 23 Nov\n")
    assert "2022" not in text
    assert "is not a date" in refused("export", "markdown", "--since", "soon")


def test_a_terminal_is_not_commanded(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    printing.document("a\x1b[2J\u202eb\r\nc\r\n".encode())
    assert capsys.readouterr().out == "a␛[2J⇄b\nc\n"


def test_a_calendar_for_to_do_programs(run, demo):
    assert "BEGIN:VTODO" in run("export", "ics", "--todo").stdout
    assert "BEGIN:VEVENT" in run("export", "ics").stdout


def test_what_is_due_is_a_calendar_too_or_nothing(run, demo, environ, tmp_path):
    due = run("--json", "due", "--on", "2026-12-01").stdout
    calendar = run("due", "--ics", "--on", "2026-12-01").stdout_bytes
    found = icalendar.Calendar.from_ical(calendar).events
    assert {str(one["uid"]) for one in found} == {
        f"{one['record']}@careerboard" for one in json.loads(due)
    }
    environ["CAREERBOARD_FILE"] = str(tmp_path / "none.json")
    assert run("due", "--ics").stdout_bytes == b""


def test_a_file_that_cannot_be_written_leaves_what_was_there(run, refused, demo, tmp_path):
    told = f"there is no folder {tmp_path / 'no'}; make it first, or choose another name"
    for form, name in (("csv", "x.zip"), ("csv", f"deeper{os.sep}"), ("json", "x.json")):
        assert told in refused("export", form, "-o", f"{tmp_path / 'no' / name}")
    assert told in refused("report", "-o", str(tmp_path / "no" / "x.md"))
    assert json.loads(run("export", "jsonresume").stdout)["work"]


def test_a_name_without_an_ending_is_a_folder_to_be_made(run, demo, tmp_path):
    text = run("export", "csv", "-o", str(tmp_path / "mine")).stdout
    assert (tmp_path / "mine" / "jobs.csv").exists()
    files = text.partition(f" to {tmp_path / 'mine'}: ")[2].strip().split(", ")
    assert sorted(files) == sorted(one.name for one in (tmp_path / "mine").iterdir())


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_is_no_file_and_one_in_it_is_named(refused, demo, tmp_path, force):
    for form, name in (("jsonresume", "career.json"), ("markdown", "career.md")):
        said = refused("export", form, "-o", str(tmp_path), *force)
        assert f"{tmp_path} is a folder; name a file in it, such as {tmp_path / name}" in said


def test_a_period_that_ends_before_it_begins_is_refused(refused, demo):
    said = refused("export", "markdown", "--since", "2026-05", "--until", "2020")
    assert "the period ends on 2020-12-31, before it begins on 2026-05-01" in said
