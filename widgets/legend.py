"""Every sign of a comparison and of the tables with what it means, for the help and below the tables.

Plain Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _, show_decimal
from widgets.notes import name_filter

if TYPE_CHECKING:
    from collections.abc import Collection

    from widgets.listing import RowMeaning
    from widgets.rows import Filter
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
        (signs.rule, _("at the left edge: the other side of that pair; h, l or tab lead there")),
        (
            signs.window,
            _("at the right edge, where the whole is drawn small: the part on screen; a click goes there"),
        ),
        (
            _("underlined"),
            _(
                "words that the other side has not: pale where nothing stands in their place, in colour "
                "where other words do, bold where a fact differs"
            ),
        ),
        (
            _("plain"),
            _("of a pair what shares next to no word with the other side: a sentence, or all of it"),
        ),
        (_("slanted"), _("another spelling, or the same words at another place in the sentence")),
    )


def compare_terms(signs: SignSet) -> Legend:
    """The words that the lines around a comparison use, and what each filter shows."""
    filters: tuple[tuple[Filter, str], ...] = (
        ("shared", _("every pair")),
        ("differing", _("the pairs without those that have the same words on both sides")),
        ("discrepancies", _("of these only the pairs in which a fact differs")),
    )
    return (
        (_("a pair"), _("sentences of A and of B that tell the same, up to three a side; they stand level")),
        (_("a link"), _("one sentence of A with one of B; a pair of several sentences holds several links")),
        (
            _("{n} links").format(n="n"),
            _(
                "after - or +, beside the sources: the links of all pairs; a sentence may tell the same "
                "as others besides, which no pair shows"
            ),
        ),
        (
            show_decimal(0.64, 2),
            _("the score of a link: how probable it is, from 0 to 1, that both tell the same"),
        ),
        (_("sure"), _("a link of a kind of which at least nine in ten are right")),
        (_("likely"), _("not sure, but with a score from 0.50 on: more probably right than wrong")),
        (_("doubtful"), _("a score below 0.50: read both sentences before you rely on it")),
        (_("weakest of {n} links").format(n="n"), _("the pair holds n links; shown is the lowest score")),
        (_("threshold"), _("the score that a link must have to be shown: - lowers it, + raises it")),
        *((_("filter"), f"{name_filter(choice, signs)}: {words}") for choice, words in filters),
    )
