"""The man page and the completions that the wheel brings, made from the commands themselves."""

import re
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from tuiplanner.cli.app import careerboard

ROOT = Path(__file__).parents[2]
COMPLETE = "_CAREERBOARD_COMPLETE"
PLACES = {
    "bash": "share/bash-completion/completions/careerboard",
    "zsh": "share/zsh/site-functions/_careerboard",
    "fish": "share/fish/vendor_completions.d/careerboard.fish",
}
MAN = "share/man/man1/careerboard.1"
_HEAD = """\
.\\" Made by tests/docs/readme_blocks.py from the commands themselves.
.TH CAREERBOARD 1 "" "careerboard" "User Commands"
.SH NAME
careerboard \\- a job log, a goal board and mentor contacts in one file
.SH SYNOPSIS
.B careerboard
.RI [ COMMAND ]
.RI [ OPTIONS ]
.SH DESCRIPTION
"""
_TAIL = """\
.SH ENVIRONMENT
.TP
.B CAREERBOARD_FILE
The data file, where \\fB\\-\\-file\\fR does not name it.
.TP
.B CAREERBOARD_TODAY
The day that counts as today, such as 2026\\-11\\-23.
.TP
.BR VISUAL ", " EDITOR
The editor for long notes.
.TP
.B NO_COLOR
Where it is set, the terminal's own colours are used.
.SH FILES
\\fBcareerboard where\\fR prints where the data file and the state folder are.
.SH EXIT STATUS
0 when it is done, 1 when it was refused (standard error says why), 2 for a wrong command line or
where the application finds no terminal.
"""


def man() -> str:
    """Return the man page, in the macros of man(7)."""
    root = click.Context(careerboard, info_name="careerboard", **careerboard.context_settings)
    lines = [_text(careerboard.help or ""), *_options(careerboard, root), ".SH COMMANDS"]
    for name in careerboard.list_commands(root):
        command = careerboard.get_command(root, name)
        if command is None or command.hidden:
            continue
        context = click.Context(command, info_name=name, parent=root)
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        lines += [f".SS {_escaped(' '.join(['careerboard', name, *pieces]))}"]
        lines += [_text(command.help or "")]
        lines += _options(command, context)
        if command.epilog:
            lines += [".PP", _text(command.epilog)]
    return _HEAD + "\n".join(lines) + "\n" + _TAIL


def _options(command: click.Command, context: click.Context) -> list[str]:
    """Return the options of a command; what all of them have stands once, with the program."""
    shared = {"--file", "--json", "--help"} if context.parent else set()
    found = []
    for one in command.get_params(context):
        record = one.get_help_record(context)
        if record and isinstance(one, click.Option) and shared.isdisjoint(one.opts):
            found += [".TP", f".B {_escaped(record[0])}", _escaped(record[1])]
    return found


def _text(text: str) -> str:
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    return "\n.PP\n".join(map(_escaped, filter(None, paragraphs)))


def _escaped(text: str) -> str:
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in {".", "'"} else safe


def completion(shell: str) -> str:
    """Return what ``careerboard completion`` prints for a shell."""
    kind = get_completion_class(shell)
    if kind is None:
        raise ValueError(shell)
    return kind(careerboard, {}, "careerboard", COMPLETE).source() + "\n"


def files() -> dict[Path, str]:
    """Return every file of the wheel that is made here, with its text."""
    made = {ROOT / MAN: man()}
    return made | {ROOT / place: completion(shell) for shell, place in PLACES.items()}


def write() -> None:
    """Write them anew."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
