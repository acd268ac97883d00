"""What the signs beside the cursor mean, in a line of words: which facts differ, how alike, told where.

Plain Python; knows the room in cells, not where the line stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from lesarten.words import _, ngettext, show_decimal
from widgets.listing import clip
from widgets.margin import PARTED, by_reader, least_cells, tell_facts
from widgets.naming import SentenceNames
from widgets.notes import certainty_word
from widgets.signs import gutter_signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from lesarten.model import Bead, Collation
    from widgets.rows import Sheet, Stop
    from widgets.signs import Meaning, SignSet

ROOM_FOR_BOTH = 70
"""Cells from which on facts are told in fewer words rather than how sure the pair is left out."""

MOST_SIGNS = 2
"""Moved, and how alike the two sides are."""


class BeadWords(NamedTuple):
    """A line about what the cursor is on."""

    meanings: tuple[Meaning, ...] = ()
    """The signs beside it, in the order of the gutter."""
    words: str = ""
    certainty: str = ""
    """How sure the program is that the two sides tell the same; it stands at the end of the line."""


def tell_stop(collation: Collation, sheet: Sheet, stop: Stop, signs: SignSet, room: int) -> BeadWords:
    """What stands under the cursor, in at most about `room` cells beside its signs.

    `collation` is the one that is shown, its discrepancies gathered into the beads.
    """
    bead = collation.beads[stop.bead]
    names = SentenceNames(collation, sheet.options.numbers)
    if stop.kind == "fold":
        count = sum(len(collation.beads[index].a + collation.beads[index].b) for index in stop.beads)
        words = ngettext("{n} sentence only here", "{n} sentences only here", count).format(n=count)
        return BeadWords((_side_meaning(bead),), _with_hint(words, (_("enter opens"),), room))
    if stop.kind == "told":
        above = sheet.shown_at.get(stop.bead, 0) < sheet.told_at.get(stop.bead, 0)
        words = _("the pair stands above") if above else _("the pair stands below")
        return BeadWords(("moved",), _with_hint(words, (_("enter goes there"),), room))
    if bead.kind != "paired":
        words = _("only A tells this") if bead.kind == "only_a" else _("only B tells this")
        return BeadWords((_side_meaning(bead),), _with_own(words, bead, names, room))
    meanings = gutter_signs(bead, sheet.options.noise)

    def tell(left: int) -> str:
        told = tell_facts(bead, sheet.options.noise, left, signs.middot, names)
        return _with_own(told or _alike_words(bead, meanings[-1]), bead, names, left)

    least = least_cells(bead, sheet.options.noise, signs.middot, names)
    hints = _hints_of_moved(sheet, stop)
    if hints and least and least + cell_len(PARTED + hints[-1]) > room:
        hints = ()  # which sentence holds the words is more than which key leads to the other side
    kept = cell_len(PARTED + hints[-1]) if hints else 0
    certainties = _name_certainty(collation, bead)
    certainty, left = _make_room(certainties, room - kept, tell, told_here=not least)
    if hints and least and not certainty:
        certainty, alone = _make_room(certainties, room, tell, told_here=False)
        if certainty:  # of words that stand elsewhere it is more than which key leads to the other side
            hints, left = (), alone
    words = tell(left)
    return BeadWords(meanings, _with_hint(words, hints, left + kept) if hints else words, certainty)


def _hints_of_moved(sheet: Sheet, stop: Stop) -> tuple[str, ...]:
    """Of a moved pair where its other side is told, from the longest form to the shortest; else nothing."""
    if stop.bead not in sheet.told_at:
        return ()
    other = "B" if sheet.options.order == "a" else "A"
    return (
        _("{side} tells it elsewhere: enter goes there").format(side=other),
        _("enter goes there"),
        _("enter jumps"),
    )


def _with_hint(words: str, hints: tuple[str, ...], room: int) -> str:
    """The words and the longest hint that there is room for: the shortest stands there in any case."""
    fitting = (hint for hint in hints if cell_len(words + PARTED + hint) <= room)
    hint = next(fitting, hints[-1])
    return clip(words, max(0, room - cell_len(PARTED + hint))) + PARTED + hint


def _name_certainty(collation: Collation, bead: Bead) -> tuple[str, ...]:
    """How sure a pair is, by its weakest link that the program made, in full and in fewer words.

    A word without its score would look cut off, and the score of one link among several like that of all. Of
    a pair that the reader made, the program's certainty says nothing.
    """
    links = [link for link in collation.links if link.a in bead.a and link.b in bead.b]
    if any(link.by == "reader" for link in links):
        return (_("linked by you"),)
    if not links:
        return ()
    weakest = min(links, key=lambda link: link.score)
    word = certainty_word(weakest.score, sure=weakest.sure)
    score = f"{word} {show_decimal(weakest.score, 2)}"
    if len(links) == 1:
        return (score,)
    forms = (_("weakest of {n} links"), _("weakest of {n}"))
    return tuple(f"{score}, {form.format(n=len(links))}" for form in forms)


def _make_room(
    forms: tuple[str, ...], room: int, tell: Callable[[int], str], *, told_here: bool
) -> tuple[str, int]:
    """The longest form for which no fact is told in fewer words, and the room that it leaves for them.

    On a wide screen the shortest stands there in any case; on a narrow one the facts come first, and so they
    do where one of them is not `told_here`: then where it stands is told in full.
    """
    whole = tell(room)
    for form in forms:
        left = room - cell_len(form) - len(PARTED)
        unharmed = cell_len(whole) <= left and tell(left) == whole
        if unharmed or (form is forms[-1] and room >= ROOM_FOR_BOTH and told_here):
            return form, left
    return "", room


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


def _with_own(words: str, bead: Bead, names: SentenceNames, room: int) -> str:
    """The words, and behind them what the reader unlinked here; of a link the certainty tells."""
    apart = by_reader(bead, names, linked=False)
    for own, brief in zip(apart, by_reader(bead, names, brief=True, linked=False), strict=True):
        more = _join(words, own, room)
        words = more if more != words else _join(words, brief, room)
    return words


def _join(words: str, more: str, room: int) -> str:
    """Both, where there is room for both."""
    both = f"{words}{PARTED}{more}"
    return both if cell_len(both) <= room else words
