"""Playbooks: the four starter sets are offered, edited and then added."""

from collections.abc import Sequence
from datetime import date, timedelta

from tuiplanner.career import dates
from tuiplanner.career.errors import Refused
from tuiplanner.career.playbooks import PLAYBOOKS, Playbook, PlaybookGoal, named, present
from tuiplanner.career.text import TEXT_LIMIT, TITLE_LIMIT, shown
from tuiplanner.planner import playbooks
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import counted, said
from tuiplanner.tui.widgets.choice import Choice, Tick

TEXTS = {"why": "why", "done_when": "done when", "obstacle": "obstacle", "if_then": "if, then"}
"""The texts of a goal that a playbook gives, and what stands before them."""
START = "start"


def choices() -> list[Choice]:
    """Return the playbooks to choose from, by name."""
    return [
        Choice(f"Playbook: {one.title[0].lower()}{one.title[1:]}", "", one.name)
        for one in PLAYBOOKS
    ]


def lines(playbook: Playbook, today: date, there: Sequence[str] = ()) -> list[Tick]:
    """Return what of a playbook can be ticked and edited; goals that are ``there`` are left.

    The value of a line is where it comes from: (goal, field) or (goal, number of the step).
    """
    found = [Tick("start the first goal at once", on=False, value=START)]
    for at, goal in enumerate(playbook.goals):
        found.append(
            Tick(
                goal.title, "goal", goal.title not in there, limit=TITLE_LIMIT, value=(at, "title")
            )
        )
        under = len(found) - 1
        found += [
            Tick(getattr(goal, name), under=under, box=False, label=label, limit=TITLE_LIMIT,
                 value=(at, name))
            for name, label in TEXTS.items()
            if getattr(goal, name)
        ]  # fmt: skip
        for number, step in enumerate(goal.steps):
            due = f"due {dates.shown(today + timedelta(days=step.days), today)}"
            found.append(Tick(step.text, due, under=under, limit=TEXT_LIMIT, value=(at, number)))
    return found


def edited(playbook: Playbook, ticks: Sequence[Tick]) -> tuple[Playbook, bool]:
    """Return the playbook of what is ticked, as it was edited, and whether to start it."""
    taken = {one.value: one.text for one in ticks if one.on}
    goals = [
        _goal(goal, at, taken) for at, goal in enumerate(playbook.goals) if (at, "title") in taken
    ]
    return playbook._replace(goals=tuple(goals)), START in taken


def _goal(goal: PlaybookGoal, at: int, taken: dict[object, str]) -> PlaybookGoal:
    texts = {name: taken.get((at, name), "") for name in ("title", *TEXTS)}
    steps = [
        step._replace(text=taken[at, number])
        for number, step in enumerate(goal.steps)
        if (at, number) in taken
    ]
    return goal._replace(steps=tuple(steps), **texts)


class Offer:
    """One playbook before a person: its lines, the warning, and adding what they left of it."""

    def __init__(self, planner: Planner, name: str) -> None:
        found = named(name)
        if found is None:
            raise Refused(f"no playbook is called '{shown(name)[:40]}'")
        self._planner, self.playbook = planner, found
        career = planner.career
        titles = {career.goals[one].title for one in present(career, found)}
        self.lines = lines(found, planner.today(), sorted(titles))
        count = counted(len(titles), "goal")
        self.warning = f"{count} of it on your board already: not ticked" if titles else ""

    def add(self, ticks: Sequence[Tick]) -> tuple[str, int]:
        """Add what is ticked; returns the message and the first goal's id."""
        wanted, start = edited(self.playbook, ticks)
        change, first = playbooks.add(self._planner, wanted, start=start)
        goals = counted(len(wanted.goals), "goal")
        steps = counted(sum(len(goal.steps) for goal in wanted.goals), "step")
        return f"{shown(said(change))}; {goals}, {steps}", first
