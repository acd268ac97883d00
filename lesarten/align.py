"""Aligns two lists of sentences: which pairs state the same proposition, how likely, in which beads.

Pure: knows neither files nor articles. The evidence comes from `lesarten.similarity` and
`lesarten.order`, what it weighs from `lesarten.weights`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.beads import make_beads
from lesarten.model import Alignment, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.chances import Chances
    from lesarten.similarity import Similarity

LOWEST = 0.05
"""Candidates below are not kept: no threshold shows them."""
LEARNED = Path(__file__).parent / "data" / "alignment.json"
"""What the aligner learned: `lesarten.weights` reads all of it."""
SAME = 0.98
"""The score of two sentences of the same letters and digits."""
_NO_LETTER = re.compile(r"[\W_]+")


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

    `threshold` is the score from which a link counts (None: the one that was best where the weights were
    learned). `witnesses` are the sentences of further articles on the event, nearest first: what both
    texts share with one of them supports a link between them. `similarity` is further evidence, such as a
    sentence-embedding model. `a_kinds` and `b_kinds`, the kinds of the blocks the sentences stand in, are
    accepted and not weighed: that a title is a title brought nothing.

    A score is the chance that the link is right, rounded to four places. Swapping `a` and `b` mirrors the
    links, and raising the threshold never adds one. Texts without a common language get no links, and
    `problem` says so.
    """
    del a_kinds, b_kinds
    # Deferred: numpy costs 60 ms, and `import lesarten` must not.
    from lesarten.weights import load_weights

    chosen = load_weights().threshold if threshold is None else threshold
    nothing = Alignment(links=(), beads=make_beads((), len(a), len(b)), threshold=chosen)
    if not a or not b:
        return nothing
    if similarity is None and not _readable_together(a, b):
        return replace(nothing, problem="no common language")
    candidates = tuple(_link(a, b, language, witnesses, similarity))
    return at_threshold(replace(nothing, candidates=candidates), len(a), len(b), chosen)


@lru_cache(maxsize=1)
def usual_threshold() -> float:
    """The threshold that was best where the weights were learned; costs no numpy, which the weights do."""
    return float(json.loads(LEARNED.read_text(encoding="utf-8"))["threshold"])


def at_threshold(alignment: Alignment, n_a: int, n_b: int, threshold: float) -> Alignment:
    """The same alignment with the links from `threshold` on; `n_a`, `n_b` count the sentences."""
    links = tuple(link for link in alignment.candidates if link.score >= threshold)
    return replace(alignment, links=links, beads=make_beads(links, n_a, n_b), threshold=threshold)


def _readable_together(a: Sequence[str], b: Sequence[str]) -> bool:
    from lesarten.similarity.languages import have_common_language

    return have_common_language(a, b)


def _link(
    a: Sequence[str],
    b: Sequence[str],
    language: str,
    witnesses: Sequence[Sequence[str]],
    similarity: Similarity | None,
) -> list[Link]:
    from lesarten.chances import estimate
    from lesarten.weights import load_weights

    # Sums of floats depend on their order: one order of the two texts makes both ways round equal.
    swapped = (len(b), *b) < (len(a), *a)
    first, second = (b, a) if swapped else (a, b)
    chances = estimate(first, second, language, witnesses, similarity)
    sure = load_weights().sure
    scores = _scores(chances, first, second)
    links = (
        Link(j, i, score, score >= sure) if swapped else Link(i, j, score, score >= sure)
        for (i, j), score in scores.items()
    )
    return sorted((link for link in links if link.score >= LOWEST), key=lambda link: (link.a, link.b))


def _scores(chances: Chances, a: Sequence[str], b: Sequence[str]) -> dict[tuple[int, int], float]:
    scores = {
        (i, j): round(score, 4)
        for i, j, score in zip(chances.i.tolist(), chances.j.tolist(), chances.score.tolist(), strict=True)
        if score >= LOWEST
    }
    for pair in _same_letters(a, b):
        scores[pair] = max(SAME, scores.get(pair, 0.0))
    return scores


def _same_letters(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of the same letters and digits; of sentences that recur the first with the first, and so on."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(b):
        places[_NO_LETTER.sub("", sentence).casefold()].append(j)
    places.pop("", None)
    used: dict[str, int] = defaultdict(int)
    pairs = []
    for i, sentence in enumerate(a):
        key = _NO_LETTER.sub("", sentence).casefold()
        if used[key] < len(places.get(key, ())):
            pairs.append((i, places[key][used[key]]))
        used[key] += 1
    return pairs
