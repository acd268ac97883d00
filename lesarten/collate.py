"""One call from two articles to their collation: links, beads, edits and discrepancies.

Knows every step of the engine behind cleaning, and nothing of files or screens.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.align import align, at_threshold
from lesarten.diff import Diff, diff
from lesarten.discrepancies import find_discrepancies
from lesarten.facts import article_facts
from lesarten.model import Alignment, Article, Bead, Collation, Discrepancy, Fact, Link, count_words
from lesarten.near import nearest_to_pair
from lesarten.regroup import decide_beads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity import Similarity

Decided = tuple[int, int, bool]

DEFAULT_LANGUAGE = "de"
"""For articles whose language is not known: the texts this program is made for."""

MOST_WITNESSES = 8
"""So many are near to both at best; each costs two alignments more."""

_FACTS_KEPT = 64
"""Articles whose facts are remembered: walking the pairs of one event asks for the same ones again."""

_DIFFS_KEPT = 4096
"""Beads whose edits are remembered: moving the threshold or swapping sides asks for most of them again."""


def collate(
    a: Article,
    b: Article,
    *,
    threshold: float | None = None,
    witnesses: Sequence[Article] = (),
    similarity: Similarity | None = None,
    decided: Sequence[tuple[int, int, bool]] = (),
) -> Collation:
    """Align two articles and tell how they differ.

    `threshold` is the score from which a link counts (None: the default of `align`); `witnesses` are
    further articles on the event, of which the eight nearest to both support the links; `similarity`
    replaces the built-in one; `decided` are links that a reader made (True) or took away (False).
    Deterministic: the same arguments give an equal result.
    """
    compared = {a.path, b.path, a.digest, b.digest}
    others = [w for w in witnesses if not {w.path, w.digest} & compared]
    used = nearest_to_pair(a, b, others, MOST_WITNESSES) if others else ()
    alignment = align(
        [sentence.text for sentence in a.sentences],
        [sentence.text for sentence in b.sentences],
        language=common_language(a, b),
        threshold=threshold,
        a_kinds=[sentence.kind for sentence in a.sentences],
        b_kinds=[sentence.kind for sentence in b.sentences],
        witnesses=[[sentence.text for sentence in witness.sentences] for witness in used],
        similarity=similarity,
    )
    return _assemble(a, b, alignment, tuple(witness.path for witness in used), tuple(decided))


def collate_at(collation: Collation, threshold: float) -> Collation:
    """The same collation with another threshold; costs no new alignment.

    Links below the lowest threshold the alignment kept candidates for cannot come back.
    """
    a, b = collation.a, collation.b
    alignment = at_threshold(collation.alignment, len(a.sentences), len(b.sentences), threshold)
    return _assemble(a, b, alignment, collation.witnesses, collation.decided)


def common_language(a: Article, b: Article) -> str:
    """The language to compare two articles in: A's, else B's, else German."""
    return a.language or b.language or DEFAULT_LANGUAGE


def bead_text(article: Article, ids: Sequence[int]) -> str:
    """A bead's text on one side: its sentences in document order joined by one space."""
    return " ".join(article.sentences[i].text for i in ids)


def _assemble(
    a: Article, b: Article, alignment: Alignment, witnesses: tuple[str, ...], decided: tuple[Decided, ...]
) -> Collation:
    alignment = _with_decided(alignment, decided, len(a.sentences), len(b.sentences))
    found = find_discrepancies(a, b, [(link.a, link.b) for link in alignment.links], _facts(a), _facts(b))
    language = common_language(a, b)
    beads, placed = [], set[Discrepancy]()
    for bead in alignment.beads:
        inside = tuple(d for d in found if d.a_id in bead.a and d.b_id in bead.b)
        placed.update(inside)
        beads.append(_with_edits(a, b, bead, inside, language))
    rest = tuple(d for d in found if d not in placed)
    return Collation(a, b, alignment, tuple(beads), rest, _shared_share(a, b, beads), witnesses, decided)


def _with_decided(alignment: Alignment, decided: Sequence[Decided], n_a: int, n_b: int) -> Alignment:
    """The reader's word counts more than any score, whatever the threshold."""
    if not decided:
        return alignment
    made = [Link(i, j, 1.0, sure=True, by="reader") for i, j, linked in decided if linked]
    apart = [(i, j) for i, j, linked in decided if not linked]
    links, beads = decide_beads(alignment.links, made, apart, n_a, n_b)
    return replace(alignment, links=links, beads=beads)


def _with_edits(
    a: Article, b: Article, bead: Bead, discrepancies: tuple[Discrepancy, ...], language: str
) -> Bead:
    if bead.kind != "paired":
        return bead
    difference = _diff(bead_text(a, bead.a), bead_text(b, bead.b), language)
    return replace(bead, edits=difference.edits, reworded=difference.reworded, discrepancies=discrepancies)


def _shared_share(a: Article, b: Article, beads: Sequence[Bead]) -> float:
    """Words of both texts that stand in paired beads, as a share of all their words."""
    shared = total = 0
    for bead in beads:
        words = sum(count_words(bead_text(article, ids)) for article, ids in ((a, bead.a), (b, bead.b)))
        total += words
        shared += words if bead.kind == "paired" else 0
    return shared / total if total else 0.0


@lru_cache(maxsize=_FACTS_KEPT)
def _facts(article: Article) -> tuple[tuple[Fact, ...], ...]:
    return article_facts(article)


@lru_cache(maxsize=_DIFFS_KEPT)
def _diff(a: str, b: str, language: str) -> Diff:
    return diff(a, b, language)
