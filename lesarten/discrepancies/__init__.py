"""Facts that differ between two articles: numbers, days, names, roles, quotations, sources and certainty.

The word is "differs", never "contradicts": two numbers may be of two things. Knows pairs of sentences and
their facts, not how the sentences were linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    Another spelling of one name is noise and stands once for the whole pair of articles. Sorted by the
    position in A, then in B.
    """
    language = a.language or b.language or "de"
    found: dict[tuple[str, str, str, int, int], Discrepancy] = {}
    spellings: set[tuple[str, str]] = set()
    for i, j in sorted(pairs):
        side_a = Side(i, a.sentences[i].text, tuple(a_facts[i]), language)
        side_b = Side(j, b.sentences[j].text, tuple(b_facts[j]), language)
        for compare in _COMPARE:
            for discrepancy in compare(side_a, side_b):
                found.setdefault((discrepancy.type, discrepancy.a, discrepancy.b, i, j), discrepancy)
        for discrepancy in compare_spellings(side_a, side_b):
            if (discrepancy.a, discrepancy.b) not in spellings:
                spellings.add((discrepancy.a, discrepancy.b))
                found.setdefault((discrepancy.type, discrepancy.a, discrepancy.b, i, j), discrepancy)
    return tuple(sorted(found.values(), key=lambda d: (d.a_id, d.b_id, d.a_span, d.b_span, d.type)))


def explain(discrepancy: Discrepancy) -> str:
    """A sentence a reader understands: "A: etwa 14.000 Soldaten · B: mehr als 10.000 Soldaten"."""
    nothing = _("without a source") if discrepancy.type == "attribution" else _("without doubt")
    a, b = discrepancy.a or nothing, discrepancy.b or nothing
    return f"A: {a} · B: {b}"
