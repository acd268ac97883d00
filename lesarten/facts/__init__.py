"""Facts of sentences: numbers, days and dates, names, quotations, attributions and words of certainty.

Knows sentences and articles, not pairs of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.facts.calendar import day_of
from lesarten.facts.dates import find_dates
from lesarten.facts.masks import mask_labels
from lesarten.facts.namebook import NameBook
from lesarten.facts.names import find_names
from lesarten.facts.numbers import find_numbers
from lesarten.facts.quotations import find_quotations, quotation_spans
from lesarten.facts.sources import find_attributions, find_certainty
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lesarten.model import Article, Fact, Span


LONGEST = 12_000
"""Letters of a sentence beyond which it is no prose and has no facts: a table, or a file in one line."""


def find_facts(text: str, language: str = "de", written: date | None = None) -> tuple[Fact, ...]:
    """The facts of one sentence in order; offsets count code points of `text`.

    `written` is the day it was written, if known: relative days are resolved by it.
    """
    if len(text) > LONGEST:
        return ()
    names = find_names(text, tokenize(text, language), language)
    book = NameBook.of([names])
    return _facts(
        text, language, book.refine(text, names, language), quotation_spans(text), book.by_word, written
    )


def article_facts(article: Article) -> tuple[tuple[Fact, ...], ...]:
    """The facts of each sentence of an article, in the order of its sentences; offsets count in the sentence.

    Quote marks are paired inside a block, so a quotation of several sentences gives each of them its part.
    Names are those that recur in the article, have an office before them or are written in capitals.
    """
    language = article.language or "de"
    written = day_of(article.date)
    texts = [sentence.text if len(sentence.text) <= LONGEST else "" for sentence in article.sentences]
    names = [find_names(text, tokenize(text, language), language) for text in texts]
    book = NameBook.of(names)
    quoted = [
        (block.start + start, block.start + end)
        for block in article.blocks
        for start, end in quotation_spans(block.text)
    ]
    return tuple(
        _facts(
            text,
            language,
            book.refine(text, found, language),
            _inside(quoted, sentence.start, sentence.end),
            book.by_word,
            written,
        )
        for sentence, text, found in zip(article.sentences, texts, names, strict=True)
    )


def _inside(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of spans inside a range, counted from its start."""
    return [(max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start]


def _facts(
    text: str,
    language: str,
    names: Sequence[Fact],
    quoted: Sequence[Span],
    known: Mapping[str, str],
    written: date | None,
) -> tuple[Fact, ...]:
    if len(text) > LONGEST:
        return ()
    dates = find_dates(text, language, written)
    tokens = tokenize(text, language)
    masked = [(fact.start, fact.end) for fact in dates] + mask_labels(text)
    facts = [
        *dates,
        *find_numbers(text, tokens, masked, language),
        *names,
        *find_quotations(text, language, quoted, known),
        *find_attributions(text, language),
        *find_certainty(text, language),
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.type)))
