"""The heading of a comparison: both sources, each over its column, and the pair's figures.

Lines up with the comparison by asking the same arithmetic for its columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from lesarten.words import _, ngettext
from tui.panes.notice import Notice
from tui.panes.row_text import clip
from tui.state import show_date, source_name
from widgets.columns import Columns, place_columns
from widgets.marks import gather_discrepancies
from widgets.notes import count_links, count_pairs, name_facts, name_witnesses
from widgets.signs import UNICODE, SignSet, count_facts

if TYPE_CHECKING:
    from rich.style import Style

    from lesarten.model import Article, Collation

FIGURES_SHARE = 0.7
"""Of a source's line the figures may take so much: a name is known by its beginning, a figure is not."""


class PairHeader(Widget):
    """Two lines: the sources with the figures, and a rule that the columns hang from."""

    DEFAULT_CSS = """
    PairHeader {
        height: 2;
        background: $panel;
        & > .pair--siglum { color: $accent; text-style: bold; }
        & > .pair--name { text-style: bold; }
        & > .pair--figures { color: $secondary; }
        & > .pair--rule { color: $secondary 50%; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pair--siglum", "pair--name", "pair--figures", "pair--rule"}

    def __init__(self, signs: SignSet = UNICODE) -> None:
        super().__init__()
        self._signs = signs
        self._names = self._hints = ("", "")
        self._figures = self._brief = ""
        self._columns: Columns | None = None

    def show(
        self,
        a: str,
        b: str,
        figures: str,
        columns: Columns | None = None,
        hints: tuple[str, str] = ("", ""),
        brief: str = "",
    ) -> None:
        """Draw other words, over the columns of the comparison; `hints` where there is room behind a name.

        The figures are said `brief` where they would cut what stands before them.
        """
        now = ((a, b), figures, columns, hints, brief)
        if now != (self._names, self._figures, self._columns, self._hints, self._brief):
            self._names, self._figures, self._columns, self._hints, self._brief = now
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint a line of the heading."""
        width = self.size.width
        columns = self._columns
        if columns is None or columns.width != width:
            columns = place_columns(width)
        if columns.stacked:
            return self._source_line(y, "" if y else self._figures, width)
        if y == 1:
            before = columns.gutter_x + 1
            rule = self._signs.line * before + self._signs.cross + self._signs.line * (width - before - 1)
            return Strip([Segment(rule, self._style("pair--rule"))]).adjust_cell_length(
                width, self.rich_style
            )
        left = self._source_line(0, "", columns.gutter_x + 1)
        rule_strip = Strip([Segment(self._signs.rule, self._style("pair--rule"))])
        right = self._source_line(1, self._figures, width - columns.gutter_x - 2)
        return Strip.join([left, rule_strip, right])

    def _source_line(self, side: int, figures: str, width: int) -> Strip:
        name, hint = self._names[side], self._hints[side]
        hinted = cell_len(name) + (3 + cell_len(hint) if hint else 0)
        if figures and self._brief and hinted + cell_len(figures) + 6 > width:
            figures = self._brief
        figures = clip(figures, max(int(width * FIGURES_SHARE), width - 5 - cell_len(name)))
        room = width - 3 - (cell_len(figures) + 3 if figures else 1)
        name = clip(name, room)
        hint = f" · {hint}" if hint and cell_len(name) + 3 + cell_len(hint) <= room else ""
        gap = width - 3 - cell_len(name) - cell_len(hint) - cell_len(figures) - 1
        strip = Strip(
            [
                Segment(f" {'AB'[side]} ", self._style("pair--siglum")),
                Segment(name, self._style("pair--name")),
                Segment(hint, self._style("pair--figures")),
                Segment(" " * max(0, gap), self.rich_style),
                Segment(figures, self._style("pair--figures")),
            ]
        )
        return strip.adjust_cell_length(width, self.rich_style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)


def source_words(article: Article) -> str:
    """Outlet or file, and date: what the heading calls a source."""
    date = show_date(article.date)
    return source_name(article.path, article.outlet) + (f" {date}" if date else "")


def pair_figures(
    collation: Collation, own: str = "", signs: SignSet = UNICODE, *, moved: bool = False, brief: bool = False
) -> str:
    """How many facts differ in how many pairs; once the threshold was `moved`, how many links they hold.

    In `brief` only how many pairs and facts. Where the reader decided something, `own` or the number of
    decisions stands before what may be clipped.
    """
    paired = sum(bead.kind == "paired" for bead in collation.beads)
    if not paired:
        return _("nothing in common")
    pairs = ngettext("{n} pair", "{n} pairs", paired).format(n=paired)
    facts = count_facts(collation)
    mine = own or (_("{n} by you").format(n=len(collation.decided)) if collation.decided else "")
    if moved:
        links = count_links(collation)
        held = ngettext("{n} link in {pairs}", "{n} links in {pairs}", links).format(n=links, pairs=pairs)
        words = [mine, held, f"{facts} {signs.discrepancy}" if mine else name_facts(facts)]
    elif mine or brief:
        # The line below the texts says it in full: beside the reader's own decision there is less room.
        words = [mine, f"{pairs}, {facts} {signs.discrepancy}"]
    else:
        return count_pairs(gather_discrepancies(collation), signs)
    return " · ".join(filter(None, words))


def tell_witnesses(collation: Collation) -> Notice:
    """Which other articles the links of a comparison rest on, too: in full, or where they are named."""
    words = name_witnesses(collation)
    if not words:
        return Notice(_("only these two texts were weighed"))
    count = len(collation.witnesses)
    brief = ngettext("{n} witness: ? names it", "{n} witnesses: ? names them", count).format(n=count)
    return Notice(words, brief)
