"""career: every derived view, past the day to day."""

import click

from tuiplanner.career.overview import overview
from tuiplanner.cli import printing
from tuiplanner.cli.command import command, day
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.sections import sections
from tuiplanner.cli.wrapping import wrapped


@command("career", example="career --on 2026-12-31")
@click.option("--on", metavar="DATE", help="The day that counts as today.")
def career_command(desk: Desk, on: str | None) -> None:
    """Show whether you are steering: every derived view.

    Five checks, the career line, what each job gave, skills, people, stuck goals, decisions.
    """
    today = day(desk, on)
    if desk.json:
        printing.data(overview(desk.career, today))
        return
    for index, (head, lines) in enumerate(sections(desk.career, today)):
        printing.say(*([""] if index else []), *wrapped(head, indent=0, hang=2), *lines)
