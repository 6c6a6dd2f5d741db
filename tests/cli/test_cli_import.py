"""import: what its options do, on files of our own."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from tinydb import TinyDB

from tuiplanner.cli import importing, incoming, picking

JOBS = "title,company,from\nCook,Tidewater,2020-01\nBaker,Tidewater,2018\n"
GOALS = "title,status,due\nSail,doing,2027\nFly,,\n"


@pytest.fixture
def write(tmp_path):
    """`write(name, text)` gives the path of a new file."""

    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_a_dry_run_shows_and_writes_nothing(run, data_file, write):
    result = run("import", write("jobs.csv", JOBS), "--dry-run")
    assert "add job 'Cook' at 'Tidewater'" in result.stdout
    assert "added 2 jobs" in result.stdout
    assert "--dry-run only shows it" in result.stderr
    assert not data_file.exists()


def test_a_dry_run_for_programs(data, data_file, write):
    (one,) = data("import", write("jobs.csv", JOBS), "--dry-run")
    assert one["format"] == "csv"
    assert one["counts"] == {"add": 2, "fill": 0, "leave": 0, "skip": 0}
    assert one["items"] == [
        {"verdict": "add", "table": "jobs", "title": "Cook", "reason": None},
        {"verdict": "add", "table": "jobs", "title": "Baker", "reason": None},
    ]
    assert not data_file.exists()


def test_goals_come_whole_below_those_already_there(run, data, write):
    run("add", "goal", "Rest")
    run("import", write("goals.csv", GOALS), "--yes")
    first, second, third = data("list", "goals")
    assert [first["title"], second["title"], third["title"]] == ["Rest", "Fly", "Sail"]
    assert first["rank"] < second["rank"]
    assert third["moved"] == [{"stage": "in-progress", "on": "2026-11-23"}]
    assert third["slug"] == "sail"
    assert third["src"]["format"] == "csv"


def test_twice_is_once_and_one_undo_takes_it_back(run, data, data_file, write):
    path = write("goals.csv", GOALS)
    run("import", path, "--yes")
    before = data_file.read_bytes()
    assert "added 0; filled 0; left 2" in run("import", path).stdout
    assert data_file.read_bytes() == before
    run("undo")
    assert data("list", "goals") == []


def test_a_changed_cell_fills_only_what_is_empty(run, data, write):
    run("import", write("goals.csv", GOALS), "--yes")
    run("edit", "sail", "why=wind")
    text = "title,status,due,why\nSail,done,2030,fame\nFly,,2031,\n"
    assert "fill goal 'Fly': due" in run("import", write("goals.csv", text), "--yes").stdout
    goals = {one["slug"]: one for one in data("list", "goals")}
    assert (goals["sail"]["due"], goals["sail"]["why"]) == ("2027", "wind")
    assert goals["sail"]["stage"] == "in-progress"
    assert goals["fly"]["due"] == "2031"


def test_parents_come_before_children_whatever_the_order_of_the_files(run, data, write):
    steps = write("a-steps.csv", "goal,step\nSail,Buy rope\nNowhere,Walk\n")
    entries = write("b-entries.csv", "text,job,goals\nWon a cup,cook,sail; gone\n")
    jobs = write("jobs.csv", JOBS)
    text = run("import", steps, entries, jobs, write("goals.csv", GOALS), "--yes").stdout
    assert "skip step 'Walk': there is no goal 'Nowhere' here" in text
    assert "note 'Won a cup': goals 'gone' not here, the link is left out" in text
    (step,) = data("list", "steps")
    (entry,) = data("list", "entries")
    goals = {one["id"]: one["title"] for one in data("list", "goals")}
    assert goals[step["goal"]] == "Sail"
    assert [goals[one] for one in entry["goals"]] == ["Sail"]
    assert data("show", str(entry["job"]))["title"] == "Cook"
    assert step["added"] == "2026-11-23"


def test_a_csv_that_could_be_anything_is_asked_about(run, refused, data, write, monkeypatch):
    path = write("file.csv", "title,tags\nSail,sea\n")
    assert "add --as with jobs or goals" in refused("import", path, "--yes")
    run("import", path, "--yes", "--as", "goals")
    assert [one["title"] for one in data("list", "goals")] == ["Sail"]


@pytest.fixture
def answers(monkeypatch):
    """`answers(*lines)` makes the terminal of the import command answer."""

    def answers(*lines):
        said = iter([*(f"{line}\n" for line in lines), *[""] * 9])
        stdin = SimpleNamespace(isatty=lambda: True, readline=lambda: next(said))
        for module in (importing, incoming, picking):
            monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=stdin))

    return answers


def test_a_person_is_asked_what_the_rows_are(run, data, write, answers):
    answers("goals", "y")
    result = run("import", write("file.csv", "title,tags\nSail,sea\n"))
    assert "What are the rows of" in result.stderr
    assert [one["tags"] for one in data("list", "goals")] == [["sea"]]


def test_another_answer_imports_nothing(run, data_file, write, answers):
    answers("towns")
    run("import", write("file.csv", "title,tags\nSail,sea\n"), code=1)
    answers("n")
    assert "nothing was imported" in run("import", write("jobs.csv", JOBS), code=1).stderr
    assert not data_file.exists()


def test_columns_are_named_by_a_person(run, refused, data, write):
    path = write("file.csv", "What,x=y\nSail,2027\n")
    run("import", path, "--yes", "--as=goals", "--column=what=title", "--column", "x=y=due")
    assert [(one["title"], one["due"]) for one in data("list", "goals")] == [("Sail", "2027")]
    assert "has no name" in refused("import", path, "--column", "=title", code=2)


def test_many_records_are_told_while_they_come(run, write):
    rows = "".join(f"Goal {number}\n" for number in range(1_000))
    result = run("import", write("goals.csv", f"title\n{rows}"), "--dry-run")
    assert "1,000 records read" in result.stderr
    few = run("import", write("goals.csv", GOALS), "--dry-run")
    assert "records read" not in few.stderr


def test_equal_titles_get_slugs_of_their_own(run, data, write):
    run("import", write("goals.csv", "title\n" + "Sail\n" * 3), "--yes")
    assert [one["slug"] for one in data("list", "goals")] == ["sail", "sail-2", "sail-3"]


def test_the_output_is_plain_json(run, write):
    json.loads(run("import", write("jobs.csv", JOBS), "--yes", "--json").stdout)


BOARD = {
    "lists": [{"id": "a", "name": "Ideas", "pos": 1}, {"id": "b", "name": "Done", "pos": 2}],
    "cards": [
        {"id": "1", "name": "Sail", "idList": "a", "pos": 2, "desc": "wind"},
        {"id": "2", "name": "Row", "idList": "a", "pos": 1},
        {"id": "3", "name": "Swim", "idList": "b", "pos": 1},
    ],
    "checklists": [
        {"idCard": "1", "checkItems": [{"id": "9", "name": "Buy rope", "state": "incomplete"}]}
    ],
}


def stages(data):
    return {one["title"]: one["stage"] for one in data("list", "goals")}


class TestBoards:
    def test_lists_are_stages_by_name_or_as_a_person_says(self, run, refused, data, write):
        path = write("board.json", json.dumps(BOARD))
        text = run("import", path, "--dry-run").stdout
        assert "lists: 'Ideas' idea, 'Done' achieved; --stage 'LIST=stage'" in text
        assert "no list 'Later'; the lists are Ideas, Done" in refused(
            "import", path, "--yes", "--stage=Later=idea"
        )
        assert "'x' is no stage" in refused("import", path, "--yes", "--stage=Ideas=x")
        run("import", path, "--yes", "--stage", "ideas=in progress", "--stage=DONE=skip")
        assert stages(data) == {"Row": "in-progress", "Sail": "in-progress"}
        assert [one["title"] for one in data("list", "goals")] == ["Row", "Sail"]
        assert [one["text"] for one in data("list", "steps")] == ["Buy rope"]
        assert "added 1 goal; filled 0; left 3" in run("import", path, "--yes").stdout
        assert "added 0; filled 0; left 4" in run("import", path, "--yes").stdout

    def test_a_person_is_asked_once(self, run, data, write, answers):
        answers("Nowhere=idea", "Ideas=sometime", "Ideas=achieved", "", "y")
        result = run("import", write("board.json", json.dumps(BOARD)))
        assert "its lists become stages" in result.stdout
        assert "there is no list 'Nowhere'" in result.stderr
        assert "'sometime' is no stage" in result.stderr
        assert set(stages(data).values()) == {"achieved"}

    def test_a_list_of_no_board_is_refused(self, refused, write):
        path = write("jobs.csv", JOBS)
        assert "none: only a Trello board has lists" in refused(
            "import", path, "--yes", "--stage=Ideas=idea"
        )


def test_tasks_are_goals_or_the_steps_of_projects(run, data, write):
    task = {"uuid": "1", "description": "Mow", "status": "pending", "project": "Garden"}
    path = write("tasks.json", json.dumps(task))
    run("import", path, "--yes", "--projects")
    assert stages(data) == {"Garden": "idea"}
    assert [one["text"] for one in data("list", "steps")] == ["Mow"]


TASKS = [
    {"uuid": "1", "description": "Mow", "status": "pending", "project": "Garden"},
    {"uuid": "2", "description": "Sow", "status": "pending", "project": "Garden"},
]
NEW = {"uuid": "3", "description": "Reap", "status": "pending", "project": "Garden"}


@pytest.mark.parametrize(("first", "then"), [((), ("--projects",)), (("--projects",), ())])
def test_tasks_come_in_once_as_goals_or_as_steps(run, data, write, first, then):
    path = write("tasks.json", json.dumps(TASKS))
    run("import", path, "--yes", *first)
    before = data("list", "goals"), data("list", "steps")
    again = run("import", path, "--yes", *then).stdout
    assert f"'Mow': it is here as a {'goal' if then else 'step'}" in again
    assert (data("list", "goals"), data("list", "steps")) == before
    # What is new comes in as it is asked for.
    run("import", write("tasks.json", json.dumps([*TASKS, NEW])), "--yes", *then)
    texts = {one["title"] for one in data("list", "goals")}
    assert texts == ({"Mow", "Sow", "Garden"} if then else {"Garden", "Reap"})
    assert [one["text"] for one in data("list", "steps")] == (["Reap"] if then else ["Mow", "Sow"])


def test_a_task_that_was_deleted_as_a_goal_is_no_step_either(run, data, environ, write):
    path = write("tasks.json", json.dumps(TASKS[:1]))
    run("import", path, "--yes")
    exported = json.loads(run("export", "json").stdout)
    ((one, row),) = exported.pop("goals").items()
    exported["tombstones"] = {one: {"table": "goals", "at": row["updated"], "src": row["src"]}}
    environ["CAREERBOARD_FILE"] = str(Path(path).parent / "other.json")
    run("import", write("all.json", json.dumps(exported)), "--yes")
    assert "you deleted it" in run("import", path, "--yes", "--projects").stdout
    assert data("list", "goals") == data("list", "steps") == []


@pytest.mark.parametrize("name", ["cv.json", "Skills.csv"])
def test_skills_of_a_newer_export_come_in_once(run, data, write, name):
    for words in (["Go"], ["Rust", "Go"], ["Rust", "Go"]):
        resume = json.dumps({"skills": [{"name": "Languages", "keywords": words}]})
        text = resume if name == "cv.json" else "\n".join(["Name", *words])
        done = run("import", write(name, text), "--yes").stdout
    assert "added 0; filled 0; left 1" in done
    assert [one["tags"] for one in data("list", "entries")] == [["Go", "Rust"]]


class TestOwnExport:
    def test_a_full_export_into_a_new_file_is_the_same_export(
        self, run, demo, environ, write, tmp_path
    ):
        run("log", "Gone", "--win")
        run("undo")
        run("add", "goal", "Deleted")
        exported = run("export", "json").stdout
        assert json.loads(exported)["tombstones"]
        path = write("whole.json", exported)
        environ["CAREERBOARD_FILE"] = str(tmp_path / "other.json")
        run("import", path, "--yes")
        assert run("export", "json").stdout == exported
        before = (tmp_path / "other.json").read_bytes()
        assert "added 0; filled 0" in run("import", path).stdout
        assert (tmp_path / "other.json").read_bytes() == before
        with TinyDB(tmp_path / "other.json", access_mode="r") as database:
            assert database.table("goals").all()
        run("undo")
        assert json.loads(run("list", "goals", "--json").stdout) == []
        run("import", path, "--yes")
        assert len(json.loads(run("list", "goals", "--all", "--json").stdout)) == 16

    def test_a_table_without_a_record_is_no_difference(self, run, environ, write, tmp_path):
        run("add", "goal", "Only")
        run("add", "mentor", "Ana")
        run("undo")
        exported = run("export", "json").stdout
        assert "mentors" not in json.loads(exported)
        environ["CAREERBOARD_FILE"] = str(tmp_path / "other.json")
        run("import", write("whole.json", exported), "--yes")
        assert run("export", "json").stdout == exported


BAD = {
    "empty": b"",
    "blank.csv": b" \r\n",
    "cut.json": b'{"lists": [{"id": 1}], "cards": [{"na',
    "kind.pdf": b"%PDF-1.7",
    "utf16.csv": "title,company\nCook,X\n".encode("utf-16"),
    "bytes.json": b'{"work": [{"name": "caf\xe9"}]}',
    "deep.json": b"[" * 70,
    "newer.json": b'{"_meta": {"1": {"schema": 99}}}',
    "nothing.json": b'{"_meta": {"1": {"schema": 1}}, "goals": {}}',
    "bomb.zip": b"PK\x03\x04" + b"\0" * 100,
    "header.csv": b"title,company\n",
    "cards.vcf": b"BEGIN:VCARD\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_and_nothing_changes(refused, demo, write, name):
    before = demo.read_bytes()
    good = write("jobs.csv", JOBS)
    for files in ([write(name, BAD[name])], [good, write(name, BAD[name])]):
        said = refused("import", *files, "--yes")
        assert name in said
        assert len(said) < 400
    assert demo.read_bytes() == before


def test_files_of_several_kinds_are_one_change(run, data, write):
    task = {"uuid": "1", "description": "Mow", "status": "pending"}
    files = [
        write("board.json", json.dumps(BOARD)),
        write("jobs.csv", JOBS),
        write("tasks.json", json.dumps(task)),
    ]
    run("import", *files, "--yes")
    assert len(data("list", "goals")) == 4
    assert len(data("list", "jobs")) == 2
    assert run("undo").stdout == "undid: import 3 files\n"
    assert data("list", "goals") == data("list", "jobs") == []


CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Bo,Foreman,https://linkedin.example/in/bo?trk=x,bo@a.example,Harbour Works,Foreman,05 Mar 2023
Ana,Diaz,https://linkedin.example/in/ana1,,Old Mill,Miller,5 Mar 2023
Ana,Diaz,https://linkedin.example/in/ana2,,Old Mill,Miller,6 Mar 2023
"""


def names(data):
    return sorted(one["name"] for one in data("list", "mentors"))


class TestPicking:
    def test_nobody_comes_in_unpicked(self, run, data_file, write):
        result = run("import", write("Connections.csv", CONNECTIONS), "--yes", code=1)
        assert "skip 3 mentors: not picked" in result.stdout
        assert "none of 3 people was picked; add --pick WORDS" in result.stderr
        assert not data_file.exists()

    def test_people_are_picked_by_all_words_of_a_pick(self, run, data, write):
        path = write("Connections.csv", CONNECTIONS)
        text = run("import", path, "--yes", "--pick", "harbour foreman").stdout
        assert "added 1 mentor; filled 0; left 0; skipped 2" in text
        (bo,) = data("list", "mentors")
        assert (bo["name"], bo["role"], bo["url"]) == (
            "Bo Foreman",
            "hoped-for",
            "https://linkedin.example/in/bo",
        )
        assert "left 1; skipped 2" in run("import", path, "--yes", "--pick", "Harbour").stdout

    def test_two_people_of_one_name_stay_two(self, run, data, write):
        path = write("Connections.csv", CONNECTIONS)
        for _ in range(2):
            run("import", path, "--yes", "--pick", "ana", "--pick", "bo")
            assert names(data) == ["Ana Diaz", "Ana Diaz", "Bo Foreman"]

    def test_somebody_typed_by_hand_is_filled(self, run, data, write):
        run("add", "mentor", "bo foreman", "org=harbour works")
        text = run("import", write("C.csv", CONNECTIONS), "--yes", "--pick", "bo").stdout
        assert "fill mentor 'Bo Foreman' at 'Harbour Works'" in text
        assert [(one["name"], one["email"]) for one in data("list", "mentors")] == [
            ("bo foreman", "bo@a.example")
        ]

    def test_words_nobody_has_are_refused(self, refused, write):
        path = write("Connections.csv", CONNECTIONS)
        assert "none of 3 people has 'zeppelin'" in refused("import", path, "--pick", "zeppelin")

    def test_a_person_filters_and_ticks(self, run, data, write, answers):
        answers("ana", "1-2", "1", "bo", "1 99", "", "y")
        result = run("import", write("Connections.csv", CONNECTIONS))
        assert "3 people to pick from" in result.stdout
        assert "2 of them here, 1 ticked" in result.stderr
        assert names(data) == ["Ana Diaz", "Bo Foreman"]
        assert [one["url"][-1] for one in data("list", "mentors") if one["name"] == "Ana Diaz"] == [
            "2"
        ]

    def test_many_are_shown_a_page_at_a_time(self, run, write, answers):
        answers("")
        rows = "".join(f"P{i},Q,,,,,\n" for i in range(30))
        text = CONNECTIONS.partition("\n")[0] + "\n" + rows
        result = run("import", write("Connections.csv", text), code=1)
        assert "30 of them here; the first 20 are shown" in result.stderr
        assert "P19" in result.stdout
        assert "P20" not in result.stdout
