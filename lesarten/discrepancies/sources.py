"""Stated as a fact here and attributed or doubted there. Knows two sentences; says nothing unless they are
alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.sources import is_reported
from lesarten.model import Fact

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, FactType

ALIKE = 0.5
"""Share of the shorter sentence's content words that the other must hold: less, and it may state something
else."""

ALIKE_LONGER = 0.4
"""The same for the longer sentence."""

_MODALS = ("may", "might", "could", "könnte", "könnten", "dürfte", "dürften")
"""Verbs that speak of what may come as well as of doubt: not enough to call two sentences different."""

_SHORTEST = 5
"""Content words two sentences must share."""


def compare_sources(a: Side, b: Side) -> list[Discrepancy]:
    """A source or a word of doubt on one side, and a plain statement of much the same on the other."""
    stems_a, stems_b = a.stems(), b.stems()
    smaller, larger = sorted((len(stems_a), len(stems_b)))
    shared = len(stems_a & stems_b)
    if shared < _SHORTEST or shared < ALIKE * smaller or shared < ALIKE_LONGER * larger:
        return []
    found = []
    plain_a, plain_b = not is_reported(a.text, a.language), not is_reported(b.text, b.language)
    for kind in ("attribution", "certainty"):
        of_a = [fact for fact in a.of(kind) if fact.text not in _MODALS]
        of_b = [fact for fact in b.of(kind) if fact.text not in _MODALS]
        if of_a and not of_b and plain_b and not _doubted(b):
            found.append(differ(kind, a, b, of_a[0], _whole(b, kind)))
        elif of_b and not of_a and plain_a and not _doubted(a):
            found.append(differ(kind, a, b, _whole(a, kind), of_b[0]))
    return found


def _doubted(side: Side) -> bool:
    return bool(side.of("certainty"))


def _whole(side: Side, kind: FactType) -> Fact:
    """What is stated without source or doubt: the sentence."""
    return Fact(kind, side.text, 0, len(side.text), "")
