"""career and due: what is derived, as text and as data."""

import json
from datetime import date

import pytest

from tuiplanner.career.career import Career
from tuiplanner.career.due import due, in_words
from tuiplanner.career.overview import overview
from tuiplanner.cli.printing import width_of
from tuiplanner.demo import sample

DAY = date(2026, 11, 23)


def test_career_as_data_is_every_derived_view(data, demo):
    assert data("career") == json.loads(json.dumps(overview(Career(sample(DAY)), DAY)))


def test_on_sets_the_day_that_counts_as_today(data, demo, run):
    later = overview(Career(sample(DAY)), date(2027, 6, 1))
    assert data("career", "--on", "2027-06-01") == json.loads(json.dumps(later))
    assert later != overview(Career(sample(DAY)), DAY)
    assert run("career", "--on", "+1d").stdout.splitlines()[0].endswith("(24 Nov)")


def test_the_text_has_a_section_for_every_view_and_fits_in_80_columns(run, demo):
    lines = run("career").stdout.splitlines()
    heads = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert heads == [
        "Career line", "What each job gave", "How it feels", "Skills", "To stay away from",
        "People", "Goals that wait", "Decisions",
    ]  # fmt: skip
    assert lines[0].startswith(overview(Career(sample(DAY)), DAY)["headline"])
    assert max(map(width_of, lines)) <= 80
    assert not any(line != line.rstrip() for line in lines)


def test_the_five_checks_say_yes_or_what_to_do(run, demo):
    lines = run("career").stdout.splitlines()[1:6]
    assert [line[:17].strip() for line in lines] == [
        "[x] direction", "[ ] next step", "[x] learning", "[ ] people", "[x] looked up",
    ]  # fmt: skip
    assert lines[1].endswith("add a next step to 'Find a sponsor'")


def test_what_is_there_is_said_in_words(run, demo):
    text = run("career").stdout
    for words in (
        "of 9 entries point somewhere",
        "7 years 10 months of experience",
        "undated: Sound technician",
        "Not mined yet - what did it teach you? (undated)",
        "unclear ownership: 2 entries · 2 jobs, a pattern",
        "Dora Weiss: neglected, 45 days over · last talk 9 Sep",
        "no next step · quiet 41 days · 1/1 steps",
        "start, keep, let go?",
        "overdue since 14 Nov · 1/3 steps",
    ):
        assert words in text, words


def test_the_career_line_has_shapes(run, demo):
    lines = {line[2:28].strip(): line[29:] for line in run("career").stdout.splitlines()}
    assert set(lines["about BSc Geography"].strip()) == {"~"}
    assert lines["Platform engineer"].strip().strip("=") == ">"
    assert set(lines["Learn SQL properly"].strip()) == {"*"}
    assert set(lines["Lead the storage move"].strip()) == {"-"}
    assert lines["Backend developer"].index("=") < lines["Platform engineer"].index("=")


def test_dates_that_look_reversed_are_marked(run, data_file):
    rows = {"9": {"title": "Clerk", "start": "2020-01", "end": "2019-01"}}
    data_file.write_text(json.dumps({"jobs": rows}))
    lines = run("career").stdout.splitlines()
    assert next(line for line in lines if line.startswith("  Clerk ")).endswith("?")


def test_a_fresh_file_has_no_scores_but_starter_sets(run, data_file):
    lines = run("career").stdout.splitlines()
    assert lines[0] == "Only the day to day so far: start with one goal"
    assert lines[1].startswith("  Starter sets, in the application: Find a mentor")
    assert len(lines) <= 3
    assert not data_file.exists()


def test_hostile_and_wide_texts_stay_within_their_lines(run):
    run("add", "job", "\u202e" + "学" * 60, "start=2020", "org=<b>&\u200d")
    run("add", "goal", "x" * 120, "stage=in-progress")
    run("add", "mentor", "学" * 100)
    lines = run("career").stdout.splitlines()
    assert max(map(width_of, lines)) <= 80
    assert "\u202e" not in "".join(lines)


def test_due_is_one_line(run, demo):
    line = run("due").stdout
    assert line == f"{in_words(due(Career(sample(DAY)), DAY), DAY)}\n"
    assert line.startswith("due: talk with Dora Weiss (45 days late)")


def test_due_on_a_day_without_anything_says_nothing(run, demo, data_file):
    assert run("due", "--on", "2025").output == ""
    data_file.unlink()
    assert run("due").output == ""
    assert not data_file.exists()


def test_due_as_data_names_the_records(data, demo):
    found = data("due")
    assert found[0].keys() == {"day", "text", "table", "record"}
    assert (found[0]["table"], found[0]["day"]) == ("mentors", "2026-10-09")


@pytest.mark.parametrize("command", ["career", "due"])
def test_a_day_that_is_none_is_refused(refused, demo, command):
    assert refused(command, "--on", "soonish").startswith("'soonish' is not a date; ")
