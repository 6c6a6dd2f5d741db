"""An opened goal and its steps: what stands below their fields."""

from collections.abc import Iterator

from tuiplanner.career import goals
from tuiplanner.career.records import STAGE_NAMES, Goal, Record, Step
from tuiplanner.career.text import shown
from tuiplanner.tui.views.sheetlines import Lines, Section, head, hint
from tuiplanner.tui.widgets.rows import Place, Row

LAYOUT: dict[str, tuple[str, ...]] = {
    "goals": (
        "title", "stage", "due", "why", "done_when", "#steps", "#evidence", "#path", "jobs",
        "mentors", "obstacle", "if_then", "horizon", "tags", "note", "achieved_on", "let_go",
        "let_go_why", "#talks", "#moved",
    ),
    "steps": ("text", "due", "done", "added", "goal"),
}  # fmt: skip


def facts(sheet: Lines, record: Record) -> str:
    """Say where a goal stands, or what a step is a step of."""
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
        case Step():
            return f"step of {shown(sheet.career.label(record.goal))}"
    return ""


def _steps(sheet: Lines, record: Record) -> Iterator[Row]:
    steps = goals.steps_of(sheet.career, record.id)
    done = sum(step.done is not None for step in steps)
    yield head(f"steps {done}/{len(steps)}" if steps else "steps", "steps")
    if not steps:
        yield hint("n writes the next step")
    for step in steps:
        when = ""
        if step.done:
            when = f"done {sheet.when(step.done)}"
        elif step.due:
            late = step.due.hi() < sheet.today
            when = f"{'overdue' if late else 'due'} {sheet.when(step.due)}"
        yield Row(
            Place("steps", step.id),
            shown(step.text),
            prefix="[x] " if step.done else "[ ] ",
            right=when,
            look="done" if step.done else "text",
        )


def _evidence(sheet: Lines, record: Record) -> Iterator[Row]:
    entries = sheet.career.entries.among(sheet.career.entries.by("goals", record.id))
    entries = [entry for entry in entries if sheet.hidden or entry.retired is None]
    yield head(f"evidence {len(entries)}" if entries else "evidence", "evidence")
    if not entries:
        yield hint("p picks entries that prove it; 2, then n logs one")
    for entry in sorted(entries, key=lambda one: (one.date is None, one.date, one.id)):
        yield sheet.entry(entry, Place("goals", record.id, "evidence", entry.id))


def _path(sheet: Lines, record: Record) -> Iterator[Row]:
    """Return the jobs that led to a goal, in time; nothing where none did (DOMAIN 3.4)."""
    from tuiplanner.career import gave  # noqa: PLC0415 - not for the start

    assert isinstance(record, Goal)  # noqa: S101 - the layout names it for goals only
    if way := gave.path_in_words(gave.path_to(sheet.career, record)):
        yield Row(None, shown(way), label="led here", look="quiet")


def _talks_of_goal(sheet: Lines, record: Record) -> Iterator[Row]:
    talks = sheet.career.talks.among(sheet.career.talks.by("goals", record.id))
    if talks:
        yield head("talks")
    for talk in talks:
        yield Row(
            Place("goals", record.id, "talks", talk.id),
            f"{shown(sheet.career.label(talk.mentor))}: {shown(talk.topics)}",
            right=sheet.when(talk.date),
        )


def _moved(sheet: Lines, record: Record) -> Iterator[Row]:
    assert isinstance(record, Goal)  # noqa: S101 - the layout names it for goals only
    text = ", ".join(
        f"{STAGE_NAMES.get(move.stage, move.stage).lower()} {sheet.when(move.on)}"
        for move in record.moved
    )
    yield Row(None, text, label="moved", look="quiet")


SECTIONS: dict[tuple[str, str], Section] = {
    ("goals", "steps"): _steps,
    ("goals", "evidence"): _evidence,
    ("goals", "path"): _path,
    ("goals", "talks"): _talks_of_goal,
    ("goals", "moved"): _moved,
}
