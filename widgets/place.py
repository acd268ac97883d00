"""A reader's place in an article, and the same place after the article changed.

Plain Python: a place is a sentence and an offset in it, never a row, because rows move with every width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from widgets.copying import article_of
from widgets.order import ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lesarten.model import Article, Collation
    from widgets.marks import Side
    from widgets.rows import Sheet


class Place(NamedTuple):
    """Where a reader is, for example what stands at the top of the screen."""

    side: Side
    """Which article of a comparison; "a" for a single one."""
    sentence: int
    """The sentence's id."""
    offset: int = 0
    """Characters into the sentence."""
    above: int = 0
    """Empty rows that stood above it."""


class Home(NamedTuple):
    """Where a reader of a comparison was, and where they stand instead while that is hidden."""

    cursor: Place | None
    told: bool
    """Whether the cursor was on the line that stands for a moved sentence."""
    top: Place | None
    sheet: Sheet | None = None
    """The rows in which they stand now, and their stop and side there: another one was moved to."""
    stop: int = 0
    side: Side = "a"


def find_again(old: Article, sentence: int, new: Article) -> int | None:
    """The id that a sentence of an article has in its next version.

    The same words, nearest to where they stood; when they are gone, what stands where they were.
    None when the new version has no sentence.
    """
    if not new.sentences:
        return None
    if old is new:
        return min(sentence, len(new.sentences) - 1)
    homes: dict[str, list[int]] = {}
    for item in new.sentences:
        homes.setdefault(item.text, []).append(item.id)
    texts = [item.text for item in old.sentences]
    for distance in range(len(texts)):
        for step in (-distance, distance):
            near = sentence + step
            if 0 <= near < len(texts) and texts[near] in homes:
                found = min(homes[texts[near]], key=lambda id_: abs(id_ - near))
                return max(0, min(found - step, len(new.sentences) - 1))
    return min(sentence, len(new.sentences) - 1)


def side_again(old: Collation, side: Side, new: Collation) -> Side:
    """On which side the article of a side stands in another collation: the other one after a swap."""
    article = article_of(old, side)
    other: Side = "b" if side == "a" else "a"
    order: tuple[Side, Side] = (side, other)
    for choice in order:
        if article_of(new, choice) is article:
            return choice
    for choice in order:
        candidate = article_of(new, choice)
        if (candidate.path, candidate.digest) == (article.path, article.digest):
            return choice
    for choice in order:
        if article_of(new, choice).path == article.path:
            return choice
    return side


def translate(old: Collation, place: Place | None, new: Collation) -> Place | None:
    """The same place in another collation of the same pair, changed or swapped."""
    if place is None:
        return None
    side = side_again(old, place.side, new)
    sentence = find_again(article_of(old, place.side), place.sentence, article_of(new, side))
    return None if sentence is None else place._replace(side=side, sentence=sentence)


def translate_beads(old: Collation, beads: Iterable[int], new: Collation) -> frozenset[int]:
    """The beads of another collation of the same pair that hold the sentences of these."""
    sides: tuple[Side, Side] = ("a", "b")
    homes = {
        (side, id_): number
        for number, bead in enumerate(new.beads)
        for side in sides
        for id_ in ids_of(bead, side)
    }
    kept = [Place(side, id_) for index in beads for side in sides for id_ in ids_of(old.beads[index], side)]
    found = [place for place in (translate(old, one, new) for one in kept) if place is not None]
    return frozenset(homes[place.side, place.sentence] for place in found)
