"""What five families of terminals send for a key and answer to a question.

As on the real ones, keys that cannot be told apart are not: only `kitty` has a Ctrl+Enter of its
own, and on the Linux console and in PuTTY a Shift+arrow is an arrow.
"""

import unicodedata
from dataclasses import dataclass

_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
_SHIFT, _ALT, _CTRL = _MODIFIERS.values()

_LETTER_KEYS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_TILDE_KEYS = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_TILDE_KEYS |= {f"f{5 + i}": n for i, n in enumerate((15, 17, 18, 19, 20, 21, 23, 24))}
_CONTROL_KEYS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f", "space": " "}
_CHARACTER_NAMES = {"slash": "/", "plus": "+", "minus": "-", "at": "@", "underscore": "_"}

_XTERM_MODES = frozenset({1, 6, 7, 25, 1000, 1002, 1003, 1004, 1006, 1049, 2004})


@dataclass(frozen=True)
class Kind:
    """One family of terminals.

    `reports` are the private modes it admits to knowing; None where it ignores the question.
    A terminal that does not `answer` stays silent whatever it is asked.
    """

    term: str
    answers: bool = True
    attributes: bytes = b"\x1b[?64;1;2;6;9;15;18;21;22c"
    reports: frozenset[int] | None = _XTERM_MODES
    kitty: bool = False
    modified_arrows: bool = True
    home_end: tuple[str, str] | None = None
    f1_to_f5: tuple[str, ...] = ("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~")


KINDS = {
    "xterm": Kind("xterm-256color"),
    "kitty": Kind(
        "xterm-kitty", attributes=b"\x1b[?62;c", reports=_XTERM_MODES | {2026, 2048}, kitty=True
    ),
    "linux": Kind(
        "linux",
        attributes=b"\x1b[?6c",
        reports=None,
        modified_arrows=False,
        home_end=("\x1b[1~", "\x1b[4~"),
        f1_to_f5=("\x1b[[A", "\x1b[[B", "\x1b[[C", "\x1b[[D", "\x1b[[E"),
    ),
    "putty": Kind(
        "xterm",
        attributes=b"\x1b[?6c",
        reports=None,
        modified_arrows=False,
        home_end=("\x1b[1~", "\x1b[4~"),
        f1_to_f5=("\x1b[11~", "\x1b[12~", "\x1b[13~", "\x1b[14~", "\x1b[15~"),
    ),
    "mute": Kind("xterm-256color", answers=False),
}


def encode(name: str, kind: Kind, *, cursor_mode: bool = False, kitty_flags: int = 0) -> bytes:
    """Return the bytes of a key: a character, or a name such as `up`, `ctrl+s` or `shift+tab`.

    `cursor_mode` is the application cursor mode (private mode 1). `kitty_flags` are those the
    program has pushed; 0 where it has not. An unknown name is a ValueError.
    """
    names, key = _parts(name)
    modifiers = sum(_MODIFIERS[each] for each in names)
    if kitty_flags and (sequence := _kitty(key, modifiers, kitty_flags)):
        return sequence.encode()
    if key in _LETTER_KEYS or key in _TILDE_KEYS or _low_function_key(key):
        return _function_key(key, modifiers, kind, cursor_mode=cursor_mode).encode()
    return _character(key, modifiers).encode()


def _parts(name: str) -> tuple[list[str], str]:
    if len(name) == 1:
        return [], name
    *names, key = name.split("+")
    if names and not key:  # such as ctrl++
        names, key = names[:-1], "+"
    if unknown := set(names) - _MODIFIERS.keys():
        raise ValueError(f"no such modifier: {', '.join(sorted(unknown))} in {name!r}")
    known = {*_LETTER_KEYS, *_TILDE_KEYS, *_CONTROL_KEYS}
    if len(key) == 1 or key in known or _low_function_key(key):
        return names, key
    try:
        character = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        character = _CHARACTER_NAMES.get(key, "")
    if not character:
        raise ValueError(f"no such key: {name!r}")
    return names, character


def _low_function_key(key: str) -> int:
    """Return 1 for f1 to 4 for f4, 0 for any other key: terminals differ most in these."""
    return int(key[1]) if key in {"f1", "f2", "f3", "f4"} else 0


def _function_key(key: str, modifiers: int, kind: Kind, *, cursor_mode: bool) -> str:
    modified = modifiers and kind.modified_arrows
    number = _low_function_key(key)
    if modified:
        letter = _LETTER_KEYS.get(key) or (number and "PQRS"[number - 1])
        if letter:
            return f"\x1b[1;{modifiers + 1}{letter}"
        return f"\x1b[{_TILDE_KEYS[key]};{modifiers + 1}~"
    if number or key == "f5":
        return kind.f1_to_f5[int(key[1]) - 1]
    if key in _TILDE_KEYS:
        return f"\x1b[{_TILDE_KEYS[key]}~"
    if kind.home_end and key in {"home", "end"}:
        return kind.home_end[key == "end"]
    return ("\x1bO" if cursor_mode else "\x1b[") + _LETTER_KEYS[key]


def _character(key: str, modifiers: int) -> str:
    text = _CONTROL_KEYS.get(key, key)
    if key == "tab" and modifiers & _SHIFT:
        text = "\x1b[Z"
    elif key == "backspace" and modifiers & _CTRL:
        text = "\x08"
    elif modifiers & _CTRL and (text == " " or "@" <= text.upper() <= "_"):
        text = chr(ord(text.upper()) & 0x1F)
    elif modifiers & _SHIFT:
        text = text.upper()
    return "\x1b" + text if modifiers & _ALT else text


def _kitty(key: str, modifiers: int, flags: int) -> str:
    """Return the key in the kitty protocol; empty where that keeps the older bytes.

    Flags: 1 tells apart what older encodings mix up, 8 reports every key, 16 adds the text.
    """
    if number := _low_function_key(key):
        return "" if modifiers else ("\x1b[P", "\x1b[Q", "\x1b[13~", "\x1b[S")[number - 1]
    text = _CONTROL_KEYS.get(key, key)
    if len(text) != 1:
        return ""
    if text.isupper():
        modifiers |= _SHIFT
    prints = text.isprintable() and not modifiers & (_ALT | _CTRL)
    if not (flags & 8 or key == "escape" or (modifiers and not prints)):
        return ""
    fields = [str(ord(text.lower())), str(modifiers + 1) if modifiers else ""]
    if flags & 16 and prints:
        fields.append(str(ord(text.upper() if modifiers & _SHIFT else text)))
    return f"\x1b[{';'.join(fields).rstrip(';')}u"
