"""Numbers that describe a piece by what stands around it, before and after a first decision on all pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate, repeat
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from lesarten.extract.features import NAMES
from lesarten.extract.pictures import is_credit
from lesarten.extract.shape import DETAILS, opens_comment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits

_NEXT = (
    *("chars", "class_sum", "end_mark", "end_colon", "end_question", "byline", "stamp", "related"),
    *("digits", "capital", "tail_more", "credit_head", "furniture"),
)
_SECOND = ("chars", "class_sum", "credit", "related")
_AT = {name: number for number, name in enumerate(NAMES)}
_next_of = itemgetter(*(_AT[name] for name in _NEXT))
_second_of = itemgetter(*(_AT[name] for name in _SECOND))
_COMMENT, _RELATED = _AT["comment"], _AT["related"]
KEPT = 0.5
"""The chance from which a piece counts as the article's."""
MARKER_WORDS = 6
"""A short line with a word of a class opens what that class says: comments, related articles."""
MOST_PIECES = 60
"""Positions farther down tell nothing more."""
FAR = 20
"""Greater distances from prose tell nothing more."""

BASE_NAMES = (
    *("from_start", "prose_before", "prose_after", "density_3", "density_8", "topic", "topic_often"),
    *("to_prose_before", "to_prose_after", "since_comment", "since_related"),
)
CONTEXT_NAMES = (
    *BASE_NAMES,
    *(f"{name}_p1" for name in _NEXT),
    *(f"{name}_n1" for name in _NEXT),
    *(f"{name}_p2" for name in _SECOND),
    *(f"{name}_n2" for name in _SECOND),
)
"""What the numbers of `surroundings` are, in order."""

_LIKE = (
    *("end_mark", "chars", "function", "verb", "capital", "digits", "quote", "comma", "mean_word"),
    "open_start",
)
"""In what a paragraph is compared with those that surely are the article's, a short piece in the first."""
AFTER_NAMES = (
    *("p", "p_p2", "p_p1", "p_n1", "p_n2", "long_before", "long_after", "to_long_before", "to_long_after"),
    *(
        "weaker",
        "stronger",
        "kept_before",
        "kept_after",
        "second_before",
        "second_after",
        "window_3",
        "window_6",
    ),
    *("kept", "from_title", "title_share", "has_title", "topic_before", "topic_ratio"),
    *("topic_previous", "topic_next"),
    *("like_gaps", "like_size", "credit_p1", "credit_n1", "comments"),
    *DETAILS,
    *(f"like_{name}" for name in _LIKE),
)
"""What the numbers of `afterthoughts` are, in order."""

_END_MARK = _AT["end_mark"]
_GAP = _AT["gap_before"]
_like_of = itemgetter(*(_AT[name] for name in _LIKE))
_NOT_LIKE = (0.0,) * len(_LIKE)
SURE = 0.8
"""The chance from which a paragraph is surely the article's."""
FAR_GAP = 3
NO_SIZE = 200
"""Characters of a paragraph where none is surely the article's."""
MOST_LIKE, MOST_COMMENTS = 3.0, 3
"""Paragraphs so many times as long, and more comments, say no more."""
_NO_TOPIC = (0.0, 0.0)
_BLANK_1 = (0.0,) * len(_NEXT)
_BLANK_2 = (0.0,) * len(_SECOND)


def surroundings(
    described: Sequence[Traits], said: Sequence[Sequence[float]] | None = None
) -> list[tuple[float, ...] | None]:
    """The numbers of each piece, those of `CONTEXT_NAMES`, and what `said` has of each; None where `own` is.

    Tuples, which the sums of the first look take as they are.
    """
    own = [traits.own for traits in described]
    near1 = [_BLANK_1, *[_BLANK_1 if row is None else _next_of(row) for row in own], _BLANK_1]
    far = [_BLANK_2 if row is None else _second_of(row) for row in own]
    near2 = [_BLANK_2, _BLANK_2, *far, _BLANK_2, _BLANK_2]
    rows = zip(own, _bases(described), near1, near1[2:], near2, near2[4:], said or repeat(()), strict=False)
    return [
        None if mine is None else (*mine, *base, *p1, *n1, *p2, *n2, *words)
        for mine, base, p1, n1, p2, n2, words in rows
    ]


def _bases(described: Sequence[Traits]) -> list[tuple[float, ...]]:
    sizes, weights = _running_sums(described)
    whole = weights[-1]
    prose_total = whole or 1
    topics = _topics(described)
    before = _to_prose(described)
    after = _to_prose(described[::-1])[::-1]
    since = _since_markers(described)
    density_3, density_8 = (_densities(described, sizes, weights, reach) for reach in (3, 8))
    return [
        (
            i if i < MOST_PIECES else MOST_PIECES,
            weight / prose_total,
            (whole - up_to) / prose_total,
            near,
            wide,
            *topic,
            to_before,
            to_after,
            *marks,
        )
        for i, (weight, up_to, near, wide, topic, to_before, to_after, marks) in enumerate(
            zip(weights, weights[1:], density_3, density_8, topics, before, after, since, strict=False)
        )
    ]


def _topics(described: Sequence[Traits]) -> list[tuple[float, float]]:
    """The shares of each piece's words that paragraphs of prose use, and that several of them do.

    Prose knows its own words anyway, and is asked for those of others; most other pieces share none.
    """
    once, twice, thrice, more = _prose_words(described)
    shares: list[tuple[float, float]] = []
    for traits in described:
        stems = traits.stems
        if traits.prose:
            k = len(stems) or 1
            shares.append((len(stems & twice) / k, len(stems & more) / k))
        elif stems.isdisjoint(once):
            shares.append(_NO_TOPIC)
        else:
            k = len(stems)
            shares.append((len(stems & once) / k, len(stems & thrice) / k))
    return shares


def _densities(
    described: Sequence[Traits], sizes: Sequence[int], weights: Sequence[int], reach: int
) -> list[float]:
    """The share of prose among the characters up to `reach` pieces away, a piece's own left out."""
    n = len(described)
    low = [0] * reach + list(range(n))
    high = [*range(reach + 1, n), *[n] * (reach + 1)]
    return [
        (weights[b] - weights[a] - (traits.size if traits.prose else 0))
        / (sizes[b] - sizes[a] - traits.size + 1)
        for traits, a, b in zip(described, low, high, strict=False)
    ]


def _running_sums(described: Sequence[Traits]) -> tuple[list[int], list[int]]:
    """Characters before each piece, and those of prose alone."""
    sizes = [0, *accumulate([traits.size for traits in described])]
    weights = [0, *accumulate([traits.size if traits.prose else 0 for traits in described])]
    return sizes, weights


def _prose_words(described: Sequence[Traits]) -> tuple[set[str], set[str], set[str], set[str]]:
    """The words that at least one, two, three and four paragraphs of prose use."""
    once: set[str] = set()
    twice: set[str] = set()
    thrice: set[str] = set()
    more: set[str] = set()
    for traits in described:
        if traits.prose:
            stems = traits.stems
            again = once & stems
            if again:
                third = twice & again
                more |= thrice & third
                thrice |= third
                twice |= again
            once |= stems
    return once, twice, thrice, more


def _to_prose(described: Sequence[Traits]) -> list[int]:
    """How far before each piece the last prose stands."""
    distances: list[int] = []
    distance = FAR
    for traits in described:
        distances.append(distance)
        if traits.prose:
            distance = 1
        elif distance < FAR:
            distance += 1
    return distances


def _since_markers(described: Sequence[Traits]) -> list[tuple[int, int]]:
    """How many pieces ago a short line spoke of comments, and of related articles."""
    rows: list[tuple[int, int]] = []
    comment = related = -99
    for i, traits in enumerate(described):
        rows.append((i - comment if i - comment < 30 else 30, i - related if i - related < 12 else 12))
        own = traits.own
        if traits.count < MARKER_WORDS and own is not None:
            if own[_COMMENT] or traits.known == "comment rules":
                comment = i
            if traits.known == "related articles" or (own[_RELATED] and traits.known is None):
                related = i
    return rows


def _topics_before(described: Sequence[Traits], chances: Sequence[float]) -> list[float]:
    """For each piece the share of its words that kept paragraphs before it have used."""
    shares: list[float] = []
    seen: set[str] = set()
    for traits, chance in zip(described, chances, strict=True):
        stems = traits.stems
        shares.append(0.0 if stems.isdisjoint(seen) else len(stems & seen) / len(stems))
        if traits.long and chance > KEPT:
            seen |= stems
    return shares


class Decisions:
    """A first decision on all pieces, with what `afterthoughts` asks of it again and again."""

    def __init__(self, described: Sequence[Traits], chances: Sequence[float], title: int | None) -> None:
        n = len(described)
        self.n = n
        self.described = described
        self.chances = [0.0, 0.0, *chances, 0.0, 0.0]
        self.title = title
        self.title_stems = described[title].stems if title is not None else frozenset()
        self.last = _nearest_long(described)
        self.next = [n - 1 - i for i in _nearest_long(described[::-1])[::-1]]
        kept = [0.0]
        words = [0]
        for traits, chance in zip(described, chances, strict=True):
            count = traits.count
            kept.append(kept[-1] + (count * chance if traits.long else 0))
            words.append(words[-1] + count)
        self.topics = _topics_before(described, chances)
        typical = [
            t
            for t, traits, c in zip(self.topics, described, chances, strict=True)
            if traits.long and c > KEPT
        ]
        self.typical = sum(typical) / len(typical) if typical else 1.0
        self.kept = kept
        self.words = words
        self.like = _Typical(described, chances)
        self.comments = [i for i, traits in enumerate(described) if opens_comment(traits.text)]

    def credited(self, i: int) -> bool:
        """Whether a piece names the photographer of a picture."""
        return 0 <= i < self.n and is_credit(self.described[i])

    def window(self, i: int, reach: int, own_kept: float, own_words: int) -> float:
        """The share of kept words among those around a piece, its own left out."""
        low = i - reach if i > reach else 0
        high = i + reach + 1 if i + reach < self.n else self.n
        kept = self.kept[high] - self.kept[low] - own_kept
        return kept / (self.words[high] - self.words[low] - own_words + 1)

    def shared(self, i: int, other: int) -> float:
        """The share of a piece's words that another one has, too."""
        if not 0 <= other < self.n:
            return 0.0
        stems = self.described[i].stems
        return len(stems & self.described[other].stems) / (len(stems) or 1)


class _Typical:
    """What the paragraphs of a page have in common that are surely the article's."""

    __slots__ = ("before", "gaps", "numbers", "size")

    def __init__(self, described: Sequence[Traits], chances: Sequence[float]) -> None:
        self.before = [FAR_GAP if traits.own is None else traits.own[_GAP] for traits in described]
        self.before.append(FAR_GAP)
        sure = [i for i, chance in enumerate(chances) if chance > SURE and described[i].long]
        count = len(sure)
        self.gaps = {pair: n / count for pair, n in Counter(map(self._around, sure)).items()}
        self.size = sorted([described[i].size for i in sure])[count // 2] if sure else NO_SIZE
        rows = [_like_of(described[i].own or ()) for i in sure]
        self.numbers = [sum(column) / count for column in zip(*rows, strict=True)]

    def _around(self, i: int) -> tuple[float, float]:
        """The blank lines before and behind a piece, three at the most and where nothing is known."""
        return self.before[i], self.before[i + 1]

    def share(self, i: int) -> float:
        """How many of them have as many blank lines around them as this one."""
        return self.gaps.get(self._around(i), 0.0)

    def unlike(self, traits: Traits) -> Sequence[float]:
        """How far the numbers of a piece are from theirs: of a paragraph all, of a short piece the first."""
        if not self.numbers or traits.own is None:
            return _NOT_LIKE if traits.long else _NOT_LIKE[:1]
        if traits.long:
            return list(map(sub, _like_of(traits.own), self.numbers))
        return [traits.own[_END_MARK] - self.numbers[0]]


def _nearest_long(described: Sequence[Traits]) -> list[int]:
    """For each piece the position of the last paragraph before it, -1 when there is none."""
    nearest: list[int] = []
    last = -1
    for i, traits in enumerate(described):
        nearest.append(last)
        if traits.long:
            last = i
    return nearest


def afterthoughts(decisions: Decisions, i: int) -> tuple[float, ...]:
    """The numbers of `AFTER_NAMES` for one piece."""
    n, chances = decisions.n, decisions.chances
    last, following = decisions.last[i], decisions.next[i]
    before = chances[last + 2] if last >= 0 else 0.0
    after = chances[following + 2] if following < n else 0.0
    second_last = decisions.last[last] if last >= 0 else -1
    second_next = decisions.next[following] if following < n else n
    total = decisions.kept[-1] + 1e-9
    traits, like = decisions.described[i], decisions.like
    stems = traits.stems
    title, topic = decisions.title, decisions.topics[i]
    kept = decisions.kept
    own_kept, own_words = kept[i + 1] - kept[i], decisions.words[i + 1] - decisions.words[i]
    p_p2, p_p1, p, p_n1, p_n2 = chances[i : i + 5]
    return (
        p,
        p_p2,
        p_p1,
        p_n1,
        p_n2,
        before,
        after,
        i - last if i - last < 12 else 12,
        following - i if following - i < 12 else 12,
        before if before < after else after,
        after if before < after else before,
        kept[i] / total,
        1 - kept[i + 1] / total,
        chances[second_last + 2] if second_last >= 0 else 0.0,
        chances[second_next + 2] if second_next < n else 0.0,
        decisions.window(i, 3, own_kept, own_words),
        decisions.window(i, 6, own_kept, own_words),
        min(total, 3000.0),
        max(-10, min(10, i - title)) if title is not None else 0,
        len(stems & decisions.title_stems) / (len(stems) or 1),
        title is not None,
        topic,
        min(topic / (decisions.typical + 0.05), 3.0),
        decisions.shared(i, i - 1),
        decisions.shared(i, i + 1),
        like.share(i),
        min(traits.size / like.size, MOST_LIKE),
        decisions.credited(i - 1),
        decisions.credited(i + 1),
        min(bisect_left(decisions.comments, i), MOST_COMMENTS),
        *traits.details(),
        *like.unlike(traits),
    )
