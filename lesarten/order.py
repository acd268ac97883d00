"""Order as evidence, not as law: how much of one order two texts keep, and what follows for each pair.

Two stories are weighed against each other: that the partners of one text's sentences walk through the
other text (a hidden Markov model with short steps, forward and backward; Rabiner 1989), and that they
stand anywhere. The better the walk explains the scores, the more every measure here counts; where facts
are told in another order, all of them vanish.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lesarten.similarity.sparse import Floats, Ints

    Table = NDArray[np.float32]

STEPS = np.array([0.0, 0.0, 0.02, 0.04, 0.30, 0.30, 0.10, 0.05, 0.03])
"""Chances of walking from four back to four on: to stay or go one on is usual, back is rare."""
_REACH = 4
JUMP = 0.16
"""The chance of walking just anywhere."""
LINKED = 0.55
"""The share of sentences that have a partner."""
CELLS = 5_000_000
"""Longer texts are not walked through: the table would take more than some hundred megabytes."""
DOUBT = 2.0
"""How much better (in natural log units) the walk must explain the scores to be as good as certain chance."""
DOUBT_SPREAD = 1.5
LEAD = 2.0
"""In news what matters most comes first: so many sentences on, a sentence is a third as much of a lead."""
NEIGHBOURS = tuple((u, v) for u in range(-3, 4) for v in range(-3, 4) if u * v > 0)
"""Pairs up to three sentences before or behind on both sides speak for the pair between them."""

NEARBY = (1.0, 0.7, 0.4)
"""How much a sentence one, two, three away from the partner says: several that follow each other may tell
what the other text tells in one."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the order of two texts says about their pairs."""

    kept: float
    """0: facts come in any order; 1: both texts keep one order."""
    measures: dict[str, Floats]
    """By name, one number a pair."""


MEASURES = (
    "walk_larger",
    "walk_smaller",
    "walk_gain",
    "walk_near",
    "walk_far",
    "diagonal",
    "beside",
    "around",
    "diagonal_any",
    "beside_any",
    "nearby",
    "lead",
)


def measure_order(odds: Floats, i: Ints, j: Ints, n_a: int, n_b: int) -> Order:
    """Measure from the log odds of the pairs (`i`, `j`) how much order counts, and what it says."""
    nothing = dict.fromkeys(MEASURES, np.zeros(len(odds)))
    if not len(odds) or n_a * n_b > CELLS or min(n_a, n_b) < 2:
        return Order(0.0, nothing)
    table = np.full((n_a, n_b), -8.0, dtype=np.float32)
    table[i, j] = np.clip(odds, -8.0, 4.0)
    state_b, linked_b, gain_b = _walk(table)
    state_a, linked_a, gain_a = _walk(table.T)
    better = ((gain_a + gain_b) / 2 - DOUBT) / DOUBT_SPREAD
    kept = 1 / (1 + math.exp(-min(max(better, -50.0), 50.0)))
    first, second = linked_b[j, i], linked_a[i, j]
    larger = np.maximum(first, second)
    expected_i, expected_j = state_b @ np.arange(n_a), state_a @ np.arange(n_b)
    away = np.minimum(np.abs(i - expected_i[j]), np.abs(j - expected_j[i]))
    walked = np.clip(np.log((larger + 1e-4) / (1 - larger + 1e-4)), -6, 6)
    measures = {
        "walk_larger": kept * larger,
        "walk_smaller": kept * np.minimum(first, second),
        "walk_gain": kept * (walked - np.clip(odds, -8.0, 4.0)),
        "walk_near": kept * np.exp(-away / 2),
        "walk_far": kept * np.log1p(away),
        "lead": np.exp(-i / LEAD) + np.exp(-j / LEAD),
    }
    return Order(kept, measures | _support(table, i, j, kept))


def _walk(table: Table) -> tuple[Table, Floats, float]:
    """Walk the columns of `table` (log odds) along its rows.

    Gives, by column and row, the chance of standing there and of being linked there, and by how many log
    units the walk explains the table better than chance order.
    """
    rows, columns = table.shape
    # The odds already say that most pairs are wrong; the walk says so once more, so take it out here.
    partner = LINKED * np.exp(table.T + math.log(rows / 0.7)).astype(np.float64)
    chance = partner + (1 - LINKED)
    forward = np.empty((columns, rows), dtype=np.float32)
    at = np.full(rows, 1.0 / rows)
    explained = -float(np.log(chance.mean(axis=1)).sum())
    for column in range(columns):
        at = (_step(at, STEPS) if column else at) * chance[column]
        total = float(at.sum())
        explained += math.log(total)
        at /= total
        forward[column] = at
    at = np.full(rows, 1.0)
    for column in range(columns - 1, -1, -1):
        forward[column] *= at
        forward[column] /= forward[column].sum()
        at = _step(at * chance[column], STEPS[::-1])
        at /= at.sum()
    return forward, forward * (partner / chance), explained


def _step(at: Floats, steps: Floats) -> Floats:
    """Where one stands after a step."""
    rows = len(at)
    walked: Floats = np.convolve(at, steps)[_REACH : _REACH + rows]
    return walked + float(at.sum()) * (JUMP / rows)


def _support(table: Table, i: Ints, j: Ints, kept: float) -> dict[str, Floats]:
    """What the neighbours of each pair say for it."""
    edge = 3
    chance = np.zeros((table.shape[0] + 2 * edge, table.shape[1] + 2 * edge), dtype=np.float32)
    chance[edge:-edge, edge:-edge] = np.where(table > -4, 1 / (1 + np.exp(-table - 1)), 0)

    def at(u: int, v: int) -> Floats:
        return chance[i + edge + u, j + edge + v].astype(np.float64)

    diagonal = np.maximum(at(1, 1), at(-1, -1))
    beside = np.maximum(np.maximum(at(0, 1), at(0, -1)), np.maximum(at(1, 0), at(-1, 0)))
    in_a, in_b = (
        sum(weight * (at(*step) + at(-step[0], -step[1])) for weight, step in zip(NEARBY, steps, strict=True))
        for steps in (((1, 0), (2, 0), (3, 0)), ((0, 1), (0, 2), (0, 3)))
    )
    around = np.zeros(len(i))
    for u, v in NEIGHBOURS:
        around += at(u, v) / (1 + abs(abs(u) - abs(v)))
    return {
        "diagonal": kept * diagonal,
        "beside": kept * beside,
        "around": kept * np.minimum(around, 2.0),
        "diagonal_any": diagonal,
        "beside_any": np.sqrt(beside),
        "nearby": np.sqrt(np.maximum(in_b, in_a)),
    }
