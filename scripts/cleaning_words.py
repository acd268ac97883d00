"""Which words stand in articles and which around them: the tables of `lesarten.extract.wording`."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from lesarten.extract.wording import OPENING, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaning_pages import Page

    from lesarten.extract.features import Traits

FEWEST_PUBLISHERS = 4
"""A word that fewer use is a matter of one story, or a publisher's own."""
FLOOR = 0.004
"""Added to both rates: of a rare word nothing is known."""
FEWEST_PIECES = 3
"""Pieces of a publisher that a rate can be taken from."""


def learn_wording(pages: Sequence[Page]) -> dict[str, dict[str, int]]:
    """Log-odds of words in tenths: in paragraphs, in short lines, and at either end of both."""
    parts: dict[str, Callable[[Traits], list[str]]] = {
        "long": lambda traits: traits.said if traits.long else [],
        "short": lambda traits: [] if traits.long else traits.said,
        "opening": lambda traits: traits.said[:OPENING],
        "closing": lambda traits: traits.close,
    }
    return {name: word_odds(pages, words) for name, words in parts.items()}


def word_odds(pages: Sequence[Page], words: Callable[[Traits], list[str]]) -> dict[str, int]:
    """How much likelier a piece of an article holds a word than another piece, as the mean of publishers."""
    seen = distinct_pieces(pages, words)
    rates: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    used: dict[str, set[str]] = defaultdict(set)
    for (publisher, label), pieces in seen.items():
        if len(pieces) >= FEWEST_PIECES:
            for word, count in Counter(word for piece in pieces for word in set(piece)).items():
                rates[label][word] += count / len(pieces)  # type: ignore[assignment]
                used[word].add(publisher)
    publishers = len({publisher for publisher, _ in seen})
    odds: dict[str, int] = {}
    for word, who in sorted(used.items()):
        outside, inside = (rates[label][word] / publishers + FLOOR for label in (0, 1))
        value = round(log(inside / outside) / UNIT)
        if len(who) >= FEWEST_PUBLISHERS and value:
            odds[word] = value
    return odds


def distinct_pieces(
    pages: Sequence[Page], words: Callable[[Traits], list[str]]
) -> dict[tuple[str, int], set[tuple[str, ...]]]:
    """The words of each piece by publisher and label, once however many renderings hold it."""
    seen: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for page in pages:
        if page.made:
            continue
        for traits, label in zip(page.described, page.labels, strict=True):
            if label >= 0 and traits.own is not None and (found := words(traits)):
                seen[page.publisher, int(label)].add(tuple(found))
    return seen
