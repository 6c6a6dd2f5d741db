"""report: what one would hand in."""

from pathlib import Path

import click

from tuiplanner.career.dates import when
from tuiplanner.career.report import as_data, period, report
from tuiplanner.cli import printing
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.files import target
from tuiplanner.formats.report_blocks import PRIVATE
from tuiplanner.formats.report_forms import FORMS, write
from tuiplanner.planner import refs


@command("report", example="report --since 2026-01 --format html -o report.html")
@click.option("--since", metavar="DATE", help="First day (else a year before the last).")
@click.option("--until", metavar="DATE", help="Last day (else today).")
@click.option("--for", "mentor", type=Ref("mentors"), help="Only what concerns this mentor.")
@click.option(
    "--format", "form", type=click.Choice([*FORMS]), help="Else by the name of FILE, or md."
)
@click.option("--private", is_flag=True, help="With private kinds and fields, too.")
@click.option("-o", "--output", type=click.Path(), metavar="FILE", help="Write to a file.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
def report_command(
    desk: Desk,
    *,
    since: str | None,
    until: str | None,
    mentor: str | None,
    form: str | None,
    private: bool,
    output: str | None,
    force: bool,
) -> None:
    """Report the wins, goals and lessons of a period, to hand in.

    Without --since it is the last year. Private kinds and fields stay out unless --private.
    """
    today, career = desk.planner.today(), desk.career
    first, last = period(
        when(since, today, past=True).lo() if since is not None else None,
        when(until, today, past=True).hi() if until is not None else None,
        today,
    )
    person = None
    if mentor is not None:
        person = career.mentors[refs.resolve(career, mentor, ["mentors"])[1]]
    told = report(career, first, last, today, mentor=person, private=private)
    example = f"report.{form or 'md'}"
    path = target(desk, output, force=force, example=example) if output is not None else None
    if path is not None:
        desk.host.write(path, write(career, told, form or _form_of(path), today).encode())
    if desk.json:
        printing.data(as_data(told) | ({"file": str(path)} if path else {}))
    elif path is None:
        printing.script(write(career, told, form or "md", today).rstrip("\n"))
    else:
        printing.say(f"report written to {output}")
    if private:
        printing.hint(PRIVATE)


def _form_of(path: Path) -> str:
    suffix = path.suffix.removeprefix(".").casefold()
    return {"htm": "html", "text": "txt"}.get(suffix, suffix if suffix in FORMS else "md")
