"""config.toml: what may be set, read with a sentence for every mistake.

A mistake costs only its own option, which keeps its default; a file that is no TOML costs all.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tuiplanner.career.text import shown
from tuiplanner.career.thresholds import DEFAULTS, Thresholds

SIZE_LIMIT = 1_000_000
KEYS = "keys"
"""The table of keys: a binding's id, and the keys it gets in the place of its own."""
SECTION = "thresholds"
# Compiled when it is needed, not at every start.
_SECTION = r"\s*\[([A-Za-z0-9_.-]+)\]"
_SHOWN_LIMIT = 40
_TAKEN = frozenset(
    ("ctrl+h", "ctrl+i", "ctrl+m", "ctrl+[", "ctrl+left_square_bracket", "ctrl+q", "ctrl+a",
     "ctrl+b")
)  # fmt: skip
"""Backspace, Tab, Enter and Esc on most terminals, flow control, prefixes of screen and tmux."""
_UNSENT = r"(?i)alt\+|ctrl\+shift\+|super\+"


class Option(NamedTuple):
    """One option; ``allowed`` are its values, or the least and the greatest number.

    The default None stands for a choice made elsewhere: the theme that is remembered.
    """

    name: str
    default: Any
    allowed: tuple[str, ...] | tuple[int, int] | None
    does: str

    def refusal(self, value: object) -> str:
        """Say what is allowed where ``value`` is not, an empty text where it is."""
        if self.allowed is None:
            return "" if isinstance(value, bool) else "is neither true nor false"
        if isinstance(self.allowed[0], str):
            fits = isinstance(value, str) and value in self.allowed
            return "" if fits else f"is none of {', '.join(map(str, self.allowed))}"
        least, most = self.allowed
        fits = type(value) is int and int(least) <= value <= int(most)
        return "" if fits else f"is no whole number from {least} to {most}"


_DAYS = (1, 3_650)
OPTIONS = (
    Option("theme", None, ("dark", "light", "ansi-dark", "ansi-light"), "colours"),
    Option("start_view", "board",
           ("board", "jobs", "mentors", "career", "decisions", "review"), "the view at the start"),
    Option("mouse", True, None, "whether clicks and the wheel reach the program"),
    Option("glyphs", "unicode", ("unicode", "ascii"), "what bars, dots and arrows are drawn with"),
    Option("dates", "15 Nov", ("15 Nov", "Nov 15", "2026-11-15"), "how dates are shown"),
    Option("week_starts", "monday", ("monday", "saturday", "sunday"), "the first day of a week"),
    Option("thresholds.learning", DEFAULTS.learning, _DAYS,
           "days within which a lesson counts as recent"),
    Option("thresholds.looked_up", DEFAULTS.looked_up, _DAYS,
           "days within which a review or decision counts"),
    Option("thresholds.direction", DEFAULTS.direction, _DAYS,
           "days of entries that the direction share looks at"),
    Option("thresholds.stalled", DEFAULTS.stalled, _DAYS, "quiet days until a goal is stalled"),
    Option("thresholds.in_progress", DEFAULTS.in_progress, (1, 99),
           "goals in progress before it is too many"),
    Option("thresholds.old_idea", DEFAULTS.old_idea, _DAYS, "days until an idea is old"),
    Option("thresholds.dormant", DEFAULTS.dormant, _DAYS, "days until a skill is dormant"),
)  # fmt: skip
"""Every option but the keys, in the order in which they are printed."""
_BY_NAME = {option.name: option for option in OPTIONS}


class Config(NamedTuple):
    """What config.toml says: ``given`` by option, ``keys`` by binding, and what is wrong with it.

    ``lines`` has the line of an option or, as ``keys.<id>``, of a key; one that stands in an
    unusual notation has none. ``mistakes`` are sentences. ``remembered`` has choices that were made
    in the application.
    """

    given: Mapping[str, Any] = {}
    keys: Mapping[str, str] = {}
    lines: Mapping[str, int] = {}
    mistakes: tuple[str, ...] = ()
    remembered: Mapping[str, Any] = {}

    def value(self, name: str) -> Any:
        """Return what holds for an option: given, else remembered, else the default."""
        return self.given.get(name, self.remembered.get(name, _BY_NAME[name].default))

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the derived views."""
        return Thresholds(*(self.value(f"thresholds.{name}") for name in Thresholds._fields))

    def where(self, name: str) -> str:
        """Say where an option's value comes from."""
        if name not in self.given and name.removeprefix(f"{KEYS}.") not in self.keys:
            return "remembered" if name in self.remembered else "default"
        return f"line {self.lines[name]}" if name in self.lines else "config.toml"


def load(path: Path) -> Config:
    """Read the file; one that does not exist sets nothing."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Config()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return _unusable(f"could not be read ({reason})")
    if len(data) > SIZE_LIMIT:
        return _unusable("has more than a million bytes")
    try:
        return read(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _unusable("is not UTF-8 text")


def read(text: str) -> Config:
    """Read the text of a config.toml."""
    import tomllib  # noqa: PLC0415 - most people have no such file, and start without it

    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told = shown(str(error)) or "nested too deep"
        return _unusable(f"is not TOML: {told[:1].lower()}{told[1:]}")
    lines = _lines_of(text)
    given: dict[str, Any] = {}
    keys: dict[str, str] = {}
    mistakes: list[str] = []

    def wrong(name: str, sentence: str) -> None:
        at = f"config.toml line {lines[name]}" if name in lines else "config.toml"
        mistakes.append(f"{at}: {sentence}")

    for name, value in _flat(found):
        section, _, key = name.partition(".")
        if section == KEYS:
            if refusal := _wrong_key(name, key, value):
                wrong(name, refusal)
            else:
                keys[key] = value.strip()
        elif name == SECTION:
            wrong(name, f"{name} is a section: write [{name}] and its options below it")
        elif name not in _BY_NAME:
            wrong(name, _unknown(name))
        elif refusal := _BY_NAME[name].refusal(value):
            default = _BY_NAME[name].default
            kept = f"; {_plain(default)} it is" if default is not None else ""
            wrong(name, f"{name} = {_plain(value)} {refusal}{kept}")
        else:
            given[name] = value
    return Config(given, keys, lines, tuple(mistakes))


def _plain(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else shown(str(value))
    return text[:_SHOWN_LIMIT]


def _unusable(what: str) -> Config:
    return Config(mistakes=(f"config.toml {what}; nothing in it is used until that is mended",))


def _unknown(name: str) -> str:
    near = _near(name, [*_BY_NAME, KEYS]) or "; careerboard config prints all there are"
    return f"there is no option {shown(name)[:_SHOWN_LIMIT]}{near}"


def _wrong_key(name: str, command: str, value: object) -> str:
    """Say what is wrong with the keys of a command, an empty text where nothing is."""
    from tuiplanner.settings.names import COMMANDS  # noqa: PLC0415 - for who has keys of their own

    if not isinstance(value, str) or not value.strip():
        return f'{shown(name)} must be keys in quotes, such as "x" or "ctrl+x"'
    if command not in COMMANDS:
        near = _near(command, COMMANDS) or "; the README has the names"
        return f"there is no command {shown(command)[:_SHOWN_LIMIT]}{near}"
    for key in map(str.strip, value.split(",")):
        if key.casefold() in _TAKEN or re.match(_UNSENT, key):
            return f"{shown(key)} belongs to terminals or does not reach programs; choose another"
    return ""


def _near(name: str, names: Iterable[str]) -> str:
    import difflib  # noqa: PLC0415 - no start waits for what only a mistake needs

    near = difflib.get_close_matches(name, names, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _flat(found: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """Return the values by their dotted names; below ``keys`` a dot belongs to the id."""
    flat: list[tuple[str, Any]] = []
    for name, value in found.items():
        whole = f"{above}{name}"
        if isinstance(value, dict) and whole.count(".") < 2:  # noqa: PLR2004 - keys.view.new
            flat += _flat(value, f"{whole}.")
        else:
            flat.append((whole, value))
    return flat


def _lines_of(text: str) -> dict[str, int]:
    """Return the line of each ``name = value`` by its whole name."""
    lines: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(_SECTION, line):
            section = f"{match[1]}."
        elif "=" in line and not line.lstrip().startswith("#"):
            name = line.partition("=")[0].strip().replace('"', "").replace("'", "")
            lines.setdefault(f"{section}{name}", number)
    return lines
