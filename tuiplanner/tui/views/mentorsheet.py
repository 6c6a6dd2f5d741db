"""An opened person, talk or promise: what stands below their fields."""

from collections.abc import Iterator

from tuiplanner.career import mentors
from tuiplanner.career.records import Mentor, Promise, Record, Talk
from tuiplanner.career.text import shown
from tuiplanner.tui.views.briefrows import queue
from tuiplanner.tui.views.sheetlines import Lines, Section, head, hint, stage_of
from tuiplanner.tui.widgets.rows import Place, Row

LAYOUT: dict[str, tuple[str, ...]] = {
    "mentors": (
        "name", "next_ask", "#promises", "#queue", "#talks", "#goals", "role", "org", "title",
        "topics", "every", "paused_until", "email", "phone", "url", "note", "ended",
    ),
    "talks": ("topics", "date", "advice", "helped", "goals", "#promises", "mentor"),
    "promises": ("text", "who", "done", "talk"),
    "topics": ("text", "goal", "done", "mentor"),
}  # fmt: skip


def facts(sheet: Lines, record: Record) -> str:
    """Say how a person stands, whom a talk was with, or who promised."""
    match record:
        case Mentor():
            contact = mentors.contact(sheet.career, record, sheet.today)
            last = f"last talk {sheet.when(contact.last)}" if contact.last else "no talk yet"
            return f"{mentors.in_words(contact, sheet.today)} · {last}"
        case Talk():
            return f"talk with {shown(sheet.career.label(record.mentor))}"
        case Record(TABLE="topics"):
            return f"to talk about with {shown(sheet.career.label(record.to_row()['mentor']))}"
        case Promise():
            return "promised by me" if record.who == "me" else "promised to me"
    return ""


def _promises_of_mentor(sheet: Lines, record: Record) -> Iterator[Row]:
    promises = mentors.promises_of(sheet.career, record.id)
    promises = [one for one in promises if sheet.hidden or one.done is None]
    if promises:
        yield head("promises")
    for promise in promises:
        yield sheet.promise(promise)


def _talks_of_mentor(sheet: Lines, record: Record) -> Iterator[Row]:
    talks = mentors.talks_of(sheet.career, record.id)
    yield head("talks")
    if not talks:
        yield hint("n logs a talk, p adds a promise to it")
    for talk in talks:
        planned = talk.date is not None and talk.date > sheet.today
        yield Row(
            Place("talks", talk.id),
            shown(talk.topics) or "(nothing noted)",
            right=f"{'planned ' if planned else ''}{sheet.when(talk.date)}",
        )


def _goals_of_mentor(sheet: Lines, record: Record) -> Iterator[Row]:
    career = sheet.career
    ids = dict.fromkeys(career.goals.by("mentors", record.id))
    for talk in mentors.talks_of(career, record.id):
        ids |= dict.fromkeys(talk.goals)
    found = career.goals.among(ids)
    if found:
        yield head("goals discussed")
    for goal in found:
        place = Place("mentors", record.id, "goals", goal.id)
        yield Row(place, shown(goal.title), right=stage_of(goal))


def _promises_of_talk(sheet: Lines, record: Record) -> Iterator[Row]:
    promises = sheet.career.promises.among(sorted(sheet.career.promises.by("talk", record.id)))
    yield head("promises")
    if not promises:
        yield hint("p adds what I promised")
    for promise in promises:
        yield sheet.promise(promise)


SECTIONS: dict[tuple[str, str], Section] = {
    ("mentors", "promises"): _promises_of_mentor,
    ("mentors", "queue"): lambda sheet, record: queue(sheet, record.id),
    ("mentors", "talks"): _talks_of_mentor,
    ("mentors", "goals"): _goals_of_mentor,
    ("talks", "promises"): _promises_of_talk,
}
