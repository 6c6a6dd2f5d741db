import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import tags
from tuiplanner.career.errors import Refused


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("Python", "python"), ("STRASSE", "straße"), ("ﬁnance", "finance"), ("²", "2"),
        ("data  base", " Data base "), ("a\xa0b", "a b"), ("e\u0301", "é"),
    ],
)  # fmt: skip
def test_tags_are_equal_when_their_folded_texts_are(one, same):
    assert tags.fold(one) == tags.fold(same)


def test_other_tags_are_not_equal():
    assert len({tags.fold(tag) for tag in ("python", "pythons", "py thon", "é", "e")}) == 5


def test_a_list_is_read_at_its_commas_and_kept_as_typed():
    assert tags.parse(" Python , data   base,C++") == ("Python", "data base", "C++")


def test_empty_parts_and_repeats_are_left_out():
    assert tags.parse(",, Sail,,sail, SAIL ,") == ("Sail",)
    assert tags.parse(" , ") == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"Go, Rust", C', ["Go, Rust", "C"]), ('a, "b"', ["a", "b"]), ('""', []), ('","', [","]),
        ('say "hi", b', ['say "hi"', "b"]), ('"a ""b"" c",d', ['a "b" c', "d"]),
        ('"open, b', ['"open', "b"]), ('"a" b, c', ['"a" b', "c"]), ('5" disk', ['5" disk']),
        (' "a,b" ', ["a,b"]), ("", []), (",", []), ("a,", ["a"]),
    ],
)  # fmt: skip
def test_a_part_in_quotation_marks_may_have_commas(text, parts):
    assert tags.split(text) == parts


@given(st.lists(st.text('ab", ', min_size=1, max_size=8)))
def test_a_list_is_written_as_it_is_read(texts):
    parts = [text.strip() for text in texts if text.strip()]
    assert tags.split(tags.joined(parts)) == parts


def test_the_first_spelling_in_use_wins():
    assert tags.parse("python, rust", ["Python", "PYTHON"]) == ("Python", "rust")


@pytest.mark.parametrize("char", ["x", "💥"])
def test_a_tag_has_at_most_40_code_points(char):
    assert tags.parse(char * 40) == (char * 40,)
    with pytest.raises(Refused, match="41 characters are too many; at most 40 fit"):
        tags.parse(f"fine,{char * 41}")


def test_a_list_has_at_most_50_tags():
    fifty = [f"tag {number}" for number in range(50)]
    assert tags.parse(",".join(fifty)) == tuple(fifty)
    assert tags.parse(",".join([*fifty, "TAG 1"])) == tuple(fifty)
    with pytest.raises(Refused, match="51 tags are too many; at most 50 fit"):
        tags.parse(",".join([*fifty, "one more"]))


def test_a_control_character_in_a_tag_is_refused():
    with pytest.raises(Refused, match="control character"):
        tags.parse("a\x1bb")


@given(st.lists(st.text(max_size=8), max_size=8))
def test_distinct_keeps_the_first_of_equal_tags_in_order(given_tags):
    kept = tags.distinct(given_tags)
    assert [tags.fold(tag) for tag in kept] == list(dict.fromkeys(map(tags.fold, given_tags)))
    assert all(given_tags.index(tag) <= given_tags.index(kept[-1]) for tag in kept)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40))
def test_reading_a_list_again_changes_nothing(text):
    once = tags.parse(text)
    assert tags.parse(tags.joined(once)) == once
    assert len({tags.fold(tag) for tag in once}) == len(once)
