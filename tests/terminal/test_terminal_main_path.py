"""The README's tour, walked by one person in terminals of every kind, in tmux and over SSH."""

import pytest

from .careers import rows, titles
from .person import Person

GOALS = ("Learn to sail", "Write a grant", "Speak at a meetup", "Teach the intern", "Own a boat")
CHANGES = (
    *(f"add '{title}'" for title in GOALS),
    "move 'Own a boat' to in progress",
    "move 'Own a boat' to achieved",
    "move 'Learn to sail' to in progress",
    "order 'Write a grant'",
    "edit 'Learn to sail' to 'Learn to sail well'",
    "add step 'Buy a map'",
    "tick 'Buy a map'",
    "add 'Tidewater'",
    "log win 'Cut the build'",
    "link 'Learn to sail well'",
    "add 'Ana'",
    "log talk with 'Ana'",
    "add promise 'Send a map'",
)
"""Every change of the tour, oldest first, as undo names it."""
HALF = len(CHANGES) // 2


def make_goals(person):
    for title in GOALS:
        person.press("n", *title, "enter", sees=f"added '{title}'")
    person.press("L", sees="moved 'Own a boat' to in progress")
    person.press("L", sees="moved 'Own a boat' to achieved")
    person.press("h", "h", "g", "L", sees="moved 'Learn to sail' to in progress")
    person.press("h", "g", "J", sees="ordered 'Write a grant'")
    person.press("l", "e").type(" well\n", sees="edited 'Learn to sail' to 'Learn to sail well'")


def give_it_a_step(person):
    person.press("enter", sees="n writes the next step")
    person.press("n", *"Buy a map", "enter", sees="added step 'Buy a map'")
    person.press("space", sees="[x] Buy a map")
    person.press("q", sees="Idea")


def log_the_job(person):
    person.press("2", sees="No job")
    person.press("N", *"Tidewater", "enter", sees="added 'Tidewater'")
    person.press("n", sees="w win")
    person.press("w", *"Cut the build", "enter", sees="logged win 'Cut the build'")
    person.press("enter", sees="situation")
    person.press("j", "j", "j", "j", "e", sees="goals: ")
    person.type("learn").press("right", "enter", sees="linked 'Learn to sail well'")


def meet_a_mentor(person):
    person.press("3", sees="N adds a first person")
    person.press("N", *"Ana", "enter", sees="added 'Ana'")
    person.press("n", *"Sails", "enter", sees="logged talk with 'Ana'")
    person.press("p", *"Send a map", "enter", sees="added promise 'Send a map'")


def take_half_back(person):
    for name in reversed(CHANGES[-HALF:]):
        person.press("u", sees=f"undid: {name[:40]}")
    for name in CHANGES[-HALF:-1]:
        person.press("ctrl+r", sees=f"redid: {name[:40]}")


def find_everything(person):
    person.sees("Idea · 3").press("1", "l", "g", sees="1 proof")
    person.has_cursor_on("Learn to sail well")
    person.press("enter", sees="[x] Buy a map").sees("evidence 1").press("q", sees="Idea")
    person.press("2", sees="Tidewater").press("l", sees="win      Cut the build")
    person.press("3", sees="Ana").press("l", sees="Sails")
    assert "Send a map" not in person.text


def check_the_file(path):
    assert titles(path) == {
        "Learn to sail well": "in-progress",
        "Write a grant": "idea",
        "Speak at a meetup": "idea",
        "Teach the intern": "idea",
        "Own a boat": "achieved",
    }
    ideas = [row for row in rows(path, "goals") if row["stage"] == "idea"]
    ideas.sort(key=lambda row: row["rank"])
    assert [row["title"] for row in ideas] == [
        "Speak at a meetup",
        "Write a grant",
        "Teach the intern",
    ]
    (goal,) = (row for row in rows(path, "goals") if row["stage"] == "in-progress")
    (step,) = rows(path, "steps")
    assert (step["text"], step["goal"], step["done"]) == ("Buy a map", goal["id"], "2026-11-23")
    (job,), (entry,) = rows(path, "jobs"), rows(path, "entries")
    assert (entry["text"], entry["kind"]) == ("Cut the build", "win")
    assert (entry["job"], entry["goals"]) == (job["id"], [goal["id"]])
    (mentor,), (talk,) = rows(path, "mentors"), rows(path, "talks")
    assert (talk["mentor"], talk["topics"]) == (mentor["id"], "Sails")
    assert rows(path, "promises") == []


def tour(start, command, path, **options):
    person = Person.sits(start, command, **options)
    make_goals(person)
    give_it_a_step(person)
    log_the_job(person)
    meet_a_mentor(person)
    take_half_back(person)
    person.leaves("ctrl+g", "ctrl+g")
    again = Person.sits(start, command, **options)
    find_everything(again)
    again.leaves("ctrl+g", "ctrl+g")
    check_the_file(path)


@pytest.mark.parametrize("kind", ["xterm", "kitty", "linux", "putty"])
def test_the_tour_in_a_terminal_of_each_kind(terminal, careerboard, tmp_path, kind):
    tour(terminal, careerboard, tmp_path / "career.json", kind=kind)


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
def test_the_tour_inside_tmux(tmux, careerboard, tmp_path, size):
    tour(tmux, careerboard, tmp_path / "career.json", size=size)


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
def test_the_tour_over_ssh(ssh, careerboard, tmp_path, size):
    tour(ssh, careerboard, tmp_path / "career.json", size=size)
