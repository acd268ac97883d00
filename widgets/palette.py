"""The styles a view paints with, taken from its component classes and the theme, once a theme.

Knows Textual's styles; nothing of rows and texts.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from lesarten.model import Span

Layer = tuple[int, int, Style]
"""A range of a text and what is laid over it."""


class Palette:
    """Styles by the last part of their component class: "compare--found" is `["found"]`."""

    def __init__(self, widget: Widget, prefix: str, names: Iterable[str]) -> None:
        self.base = widget.rich_style
        self._styles = {name: _overlay(widget, f"{prefix}--{name}") for name in names}

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
