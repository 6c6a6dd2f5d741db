"""What a person does at random, one use case at a time, and what must be the same afterwards."""

from tuiplanner.career import goals
from tuiplanner.career.records import ENTRY_KINDS, RECORDS, STAGES, fields_of

TITLES = ["Sail", "sail", "Row", "Learn to write grants", "漢字", "!!!", "x" * 120]
TYPED = {
    "line": ["", "a", " some words "],
    "note": ["", "one\ntwo"],
    "partial": ["", "2026", "2026-03", "-2w", "2026-01-31"],
    "day": ["", "today", "-3d"],
    "whole": ["", "7", "365"],
    "tags": ["", "Sea", "sea, wind", "Wind,Python"],
}


def plain(career):
    """Everything a person typed: rows without ``updated``, no tombstones, no empty tables."""
    return {
        table: {
            one: {name: value for name, value in row.items() if name != "updated"}
            for one, row in rows.items()
        }
        for table, rows in career.rows.items()
        if rows and table != "tombstones"
    }


class Person:
    """Does something to a planner; every choice comes from ``random``."""

    def __init__(self, planner, random):
        self.planner = planner
        self.random = random
        self.all = [
            self.add_goal, self.add_goals, self.move, self.order, self.drop, self.let_go,
            self.add_step, self.tick, self.order_step, self.promote, self.add_job, self.add_entry,
            self.retire, self.add_mentor, self.log_talk, self.promise, self.keep, self.end,
            self.set_text, self.set_text, self.link, self.unlink, self.clear, self.rename,
            self.delete,
        ]  # fmt: skip

    def act(self):
        """Do one thing; returns the Change, or None when nothing came of it."""
        made = self.random.choice(self.all)()
        change = made[0] if isinstance(made, tuple) and made else made
        return change or None

    def one(self, *tables):
        found = [
            (table, record_id)
            for table in tables or RECORDS
            for record_id in self.planner.career.table(table)
        ]
        return self.random.choice(found) if found else (None, None)

    def some(self, table):
        ids = [*self.planner.career.table(table)]
        return self.random.sample(ids, min(len(ids), self.random.randint(1, 3)))

    def pick(self, *values):
        return self.random.choice(values)

    # goals

    def add_goal(self):
        texts = {"title": self.pick(*TITLES), "stage": self.pick(*STAGES), "tags": "Sea"}
        return self.planner.goals.add(texts, below=self.one("goals")[1])

    def add_goals(self):
        titles = self.random.sample(TITLES, 3)
        return self.planner.goals.add_many(titles, self.pick(*STAGES), below=self.one("goals")[1])

    def move(self):
        return self.planner.goals.move(self.some("goals"), self.pick(*STAGES))

    def order(self):
        columns = [goals.column(self.planner.career, stage) for stage in STAGES]
        return self.planner.goals.shift(columns, self.some("goals"), self.pick(-1, 1))

    def drop(self):
        (_, goal), (_, beside) = self.one("goals"), self.one("goals")
        stage, after = self.pick(*STAGES), self.pick(True, False)
        return goal and self.planner.goals.drop(goal, stage, self.pick(beside, None), after=after)

    def let_go(self):
        return self.planner.goals.let_go(self.some("goals"))

    def add_step(self):
        _, goal = self.one("goals")
        return goal and self.planner.goals.add_step(goal, "Try", below=self.one("steps")[1])

    def tick(self):
        return self.planner.goals.tick(self.some("steps"))

    def order_step(self):
        return self.planner.goals.shift_steps(self.some("steps"), self.pick(-1, 1))

    def promote(self):
        by = self.pick(-1, 1)
        career = self.planner.career
        ids = [
            one for one in self.some("goals") if goals.neighbour(career.goals[one].stage, by)
        ]  # a refusal is tested elsewhere
        return ids and self.planner.goals.promote(ids, by)

    # job log and mentors

    def add_job(self):
        return self.planner.joblog.add_job({"title": self.pick(*TITLES), "start": "2020"})

    def add_entry(self):
        job = self.pick(self.one("jobs")[1], None)
        return self.planner.joblog.add_entry(
            "Did it", self.pick(*ENTRY_KINDS), job=job, goals=self.some("goals")
        )

    def retire(self):
        return self.planner.joblog.retire(self.some("entries"))

    def add_mentor(self):
        return self.planner.mentors.add({"name": self.pick(*TITLES), "topics": "Wind"})

    def log_talk(self):
        _, mentor = self.one("mentors")
        date = {"date": self.pick("today", "-1w", "+1w")}
        return mentor and self.planner.mentors.log_talk(mentor, "this and that", date)

    def promise(self):
        _, talk = self.one("talks")
        return talk and self.planner.mentors.promise(talk, "A book", self.pick("me", "them"))

    def keep(self):
        return self.planner.mentors.tick(self.some("promises"))

    def end(self):
        return self.planner.mentors.end(self.some("mentors"))

    # any record

    def set_text(self):
        table, one = self.one()
        if table is None:
            return None
        names = [
            field
            for field in fields_of(RECORDS[table]).values()
            if field.editable and not field.table and field.name not in {"achieved_on", "end"}
        ]
        field = self.random.choice(names)
        texts = field.values or TYPED[field.kind]
        text = self.random.choice([text for text in texts if text or not field.required])
        return self.planner.records.set_texts(table, one, {field.name: text})

    def _link(self):
        table, one = self.one("goals", "entries", "talks")
        if table is None:
            return None
        held = [field for field in fields_of(RECORDS[table]).values() if field.kind == "links"]
        return table, one, self.random.choice(held)

    def link(self):
        if (found := self._link()) is None:
            return None
        table, one, field = found
        _, item = self.one(field.table)
        return item and self.planner.records.add_to_list(table, one, field.name, item)

    def unlink(self):
        if (found := self._link()) is None:
            return None
        table, one, field = found
        held = getattr(self.planner.career.table(table)[one], field.name)
        return held and self.planner.records.take_from_list(
            table, one, field.name, self.random.choice(held)
        )

    def clear(self):
        table, one = self.one("goals", "jobs")
        return one and self.planner.records.clear(table, one, "tags")

    def rename(self):
        table, one = self.one("goals", "jobs", "mentors")
        return one and self.planner.records.rename(table, one, self.pick(*TITLES))

    def delete(self):
        keys = {self.one() for _ in range(self.random.randint(1, 2))} - {(None, None)}
        return self.planner.records.delete(sorted(keys))
