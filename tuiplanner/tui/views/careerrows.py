"""The career view as rows: what the derived views say, and what a line asks for (DOMAIN 3)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from tuiplanner.career import (
    avoids,
    checks,
    dates,
    direction,
    gave,
    glance,
    joblog,
    months,
    satisfaction,
    skills,
    stalled,
    tags,
)
from tuiplanner.career.career import Career
from tuiplanner.career.records import IN_PROGRESS, Job
from tuiplanner.career.text import shown
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.words import counted
from tuiplanner.tui.views import careerbars
from tuiplanner.tui.views.page import PAGE
from tuiplanner.tui.widgets.lines import in_room
from tuiplanner.tui.widgets.rows import Place, Row

CHECK, GAVE, PLAYBOOK, SKILL, AVOID = "#check", "#gave", "#playbook", "#skill", "#avoid"
FEEL, STUCK = "#feel", "#stuck"
"""What the field of a line's place says it is; its item names the check, playbook or tag."""

NAMES = {
    "direction": ("direction", "a goal is in progress"),
    "next_step": ("next step", "every goal in progress has one"),
    "learning": ("learning", "something was learnt within {0.learning} days"),
    "people": ("people", "nobody who helps has waited too long"),
    "looked_up": ("looked up", "a review or a decision within {0.looked_up} days"),
}
"""What each check asks, and what it says where the answer is yes, with the thresholds."""
STATES = {
    "overdue": "overdue since {since}", "no-next-step": "no next step",
    "stalled": "quiet {days} days", "old-idea": "start, keep, let go?",
}  # fmt: skip
MOST = 6
"""Of each sort of skill so many are shown, unless everything is."""
NAMED = 4
"""So many goals are named that a job feeds by skill."""
T = TypeVar("T")


class Look(NamedTuple):
    """What the rows are made from.

    ``width`` is in cells, ``zoom`` in months (0: all), ``at`` the line that a zoom keeps in sight,
    ``unfolded`` are the skills and themes whose entries are shown, ``every`` leaves nothing out.
    """

    career: Career
    today: date
    width: int
    zoom: int = 0
    at: Place | None = None
    unfolded: frozenset[Place] = frozenset()
    every: bool = False

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what is derived from the career, made once for its state."""
        return self.career.memo((name, self.today), make)

    @property
    def checks(self) -> tuple[checks.Check, ...]:
        """The five checks."""
        return checks.of(self.career, self.today)


def _head(text: str, right: str = "") -> Row:
    return Row(None, text, look="head", section=text, right=right)


def _hint(text: str) -> Row:
    return Row(None, text, look="quiet", indent=2)


def _facts(facts: Sequence[str], width: int) -> tuple[tuple[str, str], ...]:
    """Return facts for the end of a line, in what its label and a short text leave."""
    told = in_room(facts, max(0, width - 34))
    return ((f" {told} ", "quiet"),) if told else ()


def steering(look: Look) -> Iterator[Row]:
    """Return the headline, the five checks and the share of what points somewhere."""
    yield _head(shown(checks.headline(look.checks)))
    for check in look.checks:
        label, fine = NAMES[check.name]
        place = Place(PAGE, 0, CHECK, check.name)  # the same line, whatever the answer
        todo = shown(check.todo)
        yield Row(
            place,
            fine.format(look.career.thresholds) if check.ok else todo,
            label=label,
            prefix="yes  " if check.ok else "no   ",
            right="" if check.ok else "⏎ does it",
            look="text" if check.ok else "alert",
        )
    share = look.once("share", lambda: direction.share(look.career, look.today))
    days = look.career.thresholds.direction
    yield Row(None, f"{direction.in_words(share)} ({days} days)", look="quiet")


def career_line(look: Look) -> Iterator[Row]:
    """Return the career line."""
    career, today = look.career, look.today
    years = look.once("experience", lambda: months.experience(career, today))
    found = careerbars.drawn(career, today, look.zoom, look.at, every=look.every)
    told = f" · {months.in_words(years)} of experience" if years else ""
    if found is None:
        yield _head("career line")
        yield _hint("2, then N: a job with a start is drawn here")
        return
    zoom = f"last {months.in_words(look.zoom)} · [ ] zoom" if look.zoom else "[ ] zoom"
    if look.zoom and found.axis.last < months.number(today):
        zoom = f"{months.in_words(look.zoom)} · [ ] zoom"
    yield _head(f"career line{told}", zoom)
    yield from careerbars.rows(career, today, found, look.width)
    if found.left_out:
        how = "[ zooms out" if look.zoom else ". shows all"
        yield _hint(f"{found.left_out} more; {how}")
    shelf = careerbars.whole(career, today).shelf
    for index, job in enumerate(shelf):
        place = Place("jobs", job, careerbars.SECTION)
        yield Row(place, shown(career.label(job)), label="undated" if index == 0 else " ")


def gaves(career: Career) -> dict[int, gave.Gave]:
    """Return what each job gave, by its id."""
    return {one.job.id: one for one in gave.of_jobs(career)}


def what_jobs_gave(look: Look) -> Iterator[Row]:
    """Return what each job gave, newest first, those without dates last."""
    yield _head("what each job gave")
    found = gaves(look.career)
    dated, undated = joblog.jobs_in_order(look.career)
    for job in (*dated, *undated):
        one = found[job.id]
        place = Place("jobs", job.id, GAVE)
        below = in_room(_details(look, one), look.width - 5)
        yield Row(
            place,
            shown(gave.in_words(one)),
            below=below or None,
            right="" if one.mined else "⏎ a lesson",
            look="text" if one.mined else "alert",
        )
    if not found:
        yield _hint("2, then N adds a job; n there logs what it gave")


def _details(look: Look, one: gave.Gave) -> list[str]:
    """Return how long it was, what it showed first, and the open goals that share a skill."""
    span = months.of_job(one.job, look.today)
    time = months.in_words(len(span.months), about=span.about) if span and span.months else ""
    first = f"first shown: {_some(one.first_shown)}" if one.first_shown else ""
    goals = _some([look.career.goals[goal].title for goal in one.by_skill[:NAMED]])
    goals += f" and {len(one.by_skill) - NAMED} more" if len(one.by_skill) > NAMED else ""
    return [part for part in (time, first, f"by skill: {goals}" if goals else "") if part]


def _some(names: Sequence[str]) -> str:
    return ", ".join(map(shown, names[: 2 * NAMED]))


def feelings(look: Look) -> Iterator[Row]:
    """Return how the jobs feel that were rated, and the current ones that were not."""
    yield _head("satisfaction")
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
        yield _hint("2, then c on a job: how it feels, in six numbers")


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
    yield _head("skills")
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
        yield _hint("tags of entries, jobs and goals: a win in two jobs makes a strength")


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
            tail=_facts(facts, look.width),
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
    yield _head(f"avoid · {counted(total, 'entry')}" if total else "avoid")
    if not found:
        yield _hint("2, n and a: what a job showed you to stay away from")
    for one in found:
        place = Place(PAGE, 0, AVOID, one.tag)
        facts = [counted(one.jobs, "job"), counted(len(one.entries), "entry")]
        facts += [dates.shown(one.latest, look.today)] if one.latest else []
        yield Row(
            place,
            shown(one.name),
            label="pattern" if one.pattern else " ",
            look="alert" if one.pattern else "text",
            tail=_facts(facts, look.width),
        )
        if place in look.unfolded:
            yield from _entries(look, one.entries, AVOID, one.tag)


def stuck_goals(look: Look) -> Iterator[Row]:
    """Return the goals of which something is to be done, what matters most first."""
    yield _head("stalled goals and old ideas")
    found = stalled.stuck(look.career, look.today)
    if many := in_progress_notice(look.career):
        yield Row(None, many, look="alert", indent=2)
    for one in found:
        words = [_state(look, one, state) for state in one.states if state in STATES]
        late = one.goal.stage == IN_PROGRESS
        yield Row(
            Place("goals", one.goal.id, STUCK),
            shown(one.goal.title),
            look="alert" if late else "text",
            tail=_facts(words, look.width),
        )
    if any("old-idea" in one.states for one in found):
        yield _hint("of an idea: L starts it, K keeps it, x lets it go")
    if not found:
        yield _hint("nothing is stuck")


def _state(look: Look, one: stalled.Stand, state: str) -> str:
    since = dates.shown(one.goal.due, look.today)
    return STATES[state].format(since=since, days=one.quiet_days)


def playbooks(look: Look) -> Iterator[Row]:
    """Return the four playbooks, for a file that has nothing in it yet."""
    from tuiplanner.career.playbooks import PLAYBOOKS  # noqa: PLC0415 - not for every career

    del look
    yield _head("Begin with a playbook, or with a goal of your own (1, then n)")
    for number, one in enumerate(PLAYBOOKS, 1):
        steps = sum(len(goal.steps) for goal in one.goals)
        yield Row(
            Place(PAGE, number, PLAYBOOK, one.name),
            one.title,
            below=" · ".join(goal.title for goal in one.goals),
            right=f"{counted(len(one.goals), 'goal')}, {counted(steps, 'step')}",
        )
    yield _hint("⏎ shows one, to be changed before anything is added")


def _playbook_title(name: str) -> str:
    from tuiplanner.career.playbooks import named  # noqa: PLC0415 - see above

    found = named(name)
    return found.title if found else ""


Section = Callable[[Look], Iterator[Row]]
FIRST: tuple[Section, ...] = (steering, career_line, what_jobs_gave)
SECOND: tuple[Section, ...] = (feelings, skill_list, avoid_list, stuck_goals)
"""What stands beside the first sections where there is room, and below them where there is not."""


def page(look: Look, sections: tuple[Section, ...]) -> list[Row]:
    """Return sections one below the other; of a fresh file the playbooks, without any scores."""
    return look.career.memo(("page", look[1:], sections), lambda: _page(look, sections))


def _page(look: Look, sections: Sequence[Section]) -> list[Row]:
    if look.career.is_fresh():
        return list(playbooks(look)) if steering in sections else []
    rows: list[Row] = []
    for section in sections:
        rows += [Row(None, "")] if rows else []
        rows += section(look)
    return rows
