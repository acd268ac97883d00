"""From evidence to chances: how likely each plausible pair of sentences states the same proposition.

A first look without order tells how much order counts; then two sets of learned weights, one for two
stories of one event and one for a text and its other version, are mixed by what the texts are like.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from lesarten.order import measure_order
from lesarten.similarity.evidence import gather_evidence
from lesarten.weights import load_weights
from lesarten.witnesses import LONGEST, MOST, support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity import Similarity
    from lesarten.similarity.evidence import Evidence
    from lesarten.similarity.sparse import Floats, Ints
    from lesarten.weights import Weights

USUAL_LENGTH = 20
"""Sentences of an article; in shorter ones a pair is likelier, in longer ones less likely, to be a link."""
SHORTEST, LONGEST_STORY = 7, 60
"""Beyond these nothing is known, and less is said."""
MOST_KEPT = 10_000
"""Pairs of sentences in a table that is remembered: 80 kB."""
MODEL_WEIGHT = 1.0
"""Log odds for each standard deviation that a sentence-embedding model finds a pair nearer than usual."""


@dataclass(frozen=True, slots=True)
class Chances:
    """Plausible pairs and how likely each is a link; arrays of one length."""

    i: Ints
    j: Ints
    score: Floats
    """Probabilities, calibrated."""


def estimate(
    a: Sequence[str],
    b: Sequence[str],
    language: str,
    witnesses: Sequence[Sequence[str]] = (),
    similarity: Similarity | None = None,
) -> Chances:
    """Estimate for the plausible pairs of `a` and `b` how likely they state the same."""
    weights = load_weights()
    evidence = gather_evidence(a, b, language)
    chance = raw_chances(evidence, weights)
    if similarity is not None:
        chance = _ask_model(similarity, a, b, evidence, chance)
    chains = []
    for witness in [sentences for sentences in witnesses if 0 < len(sentences) <= LONGEST][:MOST]:
        if max(len(a), len(b)) > LONGEST:
            break
        chains.append((_table(a, witness, language), _table(witness, b, language)))
    if chains:
        chance = support(chance, evidence.i, evidence.j, chains)
    return Chances(evidence.i, evidence.j, weights.calibrate(chance))


def raw_chances(evidence: Evidence, weights: Weights) -> Floats:
    """Chances before calibration."""
    measures = complete_measures(evidence, weights)
    share = weights.news_share(evidence.texts)
    # A sentence has about as many partners in a long story as in a short one, among more sentences.
    length = min(max(math.sqrt(evidence.n_a * evidence.n_b), SHORTEST), LONGEST_STORY)
    rarer = math.log(length / USUAL_LENGTH)
    news, parallel = (
        _logistic(weights.news.odds(measures) - rarer),
        _logistic(weights.parallel.odds(measures)),
    )
    return share * news + (1 - share) * parallel


def complete_measures(evidence: Evidence, weights: Weights) -> dict[str, Floats]:
    """All measures of the pairs: those of evidence, of both texts, of a first look, and of order."""
    every = len(evidence.i)
    measures = dict(evidence.measures)
    measures |= {f"texts_{name}": np.full(every, value) for name, value in evidence.texts.items()}
    measures["first"] = weights.first.odds(measures)
    order = measure_order(measures["first"], evidence.i, evidence.j, evidence.n_a, evidence.n_b)
    return measures | order.measures | {"texts_kept": np.full(every, order.kept)}


def _table(a: Sequence[str], b: Sequence[str], language: str) -> Floats:
    """The chances of all pairs, without witnesses; texts short enough are remembered."""
    first, second = tuple(a), tuple(b)
    # One order of the two texts makes both ways round equal, and one table do for both.
    if (len(second), *second) < (len(first), *first):
        return _table(b, a, language).T
    make = _kept_table if len(first) * len(second) <= MOST_KEPT else _make_table
    return make(first, second, language)


def _make_table(a: tuple[str, ...], b: tuple[str, ...], language: str) -> Floats:
    evidence = gather_evidence(a, b, language)
    table = np.zeros((len(a), len(b)))
    table[evidence.i, evidence.j] = raw_chances(evidence, load_weights())
    return table


_kept_table = lru_cache(maxsize=400)(_make_table)
"""Every pair of 26 articles: each is a witness of others again and again."""


def _ask_model(
    similarity: Similarity, a: Sequence[str], b: Sequence[str], evidence: Evidence, chance: Floats
) -> Floats:
    vectors = np.asarray(similarity.vectors([*a, *b]), dtype=np.float64)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    near = np.einsum("kd,kd->k", vectors[: len(a)][evidence.i], vectors[len(a) :][evidence.j])
    spread = float(near.std())
    if spread < 1e-9:
        return chance
    odds = np.log((chance + 1e-6) / (1 - chance + 1e-6))
    return _logistic(odds + MODEL_WEIGHT * (near - float(near.mean())) / spread)


def _logistic(odds: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
