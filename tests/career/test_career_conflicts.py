import pytest
from career_data import career, field

from tuiplanner.career import conflicts
from tuiplanner.career.career import Career
from tuiplanner.career.changes import ABSENT
from tuiplanner.career.conflicts import Conflict, both, json_text, open_in, same
from tuiplanner.career.errors import Refused

AT = "2026-11-23T04:05:06Z"
ROW = {
    "table": "goals", "record": 1, "field": "title", "shown": "Sail", "other": "Row",
    "other_updated": AT, "created": AT, "updated": AT,
}  # fmt: skip


def with_conflicts(*rows, **goal):
    one = career(goals={1: {"title": "Sail", **goal}})
    return Career({**one.rows, "conflicts": dict(enumerate(rows, start=7))})


def test_a_conflict_is_read_and_written_as_it_was():
    assert Conflict.from_row(7, ROW).to_row() == ROW


@pytest.mark.parametrize("name", ["table", "record", "field", "other"])
def test_a_row_that_does_not_say_what_conflicts_is_passed_over(name):
    broken = {key: value for key, value in ROW.items() if key != name}

    assert Conflict.from_row(7, broken) is None
    assert open_in(with_conflicts(broken)) == []


def test_shown_is_what_stands_now():
    (one,) = open_in(with_conflicts(ROW, title="Sail far"))

    assert (one.id, one.shown, one.other) == (7, "Sail far", "Row")


def test_what_holds_the_other_value_or_is_gone_waits_unseen():
    assert open_in(with_conflicts(ROW, title="Row")) == []
    assert open_in(with_conflicts({**ROW, "record": 2})) == []
    assert open_in(with_conflicts({**ROW, "field": "why", "other": None})) == []


def test_the_oldest_comes_first():
    rows = [{**ROW, "created": AT.replace("04", hour)} for hour in ("06", "05")]

    assert [one.id for one in open_in(with_conflicts(*rows))] == [8, 7]


def test_the_conflicts_of_a_record_are_found_also_those_unseen():
    rows = with_conflicts(ROW, {**ROW, "record": 2}, {**ROW, "other": "Sail"}).rows["conflicts"]

    assert conflicts.of_records(rows, [("goals", 1)]) == [7, 9]


@pytest.mark.parametrize(("one", "two"), [(1, True), (1, 1.0), (0, False), (None, ABSENT),
                                          ("1", 1), ("", None), ([1], [True])])  # fmt: skip
def test_values_that_are_other_json_text_differ(one, two):
    assert not same(one, two)
    assert same(one, one)


def test_objects_are_the_same_in_any_order_of_keys():
    assert same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert json_text(ABSENT) == ""


class TestBoth:
    def test_one_liners_are_joined_with_a_stroke(self):
        assert both(field("goals", "title"), "Sail", "Row") == "Sail / Row"

    def test_notes_are_joined_with_an_empty_line(self):
        assert both(field("goals", "note"), "a\nb", "c") == "a\nb\n\nc"

    def test_nothing_adds_nothing(self):
        assert both(field("goals", "why"), None, "Row") == "Row"

    def test_lists_are_united(self):
        assert both(field("goals", "tags"), ["Sea", "a"], ["sea", "b"]) == ["Sea", "a", "b"]
        assert both(field("goals", "jobs"), [3, 1], [1, 2]) == [3, 1, 2]

    @pytest.mark.parametrize("name", ["stage", "due", "horizon", "let_go"])
    def test_choices_and_dates_hold_one(self, name):
        with pytest.raises(Refused, match="holds one value; keep what stands or take the other"):
            both(field("goals", name), "2026", "2027")

    def test_what_is_too_long_is_refused_in_words(self):
        assert len(both(field("goals", "title"), "a" * 58, "b" * 59)) == 120
        with pytest.raises(Refused) as refusal:
            both(field("goals", "title"), "a" * 59, "b" * 59)
        assert str(refusal.value) == (
            "both together have 121 characters and title holds at most 120; keep one, or shorten "
            "what stands first"
        )

    def test_too_many_items_are_refused(self):
        with pytest.raises(Refused, match="51 tags"):
            both(field("goals", "tags"), [*map(str, range(50))], ["x"])
        with pytest.raises(Refused, match="51 links"):
            both(field("goals", "jobs"), [*range(50)], [99])
