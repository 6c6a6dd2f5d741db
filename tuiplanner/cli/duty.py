"""due: one line, or nothing, for the login shell."""

import click

from tuiplanner.career import due
from tuiplanner.cli import printing
from tuiplanner.cli.command import command, day
from tuiplanner.cli.desk import Desk


@command("due", example="due --on tomorrow")
@click.option("--on", metavar="DATE", help="The day that counts as today.")
@click.option("--ics", is_flag=True, help="As a calendar of all-day events; only what and when.")
def due_command(desk: Desk, on: str | None, *, ics: bool) -> None:
    """Say in one line what is due, or nothing: for a login shell.

    Steps and goals whose day has come, mentors who wait, planned talks, decisions to look back on.
    """
    today = day(desk, on)
    found = due.due(desk.career, today)
    if ics:
        from tuiplanner.formats.ics import of_due  # noqa: PLC0415 - a login shell does not wait for it

        if found:
            printing.document(of_due(desk.career, found))
    elif desk.json:
        printing.data([{**one._asdict(), "day": str(one.day)} for one in found])
    elif line := due.in_words(found, today):
        printing.say(line)
