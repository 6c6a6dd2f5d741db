"""Whatever a system call of a save refuses: nothing is lost, it is told, and later it works."""

import pytest

from .operations import OPERATIONS

EVERY_RUN = {"grow": (140, 280), "restore over damage": (120, 240)}


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("name", EVERY_RUN)
def test_a_system_call_that_fails_once_or_for_ever(report, tmp_path, name):
    found = report("errors", name, str(tmp_path))

    fewest, most = EVERY_RUN[name]
    assert fewest <= found["points"] <= most, found["calls"]
    assert found["problems"] == []


@pytest.mark.long
@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_system_call_that_fails_with_every_error(report, tmp_path, name):
    found = report("errors", name, str(tmp_path), "every")

    assert found["points"] >= 7 * sum(found["calls"].values())
    assert found["problems"] == []
