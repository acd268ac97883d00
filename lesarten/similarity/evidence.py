"""Measures for each plausible pair of sentences what speaks for a link: one column a kind of evidence.

Of order only this plays a part: two neighbours may say together what one sentence says elsewhere. Nothing
that an editor or reader decided does. Every measure is the same when the two texts change places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lesarten.similarity.channels import make_channels, presence
from lesarten.similarity.soft import cover
from lesarten.similarity.sparse import choose_pairs, multiply, shared_with_next, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity.channels import Channels
    from lesarten.similarity.sparse import Floats, Ints, Rows

SHARPNESS = (0.04, 0.08)
"""Temperatures at which a sentence's possible partners compete; sharp and blunt."""
NOBODY = 0.12
"""The cosine at which having no partner is as good as a partner."""
SOFT_SHARPNESS = 0.05
SOFT_NOBODY = 0.2
"""The same two for what sentences match of each other, which is more than their cosine."""
FEW = 1.0
"""Added to the length of what is claimed: a sentence of names alone claims nothing."""
SMALL = 0.3
"""Added below a share, so that one word of two is not as much as ten of twenty."""

NEAR = 0.05
"""Added to the best of a row or column: a best of nearly nothing is no rival."""
_ENDED = re.compile(r"[.!?…:;][\W_]*$")
"""The end mark of a sentence, with the marks that may close after it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Measures of pairs; all arrays are of one length, a pair stands at one index in each."""

    i: Ints
    """Sentence of A, ascending."""
    j: Ints
    """Sentence of B, ascending within one of A."""
    n_a: int
    n_b: int
    measures: dict[str, Floats]
    """By name, one number a pair."""
    texts: dict[str, float]
    """By name, what holds for the two texts as a whole."""


def gather_evidence(a: Sequence[str], b: Sequence[str], language: str) -> Evidence:
    """Look at every plausible pair of the sentences of `a` and `b`."""
    left, right = make_channels(a, b, language)
    i, j = choose_pairs(left.rows["grams"], right.rows["grams"])
    measures = _compare(left, right, i, j)
    measures |= _match_words(left, right, i, j)
    measures["heading"] = np.maximum(_are_headings(a)[i], _are_headings(b)[j])
    longer_a = left.rows["words"].totals()[i] - right.rows["words"].totals()[j]
    measures |= _compete(measures["cosine"], longer_a, i, j, len(a), len(b))
    measures |= _compete_softly(measures, i, j, len(a), len(b))
    measures |= _compare_rivals(measures, i, j, len(a), len(b))
    texts = _describe_texts(measures, i, j, len(a), len(b))
    return Evidence(i, j, len(a), len(b), measures, texts)


def _compare(left: Channels, right: Channels, i: Ints, j: Ints) -> dict[str, Floats]:
    measures: dict[str, Floats] = {}
    a, b = left.rows["grams"], right.rows["grams"]
    lengths = np.sqrt(a.totals()[i] * b.totals()[j])
    cosine = multiply(a, b, i, j) / np.maximum(lengths, 1e-9)
    measures["cosine"] = cosine
    claims_a, claims_b = left.rows["claims"], right.rows["claims"]
    lengths = np.sqrt((claims_a.totals()[i] + FEW) * (claims_b.totals()[j] + FEW))
    measures["claim"] = np.sqrt(multiply(claims_a, claims_b, i, j) / lengths)
    measures["root"] = np.sqrt(cosine)
    near_a, near_b = _nearness_to_event(a, b)
    measures["central"] = np.sqrt(near_a[i] * near_b[j])
    sums_a, sums_b = _sums(left), _sums(right)
    in_b = multiply(a, presence(b), i, j) / np.maximum(sums_a[i], 1e-9)
    in_a = multiply(presence(a), b, i, j) / np.maximum(sums_b[j], 1e-9)
    measures["gram_larger"], measures["gram_smaller"] = np.maximum(in_a, in_b), np.minimum(in_a, in_b)
    measures |= _cover_with_neighbour(a, b, i, j, in_a, in_b, sums_a[i], sums_b[j])
    denied_a, denied_b = left.rows["denying"].totals()[i] > 0, right.rows["denying"].totals()[j] > 0
    measures["denying_one"] = (denied_a != denied_b).astype(float)
    for name in ("words", "numbers", "names", "plain", "related", "bigrams", "quoted"):
        a, b = left.rows[name], right.rows[name]
        shared = multiply(a, b, i, j)
        of_a, of_b = a.totals()[i], b.totals()[j]
        share_a, share_b = shared / (of_a + SMALL), shared / (of_b + SMALL)
        measures[f"{name}_mass"] = np.log1p(shared)
        measures[f"{name}_larger"] = np.maximum(share_a, share_b)
        measures[f"{name}_smaller"] = np.minimum(share_a, share_b)
        measures[f"{name}_one"] = ((of_a > 0) != (of_b > 0)).astype(float)
        measures[f"{name}_clash"] = ((of_a > 0) & (of_b > 0) & (shared == 0)).astype(float)
        if name == "words":
            measures["longer"] = np.log1p(np.maximum(of_a, of_b))
            measures["shorter"] = np.log1p(np.minimum(of_a, of_b))
    return measures


def _match_words(left: Channels, right: Channels, i: Ints, j: Ints) -> dict[str, Floats]:
    """How much two sentences say together when words may be inflected, compounded, or replaced by others."""
    of_a, of_b = cover(left.vocabulary, right.vocabulary, i, j)
    sum_a, sum_b = (
        tally(rows.owners(), rows.values, rows.count)
        for rows in (left.vocabulary.sentences, right.vocabulary.sentences)
    )
    share_a, share_b = of_a / (sum_a[i] + SMALL), of_b / (sum_b[j] + SMALL)
    return {
        "soft_larger": np.maximum(share_a, share_b),
        "soft_smaller": np.minimum(share_a, share_b),
        "soft_mass": np.log1p((of_a + of_b) / 2),
    }


def _are_headings(sentences: Sequence[str]) -> Floats:
    """1 for each sentence that ends without an end mark, as titles and headings do."""
    return np.array([float(_ENDED.search(sentence) is None) for sentence in sentences])


def _cover_with_neighbour(
    a: Rows, b: Rows, i: Ints, j: Ints, in_a: Floats, in_b: Floats, sums_a: Floats, sums_b: Floats
) -> dict[str, Floats]:
    """How much of a sentence its partner covers together with the better one of the partner's neighbours.

    What one outlet says in a sentence another says in two. A neighbour that was not looked at covers nothing.
    """
    twice_b = multiply(a, shared_with_next(b), i, j) / np.maximum(sums_a, 1e-9)
    twice_a = multiply(shared_with_next(a), b, i, j) / np.maximum(sums_b, 1e-9)
    key = i * (b.count + 1) + j
    of_a = _best_union(in_b, twice_b, key, 1)
    of_b = _best_union(in_a, twice_a, key, b.count + 1)
    a_is_long = 0.5 + 0.5 * np.sign(np.round(sums_a - sums_b, 6))
    return {
        "union_smaller": np.minimum(of_a, of_b),
        "union_long": a_is_long * of_a + (1 - a_is_long) * of_b,
    }


def _best_union(alone: Floats, twice: Floats, key: Ints, step: int) -> Floats:
    """The better of a partner with the next one and with the one before, which are `step` away in `key`.

    `twice` is what a partner and the next one cover both.
    """
    if not len(key):
        return alone
    place = np.minimum(np.searchsorted(key, key + step), len(key) - 1)
    found = np.flatnonzero(key[place] == key + step)
    union = alone[found] + alone[place[found]] - twice[found]
    best = alone.copy()
    best[found] = np.maximum(best[found], union)
    best[place[found]] = np.maximum(best[place[found]], union)
    return best


def _nearness_to_event(a: Rows, b: Rows) -> tuple[Floats, Floats]:
    """The cosine of each sentence with the middle of both texts: what the event is about lies there."""
    units = [rows.values / np.sqrt(np.maximum(rows.totals(), 1e-12))[rows.owners()] for rows in (a, b)]
    columns = np.concatenate((a.columns, b.columns))
    middle = tally(columns, np.concatenate(units), a.width)
    middle /= max(1e-9, float(np.linalg.norm(middle)))
    near_a, near_b = (
        tally(rows.owners(), unit * middle[rows.columns], rows.count)
        for rows, unit in zip((a, b), units, strict=True)
    )
    return near_a, near_b


def _sums(channels: Channels) -> Floats:
    rows = channels.rows["grams"]
    return tally(rows.owners(), rows.values, rows.count)


def _compete(cosine: Floats, longer_a: Floats, i: Ints, j: Ints, n_a: int, n_b: int) -> dict[str, Floats]:
    """How a pair stands against the other possible partners of both its sentences.

    `longer_a` is by how much the sentence of A is the longer one: a short sentence has one partner as a
    rule, a long one may have several, so the rivals of the two are told apart.
    """
    a_is_long = 0.5 + 0.5 * np.sign(np.round(longer_a, 6))
    measures: dict[str, Floats] = {}
    for name, heat in zip(("sharp", "blunt"), SHARPNESS, strict=True):
        power = np.exp(np.minimum(cosine, 1.0) / heat)
        nobody = np.exp(NOBODY / heat)
        # Pairs that were not looked at have a cosine of about nothing.
        row = np.bincount(i, power, minlength=n_a) + n_b - np.bincount(i, minlength=n_a)
        column = np.bincount(j, power, minlength=n_b) + n_a - np.bincount(j, minlength=n_b)
        of_row, of_column = power / (row[i] + nobody), power / (column[j] + nobody)
        measures[name] = np.sqrt(of_row * of_column)
        measures[f"{name}_short"] = a_is_long * of_column + (1 - a_is_long) * of_row
        measures[f"{name}_long"] = a_is_long * of_row + (1 - a_is_long) * of_column
    rival_a, best_a = rivals(cosine, i, n_a)
    rival_b, best_b = rivals(cosine, j, n_b)
    high, low = np.maximum(rival_a, rival_b), np.minimum(rival_a, rival_b)
    measures["beats_both"] = cosine / (cosine + high + 0.02)
    measures["beats_one"] = cosine / (cosine + low + 0.02)
    measures["beats_short"] = cosine / (cosine + a_is_long * rival_b + (1 - a_is_long) * rival_a + 0.02)
    measures["ahead"] = cosine - high
    measures["of_best"] = np.minimum(cosine / (best_a[i] + 0.05), cosine / (best_b[j] + 0.05))
    return measures


def _compete_softly(measures: dict[str, Floats], i: Ints, j: Ints, n_a: int, n_b: int) -> dict[str, Floats]:
    """How a pair stands against its rivals by what both sentences match of each other."""
    both = np.sqrt(measures["soft_larger"] * measures["soft_smaller"])
    rival = np.minimum(rivals(both, i, n_a)[0], rivals(both, j, n_b)[0])
    power, nobody = np.exp(both / SOFT_SHARPNESS), np.exp(SOFT_NOBODY / SOFT_SHARPNESS)
    row = np.bincount(i, power, minlength=n_a) + n_b - np.bincount(i, minlength=n_a)
    column = np.bincount(j, power, minlength=n_b) + n_a - np.bincount(j, minlength=n_b)
    sharp = power / np.sqrt((row[i] + nobody) * (column[j] + nobody))
    return {"soft_ahead": both - rival, "soft_sharp": sharp}


def _compare_rivals(measures: dict[str, Floats], i: Ints, j: Ints, n_a: int, n_b: int) -> dict[str, Floats]:
    """How a pair stands against its rivals by its words, by what is covered, and by the claim alone."""
    mass = measures["words_mass"]
    ahead = mass - np.maximum(rivals(mass, i, n_a)[0], rivals(mass, j, n_b)[0])
    compared = {"words_ahead": ahead}
    for name in ("claim", "gram_larger"):
        score = measures[name]
        best_a, best_b = (rivals(score, owner, count)[1] for owner, count in ((i, n_a), (j, n_b)))
        compared[f"{name}_of_best"] = np.minimum(score / (best_a[i] + NEAR), score / (best_b[j] + NEAR))
    compared["claim_rank"] = np.log1p(_rank(measures["claim"], i) + _rank(measures["claim"], j))
    return compared


def _rank(score: Floats, owner: Ints) -> Floats:
    """How many pairs of the same owner score higher; the last digits of a float make no rank."""
    score = np.round(score, 9)
    order = np.lexsort((-score, owner))
    place = np.arange(len(order))
    of, value = owner[order], score[order]
    new_owner = np.concatenate(([True], of[1:] != of[:-1]))[: len(order)]
    new_value = new_owner | np.concatenate(([True], value[1:] != value[:-1]))[: len(order)]
    rank = np.empty(len(order))
    rank[order] = place[np.maximum.accumulate(np.where(new_value, place, 0))] - np.maximum.accumulate(
        np.where(new_owner, place, 0)
    )
    return rank


def rivals(score: Floats, owner: Ints, count: int) -> tuple[Floats, Floats]:
    """For each pair the best score of another pair of the same owner; and each owner's best score."""
    best = np.zeros(count)
    np.maximum.at(best, owner, score)
    is_best = score >= best[owner]
    ties = np.bincount(owner, is_best, minlength=count)
    second = np.zeros(count)
    np.maximum.at(second, owner[~is_best], score[~is_best])
    second = np.where(ties > 1, best, second)
    return np.where(is_best, second[owner], best[owner]), best


def _describe_texts(measures: dict[str, Floats], i: Ints, j: Ints, n_a: int, n_b: int) -> dict[str, float]:
    """What kind of pair this is: news shares a cast, a plain version goes sentence by sentence."""
    cosine = measures["cosine"]
    texts = {"gap": 0.0, "top": 0.0, "mutual": 0.0, "size": float(np.log1p(n_a + n_b)), "ratio": 0.0}
    if not len(cosine):
        return texts
    best = []
    for owner, count in ((i, n_a), (j, n_b)):
        rival, top = rivals(cosine, owner, count)
        best.append(cosine >= top[owner])
        first = np.zeros(count)
        np.maximum.at(first, owner, np.where(best[-1], cosine - rival, 0.0))
        texts["gap"] += float(np.mean(first / (top + 0.02))) / 2
        texts["top"] += float(np.mean(top)) / 2
    texts["mutual"] = float(np.sum(best[0] & best[1] & (cosine > 0))) / max(1, min(n_a, n_b))
    longer, shorter = (float(np.mean(np.expm1(measures[name]))) for name in ("longer", "shorter"))
    texts["ratio"] = float(np.log((longer + SMALL) / (shorter + SMALL)))
    return texts
