"""where, completion and demo: the commands around the file."""

import click
from click.shell_completion import get_completion_class

from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk


@command("where", example="where")
def where_command(desk: Desk) -> None:
    """Print where the data file and the state folder are.

    The state folder holds the history and what is remembered between runs.
    """
    file = str(desk.host.data_file(desk.file))
    state = str(desk.host.state_folder())
    if desk.json:
        printing.data({"file": file, "state": state})
    else:
        printing.say(*printing.aligned([("data file", file), ("state folder", state)]))


@command("completion", example="completion bash")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(_desk: Desk, shell: str) -> None:
    """Print the script that completes commands and names in a shell.

    Put eval "$(careerboard completion bash)" into the start-up file of the shell.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise Refused(f"there is no completion for {shell}")
    root = click.get_current_context().find_root().command
    printing.script(kind(root, {}, "careerboard", "_CAREERBOARD_COMPLETE").source())


@command("demo", example="demo")
def demo_command(desk: Desk) -> None:
    """Open the application on a sample career in a throw-away file.

    Nothing of yours is read or written.
    """
    desk.host.demo()
