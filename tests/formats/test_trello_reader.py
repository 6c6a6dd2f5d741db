"""Trello boards: order, archives, days, labels, checklists, and what is no board."""

import json
import time

import pytest

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect, stages
from tuiplanner.formats.proposal import Choices

LISTS = [
    {"id": "l3", "name": "Done ✅", "closed": False, "pos": 300.5},
    {"id": "l1", "name": "Ideas", "closed": False, "pos": 100},
    {"id": "l2", "name": "In Progress (max 3)", "closed": False, "pos": 200.25},
    {"id": "l4", "name": "Old", "closed": True, "pos": 50},
]
BOARD = {
    "id": "b1",
    "name": "Career",
    "lists": LISTS,
    "labels": [{"id": "g1", "name": "Speaking, writing"}, {"id": "g2", "name": "", "color": "red"}],
    "members": [{"fullName": "Mara"}],
    "cards": [
        {
            "id": "c2", "name": "Second", "idList": "l1", "pos": 20.5, "closed": False,
            "desc": "Line one\nLine two", "idLabels": ["g1", "g2"], "email": "post+x@t.example",
        },
        {
            "id": "c1", "name": "First", "idList": "l1", "pos": 2, "closed": False,
            "desc": "Because", "labels": [{"name": "Sea"}], "due": "2026-07-21T22:30:00.000Z",
        },
        {
            "id": "c3", "name": "Won", "idList": "l3", "pos": 1, "dueComplete": True,
            "due": "2026-03-01T12:00:00.000Z", "dateLastActivity": "2026-03-02T08:00:00.000Z",
        },
        {"id": "c4", "name": "Doing it", "idList": "l2", "pos": 1, "closed": False,
         "dateLastActivity": "2026-05-06T07:08:09.123Z", "attachments": [{}, {}]},
        {"id": "c5", "name": "Archived", "idList": "l1", "pos": 3, "closed": True},
        {"id": "c6", "name": "On an old list", "idList": "l4", "pos": 3, "closed": False},
        {"id": "c7", "name": " ", "idList": "l1", "pos": 4},
        {"id": "c8", "name": "Form", "idList": "l1", "pos": 5, "isTemplate": True},
    ],
    "checklists": [
        {"id": "k2", "idCard": "c4", "name": "Later", "pos": 2, "checkItems": [
            {"id": "i3", "name": "Third", "state": "incomplete", "pos": 1,
             "due": "2026-12-01T10:00:00.000Z"}]},
        {"id": "k1", "idCard": "c4", "name": "Now", "pos": 1, "checkItems": [
            {"id": "i2", "name": "Two", "state": "incomplete", "pos": 2.5},
            {"id": "i1", "name": "One", "state": "complete", "pos": 1.5},
            {"id": "i0", "name": "", "state": "complete", "pos": 9}]},
        {"id": "k3", "idCard": "c2", "name": "x", "pos": 1, "checkItems": [
            {"name": "Sometime", "state": "complete", "pos": 1}]},
    ],
    "actions": [{"type": "commentCard"}, {"type": "updateCard"}],
}  # fmt: skip


def read(value=None, **choices):
    return detect.read(json.dumps(value or BOARD).encode(), "board.json", Choices(**choices))


def goals(proposal):
    return {one.values["title"]: one for one in proposal.records if one.table == "goals"}


@pytest.fixture
def zone(monkeypatch):
    """`zone(name)` moves the machine to a time zone; afterwards it is back."""

    def zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield zone
    monkeypatch.undo()
    time.tzset()


def test_cards_come_in_the_order_of_their_lists_and_places():
    found = goals(read())
    assert list(found) == ["First", "Second", "Doing it", "Won"]
    assert [one.values["stage"] for one in found.values()] == [
        "idea", "idea", "in-progress", "achieved",
    ]  # fmt: skip
    assert [one.key for one in found.values()] == ["c1", "c2", "c4", "c3"]


def test_fields_of_a_card():
    found = goals(read())
    assert found["First"].values["why"] == "Because"
    assert found["Second"].values["note"] == "Line one\nLine two"
    assert found["First"].values["tags"] == ("Sea",)
    assert found["Second"].values["tags"] == ("Speaking, writing",)
    assert found["Won"].values["achieved_on"] == PartialDate(2026, 3, 2)
    assert "achieved_on" not in found["Doing it"].values
    assert "post+x" not in str(read())
    assert "Mara" not in str(read())


@pytest.mark.parametrize(
    ("name", "day"), [("UTC", 21), ("Asia/Tokyo", 22), ("America/New_York", 21)]
)
def test_a_due_instant_is_the_day_it_is_here(zone, name, day):
    zone(name)
    assert goals(read())["First"].values["due"] == PartialDate(2026, 7, day)


def test_checklists_are_steps_in_order():
    steps = [one for one in read().records if one.table == "steps"]
    assert [(one.values["text"], one.links["goal"]) for one in steps] == [
        ("Sometime", "c2"), ("One", "c4"), ("Two", "c4"), ("Third", "c4"),
    ]  # fmt: skip
    assert str(steps[1].values["done"]) == "2026-05-06"
    assert "done" not in steps[2].values
    assert steps[3].values["due"] == PartialDate(2026, 12, 1)
    assert "done" not in steps[0].values
    assert "card 'Second', 'Sometime': done, but no day says when; left open" in read().remarks


def test_what_is_left_out_is_said():
    proposal = read()
    assert proposal.skipped == (
        "card 'On an old list': its list 'Old' is archived",
        "card 'Archived': archived",
        "card '': no name",
        "card 'Form': a template",
        "card 'Doing it': an item of its checklist without a text",
    )
    assert "1 comment not imported for want of a place" in proposal.remarks
    assert "2 attachments not imported for want of a place" in proposal.remarks


def test_a_person_says_which_stage_a_list_is():
    proposal = read(stages={"ideas": "in-progress", "done ✅": ""})
    found = goals(proposal)
    assert found["First"].values["stage"] == "in-progress"
    assert "Won" not in found
    assert "card 'Won': the list 'Done ✅' is not wanted" in proposal.skipped
    assert proposal.lists == (
        ("Ideas", "in-progress"), ("In Progress (max 3)", "in-progress"), ("Done ✅", ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("To Do", "idea"), ("TODO", "idea"), ("Doing", "in-progress"), ("WIP", "in-progress"),
        ("🚧 In progress", "in-progress"), ("Done 2025", "achieved"), ("Finished!", "achieved"),
        ("", "idea"), ("Redone", "idea"), ("in_progress", "in-progress"), ("To do next", "idea"),
    ],
)  # fmt: skip
def test_the_name_of_a_list_says_its_stage(name, stage):
    assert stages.guess(name) == stage


def test_a_single_card_is_no_board():
    card = {"id": "c", "idList": "l", "idBoard": "b", "name": "x", "checklists": []}
    with pytest.raises(Refused, match=r"a single Trello card \(export its board\)"):
        read(card)


@pytest.mark.parametrize("lists", [None, "x", {}, [1, None, "x"], [{"id": None}]])
@pytest.mark.parametrize("cards", [None, "x", {}, [1], [{"name": ["x"]}], [{"id": 5}]])
def test_a_board_without_a_card_is_refused(lists, cards):
    with pytest.raises(Refused, match="nothing to import in this Trello file"):
        read({"lists": lists, "cards": cards})


def test_a_card_of_no_list_is_an_idea():
    (one,) = read({"lists": [], "cards": [{"name": "x", "pos": "top"}]}).records
    assert one.values == {"stage": "idea", "title": "x"}
