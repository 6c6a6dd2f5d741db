"""history and undo: every change ever saved, and the way back."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

import click

from tuiplanner.career.changes import Change
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, children_of, fields_of
from tuiplanner.cli import printing
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.desk import Desk
from tuiplanner.planner import refs
from tuiplanner.planner.words import counted


@command("undo", example="undo 3")
@click.argument("number", type=click.IntRange(1, 1000), metavar="[N]", required=False)
def undo_command(desk: Desk, number: int | None) -> None:
    """Take back the newest change, whoever made it, or the N newest.

    Each is named. It stops at one that cannot be taken back, because something was changed since.
    """
    wanted = number or 1
    history = [one for _, one in desk.opened.history()]
    undone: list[Change] = []
    problem = ""
    for change in islice(standing(history), wanted):
        try:
            _take_back(desk, change)
        except Refused as refusal:
            problem = str(refusal)
            break
        undone.append(change)
    if not undone:
        raise Refused(problem or "nothing to undo; no change of this file is in its history")
    told = [{"undid": one.name, "at": one.at} for one in undone]
    if desk.json:
        printing.data(told[0] if number is None else told)
    else:
        printing.say(*(f"undid: {one.name}" for one in undone))
    if len(undone) < wanted:
        why = problem or "nothing more to undo"
        raise Refused(f"{why}; {len(undone)} of {wanted} were undone")


def _take_back(desk: Desk, change: Change) -> None:
    if not change.edits:
        raise Refused(f"cannot undo {change.name}: what was there before could not be read")
    desk.planner.take_back(change)


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
    lines = desk.opened.history()
    if keys is not None:
        lines = [(who, one) for who, one in lines if keys & one.touched()]
    taken_back = {one.id for _, one in lines} - {
        one.id for one in standing([one for _, one in lines])
    }
    newest = list(reversed(lines))[:number]
    if desk.json:
        printing.data([_as_data(who, one, one.id in taken_back) for who, one in newest])
        return
    rows = [
        (_local(one.at), who or "-", _in_words(one, keys, one.id in taken_back))
        for who, one in newest
    ]
    printing.say(*printing.aligned(rows))
    if not rows:
        printing.hint("no change of it is in the history")
    elif len(lines) > len(newest):
        left = counted(len(lines) - len(newest), "earlier change")
        printing.hint(f"{left} left out; -n shows more")


def standing(history: Iterable[Change]) -> Iterator[Change]:
    """Give the changes, newest first, that are neither undone nor an undo.

    An undo that was itself taken back undoes nothing.
    """
    taken_back: set[str] = set()
    for change in reversed(list(history)):
        if change.id in taken_back:
            continue
        if change.undoes is None:
            yield change
        else:
            taken_back.add(change.undoes)


def newest_standing(history: Iterable[Change]) -> Change | None:
    """Return the newest of the :func:`standing` changes, or None."""
    return next(standing(history), None)


def _family(desk: Desk, ref: str) -> set[tuple[str, int]]:
    """Return a record and what belongs to it; one that is gone is named by its id."""
    try:
        table, one = refs.resolve(desk.career, ref)
    except Refused:
        touched = {key for _, change in desk.opened.history() for key in change.touched()}
        if found := {key for key in touched if key[0] in RECORDS and str(key[1]) == ref}:
            return found
        raise
    keys = [(table, one)]
    for table, one in keys:  # grows while it is walked
        for children, parent in children_of(table):
            keys += [(children, child) for child in desk.career.table(children).by(parent, one)]
    return set(keys)


def _in_words(change: Change, keys: set[tuple[str, int]] | None, is_undone: bool) -> str:
    words = f"undo {change.name}" if change.undoes is not None else change.name
    names: dict[str, None] = {}
    for edit in change.edits if keys is not None else ():
        field = fields_of(RECORDS[edit.table]).get(edit.field) if edit.table in RECORDS else None
        if (edit.table, edit.id) in (keys or ()) and field and field.editable:
            names[field.title] = None
    about = f" ({', '.join(names)})" if names else ""
    return f"{words}{about}{', undone since' if is_undone and change.undoes is None else ''}"


def _as_data(who: str, change: Change, is_undone: bool) -> dict[str, object]:
    return {
        "at": change.at,
        "session": who,
        "name": change.name,
        "is_undo": change.undoes is not None,
        "is_undone": is_undone and change.undoes is None,
        "records": [{"table": table, "id": one} for table, one in sorted(change.touched())],
    }


def _local(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at
