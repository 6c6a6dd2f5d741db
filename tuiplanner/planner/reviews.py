"""Use cases of reviews: what is written of a week, a quarter or a year."""

from collections.abc import Mapping

from tuiplanner.career.changes import Change
from tuiplanner.career.errors import Refused
from tuiplanner.career.periods import Period, title
from tuiplanner.career.reflection import Review
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records


class Reviews:
    """What can be done to reviews."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records

    def add(self, period: Period, texts: Mapping[str, str]) -> tuple[Change, int]:
        """Begin the review of a period with typed texts; it is dated today, or by the last day.

        Raises :class:`Refused` for a period that has not begun.
        """
        today = self._ledger.today()
        if period.first > today:
            raise Refused(f"{title(period)} has not begun; h goes back to a period that has")
        values = self._records.parse("reviews", texts)
        batch = self._ledger.batch()
        review = batch.add(Review, date=min(today, period.last), period=period.kind, **values)
        name = f"add review of {title(period)}"
        return self._ledger.perform(name, batch.edits), review.id
