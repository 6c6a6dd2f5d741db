"""export: everything that goes out."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from tuiplanner.career import dates
from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.files import refuse_without_folder, target
from tuiplanner.formats.columns import TABLES
from tuiplanner.planner.words import counted

FORMS = ("json", "jsonresume", "markdown", "csv", "vcard", "ics")
_ONLY = {
    "private": FORMS,
    "todo": ("ics",),
    "details": ("ics",),
    "kind": ("csv",),
    "since": ("markdown",),
    "until": ("markdown",),
}
_ENDINGS = {"jsonresume": "json", "markdown": "md", "vcard": "vcf"}
_PRIVATE = "private kinds and fields are in it: read it before you give it to others"


class Made(NamedTuple):
    """One document: its bytes, and how many of what it holds."""

    data: bytes
    number: int
    noun: str


@command("export", example="export csv -o career.zip")
@click.argument("form", type=click.Choice(FORMS), metavar="|".join(FORMS))
@click.option("-o", "--output", type=click.Path(), metavar="FILE", help="Write to a file.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--private", is_flag=True, help="With what is private, too; json always has it.")
@click.option("--todo", is_flag=True, help="ics: to-dos instead of all-day events.")
@click.option("--details", is_flag=True, help="ics: why, notes and tags, too.")
@click.option("--as", "kind", type=click.Choice(TABLES), help="csv: the one kind to write.")
@click.option("--since", metavar="DATE", help="markdown: from that day on.")
@click.option("--until", metavar="DATE", help="markdown: up to that day.")
def export_command(desk: Desk, form: str, output: str | None, force: bool, **asked: Any) -> None:
    """Export for other programs and people; json is everything.

    Without -o it is printed. csv makes a file a kind: -o names a folder or a .zip.
    """
    for option, forms in _ONLY.items():
        if asked[option] and form not in forms:
            name = "--as" if option == "kind" else f"--{option}"
            raise click.UsageError(f"{name} is for {' and '.join(forms)}, not for {form}")
    if form == "csv" and not asked["kind"]:
        _csv_files(desk, output, force=force, private=asked["private"])
        return
    made = _made(desk, form, asked)
    if output is None and form == "json":
        printing.script(made.data.decode().rstrip("\n"))  # it escapes what commands a terminal
    elif output is None:
        printing.document(made.data)
    else:
        bom = _bom() if form == "csv" else b""
        path = target(desk, output, force=force, example=f"career.{_ENDINGS.get(form, form)}")
        _write(desk, {path: bom + made.data})
        _tell(desk, output, made.number, made.noun, private=asked["private"])
    _warn(private=asked["private"])


def _made(desk: Desk, form: str, asked: Mapping[str, Any]) -> Made:
    """Return the document of a form; a writer is loaded when it is asked for."""
    career, private = desk.career, bool(asked["private"])
    today = desk.planner.today()
    if form == "json":
        text = printing.to_json(_everything(career, desk.opened.schema), sort=True)
        return Made(f"{text}\n".encode(), sum(map(len, career.rows.values())), "record")
    if form == "jsonresume":
        from tuiplanner.formats import jsonresume_writer  # noqa: PLC0415 - see above

        count = jsonresume_writer.count(career, private=private)
        return Made(jsonresume_writer.write(career, private=private), count, "record")
    if form == "markdown":
        from tuiplanner.career.report import period  # noqa: PLC0415 - see above
        from tuiplanner.formats import markdown  # noqa: PLC0415

        since, until = _day(desk, asked["since"]), _day(desk, asked["until"], last=True)
        if since and until:
            period(since, until, today)  # refuses one that ends before it begins
        data = markdown.write(career, today, since=since, until=until, private=private)
        return Made(data, markdown.count(data), "line")
    if form == "csv":
        from tuiplanner.formats import csv_writer  # noqa: PLC0415 - see above

        rows = csv_writer.rows(career, asked["kind"], private=private)
        return Made(csv_writer.write(rows), len(rows) - 1, "row")
    if form == "vcard":
        return _cards(career, private=private)
    from tuiplanner.formats import ics  # noqa: PLC0415 - see above

    style = ics.Style(asked["todo"], asked["details"], private)
    data = ics.write(career, today, style)
    if not ics.count(data):
        raise Refused("nothing has a day that is due; give a goal a due date, then export it")
    return Made(data, ics.count(data), "to-do" if style.todo else "event")


def _cards(career: Career, *, private: bool) -> Made:
    from tuiplanner.formats import vcard_writer  # noqa: PLC0415 - see above

    if not career.mentors:
        raise Refused("there is no mentor to export; add one with careerboard add mentor NAME")
    return Made(vcard_writer.write(career, private=private), len(career.mentors), "person")


def _csv_files(desk: Desk, output: str | None, *, force: bool, private: bool) -> None:
    """Write a file a kind, into a folder or a zip."""
    from tuiplanner.formats import csv_writer  # noqa: PLC0415 - see above

    if output is None or not (_is_folder(output) or output.casefold().endswith(".zip")):
        raise Refused(
            "csv makes a file a kind: name a folder or a .zip with -o, or one kind with --as "
            f"({', '.join(TABLES)})"
        )
    tables = csv_writer.tables(desk.career, private=private)
    if not tables:
        raise Refused("there is nothing to export")
    files = {f"{kind}.csv": _bom() + csv_writer.write(rows) for kind, rows in tables.items()}
    if _is_folder(output):
        folder = Path(output)
        refuse_without_folder(folder.absolute())
        targets = {
            name: target(desk, str(folder / name), force=force, example=name, is_new_folder=True)
            for name in files
        }
        _make(folder)
        _write(desk, {targets[name]: data for name, data in files.items()})
    else:
        path = target(desk, output, force=force, example="career.zip")
        _write(desk, {path: csv_writer.zipped(files)})
    count = sum(len(rows) - 1 for rows in tables.values())
    where = f"{output}: {', '.join(files)}" if _is_folder(output) else output
    _tell(desk, output, count, "record", private=private, where=where)
    _warn(private=private)


def _is_folder(output: str) -> bool:
    """Say whether an output names a folder: one that is there, or a name without an ending."""
    path = Path(output)
    return output.endswith(("/", os.sep)) or path.is_dir() or not (path.suffix or path.exists())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{folder} could not be made ({reason}); choose another folder") from None


def _bom() -> bytes:
    """Return what tells a spreadsheet that a file is UTF-8; what is printed goes without."""
    from tuiplanner.formats.csv_writer import BOM  # noqa: PLC0415 - see above

    return BOM


def _day(desk: Desk, text: str | None, *, last: bool = False) -> Any:
    if not text:
        return None
    found = dates.when(text, desk.planner.today(), past=True)
    return found.hi() if last else found.lo()


def _everything(career: Career, schema: int) -> dict[str, dict[str, Any]]:
    tables = {
        name: {str(one): row for one, row in rows.items()}
        for name, rows in career.rows.items()
        if rows
    }
    return {**tables, "_meta": {"1": {"schema": schema}}}


def _write(desk: Desk, files: Mapping[Path, bytes]) -> None:
    for path, data in files.items():
        desk.host.write(path, data)


def _tell(
    desk: Desk, output: str, count: int, noun: str, *, private: bool, where: str = ""
) -> None:
    if desk.json:
        printing.data({"file": str(Path(output).resolve()), "records": count, "private": private})
    else:
        printing.say(f"exported {counted(count, noun)} to {where or output}")


def _warn(*, private: bool) -> None:
    if private:
        printing.hint(_PRIVATE)
