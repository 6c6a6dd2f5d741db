"""Twelve hostile texts in every field of every kind of record, in every view, list and message.

Kinds of records, their fields, views and keys are found by themselves; a new screen over the views
is to be opened in ``SCREENS``, or a test fails.
"""

import asyncio
import fcntl
import inspect
import json
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest
from hostile_titles import TITLES
from textual.screen import Screen
from tui_cases_asking import delete_elsewhere
from tui_seat import Seat
from tui_wire import WireDriver

from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.text import harmless, shown
from tuiplanner.tui import screens
from tuiplanner.tui.numbered import VIEWS
from tuiplanner.tui.restoring import RestoreApp
from tuiplanner.tui.screens.offer import RestoreOffer
from tuiplanner.tui.widgets.rows import Place

HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
SIZE = (100, 48)
NEVER = {"app.quit", "app.suspend", "app.redraw", "view.editor", "edit.editor"}
"""What would leave the application, or has nothing to say."""


def hostile_career() -> dict:
    """Return a career of twelve records of each kind with the texts in all fields, in turn."""
    first = {table: 100 * number for number, table in enumerate(RECORDS, start=1)}
    career: dict = {}
    for table, kind in RECORDS.items():
        for number in range(len(TITLES)):
            row = {"created": "2026-11-01T00:00:00Z", "updated": "2026-11-01T00:00:00Z"}
            for at, field in enumerate(fields_of(kind).values()):
                text = TITLES[number if field.name == kind.TITLE else (number + at) % len(TITLES)]
                link = first.get(field.table, 0) + number
                value = {
                    "line": text, "text": text, "note": f"{text}\n{text}", "tags": [text],
                    "link": link, "links": [link], "day": "2026-11-02", "partial": "2026-11",
                    "whole": max(1, field.least), "choice": (field.values or ("",))[0],
                }.get(field.kind)  # fmt: skip
                days = field.kind in {"day", "partial"}
                wanted = field.required or (field.editable and not days)
                if wanted and value is not None:
                    row[field.name] = value
            row |= {text: text, "slug": f"{kind.NOUN}-{number}"} if "slug" in row else {text: text}
            if table == "goals":
                row["due"] = text  # to be mended
            career.setdefault(table, {})[str(first[table] + number)] = row
    for number, text in enumerate(TITLES):
        what = {"table": "goals", "record": first["goals"] + number, "field": "title"}
        values = {"shown": text, "other": TITLES[number - 1], "created": "2026-11-01T00:00:00Z"}
        career.setdefault("conflicts", {})[str(9_000 + number)] = what | values
    return career


def drafts_of_the_dead(folder, data_file) -> None:
    """Leave what a session had typed when it died, in texts that no field would take."""
    folder.mkdir(parents=True)
    drafts = [
        {"what": "field", "table": "goals", "id": 300 + number, "field": "title", "kind": "",
         "goal": 0, "base": text, "text": f"{text} typed", "at": "2026-11-23T08:00:00Z"}
        for number, text in enumerate((*TITLES[5:], *TITLES[:5]))
    ]  # fmt: skip
    assert data_file.exists()
    (folder / "dead.json").write_text(json.dumps(drafts))
    with (folder / "dead.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)


@pytest.fixture
def hostile(sit, tmp_path):
    """Sit before the application on the hostile career, with a wire that can be read."""
    (tmp_path / "career.json").write_text(json.dumps(hostile_career()))
    return lambda **options: sit(size=SIZE, driver=WireDriver, **options)


def harmless_now(seat: Seat, *did: object) -> None:
    """Nothing of a text went down the wire that a terminal would obey: all that was drawn since."""
    assert seat.app.is_running, did
    wire = seat.app._driver
    assert "\x1b[2J\x1b[31m" not in "".join(wire.sent), did  # as no code of our own looks
    text = wire.without_its_own_codes()
    assert not HARMFUL.search(text), (did, ascii(text))
    assert not [one for one in wire.commands if "owned" in one or "b3duZWQ" in one], did
    wire.take()


@pytest.mark.parametrize("number", VIEWS)
async def test_every_record_of_a_view_opened_and_every_field_edited(hostile, number):
    async with hostile() as seat:
        await seat.press("escape", str(number))
        harmless_now(seat, "shown")
        for table in VIEWS[number].tables:
            for one, title in zip(list(seat.career.table(table)), TITLES, strict=True):
                await seat.view.reveal(Place(table, one))
                await seat.settle()
                harmless_now(seat, "found", table, title)
                await seat.view.open_record(table, one)
                await seat.settle()
                assert shown(title)[:8] in seat.text, (table, title, seat.lines)
                harmless_now(seat, "opened", table, title)
            for row in list(seat.view.sheet.rows):
                if row.place is not None and seat.view.sheet.select(row.place):
                    await seat.press("e")
                    harmless_now(seat, "edited", row.place)
                    await seat.press("escape")


@pytest.mark.parametrize("pane", ["the view", "an opened record"])
@pytest.mark.parametrize("number", VIEWS)
async def test_every_key_of_a_view_says_it_harmlessly(hostile, number, pane):
    async with hostile() as seat:
        await seat.press("escape", str(number))
        bindings = {
            active.binding.id: key for key, active in seat.app.screen.active_bindings.items()
        }
        keys = [key for name, key in bindings.items() if name and name not in NEVER]
        keys = [key for key in keys if not key.isdigit()]
        assert len(keys) > 20
        for key in keys:
            if pane == "an opened record":
                await seat.press("enter")
            await seat.press(key)
            harmless_now(seat, key)
            seat.burst("enter", *["escape"] * 3, "u", "escape", str(number))
            await seat.settle()
            harmless_now(seat, key, "enter, back, undo")


async def palette(seat: Seat) -> None:
    await seat.press("colon")


async def find(seat: Seat) -> None:
    await seat.press("f", "G", *["down"] * 12)


async def helped(seat: Seat) -> None:
    await seat.press("question_mark")


async def history(seat: Seat) -> None:
    for title in TITLES:
        batch = seat.app.planner.batch()
        batch.set(seat.career.goals[seat.view.place.id], why=title)
        seat.app.planner.commit(f"set {title}", batch.edits)
    await seat.press("i")


async def conflicts(seat: Seat) -> None:
    await seat.press("C")


async def repairs(seat: Seat) -> None:
    await seat.press("R")


async def deletions(seat: Seat) -> None:
    await delete_elsewhere(seat, "mentors", "talks", "topics", "promises")
    await seat.press("X")


async def drafts(seat: Seat) -> None:
    for number, _ in enumerate(TITLES):
        await seat.view.reveal(Place("goals", 300 + number))
        await seat.press("e", "x", "escape")
    await seat.press("D")


async def proof(seat: Seat) -> None:
    await seat.press("1", "p")


def home_with_files() -> Path:
    """Fill the folder where downloads are found with files of hostile names."""
    folder = Path("~/Downloads").expanduser()
    folder.mkdir(parents=True)
    work = [{"name": title, "position": title, "highlights": [title]} for title in TITLES]
    (folder / "resume.json").write_text(json.dumps({"work": work}))
    for title in TITLES:
        (folder / f"{title.replace('/', '')}.csv").write_text("title\n")
    return folder


async def files(seat: Seat) -> None:
    await asyncio.to_thread(home_with_files)
    await seat.press("O")
    await seat.until(lambda: seat.modal is not None, "the files at hand")


async def ticks(seat: Seat) -> None:
    folder = await asyncio.to_thread(home_with_files)
    await seat.press("O")
    await seat.until(lambda: seat.modal is not None, "the files at hand")
    await seat.write(str(folder / "resume.json"))
    await seat.press("enter")
    await seat.until(lambda: type(seat.modal).__name__ == "Ticks", "what is in the file")


SCREENS = {
    "files": files, "ticks": ticks,
    "proof": proof, "palette": palette, "find": find, "help": helped, "history": history,
    "drafts": drafts, "conflicts": conflicts, "repairs": repairs, "deletions": deletions,
}  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
async def test_every_list_over_the_views(hostile, name):
    async with hostile() as seat:
        await seat.press("escape")
        await SCREENS[name](seat)
        seat.app.seen = type(seat.modal)
        assert seat.modal is not None, seat.message
        harmless_now(seat, name)
        for key in ("G", "down", "pagedown", "up"):
            await seat.press(key)
            harmless_now(seat, name, key)
        await seat.press("enter")
        harmless_now(seat, name, "enter")


def test_every_screen_is_among_those_that_are_opened():
    found = {
        kind.__name__
        for module in pkgutil.iter_modules(screens.__path__)
        for _, kind in inspect.getmembers(import_module(f"{screens.__name__}.{module.name}"))
        if inspect.isclass(kind) and issubclass(kind, Screen) and kind.__module__.startswith(
            screens.__name__
        )
    }  # fmt: skip
    assert found == {
        "Files",
        "HelpScreen",
        "Paper",
        "Picker",
        "Ticking",
        "Ticks",
        RestoreOffer.__name__,
    }, "open the new screen in SCREENS, with hostile texts wherever it shows some"


async def test_what_a_dead_session_typed_is_offered_listed_and_reopened(hostile, tmp_path):
    async with hostile() as seat:
        folder = seat.app.session.drafts._file.folder
    drafts_of_the_dead(folder, tmp_path / "career.json")
    async with hostile() as seat:
        await seat.press("escape")
        assert len(seat.app.home.waiting.drafts) == len(TITLES)
        harmless_now(seat, "offered")
        await seat.press("D")
        assert "Reopen: " in seat.text
        harmless_now(seat, "listed")
        await seat.press("escape", "D", "enter")
        harmless_now(seat, "reopened")
        assert harmless(TITLES[4]) in seat.text


@pytest.mark.parametrize("title", TITLES, ids=ascii)
async def test_the_offer_of_a_backup(title, seat_of_offer):
    async with seat_of_offer(title) as seat:
        assert shown(title)[:4] in seat.text
        harmless_now(seat, title)


@pytest.fixture
def seat_of_offer():
    from contextlib import asynccontextmanager  # noqa: PLC0415

    from tui_cases_asking import copies  # noqa: PLC0415

    @asynccontextmanager
    async def sit(title):
        app = RestoreApp(f"{title} is damaged", copies(3, **{title: 2}), None, WireDriver)
        async with app.run_test(size=SIZE, headless=False) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            yield seat

    return sit
