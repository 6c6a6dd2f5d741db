"""Settling fields for which two values are kept."""

from collections.abc import Callable
from typing import Any, Literal

from tuiplanner.career import conflicts, encoding, fields
from tuiplanner.career.career import Career
from tuiplanner.career.changes import ABSENT, Change, Edit
from tuiplanner.career.conflicts import CONFLICTS, Conflict
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Field
from tuiplanner.career.records import RECORDS, Goal, fields_of
from tuiplanner.planner.batch import Batch
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.stages import check_achieved, put_in_stage
from tuiplanner.planner.words import quoted

Choice = Literal["shown", "other", "both"]
"""What is to stand: the value shown now, the other one, or both together."""


class Conflicts:
    """What can be done about values that are kept beside those shown."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records
        self._seen: Career | None = None
        self._found: list[Conflict] = []

    def open(self) -> list[Conflict]:
        """Return the conflicts still to be settled, oldest first; costs nothing when asked again.

        One whose record was deleted, or whose field holds the other value by now, is left out.
        """
        if self._seen is not self._ledger.career:
            self._seen = self._ledger.career
            self._found = conflicts.open_in(self._seen)
        return list(self._found)

    def of(self, table: str, record_id: int) -> list[Conflict]:
        """Return the open conflicts of one record."""
        return [one for one in self.open() if (one.table, one.record) == (table, record_id)]

    @property
    def count(self) -> int:
        """How many conflicts are open."""
        return len(self.open())

    def pick(self, conflict_id: int, choice: Choice) -> Change:
        """Settle a conflict, in one change: the field holds what was chosen, the other one goes.

        Raises :class:`Refused` when it is settled already, and when the field cannot hold the
        choice; the conflict then stays as it is.
        """
        conflict = next((one for one in self.open() if one.id == conflict_id), None)
        if conflict is None:
            raise Refused("this is settled already; nothing is kept beside what stands")
        batch = self._ledger.batch()
        if choice != "shown":
            self._put(batch, conflict, choice)
        row = self._ledger.career.rows[CONFLICTS][conflict_id]
        gone = [Edit(CONFLICTS, conflict_id, name, old, ABSENT) for name, old in row.items()]
        return self._ledger.perform(self._name(conflict), [*batch.edits, *gone])

    def _put(self, batch: Batch, conflict: Conflict, choice: Choice) -> None:
        """Give the field the other value, or both, by the rules every edit keeps."""
        field = _field(conflict)
        if field is None:
            self._put_unknown(batch, conflict, choice)
            return
        value = conflict.other
        if choice == "both":
            value = conflicts.both(field, conflict.shown, conflict.other)
        new = encoding.from_json(field, value)
        if field.required and new in ("", None):
            raise Refused(f"{field.title} cannot be empty; keep what stands")
        self._check_links(field, new)
        record = self._records.get(conflict.table, conflict.record)
        if isinstance(record, Goal) and field.name == "stage":
            put_in_stage(batch, record, new)
            return
        if isinstance(record, Goal) and field.name == "achieved_on":
            check_achieved(record.stage, new)
        batch.set(record, **{field.name: new})

    def _put_unknown(self, batch: Batch, conflict: Conflict, choice: Choice) -> None:
        """Do the same with a field of a newer version, whose rules are not known."""
        if choice == "both":
            raise Refused(f"{conflict.field} holds one value; keep what stands or take the other")
        row = self._ledger.career.rows[conflict.table][conflict.record]
        values: dict[str, Any] = {conflict.field: conflict.other, "updated": batch.at}
        batch.edits += (
            Edit(conflict.table, conflict.record, name, row.get(name, ABSENT), value)
            for name, value in values.items()
        )

    def _check_links(self, field: Field, value: Any) -> None:
        if not field.table:
            return
        there: Callable[[int], bool] = self._ledger.career.table(field.table).__contains__
        if not all(map(there, fields.ids_in(field, encoding.to_json(field, value)))):
            noun = RECORDS[field.table].NOUN
            raise Refused(f"the {noun} of the other {field.title} is gone; keep what stands")

    def _name(self, conflict: Conflict) -> str:
        field = _field(conflict)
        record = (
            self._ledger.career.label(conflict.record)
            if conflict.table in RECORDS
            else f"{conflict.table} {conflict.record}"
        )
        return f"settle the {field.title if field else conflict.field} of {quoted(record)}"


def _field(conflict: Conflict) -> Field | None:
    if conflict.table not in RECORDS:
        return None
    return fields_of(RECORDS[conflict.table]).get(conflict.field)
