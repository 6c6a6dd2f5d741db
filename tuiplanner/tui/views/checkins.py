"""Check-ins: how a job feels, typed on a line of cells in the job's sheet."""

from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.satisfaction import QUESTIONS
from tuiplanner.career.text import shown
from tuiplanner.planner.drafts import Origin
from tuiplanner.planner.meanwhile import BOTH_KEPT, Begun, keeps_other
from tuiplanner.planner.words import said
from tuiplanner.tui.views.editing import Edit
from tuiplanner.tui.views.panes import PanesView
from tuiplanner.tui.views.satisfactionsheet import numbers
from tuiplanner.tui.widgets.cells import joined, split
from tuiplanner.tui.widgets.rows import NEW, Place
from tuiplanner.tui.widgets.textfield import Asked


def asked() -> tuple[Asked, ...]:
    """Return the numbers of a check-in, as its record declares them."""
    declared: dict[str, Field] = fields_of(RECORDS["checkins"])
    return tuple(
        Asked(name, declared[name].least, declared[name].limit, about)
        for name, about in QUESTIONS.items()
    )


async def check_in(view: PanesView, job: int, checkin: int | None) -> None:
    """Open the cells of a check-in of a job; None is a new one of today."""
    if checkin is None:
        checkin = view.planner.checkins.of_today(job)
    record = view.planner.career.checkins.get(checkin) if checkin else None
    place = Place("checkins", record.id if record else NEW)
    has_section = any(row.section == "checkins" for row in view.sheet.rows)
    before = {"line": str(record.to_row()["line"])} if record else {}
    before |= dict(zip(QUESTIONS, numbers(record), strict=True)) if record else {}
    begun = Begun(record.to_row() if record else {}, "")

    def save(text: str) -> str:
        cells, line = split(text, len(QUESTIONS))
        texts = {**dict(zip(QUESTIONS, cells, strict=True)), "line": line}
        here = record.id if record else view.planner.checkins.of_today(job)
        if here is not None:
            # What was left as it stood may have been changed elsewhere meanwhile, and where there
            # was none somebody may have made one.
            given = {name: one for name, one in texts.items() if one != before.get(name, "")}
            change = view.planner.records.set_all_open("checkins", here, given, begun)
        else:
            change, here = view.planner.checkins.add(job, texts)
        if record is None:
            view.show(Place("checkins", here))
        if change and keeps_other(change):
            return BOTH_KEPT
        return shown(said(change)) if change else ""

    edit = Edit(
        place,
        joined(numbers(record), str(record.to_row()["line"])) if record else "",
        lambda: view.region_of(place),
        save,
        cells=asked(),
        adding=record is None,
        after=None if has_section else Place("jobs", job, "tags"),
        section="checkins",
        origin=Origin("checkin", *(place.record if record else ("jobs", job))),
    )
    await view.add(edit)
