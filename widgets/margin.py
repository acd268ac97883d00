"""What the margin beside a bead says: the facts that differ in it, one after the other.

Plain Python; knows the width of the margin, not where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _
from widgets.marks import plain_side
from widgets.wrap import printable, wrap

if TYPE_CHECKING:
    from lesarten.model import Bead, Collation, Discrepancy
    from widgets.signs import SignSet


LONGEST_WORDS = 40
"""Characters of a fact that the margin repeats."""


def margin_lines(collation: Collation, bead: Bead, noise: bool, width: int) -> list[str]:
    """Lines of at most `width` cells: the bead's discrepancies, those with other beads with their number."""
    items: list[str] = []
    for item in bead.discrepancies:
        if item.noise and not noise:
            continue
        far = ""
        if item.a_id not in bead.a:
            far = " " + _("(A\u00a0{number})").format(number=item.a_id + 1)
        elif item.b_id not in bead.b:
            far = " " + _("(B\u00a0{number})").format(number=item.b_id + 1)
        items.append(describe(item) + far)
    items += by_reader(collation, bead)
    return [text[start:end] for text in items for start, end in wrap(text, width)]


def by_reader(collation: Collation, bead: Bead) -> list[str]:
    """What the reader decided about a bead's sentences: linked in it, or unlinked from another."""
    items: list[str] = []
    for i, j, linked in collation.decided:
        if linked and i in bead.a and j in bead.b:
            items.append(_("linked by you"))
        elif not linked and i in bead.a:
            items.append(_("unlinked by you from B\u00a0{number}").format(number=j + 1))
        elif not linked and j in bead.b:
            items.append(_("unlinked by you from A\u00a0{number}").format(number=i + 1))
    return items


def describe(item: Discrepancy) -> str:
    """A discrepancy in one line: its type, A's words, the sign, B's words."""
    label = _("spelling") if item.noise else name_type(item.type)
    sign = "≈" if item.noise else "≠"
    one, two = _words_of(item)
    return printable(f"{label}: {one} {sign} {two}")


def tell(item: Discrepancy, signs: SignSet) -> str:
    """A discrepancy for a line of its own: the sign, its type, and which side says what."""
    sign = signs.differs if item.noise else signs.discrepancy
    label = _("spelling") if item.noise else name_type(item.type)
    one, two = _words_of(item)
    return printable(f"{sign} {label}  A {one} {signs.middot} B {two}")


def _words_of(item: Discrepancy) -> tuple[str, str]:
    """What each side says, short enough to be repeated; where a source or a doubt is missing, that."""
    one, two = _from_difference(item.a, item.b)
    plain = plain_side(item)
    nothing = _("no source named") if item.type == "attribution" else _("stated as fact")
    return nothing if plain == "a" else _shorten(one), nothing if plain == "b" else _shorten(two)


def _from_difference(a: str, b: str) -> tuple[str, str]:
    """Two long facts without the words that both begin with: those stand beside the margin."""
    one, two = a.split(), b.split()
    same = 0
    while same < min(len(one), len(two)) - 1 and one[same] == two[same]:
        same += 1
    if not same or max(len(a), len(b)) <= LONGEST_WORDS:
        return a, b
    return "… " + " ".join(one[same:]), "… " + " ".join(two[same:])


def _shorten(words: str) -> str:
    """The beginning of a long fact."""
    if len(words) <= LONGEST_WORDS:
        return words
    return words[:LONGEST_WORDS].rsplit(" ", 1)[0].rstrip(",;:") + " …"


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
