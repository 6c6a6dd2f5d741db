"""The clock: the only place that asks which day it is."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from tuiplanner.career.dates import parse_day
from tuiplanner.career.errors import Refused

TODAY = "CAREERBOARD_TODAY"


class Clock:
    """The real clock; the day ``fixed`` stands still, and instants are moved to it."""

    def __init__(self, fixed: date | None = None) -> None:
        self._fixed = fixed
        self._ahead = (fixed - self._local_day()) if fixed else timedelta()

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Clock":
        """Return the clock that ``CAREERBOARD_TODAY`` asks for; refuses what is no day."""
        text = environ.get(TODAY, "").strip()
        try:
            return cls(parse_day(text) if text else None)
        except Refused as refusal:
            raise Refused(f"{TODAY} names no day: {refusal}") from None

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return datetime.now(UTC) + self._ahead  # noqa: TID251 - this is the clock

    def today(self) -> date:
        """Return the day it is where the person is."""
        return self._fixed or self._local_day()

    @staticmethod
    def _local_day() -> date:
        return datetime.now(UTC).astimezone().date()  # noqa: TID251 - this is the clock
