"""Draws how the figures of a library grow with its articles: one small SVG, both axes logarithmic."""

from __future__ import annotations

from html import escape
from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CURVES = (
    ("complete list", "first start: list complete", "#b5532a", ""),
    ("second start: complete", "second start: list complete", "#1d5c96", ""),
    ("first paint", "first paint", "#3c7a3c", ""),
    ("empty app: first paint", "empty app: first paint", "#777777", "4 3"),
    ("save to repaint", "save to repaint", "#8a4d9e", ""),
    ("nearest articles", "nearest articles", "#a08000", ""),
)
LEFT, TOP, WIDTH, HEIGHT, LEGEND = 56, 18, 380, 260, 200
LOW, HIGH = 1e-4, 1e2
"""Seconds at the foot and the head of the plot."""


def draw(table: Mapping[int, Mapping[str, float]]) -> str:
    """An SVG of these figures (seconds) by number of articles."""
    counts = sorted(table)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + LEGEND} {TOP + HEIGHT + 40}" '
        'font-family="sans-serif" font-size="11">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for exponent in range(int(log10(LOW)), int(log10(HIGH)) + 1):
        y = _y(10.0**exponent)
        label = f"{10**exponent} s" if exponent >= 0 else f"{10 ** (exponent + 3):g} ms"
        parts.append(f'<path d="M{LEFT} {y:.1f}h{WIDTH}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    for count in counts:
        x = _x(count, counts)
        parts.append(f'<path d="M{x:.1f} {TOP}v{HEIGHT}" stroke="#eeeeee"/>')
        parts.append(f'<text x="{x:.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{count:,}</text>')
    parts.append(f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 33}" text-anchor="middle">articles</text>')
    labels: list[float] = []
    for name, words, colour, dashes in CURVES:
        points = [(_x(count, counts), _y(table[count][name])) for count in counts if name in table[count]]
        if points:
            parts += _curve(points, words, colour, dashes, labels)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _curve(
    points: list[tuple[float, float]], words: str, colour: str, dashes: str, labels: list[float]
) -> list[str]:
    """A line with a dot at each figure, and its name at the end where no other name stands."""
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in points]
    at = points[-1][1]
    while any(abs(at - other) < 13 for other in labels):
        at += 3
    labels.append(at)
    style = f' stroke-dasharray="{dashes}"' if dashes else ""
    return [
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.8"{style}/>',
        *dots,
        f'<text x="{LEFT + WIDTH + 10}" y="{at + 4:.1f}" fill="{colour}">{escape(words)}</text>',
    ]


def _x(count: int, counts: list[int]) -> float:
    low, high = log10(counts[0]), log10(counts[-1])
    share = (log10(count) - low) / (high - low) if high > low else 0.5
    return LEFT + 12 + share * (WIDTH - 24)


def _y(seconds: float) -> float:
    share = (log10(max(seconds, LOW)) - log10(LOW)) / (log10(HIGH) - log10(LOW))
    return TOP + HEIGHT * (1 - min(1.0, share))
