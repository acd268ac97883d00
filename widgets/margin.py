"""What the margin beside a bead says: the facts that differ in it, one after the other.

Plain Python; knows the width of the margin, not where it stands.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from lesarten.fold import fold_word
from lesarten.words import _
from widgets.marks import plain_side
from widgets.naming import NAME_CELLS, SentenceNames
from widgets.wrap import printable, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lesarten.model import Bead, Discrepancy

LONGEST_WORDS = 40
"""Characters of a fact that the margin repeats."""

ALIKE = 0.5
"""In facts that share fewer words than half, a word that stands for another one stands there by chance."""

_AROUND = '.,;:!?…"'
"""Marks at a word that make it no other one."""

PARTED = "   "
"""Between two statements in one line: a dot parts what A and B say."""

SHORTER = ((LONGEST_WORDS, 28), (34, 28), (28, 28), (28, 20), (24, 20), (20, 20), (20, 12), (16, 12))
"""In one line so many characters of what a side says, and about so many cells of the name of a sentence that
stands elsewhere: the most that fit. The name is kept to the last: words that neither sentence on screen has
would be a riddle without it."""

NUMBERED = SentenceNames()
"""Where no comparison is at hand."""

ORDER_OF_TYPES = ("number", "date", "quote", "name", "role", "certainty", "attribution")
"""What a reader is told first: what was said to happen, before who is named for it."""


def by_weight(items: Iterable[Discrepancy]) -> list[Discrepancy]:
    """What matters most first, spelling last; where both sides name a source before where one names none."""
    last = len(ORDER_OF_TYPES)
    ranks = {kind: rank for rank, kind in enumerate(ORDER_OF_TYPES)}
    return sorted(
        items, key=lambda item: (item.noise, ranks.get(item.type, last), plain_side(item) is not None)
    )


def margin_lines(bead: Bead, noise: bool, width: int, names: SentenceNames) -> list[str]:
    """Lines of at most `width` cells: the bead's discrepancies, and where those with other beads stand."""
    shown = by_weight(item for item in bead.discrepancies if noise or not item.noise)
    items = [describe(item, bead, names) for item in shown]
    items += by_reader(bead, names)
    return [text[start:end] for text in dict.fromkeys(items) for start, end in wrap(text, width)]


def by_reader(bead: Bead, names: SentenceNames, *, brief: bool = False, linked: bool = True) -> list[str]:
    """What the reader decided about a bead's sentences: linked in it, or unlinked from another.

    In `brief` the other one is not named; without `linked` only what was unlinked is told.
    """
    items: list[str] = []
    apart = _("unlinked by you") if brief else _("unlinked by you: {sentence} of {side}")
    for i, j, together in names.collation.decided if names.collation else ():
        if together and i in bead.a and j in bead.b:
            items += [_("linked by you")] if linked else []
        elif not together and i in bead.a:
            items.append(apart.format(sentence=names.name("b", j), side="B"))
        elif not together and j in bead.b:
            items.append(apart.format(sentence=names.name("a", i), side="A"))
    return items


def describe(item: Discrepancy, bead: Bead, names: SentenceNames = NUMBERED) -> str:
    """A discrepancy beside its bead in one line: its type, A's words, the sign, B's words."""
    label = _("spelling") if item.noise else name_type(item.type)
    sign = "≈" if item.noise else "≠"
    one, two = _with_places(_words_of(item), item, bead, names)
    return printable(f"{label}: {one} {sign} {two}")


def tell_facts(bead: Bead, noise: bool, room: int, middot: str = "·", names: SentenceNames = NUMBERED) -> str:
    """The bead's discrepancies in a line of `room` cells, each with which side says what; "" without one.

    The first is told as fully as there is room for, then as many more as fit, then how many are left.
    """
    shown = [item for item in bead.discrepancies if noise or not item.noise]
    # A title and the sentence below it may differ from the other side in the same words: said once.
    once = {tell(item, bead, middot, names=names): item for item in shown}
    items = by_weight(once.values())
    line = ""
    for number, item in enumerate(items):
        left = len(items) - number - 1
        behind = PARTED + _("and {n} more").format(n=left) if left else ""
        before = line + PARTED if line else ""
        left_room = room - cell_len(before + behind)
        if not line:  # where its words stand is more than how many follow
            left_room = max(left_room, min(room, least_cells(bead, noise, middot, names)))
        told = _tell_fitting(item, bead, left_room, middot, names, bare=not line)
        if line and cell_len(before + told + behind) > room:
            more = line + PARTED + _("and {n} more").format(n=left + 1)
            return more if cell_len(more) <= room else line
        line = before + told
    return line


def _tell_fitting(
    item: Discrepancy, bead: Bead, room: int, middot: str, names: SentenceNames, *, bare: bool
) -> str:
    """A discrepancy with its words shortened until it fits, or as short as they get.

    Where even that does not fit and it may be `bare`, it stands without the names of sentences elsewhere.
    """
    forms = [tell(item, bead, middot, most, cells=cells, names=names) for most, cells in SHORTER]
    if bare:
        forms += [tell(item, bead, middot, most, cells=0, names=names) for most, _cells in SHORTER]
    return next((told for told in forms if cell_len(told) <= room), forms[-1])


def least_cells(bead: Bead, noise: bool, middot: str, names: SentenceNames) -> int:
    """Cells for the bead's first discrepancy where its words stand in a sentence elsewhere; 0 where not.

    With fewer than that the reader would not be told where.
    """
    shown = by_weight(item for item in bead.discrepancies if noise or not item.noise)
    if not shown or (shown[0].a_id in bead.a and shown[0].b_id in bead.b):
        return 0
    most, cells = SHORTER[-1]
    return cell_len(tell(shown[0], bead, middot, most, cells=cells, names=names))


def tell(
    item: Discrepancy,
    bead: Bead,
    middot: str = "·",
    most: int = LONGEST_WORDS,
    *,
    cells: int = NAME_CELLS,
    names: SentenceNames = NUMBERED,
) -> str:
    """A discrepancy of a bead for a line of its own: its type, and which side says what, and where.

    A sentence elsewhere is named in about so many `cells`; with none it is not.
    """
    label = _("spelling") if item.noise else name_type(item.type)
    words = _words_of(item, most)
    one, two = _with_places(words, item, bead, names, cells) if cells else words
    return printable(f"{label}: A {one} {middot} B {two}")


def _with_places(
    words: tuple[str, str], item: Discrepancy, bead: Bead, names: SentenceNames, cells: int = NAME_CELLS
) -> tuple[str, str]:
    """What both sides say, with the name of the sentence where that belongs to another bead."""
    one, two = words
    # Where there is little room, the sentence's own words say that it is another one.
    place = " " + (_("(elsewhere: {sentence})") if cells >= NAME_CELLS else _("(in {sentence})"))
    if item.a_id not in bead.a:
        one += place.format(sentence=names.name("a", item.a_id, cells))
    if item.b_id not in bead.b:
        two += place.format(sentence=names.name("b", item.b_id, cells))
    return one, two


def place_in_bead(item: Discrepancy, bead: Bead, names: SentenceNames) -> Discrepancy:
    """The discrepancy of a bead for an export: what stands in another bead with the name of its sentence."""
    a, b = _with_places((item.a, item.b), item, bead, names)
    return replace(item, a=a, b=b)


def place_between(item: Discrepancy, names: SentenceNames) -> Discrepancy:
    """A discrepancy between two beads for an export, each side with the name of its sentence."""
    place = " " + _("(in {sentence})")
    return replace(
        item,
        a=item.a + place.format(sentence=names.name("a", item.a_id)),
        b=item.b + place.format(sentence=names.name("b", item.b_id)),
    )


def _words_of(item: Discrepancy, most: int = LONGEST_WORDS) -> tuple[str, str]:
    """What each side says, in at most so many characters; where a source or a doubt is missing, that."""
    one, two = _from_difference(item.a, item.b)
    plain = plain_side(item)
    nothing = _("no source named") if item.type == "attribution" else _("stated as fact")
    return nothing if plain == "a" else _shorten(one, most), nothing if plain == "b" else _shorten(two, most)


def _from_difference(a: str, b: str) -> tuple[str, str]:
    """Two long facts from where one word stands for another, else from where they part.

    What is left out stands beside the margin. Where only one says more, a word before that stays.
    """
    if max(len(a), len(b)) <= LONGEST_WORDS:
        return a, b
    one, two = a.split(), b.split()
    folded_a, folded_b = ([fold_word(word.strip(_AROUND)) for word in words] for words in (one, two))
    matcher = difflib.SequenceMatcher(None, folded_a, folded_b, autojunk=False)
    apart = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not apart:
        return a, b
    telling = min(apart, key=_how_uneven) if matcher.ratio() >= ALIKE else apart[0]
    op, start_a, _end_a, start_b, _end_b = telling
    before = min(1, start_a, start_b) if op != "replace" else 0
    return _from(one, start_a - before), _from(two, start_b - before)


def _how_uneven(code: tuple[str, int, int, int, int]) -> tuple[bool, int, int]:
    """Least for one word in the place of one other, most for words that only one side has."""
    op, start_a, end_a, start_b, end_b = code
    words_a, words_b = end_a - start_a, end_b - start_b
    return op != "replace", abs(words_a - words_b), words_a + words_b


def _from(words: list[str], start: int) -> str:
    """The words from one on, with a sign for those left out."""
    start = min(start, len(words) - 1)
    return ("… " if start else "") + " ".join(words[start:])


def _shorten(words: str, most: int) -> str:
    """The beginning of a long fact."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def name_type(kind: str) -> str:
    """The word for a type of discrepancy."""
    names = {
        "number": _("number"),
        "date": _("date"),
        "name": _("name"),
        "role": _("role"),
        "quote": _("quotation"),
        "attribution": _("attribution"),
        "certainty": _("certainty"),
    }
    return names.get(kind, kind)
