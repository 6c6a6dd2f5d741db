"""Read JSON Resume files, schema 1.x of https://jsonresume.org/schema and its older spellings.

The schema requires nothing and lets unknown keys through, so a valid file may still hold the
keys of version 0 (``company``, ``website``) or nothing at all; every value is looked at here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Entry, Job
from tuiplanner.formats import kinds, source
from tuiplanner.formats.proposal import Proposal, Proposed, check_count, key_of
from tuiplanner.formats.shaping import NOW, Shaper, one_line
from tuiplanner.formats.values import plain

FORMAT, NAME = "jsonresume", "JSON Resume"

JOB_SECTIONS = {"work": "job", "volunteer": "volunteer", "education": "study"}
_ORG = ("name", "company", "organization", "institution")
_LINK = ("url", "website")
_BULLET = re.compile(r"^(?:•|[-*]\s)\s*")


@dataclass(frozen=True, slots=True)
class _Win:
    """How a section of career-wide wins names its fields; the last date that is set counts."""

    text: tuple[str, ...]
    dates: tuple[str, ...]
    from_whom: str = ""


WIN_SECTIONS = {
    "awards": _Win(("title", "name"), ("date",), "awarder"),
    "certificates": _Win(("name", "title"), ("date",), "issuer"),
    "projects": _Win(("name", "title"), ("startDate", "endDate")),
    "publications": _Win(("name", "title"), ("releaseDate",), "publisher"),
}
READ_SECTIONS = (*JOB_SECTIONS, *WIN_SECTIONS, "skills", "references")
SECTIONS = (*READ_SECTIONS, "basics", "languages", "interests")
_ABOUT_THE_FILE = ("$schema", "meta")


def read(data: bytes) -> Proposal:
    """Return what a JSON Resume file proposes; raises :class:`Refused` for any other file."""
    resume = source.json_of(data)
    if kind := kinds.of_json(resume):
        raise Refused(f"this is {kind}, not a {NAME}; {kinds.READS}")
    return of_json(resume)


def of_json(resume: Mapping[str, Any]) -> Proposal:
    """Return what the value of a JSON Resume file proposes; raises as :func:`read` does."""
    if resume.keys().isdisjoint(SECTIONS):
        raise Refused(
            f"this JSON is not a {NAME}: it has none of its sections, such as work, education "
            f"and skills; {kinds.READS}"
        )
    return _Reader(resume).proposal()


class _Row:
    """The fields of one row, and which of them nobody has asked for yet."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self._unasked = dict.fromkeys(values)

    def get(self, name: str) -> Any:
        self._unasked.pop(name, None)
        return self._values.get(name)

    def left(self) -> list[str]:
        """Return the names of the fields that say something and were never asked for."""
        return [name for name in self._unasked if _says_something(self._values[name])]


class _Reader:
    """One resume on its way to a proposal."""

    def __init__(self, resume: Mapping[str, Any]) -> None:
        self._resume = resume
        self._records: list[Proposed] = []
        self._remarks: list[str] = []
        self._skipped: list[str] = []

    def proposal(self) -> Proposal:
        for section in JOB_SECTIONS:
            for where, row in self._rows(section):
                self._job(section, where, row)
        for section, names in WIN_SECTIONS.items():
            for where, row in self._rows(section):
                self._win(section, names, where, row)
        self._skills()
        for where, row in self._rows("references"):
            self._reference(where, row)
        known = (*READ_SECTIONS, *_ABOUT_THE_FILE)
        left = [name for name in self._resume if name not in known]
        self._leave_out("", [name for name in left if _says_something(self._resume[name])])
        return Proposal(
            FORMAT, NAME, tuple(self._records), tuple(self._remarks), tuple(self._skipped)
        )

    def _leave_out(self, where: str, names: list[str]) -> None:
        if names:
            listed = ", ".join(one_line(name)[:40] or "(no name)" for name in names)
            self._remarks.append(f"{where}{listed} not imported for want of a place")

    def _rows(self, section: str) -> Iterator[tuple[str, _Row]]:
        """Give the rows that say something, with the words that name them in a remark.

        Fields that whoever takes a row does not ask for are remarked when the next is taken.
        """
        rows = self._resume.get(section)
        if not _says_something(rows):
            return
        if not isinstance(rows, list):
            self._skipped.append(f"{section}: not a list")
            return
        check_count(len(rows), NAME)
        for number, row in enumerate(rows, 1):
            where = f"{section} {number}"
            if isinstance(row, dict) and _says_something(row):
                fields = _Row(row)
                yield where, fields
                self._leave_out(f"{where}: ", fields.left())
            elif isinstance(row, str) and section == "skills" and one_line(row):
                yield where, _Row({"name": row})
            elif _says_something(row):
                self._skipped.append(f"{where}: not an object with named fields")

    def _texts(self, where: str, row: _Row, name: str) -> list[str]:
        """Return a list of texts; old and hand-written files also have one text of lines."""
        value = row.get(name)
        lines: list[Any] = plain(value).splitlines() or [value]
        parts = value if isinstance(value, list) else lines
        check_count(len(parts), NAME)
        if strange := sum(not plain(part) and _says_something(part) for part in parts):
            self._skipped.append(f"{where}: {strange} of its {name} not a text")
        texts = (one_line(_BULLET.sub("", one_line(plain(part)))) for part in parts)
        return [text for text in texts if text]

    def _add(self, shaper: Shaper, key: str, links: Mapping[str, str] | None = None) -> None:
        self._records.append(shaper.proposed(key, links))
        self._remarks += shaper.remarks

    def _job(self, section: str, where: str, row: _Row) -> None:
        org = _text(row, *_ORG)
        degree = ", ".join(filter(None, (_text(row, "studyType"), _text(row, "area"))))
        title = _text(row, "position") or degree or _text(row, "title") or org
        if not title:
            self._skipped.append(f"{where}: neither a title nor an organisation")
            return
        shaper = Shaper(Job, f"{where} ({title[:40]})")
        shaper.put("kind", JOB_SECTIONS[section])
        shaper.line("title", title)
        shaper.line("org", org)
        shaper.line("place", _place(row.get("location")))
        shaper.line("url", _text(row, *_LINK))
        start, end = _text(row, "startDate"), _end(row)
        shaper.span((start, "startDate"), (end, "endDate"))
        shaper.note(_block(row, "summary"))
        shaper.note(_block(row, "description"))
        shaper.note(_text(row, "score", "gpa"), "Score")
        shaper.note("; ".join(self._texts(where, row, "courses")), "Courses")
        key = key_of(section, org, title, start)
        self._add(shaper, key)
        for text in self._texts(where, row, "highlights"):
            self._highlight(where, text, key)

    def _highlight(self, where: str, text: str, job: str) -> None:
        shaper = Shaper(Entry, f"{where}, highlight '{text[:20]}…'")
        shaper.put("kind", "win")
        shaper.line("text", text)
        self._add(shaper, key_of("highlight", job, text), {"job": job})

    def _win(self, section: str, names: _Win, where: str, row: _Row) -> None:
        text = _text(row, *names.text, "summary", "description")
        if not text:
            self._skipped.append(f"{where}: no {names.text[0]}")
            return
        shaper = Shaper(Entry, f"{where} ({text[:40]})")
        shaper.put("kind", "win")
        shaper.line("text", text)
        shaper.line("from_whom", _text(row, names.from_whom))
        dates = {name: date for name in names.dates if (date := _end(row, name))}
        for name, date in dates.items():
            shaper.date("date", date, name)
        if len(dates) > 1:
            shaper.note(" to ".join(dates.values()), "Dates")
        shaper.note(_block(row, "summary"))
        shaper.note(_block(row, "description"))
        shaper.note("\n".join(f"- {line}" for line in self._texts(where, row, "highlights")))
        shaper.note("; ".join(self._texts(where, row, "roles")), "Roles")
        shaper.note(_text(row, "entity"), "For")
        shaper.note(_text(row, "type"), "Type")
        shaper.note(_text(row, *_LINK), "Link")
        shaper.tags(self._texts(where, row, "keywords"))
        self._add(shaper, key_of(section, text, *dates.values()))

    def _skills(self) -> None:
        """Take the groups of skills; the keywords of those with one name belong together."""
        groups: dict[str, tuple[Shaper, str, list[str]]] = {}
        for where, row in self._rows("skills"):
            name, words = _text(row, "name"), self._texts(where, row, "keywords")
            text = name or ", ".join(words)
            if not text:
                self._skipped.append(f"{where}: neither a name nor keywords")
                continue
            shaper = Shaper(Entry, f"{where} ({text[:40]})")
            shaper, _, found = groups.setdefault(tags.fold(text), (shaper, text, []))
            shaper.note(_text(row, "level"), "Level")
            found += words or [name]
        for shaper, text, words in groups.values():
            shaper.put("kind", "note")
            shaper.line("text", text)
            skills = shaper.tags(words)
            self._records.append(shaper.proposed(key_of("skills", text), skills=skills))
            self._remarks += shaper.remarks

    def _reference(self, where: str, row: _Row) -> None:
        name, text = _text(row, "name"), _block(row, "reference")
        if not one_line(text):
            self._skipped.append(f"{where}: no text, only {name[:40] or 'other fields'}")
            return
        shaper = Shaper(Entry, f"{where} ({name[:40] or 'no name'})")
        shaper.put("kind", "feedback")
        shaper.line("text", text)
        shaper.line("from_whom", name)
        self._add(shaper, key_of("references", name, one_line(text)))


def _says_something(value: Any) -> bool:
    """Say whether a text or number stands anywhere inside; a template has only empty texts."""
    if isinstance(value, dict):
        return any(_says_something(part) for part in value.values())
    if isinstance(value, list):
        return any(_says_something(part) for part in value)
    return bool(plain(value).strip())


def _block(row: _Row, name: str) -> str:
    return plain(row.get(name))


def _text(row: _Row, *names: str) -> str:
    """Return the first of the named fields that says something, as one line."""
    return next(filter(None, (one_line(plain(row.get(name))) for name in names)), "")


def _end(row: _Row, name: str = "endDate") -> str:
    """Return the text of a date, empty for the words people write for a job they still have."""
    text = _text(row, name)
    return "" if text.casefold() in NOW else text


def _place(value: Any) -> str:
    if isinstance(value, dict):
        parts = (_text(_Row(value), name) for name in ("city", "region", "countryCode"))
        return ", ".join(filter(None, parts))
    return one_line(plain(value))
