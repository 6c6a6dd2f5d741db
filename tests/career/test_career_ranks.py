import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import ranks

BROKEN = ["", "0", "a", "!", "a00", "~", "é", "a0 ", "a0\n", "A" + "0" * 26]
RANKS = st.sampled_from([*BROKEN, *ranks.first(6)])


def shown(kept):
    """The ids in order of (rank, id), as every list is shown."""
    return sorted(kept, key=lambda one: (kept[one], one))


@pytest.mark.parametrize("rank", [*BROKEN, None, 5, b"a0"])
def test_what_is_no_order_key_is_invalid(rank):
    assert not ranks.is_valid(rank)


def test_the_ranks_of_a_new_list_are_valid_and_in_order():
    made = ranks.first(200)
    assert len({*made}) == 200
    assert made == sorted(made)
    assert all(map(ranks.is_valid, made))


def test_usually_one_rank_changes():
    kept = dict(enumerate(ranks.first(5)))
    order = shown(kept)
    for index in range(5):
        assert ranks.place(order, kept, 9, index).keys() == {9}
        assert ranks.place(order, kept, 2, index).keys() == {2}


def test_the_first_of_an_empty_list_has_a_rank():
    assert ranks.place([], {}, 1, 0) == {1: ranks.first(1)[0]}


def test_an_index_past_the_ends_is_cut():
    kept = dict(enumerate(ranks.first(3)))
    assert ranks.place(shown(kept), kept, 9, -4)[9] < kept[0]
    assert ranks.place(shown(kept), kept, 9, 99)[9] > kept[2]


def test_two_cards_put_in_one_gap_by_two_sessions_are_ranked_anew_together():
    kept = {1: "a0", 2: "a1", 3: "a1", 4: "a2"}
    changed = ranks.place(shown(kept), kept, 9, 2)
    assert changed.keys() == {9, 3}
    assert shown(kept | changed) == [1, 2, 9, 3, 4]


def test_a_neighbour_without_a_rank_gets_one_in_the_same_answer():
    kept = {1: "", 2: "", 3: "a0"}
    changed = ranks.place(shown(kept), kept, 9, 1)
    assert changed.keys() == {1, 9, 2}
    assert shown(kept | changed) == [1, 9, 2, 3]


def test_an_id_without_any_rank_counts_as_invalid():
    assert ranks.place([1, 2], {2: "a0"}, 9, 1).keys() == {1, 9}


@given(
    st.dictionaries(st.integers(1, 9), RANKS, max_size=7),
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 8)), max_size=8),
)
def test_after_any_moves_the_order_by_rank_and_id_is_the_intended_one(kept, moves):
    order = shown(kept)
    for moved, index in moves:
        others = [one for one in order if one != moved]
        wanted = [*others[:index], moved, *others[index:]]

        changed = ranks.place(order, kept, moved, index)

        assert moved in changed
        assert all(map(ranks.is_valid, changed.values()))
        kept = kept | changed
        order = shown(kept)
        assert order == wanted


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_in_a_list_of_its_own_making_only_the_moved_rank_changes(indexes):
    kept = {}
    for one, index in enumerate(indexes):
        changed = ranks.place(shown(kept), kept, one, index)
        assert changed.keys() == {one}
        kept |= changed


@given(st.integers(0, 1))
def test_a_hundred_cards_put_in_one_gap_stay_in_order(side):
    kept = {-1: "a0", -2: "a1"}
    for one in range(100):
        order = shown(kept)
        kept |= ranks.place(order, kept, one, 1 if side else len(order) - 1)
    between = list(range(99, -1, -1)) if side else list(range(100))
    assert shown(kept) == [-1, *between, -2]
