"""brief: what to know before a talk with a mentor."""

from collections.abc import Iterable
from datetime import date

import click

from tuiplanner.career.brief import Brief, Owed, Since, ago, as_data, brief, standing
from tuiplanner.career.career import Career
from tuiplanner.career.dates import shown
from tuiplanner.career.records import STAGE_NAMES
from tuiplanner.cli import printing
from tuiplanner.cli.command import Ref, command, day
from tuiplanner.cli.desk import Desk
from tuiplanner.cli.facts import box, quiet
from tuiplanner.cli.wrapping import wrapped
from tuiplanner.planner import refs
from tuiplanner.planner.words import counted


@command("brief", example="brief dora-weiss")
@click.argument("mentor", type=Ref("mentors"))
@click.option("--on", metavar="DATE", help="The day that counts as today.")
def brief_command(desk: Desk, mentor: str, on: str | None) -> None:
    """Print what to know before a talk with a mentor.

    When you last spoke, what is promised, the next ask, queued topics, what happened since.
    """
    career, today = desk.career, day(desk, on)
    person = career.mentors[refs.resolve(career, mentor, ["mentors"])[1]]
    found = brief(career, person, today)
    if desk.json:
        printing.data(as_data(found))
    else:
        printing.say(*_lines(career, found, today))


def _lines(career: Career, found: Brief, today: date) -> list[str]:
    mentor, last = found.contact.mentor, found.last
    who = quiet([mentor.role.replace("-", " "), mentor.title, mentor.org])
    spoke = "You have not spoken yet."
    if last and last.date:
        about = f": {last.topics}" if last.topics else ""
        spoke = f"You last spoke {ago(last.date, today)}, {shown(last.date, today)}{about}."
    lines = wrapped(f"{mentor.name} ({who})", indent=0, hang=2)
    lines += wrapped(spoke, indent=0, hang=2)
    lines += wrapped(standing(found.contact, today), indent=0, hang=2)
    if mentor.next_ask:
        lines += ["", *wrapped(f"Next ask: {mentor.next_ask}", indent=0, hang=2)]
    sections = {
        "I promised": _owed(found.mine, today),
        "They promised": _owed(found.theirs, today),
        "To talk about": [
            line
            for topic in found.topics
            for line in wrapped(
                quiet(
                    [
                        f"{box(topic.done)} {topic.text}",
                        career.label(topic.goal) if topic.goal else "",
                    ]
                )
            )
        ],
        "Since then": [line for one in found.goals for line in _since(one, today)],
        "What I did for them": [
            line
            for talk in found.helped
            for line in wrapped(f"{talk.helped} · {shown(talk.date, today)}")
        ],
    }
    for head, below in sections.items():
        if below:
            lines += ["", head, *below]
    return lines


def _owed(owed: Iterable[Owed], today: date) -> list[str]:
    lines = []
    for one in owed:
        kept = (
            f"kept {shown(one.promise.done, today)}"
            if one.promise.done
            else counted(one.age, "day")
        )
        lines += wrapped(f"{box(one.promise.done)} {one.promise.text} · {kept}")
    return lines


def _since(one: Since, today: date) -> list[str]:
    stage = STAGE_NAMES[one.goal.stage].lower()
    lines = wrapped(f"{one.goal.title} · {stage}{', nothing since' if one.is_quiet else ''}")
    for move in one.moves:
        name = STAGE_NAMES.get(move.stage, move.stage).lower()
        lines += wrapped(f"moved to {name} · {shown(move.on, today)}", indent=6, hang=8)
    for step in one.steps:
        lines += wrapped(f"[x] {step.text} · {shown(step.done, today)}", indent=6, hang=8)
    for entry in one.entries:
        result = f" · {entry.result}" if entry.result else ""
        text = f"{entry.kind}: {entry.text}{result} · {shown(entry.date, today)}"
        lines += wrapped(text, indent=6, hang=8)
    return lines
