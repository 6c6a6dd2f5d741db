"""Playbooks: starter sets of goals and steps for four turns of a career (DOMAIN section 4)."""

from typing import NamedTuple

from tuiplanner.career import tags
from tuiplanner.career.career import Career


class PlaybookStep(NamedTuple):
    """A step that is due so many days after the playbook is added, None for no day."""

    text: str
    days: int | None


class PlaybookGoal(NamedTuple):
    """A goal with its steps; texts that a playbook does not give are empty."""

    title: str
    steps: tuple[PlaybookStep, ...]
    why: str = ""
    done_when: str = ""
    obstacle: str = ""
    if_then: str = ""


class Playbook(NamedTuple):
    """Goals to be edited before they are added: the first may be started, the others are ideas."""

    name: str
    title: str
    goals: tuple[PlaybookGoal, ...]


def _step(days: int, *parts: str) -> PlaybookStep:
    return PlaybookStep(" ".join(parts), days)


def _goal(title: str, *steps: PlaybookStep, **texts: str) -> PlaybookGoal:
    return PlaybookGoal(title, steps, **texts)


PLAYBOOKS = (
    Playbook(
        "find-a-mentor",
        "Find a mentor",
        (
            _goal(
                "Know what I want help with",
                _step(
                    3,
                    "Write three situations from the last year where advice would",
                    "have saved me weeks",
                ),
                _step(5, "Pick one topic and write it as a question"),
                why="a clear ask is easy to say yes to",
                done_when="one question in one sentence",
            ),
            _goal(
                "Have two first conversations",
                _step(
                    10,
                    "List six people two to ten years ahead on that topic, at least",
                    "two outside my team",
                ),
                _step(14, "Ask two of them for 25 minutes about that one question"),
                _step(
                    30,
                    "Before each talk send the question; after it send a three-line",
                    "thank-you with what I will try",
                ),
                obstacle="nobody answers in ten days",
                if_then="If nobody answers in ten days, then I ask the next two on the list",
            ),
            _goal(
                "Turn one talk into a rhythm",
                _step(45, "Report back what happened when I tried it"),
                _step(
                    50,
                    "If it helped both, propose a talk every 4-6 weeks for half a",
                    "year, I bring the agenda",
                ),
                _step(75, "Add a second voice: a peer who faces the same thing"),
                done_when="3 talks with one person",
            ),
        ),
    ),
    Playbook(
        "love-the-job",
        "Learn to love the job I have",
        (
            _goal(
                "See the job as it is",
                _step(7, "For one week log one line a day: what gave energy, what took it"),
                _step(8, "Do a check-in and look at the lowest driver"),
                why="change what drains, not everything",
            ),
            _goal(
                "Craft it",
                _step(21, "Take on or swap one task that uses a strength"),
                _step(21, "Shrink one draining task: fewer, shorter, batched, handed on"),
                _step(28, "Meet one person who uses my work and ask what it changes for", "them"),
                _step(35, "Have one lunch or pairing a week with someone I learn from"),
                obstacle="my manager must agree",
                if_then=(
                    "If my manager must agree, then I bring a two-week trial, not a request for "
                    "ever"
                ),
            ),
            _goal(
                "Decide with facts",
                _step(90, "Check in again after 6 and 12 weeks"),
                _step(
                    92,
                    "If the lowest driver has not moved by a point, open a decision:",
                    "stay, move inside, leave",
                ),
                done_when="I can name one reason to stay or one to go",
            ),
        ),
    ),
    Playbook(
        "move-into-leadership",
        "Move into leadership",
        (
            _goal(
                "Try it before the title",
                _step(
                    14,
                    "Ask my manager which piece of work needs an owner and take it",
                    "end to end",
                ),
                _step(
                    45, "Run a recurring meeting with a written agenda and outcome for a", "month"
                ),
                _step(60, "Help one newer colleague to a result that is theirs"),
                why="find out if I like the work itself",
            ),
            _goal(
                "Learn how I come across",
                _step(
                    21, "Ask four people: one thing to keep, one to change; log each as", "feedback"
                ),
                _step(65, "Choose one change, tell two of them, ask again after six weeks"),
                obstacle="I start doing the work myself",
                if_then=(
                    'If I start doing the work myself, then I ask "who could learn from this?" '
                    "first"
                ),
            ),
            _goal(
                "Make it known",
                _step(
                    30, "Write down what the next role expects and put my proof beside", "each line"
                ),
                _step(35, "Tell my manager I want it and ask what is missing"),
                _step(90, "Find a sponsor who sits where the decision is made"),
                done_when="a date and a condition for the role are agreed, or I know there is none",
            ),
        ),
    ),
    Playbook(
        "change-career",
        "Change career",
        (
            _goal(
                "Know what I carry and what I leave",
                _step(10, "Mine every past job: one lesson, one skill, one thing to avoid", "each"),
                _step(12, "Write the three working conditions I will not give up"),
                why="a change is a step, not a restart",
            ),
            _goal(
                "Test cheaply",
                _step(15, "Name three directions, one of them close to today"),
                _step(40, "Talk to two people doing each; ask about a bad Tuesday"),
                _step(
                    70,
                    "Do the smallest real piece of the work in two of them: a weekend",
                    "project, a shadow day, a short course task",
                ),
                obstacle="I only keep reading about it",
                if_then="If I only keep reading about it, then I book a talk this week instead",
            ),
            _goal(
                "Choose and cross",
                _step(75, 'Open a decision with "stay" as an option, gut feeling first'),
                _step(
                    80, "Work out months of costs covered and set the date the bridge", "must hold"
                ),
                _step(
                    110,
                    "Take the first reversible step: internal move, part time,",
                    "freelance trial",
                ),
                done_when="decided, with a look-back date",
            ),
        ),
    ),
)
"""The four, in the order of the design; each has three goals and eight steps."""


def named(name: str) -> Playbook | None:
    """Return a playbook by its name, such as ``find-a-mentor``; None for another."""
    return next((one for one in PLAYBOOKS if one.name == name), None)


def present(career: Career, playbook: Playbook) -> list[int]:
    """Return the goals that have a title of the playbook, by id; adding it again then warns.

    Titles are equal as tags are; a goal that was let go or achieved counts as well.
    """
    titles = {tags.fold(goal.title) for goal in playbook.goals}
    rows = career.goals.rows
    return sorted(one for one in rows if tags.fold(str(rows[one].get("title") or "")) in titles)
