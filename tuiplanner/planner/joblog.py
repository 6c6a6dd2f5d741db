"""Use cases of the job log: jobs and entries."""

from collections.abc import Mapping, Sequence

from tuiplanner.career.changes import Change
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.fields import checked_links
from tuiplanner.career.joblog import current_job
from tuiplanner.career.records import Entry, Job
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.words import named, quoted


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

    def prove(self, goal_id: int, entries: Mapping[int, bool]) -> Change | None:
        """Link entries to a goal as its evidence where they say True, unlink them where False.

        One change; None when nothing differs.
        """
        goal = self._records.get("goals", goal_id)
        batch = self._ledger.batch()
        changed: dict[bool, list[Entry]] = {True: [], False: []}
        for entry in batch.career.entries.among(entries):
            wanted = entries[entry.id]
            if wanted != (goal_id in entry.goals):
                others = tuple(one for one in entry.goals if one != goal_id)
                links = (*others, goal_id) if wanted else others
                batch.set(entry, goals=checked_links(dict.fromkeys(links)))
                changed[wanted].append(entry)
        linked, unlinked = changed[True], changed[False]
        if linked and unlinked:
            name = f"set the proof of {quoted(goal.label)}"
        elif linked:
            name = f"link {named(linked, 'entry')} to {quoted(goal.label)}"
        else:
            name = f"unlink {named(unlinked, 'entry')} from {quoted(goal.label)}"
        return self._ledger.commit(name, batch.edits)

    def retire(self, ids: Sequence[int]) -> Change | None:
        """Retire entries that no longer hold, or take back those that are all retired."""
        toggle = self._records.toggle
        return toggle("entries", ids, "retired", "retire {}", "take {} back")

    def default_job(self) -> int | None:
        """Return the id of the only current job, where an entry belongs unless said otherwise."""
        job = current_job(self._ledger.career, self._ledger.today())
        return job.id if job else None
