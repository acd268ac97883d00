"""One line below a comparison: what the signs beside the cursor mean, above all which facts differ.

Knows the comparison's view; it stands where the view has no margin that says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.row_text import clip
from widgets.bead_words import MOST_SIGNS, BeadWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style

    from widgets.signs import SignSet

EDGE = 1
"""Cells before the signs, and between signs and words."""


class FactLine(Widget):
    """The words for what the cursor is on."""

    DEFAULT_CSS = """
    FactLine {
        height: 1;
        & > .facts--differs { color: $text-primary; }
        & > .facts--discrepancy { color: $text-error; text-style: bold; }
        & > .facts--moved { color: $text-accent; }
        & > .facts--same { color: $text-success; }
        & > .facts--only_a, & > .facts--only_b, & > .facts--quiet { color: $text-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--same",
        "facts--differs",
        "facts--discrepancy",
        "facts--moved",
        "facts--only_a",
        "facts--only_b",
        "facts--quiet",
    }

    def __init__(self, signs: SignSet, tell: Callable[[int], BeadWords]) -> None:
        """`tell` gives the words for a room in cells."""
        super().__init__()
        self._signs, self._tell = signs, tell
        self._told = BeadWords()

    @property
    def room(self) -> int:
        """Cells for the words."""
        return max(0, self.size.width - 3 * EDGE - MOST_SIGNS)

    def update(self) -> None:
        """Say what the cursor is on now."""
        told = self._tell(self.room) if self.display else BeadWords()
        if told != self._told:
            self._told = told
            self.refresh()

    def on_resize(self) -> None:
        """Another width has other room."""
        self.update()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one
        """The signs as in the gutter, and the words."""
        base = self.rich_style
        segments = [Segment(" " * (EDGE + MOST_SIGNS - len(self._told.meanings)), base)]
        segments += [
            Segment(self._signs.of(meaning), self._style(f"facts--{meaning}"))
            for meaning in self._told.meanings
        ]
        loud = "discrepancy" in self._told.meanings
        style = base if loud else self._style("facts--quiet")
        segments.append(Segment(" " + clip(self._told.words, self.room), style))
        used = sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, self.size.width - used), base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)
