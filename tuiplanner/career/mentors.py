"""Rules of mentors: who has waited longest, and in which state."""

from datetime import date, timedelta
from typing import NamedTuple

from tuiplanner.career.career import Career
from tuiplanner.career.dates import day_of
from tuiplanner.career.records import Mentor, Promise, Talk

SOON_DAYS = 7
WAITING = frozenset({"due", "neglected"})
"""The states of those who have waited longer than their cadence."""


class Contact(NamedTuple):
    """When one last spoke with a mentor and should again.

    ``state`` is ok, soon, due, neglected, planned, paused, no-cadence, hoped-for or ended;
    ``last`` the latest talk up to today (None: not spoken yet); ``due`` None when never flagged;
    ``planned`` the next talk after today.
    """

    mentor: Mentor
    state: str
    last: date | None
    due: date | None
    planned: date | None

    @property
    def since(self) -> date | None:
        """The day the cadence counts from: the latest talk, else the day the record was made.

        None where no cadence counts.
        """
        if self.due is None or self.mentor.every is None:
            return None
        return self.due - timedelta(days=self.mentor.every)


def talks_of(career: Career, mentor: int) -> list[Talk]:
    """Return the talks with a mentor, newest first, planned ones at the top."""
    talks = career.talks.among(career.talks.by("mentor", mentor))
    return sorted(talks, key=lambda talk: (talk.date or date.min, talk.id), reverse=True)


def promises_of(career: Career, mentor: int) -> list[Promise]:
    """Return the promises of all talks with a mentor: open ones first, then by talk."""
    found = [
        promise
        for talk in talks_of(career, mentor)
        for promise in career.promises.among(sorted(career.promises.by("talk", talk.id)))
    ]
    return sorted(found, key=lambda promise: promise.done is not None)


def contact(career: Career, mentor: Mentor, today: date) -> Contact:
    """Return how contact with a mentor stands today.

    The due day is the latest talk (else the day the record was made) plus the cadence.
    """
    days = [talk.date for talk in talks_of(career, mentor.id) if talk.date]
    last = max((day for day in days if day <= today), default=None)
    planned = min((day for day in days if day > today), default=None)
    start = last or day_of(mentor.created)
    due = start + timedelta(days=mentor.every) if mentor.every and start else None
    if mentor.ended:
        return Contact(mentor, "ended", last, None, planned)
    if mentor.role == "hoped-for":
        return Contact(mentor, "hoped-for", last, None, planned)
    return Contact(mentor, _state(mentor, today, due, planned), last, due, planned)


def _state(mentor: Mentor, today: date, due: date | None, planned: date | None) -> str:
    if due is None or mentor.every is None:
        return "no-cadence"
    if mentor.paused_until and mentor.paused_until > today:
        return "paused"
    if planned:
        return "planned"
    if today < due - timedelta(days=SOON_DAYS):
        return "ok"
    if today < due:
        return "soon"
    return "due" if today < due + timedelta(days=mentor.every) else "neglected"


def in_order(career: Career, today: date, *, hidden: bool = False) -> list[Contact]:
    """Return contacts, those who have waited longest past their due day first.

    A planned talk or a pause silences the flag: such a contact never stands above one that waits,
    and comes after all that have a due day. Who has none comes last, by latest talk and then name;
    ended relations only when ``hidden`` asks for them.
    """
    contacts = [contact(career, mentor, today) for mentor in career.mentors.values()]
    shown = [one for one in contacts if hidden or one.state != "ended"]

    def key(one: Contact) -> tuple[bool, bool, int, int, str, int]:
        silent = one.state in {"planned", "paused"}
        wait = (one.due - today).days if one.due else 0
        last = -one.last.toordinal() if one.last and not one.due else 0
        return one.due is None, silent, wait, last, one.mentor.name.casefold(), one.mentor.id

    return sorted(shown, key=key)


def in_words(one: Contact, today: date) -> str:
    """Write the state for a person: ``due, 12 days over``, ``soon, in 3 days``."""
    if one.state == "planned" and one.planned:
        return f"planned, {_days((one.planned - today).days, 'in')}"
    if one.state == "paused":
        return "paused"
    if one.due and one.state in {"ok", "soon"}:
        return f"{one.state}, {_days((one.due - today).days, 'in')}"
    if one.due and one.state in WAITING:
        over = (today - one.due).days
        return f"{one.state}, {over} day{'s' if over != 1 else ''} over" if over else "due today"
    return one.state.replace("-", " ")


def _days(count: int, word: str) -> str:
    return f"{word} {count} day{'s' if count != 1 else ''}"
