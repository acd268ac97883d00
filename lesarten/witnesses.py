"""Further articles as witnesses: what A shares with C, and C with B, supports a link of A with B.

Knows chances of pairs, neither files nor where the further articles come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity.sparse import Floats, Ints

MOST = 8
"""More articles cost time and add nothing."""
LONGEST = 400
"""Longer articles are no witnesses: their tables would be large."""
TRUST = 0.35
"""How much a chain over a witness counts: 0.35 of what is still open is what a certain chain fills."""


def support(chance: Floats, i: Ints, j: Ints, chains: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Raise the chances of pairs by the best chain over a witness.

    `chains` holds for each witness the table of A against it and of it against B. A chain is as good as
    the product of its two links; a chain that is worse than the pair itself changes nothing.
    """
    best = np.zeros(len(chance))
    for to_witness, from_witness in chains:
        for k in range(to_witness.shape[1]):
            best = np.maximum(best, to_witness[i, k] * from_witness[k, j])
    return chance + TRUST * np.maximum(best - chance, 0) * (1 - chance)
