"""Use cases of the job log: jobs and entries."""

from collections.abc import Mapping, Sequence

from tuiplanner.career.changes import Change
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.joblog import current_job
from tuiplanner.career.records import Entry, Job
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.words import quoted


class JobLog:
    """What can be done to jobs and entries."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records

    def add_job(self, texts: Mapping[str, str]) -> tuple[Change, int]:
        """Add a job from typed texts; without a start and an end it is undated."""
        values = self._records.parse("jobs", {"title": "", **texts})
        batch = self._ledger.batch()
        job = batch.add(Job, **values)
        return self._ledger.perform(f"add {quoted(job.title)}", batch.edits), job.id

    def add_entry(
        self,
        text: str,
        kind: str,
        *,
        job: int | None = None,
        goals: Sequence[int] = (),
        texts: Mapping[str, str] | None = None,
    ) -> tuple[Change, int]:
        """Log an entry of a kind for a job or for none, dated today unless ``texts`` say else.

        Linked ``goals`` make it evidence for them. Raises :class:`Refused` when the job or a goal
        is gone.
        """
        for table, one in (("jobs", job), *(("goals", goal) for goal in goals)):
            if one is not None:
                self._records.get(table, one)
        given = {"text": text, "kind": kind, **(texts or {})}
        values = self._records.parse("entries", given)
        values.setdefault("date", PartialDate.of(self._ledger.today()))
        batch = self._ledger.batch()
        entry = batch.add(Entry, job=job, goals=tuple(goals), **values)
        name = f"log {entry.kind} {quoted(entry.text)}"
        return self._ledger.perform(name, batch.edits), entry.id

    def retire(self, ids: Sequence[int]) -> Change | None:
        """Retire entries that no longer hold, or take back those that are all retired."""
        toggle = self._records.toggle
        return toggle("entries", ids, "retired", "retire {}", "take {} back")

    def default_job(self) -> int | None:
        """Return the id of the only current job, where an entry belongs unless said otherwise."""
        job = current_job(self._ledger.career, self._ledger.today())
        return job.id if job else None
