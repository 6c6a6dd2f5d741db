"""Rules of the job log: order of jobs and entries."""

from datetime import date

from tuiplanner.career.career import Career
from tuiplanner.career.dates import shown
from tuiplanner.career.records import Entry, Job

Order = tuple[date, bool, bool]
_UNDATED: Order = (date.min, False, False)


def jobs_in_order(career: Career) -> tuple[list[Job], list[Job]]:
    """Return (dated, undated) jobs: current ones first, then newest first by end and start.

    A job without a start and an end is undated; the undated are by title.
    """
    jobs = list(career.jobs.values())
    dated = [job for job in jobs if job.start or job.end]
    undated = [job for job in jobs if not (job.start or job.end)]

    def newest(job: Job) -> tuple[date, Order, int]:
        start = job.start.order() if job.start else _UNDATED
        end = job.end.hi() if job.end else date.max
        return end, start, job.id

    dated.sort(key=newest, reverse=True)
    undated.sort(key=lambda job: (job.title.casefold(), job.id))
    return dated, undated


def entries_of(career: Career, job: int | None, *, hidden: bool = False) -> list[Entry]:
    """Return a job's entries newest first, undated last; None means those of no job.

    Retired entries are left out unless ``hidden`` asks for them. An entry whose job is gone
    belongs to no job.
    """
    ids = list(career.entries.by("job", job))
    if job is None:
        rows = career.entries.rows
        ids += [
            one for one in rows if (link := rows[one].get("job")) and link not in career.jobs.rows
        ]
    entries = [one for one in career.entries.among(ids) if hidden or one.retired is None]
    return sorted(entries, key=newest, reverse=True)


def newest(entry: Entry) -> tuple[Order, str, int]:
    """Return the key that sorts entries oldest first, the undated before all others.

    Of dates with one first day the coarser is the older.
    """
    return entry.date.order() if entry.date else _UNDATED, entry.created, entry.id


def current_job(career: Career, today: date) -> Job | None:
    """Return the only current job, or None when there is none or several."""
    current = [
        job for job in career.jobs.values() if job.current and job.start and job.start.lo() <= today
    ]
    return current[0] if len(current) == 1 else None


def span(job: Job, today: date | None = None) -> str:
    """Write a job's time: ``2020-01 - 2021``, ``2020 - now``, or nothing when undated.

    With ``today`` the dates are written as a person reads them: ``Jan 2020 - 2021``.
    """
    if job.start is None and job.end is None:
        return ""
    ends = (job.start, job.end)
    start, end = (str(one or "") if today is None else shown(one, today) for one in ends)
    return f"{start or '?'} - {end or 'now'}"


def when(job: Job, today: date) -> str:
    """Write a job's time as :func:`span`; one that begins ahead without an end is not "now"."""
    if job.start and job.end is None and job.start.lo() > today:
        return f"from {shown(job.start, today)}"
    return span(job, today)
