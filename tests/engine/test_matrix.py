"""Every source against every other."""

from __future__ import annotations

from pathlib import Path

import pytest

import lesarten
from lesarten.matrix import MatrixCell, in_order_of_interest, make_cells, siglum
from lesarten.model import Article

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [lesarten.read(str(path)) for path in SEEDS]


def test_every_pair_stands_once_with_figures_that_its_collation_has(articles: list[Article]) -> None:
    cells = list(make_cells(articles))
    assert [(cell.a, cell.b) for cell in cells] == [(a, b) for a in range(5) for b in range(a + 1, 5)]
    for cell in cells:
        made = lesarten.collate(articles[cell.a], articles[cell.b])
        only = sum(bead.kind != "paired" for bead in made.beads for _ in (*bead.a, *bead.b))
        assert cell.shared + only == cell.sentences
        assert cell.similarity == round(made.similarity, 4)


def test_the_pair_with_most_to_compare_comes_first() -> None:
    calm, alike, disputed = (
        MatrixCell(0, 1, 0.2, 4, 40, 0),
        MatrixCell(0, 2, 0.9, 36, 40, 0),
        MatrixCell(1, 2, 0.1, 2, 40, 3),
    )
    assert in_order_of_interest([calm, alike, disputed]) == (disputed, alike, calm)


def test_more_sources_than_letters_are_refused(articles: list[Article]) -> None:
    with pytest.raises(ValueError, match="at most 26"):
        next(make_cells(articles * 6))
    assert siglum(25) == "Z"


def test_one_source_has_no_pair(articles: list[Article]) -> None:
    assert list(make_cells(articles[:1])) == []
