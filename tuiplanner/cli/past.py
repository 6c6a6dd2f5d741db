"""history and undo: every change ever saved, and the way back."""

import click

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS
from tuiplanner.cli import printing
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.desk import Desk
from tuiplanner.planner import past, refs
from tuiplanner.planner.past import Happening, Key
from tuiplanner.planner.words import counted


@command("undo", example="undo 3")
@click.argument("number", type=click.IntRange(1, 1000), metavar="[N]", required=False)
def undo_command(desk: Desk, number: int | None) -> None:
    """Take back the newest change, whoever made it, or the N newest.

    Each is named. It stops at one that cannot be taken back, because something was changed since.
    """
    wanted = number or 1
    told: list[dict[str, str]] = []
    problem = ""
    while len(told) < wanted:
        change = desk.planner.to_undo()
        try:
            desk.planner.undo()
        except Refused as refusal:
            problem = str(refusal)
            break
        if change is not None:
            told.append({"undid": change.name, "at": change.at})
    if not told:
        nothing = "nothing to undo; no change of this file is in its history"
        raise Refused(nothing if problem == "nothing to undo" else problem)
    if desk.json:
        printing.data(told[0] if number is None else told)
    else:
        printing.say(*(f"undid: {one['undid']}" for one in told))
    if len(told) < wanted:
        why = problem.replace("nothing to undo", "nothing more to undo")
        raise Refused(f"{why}; {len(told)} of {wanted} were undone")


@command("history", example="history learn-to-write-grants -n 5")
@click.argument("ref", type=Ref(), required=False)
@click.option(
    "-n", "number", type=click.IntRange(1), default=20, show_default=True, help="At most so many."
)
def history_command(desk: Desk, ref: str | None, number: int) -> None:
    """List the changes, newest first: when, in which session, what.

    With a REF only those of one record and what belongs to it, each with the fields it set.
    """
    keys = _family(desk, ref) if ref is not None else None
    found = past.happenings(desk.planner.history(), keys)
    newest = found[:number]
    if desk.json:
        printing.data([_as_data(one) for one in newest])
        return
    printing.say(*printing.aligned([(one.when, one.who or "-", one.what) for one in newest]))
    if not newest:
        printing.hint("no change of it is in the history")
    elif left := len(found) - len(newest):
        printing.hint(f"{counted(left, 'earlier change')} left out; -n shows more")


def _family(desk: Desk, ref: str) -> set[Key]:
    """Return a record and what belongs to it; one that is gone is named by its id."""
    try:
        return past.family(desk.career, *refs.resolve(desk.career, ref))
    except Refused:
        touched = {key for _, change in desk.planner.history() for key in change.touched()}
        if found := {key for key in touched if key[0] in RECORDS and str(key[1]) == ref}:
            return found
        raise


def _as_data(one: Happening) -> dict[str, object]:
    return {
        "at": one.change.at,
        "session": one.who,
        "name": one.change.name,
        "is_undo": one.change.undoes is not None,
        "is_undone": one.is_undone,
        "records": [{"table": table, "id": key} for table, key in sorted(one.change.touched())],
    }
