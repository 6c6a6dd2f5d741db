"""Read the data export of LinkedIn: the zip, or single CSV files of it (FORMATS section 2).

Columns are looked up by name, since their order and number changed over the years; the header of
Connections.csv stands below a preamble of varying length, and is looked for.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Entry, Job, Mentor
from tuiplanner.formats import archive, kinds, table
from tuiplanner.formats.days import iso, iso_american
from tuiplanner.formats.proposal import Proposal, Proposed, check_count, key_of
from tuiplanner.formats.shaping import Shaper, one_line
from tuiplanner.formats.table import Row

FORMAT, NAME = "linkedin", "LinkedIn"
_HEADER_ROWS = 20
_HEADERS = {
    "positions.csv": {"company name", "title", "started on"},
    "education.csv": {"school name", "degree name"},
    "profile.csv": {"first name", "last name", "headline"},
    "connections.csv": {"first name", "last name", "connected on"},
    "skills.csv": {"name"},
}
_BULLET = re.compile(r"\s*(?:•|·|▪|[-*]\s)\s*")
_Cells = Mapping[str, str]


def read_zip(data: bytes) -> Proposal:
    """Return what the zip of an export proposes; files of other kinds are ignored by name.

    Raises :class:`Refused` for another or a harmful archive, and for one with nothing to import.
    """
    names = archive.names(data)
    found = {name: _base(name) for name in names}
    wanted = sorted(
        (name for name in names if found[name] in _HEADERS),
        key=lambda name: (list(_HEADERS).index(found[name]), name),
    )
    if not wanted:
        office = any(base == "[content_types].xml" for base in found.values())
        kind = "an Office document" if office else "a zip archive without LinkedIn's files in it"
        raise Refused(f"this is {kind}; {kinds.READS}")
    reader = _Reader()
    for name, content in archive.members(data, wanted):
        try:
            reader.file(found[name], content)
        except Refused as refusal:
            reader.skipped.append(f"{name}: {refusal}")
    rest = sorted(base for base in set(found.values()) - _HEADERS.keys() if base.endswith(".csv"))
    if rest:
        listed = ", ".join(one_line(base)[:40] for base in rest[:12])
        reader.remarks.append(f"not imported for want of a place: {listed}")
    return reader.proposal()


def read_csv(data: bytes, base: str) -> Proposal:
    """Return what one file of an export proposes; ``base`` is its name there, in small letters."""
    reader = _Reader()
    reader.file(base, data)
    return reader.proposal()


def file_of(data: bytes, name: str) -> str:
    """Return which file of an export a CSV is, by its header; empty when it is none.

    Only Skills.csv is known by its name: its one column says nothing.
    """
    text = data[:65536].decode("utf-8-sig", errors="replace")
    for line in list(filter(str.strip, text.splitlines()))[:_HEADER_ROWS]:
        cells = {table.header(cell.strip('"')) for cell in line.split(",")}
        for base, header in _HEADERS.items():
            if header <= cells and (base != "skills.csv" or _base(name) == base):
                return base
    return ""


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1].casefold()


class _Reader:
    """The files of one export on their way to records."""

    def __init__(self) -> None:
        self.remarks: list[str] = []
        self.skipped: list[str] = []
        self._records: list[Proposed] = []
        self._takes: dict[str, Callable[[str, _Cells], None]] = {
            "positions.csv": self._position,
            "education.csv": self._education,
            "profile.csv": self._profile,
            "connections.csv": self._connection,
        }

    def proposal(self) -> Proposal:
        return Proposal(
            FORMAT, NAME, tuple(self._records), tuple(self.remarks), tuple(self.skipped)
        )

    def file(self, base: str, data: bytes) -> None:
        """Take one file; raises :class:`Refused` where it has no header or cannot be read."""
        found = table.read(data, ",")
        check_count(len(found.rows), NAME)
        self.remarks += (f"{base}: {remark}" for remark in found.remarks)
        rows = list(_rows(base, found.rows))
        if base == "skills.csv":
            self._skills([cells["name"] for _, cells in rows])
            return
        for line, cells in rows:
            self._takes[base](f"{base} line {line}", cells)

    def _add(self, shaper: Shaper, key: str, link: str = "", *, optional: bool = False) -> None:
        links = {"job": link} if link else {}
        self._records.append(shaper.proposed(key, links, optional=optional))
        self.remarks += shaper.remarks

    def _position(self, where: str, cells: _Cells) -> None:
        org, title = _get(cells, "company name"), _get(cells, "title")
        start = _get(cells, "started on")
        if not (title or org):
            self.skipped.append(f"{where}: neither a title nor a company")
            return
        shaper = Shaper(Job, where)
        shaper.put("kind", "job")
        shaper.line("title", title or org)
        shaper.line("org", org)
        shaper.line("place", _get(cells, "location"))
        shaper.span((iso(start), "Started On"), (iso(_get(cells, "finished on")), "Finished On"))
        paragraphs, bullets = _description(cells.get("description", ""))
        shaper.note(paragraphs)
        key = key_of("positions", org, title, start)
        self._add(shaper, key)
        for text in bullets:
            win = Shaper(Entry, where)
            win.put("kind", "win")
            win.line("text", text)
            self._add(win, key_of("bullet", key, text), key)

    def _education(self, where: str, cells: _Cells) -> None:
        school = _get(cells, "school name")
        degree = filter(None, (_get(cells, "degree name"), _get(cells, "field of study")))
        title = ", ".join(degree) or school
        start = _get(cells, "start date", "started on")
        if not title:
            self.skipped.append(f"{where}: neither a degree nor a school")
            return
        shaper = Shaper(Job, where)
        shaper.put("kind", "study")
        shaper.line("title", title)
        shaper.line("org", school)
        end = _get(cells, "end date", "finished on")
        shaper.span((iso(start), "Start Date"), (iso(end), "End Date"))
        shaper.note(cells.get("notes", ""))
        shaper.note(cells.get("activities", ""), "Activities")
        self._add(shaper, key_of("education", school, title, start))

    def _profile(self, where: str, cells: _Cells) -> None:
        """Keep the headline and the summary; names, addresses and the birthday stay outside."""
        summary = cells.get("summary", "")
        text = _get(cells, "headline") or one_line(summary)
        if not text:
            self.skipped.append(f"{where}: neither a headline nor a summary")
            return
        shaper = Shaper(Entry, where)
        shaper.put("kind", "note")
        shaper.line("text", text)
        shaper.note(summary if _get(cells, "headline") else "")
        self._add(shaper, key_of("profile"))

    def _skills(self, names: list[str]) -> None:
        words = list(filter(None, map(one_line, names)))
        if not words:
            return
        shaper = Shaper(Entry, "skills.csv")
        shaper.put("kind", "note")
        shaper.line("text", "Skills on LinkedIn")
        skills = shaper.tags(words)
        self._records.append(shaper.proposed(key_of("skills"), skills=skills))
        self.remarks += shaper.remarks

    def _connection(self, where: str, cells: _Cells) -> None:
        name = " ".join(filter(None, (_get(cells, "first name"), _get(cells, "last name"))))
        org, url = _get(cells, "company"), _get(cells, "url").partition("?")[0]
        email = _get(cells, "email address", "email")
        if not name:
            self.skipped.append(f"{where}: no name")
            return
        shaper = Shaper(Mentor, where)
        shaper.line("name", name)
        shaper.put("role", "hoped-for")
        shaper.line("org", org)
        shaper.line("title", _get(cells, "position"))
        shaper.line("email", email)
        shaper.line("url", url)
        shaper.note(iso_american(_get(cells, "connected on")), "Connected on LinkedIn")
        self._add(shaper, key_of("connections", url or email or f"{name}\n{org}"), optional=True)


def _rows(base: str, rows: tuple[Row, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give (line, cells by folded column) of the rows below the header.

    Raises :class:`Refused` where the first rows have no header, or nothing stands below it: a
    file that is not empty must not come to nothing in silence.
    """
    index, names = _header(base, rows)
    if not rows[index + 1 :]:
        raise Refused(
            "this CSV has no row below its header; download the export again, or choose another"
        )
    for row in rows[index + 1 :]:
        cells = dict.fromkeys(names, "")
        for name, cell in reversed(list(zip(names, row.cells, strict=False))):
            cells[name] = cell or cells[name]
        yield row.line, cells


def _header(base: str, rows: tuple[Row, ...]) -> tuple[int, list[str]]:
    for index, row in enumerate(rows[:_HEADER_ROWS]):
        names = [table.header(cell) for cell in row.cells]
        if _HEADERS[base] <= set(names):
            return index, names
    columns = ", ".join(sorted(_HEADERS[base]))
    raise Refused(f"the first {_HEADER_ROWS} lines of {base} have no header with {columns}")


def _get(cells: _Cells, *names: str) -> str:
    """Return the first of the named cells that says something, as one line."""
    return next(filter(None, (one_line(cells.get(name, "")) for name in names)), "")


def _description(text: str) -> tuple[str, list[str]]:
    """Return the paragraphs of a description and its bullets, each on one line."""
    paragraphs: list[str] = []
    bullets: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = _BULLET.match(line)
        if match and (bullet := one_line(line[match.end() :])):
            bullets.append(bullet)
        else:
            paragraphs.append(line)
    return "\n".join(paragraphs).strip("\n "), bullets
