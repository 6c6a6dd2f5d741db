"""Files that a command writes for others."""

from pathlib import Path

from tuiplanner.career.errors import Refused
from tuiplanner.cli.desk import Desk


def target(
    desk: Desk, output: str, *, force: bool, example: str, is_new_folder: bool = False
) -> Path:
    """Return the file that is meant, through symbolic links, once it may be written.

    Raises :class:`Refused` for the data file itself, for a folder, where ``example`` is a file in
    it, for a file in no folder, unless ``is_new_folder``, and without ``force`` for one that is
    there.
    """
    try:
        path = Path(output).resolve()
    except (OSError, RuntimeError):
        raise Refused(f"{output} is a link that leads nowhere; choose another name") from None
    if path == desk.host.data_file(desk.file).resolve():
        raise Refused(f"{output} is the data file itself; choose another name")
    if path.is_dir():
        raise Refused(f"{path} is a folder; name a file in it, such as {path / example}")
    if path.exists() and not force:
        raise Refused(f"{path} is there already; choose another name, or add --force")
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is no regular file; choose another name")
    if not is_new_folder:
        refuse_without_folder(path)
    return path


def refuse_without_folder(path: Path) -> None:
    """Raise :class:`Refused` where the folder that a file or folder should stand in is not."""
    if not path.parent.is_dir():
        raise Refused(f"there is no folder {path.parent}; make it first, or choose another name")
