"""Twelve hostile titles in every field of a file, and every command there is."""

import json
import re

import click
import pytest
from click.testing import CliRunner
from hostile_titles import TITLES

from tuiplanner.career.text import shown
from tuiplanner.cli.app import careerboard
from tuiplanner.cli.desk import Desk
from tuiplanner.program.program import Program

UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"
)
LISTS = (
    "goals", "jobs", "entries", "mentors", "steps", "talks", "promises", "topics", "checkins",
    "decisions", "options", "criteria", "reviews",
)  # fmt: skip
SAYS = {
    "log": [["log", "Well done", "--goal", "1"]],
    "add": [["add", "goal", "Sail"]],
    "talk": [["talk", "4", "Sails"]],
    "list": [["list", one] for one in LISTS],
    "show": [["show", str(one)] for one in (*range(1, 8), *range(11, 17))],
    "edit": [["edit", "1", "horizon=year"]],
    "move": [["move", "1", "achieved"]],
    "rename": [["rename", "9", "Better"]],
    "career": [["career"]],
    "due": [["due", "--on", "2199"]],
    "brief": [["brief", "4"]],
    "report": [["report", "--private", "--format", form] for form in ("md", "html", "txt")],
    "undo": [["undo"]],
    "history": [["history"], ["history", "1"]],
    "import": [["import", "FILE", "--yes"]],
    "export": [["export", "json"]],
    "backups": [["backups"]],
    "restore": [["restore", "--yes"]],
    "doctor": [["doctor"]],
    "where": [["where"]],
    "config": [["config"]],
    "completion": [["completion", "bash"]],
    "demo": [],  # a screen, on a file of its own
}
"""What is called of each command, in an order in which it finds something to say."""
PRINTING = {"list", "show"}
"""The commands that print a title as it is; a sentence quotes one with its breaks as spaces."""


def poisoned(text):
    """Return the tables of a file with a text in every field that takes one."""
    base = {"created": "2026-11-01T00:00:00Z", "updated": "2026-11-01T00:00:00Z"}
    goal = {"title": text, "stage": "idea", "rank": "a1", "why": text, "done_when": text}
    goal |= {"note": text, "tags": [text], "obstacle": text, "if_then": text}
    entry = {"text": text, "kind": "win", "date": "2026-11-02", "job": 2, "goals": [1]}
    mentor = {"name": text, "next_ask": text, "topics": [text], "org": text, "note": text}
    tables = {
        "goals": {1: goal | {"jobs": [2], "mentors": [4]}, 9: goal},
        "steps": {3: {"goal": 9, "text": text, "rank": "a1"}},
        "jobs": {2: {"title": text, "org": text, "gave": text, "tags": [text]}},
        "entries": {5: entry | {"result": text, "situation": text, "from_whom": text}},
        "mentors": {4: mentor},
        "talks": {6: {"mentor": 4, "date": "2026-11-03", "topics": text, "goals": [1]}},
        "promises": {7: {"talk": 6, "text": text, "who": "me"}},
        "topics": {11: {"mentor": 4, "text": text, "goal": 1}},
        "checkins": {12: {"job": 2, "date": "2026-11-04", "overall": 3, "line": text}},
        "decisions": {13: {"question": text, "gut": 14, "expect": text, "outcome_line": text}},
        "options": {14: {"decision": 13, "name": text, "avoids": [text], "scores": {"15": 2}}},
        "criteria": {15: {"decision": 13, "name": text, "weight": 3}},
        "reviews": {16: {"date": "2026-11-05", "went": text, "learned": text, "next": text}},
    }
    return {
        name: {str(one): base | row for one, row in rows.items()} for name, rows in tables.items()
    }


def test_every_command_is_among_those_that_are_tried():
    context = click.Context(careerboard, info_name="careerboard")
    assert set(careerboard.list_commands(context)) == set(SAYS)


@pytest.fixture
def run_any(environ):
    """Run a command whatever it ends with: some of them rightly find faults in such a file."""

    def run_any(*args):
        desk = Desk(Program(environ))
        result = CliRunner().invoke(careerboard, args, obj=desk, input="")
        assert isinstance(result.exception, SystemExit | None), result.exception
        return result

    return run_any


@pytest.mark.parametrize("title", TITLES, ids=ascii)
def test_a_hostile_title_in_everything_every_command_prints(run_any, data_file, tmp_path, title):
    data_file.write_text(json.dumps(poisoned(title)))
    resume = tmp_path / "resume.json"
    resume.write_text(json.dumps({"work": [{"name": title, "position": title}]}))
    for name, calls in SAYS.items():
        for args in calls:
            given = [str(resume) if one == "FILE" else one for one in args]
            for more in ([], ["--json"]):
                result = run_any(*given, *more)
                said = result.stdout + result.stderr
                assert said, args
                assert not UNSAFE.search(said), (args, ascii(said))
                if name in PRINTING and not more:
                    assert shown(title)[:8] in said, (args, said)
