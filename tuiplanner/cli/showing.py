"""show: one record with everything that belongs to it."""

import click

from tuiplanner.career import dates, fields
from tuiplanner.career.career import Career
from tuiplanner.career.fields import KEPT_BY_PROGRAM, Field
from tuiplanner.career.goals import evidence, steps_of
from tuiplanner.career.joblog import entries_of, newest
from tuiplanner.career.mentors import promises_of, talks_of
from tuiplanner.career.records import Promise, Record, Row, Step, fields_of
from tuiplanner.cli import facts, printing
from tuiplanner.cli.command import Ref, command
from tuiplanner.cli.data import flat
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.lists import Wanted, ids
from tuiplanner.planner import refs

_UNSHOWN = frozenset({"rank", "src"})
"""Kept for order and for imports, and no news to a person; ``--json`` has them."""

_OWNER = {"topics": 2, "checkins": 3, "options": 1, "criteria": 1}
"""Which cell of a line names the record that it belongs to."""


@command("show", example="show lead-the-storage-move")
@click.argument("ref", type=Ref())
def show_command(desk: Desk, ref: str) -> None:
    """Show a record with its steps, entries, talks or promises.

    REF is a slug, a title, an id, or the beginning of a slug or id.
    """
    table, one = refs.resolve(desk.career, ref)
    if desk.json:
        printing.data(flat(desk.career, table, one))
        return
    record = desk.career.table(table)[one]
    printing.say(f"{record.NOUN}: {record.label}")
    printing.say(*_indented(_fields(desk, record)))
    for name, rows in _children(desk, record).items():
        if rows:
            printing.say("", name, *(f"  {line}" for line in printing.aligned(rows)))


def _indented(rows: list[tuple[str, str]]) -> list[str]:
    """Return the rows as lines; a value of several lines stands below itself."""
    width = max(len(name) for name, _ in rows)
    return [
        f"  {name if index == 0 else '':<{width}}  {line}".rstrip()
        for name, value in rows
        for index, line in enumerate(value.split("\n"))
    ]


def _fields(desk: Desk, record: Record) -> list[tuple[str, str]]:
    """Return what is filled: first what a person typed, then what the program keeps."""
    declared = [one for one in fields_of(record).values() if one.name not in _UNSHOWN]
    declared.sort(key=lambda field: field.kind in KEPT_BY_PROGRAM)
    rows = [
        (field.title, value)
        for field in declared
        if field.name != record.TITLE
        and (value := _value(desk, field, getattr(record, field.name)))
    ]
    return [*rows, *_unknown(record.extra), ("id", str(record.id))]


def _value(desk: Desk, field: Field, value: object) -> str:
    if field.kind == "note":
        return str(value)
    return fields.shown(field, value, desk.planner.today(), desk.career.label)


def _unknown(extra: Row) -> list[tuple[str, str]]:
    return [(name, printing.to_json(value)) for name, value in extra.items()]


def _children(desk: Desk, record: Record) -> dict[str, list[tuple[str, ...]]]:
    """Return the lines of what belongs to a record, under their headings."""
    career, today = desk.career, desk.planner.today()
    match record.TABLE:
        case "goals":
            proof = career.entries.among(evidence(career, record.id))
            proof.sort(key=newest, reverse=True)
            return {
                "steps": [_step(step, desk) for step in steps_of(career, record.id)],
                "proof": [facts.of_entry(career, one, today) for one in proof],
            }
        case "jobs":
            entries = entries_of(career, record.id, hidden=True)
            lines = [facts.of_entry(career, one, today) for one in entries]
            wanted = Wanted(hidden=True, job=record.id)
            return {"entries": lines, "check-ins": _listed(desk, "checkins", wanted)}
        case "mentors":
            talks = [facts.of_talk(career, one, today) for one in talks_of(career, record.id)]
            promises = [_promise(one, career, desk) for one in promises_of(career, record.id)]
            wanted = Wanted(hidden=True, mentor=record.id)
            topics = _listed(desk, "topics", wanted)
            return {"topics": topics, "talks": talks, "promises": promises}
        case "talks":
            made = career.promises.among(sorted(career.promises.by("talk", record.id)))
            return {"promises": [_promise(one, career, desk) for one in made]}
        case "decisions":
            wanted = Wanted(hidden=True, decision=record.id)
            return {name: _listed(desk, name, wanted) for name in ("options", "criteria")}
    return {}


def _listed(desk: Desk, what: str, wanted: Wanted) -> list[facts.Cells]:
    """Return the lines of what belongs to a record, without the column that names the record."""
    career, today = desk.career, desk.planner.today()
    found = career.table(what).among(ids(what, career, wanted, today))
    if not found:
        return []
    make, owner = facts.maker(what), _OWNER[what]
    rows = [make(career, one, today) for one in found]
    return [(*row[:owner], *row[owner + 1 :]) for row in rows]


def _step(step: Step, desk: Desk) -> tuple[str, ...]:
    today = desk.planner.today()
    return facts.box(step.done), step.text, facts.step_due(step, today), str(step.id)


def _promise(promise: Promise, career: Career, desk: Desk) -> tuple[str, ...]:
    talk = career.talks.get(promise.talk)
    on = dates.shown(talk.date if talk else None, desk.planner.today())
    return facts.box(promise.done), facts.promised(promise), promise.text, on, str(promise.id)
