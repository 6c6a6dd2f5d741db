"""edit, move and rename: changes to what is there."""

from collections.abc import Sequence

import click

from tuiplanner.career.goals import steps_of
from tuiplanner.career.records import ACHIEVED, IDEA, STAGE_NAMES
from tuiplanner.cli import pairs, printing
from tuiplanner.cli.capture import tell_crowd
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.desk import Desk
from tuiplanner.planner import refs
from tuiplanner.planner.words import counted, done, quoted


@command("edit", example="edit lead-the-storage-move due=eom tags+=python")
@click.argument("ref", type=Ref())
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
def edit_command(desk: Desk, ref: str, fields: Sequence[str]) -> None:
    """Change fields of a record; an empty value clears a field.

    Lists are comma-separated; tags+=x and tags-=x add and take away.
    """
    table, one = refs.resolve(desk.career, ref)
    given = pairs.read(fields)
    values = pairs.for_edit(desk.planner.records, desk.career, table, one, given)
    stage = _stage(desk, table, one)
    if list(values) == ["stage"]:
        change = desk.planner.goals.move([one], values["stage"])
    else:
        change = desk.planner.records.set_values(table, one, **values)
    title = quoted(desk.career.label(one))
    desk.report(table, one, done(change) if change else f"{title} says so already")
    if stage != _stage(desk, table, one):
        _tell_move(desk, one)


@command("move", example="move learn-to-write-grants in-progress")
@click.argument("ref", type=Ref("goals"))
@click.argument("stage", metavar="idea|in-progress|achieved")
def move_command(desk: Desk, ref: str, stage: str) -> None:
    """Move a goal to a stage of the board."""
    one = refs.resolve(desk.career, ref, ["goals"])[1]
    wanted = str(desk.planner.records.parse("goals", {"stage": stage})["stage"])
    change = desk.planner.goals.move([one], wanted)
    desk.report("goals", one, done(change) if change else _already(desk, one))
    if change:
        _tell_move(desk, one)


def _stage(desk: Desk, table: str, record_id: int) -> str | None:
    return desk.career.goals[record_id].stage if table == "goals" else None


def _already(desk: Desk, goal: int) -> str:
    stage = desk.career.goals[goal].stage
    is_it = "an idea" if stage == IDEA else STAGE_NAMES[stage].lower()
    return f"{quoted(desk.career.label(goal))} is {is_it} already"


def _tell_move(desk: Desk, goal: int) -> None:
    tell_crowd(desk, goal)
    still = sum(step.done is None for step in steps_of(desk.career, goal))
    if still and desk.career.goals[goal].stage == ACHIEVED:
        printing.hint(f"{counted(still, 'step')} of it {'is' if still == 1 else 'are'} still open")


@command("rename", example="rename learn-to-write-grants 'Write a first grant'")
@click.argument("ref", type=Ref("goals", "jobs", "mentors", "decisions"))
@click.argument("title", nargs=-1, required=True)
def rename_command(desk: Desk, ref: str, title: Sequence[str]) -> None:
    """Give a record a new title, and the slug that goes with it."""
    table, one = refs.resolve(desk.career, ref)
    change = desk.planner.records.rename(table, one, pairs.one_line(title))
    name = refs.name(desk.career, table, one)
    desk.report(table, one, done(change) if change else f"it is called {name} already")
