"""Which records a list has, and in which order: that of the screen."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from tuiplanner.career import goals, joblog, mentors, tags
from tuiplanner.career.brief import topics_of
from tuiplanner.career.career import Career
from tuiplanner.career.gave import is_open
from tuiplanner.career.records import STAGES, Goal, Promise, Talk

FILTERS = {
    "goals": {"stage", "job", "mentor", "tag", "since", "stalled", "overdue"},
    "jobs": {"goal", "tag"},
    "entries": {"job", "goal", "tag", "since"},
    "mentors": {"goal", "tag", "overdue"},
    "steps": {"stage", "goal", "overdue"},
    "talks": {"goal", "mentor", "since"},
    "promises": {"mentor", "since"},
    "topics": {"goal", "mentor"},
    "checkins": {"job", "since"},
    "decisions": {"goal", "overdue"},
    "options": {"decision"},
    "criteria": {"decision"},
    "reviews": {"goal", "since"},
}
"""What can be listed, and by what each can be filtered."""


class Wanted(NamedTuple):
    """Which records to list; None leaves a question out, job 0 asks for those of no job."""

    hidden: bool
    stage: str | None = None
    job: int | None = None
    goal: int | None = None
    mentor: int | None = None
    decision: int | None = None
    tag: str | None = None
    since: dt.date | None = None
    stalled: bool = False
    overdue: bool = False


def ids(what: str, career: Career, wanted: Wanted, today: dt.date) -> list[int]:
    """Return the ids of the records of a kind in :data:`FILTERS` that are wanted, in order."""
    return list(_LISTS[what](career, wanted, today))


def _goals(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    for stage in STAGES:
        if wanted.stage in {None, stage}:
            found = goals.column(career, stage, hidden=wanted.hidden)
            if wanted == Wanted(wanted.hidden, wanted.stage):
                yield from found
                continue
            for goal in career.goals.among(found):
                if (
                    _tagged(goal.tags, wanted)
                    and _of_jobs(goal.jobs, wanted)
                    and wanted.mentor in {None, *goal.mentors}
                    and _since(goals.entered(goal), wanted)
                    and _stands(career, goal, wanted, today)
                ):
                    yield goal.id


def _stands(career: Career, goal: Goal, wanted: Wanted, today: dt.date) -> bool:
    """Say whether a goal is as stalled and as overdue as it is asked for."""
    if not (wanted.stalled or wanted.overdue):
        return True
    now = goals.standing(career, goal, today)
    return (now.stalled or not wanted.stalled) and (now.overdue or not wanted.overdue)


def _jobs(career: Career, wanted: Wanted, _today: dt.date) -> Iterator[int]:
    dated, undated = joblog.jobs_in_order(career)
    goal = career.goals[wanted.goal] if wanted.goal else None
    for job in (*dated, *undated):
        if _tagged(job.tags, wanted) and (goal is None or job.id in goal.jobs):
            yield job.id


def _entries(career: Career, wanted: Wanted, _today: dt.date) -> Iterator[int]:
    if wanted.job is not None:
        entries = joblog.entries_of(career, wanted.job or None, hidden=wanted.hidden)
    else:
        entries = [one for one in career.entries.values() if wanted.hidden or not one.retired]
        entries.sort(key=joblog.newest, reverse=True)
    for entry in entries:
        on = entry.date.lo() if entry.date else None
        if (
            _tagged(entry.tags, wanted)
            and wanted.goal in {None, *entry.goals}
            and _since(on, wanted)
        ):
            yield entry.id


def _mentors(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    goal = career.goals[wanted.goal] if wanted.goal else None
    for contact in mentors.in_order(career, today, hidden=wanted.hidden):
        mentor = contact.mentor
        if (
            _tagged(mentor.topics, wanted)
            and (goal is None or mentor.id in goal.mentors)
            and (not wanted.overdue or contact.state in mentors.WAITING)
        ):
            yield mentor.id


def _steps(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    for goal in _goals(career, Wanted(wanted.hidden, wanted.stage), today):
        if wanted.goal in {None, goal}:
            to_do = is_open(career.goals[goal])
            for step in goals.steps_of(career, goal):
                late = to_do and not step.done and step.due and today > step.due.hi()
                if late or not wanted.overdue:
                    yield step.id


def _talks(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    talks: list[Talk] = [
        talk
        for mentor in _people(career, wanted, today)
        for talk in mentors.talks_of(career, mentor)
        if wanted.goal in {None, *talk.goals} and _since(talk.date, wanted)
    ]
    talks.sort(key=lambda talk: (talk.date or dt.date.min, talk.id), reverse=True)
    return iter([talk.id for talk in talks])


def _people(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    """Return the mentor that is asked for, or all of them."""
    return iter([wanted.mentor]) if wanted.mentor else _mentors(career, _shown(wanted), today)


def _shown(wanted: Wanted) -> Wanted:
    return Wanted(wanted.hidden)


def _promises(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    made: list[Promise] = [
        promise
        for talk in _talks(career, wanted, today)
        for promise in career.promises.among(sorted(career.promises.by("talk", talk)))
    ]
    made.sort(key=lambda promise: promise.done is not None)
    return iter([promise.id for promise in made])


def _topics(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    """Return topics mentor by mentor, those still to be talked about first."""
    for mentor in _people(career, wanted, today):
        for topic in sorted(topics_of(career, mentor), key=lambda one: one.done is not None):
            if wanted.goal in {None, topic.goal} and (wanted.hidden or topic.done is None):
                yield topic.id


def _checkins(career: Career, wanted: Wanted, _today: dt.date) -> Iterator[int]:
    found = [
        one
        for one in career.checkins.values()
        if wanted.job in {None, one.job} and _since(one.date, wanted)
    ]
    return _newest(found)


def _reviews(career: Career, wanted: Wanted, _today: dt.date) -> Iterator[int]:
    found = [
        one
        for one in career.reviews.values()
        if wanted.goal in {None, *one.goals} and _since(one.date, wanted)
    ]
    return _newest(found)


def _newest(found: list[Any]) -> Iterator[int]:
    found.sort(key=lambda one: (one.date or dt.date.min, one.id), reverse=True)
    return iter([one.id for one in found])


def _decisions(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    """Return open decisions before those that were made, each newest first."""
    if not career.rows.get("decisions"):
        return
    from tuiplanner.career.decisions import look_back_due  # noqa: PLC0415 - only where there is one

    found = sorted(
        career.decisions.values(),
        key=lambda one: (one.decided_on is None, one.decided_on or one.created, one.id),
        reverse=True,
    )
    for one in found:
        if wanted.goal in {None, one.goal} and (not wanted.overdue or look_back_due(one, today)):
            yield one.id


def _of_decisions(career: Career, wanted: Wanted, today: dt.date, table: str) -> Iterator[int]:
    records = career.table(table)
    for decision in [wanted.decision] if wanted.decision else _decisions(career, wanted, today):
        among: list[Any] = records.among(records.by("decision", decision))
        yield from (one.id for one in sorted(among, key=lambda one: (one.rank, one.id)))


def _options(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    return _of_decisions(career, wanted, today, "options")


def _criteria(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    return _of_decisions(career, wanted, today, "criteria")


def _since(on: dt.date | None, wanted: Wanted) -> bool:
    """Say whether a day is late enough; what has no day is not, where one is asked for."""
    return wanted.since is None or (on is not None and on >= wanted.since)


def _tagged(held: Iterable[str], wanted: Wanted) -> bool:
    return wanted.tag is None or tags.fold(wanted.tag) in {tags.fold(tag) for tag in held}


def _of_jobs(held: Iterable[int], wanted: Wanted) -> bool:
    jobs = tuple(held)
    return wanted.job is None or (wanted.job in jobs if wanted.job else not jobs)


_LISTS: dict[str, Callable[[Career, Wanted, dt.date], Iterable[int]]] = {
    "goals": _goals,
    "jobs": _jobs,
    "entries": _entries,
    "mentors": _mentors,
    "steps": _steps,
    "talks": _talks,
    "promises": _promises,
    "topics": _topics,
    "checkins": _checkins,
    "decisions": _decisions,
    "options": _options,
    "criteria": _criteria,
    "reviews": _reviews,
}
