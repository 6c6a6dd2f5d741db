"""What the history knows and a backup does not hold yet: the changes made since.

A backup is the file as it was before a save. Where the file itself cannot be read any more, the
changes saved after it are in the history, and go on top of it.
"""

from collections.abc import Sequence

from tuiplanner.career.changes import ABSENT, Change, Tables
from tuiplanner.career.conflicts import same
from tuiplanner.store import merge
from tuiplanner.store.families import row_of
from tuiplanner.store.merge import Merged
from tuiplanner.store.settling import Ids


def rebuilt(tables: Tables, history: Sequence[Change], at: str, ids: Ids) -> Merged:
    """Return the tables of a backup made at an instant, with what was changed since.

    ``history`` is every change ever saved, oldest first; ``made`` are those that were missing.
    Nothing else stands between them: a field that holds something else keeps both values.
    """
    return merge.merged(tables, _since(tables, history, at), {}, ids=ids)


def _since(tables: Tables, history: Sequence[Change], at: str) -> list[Change]:
    """Return the changes behind the last one that the tables hold.

    Times alone do not tell: a change may have waited for its save, and a clock may be set. Where
    the tables hold none, since another program wrote them, they do.
    """
    held = [number for number, one in enumerate(history) if one.at <= at and _is_held(tables, one)]
    if held:
        return [one for one in history[held[-1] + 1 :] if one.edits]
    return [one for one in history if one.edits and one.at > at]


def _is_held(tables: Tables, change: Change) -> bool:
    """Say whether every field holds what a change set; one that only takes away tells nothing."""
    if all(edit.new is ABSENT for edit in change.edits):
        return False
    return all(
        same(row_of(tables, (edit.table, edit.id)).get(edit.field, ABSENT), edit.new)
        for edit in change.edits
    )
