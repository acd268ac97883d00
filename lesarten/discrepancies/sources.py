"""Stated as a fact here and attributed or doubted there. Knows two sentences; says nothing unless they are
alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.sources import find_reported_verb, is_reported
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, FactType

ALIKE = 0.5
"""Share of the shorter sentence's content words that the other must hold: less, and it may state something
else."""

ALIKE_LONGER = 0.4
"""The same for the longer sentence."""

_SHORTEST = 5
"""Content words two sentences must share."""

_FEWEST = 3
"""Content words two short sentences must share, and then nearly all of them."""

ALIKE_SHORT, ALIKE_SHORT_LONGER = 0.7, 0.55
"""The shares for those."""

_MODALS = ("may", "might", "could", "könnte", "könnten", "dürfte", "dürften")
"""Verbs that speak of what may come as well as of doubt: not enough to call two sentences different."""

_HEARSAY = ("soll", "sollen")
_HAPPENED = re.compile(r"\b(?:haben|sein)\b")

_CLAUSE = re.compile(r"(?:[^,;:–—()„“”«»\"]|[,:](?=\d))+")
"""What stands between two marks."""


def compare_sources(a: Side, b: Side) -> list[Discrepancy]:
    """A source or a word of doubt on one side, and a plain statement of much the same on the other."""
    found = []
    for kind in ("attribution", "certainty"):
        of_a, of_b = _signs_of(a, kind), _signs_of(b, kind)
        if of_a and not of_b and _is_plain(b, of_a) and _alike(a, b, of_a):
            found.append(differ(kind, a, b, of_a[0], _statement(b, a, kind), plain="b"))
        elif of_b and not of_a and _is_plain(a, of_b) and _alike(b, a, of_b):
            found.append(differ(kind, a, b, _statement(a, b, kind), of_b[0], plain="a"))
    return found


def _signs_of(side: Side, kind: FactType) -> list[Fact]:
    """What names the source or the doubt; for want of a source, a verb of reported speech."""
    signs = [fact for fact in side.of(kind) if fact.text not in _MODALS and not _is_plan(fact, side.text)]
    if kind == "attribution" and not signs and (verb := find_reported_verb(side.text, side.language)):
        return [verb]
    return signs


def _is_plan(fact: Fact, text: str) -> bool:
    """Whether "soll" speaks of a plan, not of what is said to have happened ("soll geliefert haben")."""
    return fact.text.lower() in _HEARSAY and not _HAPPENED.search(text, fact.end)


def _is_plain(side: Side, signs: list[Fact]) -> bool:
    """Whether a sentence speaks for itself: without a source, a quotation or a word of doubt.

    It does not when it names what the other side gives as its source ("Das Institut senkte …").
    """
    if is_reported(side.text, side.language) or side.of("quote") or side.of("certainty"):
        return False
    sources = {
        token.stem
        for fact in signs
        for token in tokenize(fact.text, side.language)
        if token.kind == "word" and (token.text[0].isupper() or side.language[:2] == "en")
    }
    return not sources & side.stems()


def _alike(signed: Side, plain: Side, signs: list[Fact]) -> bool:
    stems, others = signed.stems(without=signs), plain.stems()
    smaller, larger = sorted((len(stems), len(others)))
    shared = len(stems & others)
    if shared >= _SHORTEST and shared >= ALIKE * smaller and shared >= ALIKE_LONGER * larger:
        return True
    return shared >= _FEWEST and shared >= ALIKE_SHORT * smaller and shared >= ALIKE_SHORT_LONGER * larger


def _statement(plain: Side, signed: Side, kind: FactType) -> Fact:
    """The clause that states what the other side gives a source for: the one that shares most words with it.

    Where no mark parts the sentence it is all of it, without what stands outside the shared words.
    """
    stems = signed.stems()
    tokens = [token for token in tokenize(plain.text, plain.language) if token.stem in stems]
    tokens = [token for token in tokens if token.kind in ("word", "number")]
    clauses = [match.span() for match in _CLAUSE.finditer(plain.text)] or [(0, len(plain.text))]
    start, end = max(clauses, key=lambda span: (sum(span[0] <= t.start < span[1] for t in tokens), -span[0]))
    surface = plain.text[start:end]
    start += len(surface) - len(surface.lstrip())
    surface = surface.strip().rstrip(".!?…")
    return Fact(kind, surface, start, start + len(surface), "")
