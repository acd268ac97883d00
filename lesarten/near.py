"""Which articles are about the same event: an inverted index over the words that few articles share.

Knows texts and their keys, no file and no sentence. Rarity counts within the library itself: there the
names and numbers of an event are rare, and the words of news are not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lesarten.model import Article

_WORD = re.compile(r"\d[\d.,\u00a0\u202f]*\d|[^\W\d_][\w'’]{2,}")
_TOKEN = re.compile(r"\w+")
_GROUPING = re.compile(r"[.,\u00a0\u202f](?=\d{3}(?!\d))")

TERM_LETTERS = 7
"""Words are cut to so many letters: German inflection and most of its compounds' heads lie behind them."""

QUERY_TERMS = 80
"""So many of an article's rarest words look for others: more cost time and add common ones."""

COMMON_SHARE = 0.5
"""A word that more than this share of a library of some size holds tells no event from another."""

SMALL_LIBRARY = 12
"""Below this size every word may count: five articles on one event share most of theirs."""


@dataclass(frozen=True, slots=True)
class Near:
    """An article and how near it is."""

    key: str
    """The key it was added with: its path."""
    similarity: float
    """Cosine of both articles' rare words, 0 to 1."""


class NearIndex:
    """Articles by their words; add them in any order, ask at any time."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[str, float]] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, key: str, text: str) -> None:
        """Take an article in, in place of an earlier one with the same key."""
        self.remove(key)
        counts = Counter(terms_of(text))
        self._terms[key] = {term: 1 + log(count) for term, count in counts.items()}
        for term in counts:
            self._holders[term].add(key)

    def remove(self, key: str) -> None:
        """Forget an article; an unknown key is no error."""
        for term in self._terms.pop(key, ()):
            holders = self._holders[term]
            holders.discard(key)
            if not holders:
                del self._holders[term]

    def nearest(self, key: str, limit: int = 8) -> tuple[Near, ...]:
        """The articles nearest to one of the index, best first; ties by key. KeyError if it is not there."""
        query = self._weigh(self._terms[key])
        rarest = sorted(query, key=lambda term: (-query[term], term))[:QUERY_TERMS]
        shared: defaultdict[str, float] = defaultdict(float)
        for term in rarest:
            for other in sorted(self._holders[term]):
                if other != key:
                    shared[other] += query[term] * self._terms[other][term] * self._rarity(term)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: 4 * limit]
        length = _length(query)
        found = [Near(other, round(self._cosine(query, length, other), 4)) for other, _ in best]
        return tuple(sorted(found, key=lambda near: (-near.similarity, near.key))[:limit])

    def _cosine(self, query: dict[str, float], length: float, other: str) -> float:
        theirs = self._weigh(self._terms[other])
        product = sum(weight * theirs[term] for term, weight in query.items() if term in theirs)
        return product / (length * _length(theirs)) if product else 0.0

    def _weigh(self, terms: dict[str, float]) -> dict[str, float]:
        weighted = {term: weight * self._rarity(term) for term, weight in terms.items()}
        return {term: weight for term, weight in weighted.items() if weight > 0}

    def _rarity(self, term: str) -> float:
        holders, size = len(self._holders[term]), len(self._terms)
        if size >= SMALL_LIBRARY and holders > COMMON_SHARE * size:
            return 0.0
        return log(1 + size / holders)


def terms_of(text: str) -> Iterable[str]:
    """The words and numbers of a text as they are compared: folded, cut to TERM_LETTERS, digits ungrouped."""
    for match in _WORD.finditer(text):
        word = match.group()
        yield _GROUPING.sub("", word) if word[0].isdigit() else word.casefold()[:TERM_LETTERS]


def longest_shared_run(a: str, b: str) -> str:
    """The longest run of words that both texts have, as it stands in `a`: what agency copy leaves."""
    words, others = list(_TOKEN.finditer(a)), [match.group().casefold() for match in _TOKEN.finditer(b)]
    keys = [match.group().casefold() for match in words]
    match = SequenceMatcher(None, keys, others, autojunk=False).find_longest_match()
    if not match.size:
        return ""
    return a[words[match.a].start() : words[match.a + match.size - 1].end()]


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


def _length(weights: dict[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values())) or 1.0
