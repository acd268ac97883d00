"""What stands twice: an article's second copy, for phones or for reading aloud, and a picture's caption.

Knows words and chances; which copy is the better one, it does not ask: the first is as good.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lesarten.extract.shape import inner_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits

OPENING = 8
"""Words that two paragraphs begin with when they are the same one: copies differ in marks and links."""
FEWEST = 3
"""Paragraphs that come again: one or two are a summary, a refrain or a quotation repeated."""
BESIDE = 2
"""Pieces apart from which one is a copy: nearer ones are the text for a picture and its caption."""
KEPT = 0.1
"""The chance from which a paragraph may be one of the article's; its copy makes both less likely."""
WHOLE = 0.25
"""Share of what is kept that an article in a single paragraph has at least; so few are compared with all."""
FEWEST_WORDS = 5
"""Words of a caption that stands twice."""
LONGER = 1.5
"""A paragraph so many times as long as what it begins with is no caption: that is a quotation from it."""


def cut_twins(described: Sequence[Traits], kept: list[bool]) -> None:
    """Cut the text for a picture and its caption: a sentence, twice in a row, at times with a name behind."""
    for i, (traits, below) in enumerate(pairwise(described)):
        if traits.words and below.words and traits.words[0] == below.words[0] and (traits.long or below.long):
            size = min(len(traits.words), len(below.words)) - 1  # behind the last one a mark can be missing
            alike = size + 1 >= FEWEST_WORDS and traits.words[:size] == below.words[:size]
            if alike and not inner_ends(min(traits.text, below.text, key=len)):
                kept[i] = kept[i] and traits.size > LONGER * below.size
                kept[i + 1] = kept[i + 1] and below.size > LONGER * traits.size


def cut_whole(described: Sequence[Traits], kept: list[bool]) -> list[int]:
    """Cut an article that stands once more in a single paragraph, as a text for machines; gives where."""
    whole: list[int] = []
    paragraphs = [i for i, traits in enumerate(described) if kept[i] and traits.long]
    least = WHOLE * sum([described[i].size for i in paragraphs])
    for i in [i for i in paragraphs if described[i].size > least]:
        held = [j for j in paragraphs if j != i and described[j].text in described[i].text]
        if len(held) >= FEWEST:
            kept[i] = False
            whole.append(i)
    return whole


def find_copies(described: Sequence[Traits], chances: Sequence[float]) -> frozenset[int]:
    """Positions of the paragraphs that the article has had before, and of the short pieces among them."""
    paragraphs = [i for i, chance in enumerate(chances) if chance > KEPT and described[i].long]
    openings = [tuple(described[i].words[:OPENING]) for i in paragraphs]
    if len(openings) - len(set(openings)) < FEWEST:
        return frozenset()
    seen: dict[tuple[str, ...], int] = {}
    copies: list[int] = []
    for i, opening in zip(paragraphs, openings, strict=True):
        if i - seen.get(opening, i) > BESIDE:
            copies.append(i)
        seen.setdefault(opening, i)
    if len(copies) < FEWEST:
        return frozenset()
    above = {tuple(traits.words) for traits in described[: copies[0]]}
    between = [i for i in range(copies[0], copies[-1]) if tuple(described[i].words) in above]
    return frozenset([*copies, *between])
