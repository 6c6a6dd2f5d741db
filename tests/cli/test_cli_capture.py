import pytest


def test_log_makes_a_note_dated_today_for_no_job_and_says_so(run, data):
    assert (
        run("log", "Ate", "lunch", "outside").stdout
        == "logged note 'Ate lunch outside' for no job\n"
    )
    (entry,) = data("list", "entries")
    assert (entry["kind"], entry["date"], entry["job"]) == ("note", "2026-11-23", None)


@pytest.mark.parametrize("kind", ["win", "lesson", "feedback", "avoid"])
def test_log_of_a_kind(run, data, kind):
    assert run("log", "This", f"--{kind}").stdout == f"logged {kind} 'This' for no job\n"
    assert data("list", "entries")[0]["kind"] == kind


def test_log_refuses_two_kinds(refused, data_file):
    assert "--win and --avoid" in refused("log", "This", "--avoid", "--win", code=2)
    assert not data_file.exists()


def test_log_goes_to_the_only_current_job(run, data):
    run("add", "job", "Baker", "start=2015", "end=2018")
    run("add", "job", "Engineer", "org=Northwind", "start=2020")
    assert run("log", "This").stdout == "logged note 'This' for Engineer\n"
    assert data("list", "entries")[0]["job"] == data("show", "engineer")["id"]


def test_an_entry_is_listed_with_the_title_of_its_job(run):
    run("add", "job", "Engineer", "org=Northwind", "start=2020")
    run("log", "This")
    listed = run("list", "entries").stdout
    assert "Engineer" in listed
    assert "Northwind" not in listed


@pytest.mark.parametrize("command", [("log",), ("talk", "ana")])
def test_lines_of_a_text_become_one(run, data, command):
    run("add", "mentor", "Ana")
    run(*command, "First line\n\n  second\r\nthird", "word")
    kept = data("list", "entries" if command == ("log",) else "talks")[0]
    assert "First line second third word" in kept.values()
    assert "control character" in run(*command, "a bell\a", code=1).output


def test_log_goes_to_no_job_when_two_are_current_or_none_is_wanted(run, data):
    run("add", "job", "Engineer", "start=2020")
    run("log", "First", "--job", "none")
    run("add", "job", "Baker", "start=2021")
    run("log", "Second")
    assert [entry["job"] for entry in data("list", "entries")] == [None, None]


def test_log_goes_to_a_job_that_is_named(run, data):
    run("add", "job", "Engineer", "start=2020")
    run("add", "job", "Baker", "start=2015", "end=2018")
    assert run("log", "This", "--job", "bak").stdout == "logged note 'This' for Baker\n"
    assert data("list", "entries")[0]["job"] == data("show", "baker")["id"]


def test_a_job_that_is_called_none_can_be_named(run):
    run("add", "job", "None", "start=2015", "end=2016")
    assert run("log", "This", "--job", "job/none").stdout.endswith("for None\n")


def test_log_takes_goals_tags_and_a_day(run, data):
    run("add", "goal", "Learn to sail")
    run("add", "goal", "Learn to knot")
    goals = ["--goal", "learn-to-sail", "--goal", "learn-to-k", "--goal", "learn-to-sail"]
    run("log", "This", *goals, "--tag", "wind", "--tag", "sea,Wind", "--on", "yesterday")
    (entry,) = data("list", "entries")
    wanted = [data("show", slug)["id"] for slug in ("learn-to-sail", "learn-to-knot")]
    assert entry["goals"] == wanted
    assert entry["tags"] == ["wind", "sea"]
    assert entry["date"] == "2026-11-22"


def test_log_with_json_prints_the_entry(data):
    entry = data("log", "This", "--win")
    assert (entry["table"], entry["text"], entry["kind"]) == ("entries", "This", "win")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["log", ""], "text cannot be empty"),
        (["log", "x" * 501], "501 characters are too many"),
        (["log", "This", "--on", "tomorrow"], "2026-11-24 is after today"),
        (["log", "This", "--on", "soon"], "'soon' is not a date"),
        (["log", "This", "--on", ""], "date cannot be empty"),
        (["log", "This", "--job", "baker"], "no job is called 'baker'"),
        (["log", "This", "--goal", "sail"], "no goal is called 'sail'"),
    ],
)
def test_log_refuses_in_words_and_writes_nothing(refused, data_file, args, reason):
    assert reason in refused(*args)
    assert not data_file.exists()


def test_a_text_that_begins_with_a_dash_goes_after_two(run, data, refused):
    assert "after --" in refused("log", "-rf", code=2)
    run("log", "--", "-rf")
    assert data("list", "entries")[0]["text"] == "-rf"


def test_add_makes_one_of_each_kind(run, data):
    assert run("add", "goal", "Learn to sail").stdout == "added 'Learn to sail' as learn-to-sail\n"
    assert run("add", "job", "Engineer").stdout == "added 'Engineer' as engineer\n"
    assert run("add", "mentor", "Ana Duarte").stdout == "added 'Ana Duarte' as ana-duarte\n"
    assert data("show", "learn-to-sail")["stage"] == "idea"
    assert data("show", "engineer")["kind"] == "job"
    assert data("show", "ana-duarte")["every"] == 30


def test_add_with_fields_prints_the_record_for_programs(run, data):
    run("add", "mentor", "Ana")
    goal = data("add", "goal", "Learn to sail", "due=+2w", "tags=a, b,A", "mentors=ana", "why=a=b")
    assert goal["due"] == "2026-12-07"
    assert goal["tags"] == ["a", "b"]
    assert goal["mentors"] == [data("show", "ana")["id"]]
    assert goal["why"] == "a=b"
    assert goal["moved"] == [{"stage": "idea", "on": "2026-11-23"}]


def test_add_an_empty_value_stands_for_none(data):
    assert data("add", "mentor", "Ana", "every=")["every"] is None


def test_add_to_a_list_of_a_new_record_fills_it(data):
    assert data("add", "goal", "Sail", "tags+=a", "tags+=b")["tags"] == ["a", "b"]


def test_add_into_a_full_column_says_so_and_does_it(run):
    for title in "ABC":
        assert run("add", "goal", title, "stage=in-progress").stderr == ""
    assert "4 in progress" in run("add", "goal", "D", "stage=in-progress").stderr


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (["due"], "'due' is no FIELD=VALUE"),
        (["due=soon"], "'soon' is not a date"),
        (["deu=2026"], "a goal has no field 'deu'; it has title, stage"),
        (["slug=x"], "the slug of a goal is kept by careerboard"),
        (["rank=a0"], "the rank of a goal is kept by careerboard"),
        (["created=2026"], "the created of a goal is kept by careerboard"),
        (["updated=2026"], "the updated of a goal is kept by careerboard"),
        (["moved=idea"], "the moved of a goal is kept by careerboard"),
        (["src=x"], "the src of a goal is kept by careerboard"),
        (["id=4"], "the id of a goal is kept by careerboard; leave it out"),
        (["title=Y"], "the title is given twice"),
        (["tags=a", "tags=b"], "tags is given twice"),
        (["tags-=a"], "nothing to take away"),
        (["due+=2027"], "due is no list"),
        (["stage=done"], "choose idea, in-progress or achieved"),
        (["jobs=engineer"], "no job is called 'engineer'"),
    ],
)
def test_add_refuses_in_words_and_writes_nothing(refused, data_file, fields, reason):
    assert reason in refused("add", "goal", "Sail", *fields)
    assert not data_file.exists()


def test_add_refuses_another_kind(refused):
    assert "'goal', 'job', 'mentor'" in refused("add", "car", "Red", code=2)


def test_talk_is_logged_for_today_or_planned(run, data):
    run("add", "mentor", "Ana Duarte")
    said = run("talk", "ana", "how", "to", "sail").stdout
    assert said == "logged talk with 'Ana Duarte': 'how to sail'\n"
    said = run("talk", "Ana Duarte", "knots", "--on", "+3d").stdout
    assert said == "added talk with 'Ana Duarte' planned for 26 Nov: 'knots'\n"
    planned, past = data("list", "talks")
    assert (planned["date"], planned["topics"]) == ("2026-11-26", "knots")
    assert (past["date"], past["mentor"]) == ("2026-11-23", data("show", "ana")["id"])


def test_talk_with_json_prints_the_talk(run, data):
    run("add", "mentor", "Ana")
    talk = data("talk", "ana", "sails")
    assert (talk["table"], talk["topics"]) == ("talks", "sails")


def test_talk_refuses_who_is_not_there(refused):
    assert "no mentor is called 'ana'" in refused("talk", "ana", "sails")
