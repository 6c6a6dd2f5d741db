"""The derived views as text: sections of lines that fit in 80 columns."""

from collections.abc import Iterable, Iterator
from datetime import date

from tuiplanner.career import (
    avoids,
    careerline,
    checks,
    dates,
    decisions,
    direction,
    gave,
    glance,
    mentors,
    months,
    playbooks,
    satisfaction,
    skills,
    stalled,
)
from tuiplanner.career.career import Career
from tuiplanner.cli.bars import drawn
from tuiplanner.cli.facts import quiet
from tuiplanner.cli.wrapping import cut, entry, wrapped
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.words import counted

Section = tuple[str, list[str]]
"""A heading and the lines below it."""

_CHECKS = {
    "direction": "a goal is in progress",
    "next_step": "every goal in progress has a next step",
    "learning": "something was learnt lately",
    "people": "nobody who helps has waited too long",
    "looked_up": "there was a review or a decision",
}


def sections(career: Career, today: date) -> list[Section]:
    """Return what there is to show; a section of which there is nothing is left out.

    In a fresh file there is nothing to score: starter sets are named instead.
    """
    found = checks.checks(career, today)
    if career.is_fresh():
        sets = ", ".join(one.title for one in playbooks.PLAYBOOKS)
        return [(checks.headline(found), wrapped(f"Starter sets, in the application: {sets}"))]
    every = [
        (f"{checks.headline(found)} ({dates.shown(today, today)})", _checks(career, found, today)),
        ("Career line", drawn(career, careerline.line(career, today))),
        ("What each job gave", _gave(career, today)),
        ("How it feels", _feelings(career, today)),
        ("Skills", _skills(career, today)),
        ("To stay away from", _themes(career, today)),
        ("People", _people(career, today)),
        ("Goals that wait", _stuck(career, today)),
        ("Decisions", _decisions(career, today)),
    ]
    return [(head, lines) for head, lines in every if lines]


def _checks(career: Career, found: Iterable[checks.Check], today: date) -> list[str]:
    lines = [
        f"  [{'x' if one.ok else ' '}] {one.name.replace('_', ' '):<11}"
        + cut(_CHECKS[one.name] if one.ok else one.todo, 62)
        for one in found
    ]
    share = direction.in_words(direction.share(career, today))
    worked = months.experience(career, today)
    experience = f"{months.in_words(worked)} of experience" if worked else ""
    return [*lines, *wrapped(quiet([share, experience]))]


def _gave(career: Career, today: date) -> list[str]:
    lines = []
    for one in gave.of_jobs(career):
        span = months.of_job(one.job, today)
        how_long = months.in_words(len(span.months), about=span.about) if span else "undated"
        shown = f"first shown here: {', '.join(one.first_shown)}" if one.first_shown else ""
        skill = [career.goals[goal].title for goal in one.by_skill]
        related = f"perhaps also: {', '.join(skill)}" if skill else ""
        lines += entry(f"{gave.in_words(one)} ({how_long})", shown, related)
    return lines


def _feelings(career: Career, today: date) -> list[str]:
    lines = []
    for one in gave.of_jobs(career):
        feel = satisfaction.of_job(career, one.job.id, today)
        name = one.job.org or one.job.title
        if feel.rated:
            lowest = f"lowest: {feel.lowest}" if feel.lowest else ""
            lines += entry(f"{name}: {satisfaction.in_words(feel)}", quiet([feel.advice, lowest]))
        elif feel.older:
            last = feel.older[-1]
            lines += wrapped(f"{name}: {last.overall} on {dates.shown(last.date, today)}, long ago")
    return lines


def _skills(career: Career, today: date) -> list[str]:
    found = skills.skills(career, today)
    groups = {
        "strengths": [one.tag for one in found if one.strength],
        "dormant": [one.tag for one in found if one.dormant],
        "gaps": [f"{one.tag} (for {_needing(career, one.tag)})" for one in found if one.gap],
    }
    return [
        line
        for name, tags in groups.items()
        if tags
        for line in wrapped(f"{name}: {', '.join(tags)}")
    ]


def _needing(career: Career, tag: str) -> str:
    """Return the titles of the open goals that need a skill."""
    wanted = glance.folded(career, (tag,))[0]
    return ", ".join(
        goal.title
        for goal in career.goals.values()
        if gave.is_open(goal) and wanted in glance.folded(career, goal.tags)
    )


def _themes(career: Career, today: date) -> list[str]:
    return [
        line
        for one in avoids.themes(career)
        for line in wrapped(
            quiet(
                [
                    f"{one.name}: {counted(len(one.entries), 'entry')}",
                    f"{counted(one.jobs, 'job')}{', a pattern' if one.pattern else ''}",
                    dates.shown(one.latest, today),
                ]
            )
        )
    ]


def _people(career: Career, today: date) -> list[str]:
    lines = []
    for one in mentors.in_order(career, today):
        last = f"last talk {dates.shown(one.last, today)}" if one.last else "no talk yet"
        lines += wrapped(f"{one.mentor.name}: {mentors.in_words(one, today)} · {last}")
    return lines


def _stuck(career: Career, today: date) -> list[str]:
    lines = []
    for one in stalled.stuck(career, today):
        progress = f"{one.done}/{one.steps} steps" if one.steps else ""
        lines += entry(one.goal.title, quiet([*stalled.in_words(one, today), progress]))
    return [*lines, *wrapped(in_progress_notice(career))]


def _decisions(career: Career, today: date) -> list[str]:
    lines = []
    for decision in career.decisions.values():
        if decision.gut is None:  # totals are shown once it is recorded
            lines += wrapped(f"{decision.question} gut feeling first")
            continue
        one = decisions.weighed(career, decision)
        back = f"look back {dates.shown(decision.look_back_on, today)}"
        notes = [
            *_scores(one),
            f"decided {dates.shown(decision.decided_on, today)}" if decision.decided_on else "",
            f"{back}{', due' if decisions.look_back_due(decision, today) else ''}"
            if decision.look_back_on
            else "",
        ]
        lines += entry(f"{decision.question} {decisions.in_words(one)}", quiet(notes))
    return lines


def _scores(one: decisions.Weighed) -> Iterator[str]:
    for part in one.options:
        if part.score is not None:
            missing = "" if part.complete else f" ({part.rated} of {part.of} rated)"
            yield f"{part.option.name} {float(part.score):.1f}{missing}"
