import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import slugs

TITLES = st.text(max_size=90) | st.text("aé 漢-_💥", max_size=90)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Learn to sail", "learn-to-sail"), ("  C++ & Rust! ", "c-rust"), ("Größe", "grosse"),
        ("2026", "2026"), ("x" * 80, "x" * 60), ("a" * 59 + " b", "a" * 59), ("Ünï_ço", "uni-co"),
    ],
)  # fmt: skip
def test_a_slug_is_the_title_in_plain_letters_at_most_60(title, slug):
    assert slugs.make(title, set(), "goal") == slug


@pytest.mark.parametrize("title", ["💥", "!!!", "", "—", "&amp;"])
def test_a_title_of_symbols_takes_the_name_of_its_kind(title):
    assert slugs.make(title, set(), "decision") == "decision"
    assert slugs.make(title, {"decision"}, "decision") == "decision-2"


def test_equal_slugs_are_numbered_from_2():
    taken = set()
    made = []
    for _ in range(12):
        made.append(slugs.make("Sail", taken, "goal"))
        taken.add(made[-1])
    assert made == ["sail", *(f"sail-{number}" for number in range(2, 13))]


def test_a_free_number_is_found_without_trying_all_of_them():
    class Taken:
        """All numbers up to a million."""

        asked = 0

        def __contains__(self, slug):
            self.asked += 1
            return slug == "sail" or int(slug.removeprefix("sail-")) <= 10**6

    taken = Taken()
    assert slugs.make("Sail", taken, "goal") == "sail-1000001"
    assert taken.asked < 50


def test_a_number_is_within_the_60_letters():
    long = "x" * 60
    assert slugs.make("x" * 70, {long}, "goal") == "x" * 58 + "-2"
    cut = "y" * 57 + " yyy"
    assert slugs.make(cut, {slugs.make(cut, set(), "goal")}, "goal") == "y" * 57 + "-2"


@given(TITLES, st.sets(TITLES.map(lambda title: slugs.make(title, set(), "goal")), max_size=5))
def test_a_slug_is_never_taken_and_fits_commands_and_file_names(title, taken):
    slug = slugs.make(title, taken, "goal")
    assert slug not in taken
    assert 1 <= len(slug) <= 60
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)


@given(TITLES, st.integers(1, 12))
def test_many_records_of_one_title_have_slugs_of_their_own(title, count):
    taken = set()
    for _ in range(count):
        taken.add(slugs.make(title, taken, "goal"))
    assert len(taken) == count
    assert max(map(len, taken)) <= 60


@given(TITLES)
def test_a_title_always_gives_the_same_slug_and_a_slug_itself(title):
    slug = slugs.make(title, set(), "goal")
    assert slugs.make(title, set(), "goal") == slug
    assert slugs.make(slug, set(), "goal") == slug
