"""list: the records of one kind in the order of the screen."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import click

from tuiplanner.career import goals, joblog, mentors, tags
from tuiplanner.career.career import Career
from tuiplanner.career.records import RECORDS, STAGES, Promise, Talk
from tuiplanner.cli import facts, printing
from tuiplanner.cli.capture import NO_JOB
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.data import flat
from tuiplanner.cli.desk import Desk
from tuiplanner.planner import refs

FILTERS = {
    "goals": {"stage", "job", "tag"},
    "jobs": {"goal", "tag"},
    "entries": {"job", "goal", "tag"},
    "mentors": {"goal", "tag"},
    "steps": {"stage", "goal"},
    "talks": {"goal"},
    "promises": set[str](),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records to list; None leaves a question out, job 0 asks for those of no job."""

    hidden: bool
    stage: str | None = None
    job: int | None = None
    goal: int | None = None
    tag: str | None = None


@command("list", example="list goals --stage in-progress")
@click.argument("what", type=click.Choice(list(FILTERS)))
@click.option("--all", "hidden", is_flag=True, help="Also those let go, ended or retired.")
@click.option("--stage", type=click.Choice(STAGES), help="Goals of this stage, or their steps.")
@click.option("--job", type=Ref("jobs"), metavar="J|none", help="Entries or goals of this job.")
@click.option("--goal", type=Ref("goals"), help="Whatever is linked to this goal.")
@click.option("--tag", help="Records with this tag or topic.")
def list_command(desk: Desk, what: str, hidden: bool, **asked: str | None) -> None:
    """List records, one a line, in the order of the screen."""
    given = {name for name, value in asked.items() if value is not None}
    if unfit := sorted(given - FILTERS[what]):
        raise click.UsageError(f"{what} cannot be filtered by --{unfit[0]}")
    career = desk.career
    job, goal = _job(career, asked["job"]), _goal(career, asked["goal"])
    wanted = Wanted(hidden, asked["stage"], job, goal, asked["tag"])
    ids = list(_LISTS[what](career, wanted, desk.planner.today()))
    if desk.json:
        printing.data([flat(career, what, one) for one in ids])
        return
    printing.say(*printing.aligned(_lines(desk, what, ids)))
    if not ids:
        printing.hint(f"no {what} {'to show' if given or career.rows.get(what) else 'yet'}")


def _job(career: Career, text: str | None) -> int | None:
    if text is None:
        return None
    return 0 if text.strip().casefold() == NO_JOB else refs.resolve(career, text, ["jobs"])[1]


def _goal(career: Career, text: str | None) -> int | None:
    return None if text is None else refs.resolve(career, text, ["goals"])[1]


def _lines(desk: Desk, what: str, ids: Iterable[int]) -> list[facts.Cells]:
    career, today = desk.career, desk.planner.today()
    if what == "mentors":
        people = career.mentors.among(ids)
        return [facts.of_contact(mentors.contact(career, one, today), today) for one in people]
    make: Callable[..., facts.Cells] = getattr(facts, f"of_{RECORDS[what].NOUN}")
    return [make(career, one, today) for one in career.table(what).among(ids)]


def _goals(career: Career, wanted: Wanted, _today: dt.date) -> Iterator[int]:
    for stage in STAGES:
        if wanted.stage in {None, stage}:
            ids = goals.column(career, stage, hidden=wanted.hidden)
            if wanted.tag is None and wanted.job is None:
                yield from ids
                continue
            for goal in career.goals.among(ids):
                if _tagged(goal.tags, wanted) and _of_jobs(goal.jobs, wanted):
                    yield goal.id


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
        if _tagged(entry.tags, wanted) and wanted.goal in {None, *entry.goals}:
            yield entry.id


def _mentors(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    goal = career.goals[wanted.goal] if wanted.goal else None
    for contact in mentors.in_order(career, today, hidden=wanted.hidden):
        mentor = contact.mentor
        if _tagged(mentor.topics, wanted) and (goal is None or mentor.id in goal.mentors):
            yield mentor.id


def _steps(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    for goal in _goals(career, Wanted(wanted.hidden, wanted.stage), today):
        if wanted.goal in {None, goal}:
            yield from (step.id for step in goals.steps_of(career, goal))


def _talks(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    talks: list[Talk] = [
        talk
        for mentor in _mentors(career, Wanted(wanted.hidden), today)
        for talk in mentors.talks_of(career, mentor)
        if wanted.goal in {None, *talk.goals}
    ]
    talks.sort(key=lambda talk: (talk.date or dt.date.min, talk.id), reverse=True)
    return iter([talk.id for talk in talks])


def _promises(career: Career, wanted: Wanted, today: dt.date) -> Iterator[int]:
    made: list[Promise] = [
        promise
        for talk in _talks(career, wanted, today)
        for promise in career.promises.among(sorted(career.promises.by("talk", talk)))
    ]
    made.sort(key=lambda promise: promise.done is not None)
    return iter([promise.id for promise in made])


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
}
