"""Decisions for tests of the screen: one of three options, and one that is as it was opened."""

from tui_seat import Seat

from tuiplanner.career.decisions import weighed
from tuiplanner.planner.decisions import in_order

COAST, MOVE = "Move to the coast?", "Take the offer of Fjord Data?"
STAY, GO, HALF = "stay as it is", "Take it", "Four days a week"


def decide(seat: Seat) -> int:
    """Take away what decisions there are and open two; returns the id of the newer one."""
    planner = seat.app.planner
    planner.records.delete([("decisions", one) for one in seat.career.decisions])
    planner.decisions.add({"question": COAST})
    _, one = planner.decisions.add({"question": MOVE})
    for name in (GO, HALF):
        planner.decisions.add_option(one, name)
    planner.records.set_texts("decisions", one, {"expect": "More to learn"})
    for number, criterion in enumerate(in_order(seat.career, "criteria", one)):
        if number > 2:
            planner.records.delete([("criteria", criterion)])
    return one


def rate(seat: Seat, decision: int, *rows: tuple[int, ...], weights: tuple[int, ...] = ()) -> None:
    """Rate the options of a decision, each with its ratings in order; 0 leaves one blank."""
    cases = seat.app.planner.decisions
    criteria = in_order(seat.career, "criteria", decision)
    for criterion, weight in zip(criteria, weights, strict=False):
        cases.weigh(criterion, weight)
    for option, ratings in zip(in_order(seat.career, "options", decision), rows, strict=False):
        for criterion, rating in zip(criteria, ratings, strict=False):
            if rating:
                cases.rate(option, criterion, rating)


def scores(seat: Seat, decision: int) -> list[list[int | None]]:
    """Return the ratings of each option of a decision, in the order of its criteria."""
    found = weighed(seat.career, seat.career.decisions[decision])
    return [
        [dict(seat.career.options[option].scores).get(one.id) for one in found.criteria]
        for option in in_order(seat.career, "options", decision)
    ]


def names(seat: Seat, table: str, decision: int) -> list[str]:
    """Return the names of a decision's options or criteria, in order."""
    return [seat.career.label(one) for one in in_order(seat.career, table, decision)]


def a_life(seat: Seat) -> None:
    """Fill an empty file with two jobs, what to avoid, check-ins and a decision half weighed."""
    planner = seat.app.planner
    jobs = [
        planner.joblog.add_job({"title": title, "start": start})[1]
        for title, start in (("Keeper of the light", "2021-04"), ("Deck hand", "2016"))
    ]
    for job in jobs:
        planner.joblog.add_entry("Alone at night", "avoid", job=job, texts={"tags": "night watch"})
    planner.joblog.add_entry("Shouting", "avoid", job=jobs[1], texts={"tags": "shouting"})
    for month, overall in enumerate(("5", "6", "8"), 8):
        given = {"overall": overall, "autonomy": "4", "mastery": "3", "basics": "2"}
        day = {"date": f"2026-{month:02}-01", "line": f"The lamp in month {month}"}
        planner.checkins.add(jobs[0], {**given, **day})
    decision = decide(seat)
    rate(seat, decision, (3, 2, 4), (4, 5, 3), (3, 4, 0), weights=(5, 4, 2))
    cases = planner.decisions
    cases.feel(cases.option_named(decision, "B"))
    cases.carry(cases.option_named(decision, "A"), "night watch")
