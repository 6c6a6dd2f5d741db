"""How the file does, in the words of the header and of messages."""

import re
from collections.abc import Iterable

from tuiplanner.career.text import shown
from tuiplanner.planner.session import Session
from tuiplanner.planner.words import counted


class FileStatus:
    """What the header says of the file, and what is new about it since it was last asked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._noticed = 0
        self._failure = ""
        self._asked = 0

    @property
    def failed(self) -> bool:
        """Say whether the last save failed."""
        return self._session.status.state == "failed"

    @property
    def words(self) -> str:
        """Return the header's words: what is to be settled, and whether everything is saved."""
        count, asked = self._session.planner.conflicts.count, len(self._session.asked)
        unsettled = f"≠ {counted(count, 'conflict')} · " if count else ""
        unsettled += f"{asked} deleted? · " if asked else ""
        state = self._session.status.state
        return unsettled + (f"NOT SAVED: {self.why_unsaved}" if self.failed else state)

    def news(self) -> Iterable[str]:
        """Return what has to be said once: a save that failed, notices, deletions elsewhere."""
        reason = self._session.status.reason
        if self.failed and reason != self._failure:
            yield reason
        self._failure = reason
        new = self._session.notices[self._noticed :]
        self._noticed += len(new)
        yield from (shown(notice) for notice in new)
        asked = len(self._session.asked)
        if asked and asked != self._asked:
            records = counted(asked, "record")
            yield f"another program deleted {records}; kept here, X: keep or let go"
        self._asked = asked

    @property
    def why_unsaved(self) -> str:
        """Why nothing is saved, short enough for a header: what the system said, or no path."""
        reason = self._session.status.reason
        if told := re.search(r"could not be [^(]*\(([^()]+)\)", reason):
            return shown(told[1])
        reason = reason.replace(f"{shown(str(self._session.path.parent))}/", "")
        return shown(reason.partition(";")[0])
