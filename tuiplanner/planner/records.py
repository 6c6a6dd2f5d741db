"""Use cases that are the same for every kind of record: set a field, delete, rename, link."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from tuiplanner.career import dates, encoding, fields, slugs, tags
from tuiplanner.career.changes import ABSENT, Change, difference
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS, Goal, Record, fields_of
from tuiplanner.planner import refs
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.meanwhile import Begun, both_kept, is_changed, is_orphan
from tuiplanner.planner.stages import check_achieved, put_in_stage
from tuiplanner.planner.words import a, named, quoted

Key = tuple[str, int]
"""The (table, id) of a record."""
KEPT = frozenset({"id", "table"})
"""What a record is printed with beside its fields, and nobody sets."""


class Records:
    """What can be done to any record."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self, table: str, record_id: int) -> Record:
        """Return a record; raises :class:`Refused` when it is gone."""
        record = self._ledger.career.get(table, record_id)
        if record is None:
            raise Refused(f"this {RECORDS[table].NOUN} is gone; it was deleted elsewhere")
        return record

    def parse(self, table: str, values: Mapping[str, str]) -> dict[str, Any]:
        """Read typed texts for fields of a kind of record, by field name.

        Raises :class:`Refused` for an unknown field, naming those there are, and for a value that
        does not fit.
        """
        declared = fields_of(RECORDS[table])
        return {name: self._read(declared, table, name, text) for name, text in values.items()}

    def set_texts(self, table: str, record_id: int, texts: Mapping[str, str]) -> Change | None:
        """Give fields what was typed for them, in one change; an empty text empties a field.

        The stage of a goal moves its card. Returns None when nothing differs. Raises
        :class:`Refused` as :meth:`parse` does, and when the fields then do not go together.
        """
        row = self.get(table, record_id).to_row()
        declared = fields_of(RECORDS[table])
        # What an import left empty may be looked at and left as it is.
        left = {name for name, field in declared.items() if field.stays and not row[name]}
        given = {name: text for name, text in texts.items() if text.strip() or name not in left}
        return self.set_values(table, record_id, **self.parse(table, given))

    def set_open(
        self, table: str, record_id: int, field: str, text: str, begun: Begun
    ) -> Change | None:
        """Give a field what was typed for it since it was opened, as :meth:`set_texts` does.

        A field that was changed elsewhere meanwhile keeps both values, and a record that was
        deleted comes back first, in a change of its own. What was not touched here stays as it is
        now. Raises :class:`Refused` as well when what the record belongs to is gone with it.
        """
        now = self._ledger.career.get(table, record_id)
        if now is not None and not is_changed(now.to_row(), begun, field):
            return self.set_texts(table, record_id, {field: text})
        if text == begun.text:
            return None
        values = self.parse(table, {field: text})
        if now is None:
            self._bring_back(table, record_id, begun)
            return self.set_values(table, record_id, **values)
        return self._set(table, record_id, values, ((field,), begun))

    def set_all_open(
        self, table: str, record_id: int, texts: Mapping[str, str], begun: Begun
    ) -> Change | None:
        """Give fields what was typed for them since they were opened together, in one change.

        What else has become of the record is treated as :meth:`set_open` does.
        """
        now = self._ledger.career.get(table, record_id)
        if now is None:
            self._bring_back(table, record_id, begun)
            return self.set_texts(table, record_id, texts)
        row = now.to_row()
        if not any(is_changed(row, begun, name) for name in texts):
            return self.set_texts(table, record_id, texts)
        return self._set(table, record_id, self.parse(table, texts), (texts.keys(), begun))

    def begun(self, table: str, record_id: int, field: str, text: str) -> Begun:
        """Return how a record was when a field was opened that began with a text."""
        row = self.get(table, record_id).to_row()
        try:
            value = self.parse(table, {field: text})[field]
            row[field] = encoding.to_json(fields_of(RECORDS[table])[field], value)
        except Refused:  # such as the title of a record that is gone: it held something else
            row[field] = ABSENT
        return Begun(row, text)

    def _bring_back(self, table: str, record_id: int, begun: Begun) -> None:
        """Put a record that is gone back as it was last seen here."""
        career = self._ledger.career
        kind = RECORDS[table]
        if is_orphan(career, table, begun.row):
            self.get(table, record_id)
        row = {**begun.row, "updated": self._ledger.moment()}
        label = kind.from_row(record_id, row).label
        edits = difference(table, record_id, {}, row)
        self._ledger.commit(f"bring back {quoted(label)}", edits)

    def set_values(self, table: str, record_id: int, **values: Any) -> Change | None:
        """Give fields of a record values of its class, in one change."""
        return self._set(table, record_id, values)

    def _set(
        self,
        table: str,
        record_id: int,
        values: dict[str, Any],
        opened: tuple[Collection[str], Begun] | None = None,
    ) -> Change | None:
        record = self.get(table, record_id)
        batch = self._ledger.batch()
        if isinstance(record, Goal):
            if values.get("stage"):
                put_in_stage(batch, record, values.pop("stage"))
            stage = batch.career.goals[record_id].stage
            check_achieved(stage, values.get("achieved_on"))
        if record.TABLE == "checkins" and values.get("date"):
            self._check_day(record, values["date"])
        batch.set(record, **values)
        changed = {edit.field for edit in batch.edits} - {"updated", "moved", "rank"}
        name, edits = _name(record, changed, values), batch.edits
        if opened is not None and edits:
            change = Change(name, tuple(edits), batch.at)
            edits = both_kept(self._ledger.career, change, *opened, self._ledger.ids)
        return self._ledger.commit(name, edits)

    def of_day(self, job: int, day: date) -> int | None:
        """Return the id of a job's check-in of a day, None when there is none.

        Of several, which two sessions may have made, it is the one written last.
        """
        checkins = self._ledger.career.checkins
        rows = [(row.get("updated") or "", one) for one in checkins.by("job", job)
                if (row := checkins.rows[one]).get("date") == str(day)]  # fmt: skip
        return max(rows)[1] if rows else None

    def _check_day(self, record: Record, day: date) -> None:
        """Refuse a second check-in on a job for one day."""
        held = self.of_day(int(record.to_row()["job"]), day)
        if held not in (None, record.id):
            when = dates.shown(day, self._ledger.today())
            raise Refused(f"there is a check-in of {when} already; edit or delete that one")

    def add_to_list(self, table: str, record_id: int, field: str, item: Any) -> Change | None:
        """Add one tag or link to a record's list; None when it is there already.

        Tags are equal as tags are, and a new one is spelled as it is elsewhere.
        """
        record = self.get(table, record_id)
        value = getattr(record, field)
        is_tag = fields_of(record)[field].kind == "tags"
        longer: tuple[Any, ...] = (
            self._with_tag(value, item)
            if is_tag
            else fields.checked_links(dict.fromkeys((*value, item)))
        )
        if len(longer) == len(value):
            return None
        batch = self._ledger.batch()
        batch.set(record, **{field: longer})
        what = self._item(record, field, item)
        return self._ledger.commit(f"link {what} to {quoted(record.label)}", batch.edits)

    def take_from_list(self, table: str, record_id: int, field: str, item: Any) -> Change | None:
        """Take one tag or link out of a record's list; None when it is not there."""
        record = self.get(table, record_id)
        batch = self._ledger.batch()
        batch.set(record, **{field: tuple(x for x in getattr(record, field) if x != item)})
        what = self._item(record, field, item)
        return self._ledger.commit(f"unlink {what} from {quoted(record.label)}", batch.edits)

    def take_out(self, links: Sequence[tuple[str, int, str, Any]]) -> Change | None:
        """Take items out of lists, each given as for :meth:`take_from_list`, in one change."""
        if len(links) == 1:
            return self.take_from_list(*links[0])
        batch = self._ledger.batch()
        for table, record_id, field, item in links:
            record = batch.career.get(table, record_id)
            if record is not None:
                kept = tuple(x for x in getattr(record, field) if x != item)
                batch.set(record, **{field: kept})
        return self._ledger.commit(f"unlink {len(links)} links", batch.edits)

    def clear(self, table: str, record_id: int, field: str) -> Change | None:
        """Empty a field; raises :class:`Refused` for one that a record must have."""
        return self.set_texts(table, record_id, {field: ""})

    def delete(self, keys: Iterable[Key]) -> Change | None:
        """Delete records with their children and the links to them, in one change."""
        batch = self._ledger.batch()
        gone: list[Record] = []
        for table, record_id in keys:
            record = batch.career.get(table, record_id)
            if record is not None:
                gone.append(record)
                batch.delete(record)
        if not gone:
            return None
        nouns = {record.NOUN for record in gone}
        name = named(gone, nouns.pop() if len(nouns) == 1 else "record")
        return self._ledger.commit(f"delete {name}", batch.edits)

    def toggle(
        self, table: str, ids: Iterable[int], field: str, on: str, off: str
    ) -> Change | None:
        """Set a day field to today where it is empty; empty it when it is set in all of them.

        ``on`` and ``off`` name the change, with ``{}`` for the records.
        """
        batch = self._ledger.batch()
        records = batch.career.table(table).among(ids)
        back = all(getattr(record, field) for record in records)
        changed = [record for record in records if back or getattr(record, field) is None]
        for record in changed:
            batch.set(record, **{field: None if back else batch.today})
        what = named(changed, RECORDS[table].NOUN) if changed else ""
        return self._ledger.commit((off if back else on).format(what), batch.edits)

    def rename(self, table: str, record_id: int, title: str) -> Change | None:
        """Give a record a new title and the slug that goes with it."""
        record = self.get(table, record_id)
        declared = fields_of(record)
        if "slug" not in declared:
            raise Refused(f"{a(record.NOUN)} has no slug; use careerboard edit to change its text")
        text = self._read(declared, table, record.TITLE, title)
        batch = self._ledger.batch()
        rows = batch.career.table(table).rows
        taken = {row.get("slug") for one, row in rows.items() if one != record_id}
        slug = slugs.make(text, taken, record.NOUN)
        batch.set(record, **{record.TITLE: text, "slug": slug})
        return self._ledger.commit(f"rename {quoted(record.label)} to {slug}", batch.edits)

    def find(self, table: str, text: str) -> int:
        """Return the id of the record of one table that a typed name means."""
        return refs.resolve(self._ledger.career, text, [table])[1]

    def _read(self, declared: Mapping[str, Field], table: str, name: str, text: str) -> Any:
        field = declared.get(name)
        noun = RECORDS[table].NOUN
        if name in KEPT:
            raise Refused(f"the {name} of {a(noun)} is kept by careerboard; leave it out")
        if field is None:
            known = ", ".join(name for name, field in declared.items() if field.editable)
            raise Refused(f"{a(noun)} has no field '{name[:40]}'; it has {known}")
        if not field.editable:
            raise Refused(f"the {field.title} of {a(noun)} is kept by careerboard; leave it out")
        return fields.parse(
            field, text, self._ledger.today(), find=self.find, known_tags=self._ledger.career.tags
        )

    def _with_tag(self, value: tuple[str, ...], tag: str) -> tuple[str, ...]:
        given = tags.parse(tags.joined([tag]), self._ledger.career.tags)
        return tags.checked((*value, *given))

    def _item(self, record: Record, field: str, item: Any) -> str:
        is_link = bool(fields_of(record)[field].table)
        return quoted(self._ledger.career.label(cast("int", item)) if is_link else str(item))


def _name(record: Record, changed: set[str], values: Mapping[str, Any]) -> str:
    title = quoted(record.label)
    if "stage" in changed:
        return f"edit {title}"
    if changed == {record.TITLE} and values[record.TITLE]:
        return f"edit {title} to {quoted(str(values[record.TITLE]))}"
    declared = fields_of(record)
    names = " and ".join(field.title for name, field in declared.items() if name in changed)
    emptied = all(values.get(name) in ("", None, ()) for name in changed)
    return f"{'clear' if emptied else 'set'} {names} of {title}"
