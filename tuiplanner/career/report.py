"""A report for others: what was won in a period, for which goals, with whose help.

Private kinds and fields (DOMAIN 2) are not even read unless they are asked for.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from tuiplanner.career import careerline, glance, goals, mentors, months
from tuiplanner.career.career import Career
from tuiplanner.career.careerline import Bar, Line
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.dates import add as moved_by
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import (
    ACHIEVED,
    IN_PROGRESS,
    Entry,
    Goal,
    Mentor,
    Promise,
)
from tuiplanner.career.report_private import Kept, kept, newest_first, within


class Group(NamedTuple):
    """The wins of one goal, those with a result first and then the newest first.

    ``goal`` is None for wins that are evidence for no goal. A win for several goals stands with
    the one that has most of them; ``also`` has the titles of the others by the win's id.
    """

    goal: Goal | None
    wins: tuple[Entry, ...]
    also: dict[int, tuple[str, ...]]


class Moved(NamedTuple):
    """A goal that came to a stage in the period, and the day as far as it is known."""

    goal: Goal
    stage: str
    on: PartialDate


class Thanks(NamedTuple):
    """Somebody who helped: in so many talks, and with these goals of the report by title."""

    name: str
    talks: int
    goals: tuple[str, ...]


class Report(NamedTuple):
    """Everything that is told, in order; both days are within the period.

    ``mentor`` is the person it is made for, None for anybody: then only goals they are linked to
    or that were talked about with them are told, and ``promises`` has what I promised them.
    ``skills`` are tags with how many wins and lessons show them. ``private`` is None unless it was
    asked for. ``line`` is the career line of all jobs and of the goals that are told.
    """

    first: date
    last: date
    mentor: Mentor | None
    groups: tuple[Group, ...]
    lessons: tuple[Entry, ...]
    moved: tuple[Moved, ...]
    thanked: tuple[Thanks, ...]
    skills: tuple[tuple[str, int], ...]
    promises: tuple[Promise, ...]
    private: Kept | None
    line: Line
    months: int

    @property
    def is_empty(self) -> bool:
        """Say whether nothing of the period can be told."""
        return not (self.groups or self.lessons or self.moved or self.thanked or self.promises)


def period(since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """Return the first and last day: by default the year that ends with ``until`` or today.

    Raises :class:`Refused` when the first is after the last.
    """
    last = until or today
    first = since or moved_by(last, -1, "y")
    if first > last:
        raise Refused(f"the period ends on {last}, before it begins on {first}; change one of them")
    return first, last


def report(
    career: Career,
    first: date,
    last: date,
    today: date,
    *,
    mentor: Mentor | None = None,
    private: bool = False,
) -> Report:
    """Return the report; entries and goals count by the first day that their date can mean.

    Retired entries and goals let go are left out.
    """
    told = set(_goals_with(career, mentor)) if mentor else None
    entries = [one for one in within(career, first, last) if told is None or told & {*one.goals}]
    wins = [one for one in entries if one.kind == "win"]
    lessons = sorted((one for one in entries if one.kind == "lesson"), key=newest_first)
    groups = _groups(career, wins, told)
    moved = _moved(career, first, last, told)
    shown = {group.goal.id for group in groups if group.goal} | {one.goal.id for one in moved}
    return Report(
        first,
        last,
        mentor,
        groups,
        tuple(lessons),
        moved,
        _thanked(career, (first, min(last, today)), shown, entries, only=mentor is not None),
        _skills(career, (*wins, *lessons)),
        _promised(career, mentor, first, last),
        kept(career, first, last, mentor, told) if private else None,
        _line(career, today, shown),
        months.experience(career, today),
    )


def _goals_with(career: Career, mentor: Mentor) -> Iterable[int]:
    yield from career.goals.by("mentors", mentor.id)
    for talk in mentors.talks_of(career, mentor.id):
        yield from talk.goals


def _groups(career: Career, wins: Iterable[Entry], told: set[int] | None) -> tuple[Group, ...]:
    """Return wins by goal: the goal with most of them first, those for none last."""
    found: dict[int, list[int]] = {}
    every = {one.id: one for one in wins}
    for win in every.values():
        for one in win.goals:
            if one in career.goals and (told is None or one in told):
                found.setdefault(one, []).append(win.id)
    left = dict(every)
    groups = []
    newest = {goal: min(newest_first(every[one]) for one in among) for goal, among in found.items()}
    for goal_id in sorted(found, key=lambda one: (-len(found[one]), newest[one], one)):
        goal = career.goals[goal_id]
        if goal.let_go is not None:
            continue
        if own := [left.pop(one) for one in found[goal_id] if one in left]:
            also = {one.id: _titles(career, one.goals, goal_id) for one in own}
            groups.append(Group(goal, _by_result(own), also))
    if left:
        groups.append(Group(None, _by_result(left.values()), {}))
    return tuple(groups)


def _titles(career: Career, ids: Iterable[int], but: int) -> tuple[str, ...]:
    found = career.goals.among(one for one in ids if one != but)
    return tuple(one.title for one in found if one.let_go is None)


def _by_result(wins: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(wins, key=lambda one: (not one.result, *newest_first(one))))


def _moved(career: Career, first: date, last: date, told: set[int] | None) -> tuple[Moved, ...]:
    """Return goals that were achieved in the period, then those that were begun and still run."""
    found = []
    for stage in (ACHIEVED, IN_PROGRESS):
        among = []
        for goal in career.goals.among(goals.column(career, stage)):
            day = goals.entered(goal)
            on = goal.achieved_on if stage == ACHIEVED and goal.achieved_on else None
            on = on or (PartialDate.of(day) if day else None)
            if on and first <= on.lo() <= last and (told is None or goal.id in told):
                among.append(Moved(goal, stage, on))
        found += sorted(among, key=lambda one: (-one.on.lo().toordinal(), one.goal.id))
    return tuple(found)


def _thanked(
    career: Career,
    within: tuple[date, date],
    shown: set[int],
    entries: Iterable[Entry],
    *,
    only: bool,
) -> tuple[Thanks, ...]:
    """Return who was talked with in the period or helps with a goal that is told, by name.

    ``only`` leaves those out who help with none of the goals.
    """
    first, last = within
    found = []
    for mentor in career.mentors.values():
        days = [one.date for one in mentors.talks_of(career, mentor.id) if one.date]
        talks = sum(first <= day <= last for day in days)
        helped = [one for one in dict.fromkeys(_goals_with(career, mentor)) if one in shown]
        if mentor.role != "hoped-for" and (helped or (talks and not only)):
            titles = tuple(one.title for one in career.goals.among(helped))
            found.append(Thanks(mentor.name, talks, titles))
    known = {one.name.casefold() for one in found}
    others = {one.from_whom.casefold(): one.from_whom for one in entries if one.from_whom}
    found += [Thanks(name, 0, ()) for key, name in others.items() if key not in known]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.talks)))


def _skills(career: Career, entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    """Return the tags of entries, those of most entries first, each in its first spelling."""
    counts = Counter(tag for one in entries for tag in glance.folded(career, one.tags))
    spelled = glance.spelling(career)
    order = sorted(counts, key=lambda tag: (-counts[tag], tag))
    return tuple((spelled[tag], counts[tag]) for tag in order)


def _promised(
    career: Career, mentor: Mentor | None, first: date, last: date
) -> tuple[Promise, ...]:
    """Return what I promised the mentor in talks of the period, or kept in it."""
    if mentor is None:
        return ()
    found = []
    for talk in mentors.talks_of(career, mentor.id):
        for one in career.promises.among(sorted(career.promises.by("talk", talk.id))):
            days = [day for day in (talk.date, one.done) if day]
            if one.who == "me" and any(first <= day <= last for day in days):
                found.append(one)
    return tuple(found)


def _line(career: Career, today: date, shown: set[int]) -> Line:
    line = careerline.line(career, today)
    bars: tuple[Bar, ...] = tuple(bar for bar in line.bars if bar.kind == "job" or bar.id in shown)
    return line._replace(bars=bars)


def as_data(told: Report) -> dict[str, Any]:
    """Return the report for programs: records by id, days as texts."""
    private = told.private
    return {
        "since": str(told.first),
        "until": str(told.last),
        "for": told.mentor.id if told.mentor else None,
        "wins": [
            {"goal": one.goal.id if one.goal else None, "entries": [win.id for win in one.wins]}
            for one in told.groups
        ],
        "lessons": [one.id for one in told.lessons],
        "moved": [
            {"goal": one.goal.id, "stage": one.stage, "on": str(one.on)} for one in told.moved
        ],
        "thanked": [one.name for one in told.thanked],
        "skills": [{"tag": tag, "entries": count} for tag, count in told.skills],
        "promises": [one.id for one in told.promises],
        "private": [one.id for one in private.entries] if private else [],
    }
