"""Drafts that a session finds: those it understands are offered, and no other is lost."""

import fcntl
import json

from tuiplanner.planner.drafts import Draft, Drafts, Origin
from tuiplanner.store.drafts import DraftFile

ONE = {"what": "goal", "table": "goals", "id": 0, "field": "", "kind": "idea", "goal": 0,
       "base": "", "text": "Sail", "at": "2026-11-23T09:00:00Z"}  # fmt: skip


def test_a_draft_of_a_later_version_is_kept_among_the_dropped_ones(tmp_path):
    file = DraftFile(tmp_path / "state", tmp_path / "career.json", "one")
    file.folder.mkdir(parents=True)
    later = {**ONE, "what": 7, "text": "Spoken"}
    (file.folder / "dead.json").write_text(json.dumps([ONE, later]))
    with (file.folder / "dead.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    drafts = Drafts(file, print)
    assert drafts.start() == [
        Draft(Origin("goal", "goals", kind="idea"), "", "Sail", "2026-11-23T09:00:00Z")
    ]
    drafts.close()
    (dropped,) = (file.folder / "dropped.jsonl").read_text().splitlines()
    assert json.loads(dropped) == later
