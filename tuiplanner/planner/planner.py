"""The planner: the use cases, one attribute a noun."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tuiplanner.career.changes import Tables
from tuiplanner.career.thresholds import DEFAULTS, Thresholds
from tuiplanner.planner.conflicts import Conflicts
from tuiplanner.planner.goals import Goals
from tuiplanner.planner.joblog import JobLog
from tuiplanner.planner.ledger import Ledger, Writer
from tuiplanner.planner.mentors import Mentors
from tuiplanner.planner.past import Told
from tuiplanner.planner.records import Records

if TYPE_CHECKING:
    from tuiplanner.planner.checkins import CheckIns
    from tuiplanner.planner.decisions import Decisions
    from tuiplanner.planner.reviews import Reviews


class Planner(Ledger):
    """A ledger with the use cases of every noun."""

    def __init__(
        self,
        tables: Tables,
        writer: Writer,
        *,
        now: Callable[[], datetime],
        today: Callable[[], date],
        ids: Callable[[], int],
        told: Callable[[], Told] = tuple,
        thresholds: Thresholds = DEFAULTS,
    ) -> None:
        super().__init__(
            tables, writer, now=now, today=today, ids=ids, told=told, thresholds=thresholds
        )
        self.records = Records(self)
        self.goals = Goals(self, self.records)
        self.joblog = JobLog(self, self.records)
        self.mentors = Mentors(self, self.records)
        self.conflicts = Conflicts(self, self.records)

    # What the board does not show is loaded when it is first asked for: the start need not wait.

    @cached_property
    def checkins(self) -> "CheckIns":
        """What can be done to check-ins."""
        from tuiplanner.planner.checkins import CheckIns  # noqa: PLC0415 - see above

        return CheckIns(self, self.records)

    @cached_property
    def decisions(self) -> "Decisions":
        """What can be done to decisions, their options and their criteria."""
        from tuiplanner.planner.decisions import Decisions  # noqa: PLC0415 - see above

        return Decisions(self, self.records)

    @cached_property
    def reviews(self) -> "Reviews":
        """What can be done to reviews."""
        from tuiplanner.planner.reviews import Reviews  # noqa: PLC0415 - see above

        return Reviews(self, self.records)
