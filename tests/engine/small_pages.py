"""Small pages for tests of cleaning: a piece a text, one blank line between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.extract.decide import Decided
from lesarten.extract.features import describe
from lesarten.extract.lines import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence


def pieces_of(texts: Sequence[str]) -> list[Piece]:
    """A piece for each text, in lines of their own."""
    return [Piece(text, ((0, len(text)),), number, 1) for number, text in enumerate(texts, 1)]


def decided(
    texts: Sequence[str], chances: Sequence[float] | float = 0.5, title: int | None = None
) -> Decided:
    """What the weights would say of a page if they gave these chances; one number stands for all."""
    given = [chances] * len(texts) if isinstance(chances, float) else list(chances)
    return Decided(describe(pieces_of(texts)), given, title)
