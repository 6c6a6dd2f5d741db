"""The career view as rows: what the derived views say, and what a line asks for (DOMAIN 3)."""

import gc
from collections.abc import Callable, Iterator, Sequence

from tuiplanner.career import checks, direction, gave, joblog, months, stalled
from tuiplanner.career.career import Career
from tuiplanner.career.records import IN_PROGRESS
from tuiplanner.career.text import shown
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.words import counted
from tuiplanner.tui.views import careerbars
from tuiplanner.tui.views.careerlook import CHECK, GAVE, PLAYBOOK, STUCK, Look, head, hint, told
from tuiplanner.tui.views.careerskills import avoid_list, feelings, skill_list
from tuiplanner.tui.views.page import PAGE
from tuiplanner.tui.widgets.lines import in_room
from tuiplanner.tui.widgets.rows import Place, Row

NAMES = {
    "direction": ("direction", "a goal is in progress"),
    "next_step": ("next step", "every goal in progress has one"),
    "learning": ("learning", "something was learnt within {0.learning} days"),
    "people": ("people", "nobody who helps has waited too long"),
    "looked_up": ("looked up", "a review or a decision within {0.looked_up} days"),
}
"""What each check asks, and what it says where the answer is yes, with the thresholds."""
NAMED = 4
"""So many goals are named that a job feeds by skill."""


def steering(look: Look) -> Iterator[Row]:
    """Return the headline, the five checks and the share of what points somewhere."""
    yield head(shown(checks.headline(look.checks)))
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
    lived = f" · {months.in_words(years)} of experience" if years else ""
    if found is None:
        yield head("career line")
        yield hint("2, then N: a job with a start is drawn here")
        return
    zoom = f"last {months.in_words(look.zoom)} · [ ] zoom" if look.zoom else "[ ] zoom"
    if look.zoom and found.axis.last < months.number(today):
        zoom = f"{months.in_words(look.zoom)} · [ ] zoom"
    whole = careerbars.whole(career, today)
    can = whole.axis is not None and len(careerbars.zooms(whole.axis)) > 1
    yield head(f"career line{lived}", zoom if can else "")
    yield from careerbars.rows(career, today, found, look.width)
    if found.left_out:
        how = "[ zooms out" if look.zoom else ". shows all"
        yield hint(f"{found.left_out} more; {how}")
    for index, job in enumerate(whole.shelf):
        place = Place("jobs", job, careerbars.SECTION)
        yield Row(place, shown(career.label(job)), label="undated" if index == 0 else " ")


def gaves(career: Career) -> dict[int, gave.Gave]:
    """Return what each job gave, by its id."""
    return {one.job.id: one for one in gave.of_jobs(career)}


def what_jobs_gave(look: Look) -> Iterator[Row]:
    """Return what each job gave, newest first, those without dates last."""
    yield head("what each job gave")
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
        yield hint("2, then N adds a job; n there logs what it gave")


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


def stuck_goals(look: Look) -> Iterator[Row]:
    """Return the goals of which something is to be done, what matters most first."""
    yield head("stalled goals and old ideas")
    found = stalled.stuck(look.career, look.today)
    if many := in_progress_notice(look.career):
        yield Row(None, many, look="alert", indent=2)
    for one in found:
        late = one.goal.stage == IN_PROGRESS
        yield Row(
            Place("goals", one.goal.id, STUCK),
            shown(one.goal.title),
            look="alert" if late else "text",
            tail=told(stalled.in_words(one, look.today), look.width),
        )
    if any("old-idea" in one.states for one in found):
        yield hint("of an idea: L starts it, K keeps it, x lets it go")
    if not found:
        yield hint("nothing is stuck")


def playbooks(look: Look) -> Iterator[Row]:
    """Return the four playbooks, for a file that has nothing in it yet."""
    from tuiplanner.career.playbooks import PLAYBOOKS  # noqa: PLC0415 - not for every career

    del look
    yield head("Begin with a playbook, or with a goal of your own (1, then n)")
    for number, one in enumerate(PLAYBOOKS, 1):
        steps = sum(len(goal.steps) for goal in one.goals)
        yield Row(
            Place(PAGE, number, PLAYBOOK, one.name),
            one.title,
            below=" · ".join(goal.title for goal in one.goals),
            right=f"{counted(len(one.goals), 'goal')}, {counted(steps, 'step')}",
        )
    yield hint("⏎ shows one, to be changed before anything is added")


Section = Callable[[Look], Iterator[Row]]
FIRST: tuple[Section, ...] = (steering, career_line, what_jobs_gave)
SECOND: tuple[Section, ...] = (feelings, skill_list, avoid_list, stuck_goals)
"""What stands beside the first sections where there is room, and below them where there is not."""


def page(look: Look, sections: tuple[Section, ...]) -> list[Row]:
    """Return sections one below the other; of a fresh file the playbooks, without any scores."""
    return look.career.memo(("page", look[1:], sections), lambda: _uncollected(look, sections))


def _uncollected(look: Look, sections: tuple[Section, ...]) -> list[Row]:
    """Make a page without the collector: nothing made here is garbage before it is shown.

    Of ten thousand entries it would look through what there is a hundred times, and through all of
    the career once: a quarter of the time that the page takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _page(look, sections)
    finally:
        if was_on:
            gc.enable()


def _page(look: Look, sections: Sequence[Section]) -> list[Row]:
    if look.career.is_fresh():
        return list(playbooks(look)) if steering in sections else []
    rows: list[Row] = []
    for section in sections:
        rows += [Row(None, "")] if rows else []
        rows += section(look)
    return rows
