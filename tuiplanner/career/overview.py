"""Every derived view of DOMAIN section 3 at once, as plain data for programs."""

from datetime import date
from typing import Any

from tuiplanner.career import (
    avoids,
    checks,
    decisions,
    direction,
    gave,
    mentors,
    months,
    satisfaction,
    skills,
    stalled,
)
from tuiplanner.career.career import Career


def overview(career: Career, today: date) -> dict[str, Any]:
    """Return all views as texts, numbers, truth values, lists and None; made once for a state.

    Jobs are by start, mentors (ended ones included) by who has waited longest, goals (but those
    let go) by what is wrong with them, avoid themes with patterns first, skills by name.
    """
    return career.memo(("overview", today), lambda: _made(career, today))


def _made(career: Career, today: date) -> dict[str, Any]:
    found = checks.checks(career, today)
    share = direction.share(career, today)
    return {
        "headline": checks.headline(found),
        "checks": {check.name: check.ok for check in found},
        "direction_share": None if share is None else share._asdict(),
        "experience_months": months.experience(career, today),
        "jobs": [_job(career, one, today) for one in gave.of_jobs(career)],
        "mentors": [_mentor(one) for one in mentors.in_order(career, today, hidden=True)],
        "goals": [_goal(one) for one in stalled.stands(career, today)],
        "avoid": [_theme(one) for one in avoids.themes(career)],
        "skills": [_skill(one) for one in skills.skills(career, today)],
        "decisions": [_decision(career, career.decisions[one]) for one in career.decisions],
    }


def _job(career: Career, one: gave.Gave, today: date) -> dict[str, Any]:
    span = months.of_job(one.job, today)
    feel = satisfaction.of_job(career, one.job.id, today)
    return {
        "id": one.job.id,
        "title": one.job.title,
        "months": len(span.months) if span else 0,
        "wins": one.wins,
        "lessons": one.lessons,
        "feedback": one.feedback,
        "avoids": one.avoids,
        "first_shown": list(one.first_shown),
        "goals": list(one.goals),
        "satisfaction": {
            "trend": feel.trend,
            "arrow": feel.arrow,
            "drivers": feel.drivers,
            "basics": feel.basics,
            "advice": feel.advice or None,
        },
    }


def _mentor(one: mentors.Contact) -> dict[str, Any]:
    return {
        "id": one.mentor.id,
        "name": one.mentor.name,
        "state": one.state,
        "last": _text(one.since or one.last),
        "due": _text(one.due),
    }


def _goal(one: stalled.Stand) -> dict[str, Any]:
    return {
        "id": one.goal.id,
        "title": one.goal.title,
        "state": list(one.states),
        "quiet_days": one.quiet_days,
        "done": one.done,
        "steps": one.steps,
    }


def _theme(one: avoids.Theme) -> dict[str, Any]:
    return {
        "tag": one.name,
        "jobs": one.jobs,
        "entries": len(one.entries),
        "latest": _text(one.latest),
        "pattern": one.pattern,
    }


def _skill(one: skills.Skill) -> dict[str, Any]:
    return {
        "tag": one.tag,
        "strength": one.strength,
        "dormant": one.dormant,
        "gap": one.gap,
        "latest": _text(one.latest),
    }


def _decision(career: Career, decision: Any) -> dict[str, Any]:
    """Scores are by option id; ``fragile`` is the name of the first criterion that is."""
    one = decisions.weighed(career, decision)
    return {
        "id": decision.id,
        "question": decision.question,
        "scores": {
            str(part.option.id): None if part.score is None else float(part.score)
            for part in one.options
        },
        "winner": one.winner.id if one.winner else None,
        "too_close": one.too_close,
        "fragile": one.fragile[0].name if one.fragile else None,
        "incomplete": [option.id for option in one.incomplete],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
