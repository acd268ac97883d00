"""Facts that differ between two articles: numbers, days, names, roles, quotations, sources and certainty.

The word is "differs", never "contradicts": two numbers may be of two things. Knows pairs of sentences and
their facts, not how the sentences were linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.discrepancies.anywhere import compare_anywhere
from lesarten.discrepancies.dates import compare_dates
from lesarten.discrepancies.names import compare_names, compare_spellings
from lesarten.discrepancies.numbers import compare_numbers
from lesarten.discrepancies.pairing import Side
from lesarten.discrepancies.plurals import compare_plurals
from lesarten.discrepancies.quotes import compare_quotes
from lesarten.discrepancies.roles import compare_roles
from lesarten.discrepancies.sources import compare_sources
from lesarten.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Article, Discrepancy, Fact

_COMPARE = (
    compare_numbers,
    compare_plurals,
    compare_dates,
    compare_names,
    compare_roles,
    compare_quotes,
    compare_sources,
)
"""What is asked of every two linked sentences."""


def find_discrepancies(
    a: Article,
    b: Article,
    pairs: Sequence[tuple[int, int]],
    a_facts: Sequence[Sequence[Fact]],
    b_facts: Sequence[Sequence[Fact]],
) -> tuple[Discrepancy, ...]:
    """What differs between linked sentences; `pairs` are positions of sentences, the facts those of each one.

    Another spelling of one name is noise and stands once for the whole pair of articles. Names, roles and
    long
    quotations are compared in sentences that are not linked, too. Sorted by the position in A, then in B.
    """
    language = a.language or b.language or "de"
    sides_a, sides_b = _sides(a, a_facts, language), _sides(b, b_facts, language)
    found = [
        discrepancy
        for i, j in sorted(set(pairs))
        for compare in (*_COMPARE, compare_spellings)
        for discrepancy in compare(sides_a[i], sides_b[j])
    ]
    found += compare_anywhere(sides_a, sides_b, found)
    unique = {(d.type, d.a, d.b, d.a_id, d.b_id): d for d in reversed(_noise_once(found))}
    return tuple(sorted(unique.values(), key=lambda d: (d.a_id, d.b_id, d.a_span, d.b_span, d.type)))


def _sides(article: Article, facts: Sequence[Sequence[Fact]], language: str) -> list[Side]:
    return [
        Side(i, sentence.text, tuple(found), language)
        for i, (sentence, found) in enumerate(zip(article.sentences, facts, strict=True))
    ]


def _noise_once(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Leave out a spelling that was listed before."""
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for discrepancy in found:
        key = (discrepancy.type, *_spelled_apart(discrepancy))
        if discrepancy.noise and key in seen:
            continue
        seen.add(key)
        kept.append(discrepancy)
    return kept


def _spelled_apart(discrepancy: Discrepancy) -> tuple[str, str]:
    """What both sides say; of a spelling the last words not shared: with a first name it is no other one."""
    words_a, words_b = discrepancy.a.split(), discrepancy.b.split()
    if not discrepancy.noise or len(words_a) != len(words_b):
        return (discrepancy.a, discrepancy.b)
    apart = [words for words in zip(words_a, words_b, strict=True) if words[0] != words[1]]
    return apart[-1] if apart else (discrepancy.a, discrepancy.b)


def explain(discrepancy: Discrepancy) -> str:
    """A sentence a reader understands: "A: etwa 14.000 Soldaten · B: mehr als 10.000 Soldaten"."""
    stated = _("stated as fact: {words}")
    a, b = (
        stated.format(words=words) if discrepancy.plain == side else words
        for side, words in (("a", discrepancy.a), ("b", discrepancy.b))
    )
    return f"A: {a} · B: {b}"
