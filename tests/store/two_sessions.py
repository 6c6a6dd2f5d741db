"""Two sessions that began with one state: what the file holds when the second one saves, too."""

import itertools

from tuiplanner.career.changes import TOMBSTONES, Change, difference
from tuiplanner.store import merge
from tuiplanner.store.families import parent_of, row_of
from tuiplanner.store.merge import vanished


def saved(base, mine, theirs):
    """Return how the save ends of a session that made ``mine`` of ``base``; ``theirs`` is saved."""
    numbers = itertools.count(9_000)
    gone = vanished(base, theirs)
    return merge.merged(theirs, changes(base, mine), gone, ids=lambda: next(numbers))


def changes(base, mine):
    """Return the changes that make one state of another, as people make them.

    One to each record; what is deleted goes with its children, and each leaves a tombstone.
    """
    found = {}
    for table in sorted((base.keys() | mine.keys()) - {TOMBSTONES}):
        for one in sorted(base.get(table, {}).keys() | mine.get(table, {}).keys()):
            key, new = (table, one), row_of(mine, (table, one))
            old = row_of(base, key)
            edits, at = difference(table, one, old, new), new.get("updated", "")
            if old and not new:
                stone = row_of(mine, (TOMBSTONES, one))
                edits += difference(TOMBSTONES, one, row_of(base, (TOMBSTONES, one)), stone)
                at = stone.get("at", "")
                parent = parent_of(key, old)
                key = parent if parent and not row_of(mine, parent) else key
            if edits:
                before, first = found.get(key, ((), ""))
                found[key] = (*before, *edits), max(first, at)
    return [Change(f"change {key}", edits, at) for key, (edits, at) in found.items()]
