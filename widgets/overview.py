"""The strip at the right edge: what stands where in the whole comparison, and what part is on screen.

Plain arithmetic over rows, and its painted cells; the view says which rows there are and which it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.palette import Palette
    from widgets.rows import Row
    from widgets.signs import Meaning, SignSet

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


class Overview:
    """Paints the strip cell by cell, and keeps what it found and painted until that is forgotten."""

    def __init__(self, signs: SignSet) -> None:
        self._signs = signs
        self._meanings: tuple[Meaning | None, ...] = ()
        self._cells: dict[tuple[bool, Meaning | None], Strip] = {}
        """Painted cells: (on screen, what stands there)."""

    def forget(self, *, painted: bool = False) -> None:
        """The rows are others; with `painted` the colours are."""
        self._meanings = ()
        if painted:
            self._cells.clear()

    def paint(self, y: int, rows: Sequence[Row], shown: tuple[int, int], palette: Palette) -> Strip:
        """Two cells of line `y`: the frame of what is `shown` (top row, height), and what stands there."""
        top, height = shown
        if len(self._meanings) != height:
            self._meanings = summarize(rows, height)
        first, last = window(top, height, len(rows))
        key = (first <= y < last, self._meanings[y])
        if key not in self._cells:
            self._cells[key] = self._paint_cell(*key, palette)
        return self._cells[key]

    def _paint_cell(self, on_screen: bool, meaning: Meaning | None, palette: Palette) -> Strip:
        """A line at the left parts the strip from the text; calm, but for facts that differ.

        Otherwise each sign would read as that of the line of text it happens to stand beside.
        """
        quiet = palette.base + palette["quiet"]
        frame = Segment(self._signs.rule, quiet)
        if on_screen:
            frame = Segment(self._signs.window, palette.base + palette["cursor-mark"])
        if meaning is None:
            return Strip([frame, Segment(" ", quiet)], 2)
        loud = palette.base + palette[meaning]
        return Strip(
            [frame, Segment(self._signs.of(meaning), loud if meaning == "discrepancy" else quiet)], 2
        )
