"""Aligns two lists of sentences: which pairs state the same proposition, how likely, in which beads.

Pure: knows neither files nor articles, and uses no language beyond its own word lists.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from lesarten.beads import make_beads
from lesarten.model import Alignment, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity import Similarity

THRESHOLD = 0.2
"""The score from which a candidate is a link, unless the user says otherwise."""
LOWEST = 0.05
"""Candidates below are not kept: no threshold shows them."""
SURE = 0.8
"""The score from which nine in ten links are right."""

_WORD = re.compile(r"\w+")


def align(
    a: Sequence[str],
    b: Sequence[str],
    language: str = "de",
    threshold: float | None = None,
    *,
    a_kinds: Sequence[str] | None = None,
    b_kinds: Sequence[str] | None = None,
    witnesses: Sequence[Sequence[str]] = (),
    similarity: Similarity | None = None,
) -> Alignment:
    """Link the sentences of `a` and `b` that say the same.

    `threshold` is the score from which a link counts (None: `THRESHOLD`). `a_kinds` and `b_kinds` are the
    kinds of the blocks they stand in; `witnesses` are the sentences of further articles on the event, whose
    links to both support one between them; `similarity` is further evidence. Swapping `a` and `b` mirrors
    the links, and raising the threshold never adds one.
    """
    candidates = tuple(Link(i, j, score, score >= SURE) for i, j, score in _score(a, b) if score >= LOWEST)
    whole = Alignment(links=(), beads=(), threshold=THRESHOLD, candidates=candidates)
    return at_threshold(whole, len(a), len(b), THRESHOLD if threshold is None else threshold)


def at_threshold(alignment: Alignment, n_a: int, n_b: int, threshold: float) -> Alignment:
    """The same alignment with the links from `threshold` on; `n_a`, `n_b` count the sentences."""
    links = tuple(link for link in alignment.candidates if link.score >= threshold)
    return Alignment(
        links=links,
        beads=make_beads(links, n_a, n_b),
        threshold=threshold,
        candidates=alignment.candidates,
        problem=alignment.problem,
    )


def _score(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, float]]:
    grams_a, grams_b = [_grams(text) for text in a], [_grams(text) for text in b]
    found = Counter(gram for grams in grams_a + grams_b for gram in grams)
    rarity = {gram: math.log((len(a) + len(b) + 1) / count) for gram, count in found.items()}
    unit_a, unit_b = [_unit(grams, rarity) for grams in grams_a], [_unit(grams, rarity) for grams in grams_b]
    index: dict[str, list[tuple[int, float]]] = {}
    for j, unit in enumerate(unit_b):
        for gram, weight in unit.items():
            index.setdefault(gram, []).append((j, weight))
    result = []
    for i, unit in enumerate(unit_a):
        cosines: dict[int, float] = {}
        for gram, weight in unit.items():
            for j, other in index.get(gram, ()):
                cosines[j] = cosines.get(j, 0.0) + weight * other
        for j in sorted(cosines):
            result.append((i, j, round(1 / (1 + math.exp(-14 * (round(cosines[j], 9) - 0.25))), 4)))
    return result


def _grams(text: str) -> Counter[str]:
    return Counter(
        padded[k : k + 4]
        for word in _WORD.findall(text.casefold())
        for padded in [f" {word} "]
        for k in range(max(1, len(padded) - 3))
    )


def _unit(grams: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    weights = {gram: (1 + math.log(count)) * rarity[gram] for gram, count in grams.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {gram: weight / length for gram, weight in weights.items()}
