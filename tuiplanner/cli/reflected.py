"""The records of looking up as single lines; loaded when they are asked for."""

import datetime as dt

from tuiplanner.career import decisions, glance
from tuiplanner.career.career import Career
from tuiplanner.career.dates import shown
from tuiplanner.career.reflection import (
    DRIVERS,
    CheckIn,
    Criterion,
    Decision,
    Option,
    Review,
    Topic,
)
from tuiplanner.cli.facts import Cells, box, quiet


def of_topic(career: Career, topic: Topic, today: dt.date) -> Cells:
    """Return id, mark, mentor, text and the goal it hangs on."""
    done = f"done {shown(topic.done, today)}" if topic.done else ""
    goal = career.label(topic.goal) if topic.goal else ""
    about = quiet([goal, done])
    return str(topic.id), box(topic.done), career.label(topic.mentor), topic.text, about


def of_check_in(career: Career, one: CheckIn, _today: dt.date) -> Cells:
    """Return id, day, how it felt, the job and what was rated."""
    rated = [
        f"{name} {value}"
        for name in (*DRIVERS, "basics")
        if (value := getattr(one, name)) is not None
    ]
    about = quiet([one.line, " ".join(rated)])
    return str(one.id), str(one.date), f"{one.overall}/10", career.label(one.job), about


def of_decision(career: Career, decision: Decision, today: dt.date) -> Cells:
    """Return slug, whether it was decided, the question and how it stands."""
    name = decision.slug or str(decision.id)
    on = decision.decided_on
    state = f"decided {shown(on, today)}" if on else "open"
    due = "look back" if decisions.look_back_due(decision, today) else ""
    chosen = career.label(decision.chosen) if decision.chosen else ""
    how = "gut feeling first"
    if decision.gut:  # totals are shown once it is recorded
        how = decisions.in_words(decisions.weighed(career, decision))
    return name, state, decision.question, quiet([due, f"chose {chosen}" if chosen else how])


def of_option(career: Career, option: Option, _today: dt.date) -> Cells:
    """Return id, the decision, the name, its score and the themes to avoid that it carries."""
    decision = career.decisions.get(option.decision)
    # Totals are shown once the gut feeling is recorded.
    weighed = decisions.weighed(career, decision).options if decision and decision.gut else ()
    score = ""
    for part in weighed:
        if part.option.id == option.id and part.score is not None:
            missing = "" if part.complete else f" ({part.rated} of {part.of} rated)"
            score = f"{float(part.score):.1f}{missing}"
    avoids = ", ".join(glance.spelling(career).get(tag, tag) for tag in option.avoids)
    about = quiet([score, f"avoid: {avoids}" if avoids else ""])
    return str(option.id), career.label(option.decision), option.name, about


def of_criterion(career: Career, criterion: Criterion, _today: dt.date) -> Cells:
    """Return id, the decision, the name and the weight."""
    question = career.label(criterion.decision)
    return str(criterion.id), question, criterion.name, f"weight {criterion.weight}"


def of_review(_career: Career, review: Review, _today: dt.date) -> Cells:
    """Return id, day, period and the three lines that were written."""
    about = quiet(
        [
            review.went,
            f"learned: {review.learned}" if review.learned else "",
            f"next: {review.next}" if review.next else "",
        ]
    )
    return str(review.id), str(review.date), review.period, about
