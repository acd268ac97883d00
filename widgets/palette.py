"""The styles a view paints with, taken from its component classes and the theme, once a theme.

Knows Textual's styles; nothing of rows and texts.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.color import Color as RichColor
    from textual.widget import Widget

    from lesarten.model import Span

Layer = tuple[int, int, Style]
"""A range of a text and what is laid over it."""


LEAST_CONTRAST = 4.5
"""What WCAG 2 asks for text that is read."""

STEPS = 10
"""In how many steps a colour without contrast goes towards black or white."""


class Palette:
    """Styles by the last part of their component class: "compare--found" is `["found"]`.

    A colour that a theme gives too little contrast is made lighter or darker until it can be read, on the
    view's background and on the cursor's.
    """

    def __init__(self, widget: Widget, prefix: str, names: Iterable[str]) -> None:
        self.base = widget.rich_style
        plain = {name: _overlay(widget, f"{prefix}--{name}") for name in names}
        behind = [self.base.bgcolor, plain["cursor"].bgcolor]
        self._styles = {name: _readable(style, behind) for name, style in plain.items()}

    def __getitem__(self, name: str) -> Style:
        return self._styles[name]

    def get(self, name: str) -> Style:
        """The style of a name, or none for a name without a component class."""
        return self._styles.get(name, Style.null())


def _overlay(widget: Widget, component: str) -> Style:
    """Only what a component class itself says, its colours blended with what is behind them."""
    styles = widget.get_component_styles(component)
    full = widget.get_component_rich_style(component)
    color = full.color if styles.has_rule("color") or styles.auto_color else None
    background = full.bgcolor if styles.has_rule("background") else None
    return Style(color=color, bgcolor=background) + styles.text_style


def _readable(style: Style, behind: Sequence[RichColor | None]) -> Style:
    """The style with a colour that stands out from what is behind it; the terminal's own colours stay."""
    backgrounds = [style.bgcolor] if style.bgcolor is not None else [one for one in behind if one is not None]
    if style.color is None or any(one.triplet is None for one in (style.color, *backgrounds)):
        return style
    color = Color.from_rich_color(style.color)
    grounds = [Color.from_rich_color(one) for one in backgrounds]
    if not grounds:
        return style
    return style + Style(color=make_readable(color, grounds).rich_color)


def make_readable(color: Color, grounds: Sequence[Color]) -> Color:
    """The colour, made lighter or darker until it can be read on all of some backgrounds, one at least."""
    goal = grounds[0].get_contrast_text(1.0)
    for step in range(STEPS + 1):
        seen = color.blend(goal, step / STEPS)
        if all(contrast(seen, ground) >= LEAST_CONTRAST for ground in grounds):
            return seen
    return goal


def contrast(one: Color, two: Color) -> float:
    """The contrast ratio of two colours after WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [value / 255 for value in color.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lay(text: str, base: Style, layers: Sequence[Layer]) -> list[Segment]:
    """Segments of a text with layers over its base style, later layers on top; offsets count in the text."""
    if not layers:
        return [Segment(text, base)] if text else []
    edges = {0, len(text)}
    for start, end, _style in layers:
        edges.update((min(max(start, 0), len(text)), min(max(end, 0), len(text))))
    cuts = sorted(edges)
    segments: list[Segment] = []
    for start, end in itertools.pairwise(cuts):
        style = base
        for first, last, over in layers:
            if first <= start and end <= last:
                style += over
        segments.append(Segment(text[start:end], style))
    return segments


def shift(spans: Iterable[Span], start: int, end: int, style: Style) -> list[Layer]:
    """The parts of some ranges that lie in `[start:end]`, as layers of that piece."""
    return [
        (max(first, start) - start, min(last, end) - start, style)
        for first, last in spans
        if first < end and last > start
    ]
