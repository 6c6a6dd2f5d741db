"""What every field that is typed in has in common; the fields themselves load slowly."""

from typing import ClassVar, NamedTuple

from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

PASTE_LIMIT = 10_000


class Asked(NamedTuple):
    """One number that a field asks for: its name, its bounds, and what it means in a few words."""

    name: str
    least: int
    most: int
    about: str


class TextField(Widget):
    """What the editor needs of a field."""

    MANY_LINES: ClassVar[bool] = False
    """Whether Enter goes into the text."""

    class Pasted(Message):
        """A paste came with more than one line, or had to be cut or cleaned."""

        def __init__(self, lines: tuple[str, ...], remark: str) -> None:
            super().__init__()
            self.lines, self.remark = lines, remark

    class Hinted(Message):
        """What is typed next means something else now; ``alert`` where it was refused."""

        def __init__(self, text: str, *, alert: bool = False) -> None:
            super().__init__()
            self.text, self.alert = text, alert

    @property
    def lines(self) -> tuple[str, ...]:
        """Several pasted lines, each to be a text of its own; none where there are not."""
        return ()

    @property
    def has_paste(self) -> bool:
        """Say whether the last paste had several lines, even if it was changed since."""
        return False

    @property
    def text(self) -> str:
        """What is typed."""
        raise NotImplementedError

    def begin(self, region: Region, text: str, *, fresh: bool) -> None:
        """Lay the field over a region with a text; ``fresh``: the first letter replaces it."""
        raise NotImplementedError

    def place(self, region: Region) -> None:
        """Lay the field over a region of its parent."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Insert pasted text."""
        raise NotImplementedError

    def take_completion(self) -> bool:
        """Take what is offered to go on with; False when there is nothing."""
        return False

    def close(self) -> None:
        """Take the field away."""
        self.display = False


def paste_remark(text: str, kept: str, clean: str) -> str:
    """Say what became of a pasted text that was not taken as it came."""
    if len(kept) < len(text):
        return f"the paste was cut to {len(kept):,} characters"
    same = clean == kept.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "" if same else "control characters were taken out of the paste"
