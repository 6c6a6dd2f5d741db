"""Check-ins: one for a job and day, written from what was typed."""

from datetime import date

import pytest

from tuiplanner.career.errors import Refused

GIVEN = {"overall": "7", "autonomy": "4", "basics": "2", "line": " A good week "}


def numbers(checkin):
    names = ("overall", "autonomy", "mastery", "purpose", "people", "basics")
    return [getattr(checkin, name) for name in names]


def test_it_is_of_today_and_what_is_not_given_is_blank(planner, desk, today):
    change, one = planner.checkins.add(desk.north, GIVEN)
    made = planner.career.checkins[one]
    assert numbers(made) == [7, 4, None, None, None, 2]
    assert (made.job, made.date, made.line) == (desk.north, today, "A good week")
    assert change.name == "log check-in on 'Clerk': 7"
    assert planner.checkins.of_today(desk.north) == one
    planner.undo()
    assert not planner.career.checkins
    assert planner.checkins.of_today(desk.north) is None


def test_the_same_day_replaces_and_blanks_what_is_not_given(planner, desk):
    _, one = planner.checkins.add(desk.north, GIVEN)
    before = planner.career.checkins[one]
    change, again = planner.checkins.add(desk.north, {"overall": "3", "people": "5"})
    assert again == one
    assert numbers(planner.career.checkins[one]) == [3, None, None, None, 5, None]
    assert planner.career.checkins[one].line == ""
    assert change.name == "replace check-in of 23 Nov on 'Clerk'"
    planner.undo()
    assert numbers(planner.career.checkins[one]) == numbers(before)
    unchanged, _ = planner.checkins.add(desk.north, GIVEN)
    assert unchanged is None


def test_another_day_and_another_job_have_their_own(planner, desk):
    _, other = planner.joblog.add_job({"title": "Sailor"})
    made = {planner.checkins.add(desk.north, GIVEN)[1], planner.checkins.add(other, GIVEN)[1]}
    made.add(planner.checkins.add(desk.north, {**GIVEN, "date": "2026-11-01"})[1])
    assert len(made) == 3
    assert planner.career.checkins[max(made)].overall == 7


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"overall": ""}, "overall cannot be empty"),
        ({"overall": "11"}, "overall is a number from 0 to 10, or empty"),
        ({"overall": "7", "people": "6"}, "people is a number from 1 to 5, or empty"),
        ({"overall": "7", "date": "2026-11-24"}, "a check-in says how a job feels, and 2026-11-24"),
        ({"overall": "7", "line": "x" * 121}, "121 characters are too many"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_kept(planner, desk, texts, why):
    with pytest.raises(Refused, match=why):
        planner.checkins.add(desk.north, texts)
    assert not planner.career.checkins


def test_zero_and_ten_are_numbers(planner, desk):
    for text in ("0", "10"):
        _, one = planner.checkins.add(desk.north, {"overall": text})
        assert planner.career.checkins[one].overall == int(text)


def test_it_cannot_be_moved_to_a_day_that_has_one(planner, desk):
    _, old = planner.checkins.add(desk.north, {**GIVEN, "date": "2026-11-01"})
    _, new = planner.checkins.add(desk.north, GIVEN)
    with pytest.raises(Refused, match="there is a check-in of 1 Nov already; edit or delete"):
        planner.records.set_texts("checkins", new, {"date": "2026-11-01"})
    planner.records.set_texts("checkins", old, {"date": "2026-11-01", "overall": "2"})
    planner.records.set_texts("checkins", new, {"date": "2026-11-02"})
    assert planner.career.checkins[new].date == date(2026, 11, 2)


def test_of_two_that_two_sessions_made_of_a_day_the_last_written_is_replaced(
    planner, desk, elsewhere
):
    _, mine = planner.checkins.add(desk.north, GIVEN)
    row = {**planner.career.rows["checkins"][mine], "updated": "2026-11-23T23:00:00Z"}
    elsewhere.edits("checkins", 77, **row)
    _, held = planner.checkins.add(desk.north, {"overall": "1"})
    assert held == 77
    assert planner.career.checkins[mine].overall == 7


def test_one_on_a_job_that_is_gone_is_refused(planner, desk):
    planner.records.delete([("jobs", desk.north)])
    with pytest.raises(Refused, match="this job is gone"):
        planner.checkins.add(desk.north, GIVEN)
