"""How a terminal is told the look of what it draws next, in as few codes as that needs.

The codes are those of ECMA-48 8.3.117 (SELECT GRAPHIC RENDITION), with colours as ISO 8613-6 has
them. A pen is written as Textual writes it: all its codes behind one another, empty for none.
"""

from functools import cache
from typing import NamedTuple

OFF = {
    "1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28",
    "9": "29", "21": "24", "53": "55",
}  # fmt: skip
"""What takes each attribute away; bold and dim go together, as do one line below and two."""
SHOWN_BY_SPACES = frozenset({"4", "7", "9", "21", "53"})


class Pen(NamedTuple):
    """The codes of a pen by what they set; ``other`` are codes that are not known here."""

    foreground: str = ""
    background: str = ""
    attributes: tuple[str, ...] = ()
    other: bool = False


@cache
def parse(codes: str) -> Pen:
    """Take a pen apart; of two codes that set the same thing the later one holds."""
    numbers = codes.split(";") if codes else []
    pen = Pen()
    while numbers:
        code = numbers.pop(0)
        if code in {"38", "48"}:
            length = 2 if numbers[:1] == ["5"] else 4
            colour, numbers = ";".join([code, *numbers[:length]]), numbers[length:]
        else:
            colour = code
        number = int(code) if code.isdecimal() else 0
        if 30 <= number <= 38 or 90 <= number <= 97:  # noqa: PLR2004 - foregrounds
            pen = pen._replace(foreground=colour)
        elif 40 <= number <= 48 or 100 <= number <= 107:  # noqa: PLR2004 - backgrounds
            pen = pen._replace(background=colour)
        elif code in OFF:
            pen = pen._replace(attributes=(*pen.attributes, code))
        else:
            pen = pen._replace(other=True)
    return pen


@cache
def blank(codes: str) -> str:
    """Return the codes that matter to a space: no foreground, no weight.

    Underlined, reversed and struck spaces show their foreground and keep every code.
    """
    pen = parse(codes)
    return codes if SHOWN_BY_SPACES.intersection(pen.attributes) else pen.background


@cache
def change(before: str, after: str) -> str:
    """Return the codes that make one pen another: what differs, or all where that is shorter.

    Terminals of few codes get few: what takes a single attribute away is used with colours only.
    """
    whole = f"0;{after}" if before and after else "0" if before else after
    old, new = parse(before), parse(after)
    if not (before and new.background and new.foreground) or old.other or new.other:
        return whole
    off = dict.fromkeys(OFF[one] for one in old.attributes if one not in new.attributes)
    codes = [*off]
    codes += [one for one in new.attributes if one not in old.attributes or OFF[one] in off]
    codes += [new.foreground] * (new.foreground != old.foreground)
    codes += [new.background] * (new.background != old.background)
    short = ";".join(codes)
    return short if len(short) < len(whole) else whole
