"""A writer killed at random moments of random work loses nothing that it has acknowledged."""

from collections import Counter

import pytest

KILLS = 200
"""So many of each file: the random work lets a file grow, and with it what every kill costs."""


@pytest.mark.parametrize("files", [1, pytest.param(50, marks=pytest.mark.long)])
def test_a_writer_killed_at_random_moments(report, tmp_path, files):
    counts = Counter()
    for seed in range(1, files + 1):
        found = report("kills", str(KILLS), str(seed), str(tmp_path / f"here {seed}"))
        assert found["problems"] == [], seed
        counts += Counter(found["counts"])

    assert counts["kills"] == files * KILLS
    assert counts["in the middle"] >= counts["kills"] // 4
    assert counts["left half-written"] >= files
    assert counts["acknowledged"] >= counts["kills"]
    assert counts["torn lines"] <= counts["in the middle"]
