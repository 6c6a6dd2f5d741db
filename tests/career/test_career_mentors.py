from datetime import date, timedelta

import pytest
from career_data import career

from tuiplanner.career import mentors


@pytest.fixture
def ana(today):
    """How contact with mentor 1 stands: her fields, and days ago of talks (negative: to come)."""

    def ana(*talks, **fields):
        everything = career(
            mentors={1: {"created": "2026-11-01T00:00:00Z", **fields}},
            talks={
                10 + number: {"date": str(today - timedelta(days=days))}
                for number, days in enumerate(talks)
            },
        )
        return mentors.contact(everything, everything.mentors[1], today)

    return ana


class TestState:
    @pytest.mark.parametrize(
        ("ago", "state"),
        [
            (0, "ok"), (22, "ok"), (23, "soon"), (29, "soon"), (30, "due"), (31, "due"),
            (59, "due"), (60, "neglected"), (400, "neglected"),
        ],
    )  # fmt: skip
    def test_it_follows_the_days_since_the_last_talk_at_every_boundary(self, ago, state, ana):
        assert ana(ago, every=30).state == state

    @pytest.mark.parametrize(
        ("ago", "state"), [(0, "soon"), (6, "soon"), (7, "due"), (14, "neglected")]
    )
    def test_a_cadence_of_a_week_is_never_ok(self, ago, state, ana):
        assert ana(ago, every=7).state == state

    def test_the_due_day_is_the_latest_talk_up_to_today_and_the_cadence(self, ana, today):
        one = ana(40, 10, 90, every=30)
        assert one.last == today - timedelta(days=10)
        assert one.due == today + timedelta(days=20)

    def test_a_talk_today_is_the_last(self, ana, today):
        one = ana(0, every=30)
        assert (one.last, one.planned) == (today, None)

    def test_before_the_first_talk_it_counts_from_the_day_the_record_was_made(self, ana):
        one = ana(every=15)
        assert (one.last, one.due, one.state) == (None, date(2026, 11, 16), "due")

    def test_a_planned_talk_silences_the_flag(self, ana, today):
        one = ana(400, -3, -9, every=30)
        assert (one.state, one.planned) == ("planned", today + timedelta(days=3))
        assert one.last == today - timedelta(days=400)

    @pytest.mark.parametrize(
        ("until", "state"), [("2026-11-24", "paused"), ("2026-11-23", "neglected")]
    )
    def test_a_pause_silences_it_up_to_its_last_day(self, until, state, ana):
        assert ana(400, every=30, paused_until=until).state == state

    def test_without_a_cadence_it_is_never_flagged(self, ana):
        one = ana(400, every=None)
        assert (one.state, one.due) == ("no-cadence", None)

    def test_an_ended_relation_is_never_flagged(self, ana, today):
        one = ana(400, every=30, ended="2026-01-01", role="hoped-for")
        assert (one.state, one.due) == ("ended", None)
        assert one.last == today - timedelta(days=400)

    def test_one_hoped_for_is_never_flagged(self, ana):
        one = ana(400, every=30, role="hoped-for")
        assert (one.state, one.due) == ("hoped-for", None)

    def test_talks_with_others_do_not_count(self, today):
        everything = career(mentors={1: {}, 2: {}}, talks={3: {"mentor": 2, "date": str(today)}})
        assert mentors.contact(everything, everything.mentors[1], today).last is None

    def test_a_record_without_a_day_is_never_flagged(self, ana):
        assert ana(created=None, every=30).state == "no-cadence"


class TestOrder:
    def test_who_has_waited_longest_past_their_due_day_comes_first(self, today):
        def talk(mentor, ago):
            return {"mentor": mentor, "date": str(today - timedelta(days=ago))}

        everything = career(
            mentors={
                1: {"name": "ok", "every": 30},
                2: {"name": "neglected", "every": 30},
                3: {"name": "long cadence", "every": 365},
                4: {"name": "zoe, spoken once", "every": None},
                5: {"name": "Bo, never", "every": None},
                6: {"name": "ada, never", "every": None},
                7: {"name": "spoken lately", "role": "hoped-for"},
                8: {"name": "Equal", "every": 30},
                9: {"name": "equal", "every": 30},
                10: {"name": "gone", "every": 30, "ended": "2026-01-01"},
            },
            talks={
                21: talk(1, 5), 22: talk(2, 70), 23: talk(3, 100), 24: talk(4, 300),
                27: talk(7, 3), 28: talk(8, 31), 29: talk(9, 31), 30: talk(10, 400),
            },
        )  # fmt: skip
        in_order = [one.mentor.id for one in mentors.in_order(everything, today)]
        assert in_order == [2, 8, 9, 1, 3, 7, 4, 6, 5]

    def test_who_is_silenced_does_not_stand_above_who_waits(self, today):
        soon = str(today + timedelta(days=2))
        everything = career(
            mentors={
                1: {"every": 30, "paused_until": soon},
                2: {"every": 30},
                3: {"every": 60},
                4: {"every": 300},
                5: {"every": None},
            },
            talks={
                21: {"mentor": 1, "date": "2025-01-01"}, 22: {"mentor": 2, "date": "2025-02-01"},
                23: {"mentor": 3, "date": "2026-09-01"}, 24: {"mentor": 4, "date": "2026-11-01"},
                25: {"mentor": 2, "date": soon},
            },
        )  # fmt: skip
        contacts = mentors.in_order(everything, today)
        assert [(one.mentor.id, one.state) for one in contacts] == [
            (3, "due"), (4, "ok"), (1, "paused"), (2, "planned"), (5, "no-cadence"),
        ]  # fmt: skip

    def test_ended_relations_are_there_when_asked_for(self, today):
        everything = career(mentors={1: {}, 2: {"ended": "2026-01-01"}})
        assert [one.mentor.id for one in mentors.in_order(everything, today)] == [1]
        hidden = mentors.in_order(everything, today, hidden=True)
        assert [one.mentor.id for one in hidden] == [1, 2]


class TestInWords:
    @pytest.mark.parametrize(
        ("talks", "fields", "words"),
        [
            ([0], {}, "ok, in 30 days"),
            ([29], {}, "soon, in 1 day"),
            ([28], {}, "soon, in 2 days"),
            ([30], {}, "due today"),
            ([31], {}, "due, 1 day over"),
            ([42], {}, "due, 12 days over"),
            ([60], {}, "neglected, 30 days over"),
            ([-1], {}, "planned, in 1 day"),
            ([-12], {}, "planned, in 12 days"),
            ([5], {"paused_until": "2026-12-24"}, "paused"),
            ([5], {"every": None}, "no cadence"),
            ([-5], {"every": None}, "no cadence"),
            ([5], {"role": "hoped-for"}, "hoped for"),
            ([5], {"ended": "2026-01-01"}, "ended"),
        ],
    )
    def test_the_state_is_said_with_its_days(self, talks, fields, words, ana, today):
        assert mentors.in_words(ana(*talks, **{"every": 30, **fields}), today) == words


class TestTalks:
    def test_talks_are_newest_first_with_planned_ones_at_the_top(self):
        everything = career(
            talks={
                1: {"mentor": 5, "date": "2026-01-01"},
                2: {"mentor": 5, "date": "2027-01-01"},
                3: {"mentor": 5, "date": "2026-06-01"},
                4: {"mentor": 5, "date": "2026-06-01"},
                6: {"mentor": 9, "date": "2026-06-01"},
            }
        )
        assert [talk.id for talk in mentors.talks_of(everything, 5)] == [2, 4, 3, 1]

    def test_promises_are_open_first_and_then_by_talk(self):
        everything = career(
            talks={
                1: {"mentor": 5, "date": "2026-01-01"},
                2: {"mentor": 5, "date": "2026-06-01"},
                3: {"mentor": 9},
            },
            promises={
                14: {"talk": 1},
                13: {"talk": 1},
                12: {"talk": 2, "done": "2026-07-01"},
                15: {"talk": 2},
                16: {"talk": 3},
                11: {"talk": 1, "done": "2026-07-01"},
            },
        )
        assert [one.id for one in mentors.promises_of(everything, 5)] == [15, 13, 14, 12, 11]
