"""The command ``careerboard``: finds the subcommand, and answers refusals in one sentence."""

import importlib
import sys
from typing import Any, NoReturn

import click

from tuiplanner import __version__
from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import common, the_desk
from tuiplanner.cli.outcome import INTERRUPTED, USAGE, ended

_HOMES = {
    "log": "capture",
    "add": "capture",
    "talk": "capture",
    "list": "listing",
    "show": "showing",
    "edit": "changing",
    "move": "changing",
    "rename": "changing",
    "brief": "briefing",
    "career": "steering",
    "due": "duty",
    "report": "reporting",
    "undo": "past",
    "history": "past",
    "import": "importing",
    "export": "exporting",
    "backups": "safety",
    "restore": "safety",
    "doctor": "safety",
    "where": "shell",
    "config": "configuring",
    "completion": "shell",
    "demo": "shell",
}


class Commands(click.Group):
    """The subcommands, each loaded when it is asked for: a quick command starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which the help shows them."""
        return list(_HOMES)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in _HOMES:
            return None
        module = importlib.import_module(f"tuiplanner.cli.{_HOMES[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run one command and leave: 0 done, 1 refused, 2 wrong usage, 130 interrupted.

        Nothing a person can do wrong ends in a traceback.
        """
        sys.exit(self._run(*args, **{**options, "standalone_mode": False}))

    def _run(self, args: Any = None, prog_name: str | None = None, **options: Any) -> int:
        given = sys.argv[1:] if args is None else list(args)

        def command() -> object:
            _refuse_broken_text(given)
            return super(Commands, self).main(given, prog_name or "careerboard", **options)

        try:
            return ended(command)
        except click.UsageError as error:
            printing.complain(_in_one_sentence(error))
            return USAGE
        except click.Abort:
            return INTERRUPTED


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: careerboard log 'Cut the build to 4 minutes' --win",
)
@click.version_option(__version__, message="careerboard %(version)s")
@click.pass_context
def careerboard(ctx: click.Context) -> None:
    """Keep a job log, a goal board and mentor contacts in one file.

    Without a COMMAND it opens the application.
    """
    if ctx.invoked_subcommand is None:
        desk = the_desk()
        if desk.json:
            raise click.UsageError("--json needs a command, such as list goals", ctx)
        desk.host.launch(desk.file)


careerboard.params += common()


def _refuse_broken_text(given: list[str]) -> None:
    for text in given:
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise Refused(f"'{text[:40]}' has bytes that are no UTF-8 text; type it again")


def _in_one_sentence(error: click.UsageError) -> str:
    message = " ".join(error.format_message().split()).rstrip(".").replace(". ", "; ")
    path = error.ctx.command_path if error.ctx else "careerboard"
    advice = f"{path} --help shows how"
    if isinstance(error, click.NoSuchOption):
        advice = f"a text that begins with a dash goes after --, and {advice}"
    return f"{message[:1].lower()}{message[1:]}; {advice}"
