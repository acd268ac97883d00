"""Every sign of a comparison and of the tables with what it means, for the help and below the tables.

Plain Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from widgets.listing import RowMeaning
    from widgets.signs import SignSet

Legend = tuple[tuple[str, str], ...]
"""(sign, what it means)."""


def rows_legend(meanings: Collection[RowMeaning], signs: SignSet, *, columns: bool) -> Legend:
    """The signs before the rows of a table, those that it has, and with `columns` what an empty cell is.

    A source may say in other words what an empty cell has nothing of: that is no sign of its silence.
    """
    words: tuple[tuple[RowMeaning, str, str], ...] = (
        ("discrepancy", signs.discrepancy, _("differs")),
        ("differs", signs.differs, _("spelling")),
        ("same", signs.same, _("same")),
        ("alone", signs.alone, _("one source alone")),
    )
    known = tuple((sign, said) for meaning, sign, said in words if meaning in meanings)
    return (*known, (_("empty:"), _("nothing found"))) if columns else known


def compare_legend(signs: SignSet) -> Legend:
    """The signs of the gutter, of the text and of the strip at the right edge."""
    return (
        (signs.discrepancy, _("a fact differs: a number, a day, a name, a quotation")),
        (signs.differs, _("other words, or only another spelling")),
        (signs.same, _("the same words on both sides")),
        (signs.moved, _("the other side tells it at another place; enter goes there")),
        (f"{signs.only_a} {signs.only_b}", _("only A, only B tells it")),
        (signs.alone, _("before a sentence of one source alone")),
        (signs.cursor, _("what the keys act on")),
        (
            signs.window,
            _("at the right edge, where the whole is drawn small: the part on screen; a click goes there"),
        ),
        (_("underlined"), _("words that the other side has not; bold: a fact that differs")),
        (_("slanted"), _("another spelling, or the same words at another place in the sentence")),
    )
