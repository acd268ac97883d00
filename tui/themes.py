"""The themes: dark, light, blue and orange for readers who do not tell red from green, high contrast, and the
terminal's own sixteen colours.

Colour only repeats what a sign or an attribute says; every text colour has a contrast of 4.5 or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from lesarten.errors import UsageError
from lesarten.words import _
from tui.config import suggest
from tui.folders import configuration_file, themes_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.panes.notice import Notice

DARK = Theme(
    name="dark",
    primary="#8ab4e0",
    secondary="#a3aebb",
    accent="#e5b567",
    foreground="#d9dce1",
    background="#15181d",
    surface="#15181d",
    panel="#20252d",
    success="#98c38a",
    warning="#e5b567",
    error="#f28b82",
    dark=True,
)

LIGHT = Theme(
    name="light",
    primary="#1d5c96",
    secondary="#59616b",
    accent="#8a4f00",
    foreground="#22252a",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#ecebe4",
    success="#2c6a33",
    warning="#8a4f00",
    error="#b3261e",
    dark=False,
)

BLUE_ORANGE = Theme(
    name="blue-orange",
    primary="#7db8ff",
    secondary="#a3aebb",
    accent="#ffb454",
    foreground="#dde1e7",
    background="#12161d",
    surface="#12161d",
    panel="#1c2430",
    success="#7db8ff",
    warning="#ffd08a",
    error="#ff9a3d",
    dark=True,
)

CONTRAST = Theme(
    name="high-contrast",
    primary="#9cd0ff",
    secondary="#e0e0e0",
    accent="#ffe066",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#9dff9d",
    warning="#ffe066",
    error="#ff9e9e",
    dark=True,
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_default",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    dark=True,
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_blue",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_white",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_white",
        "screen-selection-foreground": "ansi_black",
    },
)
"""Follows the terminal, dark or light: text and background are its own, and what is quiet is dim."""

THEMES: tuple[Theme, ...] = (DARK, LIGHT, BLUE_ORANGE, CONTRAST, TERMINAL)
"""In the order in which the key walks through them."""


def load_own_themes() -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The reader's own themes, and what is wrong with their files, one line each."""
    folder = themes_folder()
    if not folder.is_dir():
        return (), ()
    from tui.user_themes import load_themes  # only readers with themes of their own need it

    return load_themes(folder)


def choose_theme(
    themes: Sequence[Theme],
    configured: str | None,
    last: str,
    *,
    no_color: bool = False,
    faults: Sequence[str] = (),
) -> str:
    """The name of the theme to begin with: as configured, else as in the last run, else the first.

    Where the reader wants no colour at all, the terminal's own stand for the last and the first.

    Raises UsageError for a configured name that no theme has, with the fault of its file if there is one.
    """
    names = [theme.name for theme in themes]
    if configured is None and no_color:
        return TERMINAL.name
    if configured is None:
        return last if last in names else names[0]
    if configured not in names:
        for fault in faults:
            if fault.startswith(f"{themes_folder() / configured}.toml: "):
                raise UsageError(fault)
        words = _("no theme “{name}”").format(name=configured) + suggest(configured, dict.fromkeys(names))
        raise UsageError(f"{configuration_file()}: {words}")
    return configured


def next_theme(name: str, themes: Sequence[Theme] = THEMES) -> str:
    """The theme after this one; the first after the last and after a stranger."""
    names = [theme.name for theme in themes]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def tell_theme(name: str, themes: Sequence[Theme] = THEMES) -> Notice:
    """The theme now, which of how many it is, and the one that the program begins with."""
    from tui.panes.notice import Notice  # only on demand

    names = [theme.name for theme in themes]
    words = _("theme {name}").format(name=_(name))
    place = _("{n} of {count}").format(n=names.index(name) + 1, count=len(names)) if name in names else ""
    usual = _("the usual one") if name == names[0] else _("usual: {name}").format(name=_(names[0]))
    return Notice(", ".join(part for part in (words, place, usual) if part))
