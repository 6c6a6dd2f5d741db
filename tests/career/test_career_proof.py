"""Which entries are offered as the proof of a goal."""

from career_data import career

from tuiplanner.career.proof import MOST, candidates

GOAL = 1


def offered(entries, tags=("Storage",)):
    found = career(goals={GOAL: {"tags": list(tags)}}, entries=entries)
    return candidates(found, found.goals[GOAL])


def test_the_newest_come_first_and_the_undated_last():
    entries = {10: {}, 11: {"date": "2026-01"}, 12: {"date": "2026-03-01"}, 13: {"date": "2026"}}
    assert offered(entries)[0] == 12
    assert offered(entries)[-1] == 10


def test_what_shares_a_tag_comes_before_what_is_newer():
    entries = {
        10: {"date": "2020-01-01", "tags": ["storage"]}, 11: {"date": "2026-01-01"},
        12: {"date": "2021-01-01", "tags": ["sql", "STORAGE"]},
    }  # fmt: skip
    assert offered(entries) == [12, 10, 11]


def test_what_proves_it_already_comes_before_all():
    entries = {
        10: {"date": "2020-01-01", "goals": [GOAL]},
        11: {"date": "2026-01-01", "tags": ["storage"]},
    }
    assert offered(entries) == [10, 11]


def test_what_no_longer_holds_proves_nothing():
    assert offered({10: {"retired": "2026-01-01"}, 11: {}}) == [11]


def test_of_very_many_the_first_are_offered_and_all_that_prove_it():
    many = {number: {"date": "2026-01-01"} for number in range(10, 10 + 2 * MOST)}
    assert len(offered(many)) == MOST
    linked = {one: {**row, "goals": [GOAL]} for one, row in many.items()}
    assert len(offered(linked)) == 2 * MOST


def test_without_entries_there_is_nothing():
    assert offered({}) == []
