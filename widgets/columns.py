"""Where the columns of a comparison stand for a width: side by side, stacked, with or without a margin.

Plain arithmetic in cells; knows no text. The heading above a comparison and the comparison itself ask
here, so that they line up.
"""

from __future__ import annotations

from typing import NamedTuple

STACK_BELOW = 100
"""Narrower than this, two columns would hold five words a line: the texts stand one above the other."""

MARGIN_FROM = 160
"""From here on a margin beside the columns lists what disagrees."""

MARGIN_WIDTH = 34
"""Wide enough for two names side by side, narrow enough to leave 60 cells a column at 160."""

LONGEST_LINE = 84
"""Lines longer than this are hard to come back from; wider columns keep white space at their right."""

OVERVIEW_WIDTH = 2
"""The window's frame and the signs, at the right edge."""

CURSOR_WIDTH = 1
LEAD_WIDTH = 2
"""Before each text: the dot of a sentence that stands alone, and a space."""

GUTTER_WIDTH = 3
"""Moved, sign, space: between the columns."""

STACKED_LEAD = 5
"""Moved, sign, space, siglum, space: before a stacked text, the signs in the order of the gutter."""


class Columns(NamedTuple):
    """Positions and widths in cells, from the left edge of the view."""

    width: int
    """All of the view."""
    stacked: bool
    a_x: int
    """Where A's text begins (stacked: both texts)."""
    a_width: int
    gutter_x: int
    """Where the gutter begins, with the cell for what moved; the sign stands one cell further right."""
    b_x: int
    b_width: int
    lead: int
    """Cells before each text for dot or number."""
    margin_x: int
    margin_width: int
    """0 without a margin."""
    overview_x: int


def place_columns(width: int, numbers: int = 0, narrow_below: int = STACK_BELOW) -> Columns:
    """Place the columns in `width` cells; `numbers` is the digits that a sentence's number may take, or 0."""
    overview_x = max(0, width - OVERVIEW_WIDTH)
    lead = max(LEAD_WIDTH, numbers + 1) if numbers else LEAD_WIDTH
    if width < narrow_below:
        lead = numbers + 1 if numbers else 0
        text_x = CURSOR_WIDTH + STACKED_LEAD + lead
        text_width = max(1, min(LONGEST_LINE, overview_x - text_x - 1))
        return Columns(
            width, True, text_x, text_width, CURSOR_WIDTH, text_x, text_width, lead, 0, 0, overview_x
        )
    margin_width = MARGIN_WIDTH if width >= MARGIN_FROM else 0
    inner = overview_x - (margin_width + 2 if margin_width else 0)
    column = (inner - CURSOR_WIDTH - 2 * lead - GUTTER_WIDTH - 1) // 2
    a_x = CURSOR_WIDTH + lead
    gutter_x = a_x + column
    b_x = gutter_x + GUTTER_WIDTH + lead
    text_width = min(LONGEST_LINE, column - 1)  # a space before the gutter and before the margin
    margin_x = b_x + column + 2 if margin_width else 0
    return Columns(
        width, False, a_x, text_width, gutter_x, b_x, text_width, lead, margin_x, margin_width, overview_x
    )
