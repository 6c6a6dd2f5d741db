"""log, add and talk: what came up, kept in five seconds."""

from collections.abc import Sequence

import click

from tuiplanner.career.records import IN_PROGRESS, Job
from tuiplanner.cli import pairs, printing
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.desk import Desk
from tuiplanner.planner import refs
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.words import done, quoted

KINDS = ("win", "lesson", "feedback", "avoid")
NO_JOB = "none"


@command("log", example="log 'Cut the build to 4 minutes' --win --tag python")
@click.argument("text", nargs=-1, required=True)
@click.option("--win", is_flag=True, help="Something that went well.")
@click.option("--lesson", is_flag=True, help="Something it taught.")
@click.option("--feedback", is_flag=True, help="What somebody said.")
@click.option("--avoid", is_flag=True, help="Something to stay away from.")
@click.option("--job", type=Ref("jobs"), metavar="J|none", help="Its job (else the current one).")
@click.option("--goal", type=Ref("goals"), multiple=True, help="A goal it is evidence for.")
@click.option("--tag", multiple=True, help="A skill or theme.")
@click.option("--on", metavar="DATE", help="When it was (else today).")
def log_command(
    desk: Desk,
    *,
    text: Sequence[str],
    job: str | None,
    goal: Sequence[str],
    tag: Sequence[str],
    on: str | None,
    **kinds: bool,
) -> None:
    """Log an entry, a note unless an option says else.

    Without --job it goes to the only current job, if there is one.
    """
    chosen = [kind for kind in KINDS if kinds[kind]]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} exclude each other")
    career = desk.career
    at = _job(desk, job)
    evidence = dict.fromkeys(refs.resolve(career, one, ["goals"])[1] for one in goal)
    texts = {"tags": ",".join(tag)} | ({"date": on} if on is not None else {})
    change, entry = desk.planner.joblog.add_entry(
        pairs.one_line(text),
        chosen[0] if chosen else "note",
        job=at.id if at else None,
        goals=tuple(evidence),
        texts=texts,
    )
    desk.report("entries", entry, f"{done(change)} for {at.title if at else 'no job'}")


def _job(desk: Desk, text: str | None) -> Job | None:
    if text is None:
        current = desk.planner.joblog.default_job()
        return desk.career.jobs[current] if current else None
    if text.strip().casefold() == NO_JOB:
        return None
    return desk.career.jobs[refs.resolve(desk.career, text, ["jobs"])[1]]


@command("add", example="add goal 'Learn to sail' due=+2w tags=sport,wind")
@click.argument("kind", type=click.Choice(["goal", "job", "mentor", "decision"]))
@click.argument("title")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
def add_command(desk: Desk, kind: str, title: str, fields: Sequence[str]) -> None:
    """Add a goal, a job, a mentor or a decision.

    Lists are comma-separated: tags=python,storage.
    """
    given, title = pairs.read(fields), pairs.one_line([title])
    match kind:
        case "goal":
            table = "goals"
            change, one = desk.planner.goals.add(pairs.for_new(table, title, given))
        case "job":
            table = "jobs"
            change, one = desk.planner.joblog.add_job(pairs.for_new(table, title, given))
        case "mentor":
            table = "mentors"
            change, one = desk.planner.mentors.add(pairs.for_new(table, title, given))
        case _:
            table = "decisions"
            change, one = desk.planner.decisions.add(pairs.for_new(table, title, given))
    desk.report(table, one, f"{done(change)} as {refs.name(desk.career, table, one)}")
    if table == "goals":
        tell_crowd(desk, one)


def tell_crowd(desk: Desk, goal: int) -> None:
    """Say so when a goal in progress is one too many; it is never refused."""
    stage = desk.career.goals[goal].stage
    if stage == IN_PROGRESS and (notice := in_progress_notice(desk.career)):
        printing.hint(notice)


@command("talk", example="talk ana 'how to say no' --on yesterday")
@click.argument("mentor", type=Ref("mentors"))
@click.argument("topics", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="When it was or will be (else today).")
def talk_command(desk: Desk, mentor: str, topics: Sequence[str], on: str | None) -> None:
    """Log a talk with a mentor.

    A day to come makes it a planned one.
    """
    person = refs.resolve(desk.career, mentor, ["mentors"])[1]
    texts = {"date": on} if on is not None else None
    change, talk = desk.planner.mentors.log_talk(person, pairs.one_line(topics), texts)
    desk.report("talks", talk, f"{done(change)}: {quoted(desk.career.talks[talk].topics)}")
