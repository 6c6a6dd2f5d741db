import json

import pytest

from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.cli import listing


def test_show_prints_what_is_filled_and_what_belongs_to_a_goal(run, demo):
    text = run("show", "lead-the-storage-move").stdout
    assert text.startswith("goal: Lead the storage move\n  stage      in progress\n")
    assert "  done when  All customers on the new store" in text
    assert "  note       Three waves, the loudest customer last.\n             The rollback" in text
    assert "  jobs       Platform engineer\n" in text
    assert "  due        15 Dec\n" in text
    assert "achieved on" not in text
    assert "rank" not in text
    steps = text.partition("\nsteps\n")[2].partition("\n\nproof\n")
    assert [line.split()[0] for line in steps[0].splitlines()] == ["[x]", "[x]", "[", "[", "["]
    assert "Write the rollback plan" in steps[0]
    assert "due 28 Nov" in steps[0]
    assert steps[2].count("\n") == 3


def test_the_proof_of_a_goal_is_newest_first(run):
    run("add", "goal", "Sail")
    for day in ("2026-03", "2024", "2026-11-02", "2025-05-05", "2026-01"):
        run("log", "This", "--goal", "sail", "--on", day)
    proof = run("show", "sail").stdout.partition("\nproof\n")[2]
    days = [line.split()[1] for line in proof.splitlines()]
    assert days == ["2026-11-02", "2026-03", "2026-01", "2025-05-05", "2024"]


def test_show_a_job_prints_its_entries_retired_ones_too(run, demo):
    text = run("show", "platform-engineer").stdout
    entries, _, felt = text.partition("\nentries\n")[2].partition("\n\ncheck-ins\n")
    assert felt.count("\n") == 7
    assert "2026-11-10  7/10  Good work, and a letter" in felt
    assert entries.count("\n") == 12
    assert "retired 15 Aug" in entries


def test_show_a_mentor_prints_talks_and_promises(run, demo):
    text = run("show", "dora-weiss").stdout
    assert "  next ask  Rehearse how I ask for a sponsor." in text
    talks, _, promises = text.partition("\ntalks\n")[2].partition("\n\npromises\n")
    assert [line.split()[1] for line in talks.splitlines()] == ["2026-09-09", "2026-07-06"]
    assert [line.split()[:2] for line in promises.splitlines()] == [["[", "]"], ["[x]", "theirs"]]


def test_show_a_talk_prints_its_promises(run, data, demo):
    talk = next(one for one in data("list", "talks") if one["topics"] == "asking without begging")
    text = run("show", str(talk["id"])).stdout
    assert "  mentor   Dora Weiss\n" in text
    assert "Write the ask in two sentences" in text


@pytest.mark.parametrize("table", listing.FILTERS)
def test_show_with_json_prints_one_flat_record(data, demo, table):
    for listed in data("list", table, "--all"):
        record = data("show", str(listed["id"]))
        assert record == listed
        assert list(record)[:2] == ["id", "table"]
        assert set(record) == {"id", "table", *fields_of(RECORDS[table])}


def test_empty_fields_are_null_or_an_empty_list(data):
    goal = data("add", "goal", "Sail")
    assert (goal["why"], goal["due"], goal["note"], goal["src"]) == (None, None, None, None)
    assert (goal["tags"], goal["jobs"], goal["mentors"]) == ([], [], [])
    assert data("add", "job", "Baker")["verdict"] is None


def test_fields_of_another_version_are_shown_and_printed(run, data, data_file):
    row = {"title": "Sail", "stage": "idea", "slug": "sail", "mood": {"of": ["late"]}, "id": 9}
    data_file.write_text(json.dumps({"goals": {"77": row}}))
    record = data("show", "sail")
    assert record["mood"] == {"of": ["late"]}
    assert record["id"] == 77
    assert "late" in run("show", "sail").stdout


@pytest.mark.parametrize("ref", ["sail", "SAIL", "Sail the sea", "sail-the-sea", "goal/sail"])
def test_a_record_is_named_in_several_ways(run, data, ref):
    run("add", "goal", "Sail the sea")
    run("add", "job", "Baker")
    assert data("show", ref)["title"] == "Sail the sea"


def test_a_record_is_named_by_its_id_or_the_beginning_of_it(data):
    goal = data("add", "goal", "Sail")
    assert data("show", str(goal["id"])) == goal
    assert data("show", str(goal["id"])[:8]) == goal


def test_show_refuses_in_words(run, refused):
    run("add", "goal", "Sail")
    run("add", "goal", "Sail")
    assert "could be goal/sail, goal/sail-2" in refused("show", "sai")
    assert "no record is called 'row'" in refused("show", "row")
    assert "missing argument 'REF'" in refused("show", code=2)
