"""How a command is declared: its name, its example, and the options that all of them have."""

import functools
from collections.abc import Callable
from datetime import date
from typing import Any

import click
from click.shell_completion import CompletionItem

from tuiplanner.career import dates
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS
from tuiplanner.career.text import shown
from tuiplanner.cli import printing
from tuiplanner.cli.desk import Desk

Function = Callable[..., None]


def command(name: str, *, example: str) -> Callable[[Function], click.Command]:
    """Declare a command whose function takes the :class:`Desk` first.

    ``example`` is what a person would type after ``careerboard``; the help ends with it.
    """

    def declare(function: Function) -> click.Command:
        @functools.wraps(function)
        def run(**given: Any) -> None:
            desk = the_desk()
            try:
                function(desk, **given)
            except BrokenPipeError:
                printing.give_up()  # whoever read the output has left
            finally:
                desk.tell_notices()

        made = click.command(name, epilog=f"Example: careerboard {example}")(run)
        made.params += common()
        return made

    return declare


def common() -> list[click.Parameter]:
    """Return the options that stand before or after the name of any command."""
    return [
        click.Option(
            ["--file"],
            type=click.Path(),
            metavar="PATH",
            expose_value=False,
            callback=_take_file,
            help="The data file to use (else CAREERBOARD_FILE, else the usual one).",
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            callback=_take_json,
            help="Print for programs, as JSON.",
        ),
    ]


def day(desk: Desk, text: str | None, *, past: bool = False) -> date:
    """Return the day that an option such as ``--on`` names, without it today.

    A month or a year means its first day, with ``past`` a weekday is the latest one. Raises
    :class:`Refused` for what is no date.
    """
    today = desk.planner.today()
    return today if text is None else dates.when(text, today, past=past).lo()


def the_desk() -> Desk:
    """Return the desk of the running command."""
    desk = click.get_current_context().find_object(Desk)
    assert desk is not None  # noqa: S101 - the group is only ever run with one
    return desk


class Ref(click.types.StringParamType):
    """The name of a record as a person types it; completes the slugs of some tables."""

    name = "ref"

    def __init__(self, *tables: str) -> None:
        self.tables = tables or tuple(RECORDS)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """Return the slugs that begin with what is typed; none from a file that does not open."""
        desk = ctx.find_object(Desk)
        try:
            rows = desk.career.rows if desk else {}
        except Refused:
            return []
        slugs = sorted(
            str(slug)
            for table in self.tables
            for row in rows.get(table, {}).values()
            if (slug := row.get("slug"))
        )
        return [CompletionItem(shown(slug)) for slug in slugs if slug.startswith(incomplete)]


def _take_file(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and (desk := ctx.find_object(Desk)):
        desk.file = value


def _take_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and (desk := ctx.find_object(Desk)):
        desk.json = True
