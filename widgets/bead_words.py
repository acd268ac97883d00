"""What the signs beside the cursor mean, in a line of words: which facts differ, how alike, told where.

Plain Python; knows the room in cells, not where the line stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from lesarten.words import _, ngettext
from widgets.margin import PARTED, by_reader, tell_facts
from widgets.signs import gutter_signs

if TYPE_CHECKING:
    from lesarten.model import Bead, Collation
    from widgets.rows import Sheet, Stop
    from widgets.signs import Meaning, SignSet

MOST_SIGNS = 2
"""Moved, and how alike the two sides are."""


class BeadWords(NamedTuple):
    """A line about what the cursor is on."""

    meanings: tuple[Meaning, ...] = ()
    """The signs beside it, in the order of the gutter."""
    words: str = ""


def tell_stop(collation: Collation, sheet: Sheet, stop: Stop, signs: SignSet, room: int) -> BeadWords:
    """What stands under the cursor, in at most about `room` cells beside its signs.

    `collation` is the one that is shown, its discrepancies gathered into the beads.
    """
    bead = collation.beads[stop.bead]
    if stop.kind == "fold":
        count = sum(len(collation.beads[index].a + collation.beads[index].b) for index in stop.beads)
        words = ngettext("{n} sentence only here", "{n} sentences only here", count).format(n=count)
        return BeadWords((_side_meaning(bead),), _join(words, _("enter opens"), room))
    if stop.kind == "told":
        above = sheet.shown_at.get(stop.bead, 0) < sheet.told_at.get(stop.bead, 0)
        words = _("the pair stands above") if above else _("the pair stands below")
        return BeadWords(("moved",), _join(words, _("enter goes there"), room))
    if bead.kind != "paired":
        words = _("only A tells this") if bead.kind == "only_a" else _("only B tells this")
        return BeadWords((_side_meaning(bead),), _with_own(words, collation, bead, room))
    meanings = gutter_signs(bead, sheet.options.noise)
    words = tell_facts(bead, sheet.options.noise, room, signs.middot) or _alike_words(bead, meanings[-1])
    words = _with_own(words, collation, bead, room)
    if stop.bead in sheet.told_at:
        other = "B" if sheet.options.order == "a" else "A"
        where = _("{side} tells it elsewhere: enter goes there").format(side=other)
        words = _join(words, where, room)
    return BeadWords(meanings, words)


def _side_meaning(bead: Bead) -> Meaning:
    return "only_a" if bead.kind == "only_a" else "only_b"


def _alike_words(bead: Bead, alike: Meaning) -> str:
    """How alike two sides are of which no facts differ."""
    if alike == "same":
        return _("the same words")
    if (
        not bead.reworded
        and bead.edits
        and all(edit.op == "equal" or edit.is_spelling for edit in bead.edits)
    ):
        return _("only the spelling differs")
    return _("other words, no fact that differs")


def _with_own(words: str, collation: Collation, bead: Bead, room: int) -> str:
    """The words, and behind them what the reader decided here."""
    for own in by_reader(collation, bead):
        words = _join(words, own, room)
    return words


def _join(words: str, more: str, room: int) -> str:
    """Both, where there is room for both."""
    both = f"{words}{PARTED}{more}"
    return both if cell_len(both) <= room else words
