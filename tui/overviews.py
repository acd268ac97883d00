"""The commands that look at many articles at once: facts, quotes, matrix, near. One row a result.

Knows the engine and the printer; reads articles through the reader it is given.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rich.cells import cell_len

from lesarten import factlist, quotelist
from lesarten.copied import copied, longest_shared_run
from lesarten.matrix import MOST_SOURCES, MatrixCell, make_cells, siglum
from lesarten.near import NearIndex
from lesarten.report import dumps
from lesarten.words import _, ngettext
from tui.panels.quote_table import make_quote_groups
from tui.printing import crop, fill, visible
from tui.text import heading_of
from widgets.fact_rows import sign_of
from widgets.margin import name_type
from widgets.quote_rows import describe
from widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lesarten.factlist import FactRow
    from lesarten.model import Article
    from tui.printing import Printer

MOST_COLLATED = 10
"""Articles whose pairs are all compared for a list of facts; more would take longer than a reader waits."""

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
    yield printer.style(
        _("share of both texts in pairs, and how many facts differ in shared sentences"), "dim"
    )


def facts_json(articles: Sequence[Article]) -> str:
    """An array with one object a fact."""
    paths = [article.path for article in articles]
    return rows_json([factlist.row_json(row, paths) for row in _facts_of(articles)])


def quotes_json(articles: Sequence[Article]) -> str:
    """An array with one object a quotation."""
    paths = [article.path for article in articles]
    return rows_json([quotelist.row_json(row, paths) for row in quotelist.list_quotes(articles)])


def rows_json(rows: Sequence[object]) -> str:
    """An array, one row a line."""
    return "[\n" + ",\n".join(map(dumps, rows)) + "\n]\n" if rows else "[]\n"


def facts_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """The sources, then a row a fact: what differs first, each source in its own words.

    Numbers of one thing stand below each other, the sign before the first of them.
    """
    yield from source_lines(articles, printer)
    above: FactRow | None = None
    for row in _facts_of(articles):
        if above is None or _heading(above) != _heading(row):
            yield ""
            yield printer.style(_heading(row), "bold")
            above = None
        goes_on = above is not None and (above.type, above.unit) == (row.type, row.unit)
        sign = printer.signs.discrepancy if row.differs and not goes_on else " "
        report = _(" (day of the report)") if row.type == "date" and row.unit else ""
        yield from _wrapped(f"{sign} ", _words_of(row) + report, printer.width)
        above = row


def _facts_of(articles: Sequence[Article]) -> Sequence[FactRow]:
    """The rows, with what linked sentences tell while the pairs are few enough not to be waited for."""
    if len(articles) > MOST_COLLATED:
        return factlist.list_facts(articles)
    from lesarten.collate import collate  # loads numpy, which a list of many articles does without

    pairs = combinations(range(len(articles)), 2)
    return factlist.list_facts(
        articles, collations={(a, b): collate(articles[a], articles[b]) for a, b in pairs}
    )


def _heading(row: FactRow) -> str:
    return _("differs") if row.differs else name_type(row.type)


def quotes_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """The sources, then a group a quotation: who speaks, and its wordings below each other.

    A printer that sends attributes underlines the words that not all wordings have.
    """
    yield from source_lines(articles, printer)
    names = [row.label for row in factlist.list_facts(articles, ("name",))]
    for group in make_quote_groups(articles, sorted(names, key=len, reverse=True)):
        yield ""
        sign = sign_of(group.meaning, printer.signs)
        yield printer.style(crop(f"{sign} {visible(describe(group))}", printer.width), "dim")
        for wording in group.wordings:
            sigla = " ".join(source_siglum(saying.source) for saying in wording.sayings)
            yield from _marked_lines(f"  {sigla} ", wording.text, wording.marks, printer)


def _marked_lines(
    opening: str, text: str, marks: Sequence[tuple[int, int, str]], printer: Printer
) -> Iterator[str]:
    """A text in lines, the marked words underlined where the printer can."""
    for start, end in wrap(text, printer.width - len(opening)):
        line, position = opening, start
        for first, last, _kind in marks:
            if first < end and last > start:
                line += visible(text[position : max(first, start)])
                line += printer.style(visible(text[max(first, start) : min(last, end)]), "underline")
                position = min(last, end)
        yield line + visible(text[position:end])
        opening = " " * len(opening)


def source_lines(articles: Sequence[Article], printer: Printer) -> Iterator[str]:
    """Which letter stands for which article."""
    for number, article in enumerate(articles):
        outlet = f" ({visible(article.outlet)})" if article.outlet else ""
        line = f"{source_siglum(number)} {heading_of(article)}{outlet} · {visible(article.path)}"
        yield crop(line, printer.width)


def source_siglum(number: int) -> str:
    """A letter, and behind Z a number."""
    return siglum(number) if number < MOST_SOURCES else str(number + 1)


def find_near(article: Article, others: Iterable[Article]) -> list[tuple[str, float]]:
    """The paths of the nearest of the others that are not the same file, and how near they are.

    Of the others only their words are held.
    """
    index = NearIndex()
    index.add("", article.text)
    for other in others:
        if other.path != article.path and other.sentences:
            index.add(other.path, other.text)
    return [(near.key, near.similarity) for near in index.nearest("", MOST_NEAR)]


def near_json(article: Article, near: Sequence[tuple[Article, float]]) -> str:
    """The articles nearest to one and how near they are, best first."""
    found = [(other, similarity, longest_shared_run(article.text, other.text)) for other, similarity in near]
    rows = [
        {
            "path": other.path,
            "title": other.title,
            "outlet": other.outlet,
            "date": other.date,
            "similarity": similarity,
            "shared_run": run,
            "copied": copied(similarity, len(run.split()), min(article.words, other.words)),
        }
        for other, similarity, run in found
    ]
    return dumps(rows) + "\n"


def near_lines(article: Article, near: Sequence[tuple[Article, float]], printer: Printer) -> Iterator[str]:
    """One line for each near article: how near, its file and title, and the longest run in common.

    Below them stands what the figures measure.
    """
    for other, similarity in near:
        line = f"{similarity:>5.0%}  {visible(other.path)}  "
        yield line + printer.style(crop(heading_of(other), max(20, printer.width - cell_len(line))), "bold")
        run = longest_shared_run(article.text, other.text)
        if run:
            count = len(run.split())
            words = ngettext("{n} word in common: {run}", "{n} words in common: {run}", count)
            words = words.format(n=count, run=visible(run))
            if kind := copied(similarity, count, min(article.words, other.words)):
                words = f"{_(kind)} · {words}"
            yield fill("", 7) + printer.style(crop(words, printer.width - 7), "dim")
    if near:
        yield ""
        yield printer.style(_("%: rare words alike"), "dim")


def _words_of(row: FactRow) -> str:
    """Each source with its own words, those with the same words together; parts of other words left out."""
    by_source: dict[int, list[str]] = {}
    for mention in row.mentions:
        words = by_source.setdefault(mention.source, [])
        if mention.text not in words:
            words.append(mention.text)
    sayers: dict[str, list[str]] = {}
    for source, words in by_source.items():
        kept = [word for word in words if not any(word != other and word in other for other in words)]
        sayers.setdefault(", ".join(kept), []).append(source_siglum(source))
    return " · ".join(f"{' '.join(sigla)}: {visible(words)}" for words, sigla in sayers.items())


def _wrapped(opening: str, text: str, width: int) -> Iterator[str]:
    for start, end in wrap(text, width - len(opening)):
        yield opening + text[start:end]
        opening = " " * len(opening)


def _cell_text(cell: MatrixCell | None, printer: Printer) -> str:
    if cell is None:
        return ""  # a source against itself, as in the panel
    disputed = f" {cell.discrepancies}{printer.signs.discrepancy}" if cell.discrepancies else ""
    return f"{cell.similarity:.0%}{disputed}"
