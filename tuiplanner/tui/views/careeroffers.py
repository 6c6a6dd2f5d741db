"""What the footer names on a line of the career view: what Enter does there, and what else acts."""

from collections.abc import Iterator, Sequence

from tuiplanner.career import checks
from tuiplanner.career.records import IDEA
from tuiplanner.tui.views import careerlook, careerrows
from tuiplanner.tui.views.careerlook import Look
from tuiplanner.tui.views.lineoffers import Offer, OfferingView
from tuiplanner.tui.views.page import PAGE
from tuiplanner.tui.widgets.rows import Place

_FINE = {
    "direction": "the goals", "next_step": "the goals", "learning": "one more", "people": "people",
    "looked_up": "this week",
}  # fmt: skip
"""Where Enter goes on a check that is fulfilled, by its name."""
_NEW = {"jobs": "log", "goals": "step", "mentors": "log talk"}
"""What ``n`` adds to a line's record, by its table."""


def of_line(view: OfferingView, look: Look, line: Place | None) -> Iterator[Offer]:
    """Yield what can be done on a line of the page, what the line asks for first."""
    if line is None:
        return
    if line.table == PAGE:
        yield Offer("view.open", _asked(look, line))
        return
    career = look.career
    goal = career.goals[line.id] if line.table == "goals" and line.id in career.goals else None
    asks = _job_asks(look, line) if line.table == "jobs" else ""
    if asks:
        yield Offer("view.open", asks)
    if goal is not None and goal.stage == IDEA and line.field == careerlook.STUCK:
        yield from (Offer("career.start"), Offer("career.keep"))
    if line.table in _NEW:
        yield Offer("view.new", _NEW[line.table])
    offers = view.line_offers(Place(*line.record))
    yield from (one for one in offers if not (asks and one.name == "view.open"))
    yield Offer("view.follow")


def _asked(look: Look, line: Place) -> str:
    """Return what Enter does on a line that stands for no record."""
    match line.field:
        case careerlook.CHECK:
            found = checks.of(look.career, look.today)
            fine = any(one.ok for one in found if one.name == line.item)
            return _FINE[str(line.item)] if fine else "do it"
        case careerlook.PLAYBOOK:
            return "playbook"
    return "fold" if line in look.unfolded else "unfold"


def _job_asks(look: Look, line: Place) -> str:
    """Return what Enter begins on a job that nothing was learnt of, or that was never rated."""
    if line.field == careerlook.GAVE and not careerrows.gaves(look.career)[line.id].mined:
        return "a lesson"
    if line.field == careerlook.FEEL and not look.career.checkins.by("job", line.id):
        return "rate it"
    return ""


def of_zoom(steps: Sequence[int], zoom: int) -> Iterator[Offer]:
    """Yield the keys that show more or fewer months than now, as far as there are any."""
    if zoom in steps[1:]:
        yield Offer("career.zoom-out")
    if zoom != steps[-1]:
        yield Offer("career.zoom-in")
