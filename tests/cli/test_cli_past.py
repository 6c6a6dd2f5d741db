"""history and undo: what was saved, and the way back."""

import json


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
    assert [goal["title"] for goal in data("list", "goals")] == ["Sail"]
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
