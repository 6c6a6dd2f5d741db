"""Playbooks: the four starter sets are offered, edited and then added."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tuiplanner.career import dates
from tuiplanner.career.errors import Refused
from tuiplanner.career.playbooks import (
    PLAYBOOKS,
    Playbook,
    PlaybookGoal,
    PlaybookStep,
    named,
    present,
)
from tuiplanner.career.text import TEXT_LIMIT, TITLE_LIMIT, shown
from tuiplanner.planner import playbooks
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import counted, said
from tuiplanner.tui.widgets.choice import Choice, PutBack, Tick

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
            due = None if step.days is None else today + timedelta(days=step.days)
            found.append(
                Tick(step.text, under=under, limit=TEXT_LIMIT, value=(at, number),
                     dated=True, due=due)
            )  # fmt: skip
    return found


def edited(playbook: Playbook, ticks: Sequence[Tick], today: date) -> tuple[Playbook, bool]:
    """Return the playbook of what is ticked, as it was edited, and whether to start it."""
    taken = {one.value: one for one in ticks if one.on}
    goals = [
        _goal(goal, at, taken, today)
        for at, goal in enumerate(playbook.goals)
        if (at, "title") in taken
    ]
    return playbook._replace(goals=tuple(goals)), START in taken


def _goal(goal: PlaybookGoal, at: int, taken: Mapping[object, Tick], today: date) -> PlaybookGoal:
    texts = {
        name: taken[at, name].text if (at, name) in taken else "" for name in ("title", *TEXTS)
    }
    steps = [taken[at, number] for number in range(len(goal.steps)) if (at, number) in taken]
    return goal._replace(steps=tuple(_step(one, today) for one in steps), **texts)


def _step(one: Tick, today: date) -> PlaybookStep:
    return PlaybookStep(one.text, None if one.due is None else (one.due - today).days)


def written(ticks: Sequence[Tick], put_back: PutBack | None = None) -> str:
    """Write lines as a text, one under the other, each behind where it comes from.

    What Esc put back stands below them, behind its line's place and a tilde.
    """
    found = [
        f"{_key(one)} {'[x]' if one.on else '[ ]'} {one.due or '-'} {one.text}" for one in ticks
    ]
    if put_back:
        key, what = _key(ticks[put_back.line]), "due" if put_back.is_day else "text"
        found.append(f"~{key} {what} {put_back.text}")
    return "\n".join(found)


_LINE = re.compile(r"(\S+) \[([x ])\] (-|[0-9]{4}-[0-9]{2}-[0-9]{2}) (.*)")
_PUT_BACK = re.compile(r"~(\S+) (due|text) (.*)")


def read(ticks: Sequence[Tick], text: str) -> tuple[list[Tick], PutBack | None]:
    """Return what was :func:`written`; lines that the text lacks stay as they are.

    Raises :class:`Refused` for a due day that no calendar has.
    """
    found, put_back = {}, None
    at = {_key(one): index for index, one in enumerate(ticks)}
    for line in text.split("\n"):
        if match := _LINE.fullmatch(line):
            found[match[1]] = match
        elif (match := _PUT_BACK.fullmatch(line)) and match[1] in at:
            put_back = PutBack(at[match[1]], match[2] == "due", match[3])
    return [_read(one, found[_key(one)]) if _key(one) in found else one for one in ticks], put_back


def _read(one: Tick, match: re.Match[str]) -> Tick:
    due = None if match[3] == "-" else dates.parse_day(match[3])
    return one._replace(on=match[2] == "x", due=due if one.dated else None, text=match[4])


def _key(one: Tick) -> str:
    return one.value if isinstance(one.value, str) else ".".join(map(str, one.value))


class Offer:
    """One playbook before a person: its lines, the warning, and adding what they left of it.

    ``base`` are the lines as they are written where nothing is changed. Raises :class:`Refused`
    for a name that no playbook has.
    """

    def __init__(self, planner: Planner, name: str) -> None:
        found = named(name)
        if found is None:
            raise Refused(f"no playbook is called '{shown(name)[:40]}'")
        self._planner, self.playbook = planner, found
        career = planner.career
        titles = {career.goals[one].title for one in present(career, found)}
        self.lines = lines(found, planner.today(), sorted(titles))
        self.base = written(self.lines)
        self.origin = Origin("playbook", "goals", kind=name)
        count = counted(len(titles), "goal")
        self.warning = f"{count} of it on your board already: not ticked" if titles else ""

    def add(self, ticks: Sequence[Tick]) -> tuple[str, int]:
        """Add what is ticked; returns the message and the first goal's id."""
        wanted, start = edited(self.playbook, ticks, self._planner.today())
        change, first = playbooks.add(self._planner, wanted, start=start)
        goals = counted(len(wanted.goals), "goal")
        steps = counted(sum(len(goal.steps) for goal in wanted.goals), "step")
        return f"{shown(said(change))}; {goals}, {steps}", first
