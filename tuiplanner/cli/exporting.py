"""export: everything that goes out."""

from pathlib import Path
from typing import Any

import click

from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk, Host
from tuiplanner.planner.words import counted


@command("export", example="export json -o everything.json --force")
@click.argument("form", type=click.Choice(["json"]), metavar="json")
@click.option("-o", "--output", type=click.Path(), metavar="FILE", help="Write to a file.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
def export_command(desk: Desk, form: str, output: str | None, force: bool) -> None:  # noqa: ARG001 - json is the only form so far
    """Export everything.

    The layout is that of the data file; private notes are included.
    """
    text = printing.to_json(_everything(desk.career, desk.opened.schema), sort=True)
    if output is None:
        printing.script(text)
        return
    path = _followed(output)
    if path == desk.host.data_file(desk.file).resolve():
        raise Refused(f"{output} is the data file itself; export to another one")
    _write(desk.host, path, f"{text}\n".encode(), force=force)
    records = sum(map(len, desk.career.rows.values()))
    if desk.json:
        printing.data({"file": str(path), "records": records})
    else:
        printing.say(f"exported {counted(records, 'record')} to {output}")


def _followed(output: str) -> Path:
    """Return the file that is meant, through symbolic links."""
    try:
        return Path(output).resolve()
    except (OSError, RuntimeError):
        raise Refused(f"{output} is a link that leads nowhere; choose another name") from None


def _everything(career: Career, schema: int) -> dict[str, dict[str, Any]]:
    tables = {
        name: {str(one): row for one, row in rows.items()} for name, rows in career.rows.items()
    }
    return {**tables, "_meta": {"1": {"schema": schema}}}


def _write(host: Host, path: Path, data: bytes, *, force: bool) -> None:
    if path.exists() and not force:
        raise Refused(f"{path} is there already; choose another name, or add --force")
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is no regular file; choose another name")
    host.write(path, data)
