"""Articles and collations as plain text, for a terminal or a pipe: a print of what the screens show.

Yields finished lines; knows the printer's width and emphasis, not where the lines go.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from lesarten.words import _, ngettext, show_problem
from tui.printing import crop, fill, visible
from widgets.margin import name_type, place_between
from widgets.marks import Mark, MarkKind, gather_discrepancies, mark_bead
from widgets.naming import SentenceNames
from widgets.notes import count_pairs, share_in_pairs
from widgets.rows import Cell, Options, Row, lay_out, prepare
from widgets.signs import gutter_signs
from widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lesarten.model import Article, Block, Collation, Discrepancy
    from tui.printing import Printer

_DATE_WIDTH, _OUTLET_WIDTH = 10, 14
_WORDS_WIDTH, _CUT_WIDTH = max(5, cell_len(_("words"))), max(4, cell_len(_("cut")))
_LEAST_TITLE = 20
_FIRST_WORDS = 14
"""Words that stand for the title of an article without one."""

_LONGEST_LINE = 78
"""Prose wider than this is hard to read, however wide the terminal."""

_EMPHASIS: dict[MarkKind, tuple[str, ...]] = {
    "discrepancy": ("bold", "underline"),
    "value": ("bold", "underline"),
    "letters": ("bold",),
    "differs": ("underline",),
    "added": ("underline",),
    "moved": ("italic",),
}


def article_line(article: Article, path_width: int, printer: Printer) -> str:
    """One article of a list in columns: path, date, outlet, words, share cut, and title or problem."""
    columns = " ".join(
        (
            fill(visible(article.path), path_width),
            fill((article.date or "–").partition("T")[0], _DATE_WIDTH),
            fill(visible(article.outlet or "–"), _OUTLET_WIDTH),
            f"{article.words:>{_WORDS_WIDTH}}",
            f"{article.cut_share:>{_CUT_WIDTH}.0%}",
        )
    )
    room = max(printer.width - cell_len(columns) - 2, _LEAST_TITLE)
    title = heading_of(article)
    if article.problem:
        title = f"! {visible(show_problem(article.problem))}"
    return f"{columns}  {printer.style(crop(title, room), 'bold')}"


def list_header(path_width: int, printer: Printer) -> str:
    """The names of the columns of `article_line`."""
    columns = (
        fill(_("file"), path_width),
        fill(_("date"), _DATE_WIDTH),
        fill(_("outlet"), _OUTLET_WIDTH),
        _("words").rjust(_WORDS_WIDTH),
        _("cut").rjust(_CUT_WIDTH),
    )
    return printer.style(crop(" ".join(columns) + "  " + _("title"), printer.width), "dim")


def heading_of(article: Article) -> str:
    """The title, or the first words of an article that has none."""
    if article.title:
        return visible(article.title)
    first = article.text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    return visible(" ".join(first)) + " …" if first else _("untitled")


def article_lines(article: Article, printer: Printer) -> Iterator[str]:
    """A cleaned article: where it comes from, what was cut, and its blocks, wrapped."""
    width = min(printer.width, _LONGEST_LINE)
    yield printer.style(crop(_origin(article, article.path), width), "dim")
    yield printer.style(crop(_figures(article), width), "dim")
    if article.problem:
        yield printer.style(f"! {visible(show_problem(article.problem))}", "bold")
    for block in article.blocks:
        yield ""
        yield from _block_lines(block, width, printer)


def collation_lines(collation: Collation, printer: Printer, noise: bool = True) -> Iterator[str]:
    """Two articles side by side, level, and below them what differs; `noise` shows spelling, too."""
    for siglum, article in (("A", collation.a), ("B", collation.b)):
        head = f"{siglum} {heading_of(article)} ({_origin(article, article.path)})"
        yield printer.style(crop(head, printer.width), "bold")
        if article.problem:
            yield f"  ! {visible(show_problem(article.problem))}"
    gathered = gather_discrepancies(collation)
    yield printer.style(crop(_pair_figures(gathered, printer), printer.width), "dim")
    yield printer.signs.line * printer.width
    yield from _Parallel(gathered, printer, noise).lines()
    names = SentenceNames(collation)
    found = [item for bead in collation.beads for item in bead.discrepancies]
    found += [place_between(item, names) for item in collation.discrepancies]
    shown = [item for item in found if not item.noise]
    if shown:
        yield ""
        yield printer.signs.line * printer.width
        for item in shown:
            yield from _discrepancy_lines(item, printer)


def _origin(article: Article, path: str) -> str:
    parts = [article.outlet, (article.date or "").replace("T", " "), ", ".join(article.authors), path]
    return " · ".join(visible(part) for part in parts if part)


def _figures(article: Article) -> str:
    words = ngettext("{n} word", "{n} words", article.words).format(n=article.words)
    if not article.cut:
        return _("{words}, nothing cut").format(words=words)
    reasons = Counter(cut.reason for cut in article.cut).most_common(3)
    listed = ", ".join(f"{_(reason)} {count}" for reason, count in reasons)
    return _("{words}, {share} cut: {reasons}").format(
        words=words, share=f"{article.cut_share:.0%}", reasons=listed
    )


def _block_lines(block: Block, width: int, printer: Printer) -> Iterator[str]:
    styles = {"title": ("bold", "underline"), "heading": ("bold",), "body": ()}.get(block.kind, ("italic",))
    for start, end in wrap(block.text, width):
        yield printer.style(visible(block.text[start:end]), *styles)


def _pair_figures(collation: Collation, printer: Printer) -> str:
    if collation.alignment.problem:
        return visible(show_problem(collation.alignment.problem))
    parts = [
        count_pairs(collation, printer.signs),
        _("{n} only in A").format(n=_count(collation, "only_a")),
        _("{n} only in B").format(n=_count(collation, "only_b")),
        share_in_pairs(collation.similarity),
    ]
    return " · ".join(parts)


def _count(collation: Collation, kind: str) -> int:
    return sum(len(bead.a) + len(bead.b) for bead in collation.beads if bead.kind == kind)


def _discrepancy_lines(item: Discrepancy, printer: Printer) -> Iterator[str]:
    from lesarten.discrepancies import explain

    text = f"{printer.signs.discrepancy} {name_type(item.type)}: {visible(explain(item))}"
    for number, (start, end) in enumerate(wrap(text, printer.width - 2)):
        yield ("  " if number else "") + text[start:end]


class _Parallel:
    """The level rows of a collation as strings."""

    def __init__(self, collation: Collation, printer: Printer, noise: bool) -> None:
        self.printer = printer
        self.noise = noise
        self.collation = collation
        self.texts = prepare(collation)
        self.sheet = lay_out(collation, Options(width=printer.width, noise=noise), self.texts)
        self.marks: dict[int, tuple[list[Mark], list[Mark]]] = {}

    def lines(self) -> Iterator[str]:
        waiting = False
        for row in self.sheet.rows:
            if row.kind == "gap":
                waiting = True
            elif row.kind == "text":
                if waiting:
                    yield ""
                waiting = False
                yield self._stacked(row) if self.sheet.columns.stacked else self._level(row)

    def _level(self, row: Row) -> str:
        columns = self.sheet.columns
        left = " " * columns.a_x + self._side(row, row.a, 0, columns.a_width)
        gap = " " * (columns.gutter_x - columns.a_x - columns.a_width)
        gutter = fill(self._sign(row), columns.b_x - columns.gutter_x)
        return (left + gap + gutter + self._side(row, row.b, 1, 0)).rstrip()

    def _stacked(self, row: Row) -> str:
        side, cell = (0, row.a) if row.a else (1, row.b)
        opening = f"{self._sign(row)} {'AB'[side]}" if cell and cell.first else ""
        return (fill(opening, self.sheet.columns.a_x) + self._side(row, cell, side, 0)).rstrip()

    def _sign(self, row: Row) -> str:
        """Two cells, as on the screen: whether it moved, and how alike the two sides are."""
        if row.meaning is None:
            return "  "
        found = gutter_signs(self.collation.beads[row.bead], self.noise)
        return "".join(map(self.printer.signs.of, found)).rjust(2)

    def _side(self, row: Row, cell: Cell | None, side: int, width: int) -> str:
        if cell is None:
            return " " * width
        if row.bead not in self.marks:
            bead = self.collation.beads[row.bead]
            a, b = self.texts.a[row.bead], self.texts.b[row.bead]
            self.marks[row.bead] = mark_bead(bead, a, b, self.noise)
        painted = self._paint(cell, self.marks[row.bead][side])
        return painted + " " * max(0, width - cell_len(cell.text))

    def _paint(self, cell: Cell, marks: Sequence[Mark]) -> str:
        parts, position = [], cell.start
        for mark in marks:
            start, end = max(mark.start, cell.start), min(mark.end, cell.end)
            if start < end:
                parts.append(cell.text[position - cell.start : start - cell.start])
                piece = cell.text[start - cell.start : end - cell.start]
                parts.append(self.printer.style(piece, *_EMPHASIS.get(mark.kind, ())))
                position = end
        return "".join(parts) + cell.text[position - cell.start :]
