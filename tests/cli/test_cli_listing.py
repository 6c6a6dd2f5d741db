import json

import pytest

from tuiplanner.career.records import RECORDS, fields_of

LISTS = [
    "goals", "jobs", "entries", "mentors", "steps", "talks", "promises", "topics", "checkins",
    "decisions", "options", "criteria", "reviews",
]  # fmt: skip


@pytest.fixture
def slugs(data, demo):
    def slugs(*args):
        return [record["slug"] for record in data("list", *args)]

    return slugs


def test_goals_stand_as_on_the_board(slugs):
    assert slugs("goals") == [
        "learn-to-write-grants",
        "teach-the-intern",
        "try-a-month-as-team-lead",
        "write-the-book-about-old-maps",
        "lead-the-storage-move",
        "find-a-sponsor",
        "pass-the-storage-exam",
        "speak-at-a-meetup",
        "own-the-on-call-handbook",
        "review-without-blame",
        "leave-on-time-on-thursdays",
        "organise-the-spring-trail-weekend",
        "ship-the-tile-cache",
        "learn-sql-properly",
    ]


def test_an_order_made_by_hand_is_kept(run, slugs):
    run("move", "learn-sql-properly", "in-progress")
    assert slugs("goals", "--stage", "in-progress")[0] == "learn-sql-properly"


def test_jobs_are_newest_first_and_the_undated_last(slugs):
    assert slugs("jobs") == [
        "platform-engineer",
        "trail-crew-organiser",
        "backend-developer",
        "phone-support",
        "bsc-geography",
        "sound-technician",
    ]


def test_entries_are_newest_first(data, demo):
    days = [entry["date"] for entry in data("list", "entries")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 29


def test_mentors_are_those_who_wait_longest_first(slugs):
    assert slugs("mentors") == [
        "dora-weiss",
        "chidi-okafor",
        "bo-lindqvist",
        "ana-duarte",
        "farah-nasser",
        "emre-kaya",
        "gita-rao",
        "hana-sato",
    ]


def test_steps_stand_goal_by_goal_in_their_order(data, demo):
    steps = [step["text"] for step in data("list", "steps", "--stage", "in-progress")]
    assert len(steps) == 9
    assert steps[:3] == [
        "Count what is really stored",
        "Move one small customer",
        "Write the rollback plan",
    ]
    assert steps[5:7] == [
        "List who speaks in the yearly round",
        "Read the guide once, without notes",
    ]


def test_talks_are_newest_first_and_promises_open_first(data, demo):
    days = [talk["date"] for talk in data("list", "talks")]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2026-11-29"
    done = [promise["done"] is not None for promise in data("list", "promises")]
    assert done == sorted(done)
    assert set(done) == {True, False}


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("goals", "Move to the data team"),
        ("mentors", "Ivo Petrov"),
        ("entries", "On-call alone for three weeks"),
        ("talks", "whether to stay with maps"),
        ("steps", "Sit with them for a week"),
    ],
)
def test_what_is_hidden_is_listed_only_with_all(data, demo, what, name):
    title = RECORDS[what].TITLE
    assert name not in [record[title] for record in data("list", what)]
    assert name in [record[title] for record in data("list", what, "--all")]


@pytest.mark.parametrize("what", LISTS)
def test_json_is_an_array_of_flat_records_with_every_field(data, demo, what):
    wanted = {"id", "table", *fields_of(RECORDS[what])}
    records = data("list", what, "--all")
    assert records
    for record in records:
        assert set(record) == wanted
        assert record["table"] == what
        assert type(record["id"]) is int
        assert "" not in record.values()


@pytest.mark.parametrize("what", LISTS)
def test_a_new_file_has_no_records(run, data, data_file, what):
    assert data("list", what) == []
    nothing = run("list", what)
    assert nothing.stdout == ""
    assert nothing.stderr == f"no {what} yet\n"
    assert not data_file.exists()


@pytest.mark.parametrize("what", LISTS)
def test_text_has_one_line_a_record_that_begins_with_its_name(run, data, demo, what):
    records = data("list", what, "--all")
    lines = run("list", what, "--all").stdout.splitlines()
    names = [str(record.get("slug") or record["id"]) for record in records]
    assert [line.split()[0] for line in lines] == names
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("what", "slug", "facts"),
    [
        ("goals", "lead-the-storage-move", "15 Dec · 2/5 · 3 proof · Write the rollback plan"),
        ("goals", "find-a-sponsor", "no next step · quiet 41 d"),
        ("goals", "pass-the-storage-exam", "overdue 14 Nov · 1/3"),
        ("goals", "write-the-book-about-old-maps", "start, keep, let go? · someday"),
        ("goals", "speak-at-a-meetup", "21 Oct · 2 proof"),
        ("goals", "own-the-on-call-handbook", "20 Aug · claim"),
        ("goals", "move-to-the-data-team", "let go 26 Jul"),
        ("jobs", "platform-engineer", "2024-03 - now"),
        ("jobs", "sound-technician", "undated"),
        ("mentors", "dora-weiss", "neglected, 45 days over"),
        ("mentors", "chidi-okafor", "due, 5 days over"),
        ("mentors", "emre-kaya", "planned, in 6 days"),
        ("mentors", "bo-lindqvist", "soon, in 4 days"),
        ("mentors", "ana-duarte", "ok, in 18 days"),
        ("mentors", "farah-nasser", "paused"),
        ("mentors", "gita-rao", "no cadence"),
        ("mentors", "hana-sato", "hoped for"),
        ("mentors", "ivo-petrov", "ended"),
    ],
)
def test_a_line_ends_with_the_quiet_facts(run, demo, what, slug, facts):
    lines = run("list", what, "--all").stdout.splitlines()
    (line,) = [line for line in lines if line.split()[0] == slug]
    assert facts in line


def test_columns_are_aligned_by_the_width_on_the_screen(run):
    run("add", "goal", "学ぶ", "due=2027")
    run("add", "goal", "abcd", "due=2028")
    first, second = run("list", "goals").stdout.splitlines()
    assert first.index("2028") == second.index("2027") + 2  # two characters, four columns
    assert second == "xue-hu  idea  学ぶ  2027"


def test_each_filter_lists_what_fits_it(data, slugs):
    assert slugs("goals", "--tag", "LEADING") == [
        "try-a-month-as-team-lead",
        "lead-the-storage-move",
        "review-without-blame",
    ]
    assert slugs("goals", "--job", "trail", "--all") == ["organise-the-spring-trail-weekend"]
    assert slugs("goals", "--stage", "in-progress", "--tag", "storage") == [
        "lead-the-storage-move",
        "pass-the-storage-exam",
    ]
    assert slugs("jobs", "--tag", "sql") == ["backend-developer"]
    assert slugs("jobs", "--goal", "lead") == ["platform-engineer"]
    assert slugs("mentors", "--tag", "storage") == ["chidi-okafor", "hana-sato"]
    assert slugs("mentors", "--goal", "teach-the-intern") == ["ana-duarte"]
    assert len(data("list", "entries", "--goal", "lead")) == 3
    assert len(data("list", "entries", "--job", "bsc")) == 2
    assert len(data("list", "entries", "--job", "platform", "--tag", "storage")) == 3
    assert len(data("list", "steps", "--goal", "lead")) == 5
    assert len(data("list", "talks", "--goal", "find")) == 2


def test_filters_by_what_waits_and_by_day(data, slugs):
    assert slugs("goals", "--overdue") == ["pass-the-storage-exam"]
    assert slugs("goals", "--stalled") == ["find-a-sponsor"]
    assert slugs("goals", "--stalled", "--overdue") == []
    assert slugs("goals", "--since", "2026-10-21") == [
        "learn-to-write-grants",
        "speak-at-a-meetup",
    ]
    assert slugs("goals", "--mentor", "emre") == ["find-a-sponsor"]
    assert slugs("mentors", "--overdue") == ["dora-weiss", "chidi-okafor"]
    assert slugs("decisions", "--overdue") == ["hand-on-call-to-a-rota"]
    late = [step["text"] for step in data("list", "steps", "--overdue")]
    assert late == ["Take the practice exam", "Book the exam"]
    days = [one["date"] for one in data("list", "entries", "--since", "2026-11-15")]
    assert days == ["2026-11-22", "2026-11-20", "2026-11-17", "2026-11-15"]
    assert [one["date"] for one in data("list", "reviews", "--since", "2026-11-06")] == [
        "2026-11-19",
        "2026-11-12",
    ]


def test_a_month_that_began_before_the_day_is_not_since_it(data, run):
    run("log", "This month", "--on", "2026-11")
    run("log", "Once", "--on", "2025-11")
    assert data("list", "entries", "--since", "2026-11-02") == []
    assert len(data("list", "entries", "--since", "2026-11")) == 1


def test_what_has_no_day_is_not_since_one(data, data_file):
    rows = {"9": {"text": "Once", "kind": "win", "date": None}}
    data_file.write_text(json.dumps({"entries": rows}))
    assert len(data("list", "entries")) == 1
    assert data("list", "entries", "--since", "1900") == []


def test_what_belongs_to_one_person_or_decision(data, demo):
    talks = data("list", "talks", "--mentor", "dora")
    assert [one["topics"] for one in talks] == [
        "asking without begging",
        "being afraid of questions",
    ]
    assert len(data("list", "talks", "--mentor", "dora", "--since", "2026-09")) == 1
    assert len(data("list", "promises", "--mentor", "ivo")) == 0
    assert len(data("list", "talks", "--mentor", "ivo")) == 1  # ended, and asked for by name
    assert len(data("list", "topics", "--mentor", "dora")) == 2
    assert len(data("list", "topics", "--mentor", "dora", "--all")) == 3
    assert len(data("list", "topics", "--goal", "find")) == 2
    assert len(data("list", "options", "--decision", "take-the-offer")) == 3
    assert len(data("list", "criteria", "--decision", "hand-on")) == 3
    assert len(data("list", "checkins", "--job", "phone")) == 2
    assert len(data("list", "checkins", "--since", "2026-10")) == 2


def test_decisions_are_listed_open_ones_first(slugs):
    assert slugs("decisions") == ["take-the-offer-from-open-shelf", "hand-on-call-to-a-rota"]


def test_totals_are_told_after_the_gut_feeling_is_recorded(run, data, demo):
    text = run("list", "decisions").stdout + run("show", "take-the").stdout + run("career").stdout
    assert text.count("too close to call") == 2
    assert "3.5 · avoid: unclear ownership" in text
    run("edit", "take-the", "gut=")
    text = run("list", "decisions").stdout + run("show", "take-the").stdout + run("career").stdout
    assert text.count("gut feeling first") == 2
    assert "too close" not in text
    assert "3.5" not in text


def test_entries_and_goals_of_no_job(data, demo):
    entries = data("list", "entries", "--job", "none")
    assert len(entries) == 4
    assert {entry["job"] for entry in entries} == {None}
    found = data("list", "goals", "--job", "none")
    assert len(found) == 7
    assert all(goal["jobs"] == [] for goal in found)


def test_a_filter_that_lets_nothing_through_says_so(run, demo):
    assert run("list", "goals", "--tag", "tango").stderr == "no goals to show\n"


@pytest.mark.parametrize(
    ("args", "reason", "code"),
    [
        (["jobs", "--stage", "idea"], "jobs cannot be filtered by --stage", 2),
        (["mentors", "--job", "none"], "mentors cannot be filtered by --job", 2),
        (["promises", "--goal", "x"], "promises cannot be filtered by --goal", 2),
        (["goals", "--stage", "done"], "'done' is not one of 'idea', 'in-progress'", 2),
        (["goals", "--job", "baker"], "no job is called 'baker'", 1),
        (["entries", "--goal", "sail"], "no goal is called 'sail'", 1),
        (["wishes"], "'wishes' is not one of 'goals'", 2),
        (["jobs", "--stalled"], "jobs cannot be filtered by --stalled", 2),
        (["entries", "--since", "soonish"], "'soonish' is not a date", 1),
        (["talks", "--mentor", "zoe"], "no mentor is called 'zoe'", 1),
        (["options", "--decision", "sail"], "no decision is called 'sail'", 1),
        ([], "missing argument", 2),
    ],
)
def test_list_refuses_in_words(refused, args, reason, code):
    assert reason in refused("list", *args, code=code)


def test_json_and_file_stand_before_or_after_the_command(run, demo, environ):
    del environ["CAREERBOARD_FILE"]
    path = str(demo)
    before = run("--json", "--file", path, "list", "goals").stdout
    after = run("list", "--file", path, "goals", "--json").stdout
    assert before == after
    assert len(json.loads(before)) == 14
    assert json.loads(run("--json", "list", "goals").stdout) == []


def test_the_file_after_the_command_wins_over_the_one_before(run, demo, tmp_path):
    other = str(tmp_path / "other.json")
    assert json.loads(run("--file", other, "list", "goals", "--json", "--file", str(demo)).stdout)


def test_an_open_step_of_a_goal_that_was_achieved_is_not_overdue(run, data, demo):
    late = data("list", "steps", "--overdue")
    assert late
    for step in late:
        run("move", str(step["goal"]), "achieved")
    assert data("list", "steps", "--overdue") == []
