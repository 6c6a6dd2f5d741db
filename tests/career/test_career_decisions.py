from fractions import Fraction

import pytest
from career_data import career
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import decisions


def weigh(weights, **options):
    """Weigh options by name, each with its ratings in the order of the criteria (None: blank)."""
    criteria = {
        100 + number: {"weight": weight, "name": f"c{number}", "rank": f"a{number}"}
        for number, weight in enumerate(weights)
    }
    rows = {
        10 + number: {
            "name": name,
            "rank": f"a{number}",
            "scores": {str(100 + at): given for at, given in enumerate(ratings) if given},
        }
        for number, (name, ratings) in enumerate(options.items())
    }
    everything = career(decisions={1: {}}, criteria=criteria, options=rows)
    return decisions.weighed(everything, everything.decisions[1])


def names(options):
    return [one.name for one in options]


class TestScores:
    def test_it_is_the_weighted_mean_of_what_is_rated(self):
        one = weigh([5, 3, 1], stay=[4, 2, 5], go=[3, None, 5])
        assert {part.option.name: part.score for part in one.options} == {
            "stay": Fraction(31, 9), "go": Fraction(20, 6),
        }  # fmt: skip
        assert [(part.rated, part.of) for part in one.options] == [(3, 3), (2, 3)]

    def test_an_incomplete_option_never_stands_first(self):
        one = weigh([1, 1], go=[5, None], stay=[2, 2], move=[3, 3])
        assert [part.option.name for part in one.options] == ["move", "stay", "go"]
        assert (one.winner.name, names(one.incomplete)) == ("move", ["go"])

    def test_without_ratings_or_criteria_there_is_no_score(self):
        one = weigh([1], stay=[None], go=[None])
        assert ([part.score for part in one.options], one.winner) == ([None, None], None)
        bare = weigh([], stay=[], go=[])
        assert (names(bare.incomplete), bare.winner, bare.fragile) == (["stay", "go"], None, ())
        assert weigh([]).options == ()

    def test_ratings_by_criteria_that_are_gone_or_of_another_decision_do_not_count(self):
        everything = career(
            decisions={1: {}, 2: {}},
            criteria={100: {"weight": 2}, 101: {"weight": 5, "decision": 2}},
            options={10: {"scores": {"100": 4, "101": 1, "404": 1}}},
        )
        (one,) = decisions.weighed(everything, everything.decisions[1]).options
        assert (one.score, one.rated, one.of, one.complete) == (4, 1, 1, True)

    def test_options_and_criteria_are_in_order_of_rank(self):
        everything = career(
            decisions={1: {}},
            criteria={5: {"rank": "a1"}, 6: {"rank": "a0"}, 4: {"rank": "a1"}, 7: {"decision": 2}},
            options={15: {"rank": "a1"}, 16: {"rank": "a0"}, 14: {"rank": "a1"}},
        )
        assert [one.id for one in decisions.criteria_of(everything, 1)] == [6, 4, 5]
        assert [one.id for one in decisions.options_of(everything, 1)] == [16, 14, 15]


class TestWinner:
    def test_one_complete_option_is_no_winner(self):
        one = weigh([1, 2], stay=[5, 5], go=[1, None])
        assert (one.winner, one.too_close, one.fragile) == (None, False, ())

    @pytest.mark.parametrize(
        ("ratings", "close"),
        [
            ([4, 4, 4, 4, 4], True),  # a draw
            ([4, 4, 4, 4, 3], False),  # 0.2 exactly
            ([4, 4, 4, 3, 3], False),
        ],
    )
    def test_a_difference_of_less_than_a_fifth_is_too_close(self, ratings, close):
        one = weigh([1] * 5, stay=[4] * 5, go=ratings)
        assert (one.too_close, one.winner.name) == (close, "stay")

    def test_an_exact_fifth_of_decimals_is_not_too_close(self):
        one = weigh([5, 5, 5], stay=[3, 3, 4], go=[3, 3, 3])
        assert one.too_close is False
        tenths = weigh([1, 4], stay=[4, 3], go=[3, 3])
        assert [float(part.score) for part in tenths.options] == [3.2, 3.0]
        assert not tenths.too_close

    def test_of_equals_the_one_that_stands_first_is_named(self):
        assert weigh([1], b=[3], a=[3]).winner.name == "b"


class TestFragile:
    @pytest.mark.parametrize(
        ("weights", "stay", "go", "winner", "fragile"),
        [
            ([5, 1], [5, 1], [1, 2], "stay", []),
            ([4, 3], [4, 2], [2, 5], "go", ["c0", "c1"]),
            ([5, 4], [5, 2], [2, 5], "stay", []),  # one weight less is a mere draw
            ([3, 3], [5, 1], [2, 4], "stay", ["c0", "c1"]),  # a draw that any weight decides
            ([1, 1], [5, 1], [2, 3], "stay", ["c1"]),  # no weight falls below 1
            ([5, 4], [1, 5], [4, 1], "stay", ["c1"]),  # or rises above 5
        ],
    )
    def test_a_criterion_is_named_when_its_weight_by_one_changes_the_winner(
        self, weights, stay, go, winner, fragile
    ):
        one = weigh(weights, stay=stay, go=go)
        assert (one.winner.name, names(one.fragile)) == (winner, fragile)

    def test_it_is_said_in_words(self):
        both = weigh([4, 3], stay=[4, 2], go=[2, 5])
        assert decisions.in_words(both) == "too close to call; fragile: c0 and c1 decide"
        lone = weigh([1, 1], stay=[5, 1], go=[2, 3])
        assert decisions.in_words(lone) == "stay wins; fragile: c1 decides"

    @given(
        st.lists(st.integers(1, 5), min_size=1, max_size=4).flatmap(
            lambda weights: st.tuples(
                st.just(weights),
                *[st.lists(st.integers(1, 5), min_size=len(weights), max_size=len(weights))] * 3,
            )
        )
    )
    def test_it_is_so_when_weighing_with_that_weight_ranks_another_higher(self, given_numbers):
        weights, *ratings = given_numbers
        one = weigh(weights, a=ratings[0], b=ratings[1], c=ratings[2])
        expected = []
        for at in range(len(weights)):
            for step in (-1, 1):
                changed = [*weights]
                changed[at] += step
                if not 1 <= changed[at] <= 5:
                    continue
                again = weigh(changed, a=ratings[0], b=ratings[1], c=ratings[2])
                scores = {part.option.name: part.score for part in again.options}
                if max(scores.values()) > scores[one.winner.name]:
                    expected.append(f"c{at}")
        assert names(one.fragile) == sorted(set(expected))


class TestLookBack:
    @pytest.mark.parametrize(
        ("fields", "due"),
        [
            ({"look_back_on": "2026-11-23"}, True), ({"look_back_on": "2026-11-24"}, False),
            ({"look_back_on": "2026-01-01"}, True), ({}, False),
            ({"look_back_on": "2026-01-01", "outcome": "worse"}, False),
        ],
    )  # fmt: skip
    def test_it_is_due_on_its_day_until_there_is_an_outcome(self, fields, due, today):
        everything = career(decisions={1: fields})
        assert decisions.look_back_due(everything.decisions[1], today) is due


def test_only_a_tick_says_that_an_option_carries_an_avoid_theme():
    everything = career(
        decisions={1: {}},
        options={10: {"name": "haste", "note": "noise", "avoids": ["HASTE"]}},
        entries={
            20: {"kind": "avoid", "tags": ["Haste"], "date": "2026"},
            21: {"kind": "avoid", "tags": ["noise"], "date": "2025"},
        },
    )
    found = decisions.checklist(everything, everything.options[10])
    assert [(theme.name, ticked) for theme, ticked in found] == [("Haste", True), ("noise", False)]


class TestInWords:
    @pytest.mark.parametrize(
        ("weights", "options", "words"),
        [
            ([], {}, "nothing to compare yet"),
            ([1], {"stay": [3]}, "nothing to compare yet"),
            ([1, 1], {"stay": [3, 3], "go": [5, None]}, "no winner yet: go 1 of 2 rated"),
            ([1], {"stay": [3], "go": [5]}, "go wins"),
            ([1] * 6, {"stay": [3] * 6, "go": [4, *[3] * 5]}, "too close to call"),
        ],
    )
    def test_it_says_how_sure_it_is(self, weights, options, words):
        assert decisions.in_words(weigh(weights, **options)) == words
