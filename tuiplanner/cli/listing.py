"""list: the records of one kind in the order of the screen."""

from collections.abc import Iterable
from typing import Any

import click

from tuiplanner.career import mentors
from tuiplanner.career.career import Career
from tuiplanner.career.records import STAGES
from tuiplanner.cli import facts, printing
from tuiplanner.cli.capture import NO_JOB
from tuiplanner.cli.command import Ref, command, day
from tuiplanner.cli.data import flat
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.lists import FILTERS, Wanted, ids
from tuiplanner.planner import refs


@command("list", example="list goals --stage in-progress")
@click.argument("what", type=click.Choice(list(FILTERS)), metavar="WHAT")
@click.option("--all", "hidden", is_flag=True, help="Also those let go, ended, retired or done.")
@click.option("--stage", type=click.Choice(STAGES), help="Goals of this stage, or their steps.")
@click.option("--job", type=Ref("jobs"), metavar="J|none", help="What belongs to this job.")
@click.option("--goal", type=Ref("goals"), help="Whatever is linked to this goal.")
@click.option("--mentor", type=Ref("mentors"), help="What is linked to this mentor.")
@click.option("--decision", type=Ref("decisions"), help="Options or criteria of this decision.")
@click.option("--tag", help="Records with this tag or topic.")
@click.option("--since", metavar="DATE", help="On or after this day; goals: by their last move.")
@click.option("--stalled", is_flag=True, default=None, help="Goals in which nothing happens.")
@click.option("--overdue", is_flag=True, default=None, help="Whose day has passed, or who wait.")
def list_command(desk: Desk, what: str, hidden: bool, **asked: Any) -> None:
    """List records, one a line, in the order of the screen.

    WHAT is goals, jobs, entries, mentors, decisions, steps, talks, promises, topics, checkins,
    options, criteria or reviews.
    """
    given = {name for name, value in asked.items() if value is not None}
    if unfit := sorted(given - FILTERS[what]):
        raise click.UsageError(f"{what} cannot be filtered by --{unfit[0]}")
    career = desk.career
    wanted = Wanted(
        hidden,
        stage=asked["stage"],
        job=_job(career, asked["job"]),
        goal=_one(career, "goals", asked["goal"]),
        mentor=_one(career, "mentors", asked["mentor"]),
        decision=_one(career, "decisions", asked["decision"]),
        tag=asked["tag"],
        since=day(desk, asked["since"], past=True) if asked["since"] is not None else None,
        stalled=bool(asked["stalled"]),
        overdue=bool(asked["overdue"]),
    )
    found = ids(what, career, wanted, desk.planner.today())
    if desk.json:
        printing.data([flat(career, what, one) for one in found])
        return
    printing.say(*printing.aligned(_lines(desk, what, found)))
    if not found:
        printing.hint(f"no {what} {'to show' if given or career.rows.get(what) else 'yet'}")


def _job(career: Career, text: str | None) -> int | None:
    if text is not None and text.strip().casefold() == NO_JOB:
        return 0
    return _one(career, "jobs", text)


def _one(career: Career, table: str, text: str | None) -> int | None:
    return None if text is None else refs.resolve(career, text, [table])[1]


def _lines(desk: Desk, what: str, found: Iterable[int]) -> list[facts.Cells]:
    career, today = desk.career, desk.planner.today()
    if what == "mentors":
        people = career.mentors.among(found)
        return [facts.of_contact(mentors.contact(career, one, today), today) for one in people]
    make = facts.maker(what)
    return [make(career, one, today) for one in career.table(what).among(found)]
