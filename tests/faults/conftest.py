"""What the tests of faults start with: a warm process of its own for each of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal.programs import needs, unavailable

TESTS = Path(__file__).parents[1]


@pytest.fixture
def strace():
    """Where strace is; a machine on which it may not trace has no use for it."""
    program = needs("strace")
    done = subprocess.run([program, "-o", os.devnull, sys.executable, "-c", ""], check=False)
    if done.returncode:
        unavailable("strace may not trace here")
    return program


@pytest.fixture
def report(tmp_path):
    """`report(module, *args)` runs a module of this folder and returns what it prints."""

    def report(module, *args):
        path = os.pathsep.join(map(str, (TESTS, TESTS.parent)))
        done = subprocess.run(
            [sys.executable, "-m", f"faults.{module}", *args],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return report
