"""import: what comes in from other programs, shown before it is done."""

import gc
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from tuiplanner.career import tags
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, STAGES
from tuiplanner.cli import picking, printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.incoming import is_person
from tuiplanner.formats import columns, detect
from tuiplanner.formats.proposal import Choices, Proposal, Unclear
from tuiplanner.formats.source import FILE_LIMIT
from tuiplanner.planner import imports
from tuiplanner.planner.preview import Preview

READ_LIMIT = FILE_LIMIT + 2**20
"""More bytes than a reader takes, so that it sees a file that is too large."""
PROGRESS_FROM = 1_000
SKIP = "skip"
"""What a person says for a list that should not come in."""


class Incoming(NamedTuple):
    """One file, what it proposes and what importing it would do."""

    file: str
    proposal: Proposal
    preview: Preview

    def as_data(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "file": self.file,
            "format": self.proposal.format,
            "counts": dict(self.preview.counts),
            "lines": self.preview.lines(),
            "items": [
                {
                    "verdict": item.verdict,
                    "table": item.proposed.table,
                    "title": item.proposed.values.get(RECORDS[item.proposed.table].TITLE) or None,
                    "reason": item.reason or None,
                }
                for item in self.preview.items
            ],
        }


class Answers(NamedTuple):
    """How a person wants to be asked: by options only, or at the terminal too."""

    yes: bool
    dry_run: bool
    picks: tuple[str, ...]
    may_ask: bool


@command("import", example="import resume.json --yes")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--yes", is_flag=True, help="Import without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option(
    "--pick", "picks", multiple=True, metavar="WORDS", help="People to take, by words they have."
)
@click.option(
    "--as", "table", type=click.Choice(columns.TABLES), help="What the rows of a CSV are."
)
@click.option("--column", "matched", multiple=True, metavar="HEADER=FIELD", help="A CSV column.")
@click.option(
    "--stage", "staged", multiple=True, metavar="LIST=STAGE", help="A Trello list, or LIST=skip."
)
@click.option("--projects", is_flag=True, help="Taskwarrior: a goal a project, tasks as steps.")
def import_command(desk: Desk, files: Sequence[str], **asked: Any) -> None:
    """Import files, after showing what they would change.

    What you typed stays: a match only fills empty fields. All of it is one change to undo.
    """
    was_on = gc.isenabled()
    gc.disable()  # what is read lives to the end; looking through it again and again takes long
    try:
        _run(desk, files, asked)
    finally:
        if was_on:
            gc.enable()


def _run(desk: Desk, files: Sequence[str], asked: Mapping[str, Any]) -> None:
    may_ask = not (asked["yes"] or asked["dry_run"] or desk.json) and is_person()
    answers = Answers(asked["yes"], asked["dry_run"], asked["picks"], may_ask)
    choices = Choices(
        asked["table"] or "",
        _pairs(asked["matched"], "--column"),
        {name: _stage(stage) for name, stage in _pairs(asked["staged"], "--stage").items()},
        asked["projects"],
    )
    proposals = [(file, _read(file, choices, answers)) for file in files]
    _refuse_unknown_lists(choices, [proposal for _, proposal in proposals])
    proposals.sort(key=lambda one: _turn(one[1]))
    _import(desk, proposals, answers)


def _import(desk: Desk, proposals: list[tuple[str, Proposal]], answers: Answers) -> None:
    found = _previewed(desk, proposals, answers)
    edits = [edit for one in found for edit in one.preview.edits]
    told = [f"{one.file}: {one.preview.summary()}" for one in found]
    if not desk.json:
        _show(found)
    if not answers.dry_run:
        picking.refuse_unpicked([(one.file, one.preview) for one in found])
        if edits and not answers.yes:
            _ask(may_ask=answers.may_ask)
        name = found[0].preview.name if len(found) == 1 else f"import {len(found)} files"
        if not desk.json:  # all is said, and the save of a large file wants the memory
            proposals.clear()
            found.clear()
        desk.planner.commit(name, edits)
    if desk.json:
        printing.data([one.as_data() for one in found])
        return
    printing.say(*told)
    if answers.dry_run:
        printing.hint("nothing was imported: --dry-run only shows it")


def _previewed(
    desk: Desk, proposals: Sequence[tuple[str, Proposal]], answers: Answers
) -> list[Incoming]:
    planner = desk.planner
    batch, career = planner.batch(), planner.career
    found: list[Incoming] = []
    for number, (file, proposal) in enumerate(proposals, 1):
        picked = picking.picked(file, proposal, answers.picks, may_ask=answers.may_ask)
        preview = imports.plan(
            career, proposal, planner.today(), planner.ids, batch.at, picked=picked
        )
        if number < len(proposals):
            career = career.applied(preview.edits)  # what the files after it find
        found.append(Incoming(file, proposal, preview))
    return found


def _turn(proposal: Proposal) -> int:
    """Return when a file's turn is: of several CSV files parents come before their children."""
    if proposal.format != "csv":
        return 0
    return columns.TABLES.index(proposal.records[0].table)


def _read(file: str, choices: Choices, answers: Answers) -> Proposal:
    data = _bytes(file)
    try:
        proposal = detect.read(data, file, choices)
    except Unclear as unclear:
        if not answers.may_ask:
            raise
        table = _ask_table(file, unclear)
        proposal = detect.read(data, file, choices._replace(table=table))
    if proposal.lists and answers.may_ask:
        stages = {**choices.stages, **_ask_stages(file, proposal, choices)}
        proposal = detect.read(data, file, choices._replace(stages=stages))
    if len(proposal.records) >= PROGRESS_FROM:
        printing.hint(f"{file}: {len(proposal.records):,} records read")
    return proposal


def _bytes(file: str) -> bytes:
    try:
        with Path(file).open("rb") as stream:
            return stream.read(READ_LIMIT)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{file} could not be read ({reason}); nothing was imported") from None


def _pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.rpartition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{option} takes NAME=VALUE, and '{text}' has no name")
        pairs[name.strip()] = value.strip()
    return pairs


def _ask_table(file: str, unclear: Unclear) -> str:
    printing.hint(f"What are the rows of {file}? Type one of {', '.join(unclear.tables)}.")
    word = sys.stdin.readline().strip().casefold()
    found = [table for table in unclear.tables if word and table.startswith(word)]
    if len(found) != 1:
        raise unclear
    return found[0]


def _stage(word: str) -> str:
    """Return the stage that is typed for a list, "" where it should not come in."""
    folded = word.casefold().replace(" ", "-")
    if folded == SKIP:
        return ""
    found = [stage for stage in STAGES if folded and stage.startswith(folded)]
    if len(found) != 1:
        raise Refused(f"'{word[:40]}' is no stage; say {', '.join(STAGES)} or {SKIP}")
    return found[0]


def _refuse_unknown_lists(choices: Choices, proposals: Sequence[Proposal]) -> None:
    known = {tags.fold(name): name for one in proposals for name, _ in one.lists}
    for name in choices.stages:
        if tags.fold(name) not in known:
            listed = ", ".join(known.values()) or "none: only a Trello board has lists"
            raise Refused(f"there is no list '{name[:40]}'; the lists are {listed[:200]}")


def _ask_stages(file: str, proposal: Proposal, choices: Choices) -> dict[str, str]:
    """Show which stage each list is taken for, and let a person say otherwise, once."""
    printing.say(f"{file}: its lists become stages")
    printing.say(*printing.aligned((f"  {name}", stage or SKIP) for name, stage in proposal.lists))
    printing.hint(
        f"Type LIST=stage for another ({', '.join(STAGES)} or {SKIP}), Enter alone when right."
    )
    found: dict[str, str] = {}
    while line := sys.stdin.readline().strip():
        try:
            pairs = {name: _stage(stage) for name, stage in _pairs([line], "a list").items()}
            _refuse_unknown_lists(choices._replace(stages=pairs), [proposal])
        except (Refused, click.UsageError) as error:
            printing.hint(str(error))
        else:
            found |= pairs
    return found


def _show(found: Sequence[Incoming]) -> None:
    for one in found:
        printing.say(f"{one.file}:", *(f"  {line}" for line in one.preview.lines()))


def _ask(*, may_ask: bool) -> None:
    """Raise :class:`Refused` unless a person at the terminal agrees."""
    if not may_ask:
        raise Refused("nothing was imported; add --yes to import without being asked")
    printing.hint("Import this? Type y and Enter; anything else leaves it.")
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise Refused("nothing was imported")
