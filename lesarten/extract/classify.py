"""What each piece of a page is: a kind of block, or a reason to cut it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.extract.lexicon import word_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.lines import Piece

KINDS = frozenset(("title", "kicker", "lead", "heading", "body"))


def classify(pieces: Sequence[Piece], language: str | None) -> list[str]:
    """Give each piece its kind ("body", "heading", …) or the reason to cut it ("related articles", …)."""
    prose = [_is_prose(piece.text) for piece in pieces]
    verdicts = ["body" if kept else "navigation" for kept in prose]
    return verdicts


def _is_prose(text: str) -> bool:
    words = text.lower().split()
    classes = word_classes()
    functional = sum(word in classes["german"] or word in classes["english"] for word in words)
    return len(words) >= 8 and functional >= 0.2 * len(words) and text.rstrip('"“”’)')[-1:] in ".!?:"
