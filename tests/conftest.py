"""What every test starts with: nothing of the developer's machine, and one fixed day."""

import os
import random
from datetime import UTC, date, datetime, timedelta

import hypothesis
import pytest

from tuiplanner.career.changes import Change
from tuiplanner.career.fields import MAX_ID
from tuiplanner.planner.planner import Planner

TODAY = date(2026, 11, 23)

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2_000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def nobodys_machine(tmp_path, monkeypatch):
    """No test sees or touches a home, a setting or a career of the person who runs it."""
    for name in list(os.environ):
        if name.startswith(("CAREERBOARD_", "XDG_", "LC_", "TEXTUAL")):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "COLUMNS", "LINES", "COLORTERM", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    settings = {"LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"}
    # Named, not made: tests that need such a folder make it, as the program does.
    nowhere = tmp_path / "nobody"
    folders = {
        "HOME": nowhere,
        "XDG_CONFIG_HOME": nowhere / "config",
        "XDG_DATA_HOME": nowhere / "data",
        "XDG_STATE_HOME": nowhere / "state",
        "XDG_CACHE_HOME": nowhere / "cache",
        "XDG_RUNTIME_DIR": nowhere / "runtime",
    }
    for name, value in {**settings, **folders}.items():
        monkeypatch.setenv(name, str(value))


@pytest.fixture
def today():
    return TODAY


class Written:
    """A writer that keeps what it was given, in memory."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def submit(self, change: Change) -> None:
        self.changes.append(change)


@pytest.fixture
def writer():
    return Written()


@pytest.fixture
def planner(writer, today):
    """A planner on nothing: its clock goes on a second a look, its ids are always the same."""
    ids = random.Random(20261123)
    moment = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)

    def now():
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    return Planner({}, writer, now=now, today=lambda: today, ids=lambda: ids.randrange(1, MAX_ID))
