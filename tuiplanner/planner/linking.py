"""Linking: the records that the links of a foreign row mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS, Record, fields_of
from tuiplanner.career.text import LIST_LIMIT
from tuiplanner.formats.proposal import Proposed
from tuiplanner.planner.words import quoted


class Linking:
    """Finds what links name: rows of the same file by key, records of the career by name.

    ``by_src`` maps (table, key) to the id of each record an import of this format has made; the
    import adds to it as it goes.
    """

    def __init__(self, career: Career, by_src: Mapping[tuple[str, str], int]) -> None:
        self._career = career
        self._by_src = by_src
        self._titles: dict[str, dict[str, int | None]] = {}
        self._unknown: dict[str, list[str]] = {}

    def of(self, kind: type[Record], proposed: Proposed) -> tuple[dict[str, Any], str]:
        """Return the values of the link fields, and why the record cannot come in (or "")."""
        declared = fields_of(kind)
        found: dict[str, Any] = {}
        lost = ""
        self._unknown = {}
        for name, key in proposed.links.items():
            one = self._by_src.get((declared[name].table, key))
            if one is None:
                lost = lost or f"its {name} is not imported"
            else:
                found[name] = one
        for name, texts in proposed.names.items():
            ids = self._named(declared[name], texts)
            if declared[name].is_list:
                found[name] = ids[:LIST_LIMIT]
            elif ids:
                found[name] = ids[0]
            elif declared[name].required:
                lost = lost or f"there is no {name} {quoted(texts[0])} here"
        return found, lost

    def remarks(self, proposed: Proposed) -> list[str]:
        """Return a remark for each link of the last record that names nothing here."""
        label = quoted(str(proposed.values.get(RECORDS[proposed.table].TITLE, proposed.key)))
        return [
            f"{label}: {name} {', '.join(map(quoted, texts))} not here, the link is left out"
            for name, texts in self._unknown.items()
        ]

    def _named(self, field: Field, texts: Iterable[str]) -> tuple[int, ...]:
        ids: dict[int, None] = {}
        for text in texts:
            one = self._find(field.table, text)
            if one is None:
                self._unknown.setdefault(field.name, []).append(text)
            else:
                ids[one] = None
        return tuple(ids)

    def _find(self, table: str, text: str) -> int | None:
        """Return the record imported under the name, else the one with that slug, id or title."""
        records = self._career.table(table)
        if (one := self._by_src.get((table, text))) is not None:
            return one
        if slugs := records.by("slug", text):
            return slugs[0]
        if text.isascii() and text.isdecimal() and len(text) < 17 and int(text) in records:  # noqa: PLR2004 - an id has 16 digits at most
            return int(text)
        return self._by_title(table).get(tags.fold(text))

    def _by_title(self, table: str) -> dict[str, int | None]:
        """Return ids by folded title; None where several records have it."""
        if table not in self._titles:
            found: dict[str, int | None] = {}
            title = RECORDS[table].TITLE
            for one, row in self._career.rows.get(table, {}).items():
                text = tags.fold(str(row.get(title) or ""))
                found[text] = None if text in found else one
            self._titles[table] = found
        return self._titles[table]
