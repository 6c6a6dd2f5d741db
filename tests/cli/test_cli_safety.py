"""backups and restore, as a person uses them."""

import json
from contextlib import nullcontext
from io import StringIO

import pytest

from tuiplanner.career.errors import Refused
from tuiplanner.cli import safety
from tuiplanner.cli.desk import Desk
from tuiplanner.program.program import Program
from tuiplanner.store import files


def titles(data):
    return sorted(goal["title"] for goal in data("list", "goals"))


def test_backups_lists_them_newest_first(run, data, lived, importable):
    run("import", "--yes", importable)
    newest, oldest = data("backups")

    assert newest["records"] == {"entries": 1, "goals": 2}
    assert oldest["records"] == {"goals": 1}
    assert newest["at"] >= oldest["at"]
    assert newest["reads_well"]
    assert newest["bytes"] > oldest["bytes"] > 0
    first, second = run("backups").stdout.splitlines()
    assert first.endswith("reads well  entries 1, goals 2")
    assert second.endswith("reads well  goals 1")


def test_without_backups_that_is_said(run, data, data_file):
    assert "there is no backup yet" in run("backups").stderr
    assert data("backups") == []


def test_a_damaged_backup_is_shown_as_such(run, data, lived, state):
    (one,) = (state() / "backups").iterdir()
    one.write_bytes(b"{")

    assert not data("backups")[0]["reads_well"]
    assert "DAMAGED" in run("backups").stdout
    assert "no backup of" not in run("list", "goals").stderr


def test_restore_shows_what_it_would_do_and_does_nothing_unasked(run, data, lived, data_file):
    before = data_file.read_bytes()
    result = run("restore", code=1)

    assert "add --yes" in result.stderr
    assert "goals: 2 now, 1 in the backup" in result.stdout
    assert "goes away: goal 'Row'\n" in result.stdout
    assert "goes away: entry 'Won it'\n" in result.stdout
    assert data_file.read_bytes() == before


def test_restore_brings_the_backup_back_and_undo_the_rest(run, data, lived):
    before = data("list", "goals"), data("list", "entries")
    assert "careerboard undo takes that back" in run("restore", "--yes").stdout
    assert titles(data) == ["Sail"]
    assert data("list", "entries") == []
    assert run("undo").stdout.startswith("undid: restore the backup of ")

    after = data("list", "goals"), data("list", "entries")
    for old, new in zip(before, after, strict=True):
        assert [{**one, "updated": ""} for one in new] == [{**one, "updated": ""} for one in old]


def test_a_restore_the_disk_did_not_confirm_says_that_it_is_there(
    run, data, lived, data_file, monkeypatch
):
    before, sync = data_file.read_bytes(), files.sync_folder

    def fails(folder):
        if data_file.read_bytes() != before:
            raise OSError(5, "Input/output error")
        return sync(folder)

    monkeypatch.setattr(files, "sync_folder", fails)
    result = run("restore", "--yes")
    assert result.stdout.splitlines()[-1].startswith("restored the backup of ")
    assert "careerboard undo" not in result.stdout
    assert "it is restored, but a power cut could still bring back what was there" in result.stderr
    assert titles(data) == ["Sail"]


def test_restore_takes_back_an_edit_and_says_of_which_fields(run, data, lived):
    run("edit", "sail", "why=Wind", "due=2027")
    result = run("restore", "--yes")

    assert "becomes as it was: due, why of goal 'Sail'" in result.stdout
    assert data("show", "sail")["why"] is None


def test_a_record_deleted_since_comes_back_for_good(run, data, lived, data_file):
    (backup,) = data("backups")
    run("restore", backup["file"], "--yes")
    assert titles(data) == ["Sail"]
    newest = data("backups")[0]
    result = run("restore", newest["file"], "--yes")

    assert "comes back: goal 'Row'" in result.stdout
    assert titles(data) == ["Row", "Sail"]
    stones = json.loads(data_file.read_text())["tombstones"]
    assert all(goal["updated"] >= stones[str(goal["id"])]["at"]
               for goal in data("list", "goals") if str(goal["id"]) in stones)  # fmt: skip


@pytest.mark.parametrize("how", ["a day", "its time", "local time", "its file"])
def test_a_backup_is_named_by_the_beginning_of_its_time_or_by_its_file(how, run, data, lived):
    (backup,) = data("backups")
    shown = run("backups").stdout[:19]
    names = {"a day": shown[:10], "its time": backup["at"], "local time": shown}

    assert data("restore", names.get(how, backup["file"]), "--yes")["file"] == backup["file"]


def test_a_name_that_fits_no_backup_or_several_is_refused(run, data, lived, refused, importable):
    run("import", "--yes", importable)
    assert len(data("backups")) == 2

    assert "neither a file nor the time" in refused("restore", "1999-01-01")
    assert "neither a file nor the time" in refused("restore", "2")
    assert "could be 2 backups" in refused("restore", data("backups")[0]["at"][:10])


def test_what_the_file_holds_already_is_not_restored(run, data, lived, data_file):
    (backup,) = data("backups")
    run("restore", backup["file"], "--yes")
    before = data_file.read_bytes()

    assert "holds all of this already" in run("restore", backup["file"], "--yes").stdout
    assert data_file.read_bytes() == before


def test_a_damaged_file_is_kept_as_evidence_and_undo_says_that_it_cannot(  # noqa: PLR0917
    run, data, lived, data_file, state, refused
):
    damaged = b'{"goals": {"1": '
    data_file.write_bytes(damaged)
    assert "careerboard restore" in refused("list", "goals")
    result = run("restore", "--yes")

    assert "is damaged at line 1" in result.stdout
    (evidence,) = (state() / "backups").glob("*.damaged*.json")
    assert str(evidence) in result.stdout
    assert evidence.read_bytes() == damaged
    assert titles(data) == ["Row", "Sail"]
    assert "what was there before could not be read" in refused("undo")
    assert data("history")[0]["name"].startswith("restore the backup of ")


def test_what_was_saved_after_the_backup_is_made_again_from_the_history(
    run, data, lived, data_file
):
    run("rename", "row", "Row far")
    run("undo", "3")
    run("edit", "sail", "why=fun")
    before = {kind: data("list", kind) for kind in ("goals", "entries")}
    data_file.write_bytes(b"{")

    said = run("restore", "--yes").stdout.splitlines()

    made = [line for line in said if line.startswith("made again, from the history: ")]
    assert len(made) == 7
    assert made[0].endswith(": add 'Row'")
    assert made[3].endswith(": undo rename 'Row' to row-far")
    assert " and 7 changes made since; what was there is kept in " in said[-1]
    assert {kind: data("list", kind) for kind in ("goals", "entries")} == before


def test_an_older_backup_is_restored_as_it_is(run, data, lived, data_file, importable):
    run("import", "--yes", importable)
    _, older = data("backups")
    data_file.write_bytes(b"{")

    said = run("restore", older["file"], "--yes").stdout

    assert "from the history" not in said
    assert titles(data) == ["Sail"]


def test_a_file_that_is_no_backup_is_refused_with_the_way_to_one(run, lived, refused, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("hello\n", encoding="utf-8")
    assert f"{other} is damaged at line 1" in (said := refused("restore", str(other), "--yes"))
    assert said.rstrip().endswith("careerboard backups lists those that read well")


def test_what_a_restore_gave_up_stays_away_when_the_file_is_damaged_again(
    run, data, lived, data_file, importable
):
    run("import", "--yes", importable)
    _, older = data("backups")
    data_file.write_bytes(b"{")
    run("restore", older["file"], "--yes")
    run("add", "goal", "Fly")
    data_file.write_bytes(b"[")

    said = run("restore", "--yes").stdout

    assert said.count("made again, from the history") == 1
    assert titles(data) == ["Fly", "Sail"]
    data_file.write_bytes(b"{{")
    run("restore", "--yes")
    assert titles(data) == ["Fly", "Sail"]


def test_a_history_that_no_file_could_hold_is_left_out(run, data, lived, data_file, state):
    edits = [
        {"table": "goals", "id": -5, "field": "title", "new": "Bad"},
        {"table": "goals", "id": -5, "field": "stage", "new": 7},
    ]
    line = {"name": "x", "at": "2999-01-01T00:00:00Z", "id": "x", "edits": edits}
    with (state() / "journal.jsonl").open("a") as journal:
        journal.write(json.dumps(line) + "\n")
    data_file.write_bytes(b"{")

    said = run("restore", "--yes")

    assert "what was changed since the backup is not known: " in said.stderr
    assert titles(data) == ["Sail"]


def test_a_lost_file_comes_back(run, data, lived, data_file, refused):
    data_file.unlink()
    assert "brings back the newest backup" in refused("list", "goals")
    run("restore", "--yes")

    assert titles(data) == ["Row", "Sail"]


@pytest.mark.parametrize("content", ['{"_meta": {"1": {"schema": 2}}}'])
def test_a_file_of_a_newer_version_is_never_replaced(run, lived, data_file, refused, content):
    data_file.write_text(content)

    assert "newer careerboard" in run("restore", "--yes", code=1).stderr
    assert data_file.read_text() == content


def test_a_backup_with_faults_is_mended_when_it_is_asked_for_by_name(run, data, lived, tmp_path):
    other = tmp_path / "other.json"
    other.write_text('{"goals": {"5": {"title": "Fly", "stage": "soon"}}}')
    result = run("restore", str(other), "--yes")

    assert "mended in it: goals 5, stage: soon does not fit and is now in stage_was" in (
        result.stdout
    )
    assert titles(data) == ["Fly"]


def test_a_file_without_any_backup_says_so(refused, data_file):
    data_file.write_text("{")

    assert "there is no backup of" in refused("restore")


@pytest.mark.parametrize(("answer", "agrees"), [("y\n", True), ("\n", False), ("no\n", False)])
def test_a_person_is_asked(answer, agrees, monkeypatch, environ):
    terminal = StringIO(answer)
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", terminal)
    refused = nullcontext() if agrees else pytest.raises(Refused, match="nothing was restored")

    with refused:
        safety._ask(Desk(Program(environ)))
