"""The commands that look at many articles at once: facts, quotes, matrix, near. One row a result.

Knows the engine and the printer; reads articles through the reader it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from lesarten import factlist, quotelist
from lesarten.matrix import MOST_SOURCES, MatrixCell, make_cells, siglum
from lesarten.near import NearIndex, longest_shared_run
from lesarten.report import dumps
from lesarten.words import _
from tui.printing import crop, fill, visible
from tui.text import heading_of
from widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lesarten.factlist import Mention
    from lesarten.model import Article
    from tui.printing import Printer

MOST_NEAR = 8
"""More neighbours than this are no longer near."""

_CELL_WIDTH = 9


def matrix_json(articles: Sequence[Article]) -> str:
    """Sources with their sigla, and a cell for every pair."""
    sources = [
        {"siglum": siglum(n), "path": a.path, "title": a.title, "outlet": a.outlet, "date": a.date}
        for n, a in enumerate(articles)
    ]
    cells = [
        {
            "a": siglum(cell.a),
            "b": siglum(cell.b),
            "similarity": cell.similarity,
            "shared": cell.shared,
            "sentences": cell.sentences,
            "discrepancies": cell.discrepancies,
        }
        for cell in make_cells(articles)
    ]
    return dumps({"version": 1, "sources": sources, "cells": cells}) + "\n"


def matrix_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """The sources, then a table: share in common and number of facts that differ."""
    yield from source_lines(articles, printer)
    yield ""
    cells = {(cell.a, cell.b): cell for cell in make_cells(articles)}
    yield printer.style("  " + "".join(siglum(n).rjust(_CELL_WIDTH) for n in range(len(articles))), "dim")
    for row in range(len(articles)):
        cells_of_row = (cells.get((min(row, c), max(row, c))) for c in range(len(articles)))
        columns = [_cell_text(cell, printer) for cell in cells_of_row]
        yield f"{siglum(row)} " + "".join(" " * (_CELL_WIDTH - cell_len(text)) + text for text in columns)
    yield ""
    yield printer.style(_("share of both texts in common, and how many facts differ"), "dim")


def facts_json(articles: Sequence[Article]) -> str:
    """An array with one object a fact."""
    paths = [article.path for article in articles]
    return rows_json([factlist.row_json(row, paths) for row in factlist.list_facts(articles)])


def quotes_json(articles: Sequence[Article]) -> str:
    """An array with one object a quotation."""
    paths = [article.path for article in articles]
    return rows_json([quotelist.row_json(row, paths) for row in quotelist.list_quotes(articles)])


def rows_json(rows: Sequence[object]) -> str:
    """An array, one row a line."""
    return "[\n" + ",\n".join(map(dumps, rows)) + "\n]\n" if rows else "[]\n"


def facts_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """The sources, then a row a fact: what differs first, each source in its own words."""
    yield from source_lines(articles, printer)
    kind = ""
    for row in factlist.list_facts(articles):
        heading = _("differs") if row.differs else _(row.type)
        if heading != kind:
            yield ""
            yield printer.style(heading, "bold")
            kind = heading
        sign = printer.signs.discrepancy if row.differs else " "
        yield from _wrapped(f"{sign} ", _words_of(row.mentions), printer.width)


def quotes_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """The sources, then a group a quotation, its wordings below each other."""
    yield from source_lines(articles, printer)
    for row in quotelist.list_quotes(articles):
        yield ""
        for number, wording in enumerate(row.wordings):
            sign = printer.signs.discrepancy if row.differs and number == 0 else " "
            via = f" ({visible(wording.via.upper())})" if wording.via else ""
            opening = f"{sign} {source_siglum(wording.source)} "
            yield from _wrapped(opening, f"{visible(wording.text)}{via}", printer.width)


def source_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """Which letter stands for which article."""
    for number, article in enumerate(articles):
        outlet = f" ({visible(article.outlet)})" if article.outlet else ""
        line = f"{source_siglum(number)} {heading_of(article)}{outlet} · {visible(article.path)}"
        yield crop(line, printer.width)


def source_siglum(number: int) -> str:
    """A letter, and behind Z a number."""
    return siglum(number) if number < MOST_SOURCES else str(number + 1)


def near_json(article: Article, others: Sequence[Article]) -> str:
    """The articles nearest to one, best first."""
    rows = [
        {
            "path": other.path,
            "title": other.title,
            "outlet": other.outlet,
            "date": other.date,
            "similarity": similarity,
            "shared_run": longest_shared_run(article.text, other.text),
        }
        for other, similarity in _nearest(article, others)
    ]
    return dumps(rows) + "\n"


def near_lines(article: Article, others: Sequence[Article], printer: Printer) -> Iterator[str]:
    """One line for each near article: how near, its file and title, and the longest run in common."""
    for other, similarity in _nearest(article, others):
        line = f"{similarity:>5.0%}  {visible(other.path)}  "
        yield line + printer.style(crop(heading_of(other), max(20, printer.width - cell_len(line))), "bold")
        run = longest_shared_run(article.text, other.text)
        if run:
            words = _("{n} words in common: {run}").format(n=len(run.split()), run=visible(run))
            yield fill("", 7) + printer.style(crop(words, printer.width - 7), "dim")


def _words_of(mentions: Sequence[Mention]) -> str:
    """Each source with its own words, a wording that it repeats only once."""
    by_source: dict[int, list[str]] = {}
    for mention in mentions:
        words = by_source.setdefault(mention.source, [])
        if mention.text not in words:
            words.append(mention.text)
    return " · ".join(
        f"{source_siglum(source)}: {visible(', '.join(words))}" for source, words in by_source.items()
    )


def _wrapped(opening: str, text: str, width: int) -> Iterator[str]:
    for start, end in wrap(text, width - len(opening)):
        yield opening + text[start:end]
        opening = " " * len(opening)


def _cell_text(cell: MatrixCell | None, printer: Printer) -> str:
    if cell is None:
        return printer.signs.middot
    disputed = f" {cell.discrepancies}{printer.signs.discrepancy}" if cell.discrepancies else ""
    return f"{cell.similarity:.0%}{disputed}"


def _nearest(article: Article, others: Sequence[Article]) -> list[tuple[Article, float]]:
    """The nearest of the others that are not the same file or its copy under the same name."""
    index = NearIndex()
    index.add("", article.text)
    known = {other.path: other for other in others if other.path != article.path}
    for path, other in known.items():
        index.add(path, other.text)
    return [(known[near.key], near.similarity) for near in index.nearest("", MOST_NEAR)]
