"""The words of one article in the list: title above, outlet, date and figures below, cut to a width.

Plain Python; knows rows and cells, nothing of Textual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from lesarten.words import _, show_problem
from tui.state import short_name, show_date, tame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.state import Row

Kind = Literal["title", "detail", "problem", "mark", "bar", "news"]

NEWS_SIGN = "*"
"""Before the title of an article that is new to the reader, or changed."""

LEAST_NAME = 6
"""A name is cut down to so many cells before the list shows fewer figures."""

FIGURE_GAP = 2
"""Cells between two figures, which stand one below the other in all rows."""

DATE_CELLS, WORDS_CELLS, CUT_CELLS = 10, 6, cell_len(_("{n} % cut").format(n=37))
""""12.07.2025", "1234 w" and "37 % cut", which is a longer word in another language."""


ALL_FIGURES = 3


class Piece(NamedTuple):
    """Some text of one kind."""

    text: str
    kind: Kind


def row_lines(row: Row, mark: str, width: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two lines of an article: its mark and title; its details, or its problem."""
    head: tuple[Piece, ...] = (Piece("  ", "detail"),)
    if mark:  # of a marked article only the word below says that it is new
        head = (Piece(mark, "mark"), Piece(" ", "detail"))
    elif row.news:
        head = (Piece(NEWS_SIGN, "news"), Piece(" ", "detail"))
    indent = Piece("  ", "detail")
    return (*head, Piece(title_of(row), "title")), (indent, *_details(row, width - 2))


def title_of(row: Row) -> str:
    """The title, else the first words and that they are none, else the file's name."""
    card = row.card
    if card and card.title:
        return tame(card.title)
    if card and card.first_words:
        return _("(untitled) {words}").format(words=tame(card.first_words))
    return tame(row.entry.name)


def _details(row: Row, width: int) -> tuple[Piece, ...]:
    card = row.card
    if row.problem and not (card and card.words):
        return (Piece("! " + tame(show_problem(row.problem)), "problem"),)
    if card is None:
        return (Piece(_("not read yet"), "detail"),)
    figures = [
        (show_date(card.date), DATE_CELLS),
        (_("{n} w").format(n=card.words), WORDS_CELLS),
        (_("{n} % cut").format(n=round(card.cut_share * 100)), CUT_CELLS),
    ]
    # How many figures there are hangs on the width alone, so that all rows show the same.
    while len(figures) > 1 and LEAST_NAME + sum(FIGURE_GAP + cells for _text, cells in figures) > width - 2:
        figures.pop()
    name = tame(card.outlet) if card.outlet else short_name(row.path)
    before = [Piece("! ", "problem")] if card.problem else []
    behind: list[Piece] = []
    if row.news and len(figures) == ALL_FIGURES:  # in place of the one that matters least
        behind = [Piece(" " * FIGURE_GAP + _align(clip(_(row.news), CUT_CELLS), CUT_CELLS), "news")]
        figures.pop()
    elif row.news:
        before.append(Piece(_(row.news) + " ", "news"))
    right = "".join(" " * FIGURE_GAP + _align(text, cells) for text, cells in figures).lstrip()
    room = width - cell_len(right) - FIGURE_GAP - sum(cell_len(piece.text) for piece in (*before, *behind))
    own = " " + _("(yours)") if card.by_reader else ""
    if own and room - cell_len(own) >= LEAST_NAME:
        name = clip(name, room - cell_len(own)) + own
    words = set_cell_size(clip(name, room), room) + " " * FIGURE_GAP + right
    return (*before, Piece(words, "detail"), *behind)


def _align(text: str, cells: int) -> str:
    """A figure at the right of its column."""
    return " " * (cells - cell_len(text)) + text


def clip(text: str, width: int) -> str:
    """Cut a text to a width in cells, with an ellipsis where something went."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    return set_cell_size(text, width - 1).rstrip() + "…"


def fit_pieces(pieces: Iterable[Piece], width: int) -> tuple[Piece, ...]:
    """Cut a line of pieces to a width."""
    fitted = []
    for piece in pieces:
        text = clip(piece.text, width)
        fitted.append(Piece(text, piece.kind))
        width -= cell_len(text)
    return tuple(fitted)
