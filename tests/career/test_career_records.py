from datetime import date

import pytest
from career_data import MADE, REQUIRED, records, row
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Move
from tuiplanner.career.records import (
    PRIVATE_ENTRIES,
    RECORDS,
    Entry,
    Goal,
    Job,
    Mentor,
    Step,
    fields_of,
)

TABLES = list(RECORDS)
FIELDS = {
    "jobs": "title org kind start end gave tags verdict place url slug",
    "entries": "text kind date job goals tags result situation from_whom retired",
    "goals": (
        "title stage rank why done_when horizon due obstacle if_then note tags "
        "jobs mentors moved achieved_on let_go let_go_why slug"
    ),
    "steps": "goal text rank added due done",
    "mentors": (
        "name role org title topics every paused_until ended email phone url note next_ask slug"
    ),
    "talks": "mentor date topics advice helped goals",
    "promises": "talk text who done",
    "topics": "mentor text goal done",
    "checkins": "job date overall autonomy mastery purpose people basics line",
    "decisions": (
        "question gut way_back chosen decided_on expect look_back_on outcome outcome_line goal slug"
    ),
    "options": "decision name rank note scores avoids",
    "criteria": "decision name rank weight",
    "reviews": "date period went learned next goals",
}


def flagged(flag):
    return {
        (table, name)
        for table, kind in RECORDS.items()
        for name, one in fields_of(kind).items()
        if getattr(one, flag)
    }


class TestRows:
    @pytest.mark.parametrize("table", TABLES)
    @given(data=st.data())
    @settings(max_examples=15)
    def test_a_record_and_its_row_come_back_as_they_were(self, table, data):
        record = data.draw(records(table))
        kept = record.to_row()
        assert RECORDS[table].from_row(record.id, kept) == record
        assert RECORDS[table].from_row(record.id, kept).to_row() == kept

    @pytest.mark.parametrize("table", TABLES)
    def test_fields_of_another_version_stay(self, table):
        unknown = {"id": 7, "extra": [1], "label": {"a": None}, "mood": "☀"}
        kept = row(table, **unknown)
        record = RECORDS[table].from_row(5, kept)
        assert record.id == 5
        assert {name: record.to_row()[name] for name in unknown} == unknown

    @pytest.mark.parametrize("table", TABLES)
    def test_what_a_row_does_not_say_is_empty_or_the_default(self, table):
        record = RECORDS[table].from_row(5, REQUIRED[table])
        defaults = {
            "jobs": {"kind": "job", "verdict": "", "start": None},
            "entries": {"kind": "note", "date": None, "job": None, "goals": ()},
            "goals": {"stage": "idea", "horizon": "someday", "rank": "", "moved": ()},
            "steps": {"done": None, "added": None},
            "mentors": {"role": "mentor", "every": 30, "ended": None},
            "talks": {"topics": "", "advice": ""},
            "promises": {"who": "me", "done": None},
            "topics": {"goal": None, "done": None},
            "checkins": {"autonomy": None, "basics": None, "line": ""},
            "decisions": {"gut": None, "way_back": "", "look_back_on": None, "outcome": ""},
            "options": {"scores": (), "avoids": (), "note": ""},
            "criteria": {"rank": ""},
            "reviews": {"period": "week", "went": "", "goals": ()},
        }[table]
        assert {name: getattr(record, name) for name in defaults} == defaults
        assert (record.created, record.src, record.extra) == ("", None, {})

    def test_a_mentor_may_have_no_cadence(self):
        assert Mentor.from_row(5, {"name": "Ana", "every": None}).every is None

    def test_a_source_is_only_written_where_there_is_one(self):
        goal = Goal(id=5, title="Sail")
        assert "src" not in goal.to_row()
        src = {"format": "jsonresume", "id": "x"}
        assert Goal(id=5, title="Sail", src=src).to_row()["src"] == src

    def test_values_are_written_as_texts_numbers_and_lists(self):
        goal = Goal(
            id=5, title="Sail", created=MADE, due=PartialDate(2027, 3), let_go=date(2026, 1, 2),
            tags=("sea",), jobs=(7,), moved=(Move("idea", date(2026, 1, 1)),),
        )  # fmt: skip
        expected = {
            "title": "Sail", "stage": "idea", "due": "2027-03", "let_go": "2026-01-02",
            "tags": ["sea"], "jobs": [7], "moved": [{"stage": "idea", "on": "2026-01-01"}],
            "created": MADE, "updated": None, "achieved_on": None, "why": "",
        }  # fmt: skip
        assert {name: goal.to_row()[name] for name in expected} == expected

    @pytest.mark.parametrize(
        ("table", "name"),
        [
            ("jobs", "title"), ("entries", "text"), ("entries", "kind"), ("goals", "title"),
            ("goals", "stage"), ("steps", "goal"), ("steps", "text"), ("mentors", "name"),
            ("talks", "mentor"),
            ("talks", "date"), ("promises", "talk"), ("promises", "text"), ("topics", "mentor"),
            ("topics", "text"), ("checkins", "job"), ("checkins", "date"), ("checkins", "overall"),
            ("decisions", "question"), ("options", "decision"), ("options", "name"),
            ("criteria", "decision"), ("criteria", "name"), ("criteria", "weight"),
            ("reviews", "date"),
        ],
    )  # fmt: skip
    def test_a_record_without_what_it_must_have_is_refused(self, table, name):
        kind = RECORDS[table]
        kept = row(table)
        del kept[name]
        with pytest.raises(Refused, match=f"{kind.NOUN} 5 has no {name}"):
            kind.from_row(5, kept)
        with pytest.raises(Refused, match=f"{kind.NOUN} 5 has no {name}"):
            kind.from_row(5, {**kept, name: None})

    def test_a_field_that_does_not_fit_is_named(self):
        with pytest.raises(Refused, match="stage: 'done' is not a choice"):
            Goal.from_row(5, row("goals", stage="done"))


class TestDeclared:
    def test_private_is_what_is_never_meant_for_others(self):
        assert flagged("private") == {
            ("jobs", "verdict"), ("mentors", "note"), ("mentors", "next_ask"), ("talks", "advice"),
        }  # fmt: skip

    def test_private_kinds_are_those_of_the_domain(self):
        private = {table for table, kind in RECORDS.items() if kind.PRIVATE}
        assert private == {"checkins", "decisions", "options", "criteria"}
        assert sorted(PRIVATE_ENTRIES) == ["avoid", "feedback", "note"]

    def test_a_parent_is_fixed_for_good(self):
        assert flagged("fixed") == {
            ("steps", "goal"), ("talks", "mentor"), ("promises", "talk"), ("topics", "mentor"),
            ("checkins", "job"), ("options", "decision"), ("criteria", "decision"),
        }  # fmt: skip

    @pytest.mark.parametrize("table", TABLES)
    def test_every_field_of_the_domain_is_there(self, table):
        assert " ".join(fields_of(RECORDS[table])) == f"created updated src {FIELDS[table]}"

    def test_fixed_values_are_those_of_the_domain(self):
        values = {
            (table, name): one.values
            for table, kind in RECORDS.items()
            for name, one in fields_of(kind).items()
            if one.values
        }
        assert values == {
            ("jobs", "kind"): ("job", "freelance", "volunteer", "study", "break"),
            ("jobs", "verdict"): ("love", "fine", "avoid"),
            ("entries", "kind"): ("win", "lesson", "feedback", "avoid", "note"),
            ("goals", "stage"): ("idea", "in-progress", "achieved"),
            ("goals", "horizon"): ("quarter", "year", "long", "someday"),
            ("mentors", "role"): ("mentor", "sponsor", "peer", "coach", "hoped-for"),
            ("promises", "who"): ("me", "them"),
            ("decisions", "way_back"): ("easy", "costly", "none"),
            ("decisions", "outcome"): ("better", "as-expected", "worse"),
            ("reviews", "period"): ("week", "quarter", "year"),
        }

    def test_fields_are_the_same_asked_of_a_record_or_its_kind(self):
        assert fields_of(Goal(id=1, title="Sail")) is fields_of(Goal)


@pytest.mark.parametrize("table", TABLES)
def test_a_record_never_changes(table):
    record = RECORDS[table].from_row(5, row(table))
    for name in ("id", "created", RECORDS[table].TITLE, *REQUIRED[table]):
        with pytest.raises(AttributeError):
            setattr(record, name, "x")


class TestLabels:
    def test_a_record_is_called_by_its_title_text_or_name(self):
        assert Goal(id=1, title="Sail").label == "Sail"
        assert Step(id=1, goal=2, text="Buy a boat").label == "Buy a boat"
        assert Mentor(id=1, name="Ana", title="CTO").label == "Ana"
        assert Entry(id=1, text="Shipped").label == "Shipped"

    @pytest.mark.parametrize(
        ("start", "end", "current"),
        [(None, None, False), ("2020", None, True), ("2020", "2021", False), (None, "2021", False)],
    )
    def test_a_job_is_current_when_it_began_and_has_no_end(self, start, end, current):
        assert Job.from_row(1, row("jobs", start=start, end=end)).current is current


def test_rows_share_no_list():
    one, two = (Goal(id=n, title="x").to_row() for n in (1, 2))
    one["tags"].append("sea")
    assert two["tags"] == []
