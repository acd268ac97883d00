"""What is the same wherever it stands: spellings of a name, roles of a person, a long quotation in other
words.

Knows all sentences of both articles; only adds to what linked sentences have shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.discrepancies.names import first_sound, is_spelling
from lesarten.discrepancies.pairing import differ
from lesarten.discrepancies.quotes import quote_likeness, quote_stems, same_wording
from lesarten.discrepancies.roles import compare_roles
from lesarten.facts.counted import is_distinct
from lesarten.facts.numbers import counts_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, Fact

SURE_SHARE = 0.6
"""Share of content words from which two quotations are the same without a link between their sentences."""

SURE_SHARE_OF_LONGER = 0.4
"""The same for the longer quotation: unlinked sentences give no other evidence."""

MOST_COUNTS = 2
"""Numbers of one thing an article may have that the other has not: with more of them none is a rival."""

SURE_WORDS = 4
"""Content words they must share then."""


def compare_anywhere(a: Sequence[Side], b: Sequence[Side], found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Spellings and roles not yet found, and quotations not yet compared."""
    return [*_spellings(a, b), *_roles(a, b, found), *_quotes(a, b, found), *_numbers(a, b, found)]


def _numbers(a: Sequence[Side], b: Sequence[Side], found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Other numbers of a thing that hardly anything else is counted of: soldiers, the dead, protesters."""
    seen = {(d.a_id, d.a, d.b_id, d.b) for d in found if d.type == "number"}
    counts_a, counts_b = _counts(a), _counts(b)
    numbers = []
    for unit in sorted(counts_a.keys() & counts_b.keys()):
        rest_a = [pair for value, pair in counts_a[unit].items() if value not in counts_b[unit]]
        rest_b = [pair for value, pair in counts_b[unit].items() if value not in counts_a[unit]]
        if max(len(rest_a), len(rest_b)) > MOST_COUNTS:
            continue
        numbers += [
            differ("number", side, other_side, fact, other)
            for side, fact in rest_a
            for other_side, other in rest_b
            if (side.id, fact.text, other_side.id, other.text) not in seen
        ]
    return numbers


def _counts(sides: Sequence[Side]) -> dict[str, dict[str, tuple[Side, Fact]]]:
    """By unit and value the first place of each great number, further ones left out."""
    counts: dict[str, dict[str, tuple[Side, Fact]]] = {}
    for side in sides:
        for fact in side.of("number"):
            if is_distinct(fact.unit) and not counts_more(fact.text) and len(fact.value) > 1:
                counts.setdefault(fact.unit, {}).setdefault(fact.value, (side, fact))
    return counts


def _first_names(sides: Sequence[Side]) -> dict[str, tuple[Side, Fact]]:
    first: dict[str, tuple[Side, Fact]] = {}
    for side in sides:
        for fact in side.of("name"):
            if len(fact.text) > 2:
                first.setdefault(fact.text, (side, fact))
    return first


def _spellings(a: Sequence[Side], b: Sequence[Side]) -> list[Discrepancy]:
    names_b = _first_names(b)
    return [
        differ("name", side_a, side_b, fact, other, noise=True)
        for text, (side_a, fact) in _first_names(a).items()
        if text not in names_b
        for other_text, (side_b, other) in names_b.items()
        if first_sound(text) == first_sound(other_text) and is_spelling(fact, other)
    ]


def _roles(a: Sequence[Side], b: Sequence[Side], found: Sequence[Discrepancy]) -> list[Discrepancy]:
    seen = {(d.a, d.b) for d in found if d.type == "role"}
    people_b: dict[str, list[Side]] = {}
    for side in b:
        for fact in side.of("name"):
            if fact.unit:
                people_b.setdefault(fact.value.replace(" ", ""), []).append(side)
    roles = []
    for side in a:
        for fact in side.of("name"):
            for other in people_b.get(fact.value.replace(" ", ""), ()) if fact.unit else ():
                for role in compare_roles(side, other):
                    if (role.a, role.b) not in seen:
                        seen.add((role.a, role.b))
                        roles.append(role)
    return roles


def _quotes(a: Sequence[Side], b: Sequence[Side], found: Sequence[Discrepancy]) -> list[Discrepancy]:
    used_a = {(d.a_id, d.a) for d in found if d.type == "quote"}
    used_b = {(d.b_id, d.b) for d in found if d.type == "quote"}
    quotes_a = [(side, fact) for side in a for fact in side.of("quote") if (side.id, fact.text) not in used_a]
    quotes_b = [(side, fact) for side in b for fact in side.of("quote") if (side.id, fact.text) not in used_b]
    candidates = [
        (side, fact, other_side, other)
        for side, fact in quotes_a
        for other_side, other in quotes_b
        if _sure(fact, other, side.language)
    ]
    verbatim = [pair for pair in candidates if same_wording(pair[1].text, pair[3].text, pair[0].language)]
    told = {id(fact) for pair in verbatim for fact in (pair[1], pair[3])}
    return [
        differ("quote", side, other_side, fact, other)
        for side, fact, other_side, other in candidates
        if id(fact) not in told and id(other) not in told
    ]


def _sure(a: Fact, b: Fact, language: str) -> bool:
    stems_a, stems_b = quote_stems(a.text, language), quote_stems(b.text, language)
    shared = len(stems_a & stems_b)
    if shared < SURE_WORDS or shared < SURE_SHARE_OF_LONGER * max(len(stems_a), len(stems_b)):
        return False
    return quote_likeness(a.text, b.text, language) >= SURE_SHARE
