"""Cases of lists, of the job log and of mentors."""

from functools import partial

from tui_cases import HANDBOOK, case
from tui_seat import Seat

from tuiplanner.tui.views.jobs import JobsView
from tuiplanner.tui.views.mentors import MentorsView
from tuiplanner.tui.widgets.rowlist import RowList

PEOPLE = ["Dora Weiss", "Chidi Okafor", "Bo Lindqvist", "Ana Duarte", "Farah Nasser", "Emre Kaya"]
"""Mentors in the order of the list, as far as it matters here."""


@case(RowList, "list.down")
async def to_the_next_line(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    assert seat.here == PEOPLE[1]
    assert seat.lines[3].startswith(f"▌ {PEOPLE[1]}")
    assert f"▏ {PEOPLE[1]}" in seat.lines[1]  # the sheet follows


@case(RowList, "list.up")
async def to_the_line_above(seat: Seat, key: str) -> None:
    await seat.press("3", "j", "j", key)
    assert seat.here == PEOPLE[1]
    await seat.press(key, key)
    assert seat.here == PEOPLE[0]


@case(RowList, "list.first")
async def to_the_first_line(seat: Seat, key: str) -> None:
    await seat.press("3", "j", "j", key)
    assert seat.here == PEOPLE[0]


@case(RowList, "list.last")
async def to_the_last_line(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    assert seat.here == "Hana Sato"


@case(RowList, "list.page-down", size=(80, 12))
async def half_a_page_down(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    assert seat.here == PEOPLE[2]
    await seat.press(*[key] * 5)
    assert seat.here == "Hana Sato"
    assert "▌ Hana Sato" in seat.text


@case(RowList, "list.page-up", size=(80, 12))
async def half_a_page_up(seat: Seat, key: str) -> None:
    await seat.press("3", "G", key)
    assert seat.here == PEOPLE[5]
    await seat.press(*[key] * 5)
    assert seat.here == PEOPLE[0]


# the job log


@case(JobsView, "view.new")
async def log_an_entry(seat: Seat, key: str) -> None:
    await seat.press("2", "j", "j", key)
    assert seat.mode == "kind"
    await seat.press("l")
    await seat.write("Ask first")
    await seat.press("enter")
    entry = seat.find("entries", "Ask first")
    assert entry.kind == "lesson"
    assert entry.job == seat.find("jobs", "Backend developer").id
    assert str(entry.date) == "2026-11-23"
    assert seat.here == "Ask first"


@case(JobsView, "jobs.new")
async def add_a_job(seat: Seat, key: str) -> None:
    await seat.press("2", key)
    await seat.write("Lighthouse keeper")
    await seat.press("enter")
    assert seat.has("jobs", "Lighthouse keeper")
    assert seat.here == "Lighthouse keeper"
    assert seat.message == "added 'Lighthouse keeper'; u undoes; l goes on to its dates"


@case(JobsView, "view.tick")
async def a_job_has_nothing_to_tick(seat: Seat, key: str) -> None:
    await seat.press("2", "l", "j", "j")
    before = seat.career
    await seat.press(key)
    assert seat.career is before


@case(JobsView, "view.edit")
async def edit_a_fact_of_a_job(seat: Seat, key: str) -> None:
    await seat.press("2", "l", "j", key)
    await seat.write(" Ltd")
    await seat.press("enter")
    assert seat.find("jobs", "Platform engineer").org == "Northwind Ltd"


@case(JobsView, "view.open")
async def open_an_entry(seat: Seat, key: str) -> None:
    await seat.press("2", key)
    assert seat.app.focused is seat.view.sheet
    await seat.to_line(lambda place: place.table == "entries")
    await seat.press(key)
    assert "note · Platform engineer" in seat.text
    assert seat.view.place.field == "text"


@case(JobsView, "view.delete")
async def delete_a_job_and_keep_its_entries(seat: Seat, key: str) -> None:
    await seat.press("2", "j", "j", key)
    assert not seat.has("jobs", "Backend developer")
    assert seat.find("entries", "Measure before you argue").job is None
    await seat.press("u")
    assert seat.has("jobs", "Backend developer")
    assert seat.find("entries", "Measure before you argue").job is not None


@case(JobsView, "view.put-away")
async def retire_an_entry(seat: Seat, key: str) -> None:
    await seat.press("2", "l")
    await seat.to_line(lambda place: place.table == "entries")
    entry = seat.view.place.id
    await seat.press(key)
    assert seat.career.entries[entry].retired == seat.app.planner.today()
    assert seat.career.label(entry)[:20] not in seat.text.replace(seat.lines[-2], "")


@case(JobsView, "view.hidden")
async def show_what_is_retired(seat: Seat, key: str) -> None:
    await seat.press("2", "l", "G")
    assert not any("On-call alone" in row.text for row in seat.view.sheet.rows)
    await seat.press(key)
    assert any("On-call alone" in row.text for row in seat.view.sheet.rows)
    await seat.press(key)
    assert not any("On-call alone" in row.text for row in seat.view.sheet.rows)


@case(JobsView, "view.follow")
async def follow_a_job_to_its_goal(seat: Seat, key: str) -> None:
    await seat.press("2", "l")
    await seat.to_line(lambda place: place.field == "goals" and label(seat, place) == HANDBOOK)
    await seat.press(key)
    assert seat.here == HANDBOOK
    assert f"▌ {HANDBOOK}" in seat.text


def label(seat: Seat, place) -> str:
    return seat.career.label(place.item)


# mentors


@case(MentorsView, "view.new")
async def log_a_talk(seat: Seat, key: str) -> None:
    await seat.press("3", "j", key)
    await seat.write("the rehearsal")
    await seat.press("enter")
    talk = seat.find("talks", "the rehearsal")
    assert talk.mentor == seat.find("mentors", "Chidi Okafor").id
    assert str(talk.date) == "2026-11-23"
    assert seat.message == "logged talk with 'Chidi Okafor'; u undoes; p adds a promise"
    assert seat.view.list.rows[-1].text != "Chidi Okafor"
    assert "ok, in 28 days" in seat.text


@case(MentorsView, "mentors.new")
async def add_a_person(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    await seat.write("Jun Mori")
    await seat.press("enter")
    assert seat.find("mentors", "Jun Mori").every == 30
    assert seat.here == "Jun Mori"
    assert seat.message == "added 'Jun Mori'; u undoes; n logs a talk"


@case(MentorsView, "mentors.promise")
async def add_a_promise(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    await seat.write("Send the draft")
    await seat.press("enter")
    promise = seat.find("promises", "Send the draft")
    assert seat.career.talks[promise.talk].topics == "asking without begging"  # the latest talk
    assert promise.who == "me"
    assert seat.here == "Send the draft"


@case(MentorsView, "mentors.brief")
async def read_the_brief(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    assert "before a talk with Dora Weiss" in seat.lines[1]
    assert seat.message.startswith("n logs the talk, t queues a topic")
    await seat.press(key)
    assert "before a talk" not in seat.text
    assert seat.app.focused is seat.view.sheet


@case(MentorsView, "mentors.topic")
async def queue_a_topic(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    await seat.write("Who asks second")
    await seat.press("enter")
    topic = seat.find("topics", "Who asks second")
    assert topic.mentor == seat.find("mentors", "Dora Weiss").id
    assert seat.here == "Who asks second"


@case(MentorsView, "mentors.idea")
async def make_an_idea_card(seat: Seat, key: str) -> None:
    await seat.press("3", "l")
    await seat.to_line(lambda place: place.table == "topics")
    topic = seat.view.place.id
    await seat.press(key)
    await seat.write("Ask for a date")
    await seat.press("enter")
    goal = seat.find("goals", "Ask for a date")
    assert goal.stage == "idea"
    assert goal.mentors == (seat.find("mentors", "Dora Weiss").id,)
    assert seat.career.topics[topic].done == seat.app.planner.today()


@case(MentorsView, "view.tick")
async def tick_a_promise(seat: Seat, key: str) -> None:
    await seat.press("3", "l")
    await seat.to_line(lambda place: place.table == "promises")
    promise = seat.view.place.id
    await seat.press(key)
    assert seat.career.promises[promise].done == seat.app.planner.today()
    assert seat.message == "ticked 'Write the ask in two sentences'; u undoes"


@case(MentorsView, "view.edit")
async def edit_the_next_ask(seat: Seat, key: str) -> None:
    await seat.press("3", "l")
    await seat.to_line("next_ask")
    await seat.press(key, "ctrl+u")
    await seat.write("Who else?")
    await seat.press("enter")
    assert seat.find("mentors", "Dora Weiss").next_ask == "Who else?"


@case(MentorsView, "view.open")
async def open_a_talk(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    await seat.to_line(lambda place: place.table == "talks")
    await seat.press(key)
    assert "talk with Dora Weiss" in seat.text
    assert seat.view.place.field == "topics"


@case(MentorsView, "view.delete")
async def delete_a_talk_with_its_promises(seat: Seat, key: str) -> None:
    await seat.press("3", "l")
    await seat.to_line(lambda place: seat.career.label(place.id) == "asking without begging")
    await seat.press(key)
    assert not seat.has("talks", "asking without begging")
    assert not seat.has("promises", "Write the ask in two sentences")
    await seat.press("u")
    assert seat.has("promises", "Write the ask in two sentences")


@case(MentorsView, "view.put-away")
async def end_with_a_mentor(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    assert seat.find("mentors", "Dora Weiss").ended == seat.app.planner.today()
    assert seat.message == "ended with 'Dora Weiss'; u undoes"
    assert seat.here == "Chidi Okafor"


@case(MentorsView, "view.hidden")
async def show_who_ended(seat: Seat, key: str) -> None:
    await seat.press("3", key)
    assert "Ivo Petrov" in seat.text
    await seat.press(key)
    assert "Ivo Petrov" not in seat.text


@case(MentorsView, "view.follow")
async def follow_a_mentor_to_a_goal(seat: Seat, key: str) -> None:
    await seat.press("3", "l")
    await seat.to_line("goals")
    await seat.press(key)
    assert seat.here == "Find a sponsor"


# what both do alike


def in_both(*names: str):
    def register(body):
        case(JobsView, *names)(partial(body, "2", "Platform engineer", "Trail crew organiser"))
        case(MentorsView, *names)(partial(body, "3", "Dora Weiss", "Chidi Okafor"))
        return body

    return register


@in_both("panes.into")
async def into_the_sheet(number: str, first: str, _second: str, seat: Seat, key: str) -> None:
    await seat.press(number, key)
    assert seat.app.focused is seat.view.sheet
    assert f"▌ {first}" in seat.lines[1][30:]


@in_both("panes.out")
async def out_to_the_list(number: str, first: str, _second: str, seat: Seat, key: str) -> None:
    await seat.press(number, "l", key)
    assert seat.app.focused is seat.view.list
    assert seat.here == first


@in_both("view.pane", "view.pane-back")
async def to_the_other_pane(number: str, _first: str, _second: str, seat: Seat, key: str) -> None:
    await seat.press(number, key)
    assert seat.app.focused is seat.view.sheet
    await seat.press(key)
    assert seat.app.focused is seat.view.list


@in_both("view.mark")
async def mark_two_and_delete_both(
    number: str, first: str, second: str, seat: Seat, key: str
) -> None:
    table = seat.view.TABLE
    await seat.press(number, key)
    assert seat.lines[1].startswith(f" *{first}")
    await seat.press(key, "d")
    table = seat.view.TABLE
    assert not seat.has(table, first)
    assert not seat.has(table, second)
    await seat.press("u")
    assert seat.has(table, first)
    assert seat.has(table, second)


@in_both("view.filter")
async def filter_the_list(number: str, first: str, second: str, seat: Seat, key: str) -> None:
    await seat.press(number, key)
    await seat.write(second.split(maxsplit=1)[0].lower())
    assert seat.lines[1].startswith(f"▏ {second}")
    assert first not in seat.text
    assert seat.message.startswith(("1 hit for", "2 hits for"))


@in_both("filter.keep")
async def keep_the_filter(number: str, first: str, second: str, seat: Seat, key: str) -> None:
    await seat.press(number, "slash")
    await seat.write(second.split(maxsplit=1)[0].lower())
    await seat.press(key)
    assert seat.here == second
    assert seat.mode == "rest"
    await seat.press("escape")
    assert first in seat.text


@in_both("view.copy")
async def copy_the_line(number: str, first: str, _second: str, seat: Seat, key: str) -> None:
    copied = []
    seat.app.copy_to_clipboard = copied.append
    await seat.press(number, key)
    assert copied == [first]
