"""A seat at the application: press keys, type, click, and read what stands on the screen."""

import asyncio
import time
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual import events
from textual._styles_cache import StylesCache
from textual.drivers.headless_driver import HeadlessDriver
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tuiplanner.career.goals import column
from tuiplanner.career.records import STAGES
from tuiplanner.demo import sample_change
from tuiplanner.planner.session import Session
from tuiplanner.store.datafile import DataFile
from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.widgets.rows import Place

PATIENCE = 20.0
"""Seconds after which something that should have happened never will."""
CHARACTERS = {
    "space": " ", "enter": "\r", "tab": "\t", "escape": "\x1b", "less_than_sign": "<",
    "greater_than_sign": ">", "slash": "/", "minus": "-", "colon": ":", "question_mark": "?",
    "full_stop": ".",
}  # fmt: skip


class PatientDriver(HeadlessDriver):
    """Textual's driver without a terminal, which can make way for an editor as a real one can."""

    can_suspend = True


@dataclass
class Remembered:
    """What is remembered between runs, in memory."""

    theme: str | None = None
    fails: bool = False
    kept: list[str] = field(default_factory=list)

    def remember(self, *, theme: str) -> None:
        if self.fails:
            raise OSError(30, "read-only file system")
        self.kept.append(theme)


class Clock:
    """A clock that stands on one day and goes on a second a look."""

    def __init__(self, day) -> None:
        self.day = day
        self._moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self._moment += timedelta(seconds=1)
        return self._moment

    def today(self):
        return self.day


class Seat:
    """One person before one application."""

    def __init__(self, app: CareerboardApp, pilot: Pilot) -> None:
        self.app, self.pilot = app, pilot

    # doing

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each acted on before the next."""
        for key in keys:
            self.burst(key)
            await self.settle()

    def burst(self, *keys: str) -> None:
        """Queue keys without waiting for anything, as a slow link delivers them."""
        for key in keys:
            self.app.post_message(key_event(key))

    async def write(self, text: str) -> None:
        """Type a text as fast as it comes."""
        self.burst(*text)
        await self.settle()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def mouse(self, kind: type[events.MouseEvent], x: int, y: int) -> None:
        """Send what a terminal sends for the mouse."""
        button = 0 if issubclass(kind, events.MouseScrollDown | events.MouseScrollUp) else 1
        self.app.post_message(kind(None, x, y, 0, 0, button, False, False, False))
        await self.settle()

    async def click(self, x: int, y: int, times: int = 1) -> None:
        for _ in range(times):
            await self.mouse(events.MouseDown, x, y)
            await self.mouse(events.MouseUp, x, y)

    async def drag(self, start: tuple[int, int], *path: tuple[int, int]) -> None:
        await self.mouse(events.MouseDown, *start)
        for point in path:
            await self.mouse(events.MouseMove, *point)
        await self.mouse(events.MouseUp, *path[-1])

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def to_goal(self, title: str) -> None:
        """Put the cursor on a goal's card."""
        await self.press("1")
        assert await self.view.reveal(Place("goals", self.find("goals", title).id))
        await self.settle()

    async def open_goal(self, title: str) -> None:
        await self.to_goal(title)
        await self.press("enter")

    async def to_line(self, wanted: str | Callable[[Place], bool]) -> None:
        """Walk down the sheet to a field's line, or to the first line that is wanted."""
        await self.press("g")
        for _ in self.view.sheet.rows:
            place = self.view.place
            if place and (place.field == wanted if isinstance(wanted, str) else wanted(place)):
                return
            await self.press("j")
        raise AssertionError(f"no line {wanted} in {[row.place for row in self.view.sheet.rows]}")

    async def retype(self, line: str, text: str) -> None:
        """Write another text over that of a field's line, and save it."""
        await self.to_line(line)
        await self.press("e", "ctrl+u")
        await self.write(text)
        await self.press("ctrl+s")

    # waiting

    async def settle(self) -> None:
        """Wait until nothing is left to be done or drawn."""
        end = time.monotonic() + PATIENCE
        while self.app.is_running:
            screen = self.app.screen
            if not await self.pilot._wait_for_screen(PATIENCE):
                return
            if self.app.screen is not screen:
                continue
            screen._on_timer_update()
            pumps = [self.app, *screen.walk_children(with_self=True)]
            busy = any(not one._message_queue.empty() or one._next_callbacks for one in pumps)
            busy = busy or self.app._resize_event is not None  # told to the screen a moment later
            if not busy and not screen._callbacks and not screen._layout_required:
                return
            assert time.monotonic() < end, "the application never comes to rest"

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something that another thread brings about."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"{what}: it never happened"
            await asyncio.sleep(0.005)
        await self.settle()

    async def saved(self) -> None:
        """Wait until everything is on the disk and the screen says so."""
        session = self.app.session
        await self.until(
            lambda: session.status.state == "saved" and not session.planner.unsaved, "saved"
        )

    # reading

    @property
    def career(self):
        return self.app.planner.career

    @property
    def view(self):
        return self.app.home.view

    @property
    def mode(self) -> str:
        return self.view.mode

    @property
    def field(self):
        """The open field, None when nothing is edited."""
        return self.view.editor.field

    @property
    def modal(self):
        """The screen over the views, None when there is none."""
        return None if self.app.screen is self.app.home else self.app.screen

    @property
    def lines(self) -> list[str]:
        return lines(self.app)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def message_lines(self) -> list[str]:
        """The lines that messages, or the context, take above the footer."""
        return self.lines[-1 - self.app.home._message.size.height : -1]

    @property
    def message(self) -> str:
        """What was said last, empty when only the context line is shown."""
        said = self.app.home.said
        if said is not None:
            shown = " ".join(line.strip() for line in self.message_lines)
            for part in shown.split("…"):  # what did not fit is left out
                assert part in said.text, (shown, said.text)
        return said.text if said else ""

    @property
    def footer(self) -> str:
        return self.lines[-1].rstrip()

    @property
    def here(self) -> str:
        """The text of the line, or the title of the card, that the cursor is on."""
        place = self.view.place
        return self.career.label(place.id) if place else ""

    def find(self, table: str, title: str):
        """Return the record with a title."""
        found = [one for one in self.career.table(table).values() if one.label == title]
        assert found, f"no {title} among {table}"
        return found[0]

    def has(self, table: str, title: str) -> bool:
        return any(one.label == title for one in self.career.table(table).values())

    def titles(self, stage: str) -> list[str]:
        """Return the titles of a column from top to bottom."""
        assert stage in STAGES
        return [self.career.goals[one].title for one in column(self.career, stage)]


def key_event(key: str) -> events.Key:
    """Return the event of a key by its name, or of a character."""
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, CHARACTERS.get(key))


def lines(app) -> list[str]:
    """Return what stands on the screen, line by line, modals and all."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return ["".join(strip.text for strip in strips) for strips in update.strips]


@cache
def demo_bytes(day) -> bytes:
    """Return a file of the sample career, as the program's own demo writes it."""
    clock = Clock(day)
    with TemporaryDirectory() as folder:
        path = Path(folder, "career.json")
        data_file(path, Path(folder, "state"), clock).commit([sample_change(day, clock.now())])
        return path.read_bytes()


def data_file(path, state, clock) -> DataFile:
    return DataFile(path, state_dir=state, app="test", now=clock.now, session="test")


def fresh_app(
    folder, day, *, demo=True, theme=None, driver=PatientDriver, **options
) -> CareerboardApp:
    """Return the application on a file in a folder, which gets the sample career if it is new."""
    clock = Clock(day)
    path = folder / "career.json"
    if demo and not path.exists():
        path.write_bytes(demo_bytes(day))
    datafile = data_file(path, folder / "state", clock)
    session = Session(datafile, now=clock.now, today=clock.today)
    return CareerboardApp(session, Remembered(theme), driver_class=driver, **options)


@asynccontextmanager
async def sitting(folder, day, *, size=(80, 24), **options):
    """Open the application on a file in a folder; at the end everything is saved."""
    app = fresh_app(folder, day, **options)
    try:
        async with app.run_test(size=size, headless=False) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            yield seat
    finally:
        finished = app.session.finish(PATIENCE)
        # Textual would keep every line of a thousand widgets, for the collector to walk through.
        StylesCache.get_inner_outer.cache_clear()
    assert finished
