"""Whether two articles are on one event: how much of their rare words they share.

Rarity is that of the language at large, so the answer does not hang on what else lies in the library: in a
folder of thirty articles on one event, the words of the event are common there and still tell it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from lesarten.similarity.rarity import UNKNOWN, UNLISTED, load_levels
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lesarten.model import Article

EVENT_LIKENESS = 0.145
"""From here on two articles are on one event. Of three English events and one German one, pairs on the same
event are at 0.16 and more, most above 0.3; unrelated German news at 0.13 and less."""

COMMON_LEVEL = 6.0
"""Zipf level at which a word is too common to tell an event."""

_LANGUAGE = "de"
"""For articles whose language is not known: the texts this program is made for."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of an article by what they tell of its event; the sum of their squares is 1."""

    weights: Mapping[str, float]


def weigh_words(article: Article) -> EventWords:
    """The article's words and numbers by stem, the rare and the repeated ones heavier."""
    language = article.language or _LANGUAGE
    levels = load_levels(language)
    unlisted = UNLISTED if levels else UNKNOWN
    counts = Counter(
        token.stem for token in tokenize(article.text, language) if token.kind in ("word", "number")
    )
    weights = {
        stem: (1 + log(count)) * (COMMON_LEVEL - level) ** 2
        for stem, count in counts.items()
        if (level := levels.get(stem, unlisted)) < COMMON_LEVEL
    }
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return EventWords({stem: weight / length for stem, weight in weights.items()})


def event_likeness(a: EventWords, b: EventWords) -> float:
    """How much two articles share of what tells their events: a cosine, 0 to 1."""
    fewer, more = sorted((a.weights, b.weights), key=len)
    return sum(weight * more[stem] for stem, weight in fewer.items() if stem in more)
