"""The lines of a review: what was written of a period, what to look at, what happened."""

from datetime import date

from tuiplanner.career import dates, happened, mentors, periods, stalled
from tuiplanner.career.career import Career
from tuiplanner.career.happened import shown_day
from tuiplanner.career.periods import Period
from tuiplanner.career.records import fields_of
from tuiplanner.career.text import shown
from tuiplanner.tui.widgets.rows import NEW, Place, Row

LINES = ("went", "learned", "next")
"""What is written of a period."""
EARLIER_SHOWN = 12
DAYS = "days"
"""The table of lines that stand for a day without an entry; their id is the day's number."""


class ReviewRows:
    """The lines about one period, as it looks today."""

    def __init__(self, career: Career, today: date, period: Period) -> None:
        self._career, self._today, self._period = career, today, period

    def written(self) -> list[Row]:
        """Return the three lines, empty ones too, and below a written review the goals it kept."""
        review = periods.written(self._career, self._period)
        record = review.id if review else NEW
        rows = []
        for name in LINES:
            label = {"went": "went well"}.get(name, name)
            text = shown(getattr(review, name)) if review else ""
            rows.append(Row(Place("reviews", record, name), text, label=label))
        if not review:
            return rows
        kept = [
            Row(Place("reviews", record, "goals", goal), shown(self._career.label(goal)))
            for goal in review.goals
        ] or [Row(Place("reviews", record, "goals"), "")]
        first = kept[0]._replace(label=fields_of(review)["goals"].title)
        return [*rows, first, *(row._replace(label=" ") for row in kept[1:])]

    def walk(self) -> list[Row]:
        """Return what there is to look at, under its head; empty when there is nothing."""
        rows = [row for found in self.stops() for row in found]
        if not rows:
            return []
        return [Row(None, "to look at · W walks through", look="head"), *rows]

    def stops(self) -> tuple[list[Row], list[Row], list[Row]]:
        """Return the days without an entry, the goals that are stuck, the people who wait."""
        career, today = self._career, self._today
        days = [
            Row(Place(DAYS, day.toordinal()), "no entry", label=dates.with_weekday(day, today))
            for day in happened.unlogged(career, self._period, today)
        ]
        goals = [
            Row(Place("goals", one.goal.id, "#walk"), shown(one.goal.title),
                label="goal", right=", ".join(stalled.in_words(one, today)))
            for one in stalled.stuck(career, today)
        ]  # fmt: skip
        people = [
            Row(Place("mentors", one.mentor.id, "#walk"), shown(one.mentor.name),
                label="mentor", right=mentors.in_words(one, today))
            for one in mentors.in_order(career, today)
            if one.state in mentors.WAITING
        ]  # fmt: skip
        return days, goals, people

    def happened(self) -> list[Row]:
        """Return what happened up to today, oldest first, a day only beside its first line."""
        career, today = self._career, self._today
        so_far = self._period._replace(last=min(self._period.last, today))
        found = happened.happened(career, so_far)
        if not found:
            hint = "nothing yet: entries, steps, moves and talks come here by their day"
            return [Row(None, "what happened", look="head"), Row(None, hint, look="quiet")]
        rows = [Row(None, f"what happened · {len(found)}", look="head")]
        before = ""
        for one in found:
            day = shown_day(one)
            place = Place(one.table, one.record, f"#{one.what} {one.on}")
            text = f"{one.what:<13}{shown(one.text)}"
            rows.append(Row(place, text, label=day if day != before else " "))
            before = day
        return rows

    def earlier(self) -> list[Row]:
        """Return the other reviews, newest first; empty when there are none."""
        found = periods.earlier(self._career, self._period)
        if not found:
            return []
        today = self._today
        rows = [Row(None, "other reviews", look="head")]
        rows += [
            Row(Place("reviews", one.id, "#earlier"), shown(one.label),
                label=dates.shown(one.date, today), right=one.period)
            for one in found[:EARLIER_SHOWN]
        ]  # fmt: skip
        rest = len(found) - EARLIER_SHOWN
        return rows + ([Row(None, f"and {rest} more; f finds them", look="quiet")] * (rest > 0))
