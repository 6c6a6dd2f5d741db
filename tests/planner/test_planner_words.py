import pytest

from tuiplanner.career.changes import Change
from tuiplanner.career.records import Goal
from tuiplanner.planner import words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Sail", "'Sail'"),
        ("x" * 40, f"'{'x' * 40}'"),
        ("x" * 41, f"'{'x' * 39}…'"),
        ("x" * 38 + " yyyy", f"'{'x' * 38}…'"),
        ("a\n\n b\tc", "'a b c'"),
        ("", "''"),
    ],
)
def test_a_title_is_quoted_on_one_line_of_at_most_40_characters(text, quoted):
    assert words.quoted(text) == quoted


def test_one_record_is_called_by_its_title_and_several_are_counted():
    goal = Goal(id=1, title="Sail")
    assert words.named([goal], "goal") == "'Sail'"
    assert words.named(["Sail"], "goal") == "'Sail'"
    assert words.named([goal, goal], "goal") == "2 goals"
    assert words.named([goal, goal, goal], "entry") == "3 entries"


def test_things_are_counted_in_words():
    assert [words.counted(count, "step") for count in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert words.counted(2, "person") == "2 people"
    assert [words.a(noun) for noun in ("entry", "goal")] == ["an entry", "a goal"]


@pytest.mark.parametrize(
    ("name", "past"),
    [
        ("add 'Sail'", "added 'Sail'"), ("let 'Sail' go", "let 'Sail' go"),
        ("take 2 goals back", "took 2 goals back"), ("set why of 'Sail'", "set why of 'Sail'"),
        ("import 3 jobs", "imported 3 jobs"), ("unlink 'a' from 'b'", "unlinked 'a' from 'b'"),
        ("dance 'a'", "dance 'a'"),
    ],
)  # fmt: skip
def test_what_was_done_is_said_in_the_past_with_the_way_back(name, past):
    change = Change(name, (), "2026-11-23T09:00:00Z")
    assert words.done(change) == past
    assert words.said(change) == f"{past}; u undoes"
