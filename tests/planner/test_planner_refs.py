import pytest

from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused
from tuiplanner.planner import refs


def career(**tables):
    required = {
        "goals": {"stage": "idea"},
        "jobs": {},
        "mentors": {},
        "steps": {"goal": 1},
        "entries": {},
    }
    return Career(
        {
            table: {one: {**required[table], **row} for one, row in rows.items()}
            for table, rows in tables.items()
        }
    )


@pytest.fixture
def everything():
    return career(
        goals={
            12345678: {"title": "Learn to Sail", "slug": "learn-to-sail"},
            12349999: {"title": "Learn to row", "slug": "learn-to-row"},
            7: {"title": "Ana", "slug": "ana"},
        },
        mentors={8: {"name": "Ana", "slug": "ana"}, 9: {"name": "Straße", "slug": "strasse"}},
        jobs={2026: {"title": "Clerk", "slug": "12345678"}, 99123: {"title": "c", "slug": "c"}},
        steps={55551: {"text": "Buy a boat"}, 66661: {"text": "Buy"}, 66662: {"text": "buy"}},
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("learn-to-sail", ("goals", 12345678)),
        (" learn-to-sail ", ("goals", 12345678)),
        ("learn TO sail", ("goals", 12345678)),
        ("STRASSE", ("mentors", 9)),
        ("learn-to-s", ("goals", 12345678)),
        ("Learn-to-R", ("goals", 12349999)),
        ("c", ("jobs", 99123)),
        ("12345678", ("goals", 12345678)),
        ("12345", ("goals", 12345678)),
        ("5555", ("steps", 55551)),
        ("2026", ("jobs", 2026)),
        ("7", ("goals", 7)),
        ("buy a boat", ("steps", 55551)),
        ("goal/ana", ("goals", 7)),
        ("mentor/ana", ("mentors", 8)),
        ("mentor/ an", ("mentors", 8)),
        ("job/12345678", ("jobs", 2026)),
        ("goal/7", ("goals", 7)),
    ],
)
def test_a_record_is_named_by_id_slug_title_or_a_unique_prefix(text, found, everything):
    assert refs.resolve(everything, text) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ana", "'ana' could be goal/ana, mentor/ana; say which"),
        ("learn", "'learn' could be goal/learn-to-row, goal/learn-to-sail; say which"),
        ("goal/learn-to", "'learn-to' could be goal/learn-to-row, goal/learn-to-sail; say which"),
        ("1234", "'1234' could be goal/learn-to-row, goal/learn-to-sail; say which"),
        ("buy", "'buy' could be step/66661, step/66662; say which"),
    ],
)
def test_an_ambiguous_name_lists_what_it_could_be(text, reason, everything):
    with pytest.raises(Refused) as refusal:
        refs.resolve(everything, text)
    assert str(refusal.value) == reason


def test_of_many_candidates_four_are_listed():
    many = career(goals={one: {"title": "x", "slug": f"x-{one}"} for one in range(7, 0, -1)})
    with pytest.raises(Refused, match="goal/x-1, goal/x-2, goal/x-3, goal/x-4 and 3 more; say"):
        refs.resolve(many, "x")


def test_four_candidates_are_all_there_are():
    four = career(goals={one: {"title": "x", "slug": f"x-{one}"} for one in range(1, 5)})
    with pytest.raises(Refused, match="goal/x-1, goal/x-2, goal/x-3, goal/x-4; say which"):
        refs.resolve(four, "x")


def test_the_largest_id_names_its_record():
    largest = 2**53 - 1
    assert refs.resolve(career(goals={largest: {"title": "x"}}), str(largest)) == ("goals", largest)


def test_candidates_of_one_name_are_listed_by_id():
    twins = career(goals={6: {"title": "x", "slug": "x"}, 5: {"title": "x", "slug": "x"}})
    with pytest.raises(Refused, match="'x' could be 5, 6; say which"):
        refs.resolve(twins, "x")


@pytest.mark.parametrize(
    "text", ["", " ", "nobody", "555", "99", "step/ana", "٣", "goal/", "-1", "9" * 5_000]
)
def test_what_names_nothing_is_refused_and_says_where_to_look(text, everything):
    with pytest.raises(Refused, match=r"no (record|goal|step) is called"):
        refs.resolve(everything, text)


def test_one_table_may_be_asked(everything):
    assert refs.resolve(everything, "ana", ["mentors"]) == ("mentors", 8)
    with pytest.raises(Refused, match="no job is called 'ana'; careerboard list jobs shows"):
        refs.resolve(everything, "ana", ["jobs"])
    with pytest.raises(Refused, match="no job is called 'goal/ana'"):
        refs.resolve(everything, "goal/ana", ["jobs"])


def test_a_long_name_is_cut_in_the_refusal(everything):
    with pytest.raises(Refused) as refusal:
        refs.resolve(everything, "x" * 500)
    assert f"'{'x' * 60}'" in str(refusal.value)


def test_an_id_comes_before_a_slug_of_digits_and_a_slug_before_a_title():
    everything = career(
        goals={
            1234: {"title": "a", "slug": "row"},
            5678: {"title": "row", "slug": "1234"},
            9999: {"title": "9", "slug": "123"},
        }
    )
    assert refs.resolve(everything, "1234") == ("goals", 1234)
    assert refs.resolve(everything, "row") == ("goals", 1234)
    assert refs.resolve(everything, "123") == ("goals", 9999)


def test_an_id_prefix_of_four_digits_comes_before_a_slug_prefix():
    everything = career(
        goals={12345: {"title": "a", "slug": "a"}, 5: {"title": "b", "slug": "12349"}}
    )
    assert refs.resolve(everything, "1234") == ("goals", 12345)
    assert refs.resolve(everything, "12349") == ("goals", 5)
    assert refs.resolve(everything, "123") == ("goals", 5)


def test_a_record_is_called_by_its_slug_or_its_id(everything):
    assert refs.name(everything, "goals", 7) == "ana"
    assert refs.name(everything, "steps", 55551) == "55551"
