"""Keys, declared once: footer, help, palette, keymap and the README come from these bindings."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from types import MappingProxyType
from unicodedata import lookup

from textual.binding import Binding

KEYMAP: ContextVar[Mapping[str, str]] = ContextVar("keymap", default=MappingProxyType({}))
"""A person's own keys by the name of the command, in force for what is declared after it is set.

Textual's keymap would take the other commands of a replaced key away with it.
"""
ASCII: ContextVar[bool] = ContextVar("ascii", default=False)
"""Whether keys are named, and everything drawn, with no more than ASCII."""

_SHOWN = {
    "enter": "⏎", "escape": "Esc", "space": "Space", "slash": "/", "question_mark": "?",
    "colon": ":", "minus": "-", "full_stop": ".", "less_than_sign": "<", "greater_than_sign": ">",
    "left_square_bracket": "[", "right_square_bracket": "]", "up": "↑", "down": "↓", "left": "←",
    "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "tab": "Tab",
    "shift+tab": "Shift+Tab", "shift+left": "Shift+←", "shift+right": "Shift+→",
    "shift+up": "Shift+↑", "shift+down": "Shift+↓",
    "backspace": "Backspace", "delete": "Del",
}  # fmt: skip

HELP_WIDTH = 14
"""The cells that the help has for the names of a command's keys."""


def key(
    keys: str, action: str, does: str, name: str, *, tip: str = "", show: bool = False
) -> Binding:
    """Declare one command: its keys, its action, what it does in a word or two, and its name.

    ``name`` is the binding's id, which a keymap uses; ``tip`` says more for help and palette;
    ``show`` offers it in the footer.
    """
    keys = KEYMAP.get().get(name, keys)
    return Binding(keys, action, does, id=name, tooltip=tip, show=show)


def key_name(one: str) -> str:
    """Write a single key as people read it: ``H``, ``Ctrl+d``, ``⏎``."""
    if one in _SHOWN and not (ASCII.get() and not _SHOWN[one].isascii()):
        return _SHOWN[one]
    if "+" in one:
        return "+".join(part.capitalize() if len(part) > 1 else part for part in one.split("+"))
    with suppress(KeyError):
        one = lookup(one.replace("_", " "))  # Textual names most signs as Unicode does
    named = len(one) > 1 and (ASCII.get() or (one.startswith("f") and one[1:].isdigit()))
    return one.capitalize() if named else one


def commands(bindings: Iterable[object]) -> list[Binding]:
    """Return those of a class's BINDINGS that are ours: they have an id and say what they do."""
    return [one for one in bindings if isinstance(one, Binding) and one.id and one.description]
