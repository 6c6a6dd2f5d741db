"""The footer on each kind of line: what it names acts there, and no key is pressed in silence."""

from collections.abc import Iterator

import pytest

from tuiplanner.career.goals import column
from tuiplanner.career.records import STAGES
from tuiplanner.tui.views.desk import Spot
from tuiplanner.tui.widgets.board import Board
from tuiplanner.tui.widgets.rowlist import RowList
from tuiplanner.tui.widgets.rows import Place

MOTIONS = {"view.pane", "view.pane-back", "panes.into", "panes.out", "career.left", "career.right"}
"""They may have come to an end, which the cursor says."""
OUTSIDE = {"view.copy", "view.editor", "edit.editor"}
"""What needs the world outside the window."""
FEW = {"", "title", "due", "jobs", "evidence", "goals"}
"""Fields of goals and jobs that stand for those of their sort."""
DIGITS = {f"cells.{number}" for number in range(1, 6)}
"""One of them is what a cell holds already."""


def hints(seat) -> list[tuple[str, str]]:
    return [(hint.key, hint.does) for hint in seat.app.home._footer.hints]


def seen(seat) -> tuple[object, ...]:
    """Return all that a key may change on the screen, but for messages."""
    view = seat.view
    panes = [pane for pane in (view.main, view.sheet) if isinstance(pane, RowList)]
    return (
        seat.app.home._here, view.mode, tuple(view.opened), seat.app.screen.focused.id,
        seat.career, seat.modal, view.place, view.hidden,
        *((tuple(pane.rows), pane.cursor, pane.marks) for pane in panes),
        *((pane.column, pane.cursor, pane.marks) for pane in view.query(Board)),
    )  # fmt: skip


async def back_to(seat, spot: Spot, number: int, depth: int) -> None:
    """Leave and undo whatever a key has begun, and put the cursor where it was."""
    while seat.modal or seat.mode != "rest":
        await seat.press("ctrl+g")
    while seat.app.planner.undoable > depth:
        await seat.press("u")
        assert seat.mode == "rest"
    if seat.app.home._here != number:
        await seat.press(str(number))
    seat.view.hidden = False
    seat.view.clear_marks()
    assert await seat.view.go_to(spot)
    await seat.press("ctrl+l")


def kinds(rows) -> Iterator[Place]:
    """Return one line of each kind: by its table and field, the checks and links apart."""
    known = set()
    for row in rows:
        for place in filter(None, [row.place, *(cell.place for cell in row.cells)]):
            item = place.item if place.field == "#check" else place.item is None
            kind = (place.table, place.field, item)
            if kind not in known:
                known.add(kind)
                yield place


def of_each_kind(seat, pane: str) -> list[Place]:
    """Return what the cursor is to be put on: lines of each kind, or a card of each stage."""
    if pane != "board":
        found = list(kinds(seat.view.query_one(f"#{pane}").rows))
        # Fields of one sort are alike: here one of each has to do, for the sake of time.
        few = seat.app.home._here < 3 and pane == "sheet"
        return [place for place in found if place.field in FEW] if few else found
    return [Place("goals", column(seat.career, stage)[-1]) for stage in STAGES]


def first_keys(seat) -> list[str]:
    """Return the first key of each command of the view that may do something to a line."""
    firsts: dict[str, str] = {}
    for key, active in seat.app.screen.active_bindings.items():
        if active.node is seat.view and active.binding.id:
            firsts.setdefault(active.binding.id, key)
    return [key for name, key in firsts.items() if name not in MOTIONS | OUTSIDE | DIGITS]


@pytest.mark.parametrize(
    ("keys", "pane"),
    [
        (["1"], "board"), ([*"1l", "enter"], "sheet"),
        (["2"], "list"), ([*"2l"], "sheet"),
        (["3"], "list"), ([*"3b"], "sheet"), (["4"], "page"), (["5"], "list"), ([*"5l"], "sheet"),
    ],
)  # fmt: skip
async def test_the_footer_names_what_acts_and_no_other_key_is_silent(sit, keys, pane):
    async with sit() as seat:
        await seat.press(*keys)
        depth, number = seat.app.planner.undoable, int(keys[0])
        begin = seat.view.spot
        for place in of_each_kind(seat, pane):
            spot = begin._replace(**{"line" if pane == "sheet" else "main": place})
            await back_to(seat, spot, number, depth)
            here = seat.view.spot
            assert (here.line if pane == "sheet" else here.main) == place
            named = {key for key, _ in hints(seat)}
            for key in first_keys(seat):
                before = seen(seat)
                await seat.press(key)
                acted, told = seen(seat) != before, seat.app.home.said
                text = told.text if told else "nothing is said"
                at_end = text.startswith("it stays at the ") or " stays: there is nothing " in text
                assert acted or at_end or key not in named, (
                    f"{place}: the footer names {key}: {text}"
                )
                assert acted or told, f"{place}: {key} is pressed in silence"
                if acted:
                    await back_to(seat, spot, number, depth)


async def test_the_brief_names_what_a_newcomer_needs_first(sit):
    async with sit() as seat:
        await seat.press("3", "b")
        assert seat.footer.startswith(" n log talk  t topic  q back  p promise  e ⏎ edit")
        found = {}
        for _ in seat.view.sheet.rows:
            found.setdefault(seat.view.place.table, seat.footer)
            await seat.press("j")
        first = " n log talk  t topic  Space tick  I idea card  q back"
        assert found["promises"].startswith(first)
        assert found["talks"].startswith(first.replace("Space tick  ", ""))
        assert found["topics"].startswith(" n t topic  Space tick  I idea card  q back")


@pytest.mark.parametrize(
    ("check", "does"), [("direction", "⏎ the goals"), ("next_step", "⏎ do it")]
)
async def test_the_footer_says_what_enter_does_on_a_check(sit, check, does):
    async with sit() as seat:
        await seat.press("4", "g")
        while seat.view.line.item != check:
            await seat.press("j")
        assert seat.footer == f" {does}  ] zoom  u undo  ? help"


async def test_the_zoom_is_named_only_where_it_goes_further(sit):
    async with sit() as seat:
        await seat.press("4")
        assert "] zoom" in seat.footer
        assert "[" not in seat.footer
        await seat.press("right_square_bracket")
        assert "[ ] zoom" in seat.footer
        await seat.press(*["right_square_bracket"] * 3)
        assert "[ zoom" in seat.footer
        await seat.press("G", "enter", "left_square_bracket")
        assert seat.message == "the career line is below this; q goes back to it"
        assert "zoom" not in seat.footer


@pytest.mark.parametrize(("key", "adds"), [("3", "N add person"), ("5", "N decision")])
@pytest.mark.parametrize("demo", [False, True])
async def test_a_list_that_shows_none_offers_a_first_record(sit, key, adds, demo):
    async with sit(demo=demo) as seat:
        await seat.press(key)
        if demo:
            await seat.press("slash")
            await seat.write("zzz")
            await seat.press("enter")
        filters = "/ filter  " if demo else ""
        assert seat.footer == f" {adds}  {filters}u undo  ? help"


async def test_the_footer_stays_the_same_from_card_to_card(sit):
    async with sit() as seat:
        rest = "J K order  / filter  u undo  d delete"
        assert seat.footer == f" n new  e edit  ⏎ open  H L move  {rest}  ? help"
        await seat.press("l")
        assert seat.footer == f" n new  e edit  ⏎ open  H L move  {rest}  ? help"
        await seat.press("l")
        assert seat.footer == f" n new  e edit  ⏎ open  H L move  {rest}  ? help"
        await seat.resize(160, 24)
        wide = f"{rest}  Space pick up  x let go  v mark  w why  f find  : commands  ? help"
        assert seat.footer.endswith(wide)


async def test_a_fresh_board_names_how_it_begins(sit):
    async with sit(demo=False) as seat:
        begins = " n new goal  P playbooks  O import"
        assert seat.footer == f"{begins}  ? help"
        await seat.press("n")
        await seat.write("Find a mentor")
        await seat.press("enter")
        assert seat.footer.startswith(" n new  e edit  ⏎ open  H L move  / filter")
        await seat.press("l")
        assert seat.footer == " n new  / filter  u undo  f find  : commands  ? help"
        await seat.press("h", "d")
        assert seat.footer == f"{begins}  u undo  ? help"


async def test_the_footer_of_an_opened_goal_names_what_ticks_a_step(sit):
    async with sit() as seat:
        await seat.press("l", "enter")
        assert seat.footer == " n step  e ⏎ edit  q back  d delete  u undo  ? help"
        await seat.press("j")
        field = " n step  e ⏎ edit  q back  u undo  ? help"
        assert seat.footer == field
        await seat.press("j")
        assert seat.footer == field
        await seat.to_line(lambda place: place.table == "steps")
        first = " n step  Space tick  e edit  ⏎ open  q back"
        assert seat.footer == f"{first}  J K order  d delete  ? help"
        await seat.press("enter")
        assert seat.footer == " Space tick  e ⏎ edit  q back  d delete  u undo  ? help"
        await seat.press("space")
        assert seat.message.startswith("unticked 'Count what is really stored'")


async def test_jobs_name_what_a_job_takes_and_the_row_of_no_job_does_not(sit):
    async with sit() as seat:
        await seat.press("2")
        on_job = " n log  e edit  ⏎ open  N add job  c check-in  / filter  u undo"
        assert seat.footer == f"{on_job}  ? help"
        await seat.resize(100, 24)
        assert seat.footer == f"{on_job}  d delete  ? help"
        await seat.press("G")
        assert seat.footer == " n log  ⏎ open  N add job  / filter  u undo  ? help"
        await seat.press("e")
        assert seat.message == "this is no job; n logs an entry of none, N adds a job"
