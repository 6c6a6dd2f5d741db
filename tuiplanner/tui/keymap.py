"""A person's own keys: whether they leave each key one meaning."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode

from tuiplanner import tui
from tuiplanner.tui.widgets.keys import commands


def mistakes(wanted: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what is wrong with keys by command, each as (command, sentence).

    ``wanted`` is in force already: what is looked at are the bindings as they are now.
    """
    found: list[tuple[str, str]] = []
    all_owners = owners()
    for name in wanted:
        others = {
            f"{key} is also the key of {other.id}"
            for bindings in all_owners.values()
            for one in bindings
            if one.id == name
            for key in [one.key]
            for other in bindings
            if other.key == key and other.id != name
        }
        found += [(name, f"{other}; choose another") for other in sorted(others)]
    return found


def owners() -> dict[type[DOMNode], list[Binding]]:
    """Return every class that declares keys, with one binding a key."""
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    found: dict[type[DOMNode], list[Binding]] = {}
    for owner in _below(DOMNode):
        declared = commands(owner.__dict__.get("BINDINGS", ()))
        if declared and owner.__module__.startswith("tuiplanner."):
            found[owner] = list(Binding.make_bindings(declared))
    return found


def _below(kind: type[DOMNode]) -> Iterable[type[DOMNode]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
