"""Cases of the review: its periods, its three lines, the walk, and what all views share."""

import contextlib

from tui_cases import EXAM, case
from tui_cases_editing import KINDS, contested_row, editor
from tui_seat import Seat

from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.views.review import ReviewView
from tuiplanner.tui.widgets.rowlist import RowList


async def begin(seat: Seat, text: str = "Shipped it") -> None:
    """Write the first line of this week's review; the cursor stays on it."""
    await seat.press("6", "g", "e", "ctrl+u")
    await seat.write(text)
    await seat.press("enter")


async def to_row(seat: Seat, wanted) -> None:
    """Put the cursor on the first line of the page that is wanted."""
    row = next(row for row in seat.view.page.rows if row.place and wanted(row))
    seat.view.page.select(row.place)
    await seat.settle()


def review(seat: Seat):
    """Return the only review of this week."""
    (found,) = [one for one in seat.career.reviews.values() if str(one.date) == "2026-11-23"]
    return found


@case(ReviewView, "view.edit")
async def write_the_first_line(seat: Seat, key: str) -> None:
    await seat.press("6", "g", key)
    await seat.write("Shipped it")
    await seat.press("enter")
    assert (review(seat).went, review(seat).period) == ("Shipped it", "week")
    assert seat.message == "added review of 23 - 29 Nov 2026; u undoes"
    assert seat.lines[2].startswith("▌ went well     Shipped it")


@case(ReviewView, "view.open")
async def open_the_line_and_a_goal(seat: Seat, key: str) -> None:
    await seat.press("6", "g", "j", key)
    await seat.write("Ask first")
    await seat.press("enter")
    assert review(seat).learned == "Ask first"
    await to_row(seat, lambda row: row.place.field == "#walk" and row.text == EXAM)
    await seat.press(key)
    assert "in progress · since" in seat.text
    await seat.press("q")
    assert seat.here == EXAM


@case(ReviewView, "view.new")
async def log_an_entry_on_a_day(seat: Seat, key: str) -> None:
    await seat.press("6")
    await to_row(seat, lambda row: row.place.table == "days")
    await seat.press(key, "w")
    await seat.write("Fixed the build")
    assert "Fixed the build" in seat.text
    await seat.press("enter")
    entry = seat.find("entries", "Fixed the build")
    assert (entry.kind, str(entry.date)) == ("win", "2026-11-23")
    assert "Mon 23 Nov    win          Fixed the build" in seat.text
    assert seat.here == "Fixed the build"


@case(ReviewView, "review.earlier")
async def go_to_the_week_before(seat: Seat, key: str) -> None:
    await seat.press("6", key)
    assert seat.lines[1].strip() == "week · 16 - 22 Nov 2026"
    assert "W walks through" not in seat.text


@case(ReviewView, "review.later")
async def go_to_the_week_after(seat: Seat, key: str) -> None:
    await seat.press("6", "h", "h", key)
    assert seat.lines[1].strip() == "week · 16 - 22 Nov 2026"
    await seat.press(key, key)
    assert seat.lines[1].strip() == "this week · 23 - 29 Nov 2026"
    assert seat.message == "this week is not over; h goes back"


@case(ReviewView, "review.longer")
async def look_at_a_longer_period(seat: Seat, key: str) -> None:
    await seat.press("6", key)
    assert seat.lines[1].strip() == "this quarter · Oct - Dec 2026"
    await seat.press(key, key)
    assert seat.lines[1].strip() == "this year · 2026"
    assert seat.message == "week, quarter, year: [ shorter, ] longer"


@case(ReviewView, "review.shorter")
async def look_at_a_shorter_period(seat: Seat, key: str) -> None:
    await seat.press("6", "right_square_bracket", "h", key)
    assert seat.lines[1].strip() == "week · 28 Sep - 4 Oct 2026"


@case(ReviewView, "review.report")
async def report_the_quarter(seat: Seat, key: str) -> None:
    await seat.press("6", "right_square_bracket", key)
    assert "Read it here" in seat.text
    await seat.press("enter")
    assert "report from 2026-10-01 to 2026-11-23, without what is private" in seat.text
    assert any("Gave the talk" in row.text for row in seat.modal.query_one(RowList).rows)
    folder = seat.app.session.path.parent
    for name in ("report-2026-10-01.html", "report-2026-10-01-2.html"):
        await seat.press("escape", key)
        await seat.write("page")
        with contextlib.chdir(folder):
            await seat.press("enter")
            await seat.until((folder / name).exists, "written")
        written = (folder / name).read_text(encoding="utf-8")
        assert "Gave the talk" in written
        assert "Slow down at the picture" not in written  # feedback is private
    assert seat.message == f"report written to report-2026-10-01-2.html in {folder}"


@case(ReviewView, "view.tick")
async def a_line_of_a_review_has_nothing_to_tick(seat: Seat, key: str) -> None:
    await begin(seat)
    before = seat.career
    await seat.press(key)
    assert seat.career is before


@case(ReviewView, "view.delete")
async def empty_a_line(seat: Seat, key: str) -> None:
    await begin(seat)
    await seat.press(key)
    assert review(seat).went == ""
    await seat.press("u")
    assert review(seat).went == "Shipped it"


@case(ReviewView, "view.put-away")
async def let_a_stuck_goal_go(seat: Seat, key: str) -> None:
    await seat.press("6")
    await to_row(seat, lambda row: row.text == EXAM)
    await seat.press(key)
    assert seat.find("goals", EXAM).let_go == seat.app.planner.today()
    assert not any(row.place and row.place.field == "#walk" and row.text == EXAM
                   for row in seat.view.page.rows)  # fmt: skip


@case(ReviewView, "view.mark")
async def mark_two_goals(seat: Seat, key: str) -> None:
    await seat.press("6")
    await to_row(seat, lambda row: row.text == EXAM)
    await seat.press(key, key)
    assert len(seat.view.places()) == 2
    await seat.press("escape")
    assert len(seat.view.places()) == 1


@case(ReviewView, "view.follow")
async def follow_a_goal_that_is_kept(seat: Seat, key: str) -> None:
    await begin(seat)
    await to_row(seat, lambda row: row.place.field == "goals")
    await seat.press("e")
    await seat.write(EXAM)
    await seat.press("enter")
    assert seat.career.label(review(seat).goals[0]) == EXAM
    await seat.press(key)
    assert seat.here == EXAM
    assert "▌ " + EXAM in seat.text or f"▌{EXAM}" in seat.text
    await seat.press("minus")
    assert seat.view.TABLE == "reviews"


@case(ReviewView, "view.copy")
async def copy_the_line(seat: Seat, key: str) -> None:
    copied = []
    seat.app.copy_to_clipboard = copied.append
    await begin(seat)
    await seat.press(key)
    assert copied == ["Shipped it"]


@case(ReviewView, "view.editor")
async def edit_in_the_editor(seat: Seat, key: str) -> None:
    editor(seat, "'By hand'")
    await begin(seat)
    await seat.press(key)
    assert review(seat).went == "By hand"


@case(ReviewView, "edit.editor")
async def go_on_in_the_editor(seat: Seat, key: str) -> None:
    editor(seat, "text.upper()")
    await seat.press("6", "g", "e")
    await seat.write("loud")
    await seat.press(key)
    assert review(seat).went == "LOUD"


@case(ReviewView, "view.hidden")
async def show_what_is_put_away(seat: Seat, key: str) -> None:
    await seat.press("6", key)
    assert seat.message == "showing what is put away"


@case(ReviewView, "view.pane", "view.pane-back")
async def there_is_one_pane(seat: Seat, key: str) -> None:
    await seat.press("6", key)
    assert seat.app.focused is seat.view.page


@case(ReviewView, "edit.save", "edit.save-anywhere", "edit.complete", "edit.save-back")
async def save_the_line(seat: Seat, key: str) -> None:
    await seat.press("6", "g", "e")
    await seat.write("Shipped it")
    await seat.press(key)
    assert review(seat).went == "Shipped it"
    assert seat.mode == "rest"


@case(ReviewView, "edit.lines")
async def several_lines_stay_one(seat: Seat, key: str) -> None:
    await seat.press("6", "g", "e")
    await seat.paste("One\nTwo\n")
    await seat.press(key)
    assert seat.field.text == "One Two"


@case(ReviewView, *(f"kind.{kind}" for kind in ("win", "lesson", "feedback", "avoid", "note")))
async def choose_the_kind_of_an_entry(seat: Seat, key: str) -> None:
    await seat.press("6", "n")
    await seat.press(key)
    await seat.write("Slept well")
    await seat.press("enter")
    assert seat.find("entries", "Slept well").kind == KINDS[key]


@case(ReviewView, "kind.enter")
async def enter_means_a_note(seat: Seat, key: str) -> None:
    await choose_the_kind_of_an_entry(seat, key)


@case(ReviewView, "conflict.shown", "conflict.other", "conflict.both")
async def settle_a_line_with_two_values(seat: Seat, key: str) -> None:
    await begin(seat, "Mine")
    seat.app.planner.commit("contest", contested_row("reviews", review(seat), "went", "Theirs"))
    await seat.settle()
    await seat.press("j", "k")
    await seat.press(key)
    wanted = {"m": "Mine", "t": "Theirs", "b": "Mine / Theirs"}[key]
    assert review(seat).went == wanted


@case(CareerboardApp, "app.walk")
async def walk_through_the_week(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.view.TABLE == "reviews"
    assert seat.message == "1 of 4, a day without an entry: Enter logs one; W goes on"
    assert seat.view.page.cursor.table == "days"
    await seat.press(key)
    assert seat.message == "2 of 4, a goal that is stuck: Enter opens it; W goes on"
    await seat.press("enter", key)
    assert seat.message.startswith("3 of 4, someone who waits")
    await seat.press("enter")
    assert seat.view.TABLE == "mentors"
    await seat.press(key)
    assert seat.message == "4 of 4, one thing for next week: Enter writes it"
    await seat.press("enter")
    await seat.write("Call Ana")
    await seat.press("enter")
    assert review(seat).next == "Call Ana"
    await seat.press(key)
    assert seat.message == "the week is walked through; W begins anew"
    await seat.press(key)
    assert seat.view.page.cursor.table == "days"


@case(CareerboardApp, "app.view-review")
async def show_the_review(seat: Seat, key: str) -> None:
    await seat.press(key)
    assert seat.lines[1].strip() == "this week · 23 - 29 Nov 2026"
