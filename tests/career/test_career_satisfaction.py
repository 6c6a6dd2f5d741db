from datetime import timedelta

import pytest
from career_data import career

from tuiplanner.career import satisfaction


@pytest.fixture
def feel(today):
    """How job 1 feels: check-ins oldest first, the last of them today, ten days between."""

    def feel(*overall, **drivers):
        rows = {
            10 + number: {
                "date": str(today - timedelta(days=10 * (len(overall) - 1 - number))),
                "overall": value,
                **{name: given[number] for name, given in drivers.items()},
            }
            for number, value in enumerate(overall)
        }
        return satisfaction.of_job(career(checkins=rows), 1, today)

    return feel


class TestTrend:
    @pytest.mark.parametrize(
        ("overall", "expected", "words"),
        [
            ([], (None, None, False), "not rated"),
            ([7], (None, None, False), "7"),
            ([0], (None, None, False), "0"),
            ([5, 7], (2, "up", True), "7, up 2.0 (early)"),
            ([7, 6], (-1, "down", True), "6, down 1.0 (early)"),
            ([7, 7], (0, "flat", True), "7, flat (early)"),
            ([3, 9, 1, 9, 4], (1, "up", True), "4, up 1.0 (early)"),
            ([6, 6, 6, 7, 7, 7], (1, "up", False), "7, up 1.0"),
            ([6, 6, 6, 7, 7, 6], (pytest.approx(2 / 3), "flat", False), "6, flat"),
            ([7, 7, 7, 6, 6, 6], (-1, "down", False), "6, down 1.0"),
            ([7, 7, 7, 6, 6, 7], (pytest.approx(-2 / 3), "flat", False), "7, flat"),
            ([5, 9, 8, 8, 10, 9, 9], (1, "up", False), "9, up 1.0"),
        ],
    )
    def test_it_is_as_the_number_of_check_ins_allows(self, overall, expected, words, feel):
        one = feel(*overall)
        assert one.rated == len(overall)
        assert (one.trend, one.arrow, one.early) == expected
        assert satisfaction.in_words(one) == words

    @pytest.mark.parametrize(("days", "recent"), [(365, 1), (366, 0), (-1, None)])
    def test_only_the_last_365_days_count_and_older_ones_are_drawn(self, days, recent, today):
        row = {"date": str(today - timedelta(days=days))}
        one = satisfaction.of_job(career(checkins={1: row}), 1, today)
        assert (len(one.recent), len(one.older)) == (
            (0, 0) if recent is None else (recent, 1 - recent)
        )
        assert one.rated == (recent or 0)

    def test_of_two_on_one_day_the_last_written_counts(self, today):
        rows = {
            5: {"overall": 2, "updated": "2026-11-01T09:00:00Z"},
            4: {"overall": 9, "updated": "2026-11-01T10:00:00Z"},
        }
        one = satisfaction.of_job(career(checkins=rows), 1, today)
        assert (one.rated, one.overall) == (1, 9)

    def test_check_ins_on_other_jobs_do_not_count(self, today):
        assert satisfaction.of_job(career(checkins={5: {"job": 2}}), 1, today).rated == 0


class TestDrivers:
    def test_means_are_over_what_was_given_in_the_last_three(self, feel):
        one = feel(
            5, 5, 5, 5,
            autonomy=[1, 4, None, 5], mastery=[1, None, 2, None], basics=[1, None, 5, 4],
        )  # fmt: skip
        assert one.drivers == pytest.approx(11 / 3)
        assert one.basics == 4.5

    def test_one_value_is_too_few_for_drivers_and_enough_for_basics(self, feel):
        one = feel(5, 5, autonomy=[None, 4], basics=[3, None])
        assert (one.drivers, one.basics, one.advice) == (None, 3, "")
        assert feel(5, autonomy=[4], people=[4]).drivers == 4

    @pytest.mark.parametrize(
        ("driver", "basics", "advice"),
        [
            (3, 3, "keep and grow"),
            (3, 2, "good work, poor terms: negotiate"),
            (2, 3, "comfortable but flat: craft the job or look around"),
            (2, 2, "make an exit plan"),
            (5, None, ""),
            (None, 5, ""),
        ],
    )
    def test_both_together_give_a_sentence(self, driver, basics, advice, feel):
        one = feel(5, autonomy=[driver], people=[driver], basics=[basics])
        assert one.advice == advice

    def test_the_lowest_driver_is_named_with_what_may_help(self, feel):
        one = feel(5, 5, autonomy=[4, 4], mastery=[1, 4], purpose=[3, None], people=[None, 3])
        assert (one.lowest, one.playbook) == ("mastery", "find-a-mentor")
        tied = feel(5, people=[2], purpose=[2])
        assert (tied.lowest, tied.playbook) == ("purpose", "change-career")
        assert (feel(5).lowest, feel(5).playbook) == ("", "")
