"""Which articles are about the same event: an inverted index over the words that few articles share.

Knows texts and their keys, no file and no sentence. Rarity counts within the library itself: there the
names and numbers of an event are rare, and the words of news are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from lesarten.terms import MOST_COUNTED, pack_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lesarten.model import Article


COMMON_SHARE = 0.5
"""A word that more than this share of a library of some size holds tells no event from another."""

SMALL_LIBRARY = 12
"""Below this size every word may count: five articles on one event share most of theirs."""

_PACKED = np.dtype([("term", "<u4"), ("count", "u1")])
_TF = np.concatenate([[0.0], 1 + np.log(np.arange(1, MOST_COUNTED + 1))])
"""What a word weighs by how often it stands in an article."""

_FEW = 256
"""So many articles are sorted again and again: it takes a few milliseconds."""

_LARGE_PARTS = 8
"""The whole index is sorted anew when one part in so many of it is new."""

_AT_ONCE = 1 << 18
"""Words of articles that are weighed at once: it bounds the memory."""

if TYPE_CHECKING:
    Terms = NDArray[np.uint32]
    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """An article and how near it is."""

    key: str
    """The key it was added with: its path."""
    similarity: float
    """Cosine of both articles' rare words, 0 to 1."""


class NearIndex:
    """Articles by their words; add them in any order, ask at any time.

    An article costs five bytes for each of its different words, and as much again in the index. What was
    added since the last large sort is sorted by itself, so that asking costs little while a library is read.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []
        self._terms: list[bytes] = []
        self._alive = np.zeros(0, np.bool_)
        self._parts: list[_Part] = []
        self._sorted = 0
        self._lengths: Floats | None = None

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def add(self, key: str, text: str) -> None:
        """Take an article in, in place of an earlier one with the same key."""
        self.add_terms(key, pack_terms(text))

    def add_terms(self, key: str, packed: bytes) -> None:
        """Take an article in by its words as `pack_terms` gave them; bytes of another kind hold none."""
        self.remove(key)
        self._numbers[key] = len(self._keys)
        self._keys.append(key)
        self._terms.append(packed if len(packed) % _PACKED.itemsize == 0 else b"")
        self._lengths = None

    def remove(self, key: str) -> None:
        """Forget an article; an unknown key is no error."""
        number = self._numbers.pop(key, None)
        if number is None:
            return
        terms = np.frombuffer(self._terms[number], _PACKED)["term"]
        if number < self._sorted:
            self._alive[number] = False
            for part in self._parts:
                if part.first <= number < part.last:
                    part.forget(terms)
        self._keys[number], self._terms[number] = "", b""
        self._lengths = None

    def nearest(self, key: str, limit: int = 8, least: float = 0.0) -> tuple[Near, ...]:
        """The articles nearest to one of the index, best first; ties by key. KeyError if it is not there.

        `least`: those that are less near than this are left out.
        """
        similar = self._similarities(key)
        found = np.flatnonzero((similar > 0) & (similar >= least))
        if len(found) > limit > 0:
            lowest = np.partition(similar[found], len(found) - limit)[len(found) - limit]
            found = found[similar[found] >= lowest]
        near = [Near(self._keys[other], float(similar[other])) for other in found.tolist()]
        return tuple(sorted(near, key=lambda one: (-one.similarity, one.key))[:limit])

    def likeness(self, key: str) -> dict[str, float]:
        """How near each other article is to one, by key; what shares nothing with it is missing.

        Raises KeyError if it is not there.
        """
        similar = self._similarities(key)
        found = np.flatnonzero(similar > 0)
        keys = map(self._keys.__getitem__, found.tolist())
        return dict(zip(keys, similar[found].tolist(), strict=True))

    def _similarities(self, key: str) -> Floats:
        """The cosines of all places and one article; 0 for itself and for what is gone."""
        if key not in self._numbers:
            raise KeyError(key)
        self._sort()
        number = self._numbers[key]
        packed = np.frombuffer(self._terms[number], _PACKED)
        terms, rarity = packed["term"], self._rarity(packed["term"])
        weights = _TF[packed["count"]] * rarity
        products = np.zeros(len(self._keys))
        for part in self._parts:
            part.multiply(terms, weights * rarity, products)
        lengths = self._measure()
        products[~self._alive] = 0
        products[number] = 0
        similar: Floats = np.round(products / (lengths * (np.sqrt(np.sum(weights**2)) or 1.0)), 4)
        return similar

    def _sort(self) -> None:
        """Bring what was added into the order of its words; all anew when that is much or many are gone."""
        if len(self._keys) > 2 * len(self._numbers) + _FEW:
            self._close_ranks()
        total, large = len(self._keys), self._parts[:1]
        if self._sorted == total:
            return
        first = large[0].last if large else 0
        if total - first > max(_FEW, total // _LARGE_PARTS):
            first, large = 0, []
        self._parts = [*large, _Part(self._terms, first, total)]
        self._alive = np.zeros(total, np.bool_)
        self._alive[list(self._numbers.values())] = True
        self._sorted, self._lengths = total, None

    def _close_ranks(self) -> None:
        """Forget the places of what was removed."""
        kept = [(key, self._terms[number]) for key, number in self._numbers.items()]
        self._keys = [key for key, _terms in kept]
        self._terms = [terms for _key, terms in kept]
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        self._parts, self._sorted = [], 0

    def _rarity(self, terms: Terms) -> Floats:
        """How much each term tells: nothing when most of the library has it."""
        holders = np.zeros(len(terms), np.int64)
        for part in self._parts:
            holders += part.holders_of(terms)
        size = len(self._numbers)
        rarity = np.log1p(size / np.maximum(holders, 1))
        if size >= SMALL_LIBRARY:
            rarity[holders > COMMON_SHARE * size] = 0
        return rarity

    def _measure(self) -> Floats:
        """The length of each article's weights, never 0."""
        if self._lengths is None:
            squares = np.zeros(len(self._keys))
            for part in self._parts:
                part.add_squares(self._rarity(part.terms), squares)
            lengths = np.sqrt(squares)
            lengths[lengths == 0] = 1.0
            self._lengths = lengths
        return self._lengths


class _Part:
    """Some articles by their words, in the order of the words: what an inverted index is."""

    def __init__(self, packed: Sequence[bytes], first: int, last: int) -> None:
        """Sort the articles numbered from `first` to before `last`."""
        self.first, self.last = first, last
        some = packed[first:last]
        found = np.frombuffer(b"".join(some), _PACKED)
        numbers = np.repeat(
            np.arange(first, last, dtype=np.uint64), [len(one) // _PACKED.itemsize for one in some]
        )
        # Word, article and count in one number each: sorting those is several times faster than by keys.
        order = found["term"].astype(np.uint64) << np.uint64(32)
        order |= numbers << np.uint64(8)
        order |= found["count"]
        del numbers
        order.sort()
        self._articles = ((order >> np.uint64(8)) & np.uint64(0xFFFFFF)).astype(np.int32)
        self._counts = (order & np.uint64(0xFF)).astype(np.uint8)
        words = (order >> np.uint64(32)).astype(np.uint32)
        new = np.ones(len(words), np.bool_)
        np.not_equal(words[1:], words[:-1], out=new[1:])
        starts = np.flatnonzero(new)
        self.terms: Terms = words[starts]
        """Every word once, ascending."""
        self._starts = np.append(starts, len(words))
        self._holders = np.diff(self._starts)

    def holders_of(self, terms: Terms) -> Ints:
        """In how many articles each of some words stands."""
        at, known = self._find(terms)
        return np.where(known, self._holders[at], 0) if len(self.terms) else np.zeros(len(terms), np.int64)

    def forget(self, terms: Terms) -> None:
        """An article with these words is gone; its place stays until the next sort."""
        at, known = self._find(terms)
        np.subtract.at(self._holders, at[known], 1)

    def multiply(self, terms: Terms, weights: Floats, products: Floats) -> None:
        """Add to each article's product what it shares with weighted words."""
        at, known = self._find(terms)
        known &= weights > 0
        at, weights = at[known], weights[known]
        counts = self._starts[at + 1] - self._starts[at]
        ends = np.cumsum(counts)
        places = np.repeat(self._starts[at] - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)
        values = np.repeat(weights, counts) * _TF[self._counts[places]]
        products += np.bincount(self._articles[places], values, len(products))

    def add_squares(self, rarity: Floats, squares: Floats) -> None:
        """Add to each article the squares of its words' weights; `rarity` goes with `terms`."""
        bounds = np.searchsorted(self._starts, np.arange(0, len(self._articles), _AT_ONCE)).tolist()
        for first, last in pairwise([*bounds, len(self.terms)]):
            places = slice(self._starts[first], self._starts[last])
            values = np.repeat(rarity[first:last], np.diff(self._starts[first : last + 1]))
            values *= _TF[self._counts[places]]
            values *= values
            squares += np.bincount(self._articles[places], values, len(squares))

    def _find(self, terms: Terms) -> tuple[Ints, NDArray[np.bool_]]:
        """Where words stand in `terms`, and whether they do."""
        at = np.minimum(np.searchsorted(self.terms, terms), max(len(self.terms) - 1, 0))
        known = self.terms[at] == terms if len(self.terms) else np.zeros(len(terms), np.bool_)
        return at, known


def nearest_to_pair(a: Article, b: Article, others: Sequence[Article], limit: int) -> tuple[Article, ...]:
    """The articles nearest to both of two, best first: the ones that may witness their links.

    Near to both is what the less near of the two says.
    """
    index = NearIndex()
    articles = {f"{number:06}": article for number, article in enumerate((a, b, *others))}
    for key, article in articles.items():
        index.add(key, article.text)
    to_a, to_b = (
        {near.key: near.similarity for near in index.nearest(key, len(articles))}
        for key in ("000000", "000001")
    )
    both = {key: min(to_a.get(key, 0.0), to_b.get(key, 0.0)) for key in articles if key > "000001"}
    best = sorted((key for key, value in both.items() if value > 0), key=lambda key: (-both[key], key))
    return tuple(articles[key] for key in best[:limit])
