"""Editing a text in the person's own editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App

from tuiplanner.career.errors import Refused


def command() -> list[str]:
    """Return $VISUAL or $EDITOR as a list of arguments, else vi; raises :class:`Refused`."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        arguments = shlex.split(wanted)
    except ValueError:
        arguments = []
    if not arguments or not shutil.which(arguments[0]):
        raise Refused(f"no editor '{wanted}' here; set $EDITOR to one")
    return arguments


def edit(text: str) -> str | None:
    """Run the editor on a private file holding ``text``; None when it was left as it is.

    Raises :class:`Refused` when the editor fails or leaves something that is no UTF-8 text.
    """
    arguments = command()
    with tempfile.TemporaryDirectory(prefix="careerboard-") as folder:
        path = Path(folder, "note.txt")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text + "\n" if text else "")
        try:
            code = subprocess.run([*arguments, str(path)], check=False).returncode  # noqa: S603
            edited = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(
                f"the editor's text could not be read ({error}); kept as it was"
            ) from None
    if code != 0:
        raise Refused(f"the editor ended with code {code}; kept as it was")
    edited = edited.removesuffix("\n")
    return None if edited == text else edited


def edit_away(app: App[Any], text: str) -> str | None:
    """Leave the terminal to the editor, then take it back; else as :func:`edit`."""
    command()  # refused while the screen still stands
    refused, edited = None, None
    with app.suspend():
        # What is raised in here would leave the terminal to the shell for good.
        try:
            edited = edit(text)
        except Refused as refusal:
            refused = refusal
    if refused is not None:
        raise refused
    return edited
