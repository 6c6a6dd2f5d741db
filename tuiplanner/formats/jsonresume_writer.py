"""Write a career as JSON Resume, schema 1.x (FORMATS sections 1 and 9).

What one still does has no end date; breaks, talks, check-ins and decisions are never in it.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.records import Entry, Job
from tuiplanner.formats import outgoing

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_SECTIONS = {"job": "work", "freelance": "work", "volunteer": "volunteer", "study": "education"}
_NAMES = {
    "work": ("name", "position"),
    "volunteer": ("organization", "position"),
    "education": ("institution", "studyType"),
}
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+\Z")
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+([/?#][!-~]*)?\Z")
_Row = dict[str, Any]


def write(career: Career, *, private: bool = False) -> bytes:
    """Return the resume as JSON; references (feedback) are in it only with ``private``."""
    wins = outgoing.by_job(career, "win", private=private)
    found: dict[str, list[_Row]] = {}
    for job in outgoing.jobs(career):
        if section := _SECTIONS.get(job.kind):
            found.setdefault(section, []).append(_job(section, job, wins.get(job.id, [])))
    for win in reversed(wins.get(None, [])):
        section, row = _win(win)
        found.setdefault(section, []).append(row)
    found["skills"] = _skills(career)
    for one in outgoing.by_job(career, "feedback", private=private).get(None, []):
        reference = {"name": outgoing.text(one.from_whom), "reference": _whole(one)}
        found.setdefault("references", []).append(_filled(reference))
    resume = {"$schema": SCHEMA, **{name: rows for name, rows in found.items() if rows}}
    return f"{json.dumps(resume, ensure_ascii=False, indent=2)}\n".encode()


def count(career: Career, *, private: bool = False) -> int:
    """Count the jobs and entries of a career that a resume shows."""
    kinds = ("win", "feedback") if private else ("win",)
    entries = outgoing.by_job(career, *kinds, private=private).values()
    return len([job for job in career.jobs.values() if job.kind in _SECTIONS]) + sum(
        map(len, entries)
    )


def _job(section: str, job: Job, wins: Iterable[Entry]) -> _Row:
    """Return the row of a job; what only some sections know is an extra that the schema allows."""
    org, title = _NAMES[section]
    return _filled(
        {
            org: job.org,
            title: job.title,
            "location": job.place,
            "url": _uri(job.url),
            "startDate": job.start and str(job.start),
            "endDate": job.end and str(job.end),
            "summary": job.gave,
            "highlights": [_said(win) for win in wins],
        }
    )


def _win(win: Entry) -> tuple[str, _Row]:
    """Return where a win of no job stands: an award where somebody gave it, else a project."""
    on = win.date and str(win.date)
    about = "\n\n".join(filter(None, (win.result, win.situation)))
    if win.from_whom:
        award = {"title": win.text, "date": on, "awarder": win.from_whom, "summary": about}
        return "awards", _filled(award)
    row: _Row = {"name": win.text, "endDate": on, "description": about, "keywords": list(win.tags)}
    return "projects", _filled(row)


def _skills(career: Career) -> list[_Row]:
    """Return the groups that an import brought, then each further skill, the most used first."""
    groups = outgoing.skill_groups(career)
    grouped = {tags.fold(tag) for one in groups for tag in one.tags}
    used = outgoing.skills(career)
    spelled = {tags.fold(tag): tag for tag in career.tags}
    order = sorted(used.keys() - grouped, key=lambda tag: (-used[tag], tag))
    rows: list[_Row] = [{"name": one.text, "keywords": list(one.tags)} for one in groups]
    rows += ({"name": spelled[tag]} for tag in order)
    return [_filled(row) for row in rows]


def _said(win: Entry) -> str:
    return f"{win.text} ({win.result})" if win.result else win.text


def _whole(one: Entry) -> str:
    """Return the whole text of a reference: an import keeps what was too long in the situation."""
    return outgoing.text(one.situation if one.text.endswith("…") and one.situation else one.text)


def _uri(link: str) -> str:
    """Return a link as the schema wants it; one without a scheme gets that of the web."""
    if _URI.match(link):
        return link
    return f"https://{link}" if _HOST.match(link) else ""


def _filled(row: _Row) -> _Row:
    """Return a row without what is empty; the schema knows no null."""
    return {name: _clean(value) for name, value in row.items() if value not in ("", None, [], {})}


def _clean(value: Any) -> Any:
    if isinstance(value, list):
        return [outgoing.text(one) for one in value]
    if isinstance(value, dict):
        return _filled(value)
    return outgoing.text(value)
