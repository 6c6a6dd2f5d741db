"""Make the pictures from the sample career; with --check, say whether they are stale.

Run as `python screenshots/make.py` from anywhere. The day and the clock stand still, so that the
pictures change only when the screen does.
"""

import asyncio
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from html import escape, unescape
from pathlib import Path

from rich.cells import cell_len

from tuiplanner.demo import sample_change
from tuiplanner.planner.session import Session
from tuiplanner.store.datafile import DataFile
from tuiplanner.tui.app import CareerboardApp

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SMALL, LARGE, WIDE = (80, 24), (120, 40), (160, 50)
PICTURES = {
    "board": ((), LARGE),
    "goal": (("l", "enter"), LARGE),
    "jobs": (("2",), LARGE),
    "mentors": (("3",), LARGE),
    "brief": (("3", "b"), LARGE),
    "career": (("4",), WIDE),
    "decisions": (("5", "l"), WIDE),
    "review": (("6", "right_square_bracket"), WIDE),
    "help": (("question_mark",), LARGE),
}
"""What is pressed before each picture is taken, and how large it is beside the small one."""


_BLANK = "&#160;"
_CELL = 12.2
"""The width of a cell in a picture of Rich's."""
_RUN = re.compile(
    r'(?P<start><text class="[^"]*") x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" '
    r'textLength="[^"]*"(?P<rest>[^>]*)>(?P<words>[^<\n]*)</text>'
)
_STRETCH = re.compile(r"─{1,4}|[^ ─]+(?: [^ ─]+)*")


class Unremembered:
    """Settings of a person who has chosen nothing."""

    theme = "dark"

    def remember(self, *, theme: str) -> None:
        """Forget the choice."""


def pictures() -> dict[str, str]:
    """Return every picture as SVG, by its file name."""
    return asyncio.run(_pictures())


def text(svg: str) -> list[tuple[str, str, str]]:
    """Return what a picture shows and where, run by run: what makes it stale when it differs."""
    runs = re.findall(r'<text[^>]* x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</text>', svg)
    return [(x, y, unescape(run).replace("\xa0", " ")) for x, y, run in runs]


async def _pictures() -> dict[str, str]:
    found = {}
    for name, (keys, large) in PICTURES.items():
        for columns, rows in (SMALL, large):
            with tempfile.TemporaryDirectory() as folder:
                svg = await _picture(Path(folder), keys, (columns, rows))
            found[f"{name}-{columns}x{rows}.svg"] = svg
    return found


async def _picture(folder: Path, keys: tuple[str, ...], size: tuple[int, int]) -> str:
    def datafile(state: str) -> DataFile:
        state_dir = folder / state
        path = folder / "career.json"
        return DataFile(path, state_dir=state_dir, app="sample", now=lambda: NOW, session="sample")

    datafile("made").commit([sample_change(TODAY, NOW)])
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
    svg = re.sub(r"\s*<!--.*?-->|\s*@font-face \{.*?\}(?=\n)", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "Fira Code, DejaVu Sans Mono, Menlo, monospace")
    svg = _RUN.sub(_in_words, svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _in_words(run: re.Match[str]) -> str:
    """Return a run of text as one element for each stretch without a gap, where it stands.

    Some programs leave blanks at the beginning of a text out, or draw another font narrower than
    its cells: columns would slip to the left.
    """
    found = []
    line = unescape(run["words"]).replace("\xa0", " ")
    for words in _STRETCH.finditer(line):
        x = round(float(run["x"]) + cell_len(line[: words.start()]) * _CELL, 1)
        length = round(cell_len(words[0]) * _CELL, 1)
        text = escape(words[0]).replace(" ", _BLANK)
        place = f'x="{x:g}" y="{run["y"]}" textLength="{length:g}"'
        found.append(f"{run['start']} {place}{run['rest']}>{text}</text>")
    return "".join(found)


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
