"""Turns the sentences of two texts into sparse rows, one channel for each kind of evidence.

A channel is what is compared by itself: letter groups, words, numbers, rare names, plain words, related
words, word pairs, quoted words, words that deny. Knows no links.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np

from lesarten.similarity.rarity import UNKNOWN, UNLISTED, load_levels
from lesarten.similarity.related import groups_of
from lesarten.similarity.soft import Vocabulary
from lesarten.similarity.sparse import Rows, make_rows
from lesarten.similarity.words import find_terms, negating_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity.words import Term

CHANNELS = (
    "grams",
    "claims",
    "words",
    "numbers",
    "names",
    "plain",
    "related",
    "bigrams",
    "quoted",
    "denying",
)
GRAM = 4
"""Letters in a group: 3 and 5 did no better, nor did mixtures."""
COMMON = 7.0
"""The Zipf level from which a word weighs nothing: "der", "the"."""
SPREAD = 4.0
"""So many levels below `COMMON` a word has its full weight."""
NUMBER_WEIGHT = 0.875
CONTENT = 0.35
"""The weight from which a word counts as a content word in pairs of words."""
NAME_LEVEL = 4.6
"""Capitalised words rarer than this are taken for names."""
CAST = 0.12
"""Names in more than this share of all sentences are the cast: they say nothing."""


NAME_RARE = 4.0
"""Commoner words that sound the same are two words."""
NAME_LETTERS = 4
"""Shorter names that sound the same are too often two names."""
CAST_AT_LEAST = 2
CAST_SHARE = 0.3
"""From this share of its places in runs of capitalised words, a word is a name or a title of the cast."""


@dataclass(frozen=True, slots=True)
class Channels:
    """The rows of one text, by channel."""

    rows: dict[str, Rows]
    vocabulary: Vocabulary
    """For the soft match."""

    @property
    def count(self) -> int:
        """How many sentences."""
        return self.rows["words"].count


class _Weights:
    """Weighs the terms of one pair of texts: rare in the language, rare in this pair."""

    def __init__(self, sentences: Sequence[Sequence[Term]], language: str) -> None:
        self.levels = load_levels(language)
        self.language = language
        self.denying = negating_stems(language)
        self.count = len(sentences)
        self.ids: dict[str, int] = defaultdict(count().__next__)
        self.seen = Counter(stem for terms in sentences for stem in {term.stem for term in terms})
        self.cast = _find_cast(sentences)
        self._rarity: dict[str, float] = {}
        self._grams: dict[str, tuple[tuple[int, float], ...]] = {}
        self.letters: dict[str, dict[int, float]] = {}
        """By stem 1 in the columns of its letter groups, for the stems that were cut."""
        self._tells: dict[str, float] = {}

    def rarity(self, term: Term) -> float:
        known = self._rarity.get(term.stem)
        if known is None:
            level = self.levels.get(term.stem, UNLISTED) if self.levels else UNKNOWN
            known = NUMBER_WEIGHT if term.number else min(max((COMMON - level) / SPREAD, 0.0), 1.0)
            self._rarity[term.stem] = known
        return known

    def cast_columns(self) -> set[int]:
        """The columns of all letter groups of the cast: "russ" of "Russlands" covers "russischen" too."""
        return {column for stem in self.cast for column, _ in self._grams.get(stem, ())}

    def is_name(self, term: Term) -> bool:
        if not term.capital or self.seen[term.stem] > CAST * self.count:
            return False
        return not self.levels or self.levels.get(term.stem, UNLISTED) < NAME_LEVEL

    def grams(self, term: Term, weight: float) -> tuple[tuple[int, float], ...]:
        known = self._grams.get(term.stem)
        if known is None:
            known = self._grams[term.stem] = tuple(self._cut(term, weight))
        return known

    def _cut(self, term: Term, weight: float) -> list[tuple[int, float]]:
        if term.number:
            self.letters[term.stem] = {self.ids[f"#{term.stem}"]: 1.0}
            return [(self.ids[f"#{term.stem}"], 1.5)]
        if weight <= 0:
            return []
        padded = f" {term.stem} "
        number = max(1, len(padded) - GRAM + 1)
        # Long words have more letter groups than short ones, and weigh a little less for each.
        value = weight**0.25 * number**-0.1
        cut = [(self.ids[padded[k : k + GRAM]], value) for k in range(number)]
        self.letters[term.stem] = dict.fromkeys((column for column, _ in cut), 1.0)
        return cut + [(self.ids[group], weight**0.25) for group in groups_of(term.stem, self.language)]

    def tells(self, term: Term) -> float:
        """What a term weighs: rare in the language, and in few sentences of this pair."""
        known = self._tells.get(term.stem)
        if known is None:
            total = math.log(self.count + 1)
            known = self.rarity(term) * (total - math.log(self.seen[term.stem])) / total
            self._tells[term.stem] = known
        return known


def make_channels(a: Sequence[str], b: Sequence[str], language: str) -> tuple[Channels, Channels]:
    """The rows of both texts, with columns and weights in common."""
    terms = _unite_spellings([find_terms(sentence, language) for sentence in (*a, *b)], load_levels(language))
    weights = _Weights(terms, language)
    found = [_describe(sentence, weights) for sentence in terms]
    width = len(weights.ids)
    inverse = _inverse_frequency([sentence["grams"] for sentence in found], width)
    for sentence in found:
        sentence["grams"] = {column: value * inverse[column] for column, value in sentence["grams"].items()}
    cast = weights.cast_columns()
    for sentence in found:
        sentence["claims"] = {
            column: value for column, value in sentence["grams"].items() if column not in cast
        }
    bigrams = _inverse_frequency([sentence["bigrams"] for sentence in found], width)
    for sentence in found:
        sentence["bigrams"] = {c: v * math.sqrt(bigrams[c]) for c, v in sentence["bigrams"].items()}
    first, second = (
        _gather(found[part], _list_words(terms[part], weights, width), width)
        for part in (slice(len(a)), slice(len(a), None))
    )
    return first, second


def _gather(found: Sequence[dict[str, dict[int, float]]], vocabulary: Vocabulary, width: int) -> Channels:
    rows = {name: make_rows([sentence[name] for sentence in found], width) for name in CHANNELS}
    return Channels(rows, vocabulary)


def _list_words(sentences: Sequence[Sequence[Term]], weights: _Weights, width: int) -> Vocabulary:
    """The words of one text for the soft match; `width` is the number of columns."""
    known: dict[str, int] = {}
    rows: list[dict[int, float]] = []
    for terms in sentences:
        telling = {term.stem: weights.tells(term) for term in terms if term.stem in weights.letters}
        rows.append({known.setdefault(stem, len(known)): weight for stem, weight in telling.items()})
    kin = [dict.fromkeys((weights.ids[g] for g in groups_of(stem, weights.language)), 1.0) for stem in known]
    return Vocabulary(
        sentences=make_rows(rows, len(known)),
        letters=make_rows([weights.letters[stem] for stem in known], width),
        kin=make_rows(kin, width),
    )


def _unite_spellings(sentences: list[tuple[Term, ...]], levels: dict[str, float]) -> list[tuple[Term, ...]]:
    """Give names that sound the same one stem: Lawrow, Lavrov. Only of rare words."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for terms in sentences:
        for term in terms:
            if term.capital and len(term.sound) >= NAME_LETTERS and levels.get(term.stem, 0.0) < NAME_RARE:
                spellings[term.sound].add(term.stem)
    one = {stem: min(stems) for stems in spellings.values() if len(stems) > 1 for stem in stems}
    if not one:
        return sentences
    return [tuple(term._replace(stem=one.get(term.stem, term.stem)) for term in terms) for terms in sentences]


def _find_cast(sentences: Sequence[Sequence[Term]]) -> set[str]:
    """Stems that mostly stand in runs of capitals ("Außenminister Sergej Lawrow"), more than once."""
    inside: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for terms in sentences:
        for k, term in enumerate(terms):
            every[term.stem] += 1
            if term.capital and any(terms[n].capital for n in (k - 1, k + 1) if 0 <= n < len(terms)):
                inside[term.stem] += 1
    return {
        stem for stem, count in inside.items() if count >= CAST_AT_LEAST and count > CAST_SHARE * every[stem]
    }


def _inverse_frequency(sentences: Sequence[dict[int, float]], width: int) -> list[float]:
    seen = Counter(chain.from_iterable(sentences))
    total = math.log(len(sentences) + 1)
    # The power was the best of several for plain cosine, and matters little.
    value = {times: (max(0.0, total - math.log(times)) / total) ** 0.9 for times in set(seen.values())}
    value[0] = 0.0
    return [value[seen[column]] for column in range(width)]


def _describe(terms: Sequence[Term], weights: _Weights) -> dict[str, dict[int, float]]:
    """One sentence by channel: column to value; a product of two values is the weight they share."""
    sentence: dict[str, dict[int, float]] = {name: {} for name in CHANNELS}
    grams = sentence["grams"]
    before = ""
    for term in terms:
        weight = weights.rarity(term)
        for column, value in weights.grams(term, weight):
            if value > grams.get(column, 0.0):
                grams[column] = value
        column, root = weights.ids[f"#{term.stem}" if term.number else f" {term.stem}"], math.sqrt(weight)
        sentence["words"][column] = root
        if term.number:
            sentence["numbers"][column] = root
        elif not term.capital:
            sentence["plain"][column] = root
        elif weights.is_name(term):
            sentence["names"][column] = root
        if term.quoted:
            sentence["quoted"][column] = root
        if term.stem in weights.denying:
            sentence["denying"][column] = 1.0
        for group in groups_of(term.stem, weights.language):
            sentence["related"][weights.ids[group]] = 1.0
        if weight >= CONTENT:
            if before:
                sentence["bigrams"][weights.ids[f"{before}+{term.stem}"]] = math.sqrt(2 * weight)
            before = term.stem
    return sentence


def presence(rows: Rows) -> Rows:
    """The same rows with 1 wherever there is a value."""
    return Rows(rows.starts, rows.columns, np.ones_like(rows.values), rows.width)
