"""An opened job and its entries: what stands below their fields."""

from collections.abc import Iterator

from tuiplanner.career import joblog
from tuiplanner.career.records import Entry, Job, Record
from tuiplanner.career.text import shown
from tuiplanner.tui.views.sheetlines import Lines, Section, head, hint, stage_of
from tuiplanner.tui.widgets.rows import Place, Row

LAYOUT: dict[str, tuple[str, ...]] = {
    "jobs": (
        "title", "org", "start", "end", "gave", "tags", "#entries", "#goals", "#satisfaction",
        "kind", "verdict", "place", "url",
    ),
    "entries": (
        "text", "kind", "date", "job", "goals", "tags", "result", "situation", "from_whom",
        "retired",
    ),
    "checkins": (
        "line", "date", "overall", "autonomy", "mastery", "purpose", "people", "basics", "job",
    ),
}  # fmt: skip


def facts(sheet: Lines, record: Record) -> str:
    """Say of what kind a job or an entry is, and when or where it was."""
    match record:
        case Job():
            trend = _trend(sheet, record.id)
            facts = (record.kind, joblog.when(record, sheet.today), trend)
            return " · ".join(part for part in facts if part)
        case Entry():
            job = shown(sheet.career.label(record.job)) if record.job else "no job"
            return f"{record.kind} · {job}"
        case Record(TABLE="checkins"):
            return f"check-in on {shown(sheet.career.label(int(record.to_row()['job'])))}"
    return ""


def _trend(sheet: Lines, job: int) -> str:
    """Return where satisfaction with a job goes, empty where it was never rated."""
    if not sheet.career.rows.get("checkins"):
        return ""
    from tuiplanner.tui.views import satisfactionsheet  # noqa: PLC0415 - as below

    found = satisfactionsheet.trend(sheet, job)
    return f"feels {found}" if found else ""


def _satisfaction(sheet: Lines, record: Record) -> Iterator[Row]:
    # What check-ins are made of is loaded with the job log, not with the board.
    from tuiplanner.tui.views import satisfactionsheet  # noqa: PLC0415

    yield from satisfactionsheet.section(
        sheet, record.id, current=isinstance(record, Job) and record.current
    )


def _entries(sheet: Lines, record: Record) -> Iterator[Row]:
    yield from log(sheet, record.id)


def log(sheet: Lines, job: int | None) -> Iterator[Row]:
    """Return the section of a job's entries, or of those of no job."""
    entries = joblog.entries_of(sheet.career, job, hidden=sheet.hidden)
    yield head("what it gave" if job else "what belongs to no job", "entries")
    if not entries:
        yield hint("n logs a win, a lesson, what to avoid")
    for entry in entries:
        yield sheet.entry(entry, Place("entries", entry.id))


def _goals_of_job(sheet: Lines, record: Record) -> Iterator[Row]:
    found = sheet.career.goals.among(sheet.career.goals.by("jobs", record.id))
    if found:
        yield head("goals it feeds")
    for goal in found:
        place = Place("jobs", record.id, "goals", goal.id)
        yield Row(place, shown(goal.title), right=stage_of(goal))


SECTIONS: dict[tuple[str, str], Section] = {
    ("jobs", "satisfaction"): _satisfaction,
    ("jobs", "entries"): _entries,
    ("jobs", "goals"): _goals_of_job,
}
