"""The command ``careerboard``, with the arguments, the environment and the streams of a process.

What only some runs need is imported there. Nobody should wait for what was not asked for.
"""

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from tuiplanner.cli.outcome import INTERRUPTED, ended
from tuiplanner.program.program import Program

COMPLETE = "_CAREERBOARD_COMPLETE"
"""Where a shell asks which words may come next; it gives no arguments then."""


def main() -> None:
    """Run the command, or the application where nothing else is asked for."""
    gc.disable()  # a command ends before garbage matters; the application turns it on again
    _prepare_output()
    program = Program(os.environ)
    if not sys.argv[1:] and COMPLETE not in os.environ:
        sys.exit(ended(lambda: program.launch(None)))
    from tuiplanner.cli.app import careerboard  # noqa: PLC0415 - see above
    from tuiplanner.cli.desk import Desk  # noqa: PLC0415

    try:
        careerboard.main(obj=Desk(program))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _prepare_output() -> None:
    """Let what is printed be UTF-8 whatever the locale says, and never fail on a character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
