"""What a command works with: the data file, opened when it is first asked for."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tuiplanner.career.career import Career
from tuiplanner.cli import printing
from tuiplanner.cli.data import flat
from tuiplanner.planner.planner import Planner

if TYPE_CHECKING:
    from tuiplanner.planner.safety import Safety


class Opened(NamedTuple):
    """A data file at work.

    ``notices`` collects sentences for the person; ``schema`` is the version of the file's layout.
    """

    planner: Planner
    notices: list[str]
    schema: int


class Host(Protocol):
    """What the program gives its commands; ``file`` None means the usual data file."""

    def data_file(self, file: str | None) -> Path:
        """Return where the data file is, whether it exists or not."""

    def state_folder(self) -> Path:
        """Return where history and what is remembered between runs are kept."""

    def config_file(self) -> Path:
        """Return where config.toml is, whether it exists or not."""

    def open(self, file: str | None) -> Opened:
        """Open the data file; raises :class:`Refused` when it cannot be used."""

    def safety(self, file: str | None) -> "Safety":
        """Return what keeps the data file safe; opens nothing."""

    def write(self, path: Path, data: bytes) -> None:
        """Put a whole file in its place; raises :class:`Refused` and leaves what was there."""

    def launch(self, file: str | None) -> None:
        """Run the application until the person leaves it."""

    def demo(self) -> None:
        """Run the application on a sample career in a throw-away file."""


class Desk:
    """One command at work; ``file`` and ``json`` are the common options."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.file: str | None = None
        self.json = False

    @cached_property
    def opened(self) -> Opened:
        """The data file, opened at the first use."""
        return self.host.open(self.file)

    @property
    def planner(self) -> Planner:
        """The use cases on the data file."""
        return self.opened.planner

    @property
    def career(self) -> Career:
        """The career as it is now."""
        return self.planner.career

    def report(self, table: str, record_id: int, sentence: str) -> None:
        """Print what was done to a record: the sentence or, with ``--json``, the record."""
        if self.json:
            printing.data(flat(self.career, table, record_id))
        else:
            printing.say(sentence)

    def tell_notices(self) -> None:
        """Say what the data file has to tell, if it was opened."""
        if "opened" in self.__dict__:
            for notice in self.opened.notices:
                printing.hint(notice)
            self.opened.notices.clear()
