"""Paints one row of a comparison: signs, both columns, marks, margin.

Knows rows, marks and styles; not how the view scrolls, and no state but what it is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from lesarten.words import _, ngettext
from widgets.marks import Mark, Side, mark_bead
from widgets.order import ids_of
from widgets.palette import Layer, Palette, lay, shift
from widgets.signs import pair_sign

if TYPE_CHECKING:
    from rich.style import Style

    from lesarten.model import Collation, Span
    from widgets.rows import Cell, Row, Sheet, Texts
    from widgets.signs import Meaning, SignSet

COMPONENTS = (
    "same",
    "differs",
    "discrepancy",
    "moved",
    "only_a",
    "only_b",
    "only",
    "quiet",
    "note",
    "heading",
    "cursor",
    "cursor-mark",
    "found",
    "found-current",
    "chosen",
    "selection",
    "word-discrepancy",
    "word-value",
    "word-differs",
    "word-added",
    "word-moved",
    "word-letters",
    "word-inflected",
    "word-spelling",
)
"""The parts of a comparison that a theme may style, as component classes "compare--NAME"."""

TOLD_WORDS = 5
"""Words of a moved sentence that are repeated where the other side tells it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a row looks like besides its text."""

    cursor: bool = False
    """The keys act on its bead."""
    side: Side = "a"
    found: dict[Side, list[Span]] = field(default_factory=dict)
    """Matches in the bead's text of each side."""
    current: dict[Side, list[Span]] = field(default_factory=dict)
    """The match that the search is at."""
    selected: tuple[str, Span] | None = None
    """Column and range of the row's piece."""
    chosen: tuple[tuple[Side, int], ...] = ()
    """Sentences that the reader is about to link or unlink."""


class Painter:
    """Paints the rows of one sheet."""

    def __init__(
        self, collation: Collation, texts: Texts, sheet: Sheet, palette: Palette, signs: SignSet
    ) -> None:
        self.collation, self.texts, self.sheet = collation, texts, sheet
        self.palette, self.signs = palette, signs
        self.columns = sheet.columns
        self._marks: dict[int, tuple[list[Mark], list[Mark]]] = {}

    def marks_of(self, bead: int, side: Side) -> list[Mark]:
        """The marks of a bead's text, found when it is first painted."""
        if bead not in self._marks:
            self._marks[bead] = mark_bead(
                self.collation.beads[bead],
                self.texts.a[bead],
                self.texts.b[bead],
                self.sheet.options.noise,
            )
        return self._marks[bead][0 if side == "a" else 1]

    def paint(self, row: Row, look: Look) -> Strip:
        """A row as a strip, from the left edge to the overview."""
        base = self.palette.base + self.palette["cursor"] if look.cursor else self.palette.base
        look = replace(look, side=self._side_of_keys(row, look.side)) if look.cursor else look
        line = _Line(base)
        if row.kind == "note":
            line.put(self.columns.a_x, row.a.text if row.a else "", base + self.palette["note"])
        elif self.columns.stacked:
            self._paint_stacked(line, row, look)
        else:
            self._paint_columns(line, row, look)
        line.fill(self.columns.overview_x)
        return Strip(line.segments, line.used)

    def _paint_columns(self, line: _Line, row: Row, look: Look) -> None:
        columns, signs = self.columns, self.signs
        mark = line.base + self.palette["cursor-mark"]
        if look.cursor and look.side == "a" and row.kind != "gap":
            line.put(0, signs.cursor, mark)
        self._put_side(line, row, "a", columns.a_x, look)
        line.fill(columns.gutter_x)
        self._put_signs(line, row, columns.gutter_x)
        if line.used < columns.gutter_x + 2:
            line.put(columns.gutter_x + 1, signs.rule, line.base + self.palette["quiet"])
        if look.cursor and look.side == "b" and row.kind != "gap":
            line.put(columns.gutter_x + 2, signs.cursor, mark)
        self._put_side(line, row, "b", columns.b_x, look)
        if row.margin:
            line.put(columns.margin_x, row.margin, line.base + self.palette["quiet"])

    def _paint_stacked(self, line: _Line, row: Row, look: Look) -> None:
        signs = self.signs
        is_aside = row.kind in ("fold", "told")
        side: Side = self._side_of_aside(row) if is_aside else "a" if row.b is None else "b"
        if look.cursor and row.kind != "gap":
            mark = line.base + self.palette["cursor-mark"]
            line.put(0, signs.cursor if is_aside or side == look.side else signs.rule, mark)
        self._put_signs(line, row, self.columns.gutter_x)
        cell = row.a or row.b
        if is_aside or (cell is not None and cell.first):
            line.put(self.columns.gutter_x + 3, side.upper(), line.base + self.palette["quiet"])
        self._put_side(line, row, side, self.columns.a_x, look)

    def _put_signs(self, line: _Line, row: Row, x: int) -> None:
        """First whether the bead moved, then how its sides are alike; where it is only told, not that."""
        meaning: Meaning | None = row.meaning
        if meaning is None:
            return
        bead = self.collation.beads[row.bead]
        if bead.moved:
            line.put(x, self.signs.moved, line.base + self.palette["moved"])
            meaning = None if row.kind == "told" else pair_sign(bead, self.sheet.options.noise)
        if meaning is not None:
            line.put(x + 1, self.signs.of(meaning), line.base + self.palette[meaning])

    def _side_of_keys(self, row: Row, side: Side) -> Side:
        """The side that the keys act on: where only the other one has a sentence, that."""
        other: Side = "b" if side == "a" else "a"
        bead = self.collation.beads[row.bead]
        return side if ids_of(bead, side) or not ids_of(bead, other) else other

    def _side_of_aside(self, row: Row) -> Side:
        """The column in which a fold, or the place of a moved bead, is told."""
        if row.kind == "told":
            return "b" if self.sheet.options.order == "a" else "a"
        return "b" if row.meaning == "only_b" else "a"

    def _put_side(self, line: _Line, row: Row, side: Side, x: int, look: Look) -> None:
        columns = self.columns
        quiet = line.base + self.palette["quiet"]
        if row.kind in ("fold", "told"):
            if self._side_of_aside(row) == side:
                line.put(x, self.shorten(self.describe(row), columns.a_width), quiet)
            return
        cell = row.a if side == "a" else row.b
        if cell is None or row.kind != "text":
            return
        if cell.first:
            self._put_lead(line, row, cell, x, quiet)
        line.fill(x)
        line.extend(self._text_segments(line.base, row, cell, side, look))

    def _put_lead(self, line: _Line, row: Row, cell: Cell, x: int, quiet: Style) -> None:
        if self.sheet.options.numbers:
            number = str(cell.sentence + 1)
            line.put(x - 1 - len(number), number, quiet)
        elif not self.columns.stacked and row.meaning in ("only_a", "only_b"):
            line.put(x - 2, self.signs.alone, quiet)

    def _text_segments(self, base: Style, row: Row, cell: Cell, side: Side, look: Look) -> list[Segment]:
        article = self.collation.a if side == "a" else self.collation.b
        if self.collation.beads[row.bead].kind != "paired":
            base += self.palette["only"]
        if article.sentences[cell.sentence].kind in ("title", "heading", "kicker"):
            base += self.palette["heading"]
        layers: list[Layer] = []
        for mark in self.marks_of(row.bead, side):
            if mark.start < cell.end and mark.end > cell.start:
                style = self.palette[f"word-{mark.kind}"]
                layers.extend(shift([(mark.start, mark.end)], cell.start, cell.end, style))
        layers += shift(look.found.get(side, ()), cell.start, cell.end, self.palette["found"])
        layers += shift(look.current.get(side, ()), cell.start, cell.end, self.palette["found-current"])
        if (side, cell.sentence) in look.chosen:
            layers.append((0, len(cell.text), self.palette["chosen"]))
        if look.selected is not None and look.selected[0] == side:
            layers.append((*look.selected[1], self.palette["selection"]))
        return lay(cell.text, base, layers)

    def describe(self, row: Row) -> str:
        """The words of a fold or of the place of a moved bead."""
        ellipsis = self.signs.ellipsis
        if row.kind == "fold":
            hidden = ngettext("{n} sentence only here", "{n} sentences only here", row.hidden)
            return f"{ellipsis} {hidden.format(n=row.hidden)} {self.signs.middot} " + _("enter opens")
        here = self._side_of_aside(row)
        words = self.texts.of(here, row.bead).text.split()
        start = " ".join(words[:TOLD_WORDS]) + (f" {ellipsis}" if len(words) > TOLD_WORDS else "")
        above = self.sheet.shown_at.get(row.bead, 0) < row.stop
        return f"{_('told above') if above else _('told below')}: {start}"

    def shorten(self, text: str, width: int) -> str:
        """The text, cut with an ellipsis when it is wider than `width` cells."""
        if cell_len(text) <= width:
            return text
        return set_cell_size(text, max(0, width - len(self.signs.ellipsis))).rstrip() + self.signs.ellipsis


class _Line:
    """Segments put at cells, from left to right, the gaps filled with the base style."""

    def __init__(self, base: Style) -> None:
        self.base = base
        self.segments: list[Segment] = []
        self.used = 0

    def fill(self, x: int) -> None:
        if x > self.used:
            self.segments.append(Segment(" " * (x - self.used), self.base))
            self.used = x

    def put(self, x: int, text: str, style: Style) -> None:
        self.fill(x)
        self.extend([Segment(text, style)])

    def extend(self, segments: list[Segment]) -> None:
        self.segments.extend(segments)
        self.used += sum(cell_len(segment.text) for segment in segments)
