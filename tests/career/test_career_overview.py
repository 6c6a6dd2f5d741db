"""The whole view for programs: its shape is a promise."""

import json
from random import Random

import pytest
from career_data import career

from tuiplanner.career import overview
from tuiplanner.career.career import Career
from tuiplanner.demo import sample

SHAPE = {
    "headline": str,
    "checks": {"direction", "next_step", "learning", "people", "looked_up"},
    "jobs": {
        "id", "title", "months", "wins", "lessons", "feedback", "avoids", "first_shown", "goals",
        "satisfaction",
    },
    "mentors": {"id", "name", "state", "last", "due"},
    "goals": {"id", "title", "state", "quiet_days", "done", "steps"},
    "avoid": {"tag", "jobs", "entries", "latest", "pattern"},
    "skills": {"tag", "strength", "dormant", "gap", "latest"},
    "decisions": {
        "id", "question", "scores", "winner", "too_close", "fragile", "incomplete",
    },
}  # fmt: skip
FEELING = {"trend", "arrow", "drivers", "basics", "advice"}


@pytest.fixture
def full(today):
    """The sample with what it does not have yet."""
    rows = {table: dict(among) for table, among in sample(today).items()}
    job = next(iter(rows["jobs"]))
    more = career(
        checkins={901: {"job": job, "basics": 4, "people": 2, "purpose": 3}},
        decisions={902: {"question": "Go?"}},
        criteria={903: {"decision": 902, "name": "Pay"}},
        options={
            904: {"decision": 902, "scores": {"903": 4}},
            905: {"decision": 902, "scores": {"903": 2}},
            906: {"decision": 902},
        },
    )
    return Career({**rows, **more.rows})


def test_it_has_the_shape_that_is_promised(full, today):
    found = overview.overview(full, today)
    assert set(found) == {*SHAPE, "direction_share", "experience_months"}
    assert set(found["checks"]) == SHAPE["checks"]
    assert {type(one) for one in found["checks"].values()} == {bool}
    assert set(found["direction_share"]) == {"pointing", "of"}
    for name, fields in SHAPE.items():
        if name not in {"headline", "checks"}:
            assert found[name], name
            assert all(set(one) == fields for one in found[name])
    assert all(set(one["satisfaction"]) == FEELING for one in found["jobs"])
    assert json.loads(json.dumps(found)) == found


def test_a_decision_names_its_options_by_id(full, today):
    (one,) = overview.overview(full, today)["decisions"]
    assert one == {
        "id": 902, "question": "Go?", "scores": {"904": 4.0, "905": 2.0, "906": None},
        "winner": 904, "too_close": False, "fragile": None, "incomplete": [906],
    }  # fmt: skip


def test_the_first_fragile_criterion_is_named(today):
    everything = career(
        decisions={1: {}},
        criteria={
            2: {"name": "Pay", "weight": 4, "decision": 1},
            3: {"name": "Team", "decision": 1},
        },
        options={
            4: {"decision": 1, "scores": {"2": 4, "3": 2}},
            5: {"decision": 1, "scores": {"2": 2, "3": 5}},
        },
    )
    (one,) = overview.overview(everything, today)["decisions"]
    assert (one["winner"], one["fragile"], one["too_close"]) == (5, "Pay", True)


def test_the_feeling_of_a_job_is_there(full, today):
    feelings = [one["satisfaction"] for one in overview.overview(full, today)["jobs"]]
    rated = {
        "trend": None, "arrow": None, "drivers": 2.5, "basics": 4.0,
        "advice": "comfortable but flat: craft the job or look around",
    }  # fmt: skip
    assert rated in feelings
    assert dict.fromkeys(FEELING) in feelings


def test_an_empty_file_has_it_all_and_nothing_in_it(today):
    found = overview.overview(career(), today)
    assert found["headline"] == "Only the day to day so far: start with one goal"
    assert not any(found["checks"].values())
    assert (found["direction_share"], found["experience_months"]) == (None, 0)
    lists = ("jobs", "mentors", "goals", "avoid", "skills", "decisions")
    assert [found[name] for name in lists] == [[]] * len(lists)


def test_ended_relations_are_there_and_goals_let_go_are_not(today):
    everything = career(mentors={1: {"ended": "2026-01-01"}}, goals={2: {"let_go": "2026-01-01"}})
    found = overview.overview(everything, today)
    assert [one["state"] for one in found["mentors"]] == ["ended"]
    assert found["goals"] == []


def test_the_order_of_the_records_does_not_matter(full, today):
    random = Random(4)
    shuffled = {
        table: dict(random.sample(list(rows.items()), len(rows)))
        for table, rows in full.rows.items()
    }
    assert overview.overview(Career(shuffled), today) == overview.overview(full, today)


def test_it_is_made_once_for_a_state_and_a_day(full, today):
    found = overview.overview(full, today)
    assert overview.overview(full, today) is found
    assert overview.overview(full.applied([]), today) is not found


def test_contact_counts_from_the_latest_talk_else_from_the_day_the_record_was_made(today):
    everything = career(
        mentors={
            1: {"name": "Spoken", "every": 30, "created": "2026-01-01T08:00:00Z"},
            2: {"name": "New", "every": 30, "created": "2026-11-01T08:00:00Z"},
            3: {"name": "Free", "every": None, "created": "2026-11-01T08:00:00Z"},
        },
        talks={4: {"mentor": 1, "date": "2026-11-10"}},
    )
    found = {one["name"]: one["last"] for one in overview.overview(everything, today)["mentors"]}
    assert found == {"Spoken": "2026-11-10", "New": "2026-11-01", "Free": None}
