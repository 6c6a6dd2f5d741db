"""The sample career: one person's years, told for a given today, with every state in it once.

It is played through the planner with a clock that walks through the past, so that it holds
nothing a person could not have made. People and firms are made up.
"""

from datetime import date, datetime

from tuiplanner.career.changes import Change, Tables, difference
from tuiplanner.career.dates import instant
from tuiplanner.demo.life import ENTRIES, GOALS, JOBS, PEOPLE, TALKS
from tuiplanner.demo.looking import CHECK_INS, DECISIONS, REVIEWS, TOPICS
from tuiplanner.demo.story import Story


def sample(today: date) -> Tables:
    """Return the sample career as it stands on a day of the years 1920 to 2190, always the same."""
    story = Story(today)
    for job in JOBS:
        story.work(job)
    for person in PEOPLE:
        story.meet(person)
    for goal in GOALS:
        story.pursue(goal)
    for entry in ENTRIES:
        story.log(entry)
    for talk in TALKS:
        story.talk(talk)
    for topic in TOPICS:
        story.queue(topic)
    for checkin in CHECK_INS:
        story.check_in(checkin)
    for decision in DECISIONS:
        story.weigh(decision)
    for review in REVIEWS:
        story.look_back(review)
    return story.told()


def sample_change(today: date, now: datetime) -> Change:
    """Return the change that adds the sample career of ``today`` to an empty data file."""
    edits = [
        edit
        for table, rows in sample(today).items()
        for record_id, row in rows.items()
        for edit in difference(table, record_id, {}, row)
    ]
    return Change("add the sample career", tuple(edits), instant(now))
