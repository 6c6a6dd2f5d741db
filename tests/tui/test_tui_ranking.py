"""What find puts first: beginnings of words, then one piece, scattered letters last."""

import pytest

from tuiplanner.tui.screens.ranking import Texts


def found(typed: str, *texts: str) -> list[str]:
    return [texts[index] for index in Texts(texts).having(typed)]


ORDER = [
    ("sto", ["Store it", "Lead the storage move", "Restock", "Sort them out"]),
    ("lead move", ["Lead moves", "We lead movers", "Lead the storage move", "A leader removed it"]),
    ("ca on", ["Ca on top", "A ca on it", "On carts", "Africa online", "Local bacon", "Clay oven"]),
    (" ca on ", ["Africa online", "Local bacon"]),
    ("-", ["-x", "a-b"]),
    ("goal 7", ["Goal 7 of 80", "Goal 70", "Set goal 7", "Set goal 70", "7th goal to goal"]),
    ("on call", ["On-call alone", "Own the on-call handbook", "Upon calling", "Only a calm lot"]),
]
"""What is typed, and texts in the order in which they should be listed."""


@pytest.mark.parametrize(("typed", "texts"), ORDER)
def test_beginnings_come_before_pieces_and_scattered_letters_last(typed, texts):
    assert found(typed, *reversed(texts)) == texts


def test_equals_keep_their_order_and_closer_letters_come_first():
    assert found("t", "two", "ten", "a tip") == ["two", "ten", "a tip"]
    assert found("abc", "a long way to b and c", "axbxc", "aaa abxc") == [
        "aaa abxc", "axbxc", "a long way to b and c",
    ]  # fmt: skip


def test_letter_case_and_accents_are_passed_by():
    assert found("JOSE", "José Núñez", "Jo sets it") == ["José Núñez", "Jo sets it"]
    assert found("nún", "Jose Nunez") == ["Jose Nunez"]
    assert found("strasse", "Die Straße") == ["Die Straße"]


@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_typed_is_in_every_text(typed):
    assert found(typed, "b", "a", "") == ["b", "a", ""]


@pytest.mark.parametrize("typed", ["abd", "cab", "-", "aa"])
def test_what_is_not_there_is_not_found(typed):
    assert found(typed, "abc", "") == []


def test_a_long_text_of_one_letter_is_looked_through_at_once():
    # all ways to choose 20 of 500 letters are more than there are atoms
    assert found("a" * 20 + "b", "a" * 500, "a" * 500 + "b") == ["a" * 500 + "b"]
    assert found("-", "a-b") == ["a-b"]
