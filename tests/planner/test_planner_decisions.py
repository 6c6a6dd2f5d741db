"""Use cases of decisions: each one change, undone by itself."""

from types import SimpleNamespace

import pytest

from tuiplanner.career import decisions
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Score
from tuiplanner.planner import decisions as cases


@pytest.fixture
def offer(planner, desk):
    """A decision with two options beside staying; the ids by name."""
    _, one = planner.decisions.add({"question": "Take the offer?"})
    _, go = planner.decisions.add_option(one, "Go")
    _, half = planner.decisions.add_option(one, "Half of it")
    stay = options(planner, one)[0]
    return SimpleNamespace(id=one, stay=stay, go=go, half=half, by=criteria(planner, one))


def options(planner, decision):
    return cases.in_order(planner.career, "options", decision)


def criteria(planner, decision):
    return cases.in_order(planner.career, "criteria", decision)


def names(planner, table, decision):
    return [planner.career.label(one) for one in cases.in_order(planner.career, table, decision)]


class TestOpening:
    def test_it_offers_staying_first_and_starters_of_one_weight(self, planner, desk):
        change, one = planner.decisions.add({"question": "Take the offer?", "way_back": "costly"})
        assert change.name == "open 'Take the offer?'"
        assert names(planner, "options", one) == ["stay as it is"]
        assert names(planner, "criteria", one) == [
            "autonomy", "mastery", "purpose", "people", "basics: pay, hours, security",
        ]  # fmt: skip
        assert {one.weight for one in planner.career.criteria.values()} == {3}
        assert planner.career.decisions[one].way_back == "costly"
        planner.undo()
        for table in ("decisions", "options", "criteria"):
            assert not planner.career.table(table)

    def test_themes_that_showed_in_several_jobs_are_criteria_too_as_many_as_fit(
        self, planner, desk
    ):
        _, other = planner.joblog.add_job({"title": "Sailor"})
        for theme in ("nights", "noise", "rush", "dust"):
            for job in (desk.north, other):
                texts = {"tags": theme}
                planner.joblog.add_entry(f"No {theme}", "avoid", job=job, texts=texts)
        planner.joblog.add_entry("Once", "avoid", job=other, texts={"tags": "rats"})
        _, one = planner.decisions.add({"question": "Move?"})
        found = names(planner, "criteria", one)
        assert len(found) == 8
        assert found[5:] == ["away from dust", "away from nights", "away from noise"]

    def test_a_theme_of_one_job_is_no_criterion(self, planner, desk):
        planner.joblog.add_entry("Once", "avoid", job=desk.north, texts={"tags": "rats"})
        _, one = planner.decisions.add({"question": "Move?"})
        assert len(names(planner, "criteria", one)) == 5

    def test_without_a_question_it_is_refused(self, planner):
        with pytest.raises(Refused, match="question cannot be empty"):
            planner.decisions.add({})
        assert not planner.career.decisions


class TestOptionsAndCriteria:
    def test_one_is_added_below_another_or_at_the_end(self, planner, offer):
        change, new = planner.decisions.add_option(offer.id, "Ask for more", below=offer.stay)
        assert change.name == "add option 'Ask for more' to 'Take the offer?'"
        assert options(planner, offer.id) == [offer.stay, new, offer.go, offer.half]
        _, pay = planner.decisions.add_criterion(offer.id, "Pay")
        assert criteria(planner, offer.id)[-1] == pay
        assert planner.career.criteria[pay].weight == 3

    def test_there_are_at_most_six_options_and_eight_criteria(self, planner, offer):
        for number in range(3):
            planner.decisions.add_option(offer.id, f"Option {number}")
            planner.decisions.add_criterion(offer.id, f"Criterion {number}")
        before = planner.career
        with pytest.raises(Refused, match="6 options are the most; d deletes one of them first"):
            planner.decisions.add_option(offer.id, "One more")
        with pytest.raises(Refused, match="8 criteria are the most; d deletes one"):
            planner.decisions.add_criterion(offer.id, "One more")
        assert planner.career is before

    def test_the_most_of_one_decision_does_not_bind_another(self, planner, offer):
        _, other = planner.decisions.add({"question": "Move?"})
        for number in range(5):
            planner.decisions.add_option(other, f"Option {number}")
        planner.decisions.add_option(offer.id, "One more")
        assert len(options(planner, offer.id)) == 4

    def test_an_empty_name_is_refused(self, planner, offer):
        with pytest.raises(Refused, match="name cannot be empty"):
            planner.decisions.add_option(offer.id, "  ")

    def test_they_are_put_in_order(self, planner, offer):
        change = planner.decisions.shift("options", [offer.half], -1)
        assert change.name == "order option 'Half of it'"
        assert options(planner, offer.id) == [offer.stay, offer.half, offer.go]
        assert planner.decisions.shift("options", [offer.stay], -1) is None
        both = planner.decisions.shift("options", [offer.stay, offer.half], 1)
        assert both.name == "order 2 options"
        assert options(planner, offer.id) == [offer.go, offer.stay, offer.half]
        planner.decisions.shift("criteria", [offer.by[0]], 1)
        assert criteria(planner, offer.id)[:2] == [offer.by[1], offer.by[0]]

    def test_one_of_a_decision_that_is_gone_is_refused(self, planner, offer):
        planner.records.delete([("decisions", offer.id)])
        with pytest.raises(Refused, match="this decision is gone"):
            planner.decisions.add_option(offer.id, "Late")
        with pytest.raises(Refused, match="this option is gone"):
            planner.decisions.feel(offer.go)


class TestScores:
    def test_a_rating_is_set_changed_and_cleared_each_in_one_change(self, planner, offer):
        pay, team, *_ = offer.by
        change = planner.decisions.rate(offer.go, pay, 4)
        assert change.name == "rate 'Go' 4 for 'autonomy'"
        planner.decisions.rate(offer.go, team, 1)
        planner.decisions.rate(offer.go, pay, 5)
        assert planner.career.options[offer.go].scores == tuple(
            sorted([Score(pay, 5), Score(team, 1)])
        )
        assert planner.decisions.rate(offer.go, pay, 5) is None
        assert planner.decisions.rate(offer.go, pay, None).name == "clear 'autonomy' of 'Go'"
        assert planner.career.options[offer.go].scores == (Score(team, 1),)
        planner.undo()
        assert Score(pay, 5) in planner.career.options[offer.go].scores

    def test_weights_and_scores_are_one_to_five(self, planner, offer):
        assert planner.decisions.weigh(offer.by[0], 5).name == "weigh 'autonomy' 5"
        assert planner.career.criteria[offer.by[0]].weight == 5
        for number in (0, 6):
            with pytest.raises(Refused, match="a weight is 1 to 5"):
                planner.decisions.weigh(offer.by[0], number)
            with pytest.raises(Refused, match="a score is 1 to 5"):
                planner.decisions.rate(offer.go, offer.by[0], number)

    def test_a_criterion_of_another_decision_rates_nothing(self, planner, offer):
        _, other = planner.decisions.add({"question": "Move?"})
        with pytest.raises(Refused, match="'autonomy' is a criterion of another decision"):
            planner.decisions.rate(offer.go, criteria(planner, other)[0], 3)

    def test_two_sessions_rate_one_option_by_two_criteria(self, planner, offer, elsewhere):
        pay, team, *_ = offer.by
        planner.decisions.rate(offer.go, pay, 4)
        elsewhere.edits("options", offer.go, scores={str(pay): 4, str(team): 2})
        planner.undo()
        assert planner.career.options[offer.go].scores == (Score(team, 2),)


class TestDeciding:
    def test_the_gut_is_recorded_and_changed(self, planner, offer):
        assert planner.decisions.feel(offer.go).name == "set gut feeling to 'Go'"
        assert planner.decisions.feel(offer.go) is None
        planner.decisions.feel(offer.stay)
        assert planner.career.decisions[offer.id].gut == offer.stay

    def test_deciding_sets_the_day_and_the_look_back_six_months_on(self, planner, offer, today):
        change = planner.decisions.choose(offer.go)
        decision = planner.career.decisions[offer.id]
        assert change.name == "decide 'Take the offer?': 'Go'"
        assert (decision.chosen, decision.decided_on) == (offer.go, today)
        assert str(decision.look_back_on) == "2027-05-23"
        planner.undo()
        assert planner.career.decisions[offer.id].decided_on is None

    def test_a_day_to_look_back_on_that_was_set_stays(self, planner, offer):
        planner.records.set_texts("decisions", offer.id, {"look_back_on": "2027-01-01"})
        planner.decisions.choose(offer.go)
        decision = planner.career.decisions[offer.id]
        assert (decision.chosen, str(decision.look_back_on)) == (offer.go, "2027-01-01")

    def test_choosing_another_is_looked_back_on_anew(self, planner, offer):
        planner.records.set_texts("decisions", offer.id, {"look_back_on": "2026-12-01"})
        planner.decisions.choose(offer.go)
        texts = {"outcome": "worse", "outcome_line": "No"}
        planner.records.set_texts("decisions", offer.id, texts)
        planner.decisions.choose(offer.half)
        decision = planner.career.decisions[offer.id]
        assert (decision.chosen, str(decision.look_back_on)) == (offer.half, "2027-05-23")
        assert (decision.outcome, decision.outcome_line) == ("", "")

    def test_choosing_the_same_again_opens_it_again(self, planner, offer):
        planner.decisions.choose(offer.go)
        assert planner.decisions.choose(offer.go).name == "reopen 'Take the offer?'"
        decision = planner.career.decisions[offer.id]
        assert (decision.chosen, decision.decided_on, decision.look_back_on) == (None, None, None)

    def test_an_avoid_theme_is_ticked_and_unticked_however_it_is_spelled(
        self, planner, desk, offer
    ):
        texts = {"tags": "Night shifts"}
        planner.joblog.add_entry("Never again", "avoid", job=desk.north, texts=texts)
        assert planner.decisions.carry(offer.go, "Night shifts").name == (
            "tick 'Night shifts' on 'Go'"
        )
        option = planner.career.options[offer.go]
        assert [(one.tag, ticked) for one, ticked in decisions.checklist(planner.career, option)] \
            == [("Night shifts", True)]  # fmt: skip
        assert planner.decisions.carry(offer.go, "night  SHIFTS").name.startswith("untick")
        assert planner.career.options[offer.go].avoids == ()


class TestNaming:
    @pytest.mark.parametrize(
        ("text", "which"),
        [("b", "go"), ("A", "stay"), ("GO", "go"), ("half", "half"), ("c ", "half")],
    )
    def test_an_option_is_meant_by_letter_name_or_start(self, planner, offer, text, which):
        assert planner.decisions.option_named(offer.id, text) == getattr(offer, which)

    def test_what_means_none_or_several_is_refused_with_what_there_is(self, planner, offer):
        planner.decisions.add_option(offer.id, "Go west")
        planner.decisions.add_option(offer.id, "Go east")
        assert planner.decisions.option_named(offer.id, "go") == offer.go
        planner.records.delete([("options", offer.go)])
        with pytest.raises(Refused, match="'go' is several options of this decision"):
            planner.decisions.option_named(offer.id, "go")
        with pytest.raises(Refused, match="'no' is no option of this decision; it has A stay as"):
            planner.decisions.option_named(offer.id, "no")
