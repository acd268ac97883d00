"""The strip at the right edge: what stands where in the whole comparison, and what part is on screen.

Plain arithmetic over rows; gives meanings and a window, the view paints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.rows import Row
    from widgets.signs import Meaning

SCREENS_NEEDED = 2
"""Below two screens of rows there is nothing to overlook."""

GRAVITY: dict[Meaning | None, int] = {
    None: 0,
    "only_a": 1,
    "only_b": 1,
    "same": 2,
    "differs": 3,
    "moved": 4,
    "discrepancy": 5,
}
"""Where several beads share a cell of the strip, the gravest is shown."""


def is_needed(rows: int, height: int) -> bool:
    """Whether a comparison is long enough for an overview."""
    return height > 0 and rows >= SCREENS_NEEDED * height


def summarize(rows: Sequence[Row], height: int) -> tuple[Meaning | None, ...]:
    """The gravest meaning of each of `height` equal stretches of the rows."""
    cells: list[Meaning | None] = [None] * height
    for index, row in enumerate(rows):
        if row.meaning is not None and row.kind != "told":
            cell = index * height // len(rows)
            if GRAVITY[row.meaning] > GRAVITY[cells[cell]]:
                cells[cell] = row.meaning
    return tuple(cells)


def window(top: int, height: int, rows: int) -> tuple[int, int]:
    """The cells of the strip, first and behind the last, that stand for the rows on screen."""
    if rows <= 0:
        return 0, 0
    first = top * height // rows
    last = -(-(top + height) * height // rows)
    return first, max(first + 1, min(height, last))


def row_at(cell: int, height: int, rows: int) -> int:
    """The row that stands in the middle of the screen after a click on a cell of the strip."""
    return max(0, (2 * cell + 1) * rows // (2 * max(1, height)) - height // 2)
