"""The rows of what is queued for a mentor, and of the brief before a talk."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from tuiplanner.career import brief, dates
from tuiplanner.career.brief import Brief, Owed, Since
from tuiplanner.career.career import Career
from tuiplanner.career.records import STAGE_NAMES, Mentor, Record
from tuiplanner.career.text import shown
from tuiplanner.planner.words import counted
from tuiplanner.tui.widgets.rows import Place, Row

QUEUE, TALKS = "queue", "talks"
"""The sections below which a new topic and a new talk are typed."""


class Shown(Protocol):
    """What rows are made from; ``width`` is in cells, ``hidden`` shows what is put away."""

    @property
    def career(self) -> Career:
        """The career as it is now."""

    @property
    def today(self) -> date:
        """The day it is."""

    @property
    def width(self) -> int:
        """The cells of the pane."""

    @property
    def hidden(self) -> bool:
        """Whether what is put away is shown, too."""


def queue(sheet: Shown, mentor: int) -> Iterator[Row]:
    """Return the section of what to talk about next; done ones only where all is shown."""
    topics = brief.topics_of(sheet.career, mentor)
    yield from _queued(sheet, [one for one in topics if sheet.hidden or one.done is None])


def _queued(sheet: Shown, topics: Sequence[Record]) -> Iterator[Row]:
    yield _head("to talk about", QUEUE)
    if not topics:
        yield Row(None, "t queues what to bring up", look="quiet", indent=2)
    for topic in topics:
        yield _topic(sheet, topic)


def _topic(sheet: Shown, topic: Record) -> Row:
    row = topic.to_row()
    goal = shown(sheet.career.label(row["goal"])) if row["goal"] else ""
    done = _day(topic, sheet.today)
    return Row(
        Place("topics", topic.id),
        shown(topic.label),
        prefix="[x] " if done else "[ ] ",
        right=f"done {done}" if done else goal,
        look="done" if done else "text",
    )


def _day(topic: Record, today: date) -> str:
    return dates.shown(getattr(topic, "done", None), today)


def brief_rows(sheet: Shown, mentor: Mentor) -> list[Row]:
    """Return the brief; every line is the record it tells of, and is edited or ticked there."""
    found = brief.brief(sheet.career, mentor, sheet.today)
    rows = [_head(f"before a talk with {shown(mentor.name)}")]
    words = brief.standing(found.contact, sheet.today)
    rows += [
        Row(None, line, look="quiet") for line in textwrap.wrap(words, max(10, sheet.width - 4))
    ]
    rows.append(
        Row(Place("mentors", mentor.id, "next_ask"), shown(mentor.next_ask), label="next ask")
    )
    rows += _last(sheet, found)
    rows += _owed("I promised", found.mine, sheet.today)
    rows += _owed("they promised", found.theirs, sheet.today)
    rows += _queued(sheet, found.topics)
    if found.goals:
        rows.append(_head("since then"))
    for one in found.goals:
        rows += _since(sheet, mentor, one)
    if found.helped:
        rows.append(_head("what I did for them"))
    for talk in found.helped:
        place = Place("talks", talk.id, "helped")
        rows.append(Row(place, shown(talk.helped), right=dates.shown(talk.date, sheet.today)))
    return rows


def _head(text: str, section: str = "") -> Row:
    return Row(None, text, look="head", section=section or text)


def _last(sheet: Shown, found: Brief) -> Iterator[Row]:
    yield _head("last talk", TALKS)
    last = found.last
    if last is None or last.date is None:
        yield Row(None, "you have not spoken yet; n logs a talk", look="quiet", indent=2)
        return
    when = brief.ago(last.date, sheet.today)
    yield Row(
        Place("talks", last.id),
        shown(last.topics) or "(nothing noted)",
        right=when if when == "today" else f"{when}, {dates.shown(last.date, sheet.today)}",
    )


def _owed(head: str, owed: Iterable[Owed], today: date) -> Iterator[Row]:
    for index, one in enumerate(owed):
        if index == 0:
            yield _head(head)
        done = one.promise.done
        yield Row(
            Place("promises", one.promise.id),
            shown(one.promise.text),
            prefix="[x] " if done else "[ ] ",
            right=f"kept {dates.shown(done, today)}" if done else counted(one.age, "day"),
            look="done" if done else "text",
        )


def _since(sheet: Shown, mentor: Mentor, one: Since) -> Iterator[Row]:
    stage = STAGE_NAMES[one.goal.stage].lower()
    yield Row(
        Place("mentors", mentor.id, "goals", one.goal.id),
        shown(one.goal.title),
        right="nothing since" if one.is_quiet else stage,
    )
    for move in one.moves:
        name = STAGE_NAMES.get(move.stage, move.stage).lower()
        when = dates.shown(move.on, sheet.today)
        yield Row(None, f"moved to {name}", right=when, look="quiet", indent=2)
    for step in one.steps:
        yield Row(
            Place("steps", step.id),
            shown(step.text),
            prefix="[x] ",
            right=dates.shown(step.done, sheet.today),
            indent=2,
        )
    for entry in one.entries:
        result = f" · {shown(entry.result)}" if entry.result else ""
        yield Row(
            Place("goals", one.goal.id, "evidence", entry.id),
            f"{entry.kind:<9}{shown(entry.text)}{result}",
            right=dates.shown(entry.date, sheet.today),
            indent=2,
        )
