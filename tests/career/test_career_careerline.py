import pytest
from career_data import career
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import careerline
from tuiplanner.career.careerline import Axis, Bar


def month(year, number):
    return 12 * year + number - 1


def bars(line):
    return [(bar.kind, bar.id) for bar in line.bars]


def test_nothing_has_no_axis(today):
    line = careerline.line(career(jobs={3: {"title": "b"}, 4: {"title": "a"}}), today)
    assert (line.axis, line.bars, line.shelf) == (None, (), (4, 3))


def test_jobs_by_start_stand_before_goals_and_undated_ones_on_a_shelf(today):
    everything = career(
        jobs={
            1: {"start": "2020", "end": "2021"},
            2: {"start": "2010-05"},
            3: {"end": "2009"},
            4: {"start": "2012", "end": "2014", "kind": "break"},
        },
        goals={
            5: {"stage": "achieved", "achieved_on": "2026-10"},
            6: {"stage": "in-progress", "moved": [{"stage": "in-progress", "on": "2025-03-01"}]},
            7: {"stage": "idea"},
            8: {"stage": "achieved", "achieved_on": "2019", "let_go": "2020-01-01"},
        },
    )
    line = careerline.line(everything, today)
    assert bars(line) == [("job", 2), ("job", 4), ("job", 1), ("goal", 6), ("goal", 5)]
    assert line.shelf == (3,)
    assert line.axis == (month(2010, 5), month(2026, 11))


def test_the_axis_reaches_to_the_last_end_or_due_month(today):
    past = careerline.line(career(jobs={1: {"start": "2020", "end": "2021"}}), today)
    assert past.axis == (month(2020, 1), month(2026, 11))
    jobs = {1: {"start": "2020", "end": "2027-02"}}
    assert careerline.line(career(jobs=jobs), today).axis.last == month(2027, 2)
    goals = {2: {"stage": "in-progress", "due": "2028"}, 3: {"stage": "idea", "due": "2030"}}
    assert careerline.line(career(jobs=jobs, goals=goals), today).axis.last == month(2028, 12)


def only(today, **tables):
    (bar,) = careerline.line(career(**tables), today).bars
    return bar


@pytest.mark.parametrize(
    ("fields", "first", "last", "flags"),
    [
        ({"start": "2020-03"}, (2020, 3), (2026, 11), ("open",)),
        ({"start": "2020", "end": "2021"}, (2020, 1), (2021, 12), ("about",)),
        ({"start": "2020-03", "end": "2019-01"}, (2020, 3), (2020, 3), ("reversed",)),
        ({"start": "2027-03"}, (2027, 3), (2027, 3), ("open",)),
        ({"start": "2020-03", "end": "2020-03"}, (2020, 3), (2020, 3), ()),
        ({"start": "2020-03-05", "end": "2020-03-05"}, (2020, 3), (2020, 3), ()),
        ({"start": "2020-03", "end": "2020"}, (2020, 3), (2020, 12), ("about",)),
    ],
)
def test_the_bar_of_a_job(fields, first, last, flags, today):
    bar = only(today, jobs={1: fields})
    assert (bar.first, bar.last) == (month(*first), month(*last))
    assert [name for name in ("open", "about", "reversed") if getattr(bar, name)] == [*flags]


@pytest.mark.parametrize(
    ("fields", "first", "last", "flags"),
    [
        ({}, (2026, 1), (2026, 11), ("open",)),
        ({"due": "2026-12"}, (2026, 1), (2026, 12), ()),
        ({"due": "2027"}, (2026, 1), (2027, 12), ("about",)),
        ({"due": "2020"}, (2026, 1), (2026, 1), ("about",)),
        ({"created": None}, (2026, 11), (2026, 11), ("open",)),
    ],
)
def test_the_bar_of_a_goal_in_progress(fields, first, last, flags, today):
    bar = only(today, goals={1: {"stage": "in-progress", **fields}})
    assert (bar.first, bar.last) == (month(*first), month(*last))
    assert [name for name in ("open", "about", "reversed") if getattr(bar, name)] == [*flags]


def test_an_achieved_goal_without_a_day_stands_where_it_came_to_its_stage(today):
    moved = [{"stage": "achieved", "on": "2025-03-01"}]
    bar = only(today, goals={1: {"stage": "achieved", "moved": moved}})
    assert (bar.first, bar.last) == (month(2025, 3), month(2025, 3))
    nowhere = career(goals={1: {"stage": "achieved", "created": None}})
    assert careerline.line(nowhere, today).bars == ()


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 200), st.data())
def test_every_bar_has_a_cell_and_none_is_outside_the_width(first, length, width, data):
    axis = Axis(first, first + length)
    one = data.draw(st.integers(axis.first, axis.last))
    two = data.draw(st.integers(one, axis.last))
    cells = Bar("job", 1, "x", one, two).cells(axis, width)
    assert len(cells) >= 1
    assert 0 <= cells[0] <= cells[-1] < width
    assert cells[0] == axis.column(one, width)
    assert axis.column(axis.first, width) == 0


def test_the_column_of_a_month_is_rounded_down():
    assert [Axis(100, 102).column(100 + one, 10) for one in range(3)] == [0, 3, 6]
    assert list(Bar("job", 1, "x", 101, 102).cells(Axis(100, 102), 10)) == [3, 4, 5, 6]


def test_a_bar_outside_what_is_drawn_has_no_cells_and_one_across_its_edge_is_cut():
    axis = Axis(100, 109)
    assert list(Bar("job", 1, "x", 90, 99).cells(axis, 10)) == []
    assert list(Bar("job", 1, "x", 110, 120).cells(axis, 10)) == []
    assert list(Bar("job", 1, "x", 98, 101).cells(axis, 10)) == [0, 1]
    assert list(Bar("job", 1, "x", 108, 120).cells(axis, 10)) == [8, 9]
    assert list(Bar("job", 1, "x", 100, 105).cells(axis, 0)) == []
