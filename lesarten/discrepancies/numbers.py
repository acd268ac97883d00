"""Numbers of the same thing with another value or another qualifier. Knows two sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lesarten.discrepancies.fates import counted_fate
from lesarten.discrepancies.pairing import count_shared, differ
from lesarten.facts.counted import is_distinct, is_measure
from lesarten.facts.numbers import counts_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, Fact


def compare_numbers(a: Side, b: Side) -> list[Discrepancy]:
    """Numbers with one unit that are not the same on both sides, each paired with what is most like it."""
    rest_a, rest_b = _counted(a), _counted(b)
    for same in (_same_value_and_qualifier, _same_value):
        pairs = []
        for fact in list(rest_a):
            other = next((other for other in rest_b if same(fact, other)), None)
            if other:
                rest_a.remove(fact)
                rest_b.remove(other)
                pairs.append((fact, other))
    differing = [pair for pair in pairs if pair[0].qualifier != pair[1].qualifier]
    differing += _pair_rest(a, b, rest_a, rest_b)
    return [differ("number", a, b, fact, other) for fact, other in differing]


def _counted(side: Side) -> list[Fact]:
    """The numbers of a sentence; people of whom it says that they died or were hurt are counted as such."""
    return [
        replace(fact, unit=counted_fate(side.text, fact)) if fact.unit == "people" else fact
        for fact in side.of("number")
    ]


def _same_value(a: Fact, b: Fact) -> bool:
    return a.value == b.value and _same_unit(a, b)


def _same_value_and_qualifier(a: Fact, b: Fact) -> bool:
    return _same_value(a, b) and a.qualifier == b.qualifier


def _same_unit(a: Fact, b: Fact) -> bool:
    if a.unit == b.unit:
        return True
    shorter, longer = sorted((a.unit, b.unit), key=len)
    return not shorter or (len(shorter) > 4 and longer.endswith(shorter))


def _pair_rest(a: Side, b: Side, rest_a: Sequence[Fact], rest_b: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pairs of numbers of the same thing, the most alike surroundings first; each number once."""
    alone = len(rest_a) == 1 and len(rest_b) == 1
    candidates = []
    for x, fact in enumerate(rest_a):
        for y, other in enumerate(rest_b):
            if not fact.unit or (fact.unit != other.unit and not (other.unit and _same_unit(fact, other))):
                continue
            if counts_more(fact.text) != counts_more(other.text):
                continue
            shared = count_shared(a.context(fact), b.context(other))
            if shared or is_distinct(fact.unit) or (alone and not is_measure(fact.unit)):
                candidates.append((-shared, x, y))
    pairs, used_a, used_b = [], set[int](), set[int]()
    for _, x, y in sorted(candidates):
        if x not in used_a and y not in used_b:
            used_a.add(x)
            used_b.add(y)
            pairs.append((rest_a[x], rest_b[y]))
    return pairs
