"""How a run ends: done, or refused in one sentence; nothing a person can do ends in a traceback."""

from collections.abc import Callable

from tuiplanner.career.errors import Refused
from tuiplanner.cli import printing

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130


class NoTerminal(Refused):
    """The application has no terminal to run in; the text says what works without one."""


def ended(act: Callable[[], object]) -> int:
    """Do what was asked for, and return the exit code; a refusal is said on standard error."""
    try:
        code = act()
        printing.finish()
    except Refused as refusal:
        printing.complain(str(refusal))
        return USAGE if isinstance(refusal, NoTerminal) else REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        printing.give_up()
        printing.complain(_unwritten(error))
        return REFUSED
    return code if isinstance(code, int) else DONE


def _unwritten(error: OSError) -> str:
    reason = (error.strerror or type(error).__name__).lower()
    if error.filename is not None:
        return f"{error.filename} could not be used ({reason}); check that path"
    return f"the output could not be written ({reason}); send it elsewhere"
