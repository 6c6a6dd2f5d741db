"""Cases of check-ins and decisions."""

from tui_cases import case
from tui_seat import Seat

from tuiplanner.tui.views.jobs import JobsView


@case(JobsView, "jobs.check-in")
async def say_how_a_job_feels(seat: Seat, key: str) -> None:
    job = seat.find("jobs", "Trail crew organiser").id
    await seat.press("2", "j", key, *"85432", "enter")
    (made,) = [one for one in seat.career.checkins.values() if one.job == job]
    assert (made.overall, made.people, made.basics) == (8, 2, None)
    assert str(made.date) == "2026-11-23"
