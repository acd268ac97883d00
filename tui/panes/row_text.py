"""The words of one article in the list: title above, outlet, date and figures below, cut to a width.

Plain Python; knows rows and cells, nothing of Textual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len, set_cell_size

from lesarten.words import _
from tui.state import short_name, show_date, tame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.state import Row

Kind = Literal["title", "detail", "problem", "mark", "bar"]

LEAST_NAME = 12
"""A file's name is cut down to so many cells before figures beside it are dropped."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one kind."""

    text: str
    kind: Kind


def row_lines(row: Row, mark: str, width: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two lines of an article: its mark and title; its details, or its problem."""
    head = (Piece(mark, "mark"), Piece(" ", "detail")) if mark else (Piece("  ", "detail"),)
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
        return (Piece("! " + tame(_(row.problem)), "problem"),)
    if card is None:
        return (Piece(_("not read yet"), "detail"),)
    figures = [show_date(card.date)] if card.date else []
    figures.append(_("{n} w").format(n=card.words))
    if card.cut_share >= 0.005:
        figures.append(_("{n} % cut").format(n=round(card.cut_share * 100)))
    name = tame(card.outlet) if card.outlet else short_name(row.path)
    flag = (Piece("! ", "problem"),) if card.problem else ()
    room = width - 2 * len(flag)
    while len(figures) > 1 and cell_len(" · ".join(figures)) + 3 + min(LEAST_NAME, cell_len(name)) > room:
        figures.pop()
    text = " · ".join([clip(name, room - 3 - cell_len(" · ".join(figures))), *figures])
    return (*flag, Piece(text, "detail"))


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
