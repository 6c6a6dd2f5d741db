"""Opened records as rows: every field a line, and below them what belongs to the record."""

import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from tuiplanner.career import dates, fields, goals, joblog, mentors
from tuiplanner.career.career import Career
from tuiplanner.career.conflicts import Conflict, open_in
from tuiplanner.career.fields import Field
from tuiplanner.career.records import (
    STAGE_NAMES,
    Entry,
    Goal,
    Job,
    Mentor,
    Promise,
    Record,
    Step,
    Talk,
    fields_of,
)
from tuiplanner.career.text import TITLE_LIMIT, shown
from tuiplanner.tui.views.briefrows import queue
from tuiplanner.tui.views.cards import badge
from tuiplanner.tui.widgets.rowlist import LABEL_WIDTH
from tuiplanner.tui.widgets.rows import Place, Row

NOTE_LINES = 8
"""How many lines of a note a sheet shows; the rest is read while editing it."""

REVERSE = {
    ("goals", "evidence"): ("entries", "goals"),
    ("goals", "talks"): ("talks", "goals"),
    ("jobs", "goals"): ("goals", "jobs"),
    ("mentors", "goals"): ("goals", "mentors"),
}
"""Sections of links that another record holds: (table, section) to (table, field)."""

LABELS = {"what it gave me": "gave me"}
"""Short forms of field titles that are wider than the column of labels."""

LAYOUT: dict[str, tuple[str, ...]] = {
    "goals": (
        "title", "stage", "due", "why", "done_when", "#steps", "#evidence", "jobs", "mentors",
        "obstacle", "if_then", "horizon", "tags", "note", "achieved_on", "let_go", "let_go_why",
        "#talks", "#moved",
    ),
    "jobs": (
        "title", "org", "start", "end", "gave", "tags", "#entries", "#goals", "kind", "verdict",
        "place", "url",
    ),
    "entries": (
        "text", "kind", "date", "job", "goals", "tags", "result", "situation", "from_whom",
        "retired",
    ),
    "steps": ("text", "due", "done", "added", "goal"),
    "mentors": (
        "name", "next_ask", "#promises", "#queue", "#talks", "#goals", "role", "org", "title",
        "topics", "every", "paused_until", "email", "phone", "url", "note", "ended",
    ),
    "talks": ("topics", "date", "advice", "helped", "goals", "#promises", "mentor"),
    "promises": ("text", "who", "done", "talk"),
    "topics": ("text", "goal", "done", "mentor"),
    "reviews": ("went", "learned", "next", "goals", "date", "period"),
}  # fmt: skip


class Sheet(NamedTuple):
    """What the rows are made from; ``width`` is in cells, ``hidden`` shows what is put away."""

    career: Career
    today: date
    width: int
    hidden: bool = False

    def rows(self, table: str, record_id: int) -> list[Row]:
        """Return the rows of a record; an empty list when it is gone."""
        record = self.career.get(table, record_id)
        if record is None:
            return []
        others = [
            one for one in open_in(self.career) if (one.table, one.record) == (table, record_id)
        ]
        rows: list[Row] = []
        for item in LAYOUT[table]:
            rows += self._item(record, item)
            rows += [self._other(record, one) for one in others if one.field == item]
        return rows

    def _other(self, record: Record, conflict: Conflict) -> Row:
        """Return the line below a field that shows the other value kept for it."""
        field = fields_of(record)[conflict.field]
        text = fields.shown(field, fields.from_json(field, conflict.other), self.today, self._name)
        return Row(None, f"{shown(text) or '(empty)'}", label="≠ elsewhere", look="alert")

    def _item(self, record: Record, item: str) -> Iterator[Row]:
        if item.startswith("#"):
            yield from _SECTIONS[record.TABLE, item[1:]](self, record)
            return
        field = fields_of(record)[item]
        place = Place(record.TABLE, record.id, item)
        value = getattr(record, item)
        if item == record.TITLE:
            yield from self._title(record, place)
        elif field.kind == "links":
            yield from self._links(place, field, value)
        elif field.kind == "note" or (field.kind == "line" and field.limit > TITLE_LIMIT):
            yield from self._text(place, field, value)
        else:
            text = fields.shown(field, value, self.today, self._name)
            yield Row(place, shown(text), label=field.title)

    def _title(self, record: Record, place: Place) -> Iterator[Row]:
        lines = textwrap.wrap(shown(record.label), max(10, self.width - 4)) or [""]
        yield Row(place, lines[0], look="head")
        for line in lines[1:]:
            yield Row(None, line, look="head")
        if facts := _facts(self, record):
            yield Row(None, facts, look="quiet")

    def _links(self, place: Place, field: Field, ids: tuple[int, ...]) -> Iterator[Row]:
        if not ids:
            yield Row(place, "", label=field.title)
        for index, one in enumerate(ids):
            item = Place(place.table, place.id, place.field, one)
            yield Row(item, self._name(one), label=field.title if index == 0 else " ")

    def _text(self, place: Place, field: Field, text: str) -> Iterator[Row]:
        room = max(10, self.width - LABEL_WIDTH - 5)
        lines = [
            line
            for paragraph in text.split("\n")
            for line in textwrap.wrap(shown(paragraph), room) or [""]
        ]
        yield Row(place, lines[0], label=LABELS.get(field.title, field.title))
        for line in lines[1:NOTE_LINES]:
            yield Row(None, line, label=" ")
        if len(lines) > NOTE_LINES:
            yield Row(None, f"… {len(lines) - NOTE_LINES} more lines", label=" ", look="quiet")

    def _name(self, record_id: int) -> str:
        return shown(self.career.label(record_id))

    def when(self, value: dates.PartialDate | date | None) -> str:
        """Write a date as lists show it."""
        return dates.shown(value, self.today)

    def entry(self, entry: Entry, place: Place) -> Row:
        """Return the row of an entry: its kind, its text, its day."""
        result = f" · {shown(entry.result)}" if entry.result else ""
        proof = " · proof" if entry.goals and place.table == "entries" else ""
        retired = " · retired" if entry.retired else ""
        return Row(
            place,
            f"{entry.kind:<9}{shown(entry.text)}{result}",
            right=f"{self.when(entry.date)}{proof}{retired}".strip(" ·"),
            prefix=badge(self.career, "entries", entry.id),
            look="done" if entry.retired else "text",
        )

    def promise(self, promise: Promise) -> Row:
        """Return the row of a promise: a box, whose it is, its text."""
        who = "" if promise.who == "me" else "they: "
        return Row(
            Place("promises", promise.id),
            f"{who}{shown(promise.text)}",
            prefix="[x] " if promise.done else "[ ] ",
            right=f"kept {self.when(promise.done)}" if promise.done else "",
            look="done" if promise.done else "text",
        )


def _head(text: str, section: str = "") -> Row:
    return Row(None, text, look="head", section=section or text)


def _hint(text: str) -> Row:
    return Row(None, text, look="quiet", indent=2)


def _facts(sheet: Sheet, record: Record) -> str:
    match record:
        case Goal():
            standing = goals.standing(sheet.career, record, sheet.today)
            since = goals.entered(record)
            words = [STAGE_NAMES[record.stage].lower()]
            words += [f"since {sheet.when(since)}"] if since else []
            words += [f"let go {sheet.when(record.let_go)}"] if record.let_go else []
            words += ["overdue"] if standing.overdue else []
            words += [f"quiet for {standing.quiet_days} days"] if standing.stalled else []
            return " · ".join(words)
        case Mentor():
            contact = mentors.contact(sheet.career, record, sheet.today)
            last = f"last talk {sheet.when(contact.last)}" if contact.last else "no talk yet"
            return f"{mentors.in_words(contact, sheet.today)} · {last}"
        case Job():
            facts = (record.kind, joblog.span(record, sheet.today))
            return " · ".join(part for part in facts if part)
        case Step():
            return f"step of {shown(sheet.career.label(record.goal))}"
        case Talk():
            return f"talk with {shown(sheet.career.label(record.mentor))}"
        case Record(TABLE="topics"):
            return f"to talk about with {shown(sheet.career.label(record.to_row()['mentor']))}"
        case Promise():
            return "promised by me" if record.who == "me" else "promised to me"
        case Entry():
            job = shown(sheet.career.label(record.job)) if record.job else "no job"
            return f"{record.kind} · {job}"
    return ""


def _steps(sheet: Sheet, record: Record) -> Iterator[Row]:
    steps = goals.steps_of(sheet.career, record.id)
    done = sum(step.done is not None for step in steps)
    yield _head(f"steps {done}/{len(steps)}" if steps else "steps", "steps")
    if not steps:
        yield _hint("n writes the next step")
    for step in steps:
        late = step.done is None and step.due is not None and step.due.hi() < sheet.today
        when = f"done {sheet.when(step.done)}" if step.done else ""
        when = when or (f"due {sheet.when(step.due)}" if step.due else "")
        yield Row(
            Place("steps", step.id),
            shown(step.text),
            prefix="[x] " if step.done else "[ ] ",
            right=f"{when}{' !' if late else ''}",
            look="done" if step.done else "text",
        )


def _evidence(sheet: Sheet, record: Record) -> Iterator[Row]:
    entries = sheet.career.entries.among(sheet.career.entries.by("goals", record.id))
    entries = [entry for entry in entries if sheet.hidden or entry.retired is None]
    yield _head(f"evidence {len(entries)}" if entries else "evidence", "evidence")
    if not entries:
        yield _hint("entries of the job log that name this goal")
    for entry in sorted(entries, key=lambda one: (one.date is None, one.date, one.id)):
        yield sheet.entry(entry, Place("goals", record.id, "evidence", entry.id))


def _talks_of_goal(sheet: Sheet, record: Record) -> Iterator[Row]:
    talks = sheet.career.talks.among(sheet.career.talks.by("goals", record.id))
    if talks:
        yield _head("talks")
    for talk in talks:
        yield Row(
            Place("goals", record.id, "talks", talk.id),
            f"{shown(sheet.career.label(talk.mentor))}: {shown(talk.topics)}",
            right=sheet.when(talk.date),
        )


def _moved(sheet: Sheet, record: Record) -> Iterator[Row]:
    assert isinstance(record, Goal)  # noqa: S101 - the layout names it for goals only
    text = ", ".join(
        f"{STAGE_NAMES.get(move.stage, move.stage).lower()} {sheet.when(move.on)}"
        for move in record.moved
    )
    yield Row(None, text, label="moved", look="quiet")


def _entries(sheet: Sheet, record: Record) -> Iterator[Row]:
    yield from log(sheet, record.id)


def log(sheet: Sheet, job: int | None) -> Iterator[Row]:
    """Return the section of a job's entries, or of those of no job."""
    entries = joblog.entries_of(sheet.career, job, hidden=sheet.hidden)
    yield _head("what it gave" if job else "what belongs to no job", "entries")
    if not entries:
        yield _hint("n logs a win, a lesson, what to avoid")
    for entry in entries:
        yield sheet.entry(entry, Place("entries", entry.id))


def _goals_of_job(sheet: Sheet, record: Record) -> Iterator[Row]:
    found = sheet.career.goals.among(sheet.career.goals.by("jobs", record.id))
    if found:
        yield _head("goals it feeds")
    for goal in found:
        place = Place("jobs", record.id, "goals", goal.id)
        yield Row(place, shown(goal.title), right=STAGE_NAMES[goal.stage].lower())


def _promises_of_mentor(sheet: Sheet, record: Record) -> Iterator[Row]:
    promises = mentors.promises_of(sheet.career, record.id)
    promises = [one for one in promises if sheet.hidden or one.done is None]
    if promises:
        yield _head("promises")
    for promise in promises:
        yield sheet.promise(promise)


def _talks_of_mentor(sheet: Sheet, record: Record) -> Iterator[Row]:
    talks = mentors.talks_of(sheet.career, record.id)
    yield _head("talks")
    if not talks:
        yield _hint("n logs a talk, p adds a promise to it")
    for talk in talks:
        planned = talk.date is not None and talk.date > sheet.today
        yield Row(
            Place("talks", talk.id),
            shown(talk.topics) or "(nothing noted)",
            right=f"{'planned ' if planned else ''}{sheet.when(talk.date)}",
        )


def _goals_of_mentor(sheet: Sheet, record: Record) -> Iterator[Row]:
    career = sheet.career
    ids = dict.fromkeys(career.goals.by("mentors", record.id))
    for talk in mentors.talks_of(career, record.id):
        ids |= dict.fromkeys(talk.goals)
    found = career.goals.among(ids)
    if found:
        yield _head("goals discussed")
    for goal in found:
        place = Place("mentors", record.id, "goals", goal.id)
        yield Row(place, shown(goal.title), right=STAGE_NAMES[goal.stage].lower())


def _promises_of_talk(sheet: Sheet, record: Record) -> Iterator[Row]:
    promises = sheet.career.promises.among(sorted(sheet.career.promises.by("talk", record.id)))
    yield _head("promises")
    if not promises:
        yield _hint("p adds what I promised")
    for promise in promises:
        yield sheet.promise(promise)


_SECTIONS: dict[tuple[str, str], Callable[[Sheet, Record], Iterator[Row]]] = {
    ("goals", "steps"): _steps,
    ("goals", "evidence"): _evidence,
    ("goals", "talks"): _talks_of_goal,
    ("goals", "moved"): _moved,
    ("jobs", "entries"): _entries,
    ("jobs", "goals"): _goals_of_job,
    ("mentors", "promises"): _promises_of_mentor,
    ("mentors", "queue"): lambda sheet, record: queue(sheet, record.id),
    ("mentors", "talks"): _talks_of_mentor,
    ("mentors", "goals"): _goals_of_mentor,
    ("talks", "promises"): _promises_of_talk,
}
