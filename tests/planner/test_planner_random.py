from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from planner_moves import Person, plain

from tuiplanner.career import goals, ranks
from tuiplanner.career.career import Career, checked
from tuiplanner.career.changes import apply
from tuiplanner.career.fields import MAX_ID
from tuiplanner.career.records import RECORDS, STAGES, fields_of
from tuiplanner.planner.planner import Planner

TODAY = date(2026, 11, 23)


class Disk:
    """What the file would hold: every change applied to it on its own."""

    def __init__(self):
        self.tables = {}

    def submit(self, change):
        self.tables = apply(self.tables, change.edits)


def new_planner(seed):
    ids = Random(seed)
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def now():
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    disk = Disk()
    planner = Planner({}, disk, now=now, today=lambda: TODAY, ids=lambda: ids.randrange(1, MAX_ID))
    return planner, disk


def dangling(career):
    """Links of a career to records that are not there."""
    return [
        (table, record.id, field.name)
        for table, kind in RECORDS.items()
        for record in career.table(table).values()
        for field in fields_of(kind).values()
        if field.table
        for one in (getattr(record, field.name) if field.is_list else [getattr(record, field.name)])
        if one is not None and one not in career.table(field.table)
    ]


def test_a_thousand_use_cases_are_undone_and_redone_one_by_one():
    planner, disk = new_planner(1)
    person = Person(planner, Random(2))
    states = [plain(planner.career)]
    while planner.undoable < 1_000:
        if person.act():
            states.append(plain(planner.career))
    assert len(states) == 1_001
    assert sum(map(len, states[-1].values())) > 100

    for state in reversed(states[:-1]):
        planner.undo()
        assert plain(planner.career) == state
    assert planner.undoable == 0
    assert plain(planner.career) == {}

    for state in states[1:]:
        planner.redo()
        assert plain(planner.career) == state
    assert planner.undoable == 1_000
    assert disk.tables == planner.career.rows


def test_after_anything_a_person_does_the_career_is_sound():
    planner, disk = new_planner(3)
    person = Person(planner, Random(4))
    for number in range(600):
        if person.act() is None:
            continue
        assert dangling(planner.career) == []
        if number % 20 == 0:
            assert checked(Career(planner.career.rows)) is None
    career = planner.career
    assert disk.tables == career.rows
    for table, kind in RECORDS.items():
        if "slug" in fields_of(kind):
            slugs = [record.slug for record in career.table(table).values()]
            assert len({*slugs}) == len(slugs)
            assert all(1 <= len(slug) <= 60 for slug in slugs)
    ids = [one for name in RECORDS for one in career.table(name)]
    assert len({*ids, *career.rows["tombstones"]}) == len(ids) + len(career.rows["tombstones"])
    for goal in career.goals.values():
        assert ranks.is_valid(goal.rank)
        assert len({move.on for move in goal.moved}) == len(goal.moved)
        assert goal.moved[-1].stage == goal.stage
        assert (goal.achieved_on is not None) == (goal.stage == "achieved")
    shown = [one for stage in STAGES for one in goals.column(career, stage, hidden=True)]
    assert sorted(shown) == sorted(career.goals)


@given(st.lists(st.integers(0, 2**32), min_size=10, max_size=50))
@settings(max_examples=60)
def test_any_mix_of_doing_undoing_and_redoing_keeps_to_one_line_of_states(seeds):
    planner, disk = new_planner(5)
    states, here = [{}], 0
    for seed in seeds:
        match seed % 5:
            case 0 if here:
                planner.undo()
                here -= 1
            case 1 if here + 1 < len(states):
                planner.redo()
                here += 1
            case _:
                if Person(planner, Random(seed)).act():
                    states[here + 1 :] = [plain(planner.career)]
                    here += 1
        assert plain(planner.career) == states[here]
        assert planner.undoable == here
    assert disk.tables == planner.career.rows
    assert dangling(planner.career) == []
