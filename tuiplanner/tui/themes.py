"""Themes: dark and light in full colour, and two that use the terminal's own sixteen."""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.filter import Monochrome, NoColor
from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#8fb4d8",
    secondary="#8fb4d8",
    accent="#e3b667",
    warning="#e3b667",
    error="#f08a7e",
    success="#9cc79a",
    foreground="#d6d9de",
    background="#16191d",
    surface="#16191d",
    panel="#2b3440",
    dark=True,
    variables={"quiet": "#8d96a3", "cursor": "#2b3440", "cursor-quiet": "#b4bdc9"},
)
LIGHT = Theme(
    name="light",
    primary="#1f5c94",
    secondary="#1f5c94",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a82a1c",
    success="#2d6b2f",
    foreground="#1d2329",
    background="#fafaf7",
    surface="#fafaf7",
    panel="#dbe4ee",
    dark=False,
    variables={"quiet": "#5c6570", "cursor": "#dbe4ee", "cursor-quiet": "#434c57"},
)
_ANSI = dict.fromkeys(
    ("quiet", "cursor", "cursor-quiet", "ansi-background", "ansi-foreground"), "ansi_default"
)
"""Ours, and two that Textual's own style sheets need in every ansi theme."""
ANSI_DARK = Theme(
    name="ansi-dark",
    ansi=True,
    primary="ansi_bright_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_bright_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables=_ANSI,
)
ANSI_LIGHT = replace(
    ANSI_DARK,
    name="ansi-light",
    primary="ansi_blue",
    secondary="ansi_blue",
    accent="ansi_magenta",
    warning="ansi_magenta",
    error="ansi_red",
    dark=False,
)
THEMES = (DARK, LIGHT, ANSI_DARK, ANSI_LIGHT)


def choose(wanted: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Return the theme to start with: the remembered one, else dark.

    A terminal without colour, or with sixteen, gets an ansi theme whatever is remembered.
    """
    plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") in {"linux", "vt100", "vt220"}
    names = {theme.name for theme in THEMES}
    wanted = wanted if wanted in names else DARK.name
    if plain and not wanted.startswith("ansi"):
        return f"ansi-{wanted}"
    return wanted


def dress(app: App[Any], wanted: str | None) -> None:
    """Give an application our themes, and the one to start with."""
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = choose(wanted)
    if app.no_color:  # Textual's own choice, made before the theme's, is black on black
        kept = [one for one in app._filters if not isinstance(one, Monochrome)]  # noqa: SLF001
        app._filters = [*kept, NoColor()]  # noqa: SLF001
