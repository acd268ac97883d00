"""The reader's own themes: one TOML file each, its name the theme's, its lines the colours.

Read at the start of the app, and only where there is a folder of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.color import Color, ColorParseError

from lesarten.errors import UsageError
from lesarten.words import _, show_decimal
from tui.config import suggest
from tui.themes import DARK, LIGHT
from widgets.palette import LEAST_CONTRAST, contrast, make_readable

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

COLOURS = dict.fromkeys(
    "primary secondary accent foreground background surface panel success warning error".split()
)
"""What a theme's file may set besides `dark`; what it leaves out is as in the dark or the light theme."""

TEXTS = ("foreground", "primary", "secondary", "accent", "success", "warning", "error")
"""The colours in which something is written."""

BEHIND = ("background", "panel")
"""The colours on which it is written."""

_LINE = re.compile(r"\s*[\"']?(\w+)[\"']?\s*=")


def load_themes(folder: Path) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The themes of a folder, by name, and what is wrong with its files, one line each.

    A file that is no theme is left out; a colour that is too faint is made readable.
    """
    themes: list[Theme] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            theme = load_theme(path)
        except UsageError as error:
            problems.append(str(error))
        else:
            faint = find_faint(theme)
            if faint:
                problems.append(_say_faint(path, theme, faint))
                readable = {name: make_readable(_color(theme, name), _grounds(theme)).hex for name in faint}
                theme = replace(theme, **readable)  # type: ignore[arg-type]
            themes.append(theme)
    return tuple(themes), tuple(problems)


def find_faint(theme: Theme) -> dict[str, str]:
    """The colours of texts that cannot be read on one of the theme's backgrounds, with that one's name."""
    found = {}
    for name in TEXTS:
        ratios = {behind: contrast(_color(theme, name), _color(theme, behind)) for behind in BEHIND}
        worst = min(ratios, key=lambda behind: ratios[behind])
        if ratios[worst] < LEAST_CONTRAST:
            found[name] = worst
    return found


def _say_faint(path: Path, theme: Theme, faint: dict[str, str]) -> str:
    """The first faint colour with its line in the file, or that of the background which makes it faint."""
    name, behind = next(iter(faint.items()))
    lines = path.read_text(encoding="utf-8").splitlines()
    said = {match.group(1): number for number, line in enumerate(lines, 1) if (match := _LINE.match(line))}
    line = said.get(name) or said.get(behind) or 1
    words = _("line {line}: {name} is too faint on {behind} ({ratio}, wanted {wanted}): made readable")
    words = words.format(
        line=line,
        name=name,
        behind=behind,
        ratio=show_decimal(contrast(_color(theme, name), _color(theme, behind)), 1),
        wanted=show_decimal(LEAST_CONTRAST, 1),
    )
    more = len(faint) - 1
    return f"{path}: {words}" + (_(" and {n} more").format(n=more) if more else "")


def _color(theme: Theme, name: str) -> Color:
    return Color.parse(getattr(theme, name))


def _grounds(theme: Theme) -> list[Color]:
    return [_color(theme, name) for name in BEHIND]


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
