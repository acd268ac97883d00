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
    paragraphs = [i for i, chance in enumerate(chances) if chance > KEPT and described[i].long]
    openings = [tuple(described[i].words[:OPENING]) for i in paragraphs]
    if len(openings) - len(set(openings)) < FEWEST:
        return frozenset()
    seen: set[tuple[str, ...]] = set()
    copies: list[int] = []
    for i, opening in zip(paragraphs, openings, strict=True):
        if opening in seen:
            copies.append(i)
        seen.add(opening)
    above = {tuple(traits.words) for traits in described[: copies[0]]}
    between = [i for i in range(copies[0], copies[-1]) if tuple(described[i].words) in above]
    return frozenset([*copies, *between])
