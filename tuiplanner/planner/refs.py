"""How a person names a record: slug, unique prefix, id or title."""

from collections.abc import Iterable

from tuiplanner.career.career import Career
from tuiplanner.career.errors import Refused, Unknown
from tuiplanner.career.records import RECORDS

ID_PREFIX, ID_DIGITS = 4, 16


def resolve(career: Career, text: str, tables: Iterable[str] = RECORDS) -> tuple[str, int]:
    """Return the (table, id) of the record that ``text`` names among ``tables``.

    In this order: its id, its slug, its title in any letter case, a unique prefix of an id (four
    digits or more), a unique prefix of a slug; ``goal/slug`` asks in one table only. Raises
    :class:`Refused` that lists the candidates of an ambiguous name, or says where to look.
    """
    wanted = list(tables)
    noun, slash, rest = text.strip().partition("/")
    if slash and (table := next((one for one in wanted if noun == RECORDS[one].NOUN), None)):
        wanted, text = [table], rest
    name = text.strip()
    for search in (_by_id, _by_slug, _by_title, _by_id_prefix, _by_slug_prefix):
        found = search(career, name, wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(_ambiguous(career, name, found))
    nouns = RECORDS[wanted[0]].NOUN if len(wanted) == 1 else "record"
    where = wanted[0] if len(wanted) == 1 else "goals"
    raise Unknown(
        f"no {nouns} is called '{name[:60]}'", f"careerboard list {where} shows the names"
    )


def name(career: Career, table: str, record_id: int) -> str:
    """Return the shortest full name of a record: its slug, or its id where it has none."""
    return str(career.rows[table][record_id].get("slug") or record_id)


def _by_id(career: Career, text: str, tables: list[str]) -> list[tuple[str, int]]:
    if not (text.isascii() and text.isdecimal() and len(text) <= ID_DIGITS):
        return []
    return [(table, int(text)) for table in tables if int(text) in career.rows.get(table, {})]


def _by_id_prefix(career: Career, text: str, tables: list[str]) -> list[tuple[str, int]]:
    if not (text.isascii() and text.isdecimal() and len(text) >= ID_PREFIX):
        return []
    return [(t, one) for t in tables for one in career.rows.get(t, {}) if str(one).startswith(text)]


def _by_slug(career: Career, text: str, tables: list[str]) -> list[tuple[str, int]]:
    return [(t, one) for t in tables for one in career.table(t).by("slug", text)] if text else []


def _by_slug_prefix(career: Career, text: str, tables: list[str]) -> list[tuple[str, int]]:
    word = text.casefold()
    return [
        (table, one)
        for table in tables
        for one, row in career.rows.get(table, {}).items()
        if word and str(row.get("slug") or "").startswith(word)
    ]


def _by_title(career: Career, text: str, tables: list[str]) -> list[tuple[str, int]]:
    word = text.casefold()
    return [
        (table, one)
        for table in tables
        for one, row in career.rows.get(table, {}).items()
        if word and str(row.get(RECORDS[table].TITLE) or "").casefold() == word
    ]


def _ambiguous(career: Career, text: str, found: list[tuple[str, int]]) -> str:
    shown = 4
    names = sorted(f"{RECORDS[table].NOUN}/{name(career, table, one)}" for table, one in found)
    if len(set(names)) < len(names):
        names = sorted(str(one) for _, one in found)
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return f"'{text[:60]}' could be {', '.join(names[:shown])}{more}; say which"
