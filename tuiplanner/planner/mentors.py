"""Use cases of mentors: people, talks, promises, and topics for the next talk."""

from collections.abc import Mapping, Sequence

from tuiplanner.career.changes import Change
from tuiplanner.career.dates import shown
from tuiplanner.career.records import RECORDS, Mentor, Promise, Talk
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.words import quoted


class Mentors:
    """What can be done to mentors, talks, promises and topics."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records

    def add(self, texts: Mapping[str, str]) -> tuple[Change, int]:
        """Add a person from typed texts."""
        values = self._records.parse("mentors", {"name": "", **texts})
        batch = self._ledger.batch()
        mentor = batch.add(Mentor, **values)
        return self._ledger.perform(f"add {quoted(mentor.name)}", batch.edits), mentor.id

    def log_talk(
        self, mentor_id: int, topics: str, texts: Mapping[str, str] | None = None
    ) -> tuple[Change, int]:
        """Log a talk, today unless ``texts`` give a date; a date to come makes it planned."""
        mentor = self._records.get("mentors", mentor_id)
        values = self._records.parse("talks", {"topics": topics, **(texts or {})})
        values.setdefault("date", self._ledger.today())
        batch = self._ledger.batch()
        talk = batch.add(Talk, mentor=mentor_id, **values)
        planned = talk.date is not None and talk.date > self._ledger.today()
        name = f"add talk with {quoted(mentor.label)} planned for {shown(talk.date, batch.today)}"
        if not planned:
            name = f"log talk with {quoted(mentor.label)}"
        return self._ledger.perform(name, batch.edits), talk.id

    def promise(self, talk_id: int, text: str, who: str = "me") -> tuple[Change, int]:
        """Add a promise made in a talk by me or by them."""
        self._records.get("talks", talk_id)
        values = self._records.parse("promises", {"text": text, "who": who})
        batch = self._ledger.batch()
        promise = batch.add(Promise, talk=talk_id, **values)
        name = f"add promise {quoted(promise.text)}"
        return self._ledger.perform(name, batch.edits), promise.id

    def tick(self, ids: Sequence[int]) -> Change | None:
        """Tick promises as kept today, or untick those that are all kept already."""
        return self._records.toggle("promises", ids, "done", "tick {}", "untick {}")

    def add_topic(self, mentor_id: int, text: str) -> tuple[Change, int]:
        """Queue something for the next talk."""
        mentor = self._records.get("mentors", mentor_id)
        values = self._records.parse("topics", {"text": text})
        batch = self._ledger.batch()
        topic = batch.add(RECORDS["topics"], mentor=mentor_id, **values)
        name = f"add topic {quoted(topic.label)} for {quoted(mentor.label)}"
        return self._ledger.perform(name, batch.edits), topic.id

    def tick_topics(self, ids: Sequence[int]) -> Change | None:
        """Tick topics as talked about today, or queue those again that are all done already."""
        return self._records.toggle("topics", ids, "done", "tick {}", "untick {}")

    def end(self, ids: Sequence[int]) -> Change | None:
        """End relations today, or resume those that are all ended already."""
        toggle = self._records.toggle
        return toggle("mentors", ids, "ended", "end with {}", "resume with {}")
