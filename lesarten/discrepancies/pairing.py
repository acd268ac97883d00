"""One side of a comparison, and how alike the surroundings of two facts are. Knows one sentence a side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.model import Discrepancy
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from lesarten.model import DiscrepancyType, Fact, FactType

NEAR = 60
"""Letters around a fact that tell what it is about."""

PART = 5
"""Letters of a stem that tell something as a part of another one, too."""


@dataclass(frozen=True, slots=True)
class Side:
    """A linked sentence with its facts."""

    id: int
    """Its position in its article."""
    text: str
    facts: tuple[Fact, ...]
    language: str

    def of(self, kind: FactType) -> list[Fact]:
        """Its facts of one type, in order."""
        return [fact for fact in self.facts if fact.type == kind]

    def context(self, fact: Fact, reach: int = NEAR) -> frozenset[str]:
        """The stems of the content words and months near a fact, the fact itself left out."""
        return frozenset(
            token.stem
            for token in tokenize(self.text, self.language)
            if token.kind in ("word", "month")
            and token.end > fact.start - reach
            and token.start < fact.end + reach
            and not fact.start <= token.start < fact.end
        )

    def stems(self, without: Sequence[Fact] = ()) -> frozenset[str]:
        """The stems of the content words and numbers of the sentence, those inside some facts left out."""
        return frozenset(
            token.stem
            for token in tokenize(self.text, self.language)
            if token.kind in ("word", "number")
            and not any(fact.start <= token.start < fact.end for fact in without)
        )


def count_shared(a: frozenset[str], b: frozenset[str]) -> int:
    """How many stems of one context the other has, if only inside a compound ("arbeitslosenquote")."""
    same = a & b
    rest_b = b - same
    inside = sum(
        any(min(len(x), len(y)) >= PART and (x in y or y in x) for y in rest_b) for x in sorted(a - same)
    )
    return len(same) + inside


def differ(
    kind: DiscrepancyType,
    a: Side,
    b: Side,
    of_a: Fact,
    of_b: Fact,
    noise: bool = False,
    plain: Literal["", "a", "b"] = "",
) -> Discrepancy:
    """The discrepancy of two facts; `plain` is the side that only states what the other has a source for."""
    span_a, span_b = (of_a.start, of_a.end), (of_b.start, of_b.end)
    return Discrepancy(kind, of_a.text, of_b.text, a.id, b.id, noise, span_a, span_b, plain)
