"""Which column of a CSV file is which field, and which kind of record its rows are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.formats.proposal import Choices, Unclear
from tuiplanner.formats.table import header

GUESSED = ("jobs", "mentors", "goals", "entries", "steps", "talks", "promises")
"""The kinds that the columns of any CSV file may say."""
TABLES = (*GUESSED, "topics", "checkins", "reviews")
"""The kinds a CSV file may hold, parents before children: the order to import several in.

The last are only those of a file that is named so, or that a person says are.
"""

_OURS = ("id", "slug")
_ALSO: dict[str, dict[str, str]] = {
    "jobs": {
        "title": "job title|position|role|job",
        "org": "company|company name|employer|organization|institution|school",
        "start": "start date|started|started on|from",
        "end": "end date|ended|finished on|until|to",
        "gave": "description|summary|notes|note",
        "place": "location|city",
        "url": "website|web site|homepage",
        "tags": "skills|keywords|labels",
    },
    "entries": {
        "text": "entry|what|win|achievement|accomplishment",
        "kind": "type",
        "date": "on|day|when",
        "result": "outcome|effect",
        "situation": "context|notes|note|description",
        "tags": "skills|keywords|labels",
    },
    "goals": {
        "title": "goal|name|task|card",
        "stage": "status|list|column|state",
        "due": "due date|deadline",
        "note": "notes|description|desc",
        "tags": "labels|keywords",
        "if_then": "plan",
    },
    "steps": {"text": "step|task|title", "due": "due date|deadline"},
    "mentors": {
        "name": "full name|mentor|person|contact",
        "org": "company|organization|employer",
        "title": "position|job title",
        "topics": "tags|categories|skills",
        "email": "e mail|email address|mail|e mail address",
        "phone": "telephone|tel|mobile|phone number",
        "url": "website|linkedin|profile",
        "every": "cadence",
        "note": "notes",
    },
    "talks": {"date": "on|day", "topics": "talk|topic"},
    "promises": {"text": "promise|title"},
}


class Columns(NamedTuple):
    """The fields of ``table`` by the index of their column; ``left`` has the columns without."""

    table: str
    fields: Mapping[int, str]
    left: tuple[str, ...]


def of(cells: Sequence[str], stem: str, choices: Choices) -> Columns:
    """Return what the cells of a header mean; ``stem`` is the file's name without its ending.

    Raises :class:`Unclear` when the rows could be of several kinds or none, and
    :class:`Refused` for a choice that names no column or field of this file.
    """
    names = [header(cell) for cell in cells]
    wanted = {header(name): field for name, field in choices.columns.items()}
    if unknown := next((name for name in wanted if name not in names), None):
        listed = ", ".join(name for name in names if name)
        raise Refused(f"there is no column '{unknown[:40]}'; the columns are {listed[:200]}")
    matched = {table: _match(table, names, wanted) for table in TABLES}
    table = choices.table or _table(matched, stem)
    fields = matched[table]
    for field in wanted.values():
        if field and field not in fields.values():
            raise Refused(f"{table} have no field '{field[:40]}'; {_fields_in_words(table)}")
    if missing := _missing(table, fields):
        noun = RECORDS[table].NOUN
        raise Refused(
            f"no column says the {missing} of a {noun}; add --column 'HEADER={missing}' "
            "with the column's name for HEADER"
        )
    left = tuple(cell.strip() for i, cell in enumerate(cells) if i not in fields and cell.strip())
    return Columns(table, fields, tuple(one for one in left if wanted.get(header(one)) != ""))


def known(table: str) -> tuple[str, ...]:
    """Return the fields of a kind that a column can fill, as an export writes them."""
    declared = fields_of(RECORDS[table])
    own = [one.name for one in declared.values() if one.editable or one.fixed]
    return ("id", *(("slug",) if "slug" in declared else ()), *own)


def words(table: str) -> frozenset[str]:
    """Return every folded name by which a column of a kind is known."""
    declared = fields_of(RECORDS[table])
    also = (word for words in _ALSO.get(table, {}).values() for word in words.split("|"))
    titles = (declared[field].title for field in known(table) if field in declared)
    return frozenset(map(header, (*known(table), *titles, *also)))


def _match(table: str, names: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """Return fields by column: as a person says, else by the field's name, else by another."""
    fields = known(table)
    declared = fields_of(RECORDS[table])
    also = {field: words.split("|") for field, words in _ALSO.get(table, {}).items()}
    found: dict[int, str] = {i: wanted[name] for i, name in enumerate(names) if name in wanted}
    found = {i: field for i, field in found.items() if field in fields}
    spellings = (
        {header(field): field for field in fields},
        {header(declared[field].title): field for field in fields if field in declared},
        {word: field for field in reversed(list(also)) for word in also[field]},
    )
    for spelled in spellings:
        for i, name in enumerate(names):
            field = spelled.get(name)
            if field and i not in found and name not in wanted and field not in found.values():
                found[i] = field
    return found


def _missing(table: str, fields: Mapping[int, str]) -> str:
    """Return the first required field that no column gives; a kind or stage has a default."""
    declared = fields_of(RECORDS[table])
    needed = [one.name for one in declared.values() if one.required and one.kind != "choice"]
    return next((name for name in needed if name not in fields.values()), "")


def _table(matched: Mapping[str, Mapping[int, str]], stem: str) -> str:
    """Return the kind whose columns are there: that of the file's name, else the best matched."""
    possible = [table for table in TABLES if not _missing(table, matched[table])]
    name = header(stem)
    for table in possible:
        if name.startswith((table, RECORDS[table].NOUN)):
            return table
    possible = [table for table in possible if table in GUESSED]
    scores = {
        table: sum(field not in _OURS for field in matched[table].values()) for table in possible
    }
    best = [table for table in possible if scores[table] == max(scores.values()) > 1]
    if len(best) == 1:
        return best[0]
    choice = best or possible or list(GUESSED)
    raise Unclear(
        f"the columns do not say what the rows are; add --as with {_either(choice)}",
        tuple(choice),
    )


def _fields_in_words(table: str) -> str:
    return f"they are {', '.join(known(table))}"


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
