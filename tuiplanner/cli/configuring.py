"""config: what is set, and where each value comes from."""

import json
from collections.abc import Iterator
from typing import Any

from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing
from tuiplanner.cli.command import command
from tuiplanner.cli.desk import Desk
from tuiplanner.settings.config import KEYS, OPTIONS, Config, Option, load
from tuiplanner.settings.remembered import Remembered


@command("config", example="config")
def config_command(desk: Desk) -> None:
    """Print the settings and where each comes from.

    What is printed is a config.toml itself: keep the lines that you want to change.
    """
    path = desk.host.config_file()
    theme = Remembered.load(desk.host.state_folder()).theme
    found = load(path)._replace(remembered={"theme": theme} if theme else {})
    if desk.json:
        printing.data({"path": str(path), "values": _values(found), "mistakes": [*found.mistakes]})
    else:
        state = "" if path.exists() else ", which does not exist yet"
        printing.say(f"# {path}{state}", *_lines(found))
    if found.mistakes:
        raise Refused("; ".join(found.mistakes))


def _lines(found: Config) -> Iterator[str]:
    section = ""
    for option in OPTIONS:
        above, _, name = option.name.rpartition(".")
        if above != section:
            section = above
            yield ""
            yield f"[{section}]"
        value = found.value(option.name)
        off = "# " if value is None else ""
        line = f"{off}{name} = {json.dumps(value if value is not None else 'dark')}"
        yield f"{line:<28}  # {found.where(option.name)}: {_explained(option)}"
    yield ""
    yield f"[{KEYS}]"
    yield '# "board.why" = "z"           # a command by its name in the README'
    for name, keys in found.keys.items():
        line = f"{json.dumps(name)} = {json.dumps(keys)}"
        yield f"{line:<28}  # {found.where(f'{KEYS}.{name}')}"


def _explained(option: Option) -> str:
    if option.allowed and isinstance(option.allowed[0], str):
        return f"{option.does}: {', '.join(map(str, option.allowed))}"
    return option.does


def _values(found: Config) -> dict[str, Any]:
    values = {
        option.name: {"value": found.value(option.name), "from": found.where(option.name)}
        for option in OPTIONS
    }
    for name, keys in found.keys.items():
        values[f"{KEYS}.{name}"] = {"value": keys, "from": found.where(f"{KEYS}.{name}")}
    return values
