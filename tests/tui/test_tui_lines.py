"""How a line makes do with the cells it has."""

import pytest

from tuiplanner.tui.widgets.lines import in_room


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "no next step · quiet 41 d · 1 proof · 1/1"),
        (35, "no next step · quiet 41 d · 1 proof"),
        (34, "no next step · quiet 41 d · 1/1"),
        (25, "no next step · quiet 41 d"),
        (24, "no next step · 1 proof"),
        (12, "no next step"),
        (11, "no next st…"),
        (0, ""),
    ],
)
def test_what_does_not_fit_gives_way_to_what_is_shorter(width, shown):
    assert in_room(["no next step", "quiet 41 d", "1 proof", "1/1"], width) == shown


def test_a_long_fact_is_cut_where_enough_of_it_is_left():
    facts = ["15 Dec", "Write the rollback plan"]
    assert in_room(facts, 21) == "15 Dec · Write the r…"
    assert in_room(facts, 20) == "15 Dec"
