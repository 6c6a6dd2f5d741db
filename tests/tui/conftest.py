"""What tests of the screen start with: the application on a file of their own, on one day."""

from functools import partial

import pytest

# Before they are imported, so that what they assert is explained.
pytest.register_assert_rewrite(
    "tui_seat", "tui_cases_app", "tui_cases_asking", "tui_cases_board", "tui_cases_career",
    "tui_cases_decisions", "tui_cases_editing", "tui_cases_fields", "tui_cases_incoming",
    "tui_cases_lists", "tui_cases_review",
)  # fmt: skip

from tui_seat import sitting  # noqa: E402


@pytest.fixture
def sit(tmp_path, today, monkeypatch):
    """`async with sit(size=…, demo=…) as seat:` opens the application in the test's own folder.

    A second one in the same test opens the same file.
    """
    monkeypatch.setenv("EDITOR", "vi")  # so that a test may set it
    return partial(sitting, tmp_path, today)
