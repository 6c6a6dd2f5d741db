"""Make the pictures from the sample career; with --check, say whether they are stale.

Run as `python screenshots/make.py` from anywhere. The day and the clock stand still, so that the
pictures change only when the screen does.
"""

import asyncio
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

from tuiplanner.career.changes import Change, difference
from tuiplanner.demo import sample
from tuiplanner.planner.session import Session
from tuiplanner.store.datafile import DataFile
from tuiplanner.tui.app import CareerboardApp

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SIZES = ((80, 24), (120, 40))
PICTURES = {
    "board": (),
    "goal": ("l", "enter"),
    "jobs": ("2",),
    "mentors": ("3", "j"),
    "help": ("question_mark",),
}
"""What is pressed before each picture is taken."""


class Unremembered:
    """Settings of a person who has chosen nothing."""

    theme = "dark"

    def remember(self, *, theme: str) -> None:
        """Forget the choice."""


def pictures() -> dict[str, str]:
    """Return every picture as SVG, by its file name."""
    return asyncio.run(_pictures())


def text(svg: str) -> list[str]:
    """Return what a picture shows, run by run: what makes it stale when it differs."""
    runs = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return [unescape(run).replace("\xa0", " ") for run in runs]


async def _pictures() -> dict[str, str]:
    found = {}
    for name, keys in PICTURES.items():
        for columns, rows in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                svg = await _picture(Path(folder), keys, (columns, rows))
            found[f"{name}-{columns}x{rows}.svg"] = svg
    return found


async def _picture(folder: Path, keys: tuple[str, ...], size: tuple[int, int]) -> str:
    def datafile(state: str) -> DataFile:
        state_dir = folder / state
        path = folder / "career.json"
        return DataFile(path, state_dir=state_dir, app="sample", now=lambda: NOW, session="sample")

    edits = tuple(
        edit
        for table, rows in sample(TODAY).items()
        for one, row in rows.items()
        for edit in difference(table, one, {}, row)
    )
    datafile("made").commit([Change("add the sample career", edits, "2026-11-23T12:00:00Z")])
    session = Session(datafile("state"), now=lambda: NOW, today=lambda: TODAY)
    app = CareerboardApp(session, Unremembered(), driver_class=None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot()
    session.finish(5)
    return _settled(svg)


def _settled(svg: str) -> str:
    """Return a picture without what differs from run to run, and without fonts from elsewhere."""
    svg = re.sub(r"terminal-[0-9]+-", "terminal-", svg)
    svg = re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "Fira Code, DejaVu Sans Mono, Menlo, monospace")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def stale() -> list[str]:
    """Return the names of the pictures that do not show what the program shows now."""
    wrong = []
    for name, svg in pictures().items():
        path = FOLDER / name
        if not path.exists() or text(path.read_text(encoding="utf-8")) != text(svg):
            wrong.append(name)
    return wrong


def main() -> None:
    """Write the pictures, or check them."""
    if "--check" in sys.argv[1:]:
        wrong = stale()
        sys.exit(f"stale: {', '.join(wrong)}; run python screenshots/make.py" if wrong else 0)
    for name, svg in pictures().items():
        (FOLDER / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
