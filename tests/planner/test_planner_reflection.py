"""Records of looking up, through the use cases that are the same for every kind."""

from types import SimpleNamespace

import pytest

from tuiplanner.career.changes import difference
from tuiplanner.career.fields import Score
from tuiplanner.career.reflection import CheckIn, Criterion, Decision, Option, Review, Topic
from tuiplanner.planner import mending


@pytest.fixture
def weighed(planner, desk, today):
    """A decision with two options and two criteria; the ids by name."""
    batch = planner.batch()
    offer = batch.add(Decision, question="Take the offer?", goal=desk.sail)
    pay, team = (
        batch.add(Criterion, decision=offer.id, name=name, weight=3) for name in ("Pay", "Team")
    )
    stay, go = (
        batch.add(Option, decision=offer.id, name=name, scores=(Score(pay.id, 2),))
        for name in ("Stay", "Go")
    )
    batch.set(go, scores=tuple(sorted([Score(pay.id, 4), Score(team.id, 5)])))
    batch.set(offer, gut=stay.id, chosen=go.id)
    checkin = batch.add(CheckIn, job=desk.north, date=today, overall=7)
    topic = batch.add(Topic, mentor=desk.ana, text="Boats", goal=desk.sail)
    review = batch.add(Review, date=today, went="Well", goals=(desk.sail,))
    planner.perform("set up", batch.edits)
    made = {"offer": offer, "pay": pay, "team": team, "stay": stay, "go": go}
    made |= {"checkin": checkin, "topic": topic, "review": review}
    return SimpleNamespace(**{name: record.id for name, record in made.items()})


def test_a_decision_has_a_slug(planner, weighed):
    assert planner.career.decisions[weighed.offer].slug == "take-the-offer"
    assert planner.records.find("decisions", "take-the") == weighed.offer


def test_deleting_a_criterion_takes_its_ratings_out_and_undo_brings_them_back(planner, weighed):
    before = planner.career.options[weighed.go].scores
    planner.records.delete([("criteria", weighed.pay)])
    assert planner.career.options[weighed.go].scores == (Score(weighed.team, 5),)
    assert planner.career.options[weighed.stay].scores == ()
    planner.undo()
    assert planner.career.options[weighed.go].scores == before


def test_deleting_an_option_clears_it_as_gut_and_choice(planner, weighed):
    planner.records.delete([("options", weighed.stay), ("options", weighed.go)])
    decision = planner.career.decisions[weighed.offer]
    assert (decision.gut, decision.chosen) == (None, None)


def test_deleting_a_decision_deletes_its_options_and_criteria_in_one_change(planner, weighed):
    before = planner.career.rows
    planner.records.delete([("decisions", weighed.offer)])
    for table in ("decisions", "options", "criteria"):
        assert not planner.career.rows[table]
    stones = planner.career.rows["tombstones"]
    assert {weighed.offer, weighed.pay, weighed.stay} <= stones.keys()
    planner.undo()
    for table in ("decisions", "options", "criteria"):
        assert planner.career.rows[table].keys() == before[table].keys()


def test_what_belongs_to_a_job_or_a_mentor_goes_with_it_and_links_are_cleared(
    planner, desk, weighed
):
    planner.records.delete([("jobs", desk.north), ("mentors", desk.ana), ("goals", desk.sail)])
    career = planner.career
    assert not career.rows["checkins"]
    assert not career.rows["topics"]
    assert career.decisions[weighed.offer].goal is None
    assert career.reviews[weighed.review].goals == ()


def test_a_record_without_a_title_is_called_by_its_day(planner, weighed):
    assert planner.career.checkins[weighed.checkin].label == "check-in of 2026-11-23"
    assert planner.career.reviews[weighed.review].label == "Well"
    planner.records.set_texts("reviews", weighed.review, {"went": ""})
    assert planner.career.reviews[weighed.review].label == "week review of 2026-11-23"
    planner.records.set_texts("checkins", weighed.checkin, {"line": "Tired"})
    assert planner.career.checkins[weighed.checkin].label == "Tired"


def test_ratings_by_a_criterion_that_is_gone_are_a_fault_that_can_be_mended(planner, weighed):
    row = planner.career.rows["options"][weighed.go]
    broken = {**row, "scores": {**row["scores"], "77": 3}}
    career = planner.career.applied(difference("options", weighed.go, row, broken))
    (fault,) = mending.faults(career, "2026-11-23T09:00:00Z", int)
    assert "links to criterion 77, which is gone" in fault.what
    mended = career.applied(fault.edits)
    assert mended.rows["options"][weighed.go]["scores"] == row["scores"]
    assert mending.faults(mended, "2026-11-23T09:00:00Z", int) == []
