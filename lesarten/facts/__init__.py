"""Facts of sentences: numbers, days and dates, names, quotations, attributions and words of certainty.

Knows sentences and articles, not pairs of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.facts.dates import find_dates
from lesarten.facts.numbers import find_numbers
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from lesarten.model import Article, Fact


def find_facts(text: str, language: str = "de") -> tuple[Fact, ...]:
    """The facts of one sentence in order; offsets count code points of `text`."""
    dates = find_dates(text, language)
    tokens = tokenize(text, language)
    numbers = find_numbers(text, tokens, [(fact.start, fact.end) for fact in dates], language)
    return tuple(sorted([*dates, *numbers], key=lambda fact: (fact.start, fact.end, fact.type)))


def article_facts(article: Article) -> tuple[tuple[Fact, ...], ...]:
    """The facts of each sentence of an article, in the order of its sentences; offsets count in the sentence."""
    language = article.language or "de"
    return tuple(find_facts(sentence.text, language) for sentence in article.sentences)
