"""What a reader proposes: records that may be added, before anybody has agreed to them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tuiplanner.career.errors import Refused

RECORD_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Proposed:
    """One record of ``table`` with field values as :mod:`career.records` has them.

    ``key`` tells the row apart from all others of its format and stays the same each time the
    file is read. ``links`` maps a link field to the key of the proposed record it names.
    """

    table: str
    values: Mapping[str, Any]
    key: str
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """At least one and at most 100,000 records read from one file; raises :class:`Refused`.

    A record stands after those it links to. ``skipped`` says of each row that is not proposed
    why not, ``remarks`` what was altered or left out of the others. ``format`` is what ``src``
    keeps, ``name`` the format in words.
    """

    format: str
    name: str
    records: tuple[Proposed, ...]
    remarks: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.records:
            why = "".join(f" ({reason})" for reason in (*self.skipped, *self.remarks)[:1])
            raise Refused(
                f"there is nothing to import in this {self.name} file{why}; "
                "fill it in, or choose another"
            )
        if len(self.records) > RECORD_LIMIT:
            raise Refused(
                f"this {self.name} file holds {len(self.records):,} records; "
                f"split it, at most {RECORD_LIMIT:,} can be imported at once"
            )


def key_of(*parts: str) -> str:
    """Return the key of a row from the texts that tell it apart, as 32 hexadecimal digits."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
