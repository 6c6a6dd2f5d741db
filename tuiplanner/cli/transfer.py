"""import and export: what comes in from other programs, and everything that goes out."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk, Host
from tuiplanner.formats import detect
from tuiplanner.formats.source import FILE_LIMIT
from tuiplanner.planner import imports
from tuiplanner.planner.imports import Preview
from tuiplanner.planner.session import random_id
from tuiplanner.planner.words import counted

READ_LIMIT = FILE_LIMIT + 2**20
"""More bytes than a reader takes, so that it sees a file that is too large."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file and what importing it would do."""

    file: str
    preview: Preview

    def as_data(self) -> dict[str, Any]:
        """Return it for programs."""
        counts = dict(self.preview.counts)
        return {"file": self.file, "counts": counts, "lines": self.preview.lines()}


@command("import", example="import resume.json --yes")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--yes", is_flag=True, help="Import without asking.")
def import_command(desk: Desk, files: Sequence[str], yes: bool) -> None:
    """Import files, after showing what they would change.

    What you typed stays: a match only fills empty fields. All of it is one change to undo.
    """
    planner = desk.planner
    batch, career = planner.batch(), planner.career
    found: list[Incoming] = []
    for file in files:
        proposal = detect.read(_bytes(file), file)
        preview = imports.plan(career, proposal, planner.today(), random_id, batch.at)
        career = career.applied(preview.edits)
        found.append(Incoming(file, preview))
    edits = [edit for one in found for edit in one.preview.edits]
    if not desk.json:
        _show(found)
    if edits and not yes:
        _ask(desk)
    name = found[0].preview.name if len(found) == 1 else f"import {len(found)} files"
    planner.commit(name, edits)
    if desk.json:
        printing.data([one.as_data() for one in found])
    else:
        printing.say(*(f"{one.file}: {one.preview.summary()}" for one in found))


def _bytes(file: str) -> bytes:
    try:
        with Path(file).open("rb") as stream:
            return stream.read(READ_LIMIT)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{file} could not be read ({reason}); nothing was imported") from None


def _show(found: Sequence[Incoming]) -> None:
    for one in found:
        printing.say(f"{one.file}:", *(f"  {line}" for line in one.preview.lines()))


def _ask(desk: Desk) -> None:
    """Raise :class:`Refused` unless a person at the terminal agrees."""
    if desk.json or not sys.stdin.isatty():
        raise Refused("nothing was imported; add --yes to import without being asked")
    printing.hint("Import this? Type y and Enter; anything else leaves it.")
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise Refused("nothing was imported")


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
    path = Path(output).resolve()
    if path == desk.host.data_file(desk.file).resolve():
        raise Refused(f"{output} is the data file itself; export to another one")
    _write(desk.host, path, f"{text}\n".encode(), force=force)
    records = sum(map(len, desk.career.rows.values()))
    if desk.json:
        printing.data({"file": str(path), "records": records})
    else:
        printing.say(f"exported {counted(records, 'record')} to {output}")


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
