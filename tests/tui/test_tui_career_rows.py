"""The rows of the career view, made from careers in a few lines: no screen is needed."""

import gc
from datetime import date

import pytest

from tuiplanner.career.career import Career
from tuiplanner.career.careerline import Axis, Bar
from tuiplanner.career.thresholds import DEFAULTS, Thresholds
from tuiplanner.tui.views import careerbars, careerrows
from tuiplanner.tui.views.careerbars import ticks, zoomed, zooms
from tuiplanner.tui.views.careerlook import Look
from tuiplanner.tui.views.careerrows import FIRST, SECOND, page

TODAY = date(2026, 11, 23)
MADE = "2026-01-01T00:00:00Z"
NEEDED = {
    "jobs": {"title": "Clerk"}, "goals": {"title": "Sail", "stage": "idea"},
    "entries": {"text": "Shipped it", "kind": "note"},
}  # fmt: skip


def career(thresholds=DEFAULTS, **tables) -> Career:
    rows = {
        table: {
            one: {"created": MADE, "updated": MADE, **NEEDED[table], **fields}
            for one, fields in records.items()
        }
        for table, records in tables.items()
    }
    return Career(rows, thresholds=thresholds)


def drawn(width=80, zoom=0, **tables):
    """Return the career line's rows as (text, what is drawn after it)."""
    look = Look(career(**tables), TODAY, width, zoom)
    return [
        (row.text, "".join(text for text, _ in row.tail)) for row in careerrows.career_line(look)
    ]


def bars(**options) -> dict[str, str]:
    return {text: tail for text, tail in drawn(**options) if tail and text}


def every(**tables) -> list[str]:
    return [row.text for row in page(Look(career(**tables), TODAY, 80), (*FIRST, *SECOND))]


JOBS = {
    1: {"title": "Clerk", "start": "2016-01", "end": "2020-12"},
    2: {"title": "Cook", "start": "2021-01", "kind": "freelance"},
    3: {"title": "School", "start": "2017", "end": "2018", "kind": "study"},
}


# bars


@pytest.mark.parametrize(("start", "zoom"), [("2026-01", ""), ("2020", "[ ] zoom")])
def test_a_line_too_short_to_zoom_does_not_speak_of_it(start, zoom):
    look = Look(career(jobs={1: {"start": start}}), TODAY, 80)
    assert next(careerrows.career_line(look)).right == zoom


def test_a_bar_begins_with_the_letter_of_its_kind_and_an_open_one_points_on():
    found = bars(jobs=JOBS)
    assert found["Clerk"].strip().startswith("J█")
    assert set(found["Clerk"].strip()) == {"J", "█"}
    assert found["Cook"].strip().startswith("F▓")
    assert found["Cook"].strip().endswith("►")
    assert set(found["School"].strip()) == {"S", "░"}


def test_all_bars_are_as_wide_as_the_axis_above_them():
    tails = [tail for _, tail in drawn(jobs=JOBS) if tail]
    assert len({len(tail) for tail in tails}) == 1
    assert len(tails[0]) < 80


@pytest.mark.parametrize("width", [30, 60, 80, 96])
def test_the_first_and_the_last_month_stand_at_the_ends(width):
    found = bars(width=width, jobs=JOBS)
    assert found["Clerk"][1] == "J"
    assert found["Cook"][-1] == "►"


def test_goals_are_shapes_achieved_due_and_open():
    goals = {
        1: {"title": "A", "stage": "achieved", "achieved_on": "2020-05"},
        2: {"title": "B", "stage": "in-progress", "moved": [moved("2021-01-01")], "due": "2023-01"},
        3: {"title": "C", "stage": "in-progress", "moved": [moved("2022-01-01")]},
        4: {"title": "D", "stage": "idea"},
    }  # fmt: skip
    found = bars(goals=goals, jobs=JOBS)
    assert found["A"].strip() == "◆"
    assert found["B"].strip()[-2:] == "─┤"
    assert found["C"].strip()[-2:] == "─►"
    assert "D" not in found


def moved(on):
    return {"stage": "in-progress", "on": on}


def test_reversed_dates_are_said_and_drawn_at_the_start():
    jobs = {**JOBS, 4: {"title": "Odd", "start": "2018-05", "end": "2016-01"}}
    assert bars(jobs=jobs)["Odd"].strip().startswith("J dates look reversed")


def test_a_job_without_dates_stands_on_the_shelf():
    rows = drawn(jobs={**JOBS, 5: {"title": "Stage hand"}})
    assert rows[-1] == ("Stage hand", "")


def test_the_legend_names_what_is_drawn_and_nothing_else():
    assert ("J job  F freelance  S study", "") in drawn(jobs=JOBS)


def test_of_many_goals_the_newest_are_drawn_until_all_are_asked_for():
    goals = {
        one: {"title": f"G{one}", "stage": "achieved", "achieved_on": f"{2000 + one}"}
        for one in range(1, 20)
    }
    look = Look(career(goals=goals), TODAY, 80)
    texts = [row.text for row in careerrows.career_line(look)]
    assert "G19" in texts
    assert "G7" not in texts
    assert "7 more; . shows all" in texts
    texts = [row.text for row in careerrows.career_line(look._replace(every=True))]
    assert "G1" in texts
    assert not any("more" in text for text in texts)


# zoom and axis


def test_a_zoom_shows_the_end_of_the_axis_and_no_month_before_it():
    axis = Axis(0, 99)
    assert zoomed(axis, 12, None) == Axis(88, 99)
    assert zoomed(axis, 0, None) == axis
    assert zoomed(axis, 240, None) == axis


@pytest.mark.parametrize(("first", "last"), [(0, 3), (40, 50), (0, 99), (97, 99), (85, 89)])
def test_a_zoom_keeps_the_end_of_a_bar_in_sight(first, last):
    bar = Bar("job", 1, "x", first, last)
    for zoom in (12, 24, 60):
        found = zoomed(Axis(0, 99), zoom, bar)
        assert found.last - found.first + 1 == zoom
        assert found.first >= 0
        assert found.last <= 99
        assert bar.cells(found, 50)
        assert found.first <= last <= found.last


def test_only_zooms_that_show_less_are_offered():
    assert zooms(Axis(0, 299)) == (0, 120, 60, 24, 12)
    assert zooms(Axis(0, 59)) == (0, 24, 12)
    assert zooms(Axis(0, 5)) == (0,)


def test_years_stand_over_their_januaries_and_never_touch():
    axis = Axis(12 * 2000, 12 * 2027 - 1)
    for width in (20, 44, 53, 65, 108):
        line = ticks(axis, width, 12 * 2026 + 10)
        assert len(line) == width
        for year in line.replace("▼", " ").split():
            assert line.index(year) == axis.column(12 * int(year), width)
    assert ticks(Axis(12 * 2026, 12 * 2026 + 11), 48, 12 * 2026 + 10).split() == [
        "2026", "Apr", "Jul", "Oct", "▼",
    ]  # fmt: skip


def test_on_a_short_axis_that_is_narrow_quarters_give_way():
    axis = Axis(12 * 2024, 12 * 2026 + 11)
    for width in range(12, 40):
        words = ticks(axis, width, 0).split()
        assert set(words) <= {"2024", "2025", "2026", "Apr", "Jul", "Oct"}, (width, words)
        assert words[0] == "2024"


# the other sections


def test_a_fresh_file_has_playbooks_only_and_nothing_beside_them():
    fresh = Look(career(), TODAY, 80)
    assert page(fresh, SECOND) == []
    assert sum(row.place is not None for row in page(fresh, FIRST)) == 4


def test_empty_sections_teach_their_first_key():
    texts = every(goals={1: {}})
    for hint in (
        "2, then N: a job with a start is drawn here",
        "2, then N adds a job; n there logs what it gave",
        "2, then c on a job: how it feels, in six numbers",
        "tags of entries, jobs and goals: a win in two jobs makes a strength",
        "2, n and a: what a job showed you to stay away from",
    ):
        assert hint in texts


def test_what_is_fine_is_said_with_the_person_s_own_thresholds():
    entries = {1: {"kind": "lesson", "date": "2026-10-01"}}
    look = Look(career(entries=entries), TODAY, 80)
    assert "log a lesson" in [row.text for row in careerrows.steering(look)]
    own = career(Thresholds(learning=60, direction=45), entries=entries)
    texts = [row.text for row in careerrows.steering(look._replace(career=own))]
    assert "something was learnt within 60 days" in texts
    assert "too few entries to say (45 days)" in texts


def test_skills_are_cut_and_said_to_be():
    goals = {one: {"tags": [f"t{one:02}"]} for one in range(1, 10)}
    texts = every(goals=goals)
    assert "t06" in texts
    assert "t07" not in texts
    assert "and 3 more; . shows all" in texts


def test_a_line_says_how_long_a_job_was_and_that_a_year_is_only_about():
    look = Look(career(jobs=JOBS), TODAY, 80)
    below = {row.text.split(":")[0]: row.below for row in careerrows.what_jobs_gave(look)}
    assert below["Clerk"] == "5 years"
    assert below["School"] == "about 2 years"


def test_what_is_derived_is_made_once_for_a_state():
    found = career(jobs=JOBS)
    look = Look(found, TODAY, 80)
    assert page(look, FIRST) is page(look, FIRST)
    assert page(look, FIRST) is not page(look._replace(zoom=12), FIRST)
    assert careerbars.whole(found, TODAY) is careerbars.whole(found, TODAY)


def test_a_page_is_made_without_the_collector_which_goes_on_after_it():
    seen = []

    def section(look):
        seen.append(gc.isenabled())
        yield careerrows.hint(look.career.jobs[1].title)

    assert gc.isenabled()
    assert len(page(Look(career(jobs={1: {}}), TODAY, 80), (section,))) == 1
    with pytest.raises(KeyError):
        page(Look(career(jobs={2: {}}), TODAY, 80), (section,))
    assert seen == [False, False]
    assert gc.isenabled()
