"""What commands are given: files and folders by the environment, and the application.

What only some runs need is imported there: the sample career, the screen. Nobody should wait for
what was not asked for.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tuiplanner.career.errors import Refused
from tuiplanner.cli.outcome import NoTerminal
from tuiplanner.planner.session import direct
from tuiplanner.program.clock import Clock
from tuiplanner.program.run import Run, configured
from tuiplanner.settings.places import config_file, usual_data_file, usual_state_folder
from tuiplanner.store import codec, files

if TYPE_CHECKING:
    from tuiplanner.cli.desk import Opened
    from tuiplanner.planner.safety import Safety

FILE = "CAREERBOARD_FILE"


class Program:
    """The host of the commands, in the environment of one process."""

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

        run = self._run(self.data_file(file), self.state_folder())
        config = configured()
        datafile = run.data_file()
        with run.told_apart():
            planner = direct(
                datafile, now=run.clock.now, today=run.clock.today, thresholds=config.thresholds
            )
        return Opened(planner, [*config.mistakes, *datafile.notices], codec.SCHEMA)

    def safety(self, file: str | None) -> "Safety":
        """Return what keeps the data file safe; opens nothing."""
        return self._run(self.data_file(file), self.state_folder()).safety()

    def write(self, path: Path, data: bytes) -> None:
        """Put a whole file for others in its place, of the mode that files have here.

        A symbolic link stays and what it points to is written. Raises :class:`Refused` and leaves
        what was there.
        """
        files.replace(files.followed(path), data, shared=True)

    def launch(self, file: str | None) -> None:
        """Run the application on the data file until the person leaves it."""
        self._refuse_without_terminal()
        from tuiplanner.program import application  # noqa: PLC0415 - see above

        run = self._run(self.data_file(file), self.state_folder())
        with run.told_apart():
            application.end_as(application.work(run), run)

    def demo(self) -> None:
        """Run the application on a sample career that is gone afterwards."""
        self._refuse_without_terminal()
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - see above

        from tuiplanner.demo import sample_change  # noqa: PLC0415
        from tuiplanner.program import application  # noqa: PLC0415

        with TemporaryDirectory(prefix="careerboard-demo-", ignore_cleanup_errors=True) as folder:
            run = self._run(Path(folder, "career.json"), Path(folder, "state"))
            # A history of its own: what made the sample is not for the person to undo.
            made = run._replace(state=Path(folder, "made"))
            made.data_file().commit([sample_change(run.clock.today(), run.clock.now())])
            app = application.work(run)
        kept = run._replace(state=self.state_folder())
        application.end_as(app, kept, "the sample career is gone, as always")

    def _run(self, path: Path, state: Path) -> Run:
        return Run(path, state, Clock.of(self._environ), lambda said: self._whose(path, said))

    def _whose(self, path: Path, said: str) -> str:
        from tuiplanner.program.foreign import whose  # noqa: PLC0415 - see above

        return whose(path, said, lambda: self.data_file(None))

    def _refuse_without_terminal(self) -> None:
        """Refuse before anything is opened: the screen needs keys, and a terminal to draw on."""
        streams = all(os.isatty(descriptor) for descriptor in (0, 1, 2))
        if not streams or self._environ.get("TERM", "") in {"", "dumb"}:
            raise NoTerminal(
                "the application needs a terminal; careerboard list goals prints without one"
            )
