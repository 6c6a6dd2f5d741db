"""The blocks of README.md that are made from the code; run this file to write them anew.

It also writes the man page and the completions of ``share``.
"""

import re
from pathlib import Path

import click
import shell_files

from tuiplanner.cli.app import careerboard
from tuiplanner.tui import keymap
from tuiplanner.tui.app import CareerboardApp
from tuiplanner.tui.screens.help import HelpScreen
from tuiplanner.tui.screens.offer import RestoreOffer
from tuiplanner.tui.screens.paper import Paper
from tuiplanner.tui.screens.picker import Picker
from tuiplanner.tui.screens.ticking import Ticking
from tuiplanner.tui.screens.ticks import Ticks
from tuiplanner.tui.views.board import BoardView
from tuiplanner.tui.views.career import CareerView
from tuiplanner.tui.views.decisions import DecisionsView
from tuiplanner.tui.views.jobs import JobsView
from tuiplanner.tui.views.mentors import MentorsView
from tuiplanner.tui.views.panes import PanesView
from tuiplanner.tui.views.review import ReviewView
from tuiplanner.tui.widgets.board import Board
from tuiplanner.tui.widgets.keys import commands, key_name
from tuiplanner.tui.widgets.rowlist import RowList

README = Path(__file__).parents[2] / "README.md"
NAMES = README.parent / "tuiplanner" / "settings" / "names.py"
OWNERS = (
    CareerboardApp, Board, RowList, BoardView, PanesView, JobsView, MentorsView, CareerView,
    DecisionsView, ReviewView, Picker, HelpScreen, Paper, RestoreOffer, Ticking, Ticks,
)  # fmt: skip
GROUPS = {
    "app": "everywhere",
    "board": "board",
    "list": "lists and opened records",
    "view": "the line or card under the cursor",
    "panes": "two panes side by side",
    "jobs": "jobs",
    "mentors": "mentors",
    "career": "career",
    "decisions": "decisions",
    "cells": "a weight or score",
    "review": "review",
    "conflict": "a field with two values",
    "edit": "while editing",
    "grab": "while a card is carried",
    "kind": "the kind of a new entry",
    "filter": "while filtering",
    "picker": "find, palette",
    "help": "help",
    "paper": "what is listed or asked",
    "ticking": "playbooks, proof",
    "offer": "a file that cannot be read",
    "ticks": "what may be imported",
}


def keys() -> str:
    """Return the table of keys, one row a command, grouped by where they work."""
    rows: dict[str, dict[str, list[str]]] = {group: {} for group in GROUPS.values()}
    ids: dict[str, list[str]] = {}
    for owner in OWNERS:
        for binding in commands(owner.BINDINGS):
            group = rows[GROUPS[str(binding.id).partition(".")[0]]]
            words = binding.tooltip or binding.description.capitalize()
            names = group.setdefault(words, [])
            called = ids.setdefault(words, [])
            called += [str(binding.id)] * (str(binding.id) not in called)
            shown = map(key_name, binding.key.split(","))
            names += [name for name in shown if name not in names]
    lines = ["| where | key | does | name |", "| --- | --- | --- | --- |"]
    for group, commands_of in rows.items():
        lines += [
            f"| {group} | {' '.join(f'`{name}`' for name in names)} | {words} "
            f"| {' '.join(f'`{name}`' for name in ids[words])} |"
            for words, names in commands_of.items()
        ]
    return "\n".join(lines)


def usage() -> str:
    """Return the table of commands, with what each says of itself."""
    context = click.Context(careerboard, info_name="careerboard")
    lines = ["| command | does |", "| --- | --- |"]
    for name in careerboard.list_commands(context):
        command = careerboard.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        pieces = " ".join(command.collect_usage_pieces(inner)).replace("[OPTIONS] ", "")
        pieces = pieces.replace("[OPTIONS]", "").replace("|", r"\|")
        line = f"careerboard {name} {pieces}".strip()
        lines.append(f"| `{line}` | {command.get_short_help_str(120)} |")
    return "\n".join(lines)


BLOCKS = {"keys": keys, "commands": usage}


def written(text: str) -> str:
    """Return the README's text with every block made anew."""
    for name, make in BLOCKS.items():
        block = f"<!-- {name} -->\n{make()}\n<!-- /{name} -->"
        text, count = re.subn(
            rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, b=block: b, text, flags=re.DOTALL
        )
        if count != 1:
            raise ValueError(f"README.md has {count} blocks named {name}, not one")
    return text


def names() -> str:
    """Return the module of the names that keys can be given to."""
    found = sorted({str(one.id) for bindings in keymap.owners().values() for one in bindings})
    lines = "".join(f'    "{name}",\n' for name in found)
    return (
        '"""The commands that keys can be given to; written by tests/docs/readme_blocks.py."""\n\n'
        f"COMMANDS = (\n{lines})\n"
    )


if __name__ == "__main__":
    shell_files.write()
    NAMES.write_text(names(), encoding="utf-8")
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
