"""The brief before a talk: where we stood, what is owed, what to ask, what has happened since."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from tuiplanner.career import dates, goals, joblog, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.dates import day_of
from tuiplanner.career.fields import Move
from tuiplanner.career.mentors import Contact
from tuiplanner.career.records import ACHIEVED, Entry, Goal, Mentor, Promise, Step, Talk

_ORDER = {stage: place for place, stage in enumerate(("in-progress", "idea", "achieved"))}


class Owed(NamedTuple):
    """A promise, and the days since the talk it was made in."""

    promise: Promise
    age: int


class Since(NamedTuple):
    """What has happened on a goal since the last talk, each oldest first."""

    goal: Goal
    moves: tuple[Move, ...]
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]

    @property
    def is_quiet(self) -> bool:
        """Say whether nothing has happened."""
        return not (self.moves or self.entries or self.steps)


class Brief(NamedTuple):
    """Everything to know before a talk with a mentor.

    ``last`` is the latest talk up to today, None when there was none; ``since`` the day of the
    latest one before today, else the day the record was made: on the day of a talk the brief still
    says what led to it. Promises are those still open, the oldest first, and those kept today.
    ``topics`` are the queued ones, and those done today, in the order they were queued.
    ``helped`` are the talks in which I did something for them, the newest first.
    """

    contact: Contact
    last: Talk | None
    since: date | None
    mine: tuple[Owed, ...]
    theirs: tuple[Owed, ...]
    topics: tuple[Any, ...]
    goals: tuple[Since, ...]
    helped: tuple[Talk, ...]


def brief(career: Career, mentor: Mentor, today: date) -> Brief:
    """Return the brief; goals are those linked to the mentor, discussed with them, or queued.

    Goals let go are left out, and achieved ones on which nothing has happened since.
    """
    talks = mentors.talks_of(career, mentor.id)
    past = [one for one in talks if one.date and one.date <= today]
    before = [one.date for one in past if one.date and one.date < today]
    since = before[0] if before else day_of(mentor.created)
    owed = _owed(career, talks, today)
    topics = [one for one in topics_of(career, mentor.id) if one.done in {None, today}]
    found = [_since(career, goal, since, today) for goal in _goals(career, mentor, talks, topics)]
    return Brief(
        mentors.contact(career, mentor, today),
        past[0] if past else None,
        since,
        tuple(one for one in owed if one.promise.who == "me"),
        tuple(one for one in owed if one.promise.who != "me"),
        tuple(topics),
        tuple(one for one in found if not (one.is_quiet and one.goal.stage == ACHIEVED)),
        tuple(one for one in past if one.helped),
    )


def topics_of(career: Career, mentor: int) -> list[Any]:
    """Return all topics of a mentor in the order they were queued."""
    found = career.topics.among(career.topics.by("mentor", mentor))
    return sorted(found, key=lambda one: (one.created, one.id))


def _owed(career: Career, talks: list[Talk], today: date) -> list[Owed]:
    return [
        Owed(one, max(0, (today - talk.date).days) if talk.date else 0)
        for talk in reversed(talks)
        for one in career.promises.among(sorted(career.promises.by("talk", talk.id)))
        if one.done in {None, today}
    ]


def _goals(career: Career, mentor: Mentor, talks: list[Talk], topics: list[Any]) -> list[Goal]:
    """Return the goals it is about: those in progress first, then ideas, as on the board."""
    ids = dict.fromkeys(career.goals.by("mentors", mentor.id))
    ids |= dict.fromkeys(goal for talk in talks for goal in talk.goals)
    ids |= dict.fromkeys(one.goal for one in topics if one.goal)
    found = [one for one in career.goals.among(ids) if one.let_go is None]
    return sorted(found, key=lambda one: (_ORDER[one.stage], one.rank, one.id))


def _since(career: Career, goal: Goal, since: date | None, today: date) -> Since:
    def after(day: date | None) -> bool:
        return day is not None and (since is None or day > since) and day <= today

    found: list[Entry] = career.entries.among(career.entries.by("goals", goal.id))
    entries = [one for one in found if not one.retired and one.date and after(one.date.lo())]
    steps = [one for one in goals.steps_of(career, goal.id) if after(one.done)]
    return Since(
        goal,
        tuple(move for move in goal.moved if after(move.on)),
        tuple(sorted(entries, key=joblog.newest)),
        tuple(sorted(steps, key=lambda one: (one.done or date.min, one.rank))),
    )


def cadence(one: Contact, today: date) -> str:
    """Say in words when to talk again, and from when on it would be neglect.

    Such as ``every 30 days: due since 9 Oct, neglected from 8 Nov``.
    """
    every = one.mentor.every
    if one.state in {"ended", "hoped-for", "no-cadence"} or one.due is None or every is None:
        return one.state.replace("-", " ")
    due, late = dates.shown(one.due, today), one.due + timedelta(days=every)
    passed = "due since" if one.due < today else "due"
    grew = "neglected since" if late <= today else "neglected from"
    words = f"every {every} days: {passed} {due}, {grew} {dates.shown(late, today)}"
    if one.state == "planned":
        return f"{words}; planned for {dates.shown(one.planned, today)}"
    if one.state == "paused":
        return f"{words}; paused until {dates.shown(one.mentor.paused_until, today)}"
    return words


def standing(one: Contact, today: date) -> str:
    """Say how contact stands, with its cadence where there is one."""
    state, words = mentors.in_words(one, today), cadence(one, today)
    return state if state == words else f"{state}; {words}"


def ago(day: date, today: date) -> str:
    """Say how long ago a day was: ``today``, ``yesterday``, ``75 days ago``."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def as_data(one: Brief) -> dict[str, Any]:
    """Return the brief for programs: records by id, days as texts."""
    contact = one.contact
    return {
        "mentor": contact.mentor.id,
        "state": contact.state,
        "last": str(contact.last) if contact.last else None,
        "due": str(contact.due) if contact.due else None,
        "since": str(one.since) if one.since else None,
        "next_ask": contact.mentor.next_ask or None,
        "mine": [{"promise": owed.promise.id, "age": owed.age} for owed in one.mine],
        "theirs": [{"promise": owed.promise.id, "age": owed.age} for owed in one.theirs],
        "topics": [topic.id for topic in one.topics],
        "goals": [
            {
                "goal": found.goal.id,
                "moved": [{"stage": move.stage, "on": str(move.on)} for move in found.moves],
                "entries": [entry.id for entry in found.entries],
                "steps": [step.id for step in found.steps],
            }
            for found in one.goals
        ],
        "helped": [talk.id for talk in one.helped],
    }
