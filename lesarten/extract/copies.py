"""The second copy of an article: pages hold one for phones, for printers or for reading aloud.

Knows words and chances; which copy is the better one, it does not ask: the first is as good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits

OPENING = 8
"""Words that two paragraphs begin with when they are the same one: copies differ in marks and links."""
FEWEST = 3
"""Paragraphs that come again: one or two are a summary, a refrain or a quotation repeated."""
KEPT = 0.1
"""The chance from which a paragraph may be one of the article's; its copy makes both less likely."""


def find_copies(described: Sequence[Traits], chances: Sequence[float]) -> frozenset[int]:
    """Positions of the paragraphs that the article has had before, and of the short pieces among them."""
    seen: set[tuple[str, ...]] = set()
    copies: list[int] = []
    for i, (traits, chance) in enumerate(zip(described, chances, strict=True)):
        if traits.long and chance > KEPT:
            opening = tuple(traits.words[:OPENING])
            if opening in seen:
                copies.append(i)
            seen.add(opening)
    if len(copies) < FEWEST:
        return frozenset()
    above = {tuple(traits.words) for traits in described[: copies[0]]}
    between = [i for i in range(copies[0], copies[-1]) if tuple(described[i].words) in above]
    return frozenset([*copies, *between])
