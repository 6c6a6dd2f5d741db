"""TinyDB's door to the file: it reads verified tables, stages writes and commits them whole."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from tuiplanner.career.changes import Tables
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, Row
from tuiplanner.store import codec, files, strict
from tuiplanner.store.codec import Content
from tuiplanner.store.errors import told
from tuiplanner.store.families import Key


class Committed(NamedTuple):
    """The bytes now in the file, the ``_meta`` table in them, and how they were written."""

    data: bytes
    meta: Mapping[str, Any]
    written: files.Written


class CareerStorage(Storage):
    """One save of one file; made anew for each, so that nothing cached outlives a failure.

    Only the ``touched`` records may be written: TinyDB edits rows in place, and all others are
    shared with whoever else has read ``content``.
    """

    def __init__(self, path: Path, content: Content, app: str, touched: Iterable[Key]) -> None:
        self._path = path
        self._app = app
        self._meta = content.meta
        self._staged: dict[str, dict[str, Any]] = {
            name: dict(zip(map(str, rows), rows.values(), strict=True))
            for name, rows in content.tables.items()
        }
        for table, record_id in touched:
            rows = self._staged.get(table, {})
            if (key := str(record_id)) in rows:
                rows[key] = dict(rows[key])

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the verified tables with what is staged on top, ids as texts."""
        return self._staged

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Stage tables; the file is not touched."""
        self._staged = data

    def commit(
        self, wanted: Tables, touched: Iterable[Key], before: Callable[[], object] = lambda: None
    ) -> Committed:
        """Write what is staged, under a new ``_meta``, in the place of the file.

        ``before`` is called last, when the file is about to be replaced.

        Raises :class:`StoreError`, and leaves the file as it was, when that fails or when the
        touched records do not read back from the bytes as they are in ``wanted``.
        """
        with codec.collector_paused():
            data, meta = self._encoded(wanted, touched)
        return Committed(data, meta, files.replace(self._path, data, before))

    def _encoded(self, wanted: Tables, touched: Iterable[Key]) -> tuple[bytes, Mapping[str, Any]]:
        try:
            data = codec.encode(self._staged, self._meta, self._app)
        except TypeError as error:
            raise told(
                self._path, f"cannot hold the change ({error}); take that value back"
            ) from None
        again = codec.decode(data, self._path)
        for table, record_id in touched:
            kept = again.tables.get(table, {}).get(record_id)
            if not again.sealed or kept != wanted.get(table, {}).get(record_id):
                raise told(
                    self._path,
                    f"cannot hold {table} {record_id} as it is; take its last change back",
                )
        return data, again.meta


def put(storage: CareerStorage, before: Tables, wanted: Tables, touched: Iterable[Key]) -> None:
    """Bring the touched records from one state to the other, in at most three calls a table."""
    database = TinyDB(storage=lambda: storage)
    ids: dict[str, list[int]] = {}
    for name, record_id in sorted(touched):
        ids.setdefault(name, []).append(record_id)
    for name, among in ids.items():
        old, new = before.get(name, {}), wanted.get(name, {})
        table = database.table(name, cache_size=0)
        if gone := [one for one in among if one in old and one not in new]:
            table.remove(doc_ids=gone)
        if kept := [one for one in among if one in old and one in new]:
            table.update(_replacing(new[one] for one in kept), doc_ids=kept)
        if added := [one for one in among if one not in old and one in new]:
            table.insert_multiple(Document(new[one], one) for one in added)


def refuse_unfit(path: Path, tables: Tables, touched: Iterable[Key]) -> None:
    """Raise :class:`StoreError` for a record that a later start would refuse to read."""
    for table, record_id in touched:
        row = tables.get(table, {}).get(record_id)
        if row is None:
            continue
        if type(record_id) is not int or not 0 < record_id < strict.ID_END:
            raise told(path, f"cannot hold the id {record_id!r:.40} in {table}; take it back")
        if table in RECORDS:
            _refuse_unfit_record(path, tables, table, record_id)


def _refuse_unfit_record(path: Path, tables: Tables, table: str, record_id: int) -> None:
    row: Row = tables[table][record_id]
    try:
        RECORDS[table].from_row(record_id, row)
    except Refused as refusal:
        raise told(
            path, f"cannot hold {table} {record_id} ({refusal}); take its last change back"
        ) from None
    for other in RECORDS:
        if other != table and record_id in tables.get(other, {}):
            raise told(path, f"already has {record_id} in {other}; take its new record back")


def _replacing(rows: Iterable[Mapping[str, Any]]) -> Any:
    """Return the callable that gives TinyDB's rows, in the order of their ids, new fields."""
    following = iter(rows)

    def replace(row: dict[str, Any]) -> None:
        row.clear()
        row.update(next(following))

    return replace
