"""A story: events of the past, played in their order by a planner that thinks it is that day.

Days are counted back from today, so a negative number is a day to come.
"""

import random
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from tuiplanner.career import ranks
from tuiplanner.career import reflection as records
from tuiplanner.career.changes import Change, Tables
from tuiplanner.career.dates import add
from tuiplanner.career.fields import MAX_ID, Score
from tuiplanner.career.records import ACHIEVED, IN_PROGRESS
from tuiplanner.career.reflection import DRIVERS
from tuiplanner.demo.events import (
    CheckIn,
    Decision,
    Entry,
    Goal,
    Person,
    Review,
    Step,
    Talk,
    Texts,
    Topic,
)
from tuiplanner.planner import refs
from tuiplanner.planner.planner import Planner

FIRST_DAY = 520
"""When the person began to keep it; what is older was written down on that day."""

_AGO = re.compile(r"([0-9]+) (month|year)s ago\Z")


class _Unsaved:
    """A writer for what only lives in memory."""

    def submit(self, change: Change) -> None:
        """Take a change and do nothing with it."""


class Story:
    """What happened, told once for one today."""

    def __init__(self, today: date) -> None:
        ids = random.Random(1)  # noqa: S311 - the same ids each time, so that pictures stay
        self._today = today
        self._ago = FIRST_DAY
        self._events: list[tuple[int, Callable[[], object]]] = []
        self._planner = Planner(
            {},
            _Unsaved(),
            now=lambda: datetime.combine(self._day(), time(9), UTC),
            today=self._day,
            ids=lambda: ids.randrange(1, MAX_ID),
        )

    def work(self, job: Texts) -> None:
        """Add a job."""
        self._then(FIRST_DAY, lambda: self._planner.joblog.add_job(self._typed(job)))

    def meet(self, person: Person) -> None:
        """Add a mentor, and end the relation if it did."""
        mentors, name = self._planner.mentors, person.name
        self._then(person.met, lambda: mentors.add({"name": name, **self._typed(person.texts)}))
        if person.ended is not None:
            self._then(person.ended, lambda: mentors.end([self._find("mentors", name)]))

    def pursue(self, goal: Goal) -> None:
        """Add a goal, take its steps, and move it on or let it go."""
        goals, title = self._planner.goals, goal.title
        self._then(goal.made, lambda: goals.add({"title": title, **self._typed(goal.texts)}))
        for step in goal.steps:
            self._step(title, step)
        if goal.started is not None:
            self._then(goal.started, lambda: self._move(title, IN_PROGRESS))
        if goal.achieved is not None:
            self._then(goal.achieved, lambda: self._move(title, ACHIEVED, goal.at_last))
        if goal.let_go is not None:
            self._then(goal.let_go, lambda: goals.let_go([self._find("goals", title)]))
            self._then(goal.let_go, lambda: self._set("goals", title, goal.at_last))

    def log(self, entry: Entry) -> None:
        """Log an entry, and retire it if it no longer holds."""
        ago = entry.when if isinstance(entry.when, int) else FIRST_DAY
        self._then(ago, lambda: self._log(entry))
        if entry.retired is not None:
            retire = self._planner.joblog.retire
            self._then(entry.retired, lambda: retire([self._find("entries", entry.text)]))

    def talk(self, talk: Talk) -> None:
        """Log a talk with the promises made in it; one to come was planned two days ago."""
        self._then(max(talk.on, 2), lambda: self._talk(talk))
        for promise in talk.promises:
            if promise.kept is not None:
                self._then(promise.kept, partial(self._keep, promise.text))

    def check_in(self, one: CheckIn) -> None:
        """Check in on a job; what is older than the keeping was written down at its beginning."""
        self._then(min(one.on, FIRST_DAY), lambda: self._check_in(one))

    def queue(self, topic: Topic) -> None:
        """Queue a topic for the next talk, and tick it when it was talked about."""
        self._then(topic.queued, lambda: self._queue(topic))
        if topic.done is not None:
            tick = partial(
                self._planner.records.toggle, field="done", on="tick {}", off="untick {}"
            )
            self._then(topic.done, lambda: tick("topics", [self._find("topics", topic.text)]))

    def weigh(self, decision: Decision) -> None:
        """Weigh alternatives, gut feeling first, and decide if it was decided."""
        self._then(decision.made, lambda: self._weigh(decision))
        if decision.decided is not None:
            self._then(decision.decided, lambda: self._decide(decision))

    def look_back(self, review: Review) -> None:
        """Write a review."""
        self._then(review.on, lambda: self._look_back(review))

    def told(self) -> Tables:
        """Let it all happen, the oldest first, and return what is there in the end."""
        for ago, event in sorted(self._events, key=lambda one: -one[0]):
            self._ago = ago
            event()
        return self._planner.career.rows

    def _then(self, ago: int, event: Callable[[], object]) -> None:
        self._events.append((ago, event))

    def _step(self, goal: str, step: Step) -> None:
        def make() -> None:
            one = self._planner.goals.add_step(self._find("goals", goal), step.text)[1]
            if step.due is not None:
                self._planner.records.set_texts("steps", one, self._typed({"due": step.due}))

        self._then(step.added, make)
        if step.done is not None:
            tick = self._planner.goals.tick
            self._then(step.done, lambda: tick([self._find("steps", step.text)]))

    def _move(self, title: str, stage: str, texts: Texts | None = None) -> None:
        self._planner.goals.move([self._find("goals", title)], stage)
        if texts:
            self._set("goals", title, texts)

    def _set(self, table: str, name: str, texts: Texts) -> None:
        self._planner.records.set_texts(table, self._find(table, name), self._typed(texts))

    def _log(self, entry: Entry) -> None:
        self._planner.joblog.add_entry(
            entry.text,
            entry.kind,
            job=self._find("jobs", entry.job) if entry.job else None,
            goals=[self._find("goals", goal) for goal in entry.goals],
            texts=self._typed({"date": entry.when, **entry.texts}),
        )

    def _talk(self, talk: Talk) -> None:
        mentor = self._find("mentors", talk.mentor)
        texts = self._typed({"date": talk.on, **talk.texts})
        one = self._planner.mentors.log_talk(mentor, talk.topics, texts)[1]
        for promise in talk.promises:
            self._planner.mentors.promise(one, promise.text, promise.who)

    def _keep(self, promise: str) -> None:
        self._planner.mentors.tick([self._find("promises", promise)])

    def _check_in(self, one: CheckIn) -> None:
        batch = self._planner.batch()
        rated = dict(zip(("overall", *DRIVERS, "basics"), one.rated, strict=True))
        on = self._today - timedelta(days=one.on)
        batch.add(records.CheckIn, job=self._find("jobs", one.job), date=on, line=one.line, **rated)
        self._planner.perform("check in", batch.edits)

    def _queue(self, topic: Topic) -> None:
        batch = self._planner.batch()
        goal = self._find("goals", topic.goal) if topic.goal else None
        mentor = self._find("mentors", topic.mentor)
        batch.add(records.Topic, mentor=mentor, text=topic.text, goal=goal)
        self._planner.perform("add topic", batch.edits)

    def _weigh(self, decision: Decision) -> None:
        batch = self._planner.batch()
        one = batch.add(records.Decision, question=decision.question)
        order = ranks.first(max(len(decision.criteria), len(decision.options)))
        criteria = [
            batch.add(records.Criterion, decision=one.id, name=name, weight=weight, rank=rank)
            for rank, (name, weight) in zip(order, decision.criteria, strict=False)
        ]
        for rank, option in zip(order, decision.options, strict=False):
            rated = zip(criteria, option.rated, strict=True)
            given = sorted(Score(part.id, rating) for part, rating in rated if rating is not None)
            made = batch.add(
                records.Option, decision=one.id, name=option.name, rank=rank,
                scores=tuple(given), avoids=option.avoids,
            )  # fmt: skip
            if option.name == decision.gut:
                batch.set(one, gut=made.id)
        self._planner.perform("weigh", batch.edits)
        if decision.decided is None:
            self._set("decisions", decision.question, decision.texts)

    def _decide(self, decision: Decision) -> None:
        one = self._find("decisions", decision.question)
        career = self._planner.career
        options = career.options.among(career.options.by("decision", one))
        chosen = next(option.id for option in options if option.name == decision.chosen)
        self._planner.records.set_values("decisions", one, chosen=chosen, decided_on=self._day())
        self._set("decisions", decision.question, decision.texts)

    def _look_back(self, review: Review) -> None:
        batch = self._planner.batch()
        batch.add(
            records.Review, date=self._day(), period=review.period, went=review.went,
            learned=review.learned, next=review.next,
            goals=tuple(self._find("goals", goal) for goal in review.goals),
        )  # fmt: skip
        self._planner.perform("review", batch.edits)

    def _day(self) -> date:
        return self._today - timedelta(days=self._ago)

    def _find(self, table: str, name: str) -> int:
        return refs.resolve(self._planner.career, name, [table])[1]

    def _typed(self, texts: Texts) -> dict[str, str]:
        return {name: self._text(value) for name, value in texts.items()}

    def _text(self, value: str | int) -> str:
        if isinstance(value, int):
            return str(self._today - timedelta(days=value))
        if match := _AGO.match(value):
            month = str(add(self._today, -int(match[1]), match[2][0]))[:7]
            return month if match[2] == "month" else month[:4]
        return value
