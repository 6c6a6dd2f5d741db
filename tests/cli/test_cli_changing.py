import json

import pytest
from tinydb import TinyDB


@pytest.fixture
def goal(data):
    return data("add", "goal", "Learn to sail", "tags=wind", "due=2027")


def test_edit_sets_and_clears_fields_in_one_change(run, data, goal):
    said = run("edit", "learn-to-sail", "due=", "why=The sea", "horizon=year").stdout
    assert said == "set why and horizon and due of 'Learn to sail'\n"
    record = data("show", "learn-to-sail")
    assert (record["due"], record["why"], record["horizon"]) == (None, "The sea", "year")
    run("undo")
    assert data("show", "learn-to-sail")["due"] == "2027"
    assert data("show", "learn-to-sail")["why"] is None


def test_edit_with_json_prints_the_record(data, goal):
    assert data("edit", "learn", "why=The sea")["why"] == "The sea"


def test_edit_adds_to_lists_and_takes_away(run, data, goal):
    run("add", "mentor", "Ana")
    run("add", "mentor", "Bo")
    one = data("edit", "learn", "tags+=sea,Wind", "tags+=salt", "mentors+=ana")
    assert one["tags"] == ["wind", "sea", "salt"]
    one = data("edit", "learn", "tags-=WIND", "mentors+=bo,ana")
    assert one["tags"] == ["sea", "salt"]
    assert one["mentors"] == [data("show", "ana")["id"], data("show", "bo")["id"]]
    one = data("edit", "learn", "mentors-=ana", "tags=a, b", "tags+=c")
    assert one["tags"] == ["a", "b", "c"]
    assert one["mentors"] == [data("show", "bo")["id"]]


def test_tags_spelled_otherwise_by_something_else_are_taken_away_too(data, data_file):
    rows = {"7": {"tags": ["WIND"]}, "8": {"tags": ["wind", "sea"]}}
    for row in rows.values():
        row |= {"title": "Sail", "stage": "idea"}
    data_file.write_text(json.dumps({"goals": rows}))
    assert data("edit", "8", "tags-=Wind")["tags"] == ["sea"]


def test_edit_of_nothing_new_says_so(run, goal):
    assert run("edit", "learn", "tags+=Wind").stdout == "'Learn to sail' says so already\n"
    assert run("undo").stdout == "undid: add 'Learn to sail'\n"


def test_edit_keeps_the_slug_of_a_new_title(data, goal):
    one = data("edit", "learn", "title=Row")
    assert (one["title"], one["slug"]) == ("Row", "learn-to-sail")


def test_edit_of_any_kind_of_record(run, data, demo):
    for table, field in [
        ("steps", "text"),
        ("talks", "topics"),
        ("promises", "text"),
        ("entries", "text"),
        ("jobs", "title"),
        ("mentors", "name"),
    ]:
        one = data("list", table)[0]
        assert data("edit", str(one["id"]), f"{field}=New words")[field] == "New words"


def test_edit_of_the_stage_does_what_move_does(run, data, goal):
    run("add", "goal", "Row")
    said = run("edit", "learn-to-sail", "stage=achieved").stdout
    assert said == "moved 'Learn to sail' to achieved\n"
    one = data("show", "learn-to-sail")
    assert one["moved"] == [{"stage": "achieved", "on": "2026-11-23"}]
    assert one["achieved_on"] == "2026-11-23"
    one = data("edit", "learn", "stage=in progress", "why=The sea")
    assert (one["stage"], one["achieved_on"], one["why"]) == ("in-progress", None, "The sea")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (["id=3"], "the id of a goal is kept by careerboard; leave it out"),
        (["slug=x"], "the slug of a goal is kept by careerboard"),
        (["rank=x"], "the rank of a goal is kept by careerboard"),
        (["created=2026"], "the created of a goal is kept by careerboard"),
        (["updated=2026"], "the updated of a goal is kept by careerboard"),
        (["moved=x"], "the moved of a goal is kept by careerboard"),
        (["src="], "the src of a goal is kept by careerboard"),
        (["title="], "title cannot be empty"),
        (["stage="], "stage cannot be empty"),
        (["due"], "'due' is no FIELD=VALUE"),
        (["=x"], "'=x' is no FIELD=VALUE"),
        (["why=a", "why=b"], "why is given twice"),
        (["why+=a"], "why is no list"),
        (["tags+=" + "x" * 41], "41 characters are too many"),
        (["tags+=" + ",".join(map(str, range(50)))], "51 tags are too many"),
        (["mentors+=ana"], "no mentor is called 'ana'"),
        (["achieved_on=2026"], "only an achieved goal"),
        (["why=good", "due=never"], "'never' is not a date"),
    ],
)
def test_edit_refuses_in_words_and_changes_nothing(refused, data, goal, fields, reason):
    assert reason in refused("edit", "learn", *fields)
    assert data("show", "learn") == goal


def test_a_fixed_parent_and_broken_dates_are_refused(run, data, refused):
    run("add", "job", "Baker", "start=2015")
    assert "before the start" in refused("edit", "baker", "end=2010")
    run("add", "mentor", "Ana")
    talk = data("talk", "ana", "sails")
    assert "is kept by careerboard" in refused("edit", str(talk["id"]), "mentor=ana")


def test_edit_needs_a_field(refused, goal):
    assert "missing argument" in refused("edit", "learn", code=2)


def test_move_goes_to_the_top_of_the_stage(run, data, goal):
    run("add", "goal", "Row", "stage=in-progress")
    said = run("move", "learn", "in-progress").stdout
    assert said == "moved 'Learn to sail' to in progress\n"
    assert [one["title"] for one in data("list", "goals")] == ["Learn to sail", "Row"]
    assert data("move", "row", "ach")["achieved_on"] == "2026-11-23"


def test_move_to_where_it_is_says_so(run, goal):
    assert run("move", "learn", "idea").stdout == "'Learn to sail' is an idea already\n"
    run("move", "learn", "achieved")
    assert run("move", "learn", "achieved").stdout == "'Learn to sail' is achieved already\n"


def test_move_to_achieved_mentions_open_steps(run, demo):
    assert run("move", "lead", "achieved").stderr == "3 steps of it are still open\n"
    assert run("edit", "pass-the", "stage=ach").stderr == "2 steps of it are still open\n"
    assert run("move", "find-a-sponsor", "achieved").stderr == ""
    assert run("move", "lead", "idea").stderr == ""


def test_move_into_a_full_column_says_so_and_does_it(run, demo):
    assert "4 in progress" in run("move", "teach-the-intern", "in-progress").stderr


def test_move_refuses_in_words(run, refused, goal):
    run("add", "mentor", "Ana")
    assert "choose idea, in-progress or achieved" in refused("move", "learn", "done")
    assert "no goal is called 'ana'" in refused("move", "ana", "idea")


def test_rename_changes_title_and_slug(run, data, goal):
    said = run("rename", "learn", "Sail", "the", "world").stdout
    assert said == "renamed 'Learn to sail' to sail-the-world\n"
    assert data("show", "sail-the-world")["title"] == "Sail the world"
    assert run("rename", "sail", "Sail the world").stdout == "it is called sail-the-world already\n"
    assert data("rename", "sail", "Sail")["slug"] == "sail"


def test_rename_refuses_what_has_no_slug_and_an_empty_title(data, refused, goal):
    entry = data("log", "This")
    assert "an entry has no slug" in refused("rename", str(entry["id"]), "That")
    assert "title cannot be empty" in refused("rename", "learn", " ")


def test_undo_takes_back_the_newest_change_first(run, data, goal, refused):
    run("edit", "learn", "why=The sea")
    run("log", "This")
    assert run("undo").stdout == "undid: log note 'This'\n"
    assert run("undo").stdout == "undid: set why of 'Learn to sail'\n"
    assert data("show", "learn")["why"] is None
    assert run("undo").stdout == "undid: add 'Learn to sail'\n"
    assert data("list", "goals") == []
    assert "nothing to undo" in refused("undo")


def test_undo_after_an_undo_and_a_new_change(run, goal):
    run("edit", "learn", "why=One")
    run("undo")
    run("edit", "learn", "why=Two")
    assert run("undo").stdout == "undid: set why of 'Learn to sail'\n"
    assert run("undo").stdout == "undid: add 'Learn to sail'\n"


def test_undo_with_json_names_what_was_undone(data, goal):
    assert data("undo")["undid"] == "add 'Learn to sail'"


def test_undo_of_a_new_file_refuses(refused, data_file):
    assert "nothing to undo" in refused("undo")
    assert not data_file.exists()


def test_undo_refuses_when_the_field_was_changed_since(run, data, goal, data_file):
    run("edit", "learn", "why=The sea")
    with TinyDB(data_file) as database:
        database.table("goals").update({"why": "The lake"}, doc_ids=[goal["id"]])
    result = run("undo", code=1)
    assert "cannot undo set why of 'Learn to sail': its why was changed since" in result.stderr
    assert result.stdout == ""
    assert data("show", "learn")["why"] == "The lake"


def test_undo_works_on_the_history_of_its_own_file_only(run, goal, tmp_path):
    result = run("undo", "--file", str(tmp_path / "other.json"), code=1)
    assert "nothing to undo" in result.stderr


def test_every_change_is_in_the_file_as_plain_tinydb_reads_it(run, data_file):
    run("add", "goal", "Sail")
    with TinyDB(data_file, access_mode="r") as database:
        assert [row["title"] for row in database.table("goals").all()] == ["Sail"]
    assert json.loads(data_file.read_text())["_meta"]["1"]["schema"] == 1
