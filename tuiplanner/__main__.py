"""The composition root: the command ``careerboard``, its files, its clock and its terminal.

What only some runs need is imported there: commands, the sample career, the screen. Nobody should
wait for what was not asked for.
"""

import gc
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from tuiplanner import __version__
from tuiplanner.career import dates
from tuiplanner.career.changes import Change, difference
from tuiplanner.career.dates import instant, parse_day
from tuiplanner.career.errors import Refused
from tuiplanner.cli.outcome import INTERRUPTED, NoTerminal, ended
from tuiplanner.lean import BY_ASYNCIO, BY_TEXTUAL, left_out
from tuiplanner.planner.session import Session, direct
from tuiplanner.settings.config import Config, load
from tuiplanner.settings.places import config_file, usual_data_file, usual_state_folder
from tuiplanner.settings.remembered import Remembered
from tuiplanner.store import codec, files
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.errors import DamagedError, sentence

if TYPE_CHECKING:
    from tuiplanner.cli.desk import Opened
    from tuiplanner.planner.safety import Safety
    from tuiplanner.tui.app import CareerboardApp
    from tuiplanner.tui.restoring import RestoreApp

FINISH_SECONDS = 2.0
"""How long leaving may wait for a save; quitting has already waited for it."""
OFFERED = 20
"""How many backups a start on a damaged file offers; ``careerboard backups`` lists them all."""
COMPLETE = "_CAREERBOARD_COMPLETE"
"""Where a shell asks which words may come next; it gives no arguments then."""
TODAY, FILE = "CAREERBOARD_TODAY", "CAREERBOARD_FILE"


def main() -> None:
    """Run the command with the arguments, the environment and the clock of this process."""
    gc.disable()  # a command ends before garbage matters; the application turns it on again
    _prepare_output()
    program = Program(os.environ)
    if not sys.argv[1:] and COMPLETE not in os.environ:
        sys.exit(ended(lambda: program.launch(None)))
    from tuiplanner.cli.app import careerboard  # noqa: PLC0415 - see above
    from tuiplanner.cli.desk import Desk  # noqa: PLC0415

    try:
        careerboard.main(obj=Desk(program))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


class Clock:
    """The real clock; the day ``fixed`` stands still, and instants are moved to it."""

    def __init__(self, fixed: date | None = None) -> None:
        self._fixed = fixed
        self._ahead = (fixed - self._local_day()) if fixed else timedelta()

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Clock":
        """Return the clock that ``CAREERBOARD_TODAY`` asks for; refuses what is no day."""
        text = environ.get(TODAY, "").strip()
        try:
            return cls(parse_day(text) if text else None)
        except Refused as refusal:
            raise Refused(f"{TODAY} names no day: {refusal}") from None

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return datetime.now(UTC) + self._ahead  # noqa: TID251 - this is the clock

    def today(self) -> date:
        """Return the day it is where the person is."""
        return self._fixed or self._local_day()

    @staticmethod
    def _local_day() -> date:
        return datetime.now(UTC).astimezone().date()  # noqa: TID251 - this is the clock


class Program:
    """What commands are given: files and folders by the environment, and the application."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def data_file(self, file: str | None) -> Path:
        """Return where the data file is, whether it exists or not."""
        if file == "":
            raise Refused("--file is empty; give it a path, or leave it out")
        named = file or self._environ.get(FILE, "")
        if any("\ud800" <= char <= "\udfff" for char in named):
            raise Refused(f"{FILE} has bytes that are no UTF-8 text; name another file")
        if not named:
            return usual_data_file()
        try:
            return Path(named).expanduser().absolute()
        except RuntimeError:
            raise Refused(
                f"the home folder in {named} is not known; write the whole path"
            ) from None

    def state_folder(self) -> Path:
        """Return where history and what is remembered between runs are kept."""
        return usual_state_folder()

    def config_file(self) -> Path:
        """Return where config.toml is, whether it exists or not."""
        return config_file()

    def open(self, file: str | None) -> "Opened":
        """Open the data file for one command; raises :class:`Refused` when it cannot be used."""
        from tuiplanner.cli.desk import Opened  # noqa: PLC0415 - see above

        clock = Clock.of(self._environ)
        datafile = _data_file(self.data_file(file), self.state_folder(), clock)
        config = _settle(load(config_file()))
        with self._told_apart(file):
            planner = direct(
                datafile, now=clock.now, today=clock.today, thresholds=config.thresholds
            )
        return Opened(planner, [*config.mistakes, *datafile.notices], codec.SCHEMA)

    def safety(self, file: str | None) -> "Safety":
        """Return what keeps the data file safe; opens nothing."""
        return self._safety(self.data_file(file), self.state_folder(), Clock.of(self._environ))

    def _safety(self, path: Path, state: Path, clock: Clock) -> "Safety":
        from tuiplanner.planner.safety import Safety  # noqa: PLC0415 - see above

        return Safety(
            lambda: _data_file(path, state, clock),
            path,
            state,
            app=__version__,
            session=os.urandom(4).hex(),
            now=clock.now,
            today=clock.today,
            whose=lambda said: self._whose(str(path), said),
        )

    def write(self, path: Path, data: bytes) -> None:
        """Put a whole file for others in its place, of the mode that files have here.

        A symbolic link stays and what it points to is written. Raises :class:`Refused` and leaves
        what was there.
        """
        files.replace(files.followed(path), data, shared=True)

    def launch(self, file: str | None) -> None:
        """Run the application on the data file until the person leaves it."""
        self._refuse_without_terminal()
        with self._told_apart(file):
            state, clock = self.state_folder(), Clock.of(self._environ)
            _end_as(self._run(self.data_file(file), state, clock), state, clock)

    def demo(self) -> None:
        """Run the application on a sample career that is gone afterwards."""
        self._refuse_without_terminal()
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - see above

        from tuiplanner.demo import sample  # noqa: PLC0415

        clock = Clock.of(self._environ)
        edits = [
            edit
            for table, rows in sample(clock.today()).items()
            for one, row in rows.items()
            for edit in difference(table, one, {}, row)
        ]
        made = Change("add the sample career", tuple(edits), instant(clock.now()))
        with TemporaryDirectory(prefix="careerboard-demo-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "career.json")
            # A history of its own: what made the sample is not for the person to undo.
            _data_file(path, Path(folder, "made"), clock).commit([made])
            app = self._run(path, Path(folder, "state"), clock)
        _end_as(app, self.state_folder(), clock, "the sample career is gone, as always")

    def _run(self, path: Path, state: Path, clock: Clock) -> "CareerboardApp":
        """Run the application until the person leaves it; how it ended is for :func:`_end_as`."""
        # A key pressed during a save needs the interpreter many times; each time it would wait the
        # usual five milliseconds for it.
        sys.setswitchinterval(0.001)
        config = _settle(load(config_file()))
        # How long Textual takes a lone Escape for the beginning of another key, in ms; its own
        # tenth of a second is felt.
        os.environ.setdefault("ESCDELAY", "40")
        remembered = Remembered.load(state)

        def opened() -> Session:
            return Session(
                _data_file(path, state, clock),
                now=clock.now,
                today=clock.today,
                thresholds=config.thresholds,
            )

        try:
            session = opened()
        except DamagedError as damaged:
            theme = config.value("theme") or remembered.theme
            told = self._offer(damaged, path, state, (clock, config, theme))
            session = opened()
            session.notices += told
        app = _application(session, remembered, config)
        try:
            app.run(mouse=config.value("mouse"))
        finally:
            session.finish(FINISH_SECONDS)
        return app

    def _offer(
        self, damaged: DamagedError, path: Path, state: Path, how: tuple[Clock, Config, str | None]
    ) -> list[str]:
        """Offer the backups of a damaged file; returns what to say of the one brought back.

        Raises ``damaged`` again when none reads well, or none was chosen.
        """
        clock, config, theme = how
        safety = self._safety(path, state, clock)
        copies = safety.good(OFFERED)
        if not copies:
            raise damaged
        _set_keys(config)
        from tuiplanner.tui.restoring import RestoreApp  # noqa: PLC0415 - see above

        app = RestoreApp(self._whose(str(path), str(damaged)) or str(damaged), copies, theme)
        app.run(mouse=config.value("mouse"))
        _end_as(app, state, clock)
        if app.chosen is None:
            raise damaged
        plan = safety.plan(str(app.chosen))
        if not plan.damaged:
            return [f"{path} reads well again; nothing was restored"]
        told = safety.restore(plan, beside=True)
        return [*safety.notices, told]

    @contextmanager
    def _told_apart(self, file: str | None) -> Iterator[None]:
        """Refuse another program's file by its kind, where it would be called damaged."""
        try:
            yield
        except DamagedError as damaged:
            if foreign := self._whose(file, str(damaged)):
                raise DamagedError(foreign) from None
            raise

    def _whose(self, file: str | None, said: str) -> str:
        """Say that the data file is another program's, and what to do; empty where it is not.

        ``said`` is what is wrong with it as a data file: the place is told where nothing can be
        taken in, for it may be the person's own after all.
        """
        from tuiplanner.formats import detect  # noqa: PLC0415 - see above

        path = self.data_file(file)
        with suppress(Refused):
            found = files.read(path)
            kind, taken = detect.kind_of(found.data if found else b"", path.name)
            place = ""
            if kind and not taken:
                advice = "name another file with --file, or see careerboard restore for backups"
                place = f" ({_place(said)})" if _place(said) else ""
            elif path == self.data_file(None):
                advice = "move it elsewhere, and careerboard import takes in what it holds"
            else:
                advice = f"careerboard import {shlex.quote(str(path))} takes in what it holds"
            if kind:
                return sentence(path, f"is {kind}, not a data file of careerboard{place}; {advice}")
        return ""

    def _refuse_without_terminal(self) -> None:
        """Refuse before anything is opened: the screen needs keys, and a terminal to draw on."""
        streams = all(os.isatty(descriptor) for descriptor in (0, 1, 2))
        if not streams or self._environ.get("TERM", "") in {"", "dumb"}:
            raise NoTerminal(
                "the application needs a terminal; careerboard list goals prints without one"
            )


def _place(said: str) -> str:
    """Return where and what is wrong, of a sentence about a damaged file."""
    found = re.search(r"line [0-9][^;]*", said)
    return found[0].replace(" (", ", ").rstrip(")") if found else ""


def _settle(config: Config) -> Config:
    """Let dates and weeks be as they are set, in all that is shown from now on."""
    dates.STYLE.set(config.value("dates"))
    dates.WEEK_STARTS.set(dates.WEEKDAYS.index(config.value("week_starts")[:3]))
    return config


def _set_keys(config: Config) -> None:
    """Let keys and glyphs be as they are set, before the classes that declare them are loaded."""
    with left_out(BY_TEXTUAL, BY_ASYNCIO):
        from tuiplanner.tui.widgets import keys  # noqa: PLC0415 - see above

    keys.KEYMAP.set(config.keys)
    keys.ASCII.set(config.value("glyphs") == "ascii")


def _application(session: Session, remembered: Remembered, config: Config) -> "CareerboardApp":
    """Make the application as it is set; what is wrong with that is among the notices."""
    _set_keys(config)
    with left_out(BY_TEXTUAL, BY_ASYNCIO):
        from tuiplanner.tui.app import CareerboardApp  # noqa: PLC0415
    from tuiplanner.tui.choosing import Wanted  # noqa: PLC0415
    from tuiplanner.tui.numbered import VIEWS  # noqa: PLC0415

    session.notices += config.mistakes
    if config.keys:
        from tuiplanner.tui import keymap  # noqa: PLC0415 - it loads every view

        for name, sentence in keymap.mistakes(config.keys):
            session.notices.append(f"config.toml {config.where(f'keys.{name}')}: {sentence}")
    first = config.value("start_view")
    number = next(number for number, view in VIEWS.items() if view.name.lower() == first)
    return CareerboardApp(session, remembered, wanted=Wanted(config.value("theme"), number))


def _end_as(
    app: "CareerboardApp | RestoreApp",
    state: Path,
    clock: Clock,
    left: str = "what was saved and what was typed is kept",
) -> None:
    """End the program, or go on, as an application that has run ended; ``left`` of a fault."""
    if app.fault:
        what = _written_down(app.fault, state, clock)
        raise Refused(f"it met a fault of its own and had to stop; {left}, and {what}")
    code = app.return_code or 0
    if code > 128:  # noqa: PLR2004 - a signal, or a lost line
        # Nobody may read the streams any more; flushing them would change the exit code.
        os._exit(code)
    if code:
        sys.exit(code)


def _written_down(fault: str, state: Path, clock: Clock) -> str:
    """Write a fault of our own into the state folder, and return what to say of it."""
    path = state / f"fault-{clock.now():%Y%m%dT%H%M%SZ}.txt"
    try:
        files.make_folder(state)
        files.replace(path, fault.encode(errors="replace"))
    except Refused as refusal:
        return f"this happened: {fault.splitlines()[-1]} ({refusal})"
    return f"what happened is in {path}"


def _data_file(path: Path, state: Path, clock: Clock) -> DataFile:
    session = os.urandom(4).hex()
    return DataFile(path, state_dir=state, app=__version__, now=clock.now, session=session)


def _prepare_output() -> None:
    """Let what is printed be UTF-8 whatever the locale says, and never fail on a character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
