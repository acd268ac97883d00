"""The reader's own themes: one TOML file each, its name the theme's, its lines the colours.

Read at the start of the app, and only where there is a folder of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.color import Color, ColorParseError

from lesarten.errors import UsageError
from lesarten.words import _
from tui.config import suggest
from tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

COLOURS = dict.fromkeys(
    "primary secondary accent foreground background surface panel success warning error".split()
)
"""What a theme's file may set besides `dark`; what it leaves out is as in the dark or the light theme."""


def load_themes(folder: Path) -> tuple[Theme, ...]:
    """The themes of a folder, by name; none when there is no folder.

    Raises UsageError for a file that cannot be read or sets something unknown or wrong.
    """
    if not folder.is_dir():
        return ()
    return tuple(load_theme(path) for path in sorted(folder.glob("*.toml")))


def load_theme(path: Path) -> Theme:
    """The theme of a file. Raises UsageError with the path and the reason."""
    import tomllib  # 3 ms that only readers with themes of their own pay

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = _("is no TOML: {reason}").format(reason=error)
        raise UsageError(f"{path}: {reason}") from error
    dark = table.pop("dark", True)
    if not isinstance(dark, bool):
        raise UsageError(f"{path}: " + _("{name} must be {wanted}").format(name="dark", wanted="true, false"))
    for name, value in table.items():
        if name not in COLOURS:
            words = _("no colour “{name}”").format(name=name) + suggest(name, {**COLOURS, "dark": None})
            raise UsageError(f"{path}: {words}")
        if not _is_colour(value):
            wanted = _("a colour such as “#8ab4e0”")
            raise UsageError(f"{path}: " + _("{name} must be {wanted}").format(name=name, wanted=wanted))
    return replace(DARK if dark else LIGHT, name=path.stem, dark=dark, **table)


def _is_colour(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        Color.parse(value)
    except ColorParseError:
        return False
    return True
