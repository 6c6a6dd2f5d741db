"""The application at work: as it is set, after the offer of a backup, and how it ends."""

import os
import sys
from typing import TYPE_CHECKING

from tuiplanner.career.errors import Refused
from tuiplanner.lean import BY_ASYNCIO, BY_TEXTUAL, left_out
from tuiplanner.planner.session import Session
from tuiplanner.program.run import Run, configured
from tuiplanner.settings.config import Config
from tuiplanner.settings.remembered import Remembered
from tuiplanner.store import files
from tuiplanner.store.errors import DamagedError

if TYPE_CHECKING:
    from tuiplanner.tui.app import CareerboardApp
    from tuiplanner.tui.restoring import RestoreApp

FINISH_SECONDS = 2.0
"""How long leaving may wait for a save; quitting has already waited for it."""
OFFERED = 20
"""How many backups a start on a damaged file offers; ``careerboard backups`` lists them all."""


def work(run: Run) -> "CareerboardApp":
    """Run the application until the person leaves it; how it ended is for :func:`end_as`.

    Raises :class:`Refused` where the data file cannot be used.
    """
    # A key pressed during a save needs the interpreter many times; each time it would wait the
    # usual five milliseconds for it.
    sys.setswitchinterval(0.001)
    config = configured()
    # How long Textual takes a lone Escape for the beginning of another key, in ms; its own
    # tenth of a second is felt.
    os.environ.setdefault("ESCDELAY", "40")
    remembered = Remembered.load(run.state)
    session = _session(run, config, remembered)
    app = _application(session, remembered, config)
    try:
        app.run(mouse=config.value("mouse"))
    finally:
        session.finish(FINISH_SECONDS)
    return app


def _session(run: Run, config: Config, remembered: Remembered) -> Session:
    """Open the data file; where it is damaged, once a backup is chosen and brought back."""

    def opened() -> Session:
        return Session(
            run.data_file(),
            now=run.clock.now,
            today=run.clock.today,
            thresholds=config.thresholds,
        )

    try:
        return opened()
    except DamagedError as damaged:
        told = _offer(damaged, run, config, config.value("theme") or remembered.theme)
        session = opened()
        session.notices += told
        return session


def _offer(damaged: DamagedError, run: Run, config: Config, theme: str | None) -> list[str]:
    """Offer the backups of a damaged file; returns what to say of the one brought back.

    Raises ``damaged`` again when none reads well, or none was chosen.
    """
    safety = run.safety()
    copies = safety.good(OFFERED)
    if not copies:
        raise damaged
    _set_keys(config)
    from tuiplanner.tui.restoring import RestoreApp  # noqa: PLC0415 - few starts need it

    app = RestoreApp(run.whose(str(damaged)) or str(damaged), copies, theme)
    app.run(mouse=config.value("mouse"))
    end_as(app, run)
    if app.chosen is None:
        raise damaged
    plan = safety.plan(str(app.chosen))
    if not plan.damaged:
        return [f"{run.path} reads well again; nothing was restored"]
    told = safety.restore(plan, beside=True)
    return [*safety.notices, told]


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
        from tuiplanner.tui.app import CareerboardApp  # noqa: PLC0415 - after the keys
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


def end_as(
    app: "CareerboardApp | RestoreApp",
    run: Run,
    left: str = "what was saved and what was typed is kept",
) -> None:
    """End the program, or go on, as an application that has run ended; ``left`` of a fault.

    Raises :class:`Refused` where a fault of our own ended it; ends the process where a signal or a
    lost line did.
    """
    if app.fault:
        what = _written_down(app.fault, run)
        raise Refused(f"it met a fault of its own and had to stop; {left}, and {what}")
    code = app.return_code or 0
    if code > 128:  # noqa: PLR2004 - a signal, or a lost line
        # Nobody may read the streams any more; flushing them would change the exit code.
        os._exit(code)
    if code:
        sys.exit(code)


def _written_down(fault: str, run: Run) -> str:
    """Write a fault of our own into the state folder, and return what to say of it."""
    path = run.state / f"fault-{run.clock.now():%Y%m%dT%H%M%SZ}.txt"
    try:
        files.make_folder(run.state)
        files.replace(path, fault.encode(errors="replace"))
    except Refused as refusal:
        return f"this happened: {fault.splitlines()[-1]} ({refusal})"
    return f"what happened is in {path}"
