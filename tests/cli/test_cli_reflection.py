"""Records of looking up: added, shown, edited, renamed and deleted from the command line."""

import pytest

A_NOUN = {
    "topics": "a topic has no slug; use careerboard edit",
    "checkins": "a check-in has no slug",
    "options": "an option has no slug",
    "criteria": "a criterion has no slug",
    "reviews": "a review has no slug",
}


def test_a_decision_is_added_and_has_a_slug(run, data):
    said = run("add", "decision", "Take the offer?", "way_back=easy", "look_back_on=+6m")
    assert said.stdout == "opened 'Take the offer?' as take-the-offer\n"
    (one,) = data("list", "decisions")
    assert (one["question"], one["way_back"]) == ("Take the offer?", "easy")
    assert one["look_back_on"] == "2027-05-23"
    assert [one["name"] for one in data("list", "options")] == ["stay as it is"]
    assert data("undo")["undid"] == "open 'Take the offer?'"


def test_a_decision_is_renamed_with_its_slug(run, data, demo):
    assert run("rename", "take-the-offer", "Leave?").stdout == (
        "renamed 'Take the offer from Open Shelf?' to leave\n"
    )
    assert data("show", "leave")["question"] == "Leave?"


@pytest.mark.parametrize(
    ("what", "change", "kept"),
    [
        ("topics", "text=Else", "Else"),
        ("topics", "done=today", "2026-11-23"),
        ("checkins", "overall=9", 9),
        ("checkins", "people=", None),
        ("options", "avoids=meetings,timers", ["meetings", "timers"]),
        ("criteria", "weight=5", 5),
        ("reviews", "next=Sleep", "Sleep"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_the_others_are_named_by_id(data, refused, what, change, kept):
    field = change.partition("=")[0]
    one = str(data("list", what)[0]["id"])
    assert refused("rename", one, "Else").startswith(A_NOUN[what])
    assert data("edit", one, change)[field] == kept
    assert data("show", one)[field] == kept


@pytest.mark.parametrize(
    ("what", "change", "why"),
    [
        ("checkins", "overall=11", "overall is a number from 0 to 10, or empty"),
        ("checkins", "overall=", "overall cannot be empty"),
        ("checkins", "date=tomorrow", "a check-in says how a job feels, and 2026-11-24 is after"),
        ("criteria", "weight=6", "weight is a number from 1 to 5, or empty"),
        ("options", "scores=3", "scores of an option is kept by careerboard"),
        ("topics", "mentor=ana", "mentor of a topic is kept by careerboard"),
        ("reviews", "period=month", "'month' is no period; choose week, quarter or year"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_what_does_not_fit_is_refused_in_words(data, refused, what, change, why):
    one = str(data("list", what)[0]["id"])
    assert why in refused("edit", one, change)


def test_a_decision_can_be_decided_from_the_command_line(data, demo):
    option = data("list", "options", "--decision", "take")[1]["id"]
    made = data("edit", "take", f"chosen={option}", "decided_on=today", "expect=Less meetings")
    assert (made["chosen"], made["decided_on"]) == (option, "2026-11-23")
