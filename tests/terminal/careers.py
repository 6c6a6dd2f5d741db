"""Data files to begin with and to end with, made and read without a line of the program's."""

import json
import random
from pathlib import Path
from typing import Any

from fractional_indexing import generate_n_keys_between
from tinydb import TinyDB

STAGES = ("idea", "in-progress", "achieved")


def write_career(path: Path, goals: int) -> None:
    """Write a data file of so many goals, a third of them in each stage, the same every time."""
    ids = random.Random(goals).sample(range(1, 2**53), goals)
    records = {}
    for number, stage in enumerate(STAGES):
        own = ids[number :: len(STAGES)]
        ranks = generate_n_keys_between(None, None, len(own))
        for place, (id_, rank) in enumerate(zip(own, ranks, strict=True), start=1):
            records[str(id_)] = {
                "title": f"Goal {place} of those in {stage}",
                "stage": stage,
                "rank": rank,
                "created": "2026-11-01T00:00:00Z",
                "updated": "2026-11-01T00:00:00Z",
            }
    path.write_text(json.dumps({"goals": records}))


def rows(path: Path, table: str) -> list[dict[str, Any]]:
    """Return the records of a table as plain TinyDB reads them."""
    with TinyDB(path, access_mode="r") as database:
        return [{**row, "id": row.doc_id} for row in database.table(table).all()]


def titles(path: Path) -> dict[str, str]:
    """Return the stage of each goal by its title."""
    return {row["title"]: row["stage"] for row in rows(path, "goals")}
