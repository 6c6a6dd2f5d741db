"""Use cases of check-ins: how a job feels today."""

from collections.abc import Mapping

from tuiplanner.career.changes import Change
from tuiplanner.career.dates import shown
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.words import quoted


class CheckIns:
    """What can be done to check-ins, beside what can be done to every record."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records

    def of_today(self, job: int) -> int | None:
        """Return the id of a job's check-in of today, None when there is none yet."""
        return self._records.of_day(job, self._ledger.today())

    def add(self, job_id: int, texts: Mapping[str, str]) -> tuple[Change | None, int]:
        """Save how a job feels from typed texts, today unless they give another day.

        There is at most one for a job and day: what was there of that day is replaced, and what
        is not given is blank then. Returns None for a change when nothing differs.
        """
        job = self._records.get("jobs", job_id)
        kind = RECORDS["checkins"]
        asked = (name for name, one in fields_of(kind).items() if one.editable and name != "date")
        values = self._records.parse("checkins", {**dict.fromkeys(asked, ""), **texts})
        values.setdefault("date", self._ledger.today())
        batch = self._ledger.batch()
        held = self._records.of_day(job_id, values["date"])
        if held is not None:
            batch.set(batch.career.checkins[held], **values)
            when = shown(values["date"], batch.today)
            name = f"replace check-in of {when} on {quoted(job.label)}"
            return self._ledger.commit(name, batch.edits), held
        made = batch.add(kind, job=job_id, **values)
        name = f"log check-in on {quoted(job.label)}: {values['overall']}"
        return self._ledger.perform(name, batch.edits), made.id
