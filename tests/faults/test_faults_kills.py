"""A writer killed at random moments of random work loses nothing that it has acknowledged."""

import pytest


@pytest.mark.parametrize("kills", [200, pytest.param(10_000, marks=pytest.mark.long)])
def test_a_writer_killed_at_random_moments(report, tmp_path, kills):
    found = report("kills", str(kills), "1", str(tmp_path / "here"))

    assert found["counts"]["kills"] == kills
    assert found["counts"]["in the middle"] >= kills // 4
    assert found["counts"]["left half-written"] >= 1
    assert found["counts"]["acknowledged"] >= kills
    assert found["counts"]["torn lines"] <= found["counts"]["in the middle"]
    assert found["problems"] == []
