"""A data file that is not there: new, or lost."""

from pathlib import Path

from tuiplanner.store.backups import Backups, counted
from tuiplanner.store.errors import DamagedError, sentence


def refuse_if_kept(path: Path, backups: Backups) -> None:
    """Raise :class:`DamagedError` for an empty or missing file of which there are backups.

    A file is new only where there are none: else an accident would look like a fresh start, and
    the first save would make it one.
    """
    if not backups.any():
        return
    what = "is empty" if path.exists() else "is missing"
    found = backups.newest_good()
    if found is None:
        raise DamagedError(
            sentence(
                path, f"{what}, and no backup of it reads well; careerboard backups lists them"
            )
        )
    one, content = found
    raise DamagedError(
        sentence(
            path,
            f"{what}, but there was one; careerboard restore brings back the newest backup, of "
            f"{one.at:%Y-%m-%d %H:%M} UTC with {counted(content.tables)}",
        )
    )
