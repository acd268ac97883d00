"""Facts that differ between linked sentences of two articles. The word is "differs", never "contradicts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.facts.dates import date_kind
from lesarten.model import Discrepancy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Article, Fact


def find_discrepancies(
    a: Article,
    b: Article,
    pairs: Sequence[tuple[int, int]],
    a_facts: Sequence[Sequence[Fact]],
    b_facts: Sequence[Sequence[Fact]],
) -> tuple[Discrepancy, ...]:
    """What differs between linked sentences; `pairs` are positions of sentences, the facts those of each one."""
    found: list[Discrepancy] = []
    for i, j in pairs:
        for fact in a_facts[i]:
            for other in b_facts[j]:
                if _differ(fact, other):
                    span_a, span_b = (fact.start, fact.end), (other.start, other.end)
                    kind = "number" if fact.type == "number" else "date"
                    found.append(Discrepancy(kind, fact.text, other.text, i, j, False, span_a, span_b))
    return tuple(found)


def explain(discrepancy: Discrepancy) -> str:
    """A sentence a reader understands: "A: etwa 14.000 Soldaten · B: mehr als 10.000 Soldaten"."""
    return f"A: {discrepancy.a} · B: {discrepancy.b}"


def _differ(a: Fact, b: Fact) -> bool:
    if a.type != b.type:
        return False
    if a.type == "number":
        return bool(a.unit) and a.unit == b.unit and (a.value, a.qualifier) != (b.value, b.qualifier)
    return a.type == "date" and date_kind(a.value) == date_kind(b.value) and a.value != b.value
