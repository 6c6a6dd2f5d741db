"""Copies of a state careerboard did not write, made before it is used."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tuiplanner.store import files
from tuiplanner.store.errors import in_words


def set_aside(path: Path, data: bytes, now: datetime) -> Path:
    """Return a copy of ``data`` beside the file, ``<name>.<UTC>.bak``; raises StoreError.

    A copy of the same bytes that is already there is enough; none is ever written over.
    """
    with in_words(path, "copied"):
        for copy in sorted(path.parent.iterdir()):
            if _is_copy(copy, path) and _holds(copy, data):
                return copy
        for target in _names(path, now):
            try:
                files.write_new(target, data)
            except FileExistsError:
                continue
            except BaseException:
                target.unlink(missing_ok=True)
                raise
            files.sync_folder(path.parent)
            return target
    raise AssertionError  # pragma: no cover - names never run out


def _is_copy(copy: Path, path: Path) -> bool:
    return copy.name.startswith(f"{path.name}.") and copy.name.endswith(".bak")


def _holds(copy: Path, data: bytes) -> bool:
    if not copy.is_file() or copy.stat().st_size != len(data) or not os.access(copy, os.R_OK):
        return False
    return copy.read_bytes() == data


def _names(path: Path, now: datetime) -> Iterator[Path]:
    at = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for number in count(1):
        suffix = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.name}.{at}{suffix}.bak")
