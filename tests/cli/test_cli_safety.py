"""backups, restore, doctor, history and undo, as a person uses them."""

import fcntl
import json
import os
import shutil
from contextlib import nullcontext
from io import StringIO
from pathlib import Path

import pytest

from tuiplanner.__main__ import Program
from tuiplanner.career.errors import Refused
from tuiplanner.cli import safety
from tuiplanner.cli.desk import Desk
from tuiplanner.store import files


@pytest.fixture
def state(run):
    """The folder of the data file in the state folder."""

    def state():
        (folder,) = (
            one for one in (_state(run)).iterdir() if one.is_dir() and (one / "backups").exists()
        )
        return folder

    return state


def _state(run):
    return Path(json.loads(run("--json", "where").stdout)["state"])


@pytest.fixture
def lived(run):
    """Three saves, so that there is a backup of the first state."""
    run("add", "goal", "Sail")
    run("add", "goal", "Row")
    run("log", "Won it", "--win")


def titles(data):
    return sorted(goal["title"] for goal in data("list", "goals"))


def test_backups_lists_them_newest_first(run, data, lived):
    run("import", "--yes", _resume(run))
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


def test_a_name_that_fits_no_backup_or_several_is_refused(run, data, lived, refused):
    run("import", "--yes", _resume(run))
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
    assert made[0].endswith("add 'Row'")
    assert " and 7 changes made since; what was there is kept in " in said[-1]
    assert {kind: data("list", kind) for kind in ("goals", "entries")} == before


def test_an_older_backup_is_restored_as_it_is(run, data, lived, data_file):
    run("import", "--yes", _resume(run))
    _, older = data("backups")
    data_file.write_bytes(b"{")

    said = run("restore", older["file"], "--yes").stdout

    assert "from the history" not in said
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


def test_the_doctor_finds_nothing_wrong_with_what_careerboard_wrote(run, data, lived):
    said = run("doctor").stdout.splitlines()

    assert [line.split()[0] for line in said] == ["ok", "ok"]
    assert "it holds 1 entry, 2 goals" in said[0]
    assert not any(one["is_fault"] for one in data("doctor"))


def test_the_doctor_of_a_new_file_is_content(run, data_file):
    assert "is new" in run("doctor").stdout
    assert not data_file.exists()


def test_the_doctor_names_what_is_wrong_and_touches_nothing(run, lived, data_file, state):
    faulty(data_file)
    (state() / "journal.jsonl").chmod(0o644)
    stray = state() / "backups" / ".x.json.99999999.0123456789abcdef.tmp"
    stray.write_bytes(b"")
    before = data_file.read_bytes()
    result = run("doctor", code=1)

    for what in (
        "its checksum does not match",
        "goal 'Sail' links to job 77, which is gone",
        "goal 'Row' has the same name as another, sail",
        "journal.jsonl can be used by others (mode 644)",
        "was left half-written by a dead process",
        "(9) belongs to goal 66, which is gone",
    ):
        assert any(line.startswith("WRONG") and what in line for line in result.stdout.split("\n"))
    assert "6 faults found; careerboard doctor --fix" in result.stderr
    assert data_file.read_bytes() == before
    assert stray.exists()


def faulty(data_file):
    tables = json.loads(data_file.read_text())
    sail, row = sorted(tables["goals"].values(), key=lambda goal: goal["title"], reverse=True)
    sail["jobs"] = [77]
    slugs = sorted(tables["goals"], key=int)
    for goal in tables["goals"].values():
        goal["slug"] = "sail"
    # The smaller id keeps the name; here that is to be Sail.
    tables["goals"] = {slugs[0]: sail, slugs[1]: row}
    tables["steps"] = {"9": {"goal": 66, "text": "Buy rope"}}
    data_file.write_text(json.dumps(tables))
    data_file.chmod(0o600)


def test_the_doctor_mends_after_a_backup_and_says_so(run, data, lived, data_file, state):
    faulty(data_file)
    (state() / "journal.jsonl").chmod(0o644)
    stray = state() / "backups" / ".x.json.99999999.0123456789abcdef.tmp"
    stray.write_bytes(b"")
    before = data_file.read_bytes()
    result = run("doctor", "--fix")

    assert result.stdout.count("mended ") == 6
    assert "(9) belongs to goal 66, which is gone; it gets a new goal\n" in result.stdout
    goals = {goal["title"]: goal for goal in data("list", "goals")}
    assert goals["Sail"]["jobs"] == []
    assert (goals["Sail"]["slug"], goals["Row"]["slug"]) == ("sail", "sail-2")
    assert not stray.exists()
    assert (state() / "journal.jsonl").stat().st_mode & 0o777 == 0o600
    assert before in [one.read_bytes() for one in (state() / "backups").iterdir()]
    assert data("history")[0]["name"] == "mend 3 faults"
    assert data("show", "66")["title"] == "Recovered goal"
    assert data("show", "9")["goal"] == 66
    assert "WRONG" not in run("doctor").stdout


def orphaned(data_file, *gone):
    """Take records out of the file as a script does; none is in any other table then."""
    tables = json.loads(data_file.read_text())
    for table, one in gone:
        del tables[table][str(one)]
    data_file.write_text(json.dumps(tables))
    data_file.chmod(0o600)


@pytest.fixture
def talked(run, data):
    """A mentor, a talk and what was promised in it, of which there are backups or not."""
    run("add", "mentor", "Ana")
    run("talk", "ana", "boats")
    mentor, talk = data("list", "mentors")[0]["id"], data("list", "talks")[0]["id"]
    run("add", "goal", "Sail")
    return mentor, talk


def test_the_doctor_brings_a_lost_parent_back_as_a_backup_has_it(run, data, talked, data_file):
    mentor, talk = talked
    run("import", "--yes", _resume(run))  # makes a backup
    orphaned(data_file, ("mentors", mentor))
    said = run("doctor", code=1).stdout
    assert f"({talk}) belongs to mentor {mentor}, which is gone; a backup still has that" in said
    run("doctor", "--fix")
    assert data("show", str(mentor))["name"] == "Ana"
    assert data("show", str(talk))["mentor"] == mentor
    assert "WRONG" not in run("doctor").stdout


def test_the_doctor_makes_every_parent_that_is_gone_from_all_backups(
    run, data, talked, data_file, state
):
    _, talk = talked
    row = {"talk": talk, "text": "Send the book", "who": "me"}
    data_file.write_text(json.dumps({"promises": {"9": row, "10": row}}))
    data_file.chmod(0o600)
    shutil.rmtree(state() / "backups")
    said = run("doctor", "--fix").stdout
    assert said.count(f"belongs to talk {talk}, which is gone; it gets a new talk") == 2
    (made,) = data("list", "talks")
    assert (made["id"], made["topics"]) == (talk, "Recovered talk")
    assert data("show", str(made["mentor"]))["name"] == "Recovered mentor"
    assert {one["talk"] for one in data("list", "promises")} == {talk}
    assert len(data("list", "mentors")) == 1
    assert "WRONG" not in run("doctor").stdout


def test_the_doctor_leaves_a_parent_whose_id_is_taken_to_a_person(run, data, lived, data_file):
    goal = data("list", "goals")[0]["id"]
    tables = json.loads(data_file.read_text())
    tables["promises"] = {"9": {"talk": goal, "text": "Send the book", "who": "me"}}
    data_file.write_text(json.dumps(tables))
    data_file.chmod(0o600)
    result = run("doctor", "--fix", code=1)
    assert "which is gone; its id is that of another record" in result.stdout
    assert "1 fault found; what is left needs a person" in result.stderr
    assert data("show", "9")["text"] == "Send the book"


def test_the_doctor_puts_drafts_aside_that_cannot_be_read(run, data, lived, state):
    drafts = state() / "drafts"
    drafts.mkdir(mode=0o700)
    for name, kept in (("dead.json", b'[{"text": "Lea'), ("dead.lock", b""), ("lone.json", b"[]")):
        (drafts / name).write_bytes(kept)
        (drafts / name).chmod(0o600)
    said = run("doctor", code=1).stdout
    assert "dead.json holds drafts that cannot be read; open it in an editor" in said
    assert "lone.json belongs to no session" in said
    assert run("doctor", "--fix").stdout.count("mended ") == 2
    assert (drafts / "dead.unreadable").read_bytes() == b'[{"text": "Lea'
    assert sorted(one.name for one in drafts.iterdir()) == [
        "dead.unreadable", "lone.json", "lone.lock",
    ]  # fmt: skip
    assert "1 session has left drafts behind" in run("doctor").stdout


def test_the_doctor_fixes_faults_of_the_bytes_with_a_save(run, data, lived, data_file):
    data_file.write_text('{"goals": {"5": {"title": NaN, "stage": "idea"}}}')
    data_file.chmod(0o600)
    assert run("doctor", "--fix").stdout.count("mended ") == 3

    assert all(not one["is_fault"] for one in data("doctor"))


def test_the_doctor_of_a_damaged_file_says_what_comes_next(run, lived, data_file):
    data_file.write_bytes(b"{")
    result = run("doctor", "--fix", code=1)

    assert "careerboard restore" in result.stdout
    assert data_file.read_bytes() == b"{"


def test_the_doctor_tells_of_drafts_and_torn_lines_without_alarm(run, lived, state):
    drafts = state() / "drafts"
    drafts.mkdir(mode=0o700)
    for name in ("dead.json", "dead.lock"):
        (drafts / name).write_bytes(b"")
        (drafts / name).chmod(0o600)
    with (state() / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"at": "20')
    said = run("doctor").stdout

    assert "1 session has left drafts behind" in said
    assert "1 line of the history cannot be read" in said


def test_the_doctor_leaves_alone_what_belongs_to_the_living(run, lived, state):
    drafts = state() / "drafts"
    drafts.mkdir(mode=0o700)
    for name in ("alive.json", "alive.lock", f".alive.json.{os.getpid()}.0123456789abcdef.tmp"):
        (drafts / name).write_bytes(b"")
        (drafts / name).chmod(0o600)
    with (drafts / "alive.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = run("doctor").stdout

    assert "drafts" not in said
    assert "half-written" not in said


def test_the_doctor_bears_a_backup_folder_that_is_none(run, lived, state, data_file):
    folder = state() / "backups"
    shutil.rmtree(folder)
    folder.write_bytes(b"")
    folder.chmod(0o600)
    data_file.unlink()

    assert "is new" in run("doctor").stdout


def test_history_says_when_who_and_what_newest_first(run, data, lived):
    lines = run("history").stdout.splitlines()

    assert [line.split("  ")[2] for line in lines] == [
        "log win 'Won it'",
        "add 'Row'",
        "add 'Sail'",
    ]
    assert all(line.startswith("2026-11-23 ") for line in lines)
    sessions = {one["session"] for one in data("history")}
    assert len(sessions) == 3
    assert all(len(one) == 8 for one in sessions)


def test_history_of_a_record_has_its_fields_and_what_belongs_to_it(run, data, lived):
    run("edit", "sail", "why=Wind")
    run("edit", "row", "why=Calm")
    lines = run("history", "sail").stdout.splitlines()

    assert len(lines) == 2
    assert lines[0].endswith("set why of 'Sail' (why)")
    assert lines[1].endswith("add 'Sail'")
    assert [one["name"] for one in data("history", "sail", "-n", "1")] == ["set why of 'Sail'"]


def test_history_of_a_record_that_is_gone_is_found_by_its_id(run, data, lived, refused):
    one = data("show", "row")["id"]
    run("undo", "2")
    assert [line["is_undo"] for line in data("history", str(one))] == [True, False]
    assert "no record is called '5'" in refused("history", "5")


def test_history_shows_at_most_so_many_and_says_so(run, lived):
    result = run("history", "-n", "1")

    assert result.stdout.count("\n") == 1
    assert "2 earlier changes left out" in result.stderr


def test_history_marks_what_was_undone(run, data, lived):
    run("undo")
    lines = run("history").stdout.splitlines()

    assert lines[0].endswith("undo log win 'Won it'")
    assert lines[1].endswith("log win 'Won it', undone since")
    assert [one["is_undone"] for one in data("history")] == [False, True, False, False]


def test_history_of_nothing_says_so(run, data_file):
    assert "no change of it" in run("history").stderr


def test_undo_takes_back_several_and_names_each(run, data, lived):
    assert run("undo", "2").stdout == "undid: log win 'Won it'\nundid: add 'Row'\n"
    assert titles(data) == ["Sail"]
    assert run("undo").stdout == "undid: add 'Sail'\n"


def test_undo_of_more_than_there_are_says_how_far_it_came(run, lived):
    result = run("undo", "5", code=1)

    assert result.stdout.count("undid: ") == 3
    assert "nothing more to undo; 3 of 5 were undone" in result.stderr


def test_undo_stops_at_what_was_changed_since(run, data, lived, data_file):
    run("edit", "sail", "why=Wind")
    run("log", "Last")
    tables = json.loads(data_file.read_text())
    for goal in tables["goals"].values():
        goal["why"] = "By hand"
    data_file.write_text(json.dumps(tables))
    result = run("undo", "3", code=1)

    assert result.stdout == "undid: log note 'Last'\n"
    assert "cannot undo set why of 'Sail': its why was changed since; 1 of 3 were undone" in (
        result.stderr
    )


def test_undo_with_a_number_prints_a_list_for_programs(data, lived):
    assert [one["undid"] for one in data("undo", "2")] == ["log win 'Won it'", "add 'Row'"]


def _resume(run):
    path = _state(run) / "resume.json"
    path.write_text('{"work": [{"name": "Tidewater", "position": "Cook"}]}')
    return str(path)
