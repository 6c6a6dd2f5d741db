"""The header: what gives way when the window is narrow or the save state has much to say."""

import pytest
from textual.geometry import Size

from tuiplanner.tui.widgets.bars import Header

SIX = [
    (1, "Board"), (2, "Jobs"), (3, "Mentors"), (4, "Career"), (5, "Decisions"), (6, "Review"),
]  # fmt: skip


def drawn(monkeypatch: pytest.MonkeyPatch, width: int, status: str = "saved") -> str:
    monkeypatch.setattr(Header, "size", Size(width, 1))
    header = Header(SIX)
    header.set_reactive(Header.here, 5)
    header.set_reactive(Header.status, status)
    return "".join(text for text, _ in header.pieces(0))


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (96, " careerboard   1 Board  2 Jobs  3 Mentors  4 Career  5 Decisions  6 Review "),
        (80, "  1 Board  2 Jobs  3 Mentors  4 Career  5 Decisions  6 Review "),
        (60, "  1  2  3  4  5 Decisions  6 "),
        (36, "  1  2  3  4  5 Decisions  6 "),
        (30, "  5 Decisions "),
    ],
)
def test_the_name_gives_way_and_then_the_views_that_are_not_here(
    monkeypatch: pytest.MonkeyPatch, width: int, line: str
) -> None:
    text = drawn(monkeypatch, width)
    assert len(text) == width
    assert text.removesuffix(" saved ").rstrip() == line.rstrip()


def test_the_save_state_is_whole_where_views_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    status = "NOT SAVED: No space left on device"
    assert drawn(monkeypatch, 80, status).endswith(f" {status} ")
