"""Every source against every other: how much two share and how often they disagree.

Knows collations and counts; draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lesarten.model import Article, Collation

MOST_SOURCES = 26
"""Their sigla are A to Z."""

Collate = Callable[["Article", "Article"], "Collation"]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one pair of sources has in common and in dispute; `a` < `b`."""

    a: int
    """Position of the first source in the list."""
    b: int
    similarity: float
    """How much of both texts stands in paired beads, 0 to 1."""
    shared: int
    """Sentences of both sides that have a partner."""
    sentences: int
    """All sentences of both sides."""
    discrepancies: int
    """Facts that differ, spelling aside."""


def make_cells(articles: Sequence[Article], collate_pair: Collate | None = None) -> Iterator[MatrixCell]:
    """Yield the cell of every pair, row by row, as each is computed.

    `collate_pair` is asked for each pair, so that a caller can remember collations (None: `collate`).
    Raises ValueError for more than MOST_SOURCES articles.
    """
    if collate_pair is None:
        from lesarten.collate import collate  # comes with numpy, which whoever brings collations is spared

        collate_pair = collate
    if len(articles) > MOST_SOURCES:
        raise ValueError(f"a matrix holds at most {MOST_SOURCES} sources, not {len(articles)}")
    for a, b in combinations(range(len(articles)), 2):
        yield _count(a, b, collate_pair(articles[a], articles[b]))


def in_order_of_interest(cells: Sequence[MatrixCell]) -> tuple[MatrixCell, ...]:
    """The pairs as a reader may want to walk them: many facts that differ first, then much in common."""
    return tuple(sorted(cells, key=lambda cell: (-cell.discrepancies, -cell.similarity, cell.a, cell.b)))


def siglum(number: int) -> str:
    """The letter of a source: A for 0."""
    return chr(ord("A") + number)


def _count(a: int, b: int, collation: Collation) -> MatrixCell:
    paired = [bead for bead in collation.beads if bead.kind == "paired"]
    found = [item for bead in collation.beads for item in bead.discrepancies] + list(collation.discrepancies)
    return MatrixCell(
        a,
        b,
        round(collation.similarity, 4),
        sum(len(bead.a) + len(bead.b) for bead in paired),
        len(collation.a.sentences) + len(collation.b.sentences),
        sum(not item.noise for item in found),
    )
