"""What lasts beyond one job, as rows: how it feels, skills, and what to stay away from."""

from collections.abc import Iterator, Sequence
from datetime import date

from tuiplanner.career import avoids, dates, gave, glance, joblog, satisfaction, skills, tags
from tuiplanner.career.records import Job
from tuiplanner.career.text import shown
from tuiplanner.planner.words import counted
from tuiplanner.tui.views.careerlook import AVOID, FEEL, PLAYBOOK, SKILL, Look, head, hint, told
from tuiplanner.tui.views.page import PAGE
from tuiplanner.tui.widgets.rows import Place, Row

MOST = 6
"""Of each sort of skill so many are shown, unless everything is."""


def feelings(look: Look) -> Iterator[Row]:
    """Return how the jobs feel that were rated, and the current ones that were not."""
    yield head("satisfaction")
    dated, undated = joblog.jobs_in_order(look.career)
    shown_any = False
    for job in (*dated, *undated):
        one = look.once(
            f"feeling {job.id}",
            lambda job=job: satisfaction.of_job(look.career, job.id, look.today),  # type: ignore[misc]
        )
        if one.recent or one.older or job.current:
            shown_any = True
            yield from _feeling(look, job, one)
    if not shown_any:
        yield hint("2, then c on a job: how it feels, in six numbers")


def _feeling(look: Look, job: Job, one: satisfaction.Satisfaction) -> Iterator[Row]:
    values = " ".join(str(check.overall) for check in one.recent)
    older = " ".join(str(check.overall) for check in one.older)
    room = max(0, look.width // 3 - len(values) - 1)
    older = older if len(older) <= room else ""
    facts = [shown(one.advice)]
    facts += [f"drivers {one.drivers:.1f}"] if one.drivers is not None else []
    facts += [f"basics {one.basics:.1f}"] if one.basics is not None else []
    if not one.recent and job.current:
        facts.append("c in the job log checks in: six numbers and a line")
    elif not one.recent and one.older:
        facts.append(f"last rated {dates.shown(one.older[-1].date, look.today)}")
    yield Row(
        Place("jobs", job.id, FEEL),
        f"{shown(job.org or job.title)}: {satisfaction.in_words(one)}",
        below=" · ".join(fact for fact in facts if fact) or None,
        tail=((f"  {older} " if older else "  ", "quiet"), (values, "text")),
    )
    if one.lowest:
        title = _playbook_title(one.playbook)
        yield Row(
            Place(PAGE, job.id, PLAYBOOK, one.playbook),
            f"lowest: {one.lowest}",
            right=f"⏎ playbook: {title}",
            indent=2,
        )


def skill_list(look: Look) -> Iterator[Row]:
    """Return strengths, what lies dormant, and the gaps that goals have."""
    yield head("skills")
    found = look.once("skills", lambda: skills.skills(look.career, look.today))
    strengths = [one for one in found if one.strength]
    dormant = [one for one in found if one.dormant]
    gaps = [one for one in found if one.gap]
    strengths.sort(key=lambda one: (-one.jobs, -one.entries, tags.fold(one.tag)))
    dormant.sort(key=lambda one: (-one.goals, one.latest or date.max, tags.fold(one.tag)))
    gaps.sort(key=lambda one: (-one.goals, tags.fold(one.tag)))
    yield from _skills(look, "strengths", strengths)
    yield from _skills(look, "dormant", dormant)
    yield from _skills(look, "gaps", gaps)
    if not strengths and not dormant and not gaps:
        yield hint("tags of entries, jobs and goals: a win in two jobs makes a strength")


def _skills(look: Look, label: str, found: Sequence[skills.Skill]) -> Iterator[Row]:
    most = len(found) if look.every else MOST
    for index, one in enumerate(found[:most]):
        place = Place(PAGE, 0, SKILL, f"{label}:{one.tag}")
        facts = [f"needed by {counted(one.goals, 'goal')}"] if one.goals else []
        facts += [f"unused since {one.latest.year}"] if one.dormant and one.latest else []
        facts += [] if one.gap else [counted(one.jobs, "job"), counted(one.entries, "entry")]
        yield Row(
            place,
            shown(one.tag),
            label=label if index == 0 else " ",
            look="alert" if one.gap else "text",
            tail=told(facts, look.width),
        )
        if place in look.unfolded:
            yield from _with_tag(look, place, tags.fold(one.tag))
    if len(found) > most:
        yield Row(None, f"and {len(found) - most} more; . shows all", label=" ", look="quiet")


def _with_tag(look: Look, place: Place, tag: str) -> Iterator[Row]:
    """Return the entries that show a skill, and the open goals that need it."""
    for goal in look.career.goals.values():
        if gave.is_open(goal) and tag in glance.folded(look.career, goal.tags):
            yield Row(Place("goals", goal.id, SKILL, place.item), shown(goal.title), indent=6,
                      right="goal")  # fmt: skip
    ids = [one.id for one in glance.standing(look.career) if tag in one.tags]
    yield from _entries(look, ids, SKILL, place.item)
    for job in look.career.jobs.values():
        if tag in glance.folded(look.career, job.tags):
            yield Row(Place("jobs", job.id, SKILL, place.item), shown(job.title), indent=6,
                      right="job")  # fmt: skip


def _entries(look: Look, ids: Sequence[int], field: str, item: int | str | None) -> Iterator[Row]:
    entries = sorted(look.career.entries.among(ids), key=joblog.newest, reverse=True)
    for entry in entries:
        yield Row(
            Place("entries", entry.id, field, item),
            f"{entry.kind:<9}{shown(entry.text)}",
            right=dates.shown(entry.date, look.today),
            indent=6,
        )


def avoid_list(look: Look) -> Iterator[Row]:
    """Return the themes to avoid, those that came up in several jobs first."""
    found = look.once("avoids", lambda: avoids.themes(look.career))
    total = avoids.total(look.career)
    yield head(f"avoid · {counted(total, 'entry')}" if total else "avoid")
    if not found:
        yield hint("2, n and a: what a job showed you to stay away from")
    for one in found:
        place = Place(PAGE, 0, AVOID, one.tag)
        facts = [counted(one.jobs, "job"), counted(len(one.entries), "entry")]
        facts += [dates.shown(one.latest, look.today)] if one.latest else []
        yield Row(
            place,
            shown(one.name),
            label="pattern" if one.pattern else " ",
            look="alert" if one.pattern else "text",
            tail=told(facts, look.width),
        )
        if place in look.unfolded:
            yield from _entries(look, one.entries, AVOID, one.tag)


def _playbook_title(name: str) -> str:
    from tuiplanner.career.playbooks import named  # noqa: PLC0415 - see above

    found = named(name)
    return found.title if found else ""
