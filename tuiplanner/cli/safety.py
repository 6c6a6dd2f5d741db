"""backups, restore and doctor: what keeps the file safe."""

import sys

import click

from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.incoming import is_person
from tuiplanner.planner.copies import Copy
from tuiplanner.planner.safety import Plan, Safety
from tuiplanner.planner.words import counted


@command("backups", example="backups")
def backups_command(desk: Desk) -> None:
    """List the backups of the file, newest first.

    They are made while saving: before what changes much, and else every half hour.
    """
    safety = desk.host.safety(desk.file)
    copies = safety.copies()
    if desk.json:
        printing.data([_as_data(one) for one in copies])
        return
    printing.say(*printing.aligned([_cells(one) for one in copies]))
    if not copies:
        printing.hint("there is no backup yet; the first is made with the second save")


@command("restore", example="restore --yes")
@click.argument("which", metavar="[TIME|FILE]", required=False)
@click.option("--yes", is_flag=True, help="Restore without asking.")
def restore_command(desk: Desk, which: str | None, yes: bool) -> None:
    """Bring a backup back, after showing what would change.

    TIME is the beginning of a time that careerboard backups shows; without it the newest backup
    that reads well and differs is taken. Restoring can be undone; a damaged file is kept.
    """
    safety = desk.host.safety(desk.file)
    if not desk.json:
        _list_briefly(safety, which)
    plan = safety.plan(which)
    if not desk.json:
        printing.say(*([plan.damaged] if plan.damaged else []), *plan.lines)
    done = "the file holds all of this already"
    if plan.is_needed:
        if not yes:
            _ask(desk)
        done = safety.restore(plan)
    _tell(safety)
    if desk.json:
        printing.data(_outcome(plan))
    else:
        printing.say(done)


@command("doctor", example="doctor --fix")
@click.option("--fix", is_flag=True, help="Mend what can be mended, after a backup.")
def doctor_command(desk: Desk, fix: bool) -> None:
    """Check the file and all that belongs to it, line by line.

    That is: bytes, checksum, links, names, history, drafts, stray files and modes. Ends with 1
    when something is wrong.
    """
    safety = desk.host.safety(desk.file)
    said = safety.examine(mend=fix)
    _tell(safety)
    if desk.json:
        printing.data(
            [{"what": one.what, "is_fault": one.is_fault, "mended": one.mended} for one in said]
        )
    else:
        for one in said:
            sign = "mended" if one.mended else "WRONG" if one.is_fault else "ok"
            printing.say(f"{sign:<7} {one.what}")
    if wrong := sum(one.is_fault and not one.mended for one in said):
        faults = counted(wrong, "fault")
        advice = "careerboard doctor --fix mends what it can"
        if fix or not any(one.is_fault and one.can_mend for one in said):
            advice = "what is left needs a person" if fix else "that needs a person"
        raise Refused(f"{faults} found; {advice}")


def _list_briefly(safety: Safety, which: str | None) -> None:
    """Show what there is to choose from, to a person who has not chosen."""
    if which is None and (copies := safety.copies()):
        printing.say(*printing.aligned([_cells(one) for one in copies[:10]]))
        if len(copies) > len(copies[:10]):
            printing.say(f"and {len(copies) - 10} more; careerboard backups lists them all")
        printing.say("")


def _ask(desk: Desk) -> None:
    """Raise :class:`Refused` unless a person at the terminal agrees."""
    if desk.json or not is_person():
        raise Refused("nothing was restored; add --yes to restore without being asked")
    printing.hint("Restore this? Type y and Enter; anything else leaves it.")
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise Refused("nothing was restored")


def _tell(safety: Safety) -> None:
    for notice in safety.notices:
        printing.hint(notice)


def _cells(one: Copy) -> tuple[str, ...]:
    records = ", ".join(f"{table} {number}" for table, number in one.counts.items())
    state = f"DAMAGED: {one.problem}" if one.problem else "reads well"
    when = f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}"
    return when, f"{one.bytes:,} bytes", state[:120], records or "no records"


def _as_data(one: Copy) -> dict[str, object]:
    return {
        "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}",
        "file": str(one.path),
        "bytes": one.bytes,
        "records": one.counts,
        "reads_well": not one.problem,
        "problem": one.problem or None,
    }


def _outcome(plan: Plan) -> dict[str, object]:
    return {
        "name": plan.name,
        "file": str(plan.source),
        "restored": plan.is_needed,
        "lines": list(plan.lines),
    }
