"""The quotations of several articles as a table: one row a quotation, with its wordings and sources.

Two quotations are the same when the rarer words of the shorter one stand in the other; knows articles and
their facts, not how their sentences are linked.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.discrepancies.quotes import quote_stems, same_wording
from lesarten.facts import article_facts
from lesarten.facts.sources import is_agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Article, Fact

SAME_WEIGHT = 0.43
"""Share of the shorter quotation's weight of words that the other must hold.

On ten invented events with 50 pairs of wordings (tests/quality/quotations) F1 hardly changes from 0.25 to
0.5; below 0.36 more than one of twenty is wrong, above 0.5 more than a fifth is missed. This is the middle.
"""

SAME_SOURCE_WEIGHT = 0.8
"""The same inside one article: it quotes another sentence rather than the same one in other words."""

SAME_WORDS = 2
"""Words they must share at least; fewer only when the shorter one has no more."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation as one source gives it."""

    source: int
    """Position of the article in the list."""
    sentence: int
    """Id of the sentence in its article."""
    text: str
    """What stands between the marks."""
    start: int
    """Offset into the sentence."""
    end: int
    speaker: str
    """The folded name of who is said to speak, or ""."""
    via: str
    """The agency through which it came, or ""."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation with every wording of it."""

    text: str
    """The longest wording."""
    speaker: str
    wordings: tuple[Wording, ...]
    """In the order of sources, then sentences."""
    sources: tuple[int, ...]
    """Positions of the articles that have it."""
    differs: bool
    """Whether two sources give it in other words."""


def list_quotes(articles: Sequence[Article]) -> tuple[QuoteRow, ...]:
    """One row a quotation: those of most sources first, then in the order they are met."""
    language = next((article.language for article in articles if article.language), "de")
    wordings = [wording for source, article in enumerate(articles) for wording in _wordings(source, article)]
    weights = _weights(articles, language)
    groups: list[list[Wording]] = []
    for wording in wordings:
        likest = max(groups, key=lambda group: _likeness(wording, group, weights, language), default=None)
        if likest is not None and _likeness(wording, likest, weights, language) >= _floor(wording, likest):
            likest.append(wording)
        else:
            groups.append([wording])
    rows = [_row(group, language) for group in groups]
    return tuple(
        sorted(rows, key=lambda row: (-len(row.sources), row.wordings[0].source, row.wordings[0].sentence))
    )


def row_json(row: QuoteRow, paths: Sequence[str]) -> dict[str, object]:
    """A row as plain data, sources by their paths."""
    return {
        "text": row.text,
        "speaker": row.speaker,
        "differs": row.differs,
        "sources": [paths[source] for source in row.sources],
        "wordings": [
            {
                "path": paths[wording.source],
                "sentence": wording.sentence,
                "text": wording.text,
                "start": wording.start,
                "end": wording.end,
                "speaker": wording.speaker,
                "via": wording.via,
            }
            for wording in row.wordings
        ],
    }


def _wordings(source: int, article: Article) -> list[Wording]:
    found = []
    for sentence, facts in zip(article.sentences, article_facts(article), strict=True):
        via = next((fact.value for fact in facts if fact.type == "attribution" and _is_agency(fact)), "")
        found += [
            Wording(source, sentence.id, fact.text, fact.start, fact.end, fact.unit, via)
            for fact in facts
            if fact.type == "quote"
        ]
    return found


def _is_agency(fact: Fact) -> bool:
    return is_agency(fact.value.upper())


def _weights(articles: Sequence[Article], language: str) -> dict[str, float]:
    """How rare each stem is among all sentences: what all of them say tells no quotation from another."""
    sentences = [
        quote_stems(sentence.text, language) for article in articles for sentence in article.sentences
    ]
    counts = Counter(stem for stems in sentences for stem in stems)
    return {stem: math.log(1 + len(sentences) / count) for stem, count in counts.items()}


def _floor(wording: Wording, group: Sequence[Wording]) -> float:
    return SAME_SOURCE_WEIGHT if any(other.source == wording.source for other in group) else SAME_WEIGHT


def _likeness(wording: Wording, group: Sequence[Wording], weights: dict[str, float], language: str) -> float:
    return max(_share(wording.text, other.text, weights, language) for other in group)


def _share(a: str, b: str, weights: dict[str, float], language: str) -> float:
    stems_a, stems_b = quote_stems(a, language), quote_stems(b, language)
    smaller = min((stems_a, stems_b), key=lambda stems: sum(weights.get(stem, 1.0) for stem in sorted(stems)))
    shared = stems_a & stems_b
    if not shared or len(shared) < min(SAME_WORDS, len(smaller)):
        return 0.0
    total = sum(weights.get(stem, 1.0) for stem in sorted(smaller))
    return sum(weights.get(stem, 1.0) for stem in sorted(shared)) / total


def _row(group: Sequence[Wording], language: str) -> QuoteRow:
    longest = max(group, key=lambda wording: len(wording.text))
    speaker = next((wording.speaker for wording in group if wording.speaker), "")
    differs = any(not same_wording(longest.text, wording.text, language) for wording in group)
    sources = tuple(sorted({wording.source for wording in group}))
    return QuoteRow(longest.text, speaker, tuple(group), sources, differs and len(sources) > 1)
