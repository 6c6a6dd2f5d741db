"""Entering: what the program itself keeps of a record that an import adds."""

from datetime import date
from typing import Any

from tuiplanner.career import ranks, slugs
from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.fields import Move
from tuiplanner.career.records import ACHIEVED, IDEA, Goal, Record, Step, fields_of


class Entering:
    """Gives new records slugs, ranks and first moves, in the order in which they come.

    A goal goes to the end of its stage, a step to the end of its goal: what a person has put on
    top stays there.
    """

    def __init__(self, career: Career, today: date) -> None:
        self._career = career
        self._today = today
        self._slugs: dict[str, set[Any]] = {}
        self._last: dict[tuple[str, Any], str | None] = {}

    def whole(self, kind: type[Record], values: dict[str, Any]) -> dict[str, Any]:
        """Return the values with those that only the program gives."""
        made = dict(values)
        if "slug" in fields_of(kind):
            made["slug"] = self._slug(kind, str(values[kind.TITLE]), str(values.get("slug", "")))
        if kind is Goal:
            self._goal(made)
        elif kind is Step:
            made.setdefault("added", self._today)
            made["rank"] = self._rank("steps", "goal", made["goal"])
        return made

    def _goal(self, made: dict[str, Any]) -> None:
        stage = made.setdefault("stage", IDEA)
        done: PartialDate | None = made.get("achieved_on")
        if stage != ACHIEVED:
            made.pop("achieved_on", None)
        came = min(done.hi(), self._today) if done and stage == ACHIEVED else self._today
        made["moved"] = (Move(stage, came),)
        made["rank"] = self._rank("goals", "stage", stage)

    def _slug(self, kind: type[Record], title: str, wanted: str) -> str:
        """Return the slug an export asks for where it is free, else one from the title."""
        if kind.TABLE not in self._slugs:
            rows = self._career.rows.get(kind.TABLE, {})
            self._slugs[kind.TABLE] = {row.get("slug") for row in rows.values()}
        taken = self._slugs[kind.TABLE]
        slug = wanted if wanted and wanted not in taken else ""
        slug = slug or slugs.make(title, taken, kind.NOUN)
        taken.add(slug)
        return slug

    def _rank(self, table: str, field: str, group: Any) -> str:
        if (table, group) not in self._last:
            records = self._career.table(table)
            held = (str(records.rows[one].get("rank")) for one in records.by(field, group))
            self._last[table, group] = max(filter(ranks.is_valid, held), default=None)
        rank = ranks.after(self._last[table, group])
        self._last[table, group] = rank
        return rank
