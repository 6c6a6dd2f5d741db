from datetime import date

import pytest
from career_data import DECLARED, SHAPES, field, partials, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career import fields, tags
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.encoding import from_json
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Field, Move, parse, typed

EDITABLE = [one for one in DECLARED if one.editable]
KEPT = [one for one in DECLARED if not one.editable]


def name(one):
    return f"{one.kind}-{one.name}"


class TestDeclarations:
    def test_what_the_program_keeps_is_not_editable(self):
        assert {one.kind for one in KEPT} == {
            "rank",
            "slug",
            "instant",
            "moved",
            "src",
            "link",
            "scores",
        }
        parents = {one.name for one in KEPT if one.kind == "link"}
        assert parents == {"goal", "mentor", "talk", "job", "decision"}

    def test_tags_links_and_moves_are_lists(self):
        assert {one.kind for one in DECLARED if one.is_list} == {"tags", "links", "moved"}

    def test_a_field_is_called_by_its_label_or_its_name_in_words(self):
        assert Field("done_when", "line").title == "done when"
        assert field("jobs", "org").title == "organisation"


def test_what_is_declared_and_where_a_goal_has_been_never_change():
    for one, name in ((field("goals", "title"), "limit"), (Move("idea", date(2026, 1, 2)), "on")):
        with pytest.raises(AttributeError):
            setattr(one, name, None)


class TestParse:
    @pytest.mark.parametrize("one", EDITABLE, ids=name)
    def test_a_blank_text_empties_a_field_or_is_refused_where_it_must_be(self, one, today):
        for text in ("", "  ", "\n"):
            if one.required or one.stays:
                with pytest.raises(Refused, match=f"{one.title} cannot be empty"):
                    parse(one, text, today)
            else:
                assert parse(one, text, today) == from_json(one, None)

    @pytest.mark.parametrize("one", KEPT, ids=name)
    def test_what_the_program_keeps_cannot_be_set(self, one, today):
        with pytest.raises(Refused, match="is kept by careerboard and cannot be set"):
            parse(one, "1", today)

    def test_a_line_is_trimmed_and_has_its_own_limit(self, today):
        assert parse(field("goals", "title"), "  Sail ", today) == "Sail"
        assert parse(field("steps", "text"), "x" * 500, today) == "x" * 500
        for table, name_, limit in (("goals", "title", 120), ("entries", "text", 500)):
            with pytest.raises(Refused, match=f"at most {limit} fit"):
                parse(field(table, name_), "x" * (limit + 1), today)

    def test_a_note_keeps_its_lines(self, today):
        assert parse(field("jobs", "gave"), " a\n\nb\n", today) == "a\n\nb"
        with pytest.raises(Refused, match="at most 10,000 fit"):
            parse(field("jobs", "gave"), "x" * 10_001, today)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("in-progress", "in-progress"), ("In Progress", "in-progress"), ("in", "in-progress"),
            (" ACH ", "achieved"), ("i d e a", None), ("i", None), ("done", None), ("ideas", None),
        ],
    )  # fmt: skip
    def test_a_choice_is_one_of_its_values_or_a_prefix_of_only_one(self, text, value, today):
        stage = field("goals", "stage")
        if value:
            assert parse(stage, text, today) == value
        else:
            with pytest.raises(Refused, match="choose idea, in-progress or achieved"):
                parse(stage, text, today)

    def test_a_whole_value_wins_over_longer_ones_that_begin_with_it(self, today):
        one = Field("size", "choice", values=("long", "longer"))
        assert parse(one, "long", today) == "long"
        with pytest.raises(Refused, match="'lo' is no size; choose long or longer"):
            parse(one, "lo", today)

    def test_a_partial_date_may_be_coarse_and_a_day_may_not(self, today):
        assert parse(field("goals", "due"), "2027-03", today) == PartialDate(2027, 3)
        assert parse(field("steps", "done"), "2026-03-04", today) == date(2026, 3, 4)
        with pytest.raises(Refused, match=r"'2026-03' is no single day; write it as 2026-03-04"):
            parse(field("steps", "done"), " 2026-03 ", today)

    def test_weekdays_look_back_where_a_field_is_about_the_past(self, today):
        assert str(parse(field("entries", "date"), "fri", today)) == "2026-11-20"
        assert str(parse(field("goals", "due"), "fri", today)) == "2026-11-27"
        assert parse(field("steps", "done"), "mon", today) == today
        assert parse(field("mentors", "paused_until"), "mon", today) == date(2026, 11, 30)

    @pytest.mark.parametrize("text", ["6", "366", "-30", "30.5", "month", "1e2", "٣٠", "9" * 30])
    def test_a_number_outside_its_bounds_is_refused_with_them(self, text, today):
        with pytest.raises(Refused, match="every is a number from 7 to 365, or empty"):
            parse(field("mentors", "every"), text, today)

    def test_a_number_may_be_at_its_bounds(self, today):
        every = field("mentors", "every")
        assert [parse(every, text, today) for text in (" 7 ", "365", "030")] == [7, 365, 30]

    def test_tags_take_the_spelling_in_use(self, today):
        tags = field("goals", "tags")
        assert parse(tags, "PYTHON, sea", today, known_tags=("Python",)) == ("Python", "sea")

    def test_a_link_is_what_find_says_in_the_table_of_the_field(self, today):
        asked = []

        def find(table, text):
            asked.append((table, text))
            return len(text)

        assert parse(field("entries", "job"), " north ", today, find=find) == 5
        assert parse(field("goals", "mentors"), "ana, bo,,cem", today, find=find) == (3, 2)
        assert asked == [
            ("jobs", "north"),
            ("mentors", "ana"),
            ("mentors", "bo"),
            ("mentors", "cem"),
        ]

    def test_a_list_has_at_most_50_links(self, today):
        links = field("entries", "goals")
        fifty = ",".join(map(str, range(50)))
        assert parse(links, fifty, today, find=lambda _, text: int(text)) == tuple(range(50))
        with pytest.raises(Refused, match="51 links are too many; at most 50 fit"):
            parse(links, f"{fifty},50", today, find=lambda _, text: int(text))


class TestTyped:
    @pytest.mark.parametrize("one", [one for one in SHAPES if one.editable], ids=name)
    @given(data=st.data())
    @settings(max_examples=40)
    def test_parse_reads_back_what_an_edit_begins_with(self, one, data):
        value = data.draw(values(one))
        if one.kind == "tags":
            value = parse(one, tags.joined(value), date(2026, 11, 23))
        text = typed(one, value)
        if one.required and not text:
            return
        back = parse(one, text, date(2026, 11, 23), find=lambda _, text: int(text))
        assert back == value

    def test_a_linked_record_is_called_by_its_name(self):
        names = {3: "Ana", 4: "Bo"}
        assert typed(field("goals", "mentors"), (3, 4), names.__getitem__) == "Ana, Bo"
        assert typed(field("entries", "job"), 4, names.__getitem__) == "Bo"

    def test_names_and_tags_with_commas_are_read_back(self, today):
        names = {3: "Sail, far", 4: '"Row"', 5: "Swim"}
        numbers = {name: one for one, name in names.items()}
        goals, tagged = field("entries", "goals"), field("entries", "tags")
        text = typed(goals, (3, 4, 5), names.__getitem__)
        assert text == '"Sail, far", """Row""", Swim'
        found = parse(goals, text, today, find=lambda _, name: numbers[name])
        assert found == (3, 4, 5)
        assert parse(tagged, typed(tagged, ("a, b", "c")), today) == ("a, b", "c")


class TestShown:
    @pytest.mark.parametrize(
        ("table", "name_", "value", "text"),
        [
            ("goals", "title", "Sail", "Sail"),
            ("goals", "stage", "in-progress", "in progress"),
            ("goals", "due", PartialDate(2026, 12, 15), "15 Dec"),
            ("goals", "due", None, ""),
            ("steps", "done", date(2025, 12, 15), "15 Dec 2025"),
            ("goals", "note", "\n first \nsecond", "first"),
            ("goals", "tags", ("sea", "wind"), "sea, wind"),
            ("goals", "tags", (), ""),
            ("goals", "jobs", (1, 2), "<1>, <2>"),
            ("entries", "job", 1, "<1>"),
            ("entries", "job", None, ""),
            ("mentors", "every", 30, "30"),
            ("mentors", "every", None, ""),
            ("goals", "moved", (Move("idea", date(2026, 1, 2)),), "idea 2 Jan"),
        ],
    )
    def test_a_value_is_written_on_one_line(self, table, name_, value, text, today):
        one = field(table, name_)
        assert fields.shown(one, value, today, "<{}>".format) == text

    @given(partials())
    def test_a_partial_date_is_shown_as_dates_are(self, value):
        text = fields.shown(field("goals", "due"), value, date(2026, 11, 23))
        assert text.endswith(str(value.year)) or value.year == 2026
