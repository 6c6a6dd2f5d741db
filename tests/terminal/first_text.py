"""The application, which writes down what is loaded and mounted when its first text is sent.

Run as `python first_text.py FILE`, in a terminal.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tuiplanner.planner.session import Session


def main() -> None:
    found, finished = Path(sys.argv.pop()), Session.__init__

    def watched(session: Session, *args: Any, **options: Any) -> None:
        finished(session, *args, **options)
        # Not before: what is loaded until here shows whether reading needs what saving needs.
        sys.meta_path.insert(0, _Watch(found))

    Session.__init__ = watched  # type: ignore[method-assign]
    from tuiplanner.__main__ import main as careerboard  # noqa: PLC0415 - counts as well

    careerboard()


class _Watch:
    """Waits on the import of the driver, and wraps what it writes with."""

    def __init__(self, found: Path) -> None:
        self._found = found

    def find_spec(self, name: str, *_: Any) -> None:
        if name != "tuiplanner.tui.terminal.ending":  # loaded right after the driver
            return
        sys.meta_path.remove(self)
        from tuiplanner.tui.terminal.driver import ThriftyDriver  # noqa: PLC0415 - see above

        write, found = ThriftyDriver.write, self._found

        def written(driver: ThriftyDriver, data: str) -> None:
            if "Idea" in data and not found.exists():
                widgets = driver._app.screen.walk_children()
                kinds = [type(one).__name__ for one in widgets]
                found.write_text(json.dumps({"modules": [*sys.modules], "widgets": kinds}))
            write(driver, data)

        ThriftyDriver.write = written  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
