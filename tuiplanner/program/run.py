"""What one run works with: its data file, the folder of its history, its clock, its settings."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuiplanner import __version__
from tuiplanner.career import dates
from tuiplanner.program.clock import Clock
from tuiplanner.settings.config import Config, load
from tuiplanner.settings.places import config_file
from tuiplanner.store.datafile import DataFile
from tuiplanner.store.errors import DamagedError

if TYPE_CHECKING:
    from tuiplanner.planner.safety import Safety


class Run(NamedTuple):
    """The files of one run and its clock; none of them needs to exist yet.

    ``state`` is the folder of the history and of what is remembered. ``whose`` is given what is
    wrong with ``path`` as a data file, and says that it is another program's; empty where it is
    not.
    """

    path: Path
    state: Path
    clock: Clock
    whose: Callable[[str], str]

    def data_file(self) -> DataFile:
        """Return the data file as a session of its own sees it; reads nothing."""
        return DataFile(
            self.path,
            state_dir=self.state,
            app=__version__,
            now=self.clock.now,
            session=os.urandom(4).hex(),
        )

    def safety(self) -> "Safety":
        """Return what keeps the data file safe; opens nothing."""
        from tuiplanner.planner.safety import Safety  # noqa: PLC0415 - few runs need it

        return Safety(
            self.data_file,
            self.path,
            self.state,
            app=__version__,
            session=os.urandom(4).hex(),
            now=self.clock.now,
            today=self.clock.today,
            whose=self.whose,
        )

    @contextmanager
    def told_apart(self) -> Iterator[None]:
        """Refuse another program's file by its kind, where it would be called damaged."""
        try:
            yield
        except DamagedError as damaged:
            if foreign := self.whose(str(damaged)):
                raise DamagedError(foreign) from None
            raise


def configured() -> Config:
    """Read config.toml, and let dates and weeks be as they are set in all shown from now on."""
    config = load(config_file())
    dates.STYLE.set(config.value("dates"))
    dates.WEEK_STARTS.set(dates.WEEKDAYS.index(config.value("week_starts")[:3]))
    return config
