"""Records that were in the file and are not there any more: deleted by a person, or just lost.

careerboard leaves a tombstone for every record it deletes. What is missing without a new one was
taken out by something else, such as an older copy of the file put in its place.
"""

from typing import NamedTuple

from tuiplanner.career.changes import TOMBSTONES, Tables
from tuiplanner.career.conflicts import CONFLICTS
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.store.families import Gone, Key, is_in, name_of, parent_of, row_of, with_rows

_FEW, _MANY, _SHARE = 5, 25, 0.2


class Missing(NamedTuple):
    """What one look at the file did not find again.

    ``gone`` was deleted; ``held`` is not believed to be, and ``asks`` says that this is for a
    person to decide: more than 25 records, or more than a fifth of the ``total``, and at least 5.
    """

    gone: dict[Key, Row]
    held: dict[Key, Row]
    total: int
    asks: bool

    def said(self) -> str:
        """Return what there is to say of the records that are held, after the name of the file."""
        records = [(key, row) for key, row in self.held.items() if key[0] != CONFLICTS]
        if self.asks:
            return (
                f"lost {len(records)} of its {self.total} records since it was read; they are kept "
                "here and go back into it with the next change, unless you let them go"
            )
        many = len(records) > 1
        what = f"{len(records)} records" if many else name_of(*records[0])
        return (
            f"no longer has {what}, which nobody deleted with careerboard; "
            f"{'they go' if many else 'it goes'} back into it"
        )


def judged(known: Tables, fresh: Tables, at: str) -> Missing:
    """Say what became of the records that were ``known`` and are not in the ``fresh`` tables.

    Records held although there is a tombstone get ``at`` as their ``updated``, so that they are
    alive again when they are put back.
    """
    if not known:
        return Missing({}, {}, 0, asks=False)
    from tuiplanner.store.merge import vanished  # noqa: PLC0415 - not for the first look

    lost = vanished(known, fresh)
    records = {key: row for key, row in lost.items() if key[0] in RECORDS}
    total = sum(len(known.get(table, {})) for table in RECORDS)
    asks = len(records) >= _FEW and (len(records) > _MANY or len(records) > _SHARE * total)
    held = {
        key: {**row, "updated": at} if _is_deleted(key, known, fresh) else row
        for key, row in records.items()
        if asks or not _is_deleted(key, known, fresh)
    }
    held |= _parents(held, records)
    held |= {
        key: row for key, row in lost.items() if key[0] == CONFLICTS and parent_of(key, row) in held
    }
    gone = {key: row for key, row in lost.items() if key not in held}
    return Missing(gone, held, total, asks)


def _is_deleted(key: Key, known: Tables, fresh: Tables) -> bool:
    """Say whether a tombstone has been set since the record was last seen."""
    stone = row_of(fresh, (TOMBSTONES, key[1]))
    return stone.get("table") == key[0] and stone != row_of(known, (TOMBSTONES, key[1]))


def _parents(held: Gone, lost: Gone) -> dict[Key, Row]:
    """Return the lost records without which those held mean nothing."""
    found: dict[Key, Row] = {}
    for key, row in held.items():
        parent = parent_of(key, row)
        while parent and parent in lost and parent not in held and parent not in found:
            found[parent] = lost[parent]
            parent = parent_of(parent, lost[parent])
    return found


class Lost:
    """What one session knows of records that went out of the file since it began.

    ``gone`` were deleted and only return when they are changed here; ``held`` are shown as before
    and go back into the file; ``asked`` are those a person may still decide to let go.
    """

    def __init__(self) -> None:
        self.gone: dict[Key, Row] = {}
        self.held: dict[Key, Row] = {}
        self.asked: dict[Key, Row] = {}

    def settle(self) -> None:
        """Ask no longer: what is held goes back into the file at the next look at it."""
        self.asked = {}

    @property
    def wants_save(self) -> bool:
        """Say whether there is something to write although nobody changed anything."""
        return bool(self.held) and not self.asked

    def look(self, known: Tables, fresh: Tables, at: str) -> str | None:
        """Learn what the file holds instead of what was ``known``; returns what there is to say."""
        missing = judged(known, fresh, at)
        self.gone |= missing.gone
        self.held |= missing.held
        if missing.asks:
            self.asked = {**self.asked, **missing.held}
        self.found(fresh)
        return missing.said() if missing.held else None

    def found(self, tables: Tables) -> None:
        """Forget what is in the file again."""
        self.gone = {key: row for key, row in self.gone.items() if not is_in(tables, key)}
        self.held = {key: row for key, row in self.held.items() if not is_in(tables, key)}

    def shown(self, tables: Tables) -> Tables:
        """Return the tables of the file with what is held."""
        return with_rows(tables, self.held, self.held) if self.held else tables

    def written(self, tables: Tables) -> None:
        """Learn what a save has made of it: what was held is in the file, or deleted here too."""
        self.found(tables)
        self.held = {}
