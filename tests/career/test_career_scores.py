"""Ratings of an option by criterion: one field of the file, many values to edit."""

import subprocess
import sys

import pytest
from career_data import career, field
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import fields
from tuiplanner.career.changes import ABSENT, Edit, overtaken
from tuiplanner.career.fields import Score
from tuiplanner.career.records import RECORDS

KEYED = st.dictionaries(st.sampled_from("1234"), st.integers(1, 3), max_size=4)


def edit(old, new):
    return Edit("options", 5, "scores", old, new)


class TestEdits:
    @pytest.mark.parametrize(
        ("current", "old", "new", "after"),
        [
            ({"1": 3}, {}, {"2": 4}, {"1": 3, "2": 4}),
            ({"1": 3, "2": 4}, {"2": 4}, {}, {"1": 3}),
            ({"1": 5}, {"1": 3}, {"1": 4}, {"1": 4}),
            ({"1": 5, "2": 2}, {"1": 3, "2": 2}, {"1": 3, "2": 1}, {"1": 5, "2": 1}),
            ({"1": 5}, {"1": 3, "2": 1}, {"1": 3}, {"1": 5}),
            (ABSENT, {"1": 3}, {"1": 4}, {"1": 4}),
            ({"1": 5}, ABSENT, {"2": 4}, {"2": 4}),
            ({"1": 5}, {"1": 5}, ABSENT, ABSENT),
        ],
    )
    def test_an_edit_is_the_ratings_it_sets_and_takes_out(self, current, old, new, after):
        assert edit(old, new).applied_to(current) == after

    @given(KEYED, KEYED)
    def test_on_what_it_was_made_from_it_gives_its_new_value(self, old, new):
        assert edit(old, new).applied_to(old) == new

    @given(KEYED, KEYED)
    def test_its_reverse_takes_it_back(self, old, new):
        assert edit(old, new).reversed().applied_to(new) == old

    @pytest.mark.parametrize(
        ("current", "is_overtaken"),
        [
            ({"1": 4}, False), ({"1": 4, "2": 5}, False), ({"1": 5}, True), ({}, True),
            (None, True), ({"2": 5, "1": 4}, False),
        ],
    )  # fmt: skip
    def test_it_is_overtaken_when_a_rating_that_it_would_change_is_another(
        self, current, is_overtaken
    ):
        tables = {"options": {5: {"scores": current}}}
        assert (overtaken(tables, [edit({"1": 4}, {"1": 3})]) is not None) is is_overtaken


class TestLinks:
    def test_an_option_is_found_by_a_criterion_that_rates_it(self):
        everything = career(
            options={1: {"scores": {"7": 4, "8": 1}}, 2: {"scores": {"8": 2}}, 3: {}, 4: {}}
        )
        assert everything.options.by("scores", 8) == (1, 2)
        assert everything.options.by("scores", 7) == (1,)
        assert everything.options.by("scores", "7") == ()

    def test_the_ids_of_a_value_and_what_is_left_without_some(self):
        scores, tags = field("options", "scores"), field("entries", "goals")
        link, due = field("entries", "job"), field("goals", "due")
        assert fields.ids_in(scores, {"12": 3, "7": 4}) == [7, 12]
        assert fields.ids_in(tags, [5, 4]) == [5, 4]
        assert fields.ids_in(link, 5) == [5]
        assert [fields.ids_in(one, None) for one in (scores, tags, link)] == [[], [], []]
        assert fields.ids_in(due, "2026") == []
        assert fields.without(scores, (Score(7, 4), Score(12, 3)), {7}) == (Score(12, 3),)
        assert fields.without(tags, (5, 4), {5}) == (4,)
        assert (fields.without(link, 5, {5}), fields.without(link, 5, {4})) == (None, 5)

    def test_it_is_shown_by_the_names_of_the_criteria(self, today):
        value = (Score(7, 4), Score(12, 3))
        text = fields.shown(field("options", "scores"), value, today, {7: "Pay", 12: "Team"}.get)
        assert text == "Pay 4, Team 3"


class TestLater:
    def test_asking_which_tables_there_are_loads_no_kind(self):
        code = (
            "import sys, tuiplanner.tui.app, tuiplanner.__main__\n"
            "from tuiplanner.career.career import Career, checked\n"
            "from tuiplanner.career.records import RECORDS\n"
            "assert len(list(RECORDS)) == len(RECORDS) == 13 and 'reviews' in RECORDS\n"
            "career = Career({'goals': {1: {'title': 'Sail', 'stage': 'idea'}}})\n"
            "checked(career); career.tags; career.table_of(2); career.is_fresh()\n"
            "views = ('reflection', 'overview', 'checks', 'skills', 'decisions', 'careerline')\n"
            "loaded = [one for one in views if 'tuiplanner.career.' + one in sys.modules]\n"
            "assert not loaded, loaded\n"
            "RECORDS['reviews']\n"
            "assert 'tuiplanner.career.reflection' in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

    def test_a_table_that_no_kind_has_is_not_there(self):
        assert RECORDS.get("pets") is None
        assert "pets" not in RECORDS
