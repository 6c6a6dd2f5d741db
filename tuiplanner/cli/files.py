"""Files that a command writes for others."""

from pathlib import Path

from tuiplanner.career.errors import Refused
from tuiplanner.cli.desk import Desk


def target(desk: Desk, output: str, *, force: bool) -> Path:
    """Return the file that is meant, through symbolic links, once it may be written.

    Raises :class:`Refused` for the data file itself, and without ``force`` for one that is there.
    """
    try:
        path = Path(output).resolve()
    except (OSError, RuntimeError):
        raise Refused(f"{output} is a link that leads nowhere; choose another name") from None
    if path == desk.host.data_file(desk.file).resolve():
        raise Refused(f"{output} is the data file itself; choose another name")
    if path.exists() and not force:
        raise Refused(f"{path} is there already; choose another name, or add --force")
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is no regular file; choose another name")
    return path
