"""doctor: what it finds, mends and leaves alone."""

import fcntl
import json
import os
import shutil

import pytest


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


def test_the_doctor_brings_a_lost_parent_back_as_a_backup_has_it(
    run, data, talked, data_file, importable
):
    mentor, talk = talked
    run("import", "--yes", importable)  # makes a backup
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
