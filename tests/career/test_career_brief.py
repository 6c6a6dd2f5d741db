"""The brief before a talk."""

from datetime import date

import pytest
from career_data import career

from tuiplanner.career import mentors
from tuiplanner.career.brief import ago, as_data, brief, cadence, standing


def made(today, **tables):
    everything = career(**{"mentors": {1: {"name": "Ana"}}, **tables})
    return brief(everything, everything.mentors[1], today)


def ids(owed):
    return [(one.promise.id, one.age) for one in owed]


def test_somebody_one_never_spoke_with(today):
    found = made(today)
    assert (found.last, found.since) == (None, date(2026, 1, 1))
    assert not (found.mine)
    assert not (found.theirs)
    assert not (found.topics)
    assert not (found.goals)
    assert not (found.helped)


def test_the_last_talk_is_the_latest_up_to_today(today):
    talks = {
        2: {"date": "2026-10-01"}, 3: {"date": "2026-11-01"}, 4: {"date": "2026-11-30"},
        5: {"date": "2026-11-22", "mentor": 9},
    }  # fmt: skip
    found = made(today, talks=talks)
    assert (found.last.id, found.since) == (3, date(2026, 11, 1))
    assert found.contact.planned == date(2026, 11, 30)


def test_on_the_day_of_a_talk_the_brief_still_says_what_led_to_it(today):
    found = made(today, talks={2: {"date": "2026-10-01"}, 3: {"date": str(today)}})
    assert (found.last.id, found.since) == (3, date(2026, 10, 1))


def test_promises_are_those_still_open_the_oldest_first_with_their_age(today):
    found = made(
        today,
        talks={2: {"date": "2026-11-13"}, 3: {"date": "2026-10-14"}, 4: {"date": "2026-12-01"}},
        promises={
            11: {"talk": 2}, 12: {"talk": 3}, 13: {"talk": 3, "who": "them"},
            14: {"talk": 2, "done": "2026-11-20"}, 15: {"talk": 2, "done": str(today)},
            16: {"talk": 4}, 17: {"talk": 99},
        },
    )  # fmt: skip
    assert ids(found.mine) == [(12, 40), (11, 10), (15, 10), (16, 0)]
    assert ids(found.theirs) == [(13, 40)]


def test_topics_stand_as_they_were_queued_without_those_done_before(today):
    found = made(
        today,
        topics={
            3: {"created": "2026-05-05T00:00:00Z"}, 2: {"created": "2026-06-05T00:00:00Z"},
            4: {"done": "2026-11-01"}, 5: {"done": str(today)}, 6: {"mentor": 9},
        },
    )  # fmt: skip
    assert [one.id for one in found.topics] == [5, 3, 2]


GOALS = {
    11: {"title": "Linked", "mentors": [1], "rank": "a2", "stage": "in-progress"},
    12: {"title": "Discussed", "rank": "a1", "stage": "in-progress"},
    13: {"title": "Queued", "rank": "a1"},
    14: {"title": "Other", "rank": "a0"},
    15: {"title": "Gone", "mentors": [1], "let_go": "2026-02-02"},
    16: {"title": "Done long ago", "mentors": [1], "stage": "achieved"},
}


def test_goals_are_those_linked_discussed_or_queued_in_progress_first(today):
    found = made(
        today,
        goals=GOALS,
        talks={2: {"date": "2026-10-01", "goals": [12]}},
        topics={3: {"goal": 13}},
    )
    assert [one.goal.id for one in found.goals] == [12, 11, 13]
    assert all(one.is_quiet for one in found.goals)


def test_what_has_happened_since_is_what_came_after_the_last_talk(today):
    found = made(
        today,
        goals={
            11: {
                **GOALS[11],
                "moved": [
                    {"stage": "idea", "on": "2026-10-01"},
                    {"stage": "in-progress", "on": "2026-10-02"},
                ],
            }
        },
        talks={2: {"date": "2026-10-01"}},
        entries={
            21: {"goals": [11], "date": "2026-10-01"}, 22: {"goals": [11], "date": "2026-11"},
            23: {"goals": [11], "date": "2026-10-02"}, 24: {"goals": [], "date": "2026-11-02"},
            25: {"goals": [11], "date": "2026-11-03", "retired": "2026-11-04"},
            26: {"goals": [11], "date": None},
        },
        steps={
            31: {"goal": 11, "done": "2026-10-01"}, 32: {"goal": 11, "done": "2026-11-03"},
            33: {"goal": 11, "done": "2026-10-03"}, 34: {"goal": 11},
        },
    )  # fmt: skip
    (one,) = found.goals
    assert [move.stage for move in one.moves] == ["in-progress"]
    assert [entry.id for entry in one.entries] == [23, 22]
    assert [step.id for step in one.steps] == [33, 32]


def test_an_achieved_goal_is_there_when_something_has_happened(today):
    entries = {21: {"goals": [16], "date": "2026-11-01"}}
    assert [one.goal.id for one in made(today, goals=GOALS, entries=entries).goals] == [11, 16]


def test_what_i_did_for_them_is_there_the_newest_first(today):
    talks = {
        2: {"date": "2026-10-01", "helped": "proof-read"}, 3: {"date": "2026-11-01"},
        4: {"date": "2026-11-02", "helped": "paired"},
        5: {"date": "2026-12-02", "helped": "not yet"},
    }  # fmt: skip
    assert [one.helped for one in made(today, talks=talks).helped] == ["paired", "proof-read"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-20", "every 30 days: due 20 Dec, neglected from 19 Jan 2027"),
        ("2026-10-24", "every 30 days: due 23 Nov, neglected from 23 Dec"),
        ("2026-10-20", "every 30 days: due since 19 Nov, neglected from 19 Dec"),
        ("2026-09-24", "every 30 days: due since 24 Oct, neglected since 23 Nov"),
    ],
)
def test_the_cadence_has_two_steps(today, day, words):
    assert cadence(made(today, talks={2: {"date": day}}).contact, today) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"role": "hoped-for"}, "hoped for"),
        ({"every": None}, "no cadence"),
        ({"ended": "2026-02-02"}, "ended"),
        (
            {"paused_until": "2027-01-01"},
            (
                "paused; every 30 days: due since 31 Jan, neglected since 2 Mar;"
                " paused until 1 Jan 2027"
            ),
        ),
    ],
)
def test_without_a_cadence_or_in_a_pause_it_says_so(today, fields, words):
    found = made(today, mentors={1: {"name": "Ana", **fields}})
    assert standing(found.contact, today) == words


def test_the_words_agree_with_the_state(today):
    for days in range(1, 120):
        day = date.fromordinal(today.toordinal() - days)
        contact = made(today, talks={2: {"date": str(day)}}).contact
        words = cadence(contact, today)
        assert ("neglected since" in words) == (contact.state == "neglected")
        assert ("due since" in words) == (contact.state in {"due", "neglected"} and days > 30)
        assert standing(contact, today).startswith(mentors.in_words(contact, today))


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "yesterday"), (75, "75 days ago")])
def test_days_ago_are_said_in_words(today, days, words):
    assert ago(date.fromordinal(today.toordinal() - days), today) == words


def test_as_data_records_are_ids(today):
    found = as_data(
        made(
            today,
            goals=GOALS,
            talks={2: {"date": "2026-11-13"}},
            promises={11: {"talk": 2}},
            topics={3: {}},
        )
    )
    assert found["mine"] == [{"promise": 11, "age": 10}]
    assert found["goals"] == [{"goal": 11, "moved": [], "entries": [], "steps": []}]
    assert (found["topics"], found["last"], found["since"]) == ([3], "2026-11-13", "2026-11-13")
