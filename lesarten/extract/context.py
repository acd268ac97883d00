"""Numbers that describe a piece by what stands around it, before and after a first decision on all pieces."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise, repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from lesarten.extract.features import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits

_NEXT = (
    *(
        "chars",
        "words",
        "function",
        "class_sum",
        "end_mark",
        "end_colon",
        "end_question",
        "related",
        "credit",
    ),
    *("stamp", "byline", "player", "subscribe", "comment", "bullet", "capital", "quote", "time", "digits"),
    *("tail_more", "tail_time", "paren_name", "gap_before", "credit_head", "furniture"),
)
_SECOND = ("chars", "function", "class_sum", "related", "credit", "end_mark")
_AT = {name: number for number, name in enumerate(NAMES)}
_next_of = itemgetter(*(_AT[name] for name in _NEXT))
_second_of = itemgetter(*(_AT[name] for name in _SECOND))
_COMMENT, _RELATED, _AD = _AT["comment"], _AT["related"], _AT["ad"]
KEPT = 0.5
"""The chance from which a piece counts as the article's."""
MARKER_WORDS = 6
"""A short line with a word of a class opens what that class says: comments, related articles."""
MOST_SHORTS, FAR = 12, 20
"""Longer rows of short pieces, and greater distances from prose, tell nothing more."""

OPENING = 4
"""Words that two pieces begin with when one is likely the other's copy: a caption and the picture's text."""

BASE_NAMES = (
    *("position", "from_start", "from_end", "prose_before", "prose_after", "density_3", "density_8"),
    *("topic", "topic_often", "topic_next", "topic_previous", "shorts_before", "shorts_after"),
    *("to_prose_before", "to_prose_after", "since_comment", "since_related", "since_ad"),
    *("twins", "doubled"),
)
CONTEXT_NAMES = (
    *BASE_NAMES,
    *(f"{name}_p1" for name in ("long", "prose", *_NEXT)),
    *(f"{name}_n1" for name in ("long", "prose", *_NEXT)),
    *(f"{name}_p2" for name in ("long", "prose", *_SECOND)),
    *(f"{name}_n2" for name in ("long", "prose", *_SECOND)),
)
"""What the numbers of `surroundings` are, in order."""

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
)
"""What the numbers of `afterthoughts` are, in order."""

_BLANK_1 = (0.0,) * (len(_NEXT) + 2)
_BLANK_2 = (0.0,) * (len(_SECOND) + 2)


def surroundings(
    described: Sequence[Traits], said: Sequence[Sequence[float]] | None = None
) -> list[tuple[float, ...] | None]:
    """The numbers of each piece, those of `CONTEXT_NAMES`, and what `said` has of each; None where `own` is.

    Tuples, which the sums of the first look take as they are.
    """
    own = [traits.own for traits in described]
    near1 = [
        _BLANK_1,
        *[
            _BLANK_1 if row is None else (traits.long, traits.prose, *_next_of(row))
            for traits, row in zip(described, own, strict=True)
        ],
        _BLANK_1,
    ]
    near2 = [
        *(_BLANK_2, _BLANK_2),
        *[
            _BLANK_2 if row is None else (traits.long, traits.prose, *_second_of(row))
            for traits, row in zip(described, own, strict=True)
        ],
        *(_BLANK_2, _BLANK_2),
    ]
    rows = zip(own, _bases(described), near1, near1[2:], near2, near2[4:], said or repeat(()), strict=False)
    return [
        None if mine is None else (*mine, *base, *p1, *n1, *p2, *n2, *words)
        for mine, base, p1, n1, p2, n2, words in rows
    ]


def _bases(described: Sequence[Traits]) -> list[tuple[float, ...]]:
    n = len(described)
    sizes, weights = _running_sums(described)
    whole = weights[-1]
    prose_total = whole or 1
    once, twice, thrice, more = _prose_words(described)
    shared = _shared_with_next(described)
    before, to_before = _around(described)
    after, to_after = (counts[::-1] for counts in _around(described[::-1]))
    since = _since_markers(described)
    begun = [None if traits.own is None else tuple(traits.words[:OPENING]) for traits in described]
    openings = Counter(begun)
    density_3, density_8 = (_densities(described, sizes, weights, reach) for reach in (3, 8))
    rows: list[tuple[float, ...]] = []
    for i, traits in enumerate(described):
        if traits.own is None:
            rows.append(())
            continue
        stems = traits.stems
        k = len(stems) or 1
        # Prose knows its own words anyway; of the others most share none.
        known = often = 0
        if traits.prose:
            known, often = len(stems & twice), len(stems & more)
        elif not stems.isdisjoint(once):
            known, often = len(stems & once), len(stems & thrice)
        rows.append(
            (
                i / n,
                i if i < 60 else 60,
                n - i if n - i < 60 else 60,
                weights[i] / prose_total,
                (whole - weights[i + 1]) / prose_total,
                density_3[i],
                density_8[i],
                known / k,
                often / k,
                shared[i + 1] / k,
                shared[i] / k,
                before[i],
                after[i],
                to_before[i],
                to_after[i],
                *since[i],
                min(openings[begun[i]], 4),
                traits.doubled,
            )
        )
    return rows


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


def _shared_with_next(described: Sequence[Traits]) -> list[int]:
    """How many words each piece shares with the one before it; 0 at both ends."""
    stems = [traits.stems for traits in described]
    return [0, *[0 if a.isdisjoint(b) else len(a & b) for a, b in pairwise(stems)], 0]


def _around(described: Sequence[Traits]) -> tuple[list[int], list[int]]:
    """How many short pieces stand in a row before each one, and how far away the last prose is."""
    shorts: list[int] = []
    distances: list[int] = []
    run, distance = 0, FAR
    for traits in described:
        shorts.append(run if run < MOST_SHORTS else MOST_SHORTS)
        distances.append(distance if distance < FAR else FAR)
        run = 0 if traits.long else run + 1
        distance = 1 if traits.prose else distance + 1
    return shorts, distances


def _since_markers(described: Sequence[Traits]) -> list[tuple[int, int, int]]:
    """How many pieces ago a short line spoke of comments, of related articles, of advertisement."""
    rows: list[tuple[int, int, int]] = []
    comment = related = ad = -99
    for i, traits in enumerate(described):
        rows.append(
            (
                i - comment if i - comment < 30 else 30,
                i - related if i - related < 12 else 12,
                i - ad if i - ad < 12 else 12,
            )
        )
        own = traits.own
        if own is not None and traits.count < MARKER_WORDS:
            if own[_COMMENT] or traits.known == "comment rules":
                comment = i
            if traits.known == "related articles" or (own[_RELATED] and traits.known is None):
                related = i
            if own[_AD]:
                ad = i
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

    def window(self, i: int, reach: int, own_kept: float, own_words: int) -> float:
        """The share of kept words among those around a piece, its own left out."""
        low = i - reach if i > reach else 0
        high = i + reach + 1 if i + reach < self.n else self.n
        kept = self.kept[high] - self.kept[low] - own_kept
        return kept / (self.words[high] - self.words[low] - own_words + 1)


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
    stems = decisions.described[i].stems
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
    )
