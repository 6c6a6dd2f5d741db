"""A crash at any moment of a save leaves the old state or the new one, and nothing behind."""

from itertools import pairwise

import pytest

from .operations import OPERATIONS

POINTS = {
    "first save": 67,
    "grow": 67,
    "shrink": 39,
    "through a symlink": 67,
    "backup rotation": 75,
    "migration": 119,
    "merge": 63,
    "restore": 73,
    "restore over damage": 55,
}
"""About how many there are: far fewer, and the calls are not seen any more."""
NEED_SYNC = {"write", "rename"}


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("every", ["", pytest.param("every", marks=pytest.mark.long)])
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_crash_before_or_after_any_system_call_of_a_save(report, tmp_path, name, every):
    found = report("crashes", name, str(tmp_path), every)

    assert 0.7 < found["points"] / POINTS[name] < (3 if every else 1.4), found["calls"]
    assert found["problems"] == []
    assert is_durable(found["order"]), found["order"]


def is_durable(order):
    """Say whether everything is synced before it is named, and named before it is told."""
    after = {(name, following) for name, following in pairwise(order) if name in NEED_SYNC}
    renames = [place for place, name in enumerate(order) if name == "rename"]
    writes = [place for place, name in enumerate(order) if name == "write"]
    return (
        after == {("write", "fsync"), ("rename", "fsync")}
        and order[-1] == "fsync"
        and writes[0] < renames[-1] < writes[-1]
    )
