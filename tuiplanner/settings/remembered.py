"""What is remembered between runs."""

import contextlib
from pathlib import Path
from typing import Any, Self

import orjson

from tuiplanner.career.errors import Refused
from tuiplanner.store import files

_NAME = "remembered.json"


class Remembered:
    """What the application remembers between runs, in a folder of its own.

    ``theme`` is None until one was chosen. What cannot be read or written is forgotten quietly:
    a look is not worth a message.
    """

    def __init__(self, folder: Path, remembered: dict[str, Any] | None = None) -> None:
        self._path = folder / _NAME
        self._remembered = remembered or {}

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what is remembered in ``folder``; a missing or damaged file means nothing is."""
        return cls(folder, _read(folder / _NAME))

    @property
    def theme(self) -> str | None:
        """The name of the chosen theme; one that no longer exists is the caller's to pass over."""
        theme = self._remembered.get("theme")
        return theme if isinstance(theme, str) else None

    def remember(self, *, theme: str) -> None:
        """Keep the theme for the next run, and whatever another version remembers beside it."""
        self._remembered = {**_read(self._path), "theme": theme}
        data = orjson.dumps(self._remembered, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
        with contextlib.suppress(Refused):
            files.make_folder(self._path.parent)
            files.replace(self._path, data)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = orjson.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
