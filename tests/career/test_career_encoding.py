from datetime import date

import pytest
from career_data import DECLARED, SHAPES, field, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.encoding import from_json, to_json
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Field, Move, Score


def name(one):
    return f"{one.kind}-{one.name}"


@pytest.mark.parametrize("one", SHAPES, ids=name)
@given(data=st.data())
@settings(max_examples=40)
def test_the_file_gives_back_what_it_was_given(one, data):
    value = data.draw(values(one))
    assert from_json(one, to_json(one, value)) == value


def test_each_kind_has_its_writing():
    written = {
        "line": ("", ""), "note": ("", ""), "choice": ("", None), "instant": ("", None),
        "rank": ("a0", "a0"), "whole": (30, 30), "tags": (("a",), ["a"]), "links": ((5,), [5]),
        "partial": (PartialDate(2026, 3), "2026-03"), "day": (date(2026, 3, 4), "2026-03-04"),
        "moved": ((Move("idea", date(2026, 3, 4)),), [{"stage": "idea", "on": "2026-03-04"}]),
        "src": ({"id": "x"}, {"id": "x"}), "link": (None, None),
        "scores": ((Score(7, 5), Score(12, 1)), {"7": 5, "12": 1}),
    }  # fmt: skip
    for kind, (value, json) in written.items():
        assert to_json(Field("x", kind), value) == json


@pytest.mark.parametrize("one", DECLARED, ids=name)
def test_null_is_the_empty_value(one):
    texts = {"line", "note", "choice", "rank", "slug", "instant"}
    empty = "" if one.kind in texts else () if one.is_list or one.kind == "scores" else None
    assert from_json(one, None) == empty
    assert type(from_json(one, None)) is type(empty)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("line", [5, ["a"], {}, True]),
        ("note", [5, ["a"]]),
        ("rank", [5, []]),
        ("slug", [5, {}]),
        ("instant", ["", "2026-11-23", "2026-11-23T04:05:06", "2026-11-23T04:05:06Z\n", 5]),
        ("choice", ["other", "", 5, ["idea"], {}]),
        ("partial", [2026, "soon", "2026-13", "", [], True]),
        ("day", ["2026", "2026-03", 20260304, "", {}]),
        ("whole", [6, 366, "30", 30.0, True, []]),
        ("link", [0, -1, 2**53, "5", 5.0, True, [5]]),
        ("links", [5, [0], ["5"], [2**53], [True], "5", [[5]], {"5": 1}]),
        ("tags", [5, "abc", {"a": 1}, [5], [["a"]], [None]]),
        ("moved", ["idea", ["idea"], [{"stage": "idea"}], [{"stage": "idea", "on": "x"}], 5]),
        ("src", ["x", 5, ["x"]]),
        (
            "scores",
            [
                5,
                [],
                "5",
                {"7": 6},
                {"7": 0},
                {"7": None},
                {"7": True},
                {"7": 4.0},
                {"7": "4"},
                {"x": 3},
                {"07": 3},
                {"0": 3},
                {str(2**53): 3},
                {"\u0661": 3},
            ],
        ),
    ],
)
def test_a_value_of_another_shape_is_refused_by_the_name_of_its_field(kind, wrong):
    one = Field("thing", kind, values=("idea",), least=7, limit=365)
    if kind == "scores":
        one = Field("thing", kind, least=1, limit=5)
    for value in wrong:
        with pytest.raises(Refused, match=r"thing|is not a date|outside|no single day|no day"):
            from_json(one, value)


def test_the_ids_of_links_reach_to_just_below_two_to_the_53():
    link = field("entries", "job")
    assert from_json(link, 1) == 1
    assert from_json(link, 2**53 - 1) == 2**53 - 1
