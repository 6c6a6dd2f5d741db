"""What libraries load at their start and this program never uses is left out.

Textual's command palette (ours is drawn from the bindings) brings trees, selects, lists of options
and their style sheets with it, asyncio brings TLS, and what finds a folder brings compression: a
fifth of the time that ``import textual.app`` takes.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

BY_TEXTUAL = ("textual.command", "mimetypes", "rich.table", "rich.tree")
"""What Textual takes names from at its start, and calls only for what is not used here."""
BY_ASYNCIO = ("ssl",)
"""What asyncio does without where it is not there."""
BY_PLATFORMDIRS = ("tempfile",)
"""What is only asked for a folder of sockets."""


class StandIn(ModuleType):
    """A module in which every public name is a class of its own that does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


@contextmanager
def left_out(stood_for: Iterable[str], refused: Iterable[str] = ()) -> Iterator[None]:
    """Leave modules out of what is imported within this: they can be imported as ever afterwards.

    Those that are ``refused`` seem not to be installed; for the others something stands in. A
    module that is loaded already is used as it is.
    """
    made: dict[str, Any] = {name: StandIn(name) for name in stood_for if name not in sys.modules}
    made |= dict.fromkeys((name for name in refused if name not in sys.modules), None)
    sys.modules.update(made)
    try:
        yield
    finally:
        for name, module in made.items():
            if name in sys.modules and sys.modules[name] is module:
                del sys.modules[name]
