"""One line below a comparison: what the signs beside the cursor mean, above all which facts differ.

While something is to be chosen, the question stands in it. Knows words, nothing of the comparison.
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

CERTAINTY_GAP = 3
"""Cells at least between what differs and how sure the pair is."""

EDGE = 1
"""Cells before the signs, and between signs and words."""


class FactLine(Widget):
    """The words for what the cursor is on."""

    DEFAULT_CSS = """
    FactLine {
        height: 1;
        background: $panel;
        & > .facts--differs { color: $text-primary; }
        & > .facts--discrepancy { color: $text-error; text-style: bold; }
        & > .facts--moved { color: $text-accent; }
        & > .facts--same { color: $text-success; }
        & > .facts--only_a, & > .facts--only_b, & > .facts--quiet { color: $text-muted; }
        & > .facts--question { text-style: bold reverse; }
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
        "facts--question",
    }

    def __init__(self, signs: SignSet, tell: Callable[[int], BeadWords]) -> None:
        """`tell` gives the words for a room in cells."""
        super().__init__()
        self._signs, self._tell = signs, tell
        self._told = BeadWords()
        self._question = ""

    @property
    def room(self) -> int:
        """Cells for the words."""
        return max(0, self.size.width - 3 * EDGE - MOST_SIGNS)

    def update(self) -> None:
        """Say what the cursor is on now."""
        told = self._tell(self.room)
        if told != self._told:
            self._told = told
            self.refresh()

    def ask(self, question: str) -> None:
        """Ask something for as long as it is open: until the question is another one, or ""."""
        if question != self._question:
            self._question = question
            self.refresh()

    def on_resize(self) -> None:
        """Another width has other room."""
        self.update()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one
        """The signs as in the gutter, the words, and at the right how sure the pair is; or the question."""
        base = self.rich_style
        if self._question:
            words = clip(self._question, self.size.width - EDGE)
            strip = Strip([Segment(" " * EDGE + words, self._style("facts--question"))])
            return strip.adjust_cell_length(self.size.width, self._style("facts--question"))
        segments = [Segment(" " * (EDGE + MOST_SIGNS - len(self._told.meanings)), base)]
        segments += [
            Segment(self._signs.of(meaning), self._style(f"facts--{meaning}"))
            for meaning in self._told.meanings
        ]
        loud = "discrepancy" in self._told.meanings
        style = base if loud else self._style("facts--quiet")
        certainty = self._told.certainty
        room = self.room - (cell_len(certainty) + CERTAINTY_GAP if certainty else 0)
        segments.append(Segment(" " + clip(self._told.words, room), style))
        used = sum(cell_len(segment.text) for segment in segments) + cell_len(certainty) + EDGE
        segments.append(Segment(" " * max(0, self.size.width - used), base))
        segments.append(Segment(certainty, self._style("facts--quiet")))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)
