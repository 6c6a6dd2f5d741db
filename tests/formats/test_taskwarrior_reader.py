"""Taskwarrior: arrays and lines, states, dependencies of two versions, projects."""

import json

import pytest

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect
from tuiplanner.formats.proposal import Choices

TASKS = [
    {
        "uuid": "u1", "description": "Book a venue", "status": "pending", "project": "party",
        "due": "20261201T100000Z", "tags": ["fun", "out"], "priority": "H", "urgency": 9.1,
        "annotations": [{"entry": "20261101T100000Z", "description": "the 13th looks good"}],
        "depends": "u2,u3", "estimate": "2h", "start": "20261102T100000Z",
    },
    {
        "uuid": "u2", "description": "Ask Bo", "status": "completed", "project": "party",
        "end": "20261010T101010Z", "depends": ["u3"], "entry": "20261001T100000Z",
    },
    {"uuid": "u3", "description": "Mow", "status": "waiting", "wait": "20300101T000000Z"},
    {"uuid": "u4", "description": "Water", "status": "recurring", "recur": "weekly"},
    {"uuid": "u5", "description": "Gone", "status": "deleted"},
    {"uuid": "u6", "description": "  ", "status": "pending"},
]  # fmt: skip


def array(tasks=None):
    return json.dumps(TASKS if tasks is None else tasks).encode()


def lines(tasks=TASKS, end="\n"):
    return "".join(json.dumps(one) + end for one in tasks).encode()


def read(data, **choices):
    return detect.read(data, "tasks.json", Choices(**choices))


@pytest.mark.parametrize(
    "data", [array(), lines(), lines(end=",\r\n"), b"\xef\xbb\xbf" + lines(), lines().rstrip()]
)
def test_an_array_and_a_task_a_line_are_the_same(data):
    assert read(data) == read(array())


def test_a_task_is_a_goal():
    venue, bo, mow = read(array()).records
    assert venue.key == "u1"
    assert venue.values == {
        "stage": "in-progress",
        "title": "Book a venue",
        "tags": ("fun", "out"),
        "due": PartialDate(2026, 12, 1),
        "note": "2026-11-01: the 13th looks good\n\nProject: party\n\nAfter: Ask Bo; Mow",
    }
    assert (bo.values["stage"], bo.values["achieved_on"]) == (
        "achieved", PartialDate(2026, 10, 10),
    )  # fmt: skip
    assert bo.values["note"] == "Project: party\n\nAfter: Mow"
    assert mow.values == {"stage": "idea", "title": "Mow"}


def test_what_is_left_out_is_said():
    proposal = read(array([*TASKS, 5]))
    assert proposal.skipped == (
        "1 of the list not a task",
        "task 'Water': the template of recurring tasks",
        "task 'Gone': deleted there",
        "a task: no description",
    )
    assert "estimate not imported for want of a place" in proposal.remarks
    assert "a goal for each task; --projects makes a goal of each project" in proposal.remarks


def test_a_project_is_a_goal_where_a_person_says_so():
    mow, party, venue, bo = read(array(), projects=True).records
    assert mow.values["title"] == "Mow"
    assert party.values == {
        "stage": "in-progress",
        "title": "party",
        "tags": ("fun", "out"),
        "note": "Book a venue: 2026-11-01: the 13th looks good",
    }
    assert venue.table == bo.table == "steps"
    assert venue.links == bo.links == {"goal": party.key}
    assert venue.values == {"text": "Book a venue", "due": PartialDate(2026, 12, 1)}
    assert str(bo.values["done"]) == "2026-10-10"


def test_a_project_that_is_done_is_achieved():
    done = [one | {"status": "completed", "end": "20261011T000000Z"} for one in TASKS[:2]]
    party, *_ = read(array(done), projects=True).records
    assert party.values["achieved_on"] == PartialDate(2026, 10, 11)
    assert party.values["stage"] == "achieved"


def test_a_broken_line_is_named_by_its_place():
    with pytest.raises(Refused, match="cut off at line 2, column 30"):
        read(lines()[: len(lines(TASKS[:1])) + 30])
    with pytest.raises(Refused, match="not JSON"):
        read(lines(TASKS[:1]) + b"tail")


def test_days_that_are_none_are_kept_in_the_note():
    task = TASKS[2] | {"due": "20261399T000000Z", "tags": "one,two", "depends": 5}
    (one,) = read(array([task])).records
    assert one.values["note"] == "due: 20261399T000000Z"
    assert one.values["tags"] == ("one", "two")


def test_no_task_to_take_is_refused():
    with pytest.raises(Refused, match="nothing to import in this Taskwarrior file"):
        read(array(TASKS[3:]))
