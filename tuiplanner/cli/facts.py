"""Records as single lines: their name first, then the quiet facts."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable

from tuiplanner.career import dates, goals, joblog, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.dates import shown
from tuiplanner.career.mentors import Contact
from tuiplanner.career.records import (
    RECORDS,
    STAGE_NAMES,
    Entry,
    Goal,
    Job,
    Promise,
    Step,
    Talk,
)
from tuiplanner.planner.words import counted

Cells = tuple[str, ...]


def maker(table: str) -> Callable[..., Cells]:
    """Return what makes the line of a record of a kind: ``make(career, record, today)``."""
    noun = RECORDS[table].NOUN.replace("-", "_")
    module: object = sys.modules[__name__]
    if table in RECORDS.LATER:
        from tuiplanner.cli import reflected as module  # noqa: PLC0415 - when it is asked for
    made: Callable[..., Cells] = getattr(module, f"of_{noun}")
    return made


def quiet(parts: Iterable[str]) -> str:
    """Join the facts that there are."""
    return " · ".join(part for part in parts if part)


def box(done: dt.date | None) -> str:
    """Return the mark of something to tick."""
    return "[x]" if done else "[ ]"


def of_goal(career: Career, goal: Goal, today: dt.date) -> Cells:
    """Return slug, stage, title and how the goal stands."""
    name = goal.slug or str(goal.id)
    return (
        name,
        STAGE_NAMES[goal.stage].lower(),
        goal.title,
        quiet(goals.facts(career, goal, today)),
    )


def of_job(career: Career, job: Job, _today: dt.date) -> Cells:
    """Return slug, time, title and what kind of job it is."""
    entries = career.entries.by("job", job.id)
    about = [job.org, "" if job.kind == "job" else job.kind]
    about.append(counted(len(entries), "entry") if entries else "")
    return job.slug or str(job.id), joblog.span(job) or "undated", job.title, quiet(about)


def of_entry(career: Career, entry: Entry, today: dt.date) -> Cells:
    """Return id, date, kind, where it belongs and the text, which may be long."""
    job = career.jobs.get(entry.job) if entry.job else None
    about = [job.title if job else "", *entry.tags]
    about.append(f"retired {shown(entry.retired, today)}" if entry.retired else "")
    on = str(entry.date) if entry.date else "undated"
    return str(entry.id), on, entry.kind, entry.text, quiet(about)


def of_contact(one: Contact, today: dt.date) -> Cells:
    """Return slug, state, name and who the person is."""
    mentor = one.mentor
    role = mentor.role.replace("-", " ")
    about = [role if role != one.state.replace("-", " ") else "", mentor.title, mentor.org]
    about.append(f"last {shown(one.last, today)}" if one.last else "")
    return mentor.slug or str(mentor.id), mentors.in_words(one, today), mentor.name, quiet(about)


def of_step(career: Career, step: Step, today: dt.date) -> Cells:
    """Return id, mark, text, goal and due day."""
    about = quiet([career.label(step.goal), step_due(step, today)])
    return str(step.id), box(step.done), step.text, about


def step_due(step: Step, today: dt.date) -> str:
    """Return when a step was done, or is due, and whether that day has passed."""
    if step.done:
        return f"done {shown(step.done, today)}"
    if step.due is None:
        return ""
    return f"{'overdue' if today > step.due.hi() else 'due'} {shown(step.due, today)}"


def of_talk(career: Career, talk: Talk, today: dt.date) -> Cells:
    """Return id, day, mentor, topics and what else there is about the talk."""
    promises = career.promises.among(career.promises.by("talk", talk.id))
    still = sum(promise.done is None for promise in promises)
    about = ["planned" if talk.date and talk.date > today else ""]
    about.append(f"{counted(still, 'promise')} open" if still else "")
    on = str(talk.date) if talk.date else "undated"
    return str(talk.id), on, career.label(talk.mentor), talk.topics, quiet(about)


def of_promise(career: Career, promise: Promise, today: dt.date) -> Cells:
    """Return id, mark, who promised, text, and the talk it was made in."""
    talk = career.talks.get(promise.talk)
    with_whom = career.label(talk.mentor) if talk else ""
    on = dates.shown(talk.date if talk else None, today)
    return (
        str(promise.id),
        box(promise.done),
        promised(promise),
        promise.text,
        quiet([with_whom, on]),
    )


def promised(promise: Promise) -> str:
    """Return whose promise it is."""
    return "mine" if promise.who == "me" else "theirs"
